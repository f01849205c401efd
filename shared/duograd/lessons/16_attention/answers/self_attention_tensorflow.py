"""Right and wrong answers to `self_attention` in TensorFlow."""

import tensorflow as tf


def right_in_one_piece(X, W_q, W_k, W_v):
    Q, K, V = (tf.einsum("ntd,dk->ntk", X, W) for W in (W_q, W_k, W_v))
    before = tf.linalg.band_part(tf.ones((X.shape[1], X.shape[1])), -1, 0)
    scores = tf.matmul(Q, K, transpose_b=True) / Q.shape[-1] ** 0.5 + (1 - before) * -1e9
    return tf.nn.softmax(scores) @ V


def right_word_by_word(X, W_q, W_k, W_v):
    heard = []
    for t in range(X.shape[1]):
        q, K, V = X[:, t : t + 1] @ W_q, X[:, : t + 1] @ W_k, X[:, : t + 1] @ W_v
        weights = tf.nn.softmax(tf.matmul(q, K, transpose_b=True) / q.shape[-1] ** 0.5)
        heard.append(weights @ V)
    return tf.concat(heard, axis=1)


def scaled_by_width(X, W_q, W_k, W_v):
    before = tf.sequence_mask(tf.range(1, X.shape[1] + 1), X.shape[1])
    scores = tf.matmul(X @ W_q, X @ W_k, transpose_b=True) / X.shape[-1] ** 0.5
    return tf.nn.softmax(tf.where(before, scores, -float("inf"))) @ (X @ W_v)


def mask_of_another_size(X, W_q, W_k, W_v):
    before = tf.range(X.shape[0]) <= tf.range(X.shape[0])[:, None]
    scores = tf.matmul(X @ W_q, X @ W_k, transpose_b=True) / W_q.shape[1] ** 0.5
    return tf.nn.softmax(tf.where(before, scores, -1e9)) @ (X @ W_v)


def scaled_by_values(X, W_q, W_k, W_v):
    Q, K, V = X @ W_q, X @ W_k, X @ W_v
    scores = tf.matmul(Q, K, transpose_b=True) / V.shape[-1] ** 0.5
    before = tf.linalg.band_part(tf.ones_like(scores), -1, 0) > 0
    return tf.nn.softmax(tf.where(before, scores, -1e9)) @ V
