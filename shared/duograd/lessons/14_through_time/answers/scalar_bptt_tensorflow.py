"""Right and wrong answers to `scalar_bptt` in TensorFlow."""

import tensorflow as tf


def _states(x, w, u):
    h = [tf.constant(0.0)]
    for number in x:
        h.append(tf.tanh(w * h[-1] + u * number))
    return h


def right_with_the_start_in_front(x, y, w, u):
    h = _states(x, w, u)
    upstream, dw, du = 2 * (h[-1] - y), tf.zeros(()), tf.zeros(())
    for t in range(len(x), 0, -1):
        delta = upstream * (1 - h[t] ** 2)
        dw += delta * h[t - 1]
        du += delta * x[t - 1]
        upstream = w * delta
    return dw, du


def right_forwards_in_time(x, y, w, u):
    h, dh_dw, dh_du = tf.constant(0.0), tf.constant(0.0), tf.constant(0.0)
    for number in x:
        before, h = h, tf.tanh(w * h + u * number)
        slope = 1 - h**2
        dh_dw, dh_du = slope * (before + w * dh_dw), slope * (number + w * dh_du)
    return [2 * (h - y) * dh_dw, 2 * (h - y) * dh_du]


def right_all_at_once(x, y, w, u):
    h = tf.stack(_states(x, w, u))
    slopes = 1 - h[1:] ** 2
    upstream = [2 * (h[-1] - y)]
    for slope in tf.reverse(slopes, [0]):
        upstream.append(upstream[-1] * slope * w)
    delta = tf.reverse(tf.stack(upstream[:-1]), [0]) * slopes
    return tf.reduce_sum(delta * h[:-1]), tf.tensordot(delta, x, 1)


def autograd_used(x, y, w, u):
    w, u = tf.constant(w), tf.constant(u)
    with tf.GradientTape() as tape:
        tape.watch([w, u])
        J = (_states(x, w, u)[-1] - y) ** 2
    return tape.gradient(J, [w, u])


def input_before(x, y, w, u):
    h = _states(x, w, u)
    upstream, dw, du = 2 * (h[-1] - y), 0.0, 0.0
    for t in range(len(x), 0, -1):
        delta = upstream * (1 - h[t] ** 2)
        dw, du = dw + delta * h[t - 1], du + delta * x[max(t - 2, 0)]
        upstream = w * delta
    return dw, du
