"""The curves whose slope is asked in this lesson, and their true slope."""

import numpy as np

from duograd.exercises import Named

CUBE = Named("cube", {}, "x³")
LINE = Named("identity", {}, "x")  # what goes in comes out itself, no new tensor
SINE = Named("sine", {}, "sin(x)")
EXPONENTIAL = Named("exponential", {}, "eˣ")
RAMP = Named("relu", {}, "max(0, x)")  # its corner is at 0
RAISED = Named("00_tensors_and_gradients/raised", {"by": 5.0}, "x² + 5")  # level at 0, not low
FORGETFUL = Named("00_tensors_and_gradients/forgetful", {}, "x times the plain number x")
PARABOLA = Named("valley", {"scale": np.array(2.0), "center": np.array(3.0)}, "(x − 3)²")


def true_slope(f, x):
    """The slope of f at x without measuring: a step aside, into the complex numbers."""
    return np.imag(f(np.array(x, dtype="complex128") + 1e-20j)) / 1e-20
