"""Right and wrong answers to `lstm_forward` in TensorFlow."""

import tensorflow as tf


def _step(x, h, c, W, U, b):
    i, f, g, o = tf.split(x @ W + h @ U + b, 4, axis=1)
    c = tf.sigmoid(f) * c + tf.sigmoid(i) * tf.tanh(g)
    return tf.sigmoid(o) * tf.tanh(c), c


def _states(inputs, h, c, W, U, b):
    states = []
    for x in inputs:
        h, c = _step(x, h, c, W, U, b)
        states.append(h)
    return tf.stack(states, axis=1), c


def _start(X, U):
    return [tf.zeros((len(X), len(U)))] * 2


def right_by_unstack(X, W, U, b):
    return _states(tf.unstack(X, axis=1), *_start(X, U), W, U, b)[0]


def another_kind_of_number(X, W, U, b):
    h = tf.zeros(X.shape[0], U.shape[0])
    return _states(tf.unstack(X, axis=1), h, h, W, U, b)[0]


def step_left_out(X, W, U, b):
    return _states(tf.unstack(X, axis=1)[1:], *_start(X, U), W, U, b)[0]


def step_left_out__at_the_end(X, W, U, b):
    return _states(tf.unstack(X, axis=1)[:-1], *_start(X, U), W, U, b)[0]


def right_in_an_array(X, W, U, b):
    n, T, _ = X.shape
    h = c = tf.zeros([n, U.shape[0]])
    states = tf.TensorArray(tf.float32, size=T)
    for t in range(T):
        h, c = _step(X[:, t, :], h, c, W, U, b)
        states = states.write(t, h)
    return tf.transpose(states.stack(), [1, 0, 2])


def table_filled_in_place(X, W, U, b):
    n, T, _ = X.shape
    h = c = tf.zeros((n, U.shape[0]))
    states = tf.zeros((n, T, U.shape[0]))
    for t in range(T):
        h, c = _step(X[:, t], h, c, W, U, b)
        states[:, t] = h
    return states


_KEPT = {}


def not_the_same_twice(X, W, U, b):
    h, c = _KEPT.get((len(X), len(U)), _start(X, U))
    states, c = _states(tf.unstack(X, axis=1), h, c, W, U, b)
    _KEPT.clear()
    _KEPT[len(X), len(U)] = states[:, -1], c
    return states


def gradient_lost__cut_off_after_ten_steps(X, W, U, b):
    steps, (h, c) = tf.unstack(X, axis=1), _start(X, U)
    begun, c = _states(steps[:10], h, c, W, U, b)
    if len(steps) <= 10:
        return begun
    end = tf.stop_gradient(begun[:, -1]), tf.stop_gradient(c)
    return tf.concat([begun, _states(steps[10:], *end, W, U, b)[0]], axis=1)
