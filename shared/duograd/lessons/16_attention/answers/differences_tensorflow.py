"""What proves each row of where the frameworks differ, for TensorFlow."""

import inspect

import numpy as np
import tensorflow as tf

Q = tf.constant([[[1.0, 2.0], [0.5, -1.0], [2.0, 0.0]]])
LOWER = np.tril(np.ones((3, 3), bool))


def _weights(**more):
    """What is heard, and the weights [2, 3, 3] of two heads."""
    layer = tf.keras.layers.MultiHeadAttention(2, 4)
    heard, weights = layer(Q, Q, return_attention_scores=True, **more)
    return heard.numpy(), weights.numpy()


def true():
    """True in a boolean mask"""
    _, (weights,) = _weights(attention_mask=tf.constant(LOWER[None]))
    return bool((weights[:, ~LOWER] == 0).all() and (weights[:, LOWER] > 0).all())


def nothing():
    """a query that may look at nothing"""
    heard, _ = _weights(attention_mask=tf.zeros((1, 3, 3), tf.bool))
    return bool((heard == 0).all())


def order():
    """the order of the arguments"""
    asked = list(inspect.signature(tf.keras.layers.MultiHeadAttention.call).parameters)
    return asked[1:4] == ["query", "value", "key"]


def causal():
    """a causal mask from the layer itself"""
    _, (weights,) = _weights(use_causal_mask=True)
    return bool((weights[:, ~LOWER] == 0).all() and (weights[:, LOWER] > 0).all())


def scaling():
    """the scaling"""
    plain = tf.nn.softmax(tf.matmul(Q, Q, transpose_b=True)) @ Q
    layer = tf.keras.layers.MultiHeadAttention(1, 2, use_bias=False)
    layer(Q, Q)
    one = np.eye(2, dtype="float32").reshape(2, 1, 2)
    layer.set_weights([one, one, one, one.reshape(1, 2, 2)])
    divided = tf.nn.softmax(tf.matmul(Q, Q, transpose_b=True) / 2**0.5) @ Q
    return np.allclose(tf.keras.layers.Attention()([Q, Q]), plain, atol=1e-5) and np.allclose(
        layer(Q, Q), divided, atol=1e-5
    )


def weights():
    """the weights that the layer with several heads gives back"""
    return _weights()[1].shape == (1, 2, 3, 3)
