"""Right and wrong answers to `dense_backward` in TensorFlow."""

import tensorflow as tf


def right_with_outer_products(X, W, upstream):
    dW = sum(tf.tensordot(x, u, axes=0) for x, u in zip(X, upstream))
    return upstream @ tf.transpose(W), dW, tf.reduce_sum(upstream, axis=0)[None, :]


def right_by_einsum(X, W, upstream):
    return (
        tf.einsum("nk,mk->nm", upstream, W),
        tf.einsum("nm,nk->mk", X, upstream),
        tf.ones([1, len(X)]) @ upstream,
    )


def right_by_matmul(X, W, upstream):
    return [
        tf.matmul(upstream, W, transpose_b=True),
        tf.matmul(X, upstream, transpose_a=True),
        tf.reduce_sum(upstream, 0, keepdims=True),
    ]


def shapes_do_not_fit(X, W, upstream):
    return upstream @ tf.transpose(W), X @ upstream, tf.reduce_sum(upstream, axis=0, keepdims=True)


def elementwise(X, W, upstream):
    return (
        upstream @ tf.transpose(W),
        tf.transpose(X) * upstream,
        tf.reduce_sum(upstream, axis=0, keepdims=True),
    )


def arrays_returned(X, W, upstream):
    X, W, upstream = X.numpy(), W.numpy(), upstream.numpy()
    return upstream @ W.T, X.T @ upstream, upstream.sum(axis=0, keepdims=True)
