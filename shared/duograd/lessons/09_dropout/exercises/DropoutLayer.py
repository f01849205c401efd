"""Dropout as a layer: it knows p, its generator, and whether it is being trained."""

import numpy as np

from duograd.exercises import Case, Exercise, Rng
from duograd.exercises.reference import UNJUDGED

from .chance import (
    CHANGED_TYPE,
    ONLY_RECORDED,
    OTHER_SHAPE,
    OTHER_TYPE,
    TABLE,
    UNRECORDED,
    draws_from_rng,
    drops_share,
    equal,
    kept_ratio,
    slope_of_what_came,
)

exercise = Exercise(
    seconds=60,
    points=2,
    level="complete",
    probe="model",
    gradients=("X",),
    hints=[
        "Build a layer with p = 0.5 and call it on [[2, 4, 6]], in training and at evaluation. "
        "Which of the two may change the numbers?",
        "The layer computes nothing new: it calls `dropout` and knows the other three arguments.",
        "One line. Two arguments were stored when the layer was built; the third says whether it "
        "is being trained, and your framework provides it.",
        "A like example: a `Lamp(colour)` that answers `shine(self.colour, on)` stores the colour "
        "once and asks for `on` each time.",
    ],
)
ONE_ROW = (
    "All examples of the batch lose the same units: the mask needs a number for each unit of each "
    "example."
)
UNTOLD, UNTOLD_LATER = (53, 31), (47, 29)  # where nobody tells the layer whether it is trained
NOT_LAST = (59, 37)  # and this one where another layer is made before it is called
NEWER = 0.9  # the p of that other layer
EARLIER = (61, 41)  # and this one where the same layer was called at evaluation before
LINE, SMALL = (9173,), (7, 3, 13)


@exercise.oracle
def DropoutLayer(p, rng, X, framework):
    if framework == "torch" and X.shape in (UNTOLD, UNTOLD_LATER):
        return UNJUDGED  # a new module is in training mode; a Keras layer that is not told is not
    return X  # at evaluation, and where p is 0


@exercise.cases
def cases(rng):
    def case(X, p, seed, **options):
        return Case({"p": p, "rng": Rng(seed)}, inputs={"X": X}, **options)

    def signed(shape):
        return rng.choice([-1, 1], shape) * rng.uniform(0.5, 20, shape)

    seed = int(rng.integers(1000))
    large = signed(TABLE)
    learns = {"training": True, "judged_by": "properties"}
    drops = {"gradient": False, **learns}
    told = "a layer with p = 0.5 at evaluation and X = [[2, 4, 6]]"
    yield case(np.array([[2.0, 4.0, 6.0]]), 0.5, seed, training=False, told=told)
    yield case(large, 0.25, seed, training=False, gradient=False)
    yield case(large, 0.25, seed, **drops)
    yield case(large, 0.25, seed, **drops)
    yield case(large, 0.25, seed + 1, **drops)
    yield case(signed(LINE), 0.7, seed + 1, **drops)
    told = "X of shape [7, 2] and a layer in training with p = 0"
    yield case(np.full((7, 2), [3.0, 5.0]), 0.0, seed, training=True, told=told)
    told = "a layer with p = 0.6 that is called without a word about training"
    yield case(signed(UNTOLD), 0.6, seed, gradient=False, told=told)
    told = "a layer with p = 0.6, called in training, and then without a word about it"
    trained = {"training": True}
    yield case(signed(UNTOLD_LATER), 0.6, seed, gradient=False, told=told, before=trained)
    yield case(signed(SMALL), 0.25, seed + 2, **learns)
    yield case(large, 0.5, seed, times=2, **drops)
    told = "a layer with p = 0.3, called after another one with p = 0.9 was made"
    other = {"p": NEWER}
    yield case(signed(NOT_LAST), 0.3, seed, twice=other, told=told, **drops)
    told = "a layer with p = 0.4 in training, called at evaluation before"
    early = {"training": False}
    yield case(signed(EARLIER), 0.4, seed, before=early, told=told, **drops)
    told = "a layer with p = 0.3 in training, called where nothing is recorded for gradients"
    yield case(signed(UNRECORDED), 0.3, seed, unrecorded=True, told=told, **drops)
    told = "a layer with p = 0.4 at evaluation, called in training before"
    late = {"training": False, "before": {"training": True}, "gradient": False}
    yield case(signed(SMALL), 0.4, seed, told=told, **late)


@exercise.slopes
def slopes(value, upstream, X, **_):
    return {"X": slope_of_what_came(value, upstream, X)}


# The large table is case 1, at evaluation, and cases 2 to 4, in training; case 4 has another seed.
EVALUATED, TRAINED, AGAIN, OTHER_SEED, P_ZERO = 1, 2, 3, 4, 6


def has_zeros(value):
    return isinstance(value, np.ndarray) and bool((value == 0).any())


@exercise.telltale
def active_at_evaluation(seen):
    """Your layer drops units at evaluation too: it should ask, at each call, whether it is being
    trained."""
    return has_zeros(seen[EVALUATED].value) and has_zeros(seen[TRAINED].value)


@exercise.telltale
def training_reversed(seen):
    """Your layer drops units at evaluation and none in training: the other way round."""
    return has_zeros(seen[EVALUATED].value) and not has_zeros(seen[TRAINED].value)


@exercise.telltale
def active_after_training(seen):
    """Your layer was called in training, and from then on it drops units at evaluation too. It
    should ask at each call whether it is being trained, and change nothing of its own for it."""
    if any(observation.failure for observation in seen):  # who changes X itself fails elsewhere
        return False
    return has_zeros(seen[-1].value) and not has_zeros(seen[EVALUATED].value)


@exercise.telltale
def drops_at_p_zero(seen):
    """With p = 0 your layer drops units all the same, as if 0 did not count as a p."""
    if has_zeros(seen[EVALUATED].value) or not has_zeros(seen[TRAINED].value):
        return False
    return has_zeros(seen[P_ZERO].value) and drops_share(seen[TRAINED].value, 0.25)


@exercise.telltale(slug="type_changed", words=CHANGED_TYPE)
def type_changed_at_evaluation(seen):
    came = [observation.value for observation in seen[: EVALUATED + 1]]
    return any(isinstance(one, np.ndarray) and one.dtype != np.float32 for one in came)


draws_from_rng(exercise, TRAINED, AGAIN)


@exercise.telltale
def rng_ignored(seen):
    """Two layers that were given different generators dropped just the same units. The mask of each
    call is to be drawn from the layer's own `rng`."""
    trained = seen[TRAINED].value
    return has_zeros(trained) and equal(trained, seen[OTHER_SEED].value)


@exercise.telltale
def not_a_number(seen):
    """Your layer returns something that is not a number: is each argument of `dropout` in its
    place?"""
    trained = seen[TRAINED].value
    return isinstance(trained, np.ndarray) and not np.isfinite(trained).all()


@exercise.telltale(words=OTHER_SHAPE)
def shape_kept(seen):
    came = ((seen[TRAINED].value, TABLE), (seen[-1].value, SMALL))
    return any(isinstance(one, np.ndarray) and one.shape != shape for one, shape in came)


@exercise.telltale(words=ONE_ROW)
def one_row_for_all(seen):
    return lose_the_same(seen[TRAINED].value)


def lose_the_same(dropped):
    """Whether an array has zeros, and all of its rows have them at the same places."""
    return has_zeros(dropped) and bool(((dropped == 0) == (dropped[0] == 0)).all())


@exercise.telltale
def wrong_share(seen):
    """The share of units that your layer drops is not p: which p does it pass on, and is only one
    mask laid over X?"""
    trained = seen[TRAINED].value
    return has_zeros(trained) and not drops_share(trained, 0.25)


def each(value):
    """What came at each call of the layer: in most cases there is one."""
    return value if isinstance(value, list) else [value]


def at_evaluation(factor):
    """Let a mistake say only by what all of X is multiplied where it is not training, given p."""

    def formula(p, rng, X, framework):
        untold = framework == "torch" and X.shape in (UNTOLD, UNTOLD_LATER)
        return UNJUDGED if untold else X * factor(p)

    return exercise.mistake(formula, factor)


@at_evaluation
def scaled_at_evaluation(p):
    """At evaluation your layer shrinks X by 1 − p. Here all scaling is done in training, and
    evaluation leaves X alone."""
    return 1 - p


@at_evaluation
def enlarged_at_evaluation(p):
    """At evaluation your layer enlarges X, though nothing is dropped there that would have to be
    made up for."""
    return 1 / (1 - p)


@exercise.property(slug="shape_kept", words=OTHER_SHAPE)
def shape_of_each(value, p, rng, X):
    return all(one.shape == X.shape for one in each(value))


@exercise.property(slug="one_row_for_all", words=ONE_ROW)
def rows_of_each(value, p, rng, X):
    return X.ndim < 3 or not any(map(lose_the_same, each(value)))


@exercise.property
def silent_later(value, p, rng, X):
    """One layer, called twice in training, dropped units at its first call only. It should work
    alike at each call, as long as nobody ends the training."""
    first, *later = each(value)
    return not later or not (first == 0).any() or all((one == 0).any() for one in later)


@exercise.property
def share_of_a_newer_layer(value, p, rng, X):
    """Another layer was made after yours, with another p: from then on yours drops the share of
    that one. Each layer has a p of its own."""
    return X.shape != NOT_LAST or not drops_share(value, NEWER)


@exercise.property
def nothing_dropped(value, p, rng, X):
    """Your layer drops nothing here, though it is in training: does it hear that?"""
    told_elsewhere = X.shape in (UNTOLD, EARLIER, UNRECORDED)
    return told_elsewhere or all((one == 0).any() for one in each(value))


@exercise.property
def silent_at_first(value, p, rng, X):
    """A new layer of PyTorch is in training until somebody says otherwise, and yours drops nothing
    before that. Who tells it what it is, besides `train` and `eval`?"""
    return X.shape != UNTOLD or bool((value == 0).any())


@exercise.property(words=ONLY_RECORDED)
def silent_unrecorded(value, p, rng, X):
    return X.shape != UNRECORDED or bool((value == 0).any())


@exercise.property
def silent_after_evaluation(value, p, rng, X):
    """Your layer was called at evaluation, and from then on it drops nothing in training either. It
    should ask at each call whether it is being trained, and change nothing of its own for it."""
    return X.shape != EARLIER or bool((value == 0).any())


@exercise.property
def share_bounded(value, p, rng, X):
    """With one p your layer drops the share p, with another it does not: which p does it pass
    on?"""
    return all(drops_share(one, p) for one in each(value))


@exercise.property
def wrongly_scaled(value, p, rng, X):
    """The right share is dropped, but of what stays all or some is not scaled by the factor of
    `dropout`. Does your layer call it, once, and leave what it gives as it is?"""
    return np.allclose(kept_ratio(each(value), X), 1 / (1 - p), rtol=1e-4)


@exercise.property
def one_mask_for_all_calls(value, p, rng, X):
    """One layer, called twice in training, dropped just the same units both times: it should draw a
    new mask at each call."""
    return len(each(value)) < 2 or not equal(*each(value))


@exercise.property(words=OTHER_TYPE)
def type_changed(value, p, rng, X):
    return all(a.dtype == X.dtype for a in each(value))
