"""Right and wrong answers to `DropoutLayer` in PyTorch."""

import torch


class _Layer(torch.nn.Module):
    def __init__(self, p, rng):
        super().__init__()
        self.p, self.rng = p, rng

    def forward(self, X):
        return self.work(X, self.training)


def _held(X):
    return X.detach()


def _table(X):
    return X.reshape(len(X), -1)


def _double(X):
    return X.double()


class right_by_the_mask(torch.nn.Module):
    def __init__(self, p, rng):
        super().__init__()
        self.rate = p
        self.generator = rng

    def forward(self, X):
        if not self.training:
            return X
        return X * dropout_mask(X.shape, self.rate, self.generator) / (1 - self.rate)


class argument_changed(_Layer):
    def work(self, X, training):
        return X.mul_(dropout_mask(X.shape, self.p if training else 0, self.rng))


class silent_later(_Layer):
    def work(self, X, training):
        dropped = dropout(X, self.p, training, self.rng)
        self.eval()
        return dropped


class type_changed(_Layer):
    def work(self, X, training):
        return dropout(X, self.p, training, self.rng).double()


class silent_unrecorded(_Layer):
    def work(self, X, training):
        return dropout(X, self.p, training and torch.is_grad_enabled(), self.rng)


class silent_at_first(_Layer):
    def __init__(self, p, rng):
        super().__init__(p, rng)
        self.training = False

    def work(self, X, training):
        return dropout(X, self.p, training, self.rng)


class drops_at_p_zero(_Layer):
    def work(self, X, training):
        return dropout(X, self.p or 0.5, training, self.rng)
