"""Right and wrong answers to `DropoutLayer`, the same in both frameworks.

`_Layer` asks each for its `work`; `_held` stops the gradient.
"""

import numpy as np


class right_by_keywords(_Layer):
    def work(self, X, training):
        return dropout(X, p=self.p, training=training, rng=self.rng)


class active_at_evaluation(_Layer):
    def work(self, X, training):
        return dropout(X, self.p, True, self.rng)


class training_reversed(_Layer):
    def work(self, X, training):
        return dropout(X, self.p, not training, self.rng)


class not_from_rng(_Layer):
    def work(self, X, training):
        return dropout(X, self.p, training, np.random.default_rng())


class rng_ignored(_Layer):
    def work(self, X, training):
        return dropout(X, self.p, training, np.random.default_rng(0))


class not_a_number(_Layer):
    def work(self, X, training):
        return dropout(X, training, self.p, self.rng)


class shape_kept(_Layer):
    def work(self, X, training):
        return dropout(X, self.p, training, self.rng)[int(training) :]


class wrong_share(_Layer):
    def work(self, X, training):
        return dropout(X, 1 - self.p, training, self.rng)


class gradient_lost(_Layer):
    def work(self, X, training):
        return dropout(_held(X), self.p, training, self.rng)


class nothing_dropped(_Layer):
    def work(self, X, training):
        return dropout(X, self.p, False, self.rng)


class share_bounded(_Layer):
    def work(self, X, training):
        return dropout(X, self.p if self.p < 0.5 else 0.5, training, self.rng)


class wrongly_scaled(_Layer):
    def work(self, X, training):
        return X * dropout_mask(X.shape, self.p if training else 0, self.rng)


class gradient_lost__of_what_is_dropped(_Layer):
    def work(self, X, training):
        return X + _held(dropout(X, self.p, training, self.rng) - X)


class one_row_for_all(_Layer):
    def work(self, X, training):
        if not training:
            return X
        return X * dropout_mask(X.shape[-1:], self.p, self.rng) / (1 - self.p)


class silent_after_evaluation(_Layer):
    def work(self, X, training):
        if not training:
            self.p = 0
        return dropout(X, self.p, training, self.rng)


class one_mask_for_all_calls(_Layer):
    mask = None

    def work(self, X, training):
        if not training:
            return X
        if self.mask is None:
            self.mask = dropout_mask(X.shape, self.p, self.rng)
        return X * self.mask / (1 - self.p)


class share_of_a_newer_layer(_Layer):
    def __init__(self, p, rng):
        super().__init__(p, rng)
        type(self).rate = p

    def work(self, X, training):
        return dropout(X, self.rate, training, self.rng)


class shape_kept__of_three_axes(_Layer):
    def work(self, X, training):
        return dropout(_table(X), self.p, training, self.rng)


class one_row_for_all__of_three_axes(_Layer):
    def work(self, X, training):
        if not training:
            return X
        return X * dropout_mask(X.shape[-2:], self.p, self.rng) / (1 - self.p)


class nothing_dropped__on_a_line(_Layer):
    def work(self, X, training):
        return dropout(X, self.p, training and len(X.shape) > 1, self.rng)


class active_after_training(_Layer):
    on = False

    def work(self, X, training):
        self.on = self.on or training
        return dropout(X, self.p, self.on, self.rng)


class wrongly_scaled__where_p_is_large(_Layer):
    def work(self, X, training):
        mask = dropout_mask(X.shape, self.p if training else 0, self.rng)
        return X * mask / (1 - min(self.p, 0.6) if training else 1)


class type_changed__at_evaluation(_Layer):
    def work(self, X, training):
        return dropout(X, self.p, training, self.rng) if training else _double(X)
