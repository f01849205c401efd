"""Right and wrong answers to `has_converged`, the same in both frameworks."""


def right_by_largest_and_smallest(losses, tolerance):
    recent = [float(value) for value in losses[-2:]]
    return len(recent) == 2 and max(recent) - min(recent) <= tolerance


def right_by_two_comparisons(losses, tolerance):
    if len(losses) < 2:
        return False
    change = losses[-1] - losses[-2]
    return bool(change <= tolerance and change >= -tolerance)


def not_a_number(losses, tolerance):
    if len(losses) < 2:
        return False
    return not bool(abs(losses[-1] - losses[-2]) > tolerance)


def rounded_first(losses, tolerance):
    if len(losses) < 2:
        return False
    return round(abs(float(losses[-1] - losses[-2])), 2) <= tolerance


def number_for_truth(losses, tolerance):
    if len(losses) < 2:
        return 0
    return int(abs(losses[-1] - losses[-2]) <= tolerance)


def number_for_truth__the_change(losses, tolerance):
    if len(losses) < 2:
        return False
    return abs(losses[-1] - losses[-2])


def a_thousandth_more(losses, tolerance):
    if len(losses) < 2:
        return False
    return abs(float(losses[-1] - losses[-2])) <= tolerance + 1e-3


def zero_replaced(losses, tolerance):
    if len(losses) < 2:
        return False
    return bool(abs(losses[-1] - losses[-2]) <= (tolerance or 1e-8))


def rounded_first__then_its_size(losses, tolerance):
    if len(losses) < 2:
        return False
    return abs(round(float(losses[-1] - losses[-2]), 2)) <= tolerance
