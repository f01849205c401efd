"""Answers to `vae_loss`, the same in both frameworks."""


def right_in_two_means(X, X_hat, mu, log_var, beta):
    errors = sum(reconstruction_loss(X, X_hat)) / X.shape[0]  # noqa: F821
    return errors / 0.045 + beta * sum(kl_divergence(mu, log_var)) / X.shape[0]  # noqa: F821


def right_with_a_name(X, X_hat, mu, log_var, beta):
    deviation = 0.15
    costs = reconstruction_loss(X, X_hat) * 0.5 / deviation**2  # noqa: F821
    costs = costs + kl_divergence(mu, log_var) * beta  # noqa: F821
    return sum(costs) / len(costs)


def _costs(X, X_hat, mu, log_var, beta):
    errors = reconstruction_loss(X, X_hat) / (2 * 0.15**2)  # noqa: F821
    return errors + beta * kl_divergence(mu, log_var)  # noqa: F821


def halved_and_multiplied(X, X_hat, mu, log_var, beta):
    errors = sum(reconstruction_loss(X, X_hat)) / 2 * 0.15**2  # noqa: F821
    return (errors + beta * sum(kl_divergence(mu, log_var))) / X.shape[0]  # noqa: F821


def one_for_beta_0(X, X_hat, mu, log_var, beta):
    return sum(_costs(X, X_hat, mu, log_var, beta or 1)) / X.shape[0]


def batch_of_64(X, X_hat, mu, log_var, beta):
    return sum(_costs(X, X_hat, mu, log_var, beta)) / 64


def kl_not_averaged(X, X_hat, mu, log_var, beta):
    errors = sum(reconstruction_loss(X, X_hat)) / X.shape[0]  # noqa: F821
    return errors / 0.045 + beta * sum(kl_divergence(mu, log_var))  # noqa: F821


def errors_not_averaged(X, X_hat, mu, log_var, beta):
    errors = sum(reconstruction_loss(X, X_hat)) / 0.045  # noqa: F821
    return errors + beta * sum(kl_divergence(mu, log_var)) / X.shape[0]  # noqa: F821


def kl_averaged_over_latents(X, X_hat, mu, log_var, beta):
    return sum(_costs(X, X_hat, mu, log_var, beta / mu.shape[1])) / X.shape[0]


def always_1728(X, X_hat, mu, log_var, beta):
    size = X.shape[1] * X.shape[2] * X.shape[3]
    errors = reconstruction_loss(X, X_hat) / size * 1728 / 0.045  # noqa: F821
    return sum(errors + beta * kl_divergence(mu, log_var)) / X.shape[0]  # noqa: F821
