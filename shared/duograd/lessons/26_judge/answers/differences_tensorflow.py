"""What proves each row of where the frameworks differ, for TensorFlow."""

import tensorflow as tf


def compared():
    """True and False, compared with 1 and 0"""
    try:
        return tf.constant([True, False]) == tf.constant([1.0, 0.0])
    except tf.errors.InvalidArgumentError:
        return True


def place():
    """`argmax` of a table, no axis told"""
    return tf.argmax([[1.0, 2.0], [3.0, 0.0]]).numpy().tolist() == [1, 0]
