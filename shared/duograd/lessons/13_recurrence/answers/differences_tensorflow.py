"""What proves each row of where the frameworks differ, for TensorFlow."""

import numpy as np
import tensorflow as tf

X = tf.random.normal((2, 5, 3))


def _built(units, **keywords):
    layer = tf.keras.layers.SimpleRNN(units, **keywords)
    layer.build((None, None, 3))
    return layer


def biases():
    """how many biases the layer has"""
    return [list(w.shape) for w in _built(4).weights[2:]] == [[4]]


def layout():
    """how the layer keeps W_xh and W_hh"""
    return [list(w.shape) for w in _built(4).weights[:2]] == [[3, 4], [4, 4]]


def time():
    """which axis of X is time"""
    layer = _built(4)
    other = tf.concat([0 * X[:1], X[1:]], axis=0)  # another first sequence
    return bool(np.allclose(layer(X)[1], layer(other)[1], atol=1e-5))


def returned():
    """what comes back"""
    last, states = _built(4)(X), _built(4, return_sequences=True)(X)
    return list(last.shape) == [2, 4] and list(states.shape) == [2, 5, 4]


def start():
    """what W_hh starts with"""
    table = _built(20).weights[1].numpy()
    return bool(np.allclose(table @ table.T, np.eye(20), atol=1e-4))


def padding():
    """padding behind a sequence"""
    layer = _built(4)
    longer = tf.concat([X, tf.zeros((2, 3, 3))], axis=1)
    mask = tf.constant([[True] * 5 + [False] * 3] * 2)
    alone, read, skipped = layer(X), layer(longer), layer(longer, mask=mask)
    same = np.allclose(alone, skipped, atol=1e-5)
    return bool(same and not np.allclose(alone, read, atol=1e-3))
