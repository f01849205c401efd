"""What proves each row of where the frameworks differ, for TensorFlow."""

import tensorflow as tf


def whole_numbers():
    """the mean of whole numbers"""
    return int(tf.reduce_mean([1, 2])) == 1
