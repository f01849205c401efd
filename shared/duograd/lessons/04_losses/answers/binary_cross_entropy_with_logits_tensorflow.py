"""Right and wrong answers to `binary_cross_entropy_with_logits` in TensorFlow."""

import tensorflow as tf


def right_by_the_builtin(z, y):
    z = tf.reshape(z, tf.shape(y))
    return tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=z))


def right_with_softplus(z, y):
    z = tf.reshape(z, tf.shape(y))
    softplus = tf.nn.softplus
    return tf.reduce_mean(y * softplus(-z) + (1 - y) * softplus(z))


def right_by_keras(z, y):
    bce = tf.keras.losses.BinaryCrossentropy(from_logits=True)
    return bce(tf.reshape(y, [-1, 1]), tf.reshape(z, [-1, 1]))


def maximum_of_all(z, y):
    z = tf.reshape(z, tf.shape(y))
    return tf.reduce_mean(max(z, 0) - z * y + tf.math.log1p(tf.exp(-tf.abs(z))))


def logits_for_probabilities(z, y):
    return tf.keras.losses.BinaryCrossentropy()(y, tf.reshape(z, tf.shape(y)))


def arguments_swapped(z, y):
    return tf.keras.losses.BinaryCrossentropy(from_logits=True)(z, y)


def other_branch(z, y):
    z = tf.reshape(z, tf.shape(y))
    above = z - z * y + tf.math.log1p(tf.exp(-z))
    below = tf.math.log1p(tf.exp(z)) - z * y
    return tf.reduce_mean(tf.where(z >= 0, above, below))
