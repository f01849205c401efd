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


def other_branch__mended_afterwards(z, y):
    z = tf.reshape(z, tf.shape(y))
    losses = tf.math.log(1 + tf.exp(z)) - z * y
    return tf.reduce_mean(tf.where(tf.math.is_finite(losses), losses, tf.nn.relu(z) - z * y))


def stops_at_1000(z, y):
    z = tf.clip_by_value(tf.reshape(z, tf.shape(y)), -1000, 1000)
    return tf.reduce_mean(tf.nn.relu(z) - z * y + tf.math.log1p(tf.exp(-tf.abs(z))))


def stops_at_100(z, y):
    z = tf.clip_by_value(tf.reshape(z, tf.shape(y)), -100, 100)
    return tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=z))


def overflow(z, y):
    z = tf.reshape(z, tf.shape(y))
    one, other = tf.math.log(1 + tf.exp(-z)), tf.math.log(1 + tf.exp(z))
    return tf.reduce_mean(y * one + (1 - y) * other)


def infinite_where_wrong(z, y):
    p = tf.sigmoid(tf.reshape(z, tf.shape(y)))
    return tf.reduce_mean(tf.where(y == 1, -tf.math.log(p), -tf.math.log(1 - p)))


def list_against_column(z, y):
    y = tf.expand_dims(y, 1)
    return tf.reduce_mean(tf.nn.relu(z) - z * y + tf.math.log1p(tf.exp(-tf.abs(z))))


def last_term_dropped(z, y):
    z = tf.reshape(z, tf.shape(y))
    last = tf.where(tf.abs(z) > 5, 0.0, tf.math.log1p(tf.exp(-tf.abs(z))))
    return tf.reduce_mean(tf.nn.relu(z) - z * y + last)


def margin(z, y):
    return tf.reduce_mean(tf.nn.relu(1 - (2 * y - 1) * tf.reshape(z, tf.shape(y))))


def infinite_where_y_is_0(z, y):
    z = tf.reshape(z, tf.shape(y))
    one = tf.nn.relu(-z) + tf.math.log1p(tf.exp(-tf.abs(z)))
    return tf.reduce_mean(tf.where(y > 0.5, one, tf.math.log1p(tf.exp(z))))


def infinite_where_y_is_1(z, y):
    z = tf.reshape(z, tf.shape(y))
    zero = tf.nn.relu(z) + tf.math.log1p(tf.exp(-tf.abs(z)))
    return tf.reduce_mean(tf.where(y > 0.5, -tf.math.log(tf.sigmoid(z)), zero))
