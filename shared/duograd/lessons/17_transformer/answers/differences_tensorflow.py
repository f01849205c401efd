"""What proves each row of where the frameworks differ, for TensorFlow."""

import numpy as np
import tensorflow as tf


def epsilon():
    """ε of the layer norm"""
    layer, row = tf.keras.layers.LayerNormalization(), tf.constant([[0.02, -0.02]])
    return layer.epsilon == 1e-3 and float(layer(row)[0, 0]) < 0.6


def variance():
    """a variance without more words"""
    return float(tf.math.reduce_variance([1.0, 3.0])) == 1


def width():
    """the width of an attention layer"""
    return [tuple(kernel.shape) for kernel in _kernels(2, 8, 8)] == [(8, 2, 8)] * 3


def layout():
    """where W_q, W_k and W_v are"""
    return [tuple(kernel.shape) for kernel in _kernels(3, 2, 6)] == [(6, 3, 2)] * 3


def first_axis():
    """the first axis that an attention layer expects"""
    layer, X = tf.keras.layers.MultiHeadAttention(2, 2), tf.random.normal((2, 5, 4))
    _, weights = layer(X, X, return_attention_scores=True)
    return weights.shape == (2, 2, 5, 5)


def whole_block():
    """a whole block as a layer"""
    return not [name for name in dir(tf.keras.layers) if "Transformer" in name]


def _kernels(n_heads, width, d):
    """W_q, W_k and W_v of Keras' layer, as it made them."""
    layer = tf.keras.layers.MultiHeadAttention(n_heads, width, use_bias=False)
    X = tf.constant(np.ones((1, 2, d), "float32"))
    layer(X, X)
    return layer.get_weights()[:3]
