"""A draw from each row's cloud, made of noise that was drawn before."""

import warnings

import numpy as np

from duograd.exercises import Exercise

from .parts import first_number, is_about

exercise = Exercise(
    points=3,
    gradients=("mu", "log_var"),
    hints=[
        "By hand: mu 0, a variance of 4 (log_var = 1.386), noise −1: one deviation below the "
        "mean. The deviation is 2, so −2. What does yours give?",
        "log_var is the logarithm of the *variance*. The noise wants to be multiplied with a "
        "deviation: the root of the variance. What is the root of e to the power of a?",
        "One line: the mean, plus noise times what log_var says. Nothing is drawn in it.",
        "A like example: heights in a class have mean 170 and variance 64. A standard draw of 1.5 "
        "becomes 170 + 8 · 1.5 = 182 cm.",
    ],
)


def drawn_from(mu, log_var, noise, deviation=lambda log_var: np.exp(log_var / 2)):
    """The draw, and by keyword another deviation."""
    return mu + deviation(log_var) * noise


TWO_VALUES = np.array([[0.5, -1, 0.5, -1], [-1, 0.5, -1, 0.5]])  # of one mean, each way
NARROW, WIDE = -12.0, 24.0
FAR = 5.0  # a noise that comes, though seldom


@exercise.oracle
def reparameterize(mu, log_var, noise):
    return drawn_from(mu, log_var, noise)


def drawn(rng, *shape):
    return {name: rng.normal(0, 1, shape) for name in ("mu", "log_var", "noise")}


@exercise.cases
def cases(rng):
    """The second one has standard clouds and noise of two values, so that it gives that back."""
    yield {"mu": np.array([[1.0, 0]]), "log_var": np.array([[0, np.log(4)]]),
           "noise": np.array([[2.0, -1]])}  # fmt: skip
    standard = np.zeros((2, 4))
    yield {"mu": standard, "log_var": standard, "noise": TWO_VALUES}
    yield drawn(rng, 3, 2)
    yield {**drawn(rng, 1, 4), "mu": rng.normal(0, 50, (1, 4))}
    for wide in (NARROW, WIDE):  # a cloud far narrower, or wider, than those above
        yield {"mu": np.array([[0.5, 0]]), "log_var": np.array([[wide, wide / 2]]),
               "noise": np.array([[FAR, -1]])}  # fmt: skip


@exercise.mistake
def log_of_the_deviation(mu, log_var, noise):
    """As if log_var were the logarithm of the *deviation*: for a variance of 4 the noise was
    multiplied by 4."""
    return drawn_from(mu, log_var, noise, np.exp)


@exercise.mistake
def half_of_the_variance(mu, log_var, noise):
    """As if half of the *variance* were the deviation: for a variance of 1 the noise was multiplied
    by ½."""
    return drawn_from(mu, log_var, noise, lambda log_var: np.exp(log_var) / 2)


@exercise.mistake
def logarithm_as_deviation(mu, log_var, noise):
    """As if log_var were itself the deviation: for a variance of 1 the noise was multiplied by
    0."""
    return drawn_from(mu, log_var, noise, lambda log_var: log_var)


@exercise.mistake
def half_the_logarithm(mu, log_var, noise):
    """As if half of log_var were itself the deviation: it is a logarithm still."""
    return drawn_from(mu, log_var, noise, lambda log_var: log_var / 2)


@exercise.mistake
def root_of_the_logarithm(mu, log_var, noise):
    """As if log_var were the variance: its root was taken, and it is a logarithm still."""
    return drawn_from(mu, log_var, noise, lambda log_var: np.sqrt(np.abs(log_var)))


@exercise.mistake
def root_of_a_negative(mu, log_var, noise):
    """Where log_var is below 0 there came no number: a root was taken of it."""
    with np.errstate(invalid="ignore"):
        return drawn_from(mu, log_var, noise, np.sqrt)


@exercise.mistake
def no_mean(mu, log_var, noise):
    """The draws lie around 0, whatever mu is."""
    return drawn_from(0 * mu, log_var, noise)


@exercise.mistake
def mean_only(mu, log_var, noise):
    """This is mu, whatever the noise is."""
    return mu


@exercise.mistake
def noise_not_scaled(mu, log_var, noise):
    """The noise was added as it is, whatever the variance."""
    return mu + noise


@exercise.mistake
def mean_scaled_too(mu, log_var, noise):
    """As if the mean were multiplied with the deviation, too."""
    return drawn_from(0 * mu, log_var, mu + noise)


@exercise.mistake
def places_exchanged(mu, log_var, noise):
    """As if mean and deviation had changed places: the noise is multiplied with the deviation, and
    mu is added."""
    return noise * mu + np.exp(log_var / 2)


@exercise.mistake
def divided(mu, log_var, noise):
    """As if the noise were divided by the deviation: a large variance gives a small step."""
    return drawn_from(mu, -log_var, noise)


@exercise.mistake
def noise_subtracted(mu, log_var, noise):
    """The noise was taken away from the mean. That has the same chances, and yet it is not what is
    asked."""
    return drawn_from(mu, log_var, -noise)


@exercise.mistake
def deviation_added(mu, log_var, noise):
    """Everything was added up: the deviation is a factor of the noise."""
    return mu + np.exp(log_var / 2) + noise


def standardized(noise, *, axis=None, ddof=0, tiny=1e-8):
    """Less its mean, divided by its deviation; 0 where there is one number, or NaN without tiny."""
    with np.errstate(invalid="ignore", divide="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a single number has no deviation
        deviation = noise.std(axis=axis, ddof=ddof, keepdims=True) + tiny
        return (noise - noise.mean(axis=axis, keepdims=True)) / deviation


@exercise.mistake
def noise_standardized(mu, log_var, noise):
    """As if each column of the noise were standardized first: of a single row nothing is left. It
    is to be taken as it is given."""
    return drawn_from(mu, log_var, standardized(noise, axis=0))


@exercise.mistake
def noise_standardized_as_one(mu, log_var, noise):
    """As if the noise were standardized first, all its numbers together. It is to be taken as it is
    given."""
    return drawn_from(mu, log_var, standardized(noise))


AS_ONE = (
    "As if the noise were standardized first, all its numbers together, with a deviation that "
    "divides by n − 1. It is to be taken as it is given."
)
BY_ROWS = "As if each row of the noise were standardized first. It is to be taken as it is given."
NO_DEVIATION = (
    "As if each column of the noise were standardized first: in a single row that gives NaN. The "
    "noise is to be taken as it is given."
)
for _slug, _words, _how in (
    ("noise_standardized_by_n_minus_1", AS_ONE, {"ddof": 1}),
    ("noise_standardized_by_rows", BY_ROWS, {"axis": 1}),
    ("noise_standardized_by_rows_and_n_minus_1", BY_ROWS, {"axis": 1, "ddof": 1}),
    ("single_row_without_deviation", NO_DEVIATION, {"axis": 0, "tiny": 0}),
    ("single_row_divided_by_nothing", NO_DEVIATION, {"axis": 0, "ddof": 1}),
):

    def of_standardized(mu, log_var, noise, how=_how):
        return drawn_from(mu, log_var, standardized(noise, **how))

    exercise.mistake(of_standardized, slug=_slug, words=_words)


@exercise.telltale
def noise_cut(seen):
    """For a noise of 5 the draw is nearer to the mean than it should be, by the same share in a
    narrow cloud and in a wide one: as if large noise were cut off."""
    narrow, wide = (
        (first_number(one) - 0.5) / FAR / np.exp(log_var / 2)
        for one, log_var in zip(seen[-2:], (NARROW, WIDE), strict=True)
    )
    return 0 < wide < 0.99 and abs(narrow - wide) < 0.01 * wide and is_about(seen[0], [[3, -2]])


@exercise.telltale
def log_var_cut(seen):
    """Of a cloud far narrower or wider than the standard one the draw is as if the cloud were
    nearer to it: as if log_var were cut off somewhere."""
    narrow, wide = ((first_number(one) - 0.5) / FAR for one in seen[-2:])  # their deviations
    cut = 1.01 * np.exp(NARROW / 2) < narrow < 1.01 or 0.99 < wide < 0.99 * np.exp(WIDE / 2)
    as_given = np.allclose(seen[1].value, TWO_VALUES, 1e-4)
    return cut and as_given and not noise_cut(seen) and is_about(seen[0], [[3, -2]])


@exercise.telltale
def noise_drawn_inside(seen):
    """For mu = 0 and log_var = 0 the draw is the noise itself, and where equal noise was given, you
    gave other numbers: as if other noise were drawn inside."""
    value = np.asarray(seen[1].value) if not any(o.failure for o in seen) else np.zeros(0)
    if value.shape != TWO_VALUES.shape or value.dtype.kind != "f":
        return False
    known = np.isclose(value[..., None], [0.5, -1], atol=1e-3).any(axis=-1)
    return not known.all() and bool(np.ptp(value[TWO_VALUES > 0]) > 1e-3)
