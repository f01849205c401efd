"""Right and wrong answers to `he_weights` in TensorFlow."""

import tensorflow as tf


def right_by_a_tensor(noise):
    return noise * tf.sqrt(2.0 / tf.cast(tf.shape(noise)[0], tf.float32))


def as_many_as_numbers(noise):
    return noise * tf.sqrt(2.0 / tf.cast(tf.size(noise), tf.float32))


def divided_by_its_size_0(noise):
    return noise / tf.math.reduce_std(noise) * (2 / noise.shape[0]) ** 0.5


def not_from_the_noise(noise):
    return tf.random.normal(noise.shape) * (2 / len(noise)) ** 0.5
