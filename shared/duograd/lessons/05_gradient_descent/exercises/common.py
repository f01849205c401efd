"""What the exercises of this lesson share."""

import numpy as np

from duograd.exercises import Named
from duograd.exercises.reference import central_difference


def slope_(loss, w):
    """Gradient of a NumPy loss, by central differences in float64 whatever the caller uses."""
    w = np.array(w, dtype="float64")
    return central_difference(lambda: loss(w), w)


def valley(scale, center, label):
    parameters = {"scale": np.array(scale), "center": np.array(center)}
    return Named("valley", parameters, label)


def quartic(scale, label):
    return Named("quartic", {"scale": np.array(scale)}, label)


PARABOLA = valley(2.0, 3.0, "(w − 3)²")


BOWL = valley([2.0, 4.0], [1.0, -1.0], "(w₁ − 1)² + 2(w₂ + 1)²")


TWO_VALLEYS = quartic(
    [1.0, 0.5, 0.7], "a sum of w⁴ − 2w² + 0.3w over the weights, each with a factor of its own"
)


def walk(loss, w, learning_rate, steps, step=lambda w, slope, rate, value: w - rate * slope):
    path = [np.array(w)]
    for _ in range(steps):
        slope = slope_(loss, path[-1])
        path.append(step(path[-1], slope, learning_rate, loss(path[-1])))
    return path


def record(loss, path):
    return [np.stack(path), np.stack([loss(w) for w in path])]
