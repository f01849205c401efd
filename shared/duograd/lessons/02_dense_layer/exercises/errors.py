"""What an error of a framework gives away."""

from duograd.exercises import failed


def product_failed(seen):
    """Whether two tables did not fit in a matrix product."""
    return failed(
        seen, "cannot be multiplied", "Matrix size-incompatible", "inconsistent tensor size"
    )


def broadcast_failed(seen):
    """Whether two shapes could not be stretched to each other, number by number."""
    return failed(seen, "must match the size of tensor", "Incompatible shapes")
