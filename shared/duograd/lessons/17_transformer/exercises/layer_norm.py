"""Each word's numbers brought to mean 0 and spread 1: along which axis, and how exactly."""

import numpy as np

from duograd.exercises import Case, Exercise, failed

from .parts import norm

exercise = Exercise(
    points=2,
    gradients=("X", "gain", "bias"),
    hints=[
        "By hand: the row (1, 3), gain 1, bias 0. What is its mean, how far are the two from it, "
        "and what comes out? And for (5, 5)?",
        "Every word is brought into form *by itself*: its own mean, its own spread, over its own "
        "d numbers. No other word and no other text has a say.",
        "Mean and variance of the last axis, kept as an axis of length 1. Then look where epsilon "
        "stands: under the root.",
        "A like example: exam points of each class, as (points − class mean) / class deviation; "
        "afterwards each exam gets the factor and the bonus of its own.",
    ],
)


@exercise.oracle
def layer_norm(X, gain, bias, epsilon):
    return norm(X, gain, bias, epsilon)


def given(rng, shape, mean, spread, epsilon, **options):
    d = shape[-1]
    rows = {"X": rng.normal(mean, spread, shape), "gain": rng.normal(0, 1, d)}
    return Case({**rows, "bias": rng.normal(0, 0.3, d), "epsilon": epsilon}, **options)


@exercise.cases
def cases(rng):
    two = {"gain": np.array([1.0, 2.0]), "bias": np.array([0.0, 1.0])}
    yield {"X": np.array([[[1.0, 3.0], [5.0, 5.0]]]), **two, "epsilon": 0.5}
    yield given(rng, (2, 3, 5), 20, 30, 1e-5)
    yield given(rng, (1, 2, 4), 0, 0.1, 1e-2)
    yield given(rng, (4, 3), 0, 0.01, 1e-5, gradient=False)
    yield given(rng, (4, 3), 0, 0.01, 0.0, gradient=False)
    outlying = given(rng, (2, 2, 1, 17), 0, 1, 0.3, gradient=False)
    outlying.arguments["X"][..., 0] += 30  # a number far from all others, and a gain of 0
    outlying.arguments["gain"][1] = 0
    yield outlying
    alike = {"X": np.ones((1, 2, 3)), "gain": np.ones(3), "bias": np.array([0.5, 0, -0.5])}
    yield Case({**alike, "epsilon": 1e-5}, gradient=False)


@exercise.telltale(shapes=True)
def shapes_do_not_fit(seen):
    """Somewhere shapes meet that do not fit. A mean or a variance of a row keeps the last axis,
    with length 1; gain and bias meet the last axis, number by number."""
    return failed(
        seen, "must match the size of tensor", "required broadcastable shapes",
        "Incompatible shapes", "Dimensions must be equal",
    )  # fmt: skip


def changed(wrong):
    """Let a mistake say only which form the rows get, before gain and bias."""

    def formula(X, gain, bias, epsilon):
        return gain * wrong(X, epsilon) + bias

    return exercise.mistake(formula, wrong)


def over(X, epsilon, axis, ddof=0):
    variance = X.var(axis=axis, ddof=ddof, keepdims=True)
    return (X - X.mean(axis=axis, keepdims=True)) / np.sqrt(variance + epsilon)


@exercise.mistake
def spread_left_in(X, gain, bias, epsilon):
    """Only the mean was taken off: the rows still have different spreads."""
    return gain * (X - X.mean(axis=-1, keepdims=True)) + bias


@changed
def over_time(X, epsilon):
    """Mean and variance were taken over the words of a text. Each word is to be brought into form
    by itself, over its own numbers."""
    return over(X, epsilon, -2)


@changed
def over_axis_1(X, epsilon):
    """Mean and variance were taken over the second axis, which is not always the last. Each row is
    to be brought into form by itself, over its own numbers."""
    return over(X, epsilon, 1)


@changed
def sum_of_squares(X, epsilon):
    """The rows were divided by the root of the *sum* of the squared distances: the variance is
    their mean."""
    centred = X - X.mean(axis=-1, keepdims=True)
    return centred / np.sqrt((centred**2).sum(axis=-1, keepdims=True) + epsilon)


@changed
def over_batch(X, epsilon):
    """Mean and variance were taken over the texts of the batch. Each word is to be brought into
    form by itself, over its own numbers."""
    return over(X, epsilon, 0)


@changed
def over_all(X, epsilon):
    """Mean and variance were taken over all words of a text at once. Each word is to be brought
    into form by itself."""
    return over(X, epsilon, (-2, -1))


@changed
def over_all_but_first(X, epsilon):
    """Mean and variance were taken over all axes but the first. Each row is to be brought into form
    by itself, over its own numbers."""
    return over(X, epsilon, tuple(range(1, X.ndim)))


@changed
def over_everything(X, epsilon):
    """Mean and variance are single numbers, of all that came. Each word is to be brought into form
    by itself."""
    return over(X, epsilon, None)


@changed
def one_less(X, epsilon):
    """The variance was divided by d − 1. Asked is the mean of the d squares."""
    return over(X, epsilon, -1, ddof=1)


@changed
def mean_left_in(X, epsilon):
    """The rows were divided by their spread, but their mean is still in them."""
    return X / np.sqrt(X.var(axis=-1, keepdims=True) + epsilon)


@changed
def squares_for_variance(X, epsilon):
    """The rows were divided by the root of the mean of their squares, without their mean taken
    off."""
    return X / np.sqrt((X**2).mean(axis=-1, keepdims=True) + epsilon)


@changed
def squares_after_mean(X, epsilon):
    """The mean was taken off, but the spread is the root of the mean of X², with the
    mean in it."""
    squares = (X**2).mean(axis=-1, keepdims=True)
    return (X - X.mean(axis=-1, keepdims=True)) / np.sqrt(squares + epsilon)


@changed
def no_root(X, epsilon):
    """The rows were divided by the variance, with epsilon in it, and not by its root. What has the
    unit of the numbers is the root."""
    variance = X.var(axis=-1, keepdims=True)
    return (X - X.mean(axis=-1, keepdims=True)) / (variance + epsilon)


@changed
def epsilon_outside(X, epsilon):
    """Epsilon was added to the root. It belongs to the variance, under the root."""
    deviation = X.std(axis=-1, keepdims=True)
    return (X - X.mean(axis=-1, keepdims=True)) / (deviation + epsilon)


@changed
def one_less_and_outside(X, epsilon):
    """The variance was divided by d − 1, and epsilon was added to its root: two things differ."""
    deviation = X.std(axis=-1, ddof=1, keepdims=True)
    return (X - X.mean(axis=-1, keepdims=True)) / (deviation + epsilon)


@changed
def epsilon_as_a_floor(X, epsilon):
    """Variances below epsilon were lifted to it, and the others left as they are. It is to be added
    to each."""
    variance = np.maximum(X.var(axis=-1, keepdims=True), epsilon)
    return (X - X.mean(axis=-1, keepdims=True)) / np.sqrt(variance)


@changed
def mean_distance(X, epsilon):
    """The rows were divided by their mean distance from the mean. The spread is the root of the
    mean *squared* distance."""
    centred = X - X.mean(axis=-1, keepdims=True)
    return centred / (np.abs(centred).mean(axis=-1, keepdims=True) + epsilon)


@changed
def lowest_to_highest(X, epsilon):
    """Each row begins at 0 and its lowest and highest number lie 1 apart. Asked are mean 0 and
    spread 1."""
    lowest, highest = (f(X, axis=-1, keepdims=True) for f in (np.min, np.max))
    return (X - lowest) / (highest - lowest + epsilon)


@changed
def no_epsilon(X, epsilon):
    """As if epsilon were 0: then a row of equal numbers is 0 / 0."""
    return over(X, 0, -1)


for own, told in ((1e-3, "0.001"), (1e-5, "0.00001"), (1e-6, "0.000001")):
    exercise.mistake(
        lambda X, gain, bias, epsilon, own=own: norm(X, gain, bias, own),
        slug=f"fixed_epsilon_{told[2:]}",
        words=f"As if epsilon were always {told}, whatever is passed.",
    )


@exercise.given_else
def no_gain(gain):
    """As if every gain were 1."""
    return {"gain": np.ones_like(gain)}


@exercise.given_else
def no_bias(bias):
    """As if every bias were 0."""
    return {"bias": np.zeros_like(bias)}


@exercise.given_else
def gain_counted_from_one(gain):
    """As if each gain were larger by 1."""
    return {"gain": 1 + gain}


@exercise.given_else
def neither_gain_nor_bias(gain, bias):
    """As if every gain were 1 and every bias 0."""
    return {"gain": np.ones_like(gain), "bias": np.zeros_like(bias)}


@exercise.given_else
def swapped(gain, bias):
    """Gain and bias are the wrong way round: the gain is a factor, the bias is added."""
    return {"gain": bias, "bias": gain}


@exercise.mistake
def bias_inside(X, gain, bias, epsilon):
    """The bias was multiplied by the gain, too: it is added at the very end."""
    return gain * (norm(X, 1, 0, epsilon) + bias)
