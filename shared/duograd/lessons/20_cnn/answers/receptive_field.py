"""Answers to `receptive_field`, the same in both frameworks."""

import numpy as np


def right_from_the_end(layers):
    units = 1
    for k, stride in reversed(layers):
        units = (units - 1) * stride + k
    return units


def right_by_the_pixels_of_a_unit(layers):
    first, last = 0, 0
    for k, stride in layers[::-1]:
        first, last = first * stride, last * stride + k - 1
    return last - first + 1


def right_recursive(layers):
    if not layers:
        return 1
    k, stride = layers[0]
    return (receptive_field(layers[1:]) - 1) * stride + k


def windows_of_one_left_out(layers):
    units = 1
    for k, stride in reversed(layers):
        units = (units - 1) * stride + k if k > 1 else units
    return units


def not_whole(layers):
    strides = np.array([1.0, *(stride for _, stride in layers)])
    return 1 + sum((k - 1) * step for (k, _), step in zip(layers, np.cumprod(strides)))


def found_by_its_numbers(layers):
    field = 1
    for layer in layers:
        step = 1
        for _, stride in layers[: layers.index(layer)]:
            step *= stride
        field += (layer[0] - 1) * step
    return field
