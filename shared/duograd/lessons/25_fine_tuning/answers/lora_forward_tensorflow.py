"""Right and wrong answers to `lora_forward` in TensorFlow."""

import tensorflow as tf


def right_merged_first(X, W, A, B, alpha):
    return X @ (tf.stop_gradient(W) + A @ B * (alpha / A.shape[1]))


def right_by_matmul(X, W, A, B, alpha):
    frozen = tf.stop_gradient(tf.identity(W))
    return tf.matmul(X, frozen) + tf.matmul(tf.matmul(X, A), B) * (alpha / len(B))


def right_by_tensordot(X, W, A, B, alpha):
    old = tf.tensordot(X, tf.stop_gradient(W), 1)
    return old + tf.tensordot(tf.tensordot(X, A, 1), B, 1) * alpha / A.shape[-1]


def update_does_not_learn(X, W, A, B, alpha):
    update = tf.stop_gradient(A @ B)
    return X @ tf.stop_gradient(W) + alpha / A.shape[1] * X @ update


def update_does_not_learn__all_stopped(X, W, A, B, alpha):
    return tf.stop_gradient(X @ W + alpha / A.shape[1] * (X @ A) @ B)


def tables_do_not_fit(X, W, A, B, alpha):
    return X @ tf.stop_gradient(W) + alpha / A.shape[1] * (X @ B) @ A


def tables_do_not_fit__transposed(X, W, A, B, alpha):
    update = tf.matmul(tf.matmul(X, A, transpose_b=True), B, transpose_b=True)
    return X @ tf.stop_gradient(W) + alpha / A.shape[1] * update


def base_cut_off(X, W, A, B, alpha):
    base = tf.stop_gradient(X @ W)
    return base + alpha / A.shape[1] * (X @ A) @ B
