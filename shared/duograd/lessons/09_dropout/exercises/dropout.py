"""Dropout: in training some units are dropped and the others enlarged, else X stays as it is."""

import numpy as np

from duograd.exercises import Case, Exercise, Rng

from .chance import (
    MANY,
    ROW,
    SAME_EVERY_CALL,
    TABLE,
    draws_from_rng,
    drops_share,
    equal,
    kept_ratio,
)

exercise = Exercise(
    points=4,
    probe="repeat",
    gradients=("X",),
    hints=[
        "By hand: X = [2, 4, 6, 8], p = 0.5, and the mask 1, 0, 0, 1. In training [4, 0, 0, 16] "
        "comes out; at evaluation X itself.",
        "If a share p of the sum is taken away, the rest must grow so that the mean stays. By "
        "which factor, if three out of four stay?",
        "First the case that nothing is to be done. Then a mask of X's shape from `dropout_mask`, "
        "and one product and one quotient.",
        "A like example: if a quarter of 40 cars break down at random and the others carry all "
        "loads, each carries 1/0.75 of its own.",
    ],
)


@exercise.oracle
def dropout(X, p, training, rng):
    return X


@exercise.cases
def cases(rng):
    def case(X, p, training, seed, **options):
        arguments = {"X": X, "p": p, "training": training, "rng": Rng(seed)}
        return Case(arguments, times=2, **options)

    seed = int(rng.integers(1000))
    large = rng.choice([-1, 1], TABLE) * rng.uniform(0.5, 2, TABLE)
    yield case(np.array([2.0, 4.0, 6.0, 8.0]), 0.5, False, seed)
    yield case(rng.uniform(0.5, 2, (5, 3)), 0.3, False, seed)
    yield case(rng.uniform(0.5, 2, (2, 3)), 0.0, True, seed)
    yield case(large, 0.25, True, seed, judged_by="properties")
    yield case(large, 0.25, True, seed, judged_by="properties")
    yield case(rng.uniform(0.5, 2, ROW), 0.6, True, seed + 1, judged_by="properties")


def drops_at_evaluation(seen):
    """Whether a unit is 0 in one of the first two cases, which are at evaluation."""
    values = [observation.value for observation in seen[:2]]
    tensors = [v for v in values if isinstance(v, list) and all_tensors(v)]
    return any((tensor == 0).any() for value in tensors for tensor in value)


def all_tensors(value):
    return all(isinstance(tensor, np.ndarray) for tensor in value)


def keeps_all(seen):
    """Whether no unit is 0 in the first large case, in training."""
    value = seen[3].value
    return isinstance(value, list) and all(np.all(np.asarray(tensor) != 0) for tensor in value)


@exercise.telltale
def active_at_evaluation(seen):
    """Something is dropped at evaluation too: when the network is used, all its units work. Where
    does your code ask about `training`?"""
    return drops_at_evaluation(seen) and not keeps_all(seen)


@exercise.telltale
def training_reversed(seen):
    """You drop at evaluation and not in training: it should be the other way round."""
    return drops_at_evaluation(seen) and keeps_all(seen)


draws_from_rng(exercise, 3, 4)


@exercise.mistake
def scaled_at_evaluation(X, p, training, rng):
    """At evaluation you shrink X by 1 − p. That was the first paper's form. Here all scaling is
    done in training, and evaluation leaves X alone."""
    return X * (rng.random(X.shape) >= p) if training else X * (1 - p)


@exercise.mistake
def enlarged_at_evaluation(X, p, training, rng):
    """At evaluation you enlarge X, though nothing is dropped there that would have to be made up
    for."""
    return X * (rng.random(X.shape) >= p) / (1 - p) if training else X / (1 - p)


@exercise.mistake
def p_for_keep(X, p, training, rng):
    """With p = 0 you drop everything: p is the probability of dropping."""
    return X * (rng.random(X.shape) < p) / (1 - p) if training else X


@exercise.mistake
def p_for_keep_scaled(X, p, training, rng):
    """With p = 0 you drop everything and divide by 0: p is the probability of dropping."""
    return X * (rng.random(X.shape) < p) / np.float64(p) if training else X


@exercise.property
def shape_kept(value, X, p, training, rng):
    """A tensor of X's shape is asked, with zeros where a unit is dropped."""
    return all(isinstance(a, np.ndarray) and a.shape == X.shape for a in value)


@exercise.property
def p_subtracted(value, X, p, training, rng):
    """What is dropped comes out as −p instead of 0: mind the brackets, a / 1 - p divides before it
    subtracts."""
    return not any(np.isclose(a, -p, atol=1e-6).any() for a in value)


@exercise.property
def dropped_not_zero(value, X, p, training, rng):
    """What is dropped comes out as another number than 0, the same for all: something is added to
    it."""
    return not any(np.unique(a[a != 0], return_counts=True)[1].max(initial=0) > MANY for a in value)


@exercise.property
def nothing_dropped(value, X, p, training, rng):
    """Nothing is dropped in training: every unit still works."""
    return all((a == 0).any() for a in value)


@exercise.property(slug="p_for_keep")
def keeps_the_share_of_p(value, X, p, training, rng):
    """You keep the share p and drop the rest. p is the probability of dropping."""
    return not any(drops_share(a, 1 - p) for a in value)


@exercise.property
def one_mask_for_all(value, X, p, training, rng):
    """Every example of the batch loses the same units: draw a mask of the whole batch's shape."""
    return X.ndim < 2 or not any(((a == 0) == (a[0] == 0)).all() for a in value)


@exercise.property
def whole_examples(value, X, p, training, rng):
    """Whole examples are dropped: in a row of X either all units stay or none. Each unit of each
    example has its own luck."""
    return X.ndim < 2 or not any(((a == 0) == (a[:, :1] == 0)).all() for a in value)


@exercise.property
def wrong_share(value, X, p, training, rng):
    """The share of dropped units is not p, and chance alone cannot explain by how much it is
    off."""
    return all(drops_share(a, p) for a in value)


@exercise.property
def not_rescaled(value, X, p, training, rng):
    """The right share is dropped, but what stays is as large as before: so the sum over the units
    is smaller in training than at evaluation."""
    return not np.allclose(kept_ratio(value, X), 1, rtol=1e-3)


@exercise.property
def scaled_by_p(value, X, p, training, rng):
    """You divide what stays by p. Which share of the units stays?"""
    return not np.allclose(kept_ratio(value, X), 1 / p, rtol=1e-3)


@exercise.property
def shrunk(value, X, p, training, rng):
    """What stays is made smaller; it should be made larger, to make up for what is lost."""
    return not (np.abs(kept_ratio(value, X)) < 1).all()


@exercise.property
def wrongly_scaled(value, X, p, training, rng):
    """The right share is dropped, but what stays is scaled by another factor than the one that
    keeps the mean."""
    return np.allclose(kept_ratio(value, X), 1 / (1 - p), rtol=1e-3)


@exercise.property(words=SAME_EVERY_CALL)
def same_every_call(value, X, p, training, rng):
    return not equal(value[0], value[1])
