"""What is trained: the errors, weighed, and beta times the KL, averaged over the batch."""

import numpy as np

from duograd.exercises import Case, Exercise

from .parts import WEIGHT, errors_of, kl_of

exercise = Exercise(
    gradients=("X_hat", "mu", "log_var"),
    points=3,
    hints=[
        "By hand: a picture with an error of 0.09 and a KL of 0.5, beta 1: 0.09 / 0.045 + 0.5 = "
        "2.5. What does your function say of a batch of that one picture?",
        "You have both parts already, one number for each picture. Beta belongs to one of them, "
        "0.045 to the other, and at the end one number is left.",
        "One line: `reconstruction_loss` divided by 2 · 0.15², plus beta times `kl_divergence`, "
        "and of that the mean.",
        "A like example: a bill of two items, the second with a rebate, averaged over the guests.",
    ],
)


def cost(X, X_hat, mu, log_var, beta, *, errors=errors_of, weight=WEIGHT, end=np.mean):
    """The loss, and by keyword what students do otherwise."""
    return end(weight * errors(X, X_hat) + beta * kl_of(mu, log_var))


@exercise.oracle
def vae_loss(X, X_hat, mu, log_var, beta):
    return cost(X, X_hat, mu, log_var, beta)


def drawn(rng, shape, k, beta, far=1.0, **options):
    X = rng.uniform(-1, 2, shape)
    spreads = {"mu": far, "log_var": min(far, 1)}
    draw = {name: rng.normal(0, spread, (shape[0], k)) for name, spread in spreads.items()}
    return Case({"X": X, "X_hat": X + rng.normal(0, 0.3, shape), **draw, "beta": beta}, **options)


@exercise.cases
def cases(rng):
    X, mu = np.full((1, 1, 1, 1), 0.8), np.array([[1.0]])
    yield {"X": X, "X_hat": X - 0.3, "mu": mu, "log_var": 0 * mu, "beta": 1.0}
    yield drawn(rng, (2, 2, 2, 1), 3, 9.0, far=0.3)
    yield drawn(rng, (3, 4, 5, 3), 4, 0.25, far=15.0, gradient=False)
    yield drawn(rng, (2, 3, 1, 2), 3, 0.0, gradient=False)


@exercise.mistake
def beta_on_the_errors(X, X_hat, mu, log_var, beta):
    """As if beta weighed the errors; it weighs the KL."""
    return cost(X, X_hat, mu, log_var, 1.0, weight=beta * WEIGHT)


@exercise.mistake
def beta_on_both(X, X_hat, mu, log_var, beta):
    """As if beta weighed everything; it weighs the KL alone."""
    return beta * cost(X, X_hat, mu, log_var, 1.0)


@exercise.mistake
def mean_over_the_pixels(X, X_hat, mu, log_var, beta):
    """As if the error of a picture were the *mean* over its numbers. A face has 1728 of them: the
    KL would weigh 1728 times as much, and every face come back grey."""
    return cost(X, X_hat, mu, log_var, beta, weight=WEIGHT / X[0].size)


@exercise.mistake
def no_kl(X, X_hat, mu, log_var, beta):
    """The KL is missing: nothing holds the clouds together."""
    return cost(X, X_hat, mu, log_var, 0.0)


@exercise.mistake
def kl_subtracted(X, X_hat, mu, log_var, beta):
    """As if the KL were subtracted: the further away the clouds, the better."""
    return cost(X, X_hat, mu, log_var, -beta)


@exercise.mistake
def sum_over_the_batch(X, X_hat, mu, log_var, beta):
    """This is the sum over the batch; asked is the mean."""
    return cost(X, X_hat, mu, log_var, beta, end=np.sum)


@exercise.mistake
def one_for_each_picture(X, X_hat, mu, log_var, beta):
    """Each picture has its number still; asked is their mean."""
    return cost(X, X_hat, mu, log_var, beta, end=lambda costs: costs)


@exercise.mistake
def weight_forgotten(X, X_hat, mu, log_var, beta):
    """As if the errors were not divided by anything."""
    return cost(X, X_hat, mu, log_var, beta, weight=1.0)


@exercise.mistake
def two_forgotten(X, X_hat, mu, log_var, beta):
    """As if the errors were divided by 0.15², without the 2."""
    return cost(X, X_hat, mu, log_var, beta, weight=2 * WEIGHT)


@exercise.mistake
def not_the_square(X, X_hat, mu, log_var, beta):
    """As if the errors were divided by 2 · 0.15, without the square."""
    return cost(X, X_hat, mu, log_var, beta, weight=1 / 0.3)


@exercise.mistake
def both_squared(X, X_hat, mu, log_var, beta):
    """As if the errors were divided by (2 · 0.15)²: the square is that of 0.15 alone."""
    return cost(X, X_hat, mu, log_var, beta, weight=1 / 0.3**2)


@exercise.mistake
def multiplied_not_divided(X, X_hat, mu, log_var, beta):
    """As if the errors were multiplied by 2 · 0.15², so that they hardly count."""
    return cost(X, X_hat, mu, log_var, beta, weight=1 / WEIGHT)


@exercise.mistake
def half_times(X, X_hat, mu, log_var, beta):
    """As if the errors were divided by 0.15² / 2: what stands below the line is 2 · 0.15²."""
    return cost(X, X_hat, mu, log_var, beta, weight=4 * WEIGHT)


@exercise.mistake
def all_divided(X, X_hat, mu, log_var, beta):
    """As if the KL were divided by 2 · 0.15², too."""
    return cost(X, X_hat, mu, log_var, beta * WEIGHT)


@exercise.given_else
def beta_ignored(beta):
    """As if beta were 1."""
    return {"beta": 1.0}


@exercise.mistake
def absolute_errors(X, X_hat, mu, log_var, beta):
    """As if the differences were not squared, only taken without their sign."""
    absolute = lambda X, X_hat: np.abs(X - X_hat).sum(axis=(1, 2, 3))  # noqa: E731
    return cost(X, X_hat, mu, log_var, beta, errors=absolute)


@exercise.mistake
def halved_and_multiplied(X, X_hat, mu, log_var, beta):
    """As if the errors were divided by 2 and then *multiplied* by 0.15²: are there brackets?"""
    return cost(X, X_hat, mu, log_var, beta, weight=0.15**2 / 2)


@exercise.given_else
def one_for_beta_0(beta):
    """Where beta is 0 the KL counts all the same, as if beta were 1."""
    return {"beta": beta or 1.0}


@exercise.mistake
def always_1728(X, X_hat, mu, log_var, beta):
    """As if the mean of a picture's errors were multiplied by 1728: that is their sum where a
    picture has 1728 numbers, and nowhere else."""
    return cost(X, X_hat, mu, log_var, beta, weight=1728 * WEIGHT / X[0].size)


@exercise.mistake
def batch_of_64(X, X_hat, mu, log_var, beta):
    """The sum over the batch is divided by 64, however many pictures there are."""
    return cost(X, X_hat, mu, log_var, beta, end=lambda costs: costs.sum() / 64)


@exercise.mistake
def kl_not_averaged(X, X_hat, mu, log_var, beta):
    """The mean of the errors was taken, and of the KL the sum over the batch."""
    return cost(X, X_hat, mu, log_var, beta * len(X))


@exercise.mistake
def kl_averaged_over_latents(X, X_hat, mu, log_var, beta):
    """As if the KL of a picture were the mean over its latents: it is their sum."""
    return cost(X, X_hat, mu, log_var, beta / mu.shape[1])


@exercise.mistake
def errors_not_averaged(X, X_hat, mu, log_var, beta):
    """The mean of the KL was taken, and of the errors the sum over the batch."""
    return cost(X, X_hat, mu, log_var, beta, weight=WEIGHT * len(X))
