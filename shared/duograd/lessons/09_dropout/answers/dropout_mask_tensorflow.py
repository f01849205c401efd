"""Right and wrong answers to `dropout_mask` in TensorFlow."""

import numpy as np
import tensorflow as tf


def _float(kept):
    return tf.cast(kept, tf.float32)


def right_by_binomial(shape, p, rng):
    return _float(rng.binomial(1, 1 - p, shape))


def right_from_what_is_dropped(shape, p, rng):
    return _float(1 - (rng.uniform(0, 1, shape) < p))


def right_by_choice(shape, p, rng):
    return _float(rng.choice([0, 1], size=shape, p=[p, 1 - p]))


def not_from_rng(shape, p, rng):
    return _float(np.random.random(shape) >= p)


def always_as_many(shape, p, rng):
    count = np.prod(shape)
    return _float(rng.permutation(count).reshape(shape) >= int(p * count))


def mask_shape(shape, p, rng):
    return _float(rng.random(shape[-1]) >= p)


def not_zero_or_one(shape, p, rng):
    return _float((rng.random(shape) >= p) / (1 - p))


def p_for_keep(shape, p, rng):
    return _float(rng.random(shape) < p)


def one_row_for_all(shape, p, rng):
    row = rng.random(shape[-1]) >= p
    return _float(np.zeros((*shape[:-1], 1)) + row)


def whole_rows(shape, p, rng):
    luck = rng.random((*shape[:-1], 1) if len(shape) == 2 else shape)
    return _float(luck >= p + np.zeros(tuple(shape)))


def wrong_share(shape, p, rng):
    return _float(rng.random(shape) >= 0.5)


def same_every_call(shape, p, rng):
    return _float(np.random.default_rng(0).random(shape) >= p)


def not_float32(shape, p, rng):
    return tf.constant((rng.random(shape) >= p).astype(float))
