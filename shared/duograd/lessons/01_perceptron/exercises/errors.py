"""What an error of a framework gives away."""

from duograd.exercises import failed


def asked_one_question(seen):
    """Whether a whole tensor was put to Python's `if` or `max`."""
    return failed(seen, "more than one value is ambiguous", "more than one element is ambiguous")
