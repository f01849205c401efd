"""Walks downhill: the slope of a loss in NumPy, and the record of a path that follows it."""

import numpy as np

from duograd.exercises.reference import central_difference


def slope_at(loss, w):
    """Gradient of a NumPy loss, by central differences in float64 whatever the caller uses."""
    w = np.array(w, dtype="float64")
    return central_difference(lambda: loss(w), w)


def walk(loss, w, learning_rate, steps, slope=slope_at):
    """The weights [steps + 1, …] and losses [steps + 1] of gradient descent from w.

    slope(loss, w): what each step takes for the gradient.
    """
    path = [np.array(w)]
    for _ in range(steps):
        path.append(path[-1] - learning_rate * slope(loss, path[-1]))
    return [np.stack(path), np.stack([loss(point) for point in path])]
