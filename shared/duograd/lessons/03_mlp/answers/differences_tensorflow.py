"""What proves each row of where the frameworks differ, for TensorFlow."""

import tensorflow as tf


def an_activation_between_layers():
    """an activation between layers"""
    layer = tf.keras.layers.Dense(4, activation="relu")
    return bool(tf.reduce_min(layer(tf.constant([[-3.0, 2.0], [3.0, -2.0]]))) == 0)


def when_the_weights_exist():
    """when the weights exist"""
    layer = tf.keras.layers.Dense(4)
    before = len(layer.weights)
    layer(tf.ones([1, 2]))
    return (before, len(layer.weights)) == (0, 2)


def your_own_model():
    """your own model"""

    class M(tf.keras.Model):
        def call(self, X):
            return X + 1

    return float(M()(tf.zeros([1]))[0]) == 1


def how_w_is_stored():
    """how W is stored"""
    layer = tf.keras.layers.Dense(4)
    layer(tf.ones([1, 2]))
    return tuple(layer.kernel.shape) == (2, 4)


def biases_before_training():
    """biases before training"""
    layer = tf.keras.layers.Dense(4)
    layer(tf.ones([1, 2]))
    return layer.bias.numpy().tolist() == [0, 0, 0, 0]
