"""Wrong answers to `rnn_forward` that are the same in both frameworks."""


def step_looked_for_in_the_batch(X, h0, W_xh, W_hh, b):
    states = [h0]
    for t in range(X.shape[1]):
        states.append(rnn_cell(X[t], states[-1], W_xh, W_hh, b))
    return states[1:]


def step_does_not_fit(X, h0, W_xh, W_hh, b):
    states = [h0]
    for t in range(X.shape[1]):
        states.append(rnn_cell(X[:, t], states[-1], W_hh, W_xh, b))
    return states[1:]


def step_does_not_fit__number_by_number(X, h0, W_xh, W_hh, b):
    sums = [X[:, t] * W_xh + h0 * W_hh + b for t in range(X.shape[1])]
    return sum(sums)


def walks_over_the_batch__by_number(X, h0, W_xh, W_hh, b):
    h, states = h0, []
    for t in range(len(X)):
        h = rnn_cell(X[t], h, W_xh, W_hh, b)
        states.append(h)
    return states
