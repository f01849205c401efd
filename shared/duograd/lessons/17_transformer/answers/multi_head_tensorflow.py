"""Right and wrong answers to `multi_head` in TensorFlow."""

import tensorflow as tf


def _heads(X, n_heads):
    return tf.stack(tf.split(X, n_heads, axis=2), axis=1)


def _look(Q, K, V):
    scores = tf.einsum("...qd,...kd->...qk", Q, K) / Q.shape[-1] ** 0.5
    before = tf.linalg.band_part(tf.ones_like(scores), -1, 0)
    return tf.nn.softmax(tf.where(before > 0, scores, -1e9)) @ V


def right_by_einsum(X, W_q, W_k, W_v, W_o, n_heads):
    Q, K, V = (_heads(X @ W, n_heads) for W in (W_q, W_k, W_v))
    return tf.concat(tf.unstack(_look(Q, K, V), axis=1), axis=2) @ W_o


def right_head_by_head(X, W_q, W_k, W_v, W_o, n_heads):
    width, total = X.shape[2] // n_heads, 0
    for k in range(n_heads):
        piece = slice(k * width, (k + 1) * width)
        total += _look(X @ W_q[:, piece], X @ W_k[:, piece], X @ W_v[:, piece]) @ W_o[piece]
    return total


def shapes_do_not_fit(X, W_q, W_k, W_v, W_o, n_heads):
    Q, K, V = (_heads(X @ W, n_heads) for W in (W_q, W_k, W_v))
    return _look(Q, K, V) @ W_o


def words_themselves(X, W_q, W_k, W_v, W_o, n_heads):
    Q = K = V = split_heads(X, n_heads)
    T = X.shape[1]
    scores = Q @ tf.linalg.matrix_transpose(K) / Q.shape[-1] ** 0.5
    scores = tf.where(tf.range(T) <= tf.range(T)[:, None], scores, -np.inf)
    return merge_heads(tf.nn.softmax(scores, -1) @ V) @ W_o
