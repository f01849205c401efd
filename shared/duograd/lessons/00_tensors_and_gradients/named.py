"""What only this lesson's cases use: a number of another dtype than the rest, and a curve."""

import numpy as np


def number(x):
    """The value of x alone, as a plain number. NumPy's x is complex where a slope is measured."""
    return x.real.item() if hasattr(x, "item") else float(x.numpy())


FUNCTIONS = {
    "float32": lambda xp, value: xp.array(np.float32(value)),
    # One of its factors leaves the record: half of its slope is lost.
    "forgetful": lambda xp: lambda x: x * number(x),
    # It adds up what it is given: of two places in one tensor it makes a single number.
    "raised": lambda xp, by: lambda x: xp.sum(x**2) + by,
}
