"""Dropout: in training some units are dropped and the others enlarged, else X stays as it is."""

import numpy as np

from duograd.exercises import Case, Exercise, Rng

from .chance import (
    AS_MANY,
    BLOCK,
    CHANGED_TYPE,
    LARGE,
    MANY,
    ONLY_RECORDED,
    OTHER_SHAPE,
    OTHER_TYPE,
    ROW,
    SAME_EVERY_CALL,
    TABLE,
    UNRECORDED,
    draws_from_rng,
    drops_as_many,
    drops_share,
    each_by_itself,
    equal,
    kept_ratio,
    slope_of_what_came,
)

exercise = Exercise(
    seconds=60,
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

SMALL, LINE = (5, 3, 7), (1, 10007)
# Of X, but for the first case.
SHAPES = ((5, 2, 3), (2, 3), TABLE, TABLE, LINE, SMALL, BLOCK, ROW, ROW, UNRECORDED)

NOTHING_DROPPED = "Nothing is dropped here, though it is training: every unit still works."


@exercise.oracle
def dropout(X, p, training, rng):
    return X  # at evaluation, and where p is 0


@exercise.cases
def cases(rng):
    def case(X, p, training, seed, **options):
        arguments = {"X": X, "p": p, "training": training, "rng": Rng(seed)}
        return Case(arguments, times=2, **options)

    def signed(shape):
        return rng.choice([-1, 1], shape) * rng.uniform(0.5, 2, shape)

    seed = int(rng.integers(1000))
    large, drops = signed(TABLE), {"judged_by": "properties"}
    yield case(np.array([2.0, 4.0, 6.0, 8.0]), 0.5, False, seed)
    yield case(30 * signed((5, 2, 3)), 0.3, False, seed)
    yield case(30 * signed((2, 3)), 0.0, True, seed)
    yield case(large, 0.25, True, seed, gradient=False, **drops)
    yield case(large, 0.25, True, seed, gradient=False, **drops)
    wide = rng.choice([-1, 1], LINE) * 10 ** rng.uniform(-2, 3, LINE)
    yield case(wide, 0.6, True, seed + 1, gradient=False, **drops)
    yield case(signed(SMALL), 0.25, True, seed + 2, **drops)
    yield case(signed(BLOCK), 0.3, True, seed + 3, gradient=False, **drops)
    yield case(signed(ROW), 0.005, True, seed + 3, gradient=False, **drops)
    yield case(signed(ROW), 0.95, True, seed + 3, gradient=False, **drops)
    yield case(signed(UNRECORDED), 0.25, True, seed, gradient=False, unrecorded=True, **drops)


@exercise.slopes
def slopes(value, upstream, X, **_):
    calls = zip(value, upstream, strict=True)
    return {"X": sum(slope_of_what_came(came, weights, X) for came, weights in calls)}


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


def tensors_of(observation):
    """The tensors that came back in a case."""
    value = observation.value
    return [a for a in value if isinstance(a, np.ndarray)] if isinstance(value, list) else []


@exercise.telltale(slug="shape_kept", words=OTHER_SHAPE)
def shape_lost(seen):
    later = zip(seen[1:], SHAPES, strict=True)
    return any(a.shape != shape for observation, shape in later for a in tensors_of(observation))


@exercise.telltale(slug="type_changed", words=CHANGED_TYPE)
def type_changed_at_evaluation(seen):
    return any(a.dtype != np.float32 for observation in seen[:2] for a in tensors_of(observation))


@exercise.telltale(words=AS_MANY)
def always_as_many(seen):
    return drops_as_many(
        (seen[at].value, shape, p) for at, shape, p in ((3, TABLE, 0.25), (5, LINE, 0.6))
    )


@exercise.telltale
def p_subtracted(seen):
    """What is dropped comes out as −p instead of 0: mind the brackets, a / 1 - p divides before it
    subtracts."""
    return any(np.isclose(a, -0.25, atol=1e-6).sum() > MANY for a in tensors_of(seen[3]))


@exercise.telltale
def dropped_not_zero(seen):
    """What is dropped comes out as another number than 0, the same for all: something is added to
    it."""
    many = [np.unique(a[a != 0], return_counts=True)[1] for a in tensors_of(seen[3])]
    nothing_left = all((a != 0).all() for a in tensors_of(seen[3]))
    return nothing_left and any(counts.max(initial=0) > MANY for counts in many)


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
def always_doubled(X, p, training, rng):
    """In training yours doubles what stays, also with p = 0, where nobody is missing: by how much
    the others are enlarged depends on p."""
    return 2 * X * (rng.random(X.shape) >= p) if training else X


@exercise.mistake
def p_for_keep(X, p, training, rng):
    """With p = 0 you drop everything: p is the probability of dropping."""
    return X * (rng.random(X.shape) < p) / (1 - p) if training else X


@exercise.mistake(slug="scaled_by_p")
def endless(X, p, training, rng):
    """With p = 0 yours is infinite, as if what stays were divided by p. Which share of the units
    stays?"""
    return X * (rng.random(X.shape) >= p) / np.float64(p) if training else X


@exercise.mistake
def p_for_keep_scaled(X, p, training, rng):
    """With p = 0 yours is NaN, as if everything were dropped and then divided by p: p is the
    probability of dropping."""
    return X * (rng.random(X.shape) < p) / np.float64(p) if training else X


@exercise.property(words=OTHER_SHAPE)
def shape_kept(value, X, p, training, rng):
    return all(isinstance(a, np.ndarray) and a.shape == X.shape for a in value)


@exercise.property(words=NOTHING_DROPPED)
def nothing_dropped(value, X, p, training, rng):
    return is_line(X) or X.shape == UNRECORDED or all_drop(value)


def all_drop(value):
    """Whether each array of a list has zeros."""
    return all((a == 0).any() for a in value)


@exercise.property(words=ONLY_RECORDED)
def silent_unrecorded(value, X, p, training, rng):
    return X.shape != UNRECORDED or all_drop(value)


@exercise.property(slug="p_for_keep")
def keeps_the_share_of_p(value, X, p, training, rng):
    """You keep the share p and drop the rest. p is the probability of dropping."""
    return X.size < LARGE or not any(drops_share(a, 1 - p) for a in value)


def is_line(X):
    """Whether X has one row or none, or so few numbers that chance may drop whole ones."""
    return X.ndim < 2 or len(X) < 2 or X.size < LARGE


@exercise.property
def one_mask_for_all(value, X, p, training, rng):
    """Every example of the batch loses the same units: draw a mask of the whole batch's shape."""
    return is_line(X) or not any(((a == 0) == (a[0] == 0)).all() for a in value)


@exercise.property
def whole_examples(value, X, p, training, rng):
    """Whole examples are dropped: in a row of X either all units stay or none. Each unit of each
    example has its own luck."""
    return is_line(X) or not any(((a == 0) == (a[..., :1] == 0)).all() for a in value)


@exercise.property(slug="nothing_dropped", words=NOTHING_DROPPED)
def nothing_dropped_of_a_line(value, X, p, training, rng):
    return X.size < LARGE or len(X) < 2 or X.shape == UNRECORDED or all_drop(value)


@exercise.property
def wrong_share(value, X, p, training, rng):
    """The share of dropped units is not p, and chance alone cannot explain by how much it is
    off."""
    return all(drops_share(a, p) for a in value)


def factors(a, X):
    """The smallest and the largest factor of what stays in one call."""
    ratio = kept_ratio([a], X)
    return np.array([ratio.min(), ratio.max()])


@exercise.property
def factor_of_this_mask(value, X, p, training, rng):
    """The right share is dropped, but what stays is scaled by a factor that is another one from
    call to call. Take one that p alone decides: the mean is kept on average, not in each call."""
    one, other = (factors(a, X) for a in value)
    return np.ptp(one) + np.ptp(other) > 1e-4 or np.allclose(one, other, rtol=1e-5)


@exercise.property
def not_rescaled(value, X, p, training, rng):
    """The right share is dropped, but what stays is as large as before: so on average a unit gives
    less in training than at evaluation."""
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
    """The right share is dropped, but of what stays all or some is not scaled by the factor that
    keeps the mean."""
    return np.allclose(kept_ratio(value, X), 1 / (1 - p), rtol=1e-4)


@exercise.property(words=SAME_EVERY_CALL)
def same_every_call(value, X, p, training, rng):
    return not equal(value[0], value[1])


@exercise.property
def not_by_itself(value, X, p, training, rng):
    """The share is right, but some units hang together: who knows what became of one can tell more
    than p says about another. Each unit, in each call, has its own luck."""
    return each_by_itself(value, p)


@exercise.property(words=OTHER_TYPE)
def type_changed(value, X, p, training, rng):
    return all(a.dtype == X.dtype for a in value)
