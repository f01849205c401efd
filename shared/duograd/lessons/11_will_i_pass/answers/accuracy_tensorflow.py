"""Right and wrong answers to `accuracy` in TensorFlow."""

import numpy as np
import tensorflow as tf


def right_1(p, y):
    return float(np.mean((p.numpy() > 0.5).ravel() == (y.numpy() > 0.5)))


def right_2(p, y):
    return tf.reduce_mean(tf.keras.metrics.binary_accuracy(y[:, None], p))
