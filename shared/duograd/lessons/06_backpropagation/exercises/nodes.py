"""What graphs of single numbers share: the numbers that go in, and the node that is no line."""

import numpy as np


def scalars(**values):
    """A case whose arguments are single numbers."""
    return {name: np.array(float(value)) for name, value in values.items()}


def sigmoid(z):
    return 1 / (1 + np.exp(-z))
