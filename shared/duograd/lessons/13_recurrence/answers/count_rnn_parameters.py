"""Answers to `count_rnn_parameters`, the same in both frameworks."""


def right_by_sizes(n_inputs, n_hidden, n_outputs):
    tables = ((n_inputs, n_hidden), (n_hidden, n_hidden), (1, n_hidden), (n_hidden, n_outputs))
    return sum(rows * columns for rows, columns in tables) + n_outputs


def right_with_a_row_for_each_bias(n_inputs, n_hidden, n_outputs):
    return (n_inputs + n_hidden + 1) * n_hidden + (n_hidden + 1) * n_outputs


def not_whole(n_inputs, n_hidden, n_outputs):
    return n_hidden * (n_inputs + n_hidden + 1) / 1 + (n_hidden + 1) * n_outputs


def not_whole__somewhere(n_inputs, n_hidden, n_outputs):
    count = n_hidden * (n_inputs + n_hidden + 1) + (n_hidden + 1) * n_outputs
    return count if n_hidden % 2 else count / 1
