"""What proves each row of where the frameworks differ, for TensorFlow."""

import numpy as np
import tensorflow as tf


def start():
    """what an embedding layer starts with"""
    layer = tf.keras.layers.Embedding(400, 100)
    numbers = layer(tf.range(400)).numpy()
    return bool(abs(numbers).max() <= 0.05 and 30 < 1 / numbers.std() < 40)


def one_hot():
    """what the framework's own `one_hot` gives"""
    hot = tf.one_hot([2, 0], 5)
    return hot.dtype == tf.float32 and (hot @ tf.ones((5, 2))).shape == (2, 2)


def beyond():
    """a one-hot of an index beyond the table"""
    return not tf.one_hot([5], 5).numpy().any()


def no_whole_number():
    """an index that is no whole number"""
    layer = tf.keras.layers.Embedding(4, 2)
    rows = layer(tf.range(4)).numpy()
    return bool(np.array_equal(layer(tf.constant([1.7])).numpy()[0], rows[1]))


def padding():
    """the row of the padding"""
    layer = tf.keras.layers.Embedding(4, 2, mask_zero=True)
    row = layer(tf.constant([0])).numpy()
    mask = layer.compute_mask(tf.constant([0, 1]))
    return bool(row.any()) and mask.numpy().tolist() == [False, True]


def lookup():
    """the gradient of a lookup"""
    E = tf.Variable(tf.ones((4, 2)))
    with tf.GradientTape() as tape:
        total = tf.reduce_sum(tf.gather(E, [1, 1]))
    return isinstance(tape.gradient(total, E), tf.IndexedSlices)
