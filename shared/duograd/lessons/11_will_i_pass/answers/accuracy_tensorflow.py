"""Answers to `accuracy` in TensorFlow, right ones."""

import numpy as np
import tensorflow as tf


def right_in_numpy(p, y):
    return float(np.mean((p.numpy() > 0.5).ravel() == (y.numpy() > 0.5)))


def right_by_the_metric(p, y):
    return tf.reduce_mean(tf.keras.metrics.binary_accuracy(y[:, None], p))
