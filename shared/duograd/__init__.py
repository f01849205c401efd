"""Duograd: deep-learning labs in PyTorch and TensorFlow, one lesson for both."""

__version__ = "0.1.0"


def doctor(start: bool = False) -> None:
    """Say whether a lab can run here, and for each thing that lacks the line that mends it.

    start: also start each framework, in a process of its own; that takes seconds.
    """
    from duograd.student.doctor import show

    show(start)
