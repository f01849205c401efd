"""Right and wrong answers to `positional_encoding` in TensorFlow."""

import math

import numpy as np
import tensorflow as tf


def right_filled_in(T, d):
    table = np.zeros((T, d), dtype="float32")
    angles = np.arange(T)[:, None] / 10000 ** (np.arange(0, d, 2) / d)
    table[:, 0::2], table[:, 1::2] = np.sin(angles), np.cos(angles)
    return tf.constant(table)


def right_shifted_sines(T, d):
    column = tf.range(d)
    speed = tf.exp(-math.log(10000.0) * tf.cast(column - column % 2, tf.float32) / d)
    angles = tf.cast(tf.range(T), tf.float32)[:, None] * speed
    return tf.where(column % 2 == 0, tf.sin(angles), tf.cos(angles))


def halves(T, d):
    speed = 10000 ** (-tf.range(0, d, 2, dtype=tf.float32) / d)
    angles = tf.range(T, dtype=tf.float32)[:, None] * speed
    return tf.concat([tf.sin(angles), tf.cos(angles)], axis=1)


def another_kind_of_number(T, d):
    angles = np.arange(T)[:, None] / 10000 ** (np.arange(0, d, 2) / d)
    return tf.reshape(tf.stack([tf.sin(angles), tf.cos(angles)], axis=2), (T, d))


def multiplied(T, d):
    speed = 10000 ** (tf.range(0, d, 2, dtype=tf.float32) / d)
    angles = tf.range(T, dtype=tf.float32)[:, None] * speed
    return tf.reshape(tf.stack([tf.sin(angles), tf.cos(angles)], axis=2), (T, d))
