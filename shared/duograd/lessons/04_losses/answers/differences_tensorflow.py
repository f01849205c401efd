"""What proves each row of where the frameworks differ, for TensorFlow."""

import tensorflow as tf


def the_order_of_the_arguments():
    """the order of the arguments"""
    p, y = tf.constant([0.8]), tf.constant([1.0])
    return abs(float(tf.keras.losses.BinaryCrossentropy()(y, p)) - 0.2231) < 1e-3


def logits_or_probabilities():
    """logits or probabilities"""
    z, y = tf.constant([2.0]), tf.constant([1.0])
    of_logit = float(tf.keras.losses.BinaryCrossentropy(from_logits=True)(y, z))
    of_probability = float(tf.keras.losses.BinaryCrossentropy()(y, tf.sigmoid(z)))
    unsaid = float(tf.keras.losses.BinaryCrossentropy()(y, z))
    return abs(of_logit - of_probability) < 1e-4 and abs(unsaid - of_logit) > 0.1


def column_against_row():
    """[n, 1] against [n]"""
    y = tf.constant([1.0, 2.0, 3.0, 4.0])
    by_hand = float(tf.reduce_mean((y[:, None] - y) ** 2))
    return by_hand == 2.5 and float(tf.keras.losses.MeanSquaredError()(y, y[:, None])) == 0


def certain_and_wrong():
    """certain and wrong (p = 0, y = 1)"""
    loss = tf.keras.losses.BinaryCrossentropy()
    return 15.9 < float(loss(tf.constant([1.0]), tf.constant([0.0]))) < 16.3


def whole_number_labels():
    """whole-number labels"""
    Z = tf.zeros([1, 2])
    of_labels = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    of_rows = tf.keras.losses.CategoricalCrossentropy(from_logits=True)
    one, other = float(of_labels(tf.constant([1]), Z)), float(of_rows(tf.constant([[0.0, 1.0]]), Z))
    return abs(one - 0.6931) < 1e-3 and abs(one - other) < 1e-6
