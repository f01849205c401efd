"""What the frameworks say where layers do not fit together, and what is read from it."""

from duograd.exercises import failed

NO_FIT = ("cannot be multiplied", "Matrix size-incompatible")
NO_STRETCH = ("must match the size of tensor", "Incompatible shapes")


def no_bias(seen):
    """A dense layer of yours has weights and no bias."""
    return failed(seen, "'NoneType' object has no attribute 'copy_'", "was expecting 1 weights")
