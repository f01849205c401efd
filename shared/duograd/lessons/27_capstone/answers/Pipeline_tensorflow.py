"""Answers to `Pipeline` in TensorFlow, right ones."""

import tensorflow as tf


class right_with_variables(tf.keras.Model):
    def __init__(self, mean, std, network):
        super().__init__()
        self.shift = tf.Variable(mean, trainable=False)
        self.factor = tf.Variable(1 / std, trainable=False)
        self.network = network

    def call(self, X):
        return self.network((X - self.shift) * self.factor)


class right_with_one_weight(tf.keras.layers.Layer):
    def __init__(self, mean, std, network):
        super().__init__()
        self.numbers = self.add_weight(shape=(2, *mean.shape), trainable=False)
        self.numbers.assign(tf.stack([mean, std]))
        self.network = network

    def call(self, X):
        return self.network((X - self.numbers[0]) / self.numbers[1])
