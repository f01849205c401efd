"""Wrong answers to `scalar_bptt` that are the same in both frameworks."""

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
