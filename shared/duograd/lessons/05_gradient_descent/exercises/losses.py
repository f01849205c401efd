"""The losses of this lesson's cases: valleys of one weight and of two, and a double one."""

import numpy as np

from duograd.exercises import Named

PARABOLA = Named(
    "05_gradient_descent/parabola", {"scale": np.array(2.0), "center": np.array(3.0)}, "(w − 3)²"
)
BOWL = Named(
    "valley",
    {"scale": np.array([2.0, 4.0]), "center": np.array([1.0, -1.0])},
    "the sum of [1, 2] · (w − [1, −1])²",
)
SLANTED = Named("05_gradient_descent/slanted", {}, "w₁² + w₁w₂ + w₂²")
TWO_VALLEYS = Named(
    "quartic",
    {"scale": np.array([1.0, 0.5, 0.7])},
    "a sum of w⁴ − 2w² + 0.3w over the weights, each with a factor of its own",
)
