"""What only this lesson's cases use: a number of another dtype than the rest, and a curve."""

import numpy as np

FUNCTIONS = {
    "float32": lambda xp, value: xp.array(np.float32(value)),
    # It adds up what it is given: of two places in one tensor it makes a single number.
    "raised": lambda xp, by: lambda x: xp.sum(x**2) + by,
}
