"""Right and wrong answers to `dropout`, the same in both frameworks."""

import numpy as np


def _in_training(dropped):
    """Drop only in training, and only where something is to be dropped."""
    return lambda X, p, training, rng: dropped(X, p, rng) if training and p else X


def active_at_evaluation(X, p, training, rng):
    return X * dropout_mask(X.shape, p, rng) / (1 - p)


def training_reversed(X, p, training, rng):
    if training:
        return X
    return X * dropout_mask(X.shape, p, rng) / (1 - p)


@_in_training
def shape_kept(X, p, rng):
    return X[dropout_mask(X.shape, p, rng) == 1] / (1 - p)


@_in_training
def p_subtracted(X, p, rng):
    return X * dropout_mask(X.shape, p, rng) / 1 - p


@_in_training
def dropped_not_zero(X, p, rng):
    return X * dropout_mask(X.shape, p, rng) / (1 - p) + p


@_in_training
def nothing_dropped(X, p, rng):
    return X


@_in_training
def p_for_keep(X, p, rng):
    return X * (1 - dropout_mask(X.shape, p, rng)) / p


@_in_training
def one_mask_for_all(X, p, rng):
    return X * dropout_mask(X.shape[-1:], p, rng) / (1 - p)


@_in_training
def whole_examples(X, p, rng):
    shape = (len(X), 1) if len(X.shape) == 2 else X.shape
    return X * dropout_mask(shape, p, rng) / (1 - p)


@_in_training
def wrong_share(X, p, rng):
    return X * dropout_mask(X.shape, p / 2, rng) / (1 - p)


@_in_training
def not_rescaled(X, p, rng):
    return X * dropout_mask(X.shape, p, rng)


@_in_training
def scaled_by_p(X, p, rng):
    return X * dropout_mask(X.shape, p, rng) / p


@_in_training
def shrunk(X, p, rng):
    return X * dropout_mask(X.shape, p, rng) * (1 - p)


@_in_training
def wrongly_scaled(X, p, rng):
    return X * dropout_mask(X.shape, p, rng) * (1 + p)


@_in_training
def same_every_call(X, p, rng):
    return X * dropout_mask(X.shape, p, np.random.default_rng(0)) / (1 - p)


def always_doubled(X, p, training, rng):
    return 2 * X * dropout_mask(X.shape, p, rng) if training else X


@_in_training
def factor_of_this_mask(X, p, rng):
    mask = dropout_mask(X.shape, p, rng)
    return X * mask / max(float(np.asarray(mask).mean()), p / 10)


@_in_training
def one_mask_for_all__of_tables(X, p, rng):
    return X * dropout_mask(X.shape[-2:], p, rng) / (1 - p)


@_in_training
def nothing_dropped__where_p_is_small(X, p, rng):
    return X * dropout_mask(X.shape, p, rng) / (1 - p) if p > 0.1 else X


def gradient_lost(X, p, training, rng):
    if not training:
        return X
    return X + _held(dropout_mask(X.shape, p, rng) * X / (1 - p) - X)


def gradient_lost__of_what_stays(X, p, training, rng):
    if not training or p == 0:
        return X
    return _held(X * dropout_mask(X.shape, p, rng) / (1 - p))


def right_minus_what_goes(X, p, training, rng):
    if not training:
        return X
    gone = 1 - dropout_mask(X.shape, p, rng)
    return (X - X * gone) / (1 - p)


def gradient_lost__without_the_factor(X, p, training, rng):
    if not training:
        return X
    kept = X * dropout_mask(X.shape, p, rng)
    return kept + _held(kept / (1 - p) - kept)


def right_by_where(X, p, training, rng):
    if training:
        return _where(dropout_mask(X.shape, p, rng) == 1, X / (1 - p), 0 * X)
    return X


def shape_kept__of_three_axes(X, p, training, rng):
    if not training:
        return _table(X)
    return X * dropout_mask(X.shape, p, rng) / (1 - p)


def gradient_lost__of_three_axes(X, p, training, rng):
    if not training or p == 0:
        return X
    dropped = X * dropout_mask(X.shape, p, rng) / (1 - p)
    return dropped if len(X.shape) == 2 else _held(dropped)


def wrong_share__from_a_single_row(X, p, training, rng):
    if not training or len(X) == 1:
        return X
    return X * dropout_mask(X.shape, p, rng) / (1 - p)


@_in_training
def wrongly_scaled__only_above_0(X, p, rng):
    kept = X * dropout_mask(X.shape, p, rng)
    return _where(kept > 0, kept / (1 - p), kept)


def type_changed__at_evaluation(X, p, training, rng):
    if not training:
        return _double(X)
    return X * dropout_mask(X.shape, p, rng) / (1 - p)


@_in_training
def always_as_many(X, p, rng):
    mask = rng.permutation(int(np.prod(X.shape))) >= round(p * int(np.prod(X.shape)))
    return X * _tensor(mask.reshape(X.shape).astype("float32")) / (1 - p)
