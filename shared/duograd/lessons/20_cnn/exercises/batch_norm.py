"""Batch normalisation in training: each channel by the mean and the variance of this batch."""

import numpy as np

from duograd.exercises import Case, Exercise

exercise = Exercise(
    points=3,
    gradients=("X", "gamma", "beta"),
    hints=[
        "By hand: the column 1, 3 has mean 2 and variance 1. With epsilon 0, gamma 1, beta 0 the "
        "answer is −1, 1. What does yours give?",
        "It is the `standardize` of lab 11, a column a channel. Which numbers of X belong to one "
        "channel? All pictures, all rows, all columns.",
        "Mean and variance over all axes but the last, the variance divided by n; subtract, divide "
        "by the root of variance plus epsilon; then gamma and beta.",
        "A like example: exam marks of several classes, by subject: every subject gets mean 0 over "
        "*all* pupils of *all* classes, whatever class they sit in.",
    ],
)


def over_all(X):
    return tuple(range(X.ndim - 1))


def normed(X, gamma, beta, epsilon, *, axes=None, root=None, ddof=0):
    """The answer, and by keyword what students do otherwise."""
    axes = over_all(X) if axes is None else axes
    mean, variance = X.mean(axis=axes, keepdims=True), X.var(axis=axes, ddof=ddof, keepdims=True)
    root = root or (lambda variance: np.sqrt(variance + epsilon))
    return gamma * (X - mean) / root(variance) + beta


@exercise.oracle
def batch_norm(X, gamma, beta, epsilon):
    return normed(X, gamma, beta, epsilon)


def drawn(rng, *shape, epsilon=0.01, scale=1.0, far=0.0, stretch=1.0, **options):
    """Channels of other means and spreads; far: how far off the first number lies."""
    c = shape[-1]
    X = scale * (rng.normal(0, 1, shape) * rng.uniform(0.1, 1, c) + rng.normal(0, 2, c))
    X.flat[0] += far
    gamma = stretch * rng.uniform(0.5, 2, c) * np.where(np.arange(c) % 2, -1, 1)
    given = {"X": X, "gamma": gamma, "beta": rng.normal(0, 1, c)}
    return Case({**given, "epsilon": epsilon}, **options)


@exercise.cases
def cases(rng):
    hand = {"X": np.array([[1.0, 2], [3, 6]]), "gamma": np.array([1.0, 2])}
    yield {**hand, "beta": np.array([0.0, 1]), "epsilon": 0.01}
    yield drawn(rng, 2, 3, 2, 3)
    yield drawn(rng, 2, 3, 2, 3, 2, stretch=20, gradient=False)  # as films have
    yield drawn(rng, 40, 2, 5, far=30, gradient=False)  # neither rows nor pictures
    yield drawn(rng, 1, 3, 2, 2, epsilon=3.0, gradient=False)
    given = {"gamma": np.ones(2), "beta": rng.normal(0, 1, 2)}
    close = rng.normal([0.3, -0.4], 0.02, (6, 2))  # little spread, not around 0
    yield Case({"X": close, **given, "epsilon": 1e-6}, gradient=False)
    X = rng.normal(0, 1, (4, 2)) * [1, 0] + [0, 0.5]  # a channel without any spread
    yield Case({"X": X, **given, "epsilon": 0.01}, gradient=False)
    # PyTorch's own function refuses an epsilon of 0.
    yield drawn(rng, 2, 3, 2, 2, epsilon=0.0, scale=0.0005, gradient=False, may_fail=True)


@exercise.telltale
def pictures_only(seen):
    """Yours fails just where X has rows, [n, c]: then there are two axes and not four."""
    return {place for place, one in enumerate(seen) if one.failure} == {0, 5, 6}


@exercise.mistake
def layer_norm(X, gamma, beta, epsilon):
    """As if each pixel's channels were brought to mean 0 together: that is called a layer norm.
    Here every channel is by itself, over the batch."""
    return normed(X, gamma, beta, epsilon, axes=(-1,))


@exercise.mistake
def divided_by_n_minus_1(X, gamma, beta, epsilon):
    """The variance is too large: as if it had been divided by n − 1."""
    return normed(X, gamma, beta, epsilon, ddof=1)


@exercise.mistake
def each_pixel_alone(X, gamma, beta, epsilon):
    """As if each place of the picture had a mean of its own, over the batch only. One filter makes
    all pixels of a channel: they share one mean."""
    return normed(X, gamma, beta, epsilon, axes=(0,))


@exercise.mistake
def each_picture_alone(X, gamma, beta, epsilon):
    """As if each picture had means of its own, over its pixels only: nothing is taken over the
    batch."""
    return normed(X, gamma, beta, epsilon, axes=tuple(range(1, X.ndim - 1)))


@exercise.mistake
def each_picture_alone_and_rows_together(X, gamma, beta, epsilon):
    """Right for rows, and as if each picture had means of its own, over its pixels only: pictures
    of a batch share theirs, too."""
    return normed(X, gamma, beta, epsilon, axes=tuple(range(1, X.ndim - 1)) or (0,))


@exercise.mistake
def epsilon_outside(X, gamma, beta, epsilon):
    """As if epsilon were added after the root was taken; it is added to the variance."""
    return normed(X, gamma, beta, epsilon, root=lambda variance: np.sqrt(variance) + epsilon)


@exercise.mistake
def epsilon_outside_of_another_root(X, gamma, beta, epsilon):
    """Two things at once: as if the variance had been divided by n − 1, and epsilon added after the
    root was taken."""
    root = lambda variance: np.sqrt(variance) + epsilon  # noqa: E731
    return normed(X, gamma, beta, epsilon, root=root, ddof=1)


@exercise.mistake
def averages_of_a_new_layer(X, gamma, beta, epsilon):
    """As if this batch had not been looked at: mean 0 and variance 1 were taken, with which a new
    layer begins."""
    return gamma * X / np.sqrt(1 + epsilon) + beta


@exercise.mistake
def mean_left_in(X, gamma, beta, epsilon):
    """As if the numbers were divided by the root of their mean *square*, the mean still in them."""
    squares = (X**2).mean(axis=over_all(X))
    return gamma * X / np.sqrt(squares + epsilon) + beta


@exercise.mistake
def mean_left_in_the_variance(X, gamma, beta, epsilon):
    """As if the variance were the mean of the *squares* of X: of each number its distance from the
    mean is squared."""
    squares = (X**2).mean(axis=over_all(X))
    return gamma * (X - X.mean(axis=over_all(X))) / np.sqrt(squares + epsilon) + beta


@exercise.mistake
def gamma_before_the_mean(X, gamma, beta, epsilon):
    """As if X had been stretched by gamma first, and the mean of the unstretched X taken off."""
    axes = over_all(X)
    return (gamma * X - X.mean(axis=axes)) / np.sqrt(X.var(axis=axes) + epsilon) + beta


@exercise.mistake
def no_epsilon(X, gamma, beta, epsilon):
    """As if epsilon were 0."""
    return normed(X, gamma, beta, 0.0)


@exercise.mistake
def epsilon_of_the_layer(X, gamma, beta, epsilon):
    """As if no epsilon could be smaller than 0.001: it is added as it is given."""
    return normed(X, gamma, beta, max(epsilon, 1e-3))


for _slug, _default in (("none_taken_for_a_default", 1e-5), ("none_taken_for_a_thousandth", 1e-3)):

    def defaulted(X, gamma, beta, epsilon, default=_default):
        return normed(X, gamma, beta, epsilon or default)

    exercise.mistake(
        defaulted,
        slug=_slug,
        words="Where epsilon is 0 something is added to the variance all the same, as if a default "
        "stood in its place. (`or` and `if` take 0 for False.)",
    )


@exercise.mistake
def pictures_and_rows_only(X, gamma, beta, epsilon):
    """Right for rows and for pictures. Where X has another number of axes, as in [n, t, c], means
    and variances are taken over all of them but the last, too."""
    axes = (0, 1, 2) if X.ndim == 4 else (0,)
    return normed(X, gamma, beta, epsilon, axes=axes)


@exercise.mistake
def up_to_four_axes(X, gamma, beta, epsilon):
    """Right where X has up to four axes. Where it has more, means and variances are taken over all
    of them but the last, too."""
    return normed(X, gamma, beta, epsilon, axes=(0, 1, 2)[: X.ndim - 1])


ALWAYS = "As if epsilon were always the same small number: it is added as it is given."
for _slug, _number in (("always_a_hundred_thousandth", 1e-5), ("always_a_thousandth", 1e-3)):

    def fixed(X, gamma, beta, epsilon, number=_number):
        return normed(X, gamma, beta, number)

    exercise.mistake(fixed, slug=_slug, words=ALWAYS)


@exercise.mistake
def epsilon_at_least(X, gamma, beta, epsilon):
    """As if a variance below epsilon were epsilon, and any other stayed as it is: it is added to
    each."""
    root = lambda variance: np.sqrt(np.maximum(variance, epsilon))  # noqa: E731
    return normed(X, gamma, beta, epsilon, root=root)


@exercise.mistake
def epsilon_where_it_must(X, gamma, beta, epsilon):
    """As if epsilon were added only where the variance is 0: it is added to each."""
    root = lambda variance: np.sqrt(np.where(variance == 0, epsilon, variance))  # noqa: E731
    return normed(X, gamma, beta, epsilon, root=root)


@exercise.mistake
def no_root(X, gamma, beta, epsilon):
    """As if it were divided by the variance itself; its root is as large as the numbers are."""
    return normed(X, gamma, beta, epsilon, root=lambda variance: variance + epsilon)


@exercise.mistake
def not_divided(X, gamma, beta, epsilon):
    """The mean is gone, and the spread is as before: nothing was divided."""
    return normed(X, gamma, beta, epsilon, root=np.ones_like)


@exercise.mistake
def beta_multiplied(X, gamma, beta, epsilon):
    """As if gamma were multiplied with beta, too: beta comes last, as it is."""
    return normed(X, gamma, gamma * beta, epsilon)


@exercise.mistake
def all_channels_together(X, gamma, beta, epsilon):
    """As if all channels shared one mean and one variance; each has its own."""
    return normed(X, gamma, beta, epsilon, axes=tuple(range(X.ndim)))


@exercise.given_else
def gamma_forgotten(gamma):
    """As if gamma were 1."""
    return {"gamma": np.ones_like(gamma)}


@exercise.given_else
def beta_forgotten(beta):
    """As if beta were 0."""
    return {"beta": np.zeros_like(beta)}
