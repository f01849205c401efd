"""Right and wrong answers to `perplexity` in TensorFlow."""

import tensorflow as tf


def right_by_log_softmax(Z, labels):
    chances = tf.nn.log_softmax(Z, axis=-1)
    return tf.exp(-tf.reduce_mean(tf.gather(chances, labels, batch_dims=1)))


def right_by_keras(Z, labels):
    loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    return tf.exp(loss_fn(labels, Z))


def right_by_hand(Z, labels):
    Z = Z - tf.reduce_max(Z, axis=1, keepdims=True)
    right = tf.reduce_sum(Z * tf.one_hot(labels, Z.shape[1]), axis=1)
    return tf.exp(tf.reduce_mean(tf.reduce_logsumexp(Z, axis=1) - right))


def never_above_the_words(Z, labels):
    value = tf.exp(tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels, Z)))
    return tf.minimum(value, float(Z.shape[1]))


def number_returned(Z, labels):
    losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, Z)
    return float(tf.exp(tf.reduce_mean(losses)))


def chances_clipped(Z, labels):
    cross_entropy = tf.keras.losses.SparseCategoricalCrossentropy()
    return tf.exp(cross_entropy(labels, tf.nn.softmax(Z)))


def scores_cut_off(Z, labels):
    powers = tf.exp(tf.clip_by_value(Z, -50.0, 50.0))
    chances = tf.gather(powers / tf.reduce_sum(powers, 1, keepdims=True), labels, batch_dims=1)
    return tf.exp(-tf.reduce_mean(tf.math.log(chances)))


def scores_clipped_to_chances(Z, labels):
    return tf.exp(tf.keras.losses.SparseCategoricalCrossentropy()(labels, Z))
