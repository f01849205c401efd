"""Right answers to `temperature_probabilities` in TensorFlow."""

import tensorflow as tf


def right_by_logarithms(logits, temperature):
    return tf.exp(tf.nn.log_softmax(logits / temperature))


def right_by_hand(logits, temperature):
    scores = (logits - tf.reduce_max(logits, axis=-1, keepdims=True)) / temperature
    return tf.exp(scores) / tf.reduce_sum(tf.exp(scores), axis=-1, keepdims=True)


def never_colder_than_0_5(logits, temperature):
    return tf.nn.softmax(logits / max(temperature, 0.5), -1)


def sure_before_the_heat(logits, temperature):
    chances = tf.nn.softmax(logits)
    return tf.nn.softmax(tf.math.log(chances) / temperature)
