"""What proves each row of where the frameworks differ, for TensorFlow."""

import numpy as np
import tensorflow as tf


def not_learnt():
    """a label of −100, which libraries write where nothing is to be learnt"""
    loss = tf.nn.sparse_softmax_cross_entropy_with_logits
    try:
        return bool(np.isnan(loss(tf.constant([1, -100]), tf.zeros((2, 4)))[1]))
    except tf.errors.InvalidArgumentError:
        return True


def draws():
    """several draws at once"""
    drawn = tf.random.categorical(tf.math.log([[0.98, 0.01, 0.01]]), 1000, seed=1).numpy()
    return bool((drawn == 0).sum() > 900)


def attention():
    """attention as a function of the framework"""
    Q, K, V = tf.unstack(tf.random.normal((3, 1, 5, 2, 4)))
    look = tf.keras.ops.dot_product_attention(Q, K, V)
    q, k, v = (tf.transpose(one, (0, 2, 1, 3)) for one in (Q, K, V))
    own = tf.nn.softmax(tf.matmul(q, k, transpose_b=True) / 2) @ v
    return np.allclose(tf.transpose(look, (0, 2, 1, 3)), own, atol=1e-5)


def longer():
    """a longer text at the next call"""
    seen = []

    def read(ids):
        seen.append(ids.shape[1])
        return ids * 2

    each, any_length = tf.function(read), tf.TensorSpec((None, None), tf.int32)
    for T in (3, 4, 3):
        each(tf.zeros((1, T), tf.int32))
    translated = seen.copy()
    seen.clear()
    once = tf.function(read, input_signature=[any_length])
    for T in (3, 4, 3):
        once(tf.zeros((1, T), tf.int32))
    return translated[:2] == [3, 4] and len(seen) == 1
