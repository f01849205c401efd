"""What proves each row of where the frameworks differ, for TensorFlow."""

import numpy as np
import tensorflow as tf


def start():
    """the forget bias that the framework's own LSTM starts with"""
    layer = tf.keras.layers.LSTM(64)
    layer.build((None, None, 3))
    forget = layer.cell.bias.numpy()[64:128]
    return bool((forget == 1).all() and layer.cell.bias.numpy().sum() == 64)


def lstm_blocks():
    """how the framework's own LSTM keeps i, f, g and o"""
    layer = tf.keras.layers.LSTM(1, return_state=True)
    layer.build((None, None, 3))
    bias = np.array([-1.0, 1.0, 2.0, 0.5], "float32")
    layer.set_weights([np.zeros((3, 4)), np.zeros((1, 4)), bias])
    _, h, c = layer(tf.zeros((1, 1, 3)), initial_state=[tf.zeros((1, 1)), tf.fill((1, 1), 2.0)])
    i, f, _, o = 1 / (1 + np.exp(-bias))
    wanted = f * 2 + i * np.tanh(bias[2])
    alike = np.allclose(c, wanted) and np.allclose(h, o * np.tanh(wanted))
    return alike and len(layer.get_weights()) == 3


def returned():
    """what the framework's own LSTM returns"""
    X = tf.ones((2, 5, 3))
    one = tf.keras.layers.LSTM(4)(X)
    all_states = tf.keras.layers.LSTM(4, return_sequences=True)(X)
    return one.shape == (2, 4) and all_states.shape == (2, 5, 4)


def _gru(bias_x, bias_h, state, weight_h=0.0):
    """The state of one unit after one step on zeros."""
    layer = tf.keras.layers.GRU(1)
    layer.build((None, None, 1))
    U = np.array([[0.0, 0.0, weight_h]])
    layer.set_weights([np.zeros((1, 3)), U, np.array([bias_x, bias_h])])
    return float(layer(tf.zeros((1, 1, 1)), initial_state=tf.fill((1, 1), state))[0, 0])


def gru_blocks():
    """the order of a GRU's blocks"""
    kept = _gru([50.0, 0.0, 0.0], [0.0] * 3, 0.8)
    lost = _gru([-50.0, 50.0, 0.0], [0.0] * 3, 0.8)
    return abs(kept - 0.8) < 1e-6 and abs(lost) < 1e-6


def reset():
    """where a GRU's r acts"""
    shut = _gru([-50.0, -50.0, 0.0], [0.0, 0.0, 1.0], 0.8, 1.0)
    older = tf.keras.layers.GRU(1, reset_after=False)
    older.build((None, None, 1))
    return abs(shut) < 1e-6 and older.get_weights()[2].shape == (3,)


def dropout():
    """`dropout=0.5` in a layer that stands alone"""
    layer = tf.keras.layers.LSTM(4, dropout=0.5, seed=0)
    X = tf.ones((20, 5, 3))
    calm = np.array_equal(layer(X), layer(X))
    return calm and not np.array_equal(layer(X, training=True), layer(X, training=True))
