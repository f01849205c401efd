"""Right and wrong answers to `standardize` in TensorFlow."""

import tensorflow as tf


def right_1(train, other):
    mean, variance = tf.nn.moments(train, axes=[0])
    return [(table - mean) / tf.sqrt(variance) for table in (train, other)]


def right_2(train, other):
    layer = tf.keras.layers.Normalization(axis=-1)
    layer.adapt(train.numpy())
    return layer(train), layer(other)
