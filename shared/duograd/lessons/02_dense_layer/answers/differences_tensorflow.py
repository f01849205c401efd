"""What proves each row of where the frameworks differ, for TensorFlow."""

import tensorflow as tf


def _built():
    layer = tf.keras.layers.Dense(3)
    layer.build([None, 2])
    return layer


def layout():
    """how the built-in layer keeps its weights"""
    return tuple(_built().kernel.shape) == (2, 3)


def sizes():
    """what it is told"""
    layer = tf.keras.layers.Dense(3)
    before = len(layer.weights)
    layer(tf.zeros([5, 2]))
    return (before, len(layer.weights)) == (0, 2)


def start():
    """where it starts"""
    layer = _built()
    return bool((layer.bias.numpy() == 0).all() and (layer.kernel.numpy() != 0).all())


def one_example():
    """one example without a batch"""
    try:
        tf.keras.layers.Dense(3)(tf.ones([2]))
    except ValueError:
        y = tf.keras.layers.Dense(3)(tf.ones([1, 2]))
        return tuple(y.shape) == (1, 3)
    return False


def own_parameter():
    """a parameter of your own layer"""
    layer = tf.keras.layers.Layer()
    layer.W = tf.Variable([1.0, 1.0])
    before = len(layer.weights)
    layer.b = layer.add_weight(shape=(2,))
    return (before, len(layer.weights)) == (0, 1)


def activation():
    """an activation in the layer"""
    layer = tf.keras.layers.Dense(3, activation="sigmoid")
    y = layer(100 * tf.ones([1, 2])).numpy()
    return bool((y >= 0).all() and (y <= 1).all())
