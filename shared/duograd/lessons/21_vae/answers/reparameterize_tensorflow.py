"""Wrong answers to `reparameterize` in TensorFlow."""

import tensorflow as tf


def noise_drawn_inside(mu, log_var, noise):
    return mu + tf.exp(log_var / 2) * tf.random.normal(mu.shape)


def noise_drawn_inside__by_the_framework(mu, log_var, noise):
    return tf.random.normal(mu.shape, mean=mu, stddev=tf.exp(log_var / 2))
