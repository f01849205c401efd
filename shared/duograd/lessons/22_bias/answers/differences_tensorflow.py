"""What proves each row of where the frameworks differ, for TensorFlow."""

import tensorflow as tf

Z = tf.constant([[0.0], [5.0], [-3.0]])
LOSS = tf.keras.losses.BinaryCrossentropy(from_logits=True)


def whole_labels():
    """a loss on logits, of labels that are whole numbers"""
    whole, floats = tf.constant([[1], [0], [1]]), tf.constant([[1.0], [0.0], [1.0]])
    return abs(float(LOSS(whole, Z) - LOSS(floats, Z))) < 1e-6


def weights():
    """weighing pictures in the loss instead of drawing them more often"""
    some = tf.constant([[3.0], [0.0], [0.0]])
    return abs(float(LOSS(tf.ones((3, 1)), Z, sample_weight=some)) - 0.6931) < 1e-4


def shapes():
    """a loss of labels [n] and logits [n, 1]"""
    flat, upright = tf.constant([1.0, 0.0, 1.0]), tf.constant([[1.0], [0.0], [1.0]])
    return abs(float(LOSS(flat, Z) - LOSS(upright, Z))) < 1e-6


def drawing():
    """drawing more often, built in"""
    sets = [tf.data.Dataset.from_tensors(k).repeat() for k in (0, 1)]
    drawn = tf.data.Dataset.sample_from_datasets(sets, weights=[0.0, 1.0]).take(4)
    return [int(k) for k in drawn] == [1] * 4
