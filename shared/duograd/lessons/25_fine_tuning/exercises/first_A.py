"""A as a fresh layer draws it: whether its numbers are normal, by themselves, of the right size."""

import numpy as np

N_INPUTS, RANK = 144, 7  # of the layer that is looked at: 1008 numbers
MANY, FEW = 240, 40  # its outputs: more than inputs, and fewer
ASKED = N_INPUTS**-0.5
WRONG = {
    "deviation_one": (lambda n_outputs: 1.0, "1. Asked is 1/√n_in."),
    "divided_by_inputs_not_root": (lambda n_outputs: 1 / N_INPUTS, "1/n_in. Asked is 1/√n_in: the "
        "root is missing."),
    "times_root": (lambda n_outputs: N_INPUTS**0.5, "√n_in. Asked is 1/√n_in."),
    "times_inputs": (lambda n_outputs: N_INPUTS, "n_in. Asked is 1/√n_in."),
    "by_outputs": (lambda n_outputs: n_outputs**-0.5, "1/√n_out. Asked is 1/√n_in."),
    "by_rank": (lambda n_outputs: RANK**-0.5, "1/√rank. Asked is 1/√n_in."),
}  # fmt: skip


def numbers(value):
    """The numbers of A; None in a case where something else came."""
    return value[:, :RANK] if isinstance(value, np.ndarray) else None


def a_zero(A):
    """A is all zeros at the start. It is to be drawn, and B to be zeros: were both zeros, nothing
    would ever move."""
    return bool(np.any(A))


def not_around_zero(A):
    """A is not drawn around 0."""
    return abs(float(np.mean(A))) < 0.2 * ASKED


def other_deviation(A):
    """A is drawn with another deviation than 1/√n_in."""
    return abs(np.std(A) / ASKED - 1) < 0.13


def not_each_by_itself(A):
    """Some numbers of A are alike, but for their signs: each is drawn by itself."""
    return len(np.unique(np.abs(A))) > 0.9 * A.size


def not_normal(A):
    """A has the right deviation, but its numbers are not normal: hardly one is more than two
    deviations from 0. Of normal numbers one in 22 is."""
    return np.sum(np.abs(A) > 2 * np.std(A)) >= 12  # of 1008; of normal ones 46, give or take 7


def looked_at(exercise):
    """Declare what must hold of A, and the words for each wrong deviation."""
    exercise.property(_of_A(a_zero))
    for slug, (wrong, words) in WRONG.items():
        told = f"A is drawn with the deviation {words}"
        exercise.property(_deviates(wrong), slug=slug, words=told)
    for rule in (not_around_zero, other_deviation, not_each_by_itself, not_normal):
        exercise.property(_of_A(rule))


def _of_A(rule):
    def holds(value, **_):
        A = numbers(value)
        return A is None or rule(A)

    holds.__name__, holds.__doc__ = rule.__name__, rule.__doc__
    return holds


def _deviates(wrong):
    def holds(value, **_):
        A = numbers(value)
        return A is None or abs(np.std(A) / wrong(value.shape[1]) - 1) > 0.08

    return holds
