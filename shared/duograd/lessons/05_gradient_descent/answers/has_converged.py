"""Right and wrong answers to `has_converged`, the same in both frameworks."""


def right_by_largest_and_smallest(losses, tolerance):
    recent = [float(value) for value in losses[-2:]]
    return len(recent) == 2 and max(recent) - min(recent) <= tolerance
