"""Right answers to `sequence_loss` in TensorFlow."""

import tensorflow as tf


def right_by_keras(Z, Y):
    return tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True, ignore_class=0)(Y, Z)


def right_by_picking(Z, Y):
    losses = tf.nn.sparse_softmax_cross_entropy_with_logits(Y, Z)
    return tf.reduce_mean(tf.boolean_mask(losses, Y != 0))


def right_by_hand(Z, Y):
    mask = tf.cast(Y > 0, Z.dtype)
    chances = tf.nn.log_softmax(Z, axis=-1)
    losses = -tf.gather(chances, Y, batch_dims=2)
    return tf.reduce_sum(mask * losses) / tf.reduce_sum(mask)


def all_behind_an_empty_place(Z, Y):
    losses = tf.nn.sparse_softmax_cross_entropy_with_logits(Y, Z)
    mask = tf.math.cumprod(tf.cast(Y != 0, losses.dtype), axis=1)
    return tf.reduce_sum(losses * mask) / tf.reduce_sum(mask)
