"""Right and wrong answers to `DropoutLayer` in TensorFlow."""

import numpy as np
import tensorflow as tf


class _Layer(tf.keras.layers.Layer):
    def __init__(self, p, rng):
        super().__init__()
        self.p, self.rng = p, rng


class right_by_keywords(_Layer):
    def call(self, X, training=False):
        return dropout(X, p=self.p, training=training, rng=self.rng)


class right_by_the_mask(tf.keras.layers.Layer):
    def __init__(self, p, rng, **settings):
        super().__init__(**settings)
        self.rate = p
        self.generator = rng

    def call(self, inputs, training=None):
        if not training:
            return inputs
        return inputs * dropout_mask(inputs.shape, self.rate, self.generator) / (1 - self.rate)


class active_at_evaluation(_Layer):
    def call(self, X, training=False):
        return dropout(X, self.p, True, self.rng)


class training_reversed(_Layer):
    def call(self, X, training=False):
        return dropout(X, self.p, not training, self.rng)


class not_from_rng(_Layer):
    def call(self, X, training=False):
        return dropout(X, self.p, training, np.random.default_rng())


class rng_ignored(_Layer):
    def call(self, X, training=False):
        return dropout(X, self.p, training, np.random.default_rng(0))


class not_a_number(_Layer):
    def call(self, X, training=False):
        return dropout(X, training, self.p, self.rng)


class shape_kept(_Layer):
    def call(self, X, training=False):
        return dropout(X, self.p, training, self.rng)[int(training) :]


class wrong_share(_Layer):
    def call(self, X, training=False):
        return dropout(X, 1 - self.p, training, self.rng)


class gradient_lost(_Layer):
    def call(self, X, training=False):
        return dropout(tf.stop_gradient(X), self.p, training, self.rng)


class nothing_dropped(_Layer):
    def call(self, X, training=False):
        return dropout(X, self.p, False, self.rng)


class share_bounded(_Layer):
    def call(self, X, training=False):
        return dropout(X, self.p if self.p < 0.5 else 0.5, training, self.rng)


class wrongly_scaled(_Layer):
    def call(self, X, training=False):
        return X * dropout_mask(X.shape, self.p if training else 0, self.rng)


class gradient_lost__of_what_is_dropped(_Layer):
    def call(self, X, training=False):
        return X + tf.stop_gradient(dropout(X, self.p, training, self.rng) - X)


class one_mask_for_all_calls(_Layer):
    mask = None

    def call(self, X, training=False):
        if not training:
            return X
        if self.mask is None:
            self.mask = dropout_mask(X.shape, self.p, self.rng)
        return X * self.mask / (1 - self.p)


class one_row_for_all(_Layer):
    def call(self, X, training=False):
        if not training:
            return X
        return X * dropout_mask(X.shape[-1:], self.p, self.rng) / (1 - self.p)


class share_of_a_newer_layer(_Layer):
    def __init__(self, p, rng):
        super().__init__(p, rng)
        type(self).rate = p

    def call(self, X, training=False):
        return dropout(X, self.rate, training, self.rng)


class silent_later(_Layer):
    worked = False

    def call(self, X, training=False):
        active, self.worked = training and not self.worked, training
        return dropout(X, self.p, active, self.rng)


class type_changed(_Layer):
    def call(self, X, training=False):
        return tf.cast(dropout(X, self.p, training, self.rng), "float64")


class silent_after_evaluation(_Layer):
    def call(self, X, training=False):
        if not training:
            self.p = 0
        return dropout(X, self.p, training, self.rng)
