"""A wrong answer to `kl_divergence` in TensorFlow."""

import tensorflow as tf


def log_var_cut(mu, log_var):
    log_var = tf.clip_by_value(log_var, -5, 5)
    terms = tf.exp(log_var) + mu**2 - 1 - log_var
    return tf.reduce_sum(terms, 1) / 2


def log_var_cut__far_away(mu, log_var):
    log_var = tf.clip_by_value(log_var, -30, 20)
    return tf.reduce_sum(tf.exp(log_var) + mu**2 - 1 - log_var, 1) / 2
