"""What proves each row of where the frameworks differ, for TensorFlow."""

import tensorflow as tf


def how_the_built_in_layer_keeps_its_weights():
    """how the built-in layer keeps its weights"""
    layer = tf.keras.layers.Dense(3)
    layer.build([None, 2])
    return tuple(layer.kernel.shape) == (2, 3)


def what_it_is_told():
    """what it is told"""
    layer = tf.keras.layers.Dense(3)
    before = len(layer.weights)
    layer(tf.zeros([5, 2]))
    return (before, len(layer.weights)) == (0, 2)


def where_it_starts():
    """where it starts"""
    layer = tf.keras.layers.Dense(3)
    layer.build([None, 2])
    return bool((layer.bias.numpy() == 0).all() and (layer.kernel.numpy() != 0).all())


def one_example_without_a_batch():
    """one example without a batch"""
    try:
        tf.keras.layers.Dense(3)(tf.ones([2]))
        holds = False
    except ValueError:
        y = tf.keras.layers.Dense(3)(tf.ones([1, 2]))
        holds = tuple(y.shape) == (1, 3)
    return holds


def a_parameter_of_your_own_layer():
    """a parameter of your own layer"""
    layer = tf.keras.layers.Layer()
    layer.W = tf.Variable([1.0, 1.0])
    before = len(layer.weights)
    layer.b = layer.add_weight(shape=(2,))
    return (before, len(layer.weights)) == (0, 1)


def an_activation_in_the_layer():
    """an activation in the layer"""
    layer = tf.keras.layers.Dense(3, activation="sigmoid")
    y = layer(100 * tf.ones([1, 2])).numpy()
    return bool((y >= 0).all() and (y <= 1).all())
