"""Wrong answers to `reparameterize` in TensorFlow."""

import tensorflow as tf


def noise_drawn_inside(mu, log_var, noise):
    return mu + tf.exp(log_var / 2) * tf.random.normal(mu.shape)


def noise_drawn_inside__by_the_framework(mu, log_var, noise):
    return tf.random.normal(mu.shape, mean=mu, stddev=tf.exp(log_var / 2))


def log_var_cut(mu, log_var, noise):
    return mu + tf.exp(tf.clip_by_value(log_var, -4, 4) / 2) * noise


def log_var_cut__above(mu, log_var, noise):
    return mu + tf.exp(tf.minimum(log_var, 2) / 2) * noise


def noise_standardized(mu, log_var, noise):
    noise = (noise - tf.reduce_mean(noise, 0)) / (tf.math.reduce_std(noise, 0) + 1e-8)
    return mu + tf.exp(log_var / 2) * noise


def log_var_cut__far_away(mu, log_var, noise):
    return mu + tf.exp(tf.clip_by_value(log_var, -30, 20) / 2) * noise


def noise_cut(mu, log_var, noise):
    return mu + tf.exp(log_var / 2) * tf.clip_by_value(noise, -3, 3)
