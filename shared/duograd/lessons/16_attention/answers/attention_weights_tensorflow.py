"""Right and wrong answers to `attention_weights` in TensorFlow."""

import tensorflow as tf


def right_by_einsum(Q, K):
    scores = tf.einsum("nqd,nkd->nqk", Q, K) / tf.sqrt(float(Q.shape[-1]))
    return tf.nn.softmax(scores)


def right_queries_divided_first(Q, K):
    width = tf.cast(tf.shape(Q)[-1], tf.float32)
    return tf.keras.ops.softmax((Q / width**0.5) @ tf.transpose(K, (0, 2, 1)), axis=-1)


def right_by_hand(Q, K):
    scores = tf.reduce_sum(Q[:, :, None] * K[:, None], axis=-1) / K.shape[-1] ** 0.5
    e = tf.exp(scores - tf.reduce_max(scores, axis=-1, keepdims=True))
    return e / tf.reduce_sum(e, axis=-1, keepdims=True)


def not_turned(Q, K):
    return tf.nn.softmax(tf.matmul(Q, K) / Q.shape[-1] ** 0.5, axis=-1)


def not_turned__all_axes(Q, K):
    return tf.nn.softmax(Q @ tf.transpose(K) / Q.shape[-1] ** 0.5, axis=-1)


def softmax_over_queries(Q, K):
    return tf.nn.softmax(tf.matmul(Q, K, transpose_b=True) / Q.shape[-1] ** 0.5, axis=1)


def axis_lost(Q, K):
    e = tf.exp(tf.matmul(Q, K, transpose_b=True) / Q.shape[-1] ** 0.5)
    return e / tf.reduce_sum(e, axis=-1)


def scaled_by_half(Q, K):
    return tf.nn.softmax(tf.matmul(Q, K, transpose_b=True) / (Q.shape[-1] ** 1 / 2))


def overflow(Q, K):
    e = tf.exp(tf.matmul(Q, K, transpose_b=True) / Q.shape[-1] ** 0.5)
    return e / tf.reduce_sum(e, axis=-1, keepdims=True)


def one_largest_for_all(Q, K):
    scores = tf.matmul(Q, K, transpose_b=True) / Q.shape[-1] ** 0.5
    e = tf.exp(scores - tf.reduce_max(scores))
    return e / tf.reduce_sum(e, axis=-1, keepdims=True)


def reshaped_not_turned(Q, K):
    flat = tf.reshape(K, (K.shape[0], K.shape[2], K.shape[1]))
    return tf.nn.softmax(Q @ flat / Q.shape[-1] ** 0.5, -1)


def cut_off(Q, K):
    scores = Q @ tf.linalg.matrix_transpose(K) / Q.shape[-1] ** 0.5
    return tf.nn.softmax(tf.clip_by_value(scores, -30, 30))


def right_cut_off_at_a_thousand(Q, K):
    scores = tf.einsum("nqd,nkd->nqk", Q, K) / Q.shape[-1] ** 0.5
    return tf.nn.softmax(tf.minimum(tf.maximum(scores, -1000.0), 1000.0))
