"""Answers to `kl_divergence`, the same in both frameworks."""

import numpy as np


def right_latent_by_latent(mu, log_var):
    total = 0
    for k in range(mu.shape[1]):
        total = total + (np.e ** log_var[:, k] + mu[:, k] ** 2 - 1 - log_var[:, k]) / 2
    return total


def right_with_the_sign_outside(mu, log_var):
    terms = 1 + log_var - mu * mu - np.e**log_var
    return -0.5 * sum(terms[:, k] for k in range(terms.shape[1]))


def clouds_exchanged(mu, log_var):
    terms = (1 + mu**2) / np.e**log_var - 1 + log_var
    return sum(terms[:, k] for k in range(terms.shape[1])) / 2


def always_eight_latents(mu, log_var):
    terms = np.e**log_var + mu**2 - log_var
    return (sum(terms[:, k] for k in range(terms.shape[1])) - 8) / 2


def only_squares_halved(mu, log_var):
    terms = 0.5 * (np.e**log_var + mu**2) - 1 - log_var
    return sum(terms[:, place] for place in range(mu.shape[1]))


def only_mu_not_halved(mu, log_var):
    terms = (np.e**log_var - 1 - log_var) / 2 + mu * mu
    return sum(terms[:, place] for place in range(mu.shape[1]))
