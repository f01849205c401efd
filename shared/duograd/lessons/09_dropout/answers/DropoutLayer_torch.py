"""Right and wrong answers to `DropoutLayer` in PyTorch."""

import numpy as np
import torch


class _Layer(torch.nn.Module):
    def __init__(self, p, rng):
        super().__init__()
        self.p, self.rng = p, rng


class right_by_keywords(_Layer):
    def forward(self, X):
        return dropout(X, p=self.p, training=self.training, rng=self.rng)


class right_by_the_mask(torch.nn.Module):
    def __init__(self, p, rng):
        super().__init__()
        self.rate = p
        self.generator = rng

    def forward(self, X):
        if not self.training:
            return X
        return X * dropout_mask(X.shape, self.rate, self.generator) / (1 - self.rate)


class active_at_evaluation(_Layer):
    def forward(self, X):
        return dropout(X, self.p, True, self.rng)


class training_reversed(_Layer):
    def forward(self, X):
        return dropout(X, self.p, not self.training, self.rng)


class not_from_rng(_Layer):
    def forward(self, X):
        return dropout(X, self.p, self.training, np.random.default_rng())


class rng_ignored(_Layer):
    def forward(self, X):
        return dropout(X, self.p, self.training, np.random.default_rng(0))


class not_a_number(_Layer):
    def forward(self, X):
        return dropout(X, self.training, self.p, self.rng)


class shape_kept(_Layer):
    def forward(self, X):
        return dropout(X, self.p, self.training, self.rng)[self.training :]


class wrong_share(_Layer):
    def forward(self, X):
        return dropout(X, 1 - self.p, self.training, self.rng)


class gradient_lost(_Layer):
    def forward(self, X):
        return dropout(X.detach(), self.p, self.training, self.rng)


class argument_changed(_Layer):
    def forward(self, X):
        return X.mul_(dropout_mask(X.shape, self.p if self.training else 0, self.rng))


class nothing_dropped(_Layer):
    def forward(self, X):
        return dropout(X, self.p, False, self.rng)


class share_bounded(_Layer):
    def forward(self, X):
        return dropout(X, self.p if self.p < 0.5 else 0.5, self.training, self.rng)


class wrongly_scaled(_Layer):
    def forward(self, X):
        return X * dropout_mask(X.shape, self.p if self.training else 0, self.rng)


class gradient_lost__of_what_is_dropped(_Layer):
    def forward(self, X):
        return X + (dropout(X, self.p, self.training, self.rng) - X).detach()


class one_mask_for_all_calls(_Layer):
    mask = None

    def forward(self, X):
        if not self.training:
            return X
        if self.mask is None:
            self.mask = dropout_mask(X.shape, self.p, self.rng)
        return X * self.mask / (1 - self.p)


class one_row_for_all(_Layer):
    def forward(self, X):
        if not self.training:
            return X
        return X * dropout_mask(X.shape[-1:], self.p, self.rng) / (1 - self.p)


class share_of_a_newer_layer(_Layer):
    def __init__(self, p, rng):
        super().__init__(p, rng)
        type(self).rate = p

    def forward(self, X):
        return dropout(X, self.rate, self.training, self.rng)


class silent_later(_Layer):
    def forward(self, X):
        dropped = dropout(X, self.p, self.training, self.rng)
        self.eval()
        return dropped


class type_changed(_Layer):
    def forward(self, X):
        return dropout(X, self.p, self.training, self.rng).double()


class silent_after_evaluation(_Layer):
    def forward(self, X):
        if not self.training:
            self.p = 0
        return dropout(X, self.p, self.training, self.rng)
