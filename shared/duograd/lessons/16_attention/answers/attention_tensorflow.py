"""Right and wrong answers to `attention` in TensorFlow."""

import tensorflow as tf


def right_with_a_large_number(Q, K, V, mask):
    scores = Q @ tf.transpose(K, (0, 2, 1)) / tf.sqrt(float(Q.shape[-1]))
    if mask is None:
        mask = tf.ones_like(scores, dtype=tf.bool)
    return tf.matmul(tf.nn.softmax(tf.where(mask, scores, -1e9)), V)


def shared_out_anew(Q, K, V, mask):
    weights = tf.nn.softmax(tf.einsum("nqd,nkd->nqk", Q, K) / Q.shape[-1] ** 0.5)
    if mask is not None:
        weights = weights * tf.cast(mask, tf.float32)
    return weights / tf.reduce_sum(weights, axis=-1, keepdims=True) @ V


def right_added(Q, K, V, mask):
    scores = tf.matmul(Q, K, transpose_b=True) / K.shape[-1] ** 0.5
    if mask is not None:
        scores += (1 - tf.cast(mask, tf.float32)) * -1e9
    return tf.keras.ops.softmax(scores, axis=-1) @ V


def none_not_handled(Q, K, V, mask):
    scores = tf.matmul(Q, K, transpose_b=True) / Q.shape[-1] ** 0.5
    return tf.nn.softmax(tf.where(mask, scores, -float("inf"))) @ V


def none_not_handled__cast(Q, K, V, mask):
    scores = tf.matmul(Q, K, transpose_b=True) / Q.shape[-1] ** 0.5
    return tf.nn.softmax(scores + (1 - tf.cast(mask, tf.float32)) * -1e9) @ V


def mask_as_one_truth(Q, K, V, mask):
    scores = tf.matmul(Q, K, transpose_b=True) / Q.shape[-1] ** 0.5
    if mask:
        scores = tf.where(mask, scores, -float("inf"))
    return tf.nn.softmax(scores) @ V


def zero_times_infinity(Q, K, V, mask):
    scores = tf.matmul(Q, K, transpose_b=True) / Q.shape[-1] ** 0.5
    if mask is not None:
        scores += (1 - tf.cast(mask, tf.float32)) * -float("inf")
    return tf.nn.softmax(scores) @ V


def mask_inverted(Q, K, V, mask):
    scores = tf.matmul(Q, K, transpose_b=True) / Q.shape[-1] ** 0.5
    if mask is not None:
        scores = tf.where(mask, -float("inf"), scores)
    return tf.nn.softmax(scores) @ V


def mask_inverted_added(Q, K, V, mask):
    scores = tf.matmul(Q, K, transpose_b=True) / Q.shape[-1] ** 0.5
    if mask is not None:
        scores += tf.cast(mask, tf.float32) * -1e9
    return tf.nn.softmax(scores) @ V


def mask_added(Q, K, V, mask):
    scores = tf.matmul(Q, K, transpose_b=True) / Q.shape[-1] ** 0.5
    if mask is not None:
        scores += tf.cast(mask, tf.float32)
    return tf.nn.softmax(scores) @ V


def booleans_multiplied(Q, K, V, mask):
    scores = tf.matmul(Q, K, transpose_b=True) / Q.shape[-1] ** 0.5
    if mask is not None:
        scores = scores * mask
    return tf.nn.softmax(scores) @ V


def mask_transposed(Q, K, V, mask):
    scores = tf.matmul(Q, K, transpose_b=True) / Q.shape[-1] ** 0.5
    if mask is not None:
        scores = tf.where(tf.linalg.matrix_transpose(mask), scores, -float("inf"))
    return tf.nn.softmax(scores) @ V


def not_low_enough_100(Q, K, V, mask):
    scores = tf.matmul(Q, K, transpose_b=True) / Q.shape[-1] ** 0.5
    if mask is not None:
        scores = tf.where(mask, scores, -100.0)
    return tf.nn.softmax(scores) @ V


def square_mask(Q, K, V, mask):
    scores = tf.matmul(Q, K, transpose_b=True) / Q.shape[-1] ** 0.5
    before = tf.range(Q.shape[1]) <= tf.range(Q.shape[1])[:, None]
    return tf.nn.softmax(tf.where(before, scores, -1e9)) @ V


def tables_do_not_fit(Q, K, V, mask):
    scores = tf.matmul(Q, V, transpose_b=True) / Q.shape[-1] ** 0.5
    if mask is not None:
        scores = tf.where(mask, scores, -1e9)
    return tf.nn.softmax(scores) @ K


def mask_of_the_first(Q, K, V, mask):
    scores = Q @ tf.linalg.matrix_transpose(K) / Q.shape[-1] ** 0.5
    if mask is not None:
        mask = mask[0] if len(mask.shape) == 3 else mask
        scores = tf.where(mask, scores, -float("inf"))
    return tf.nn.softmax(scores, -1) @ V


def shared_out_anew_silent(Q, K, V, mask):
    weights = tf.nn.softmax(tf.matmul(Q, K, transpose_b=True) / Q.shape[-1] ** 0.5)
    if mask is not None:
        weights = tf.where(mask, weights, 0.0)
    return weights / (tf.reduce_sum(weights, axis=-1, keepdims=True) + 1e-9) @ V


def too_little_taken_off_1000(Q, K, V, mask):
    scores = tf.matmul(Q, K, transpose_b=True) / Q.shape[-1] ** 0.5
    if mask is not None:
        scores -= 1000 * tf.cast(~mask, tf.float32)
    return tf.nn.softmax(scores) @ V


def right_struck_out_early(Q, K, V, mask):
    scores = tf.matmul(Q, K, transpose_b=True) / Q.shape[-1] ** 0.5
    real = tf.ones_like(scores) if mask is None else tf.cast(mask, tf.float32) + 0 * scores
    scores -= tf.reduce_max(tf.where(real > 0, scores, -1e9), axis=-1, keepdims=True)
    e = tf.exp(tf.minimum(scores, 0)) * real
    return e / tf.reduce_sum(e, axis=-1, keepdims=True) @ V


def right_cut_off_at_a_thousand(Q, K, V, mask):
    scores = tf.matmul(Q, K, transpose_b=True) / Q.shape[-1] ** 0.5
    scores = tf.clip_by_value(scores, -1000, 1000)
    if mask is not None:
        scores = tf.where(mask, scores, -float("inf"))
    return tf.nn.softmax(scores) @ V


def gradient_lost__hidden_after_the_exponential(Q, K, V, mask):
    scores = tf.matmul(Q, K, transpose_b=True) / Q.shape[-1] ** 0.5
    seen = scores if mask is None else tf.where(mask, scores, -float("inf"))
    e = tf.exp(scores - tf.reduce_max(seen, axis=-1, keepdims=True))
    if mask is not None:
        e = tf.where(mask, e, 0.0)
    return e / tf.reduce_sum(e, axis=-1, keepdims=True) @ V
