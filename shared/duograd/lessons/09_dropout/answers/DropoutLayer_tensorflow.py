"""Right and wrong answers to `DropoutLayer` in TensorFlow."""

import tensorflow as tf


class _Layer(tf.keras.layers.Layer):
    def __init__(self, p, rng):
        super().__init__()
        self.p, self.rng = p, rng

    def call(self, X, training=False):
        return self.work(X, training)


def _held(X):
    return tf.stop_gradient(X)


def _table(X):
    return tf.reshape(X, (len(X), -1))


def _double(X):
    return tf.cast(X, tf.float64)


class right_by_the_mask(tf.keras.layers.Layer):
    def __init__(self, p, rng, **settings):
        super().__init__(**settings)
        self.rate = p
        self.generator = rng

    def call(self, inputs, training=None):
        if not training:
            return inputs
        return inputs * dropout_mask(inputs.shape, self.rate, self.generator) / (1 - self.rate)


class silent_later(_Layer):
    worked = False

    def work(self, X, training):
        active, self.worked = training and not self.worked, training
        return dropout(X, self.p, active, self.rng)


class type_changed(_Layer):
    def work(self, X, training):
        return tf.cast(dropout(X, self.p, training, self.rng), "float64")


class drops_at_p_zero(_Layer):
    def work(self, X, training):
        return dropout(X, self.p or 0.5, training, self.rng)
