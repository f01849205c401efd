"""How far each row's cloud is from the standard one."""

import numpy as np

from duograd.exercises import Case, Exercise

from .parts import first_number, is_about, kl_of

exercise = Exercise(
    points=3,
    gradients=("mu", "log_var"),
    hints=[
        "By hand: mu 1 and log_var 0 give ½ (1 + 1 − 1 − 0) = 0.5; mu 0 and log_var 0 give 0. Does "
        "your function say 0 there?",
        "Every latent has its own term with four parts: the variance, the squared mean, the 1, "
        "the logarithm. The terms of a row are added up, the rows stay apart.",
        "The variance is e to the power of log_var. Half of (variance + mu² − 1 − log_var), then "
        "the sum over one axis.",
        "A like example: the tax on one purchase is worked out on paper; then those of each "
        "customer are added up, and each customer has a bill of their own.",
    ],
)


def summed(mu, log_var, *, variance=np.exp, square=np.square, one=1.0, sign=-1.0, add=None):
    """The divergence, and by keyword what students do otherwise."""
    terms = variance(log_var) + square(mu) - one + sign * log_var
    return terms.sum(axis=1) / 2 if add is None else add(terms) / 2


NARROW, WIDE = -25.0, 24.0


@exercise.oracle
def kl_divergence(mu, log_var):
    return kl_of(mu, log_var)


@exercise.cases
def cases(rng):
    yield {"mu": np.array([[0.0, 0], [1, 2]]), "log_var": np.array([[0.0, 0], [0, 1]])}
    yield {"mu": rng.normal(0, 1, (3, 9)), "log_var": rng.normal(0, 1, (3, 9))}
    yield {"mu": rng.normal(0, 0.2, (1, 4)), "log_var": rng.normal(0, 0.2, (1, 4))}  # small prices
    yield {"mu": rng.uniform(150, 300, (1, 2)) * [1, -1], "log_var": rng.normal(0, 1, (1, 2))}
    for wide in (NARROW, WIDE):  # a cloud far narrower, or wider, than those above
        yield Case({"mu": np.array([[0.5]]), "log_var": np.array([[wide]])}, gradient=wide < 0)


@exercise.telltale
def log_var_cut(seen):
    """Of a cloud far narrower or wider than the standard one the divergence is as if the cloud were
    nearer to it: as if log_var were cut off somewhere."""
    narrow, wide = map(first_number, seen[-2:])
    cut = narrow < 0.99 * (0.25 - 1 - NARROW) / 2 or 0 < wide < 0.99 * np.exp(WIDE) / 2
    return cut and is_about(seen[0], [0, (np.e + 3) / 2])


@exercise.mistake
def sign(mu, log_var):
    """Each number but 0 has the wrong sign. A distance is never below 0."""
    return -kl_of(mu, log_var)


@exercise.mistake
def half_forgotten(mu, log_var):
    """Each number is twice as large as asked."""
    return 2 * kl_of(mu, log_var)


@exercise.mistake
def mean_over_latents(mu, log_var):
    """The mean over the latents was taken; asked is their sum."""
    return summed(mu, log_var, add=lambda terms: terms.mean(axis=1))


@exercise.mistake
def one_for_the_batch(mu, log_var):
    """One number came back, the sum over all rows; asked is one for each."""
    return kl_of(mu, log_var).sum()


@exercise.mistake
def mean_of_the_batch(mu, log_var):
    """One number came back, the mean of all rows; asked is one for each."""
    return kl_of(mu, log_var).mean()


@exercise.mistake
def mean_of_everything(mu, log_var):
    """One number came back, the mean over all latents of all rows; asked is a sum for each row."""
    return summed(mu, log_var, add=np.mean)


@exercise.mistake
def not_added(mu, log_var):
    """Each latent still has its own number; asked is their sum for each row."""
    return summed(mu, log_var, add=lambda terms: terms)


@exercise.mistake
def log_of_the_deviation(mu, log_var):
    """As if log_var were the logarithm of the *deviation*."""
    return kl_of(mu, 2 * log_var)


@exercise.mistake
def deviation_for_variance(mu, log_var):
    """As if the deviation stood where the variance is asked."""
    return summed(mu, log_var, variance=lambda log_var: np.exp(log_var / 2))


@exercise.mistake
def variance_squared(mu, log_var):
    """As if the square of the variance stood where the variance is asked."""
    return summed(mu, log_var, variance=lambda log_var: np.exp(2 * log_var))


@exercise.mistake
def variance_as_it_is(mu, log_var):
    """As if log_var were already the variance: nothing was raised to a power."""
    return summed(mu, log_var, variance=lambda log_var: log_var)


@exercise.mistake
def mean_not_squared(mu, log_var):
    """A mean of −1 brings the divergence down: mu came in without its square."""
    return summed(mu, log_var, square=lambda mu: mu)


@exercise.mistake
def mean_subtracted(mu, log_var):
    """As if the square of mu were subtracted: the further a cloud is from 0, the less it would
    cost."""
    return summed(mu, log_var, square=lambda mu: -(mu**2))


@exercise.given_else
def mean_forgotten(mu):
    """As if mu were 0."""
    return {"mu": 0 * mu}


@exercise.mistake
def one_forgotten(mu, log_var):
    """For mu = 0 and log_var = 0 this is not 0, although the clouds are the same: a constant is
    missing."""
    return summed(mu, log_var, one=0.0)


@exercise.mistake
def one_for_the_row(mu, log_var):
    """As if the 1 were subtracted once for a row; each latent has its own, and two equal clouds are
    not at 0 so."""
    return kl_of(mu, log_var) + (mu.shape[1] - 1) / 2


@exercise.mistake
def mean_without_its_sign(mu, log_var):
    """As if a mean of 2 cost twice as much as one of 1: mu came in without its sign, not
    squared."""
    return summed(mu, log_var, square=np.abs)


HALVED = "As if only a part of the terms were halved: are there brackets?"
for _slug, _half in (
    ("only_squares_halved", lambda v, squares, log_var: (v + squares) / 2 - 1 - log_var),
    ("only_the_first_halved", lambda v, squares, log_var: v / 2 + squares - 1 - log_var),
    ("only_mu_not_halved", lambda v, squares, log_var: (v - 1 - log_var) / 2 + squares),
    ("only_the_others_halved", lambda v, squares, log_var: v + squares - (1 + log_var) / 2),
):

    def partly_halved(mu, log_var, half=_half):
        return half(np.exp(log_var), mu**2, log_var).sum(axis=1)

    exercise.mistake(partly_halved, slug=_slug, words=HALVED)


@exercise.mistake
def logarithm_added(mu, log_var):
    """As if the logarithm were added: a cloud that grows narrow must cost more."""
    return summed(mu, log_var, sign=1.0)


@exercise.mistake
def logarithm_forgotten(mu, log_var):
    """As if there were no logarithm: so the narrowest cloud costs least of all."""
    return summed(mu, log_var, sign=0.0)


@exercise.mistake
def wrong_axis(mu, log_var):
    """The rows were added up, one number for each latent; asked is one for each row."""
    return summed(mu, log_var, add=lambda terms: terms.sum(axis=0))


@exercise.mistake
def clouds_exchanged(mu, log_var):
    """As if the two clouds had changed places: from the standard one to the picture's. The way back
    has another divergence."""
    return ((1 + mu**2) / np.exp(log_var) - 1 + log_var).sum(axis=1) / 2


@exercise.mistake
def always_eight_latents(mu, log_var):
    """As if 8 were subtracted for each row, however many latents it has."""
    return kl_of(mu, log_var) + (mu.shape[1] - 8) / 2
