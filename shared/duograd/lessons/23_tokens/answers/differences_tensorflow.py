"""What proves the row of where the frameworks differ, for TensorFlow."""

import tensorflow as tf


def ids():
    """the dtype of a list of ids as a tensor"""
    return tf.constant([7, 3]).dtype == tf.int32
