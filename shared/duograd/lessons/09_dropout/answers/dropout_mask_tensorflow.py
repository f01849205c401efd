"""Right and wrong answers to `dropout_mask` in TensorFlow."""

import tensorflow as tf


def _float(kept):
    return tf.cast(kept, tf.float32)


def not_float32(shape, p, rng):
    return tf.constant((rng.random(shape) >= p).astype(float))
