"""Right and wrong answers to `scalar_bptt`, the same in both frameworks."""

import math


def number_returned(x, y, w, u):
    h = [0.0]
    for number in x:
        h.append(math.tanh(w * h[-1] + u * float(number)))
    upstream, dw, du = 2 * (h[-1] - y), 0.0, 0.0
    for t in range(len(x), 0, -1):
        delta = upstream * (1 - h[t] ** 2)
        dw, du = dw + delta * h[t - 1], du + delta * float(x[t - 1])
        upstream = w * delta
    return dw, du


def handed_on_twice(x, y, w, u):
    h = scalar_rnn(x, w, u)
    upstream = 2 * (h[-1] - y)
    dw, du = 0.0, 0.0
    for t in reversed(range(len(x))):
        before = h[t - 1] if t > 0 else 0.0
        delta = upstream * (1 - h[t] ** 2) * (w if t < len(x) - 1 else 1)
        dw = dw + delta * before
        du = du + delta * x[t]
        upstream = delta * w
    return dw, du


def right_with_the_start_in_front(x, y, w, u):
    h = [0 * x[0], *scalar_rnn(x, w, u)]
    upstream, dw, du = 2 * (h[-1] - y), 0 * x[0], 0 * x[0]
    for t in range(len(x), 0, -1):
        delta = upstream * (1 - h[t] ** 2)
        dw, du = dw + delta * h[t - 1], du + delta * x[t - 1]
        upstream = w * delta
    return dw, du


def right_forwards_in_time(x, y, w, u):
    before = dh_dw = dh_du = 0 * x[0]
    for number, h in zip(x, scalar_rnn(x, w, u)):
        slope = 1 - h**2
        dh_dw, dh_du = slope * (before + w * dh_dw), slope * (number + w * dh_du)
        before = h
    return [2 * (before - y) * dh_dw, 2 * (before - y) * dh_du]


def input_before(x, y, w, u):
    h = scalar_rnn(x, w, u)
    upstream, dw, du = 2 * (h[-1] - y), 0.0, 0.0
    for t in reversed(range(len(x))):
        delta = upstream * (1 - h[t] ** 2)
        dw = dw + delta * (h[t - 1] if t else 0.0)
        du = du + delta * x[max(t - 1, 0)]
        upstream = w * delta
    return dw, du


def one_plain_number(x, y, w, u):
    h = [0.0, *scalar_rnn(x, w, u)]
    upstream, dw, du = 2 * (h[-1] - y), 0.0, 0.0
    for t in range(len(x), 0, -1):
        delta = upstream * (1 - h[t] ** 2)
        dw, du = float(dw + delta * h[t - 1]), du + delta * x[t - 1]
        upstream = w * delta
    return dw, du


def number_returned__for_one_step(x, y, w, u):
    h = scalar_rnn(x, w, u)
    upstream, dw, du = 2 * (h[-1] - y), 0.0, 0.0
    for t in reversed(range(len(x))):
        delta = upstream * (1 - h[t] ** 2)
        if t > 0:
            dw = dw + delta * h[t - 1]
        du = du + delta * x[t]
        upstream = delta * w
    return dw, du
