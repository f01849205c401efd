"""Right and wrong answers to `he_weights`, the same in both frameworks."""

import math


def right_by_dividing(noise):
    n_inputs, n_outputs = noise.shape
    return noise / math.sqrt(n_inputs / 2)


def right_in_two_steps(noise):
    as_for_tanh = noise * len(noise) ** -0.5
    return as_for_tanh * 2**0.5


def as_many_as_outputs(noise):
    return noise * math.sqrt(2 / noise.shape[-1])
