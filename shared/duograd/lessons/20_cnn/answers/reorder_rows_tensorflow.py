"""Right and wrong answers to `reorder_rows` in TensorFlow."""

import numpy as np
import tensorflow as tf


def right_by_indices(W, height, width, channels):
    places = np.arange(height * width * channels).reshape(height, width, channels)
    return tf.gather(W, places.transpose(2, 0, 1).ravel())


def right_channel_by_channel(W, height, width, channels):
    return tf.concat([W[c::channels] for c in range(channels)], axis=0)


def all_axes_turned(W, height, width, channels):
    boxes = tf.reshape(W, (height, width, channels, -1))
    return tf.reshape(tf.transpose(boxes), W.shape)
