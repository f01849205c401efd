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
