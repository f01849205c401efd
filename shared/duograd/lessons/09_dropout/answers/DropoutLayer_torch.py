"""Right and wrong answers to `DropoutLayer` in PyTorch."""

import numpy as np
import torch


class right_1(torch.nn.Module):
    def __init__(self, p, rng):
        super().__init__()
        self.p, self.rng = p, rng

    def forward(self, X):
        return dropout(X, p=self.p, training=self.training, rng=self.rng)


class right_2(torch.nn.Module):
    def __init__(self, p, rng):
        super().__init__()
        self.rate = p
        self.generator = rng

    def forward(self, X):
        if not self.training:
            return X
        return X * dropout_mask(X.shape, self.rate, self.generator) / (1 - self.rate)


class active_at_evaluation(torch.nn.Module):
    def __init__(self, p, rng):
        super().__init__()
        self.p, self.rng = p, rng

    def forward(self, X):
        return dropout(X, self.p, True, self.rng)


class training_reversed(torch.nn.Module):
    def __init__(self, p, rng):
        super().__init__()
        self.p, self.rng = p, rng

    def forward(self, X):
        return dropout(X, self.p, not self.training, self.rng)


class not_from_rng(torch.nn.Module):
    def __init__(self, p, rng):
        super().__init__()
        self.p, self.rng = p, rng

    def forward(self, X):
        return dropout(X, self.p, self.training, np.random.default_rng())


class rng_ignored(torch.nn.Module):
    def __init__(self, p, rng):
        super().__init__()
        self.p, self.rng = p, rng

    def forward(self, X):
        return dropout(X, self.p, self.training, np.random.default_rng(0))


class not_a_number(torch.nn.Module):
    def __init__(self, p, rng):
        super().__init__()
        self.p, self.rng = p, rng

    def forward(self, X):
        return dropout(X, self.training, self.p, self.rng)


class shape_kept(torch.nn.Module):
    def __init__(self, p, rng):
        super().__init__()
        self.p, self.rng = p, rng

    def forward(self, X):
        return dropout(X, self.p, self.training, self.rng)[self.training :]


class wrong_share(torch.nn.Module):
    def __init__(self, p, rng):
        super().__init__()
        self.p, self.rng = p, rng

    def forward(self, X):
        return dropout(X, 1 - self.p, self.training, self.rng)


class gradient_lost(torch.nn.Module):
    def __init__(self, p, rng):
        super().__init__()
        self.p, self.rng = p, rng

    def forward(self, X):
        return dropout(X.detach(), self.p, self.training, self.rng)


class argument_changed(torch.nn.Module):
    def __init__(self, p, rng):
        super().__init__()
        self.p, self.rng = p, rng

    def forward(self, X):
        return X.mul_(dropout_mask(X.shape, self.p if self.training else 0, self.rng))


class nothing_dropped(torch.nn.Module):
    def __init__(self, p, rng):
        super().__init__()
        self.p, self.rng = p, rng

    def forward(self, X):
        return dropout(X, self.p, False, self.rng)


class share_bounded(torch.nn.Module):
    def __init__(self, p, rng):
        super().__init__()
        self.p, self.rng = p, rng

    def forward(self, X):
        return dropout(X, self.p if self.p < 0.5 else 0.5, self.training, self.rng)


class wrongly_scaled(torch.nn.Module):
    def __init__(self, p, rng):
        super().__init__()
        self.p, self.rng = p, rng

    def forward(self, X):
        return X * dropout_mask(X.shape, self.p if self.training else 0, self.rng)
