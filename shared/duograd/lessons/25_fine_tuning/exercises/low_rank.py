"""What the exercises of this lesson share: a small update of two tables, in NumPy."""

from typing import Any

import numpy as np

HAND: dict[str, Any] = {"A": np.array([[1.0], [2.0]]), "B": np.array([[3.0, 0.0]]), "alpha": 2.0}


def drawn(rng, n_in, n_out, rank, alpha):
    """W, A, B of these sizes, and alpha."""
    sizes = {"W": (n_in, n_out), "A": (n_in, rank), "B": (rank, n_out)}
    return {**{name: rng.normal(0, 1, size) for name, size in sizes.items()}, "alpha": alpha}


def update(A, B, factor):
    """The table that is added to W."""
    return factor * A @ B


def slopes_through_update(gradients, X, A):
    """The slopes of X if they came through A and B alone; those of A show what reaches B."""
    return np.linalg.lstsq(X.T, gradients["A"], rcond=None)[0] @ A.T


CUT_OFF = (
    "The numbers are right, but the old layer's answer was cut off as a whole: no slope comes back "
    "through it to X. Only its weights are frozen."
)


# The factor that belongs before the update is alpha / rank; what students take instead.
FACTORS = {
    "no_scale": (lambda alpha, A, B: 1, "The update is there, but neither alpha nor the rank "
        "is: it belongs there alpha/rank times."),
    "alpha_alone": (lambda alpha, A, B: alpha, "As if the update were taken alpha times; it is "
        "divided by the rank, too."),
    "rank_alone": (lambda alpha, A, B: 1 / A.shape[1], "As if the update were divided by the rank, "
        "and alpha left out."),
    "turned": (lambda alpha, A, B: A.shape[1] / alpha, "As if the update were taken rank/alpha "
        "times: the fraction stands on its head."),
    "alpha_times_rank": (lambda alpha, A, B: alpha * A.shape[1], "As if the update were taken "
        "alpha·rank times."),
    "divided_by_inputs": (lambda alpha, A, B: alpha / A.shape[0], "As if alpha were divided by "
        "the number of *inputs*, the rows of A. The rank is another number."),
    "divided_by_the_smaller": (lambda alpha, A, B: alpha / min(A.shape), "As if alpha were divided "
        "by the smaller side of A. The rank is the number of its columns, however many these are."),
    "divided_by_the_rank_found": (lambda alpha, A, B: alpha / min(*A.shape, B.shape[1]), "As if "
        "alpha were divided by the rank of the *product* A B, or by the smallest of the sizes. The "
        "rank is the number of A's columns, however many these are."),
    "divided_by_outputs": (lambda alpha, A, B: alpha / B.shape[1], "As if alpha were divided by "
        "the number of *outputs*, the columns of B. The rank is another number."),
    "scaled_twice": (lambda alpha, A, B: (alpha / A.shape[1]) ** 2, "As if alpha/rank came in "
        "twice."),
    "taken_twice": (lambda alpha, A, B: 2 * alpha / A.shape[1], "As if the update were added "
        "twice."),
    "subtracted": (lambda alpha, A, B: -alpha / A.shape[1], "As if the update were *subtracted*."),
    "root_of_rank": (lambda alpha, A, B: alpha / A.shape[1] ** 0.5, "As if alpha were divided by "
        "the *root* of the rank."),
    "rounded_down": (lambda alpha, A, B: alpha // A.shape[1], "As if alpha/rank were rounded down "
        "to a whole number."),
    "alpha_made_whole": (lambda alpha, A, B: int(alpha) / A.shape[1], "As if alpha were made a "
        "whole number first. It may be any number."),
    "rank_of_the_lab": (lambda alpha, A, B: alpha / 4, "As if the rank were 4, as in the lab. It "
        "is another number for other A and B."),
}  # fmt: skip


def wrong_factors(exercise, formula):
    """Declare each wrong factor; `formula(factor)` is the answer that takes it."""
    for slug, (factor, words) in FACTORS.items():
        exercise.mistake(formula(factor), slug=slug, words=words)
