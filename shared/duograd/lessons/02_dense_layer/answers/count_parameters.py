"""Right and wrong answers to `count_parameters`, the same in both frameworks."""

import numpy as np


def right_with_the_bias_as_a_weight(n_inputs, n_outputs):
    return (n_inputs + 1) * n_outputs


def right_neuron_by_neuron(n_inputs, n_outputs):
    return sum(n_inputs + 1 for _ in range(n_outputs))


def not_whole(n_inputs, n_outputs):
    return n_outputs * (n_inputs + n_outputs / n_outputs)


def off_where_large(n_inputs, n_outputs):
    return int(np.float32(n_inputs + 1) * np.float32(n_outputs))
