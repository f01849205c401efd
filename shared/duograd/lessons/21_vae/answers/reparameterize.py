"""Right answers to `reparameterize`, the same in both frameworks."""

import numpy as np


def right_as_a_power(mu, log_var, noise):
    return np.e ** (0.5 * log_var) * noise + mu


def right_by_the_root(mu, log_var, noise):
    variance = np.e**log_var
    return mu + variance**0.5 * noise


def right_with_a_little_more(mu, log_var, noise):
    return mu + (np.e**log_var + 1e-8) ** 0.5 * noise  # some never take a root of what may be 0
