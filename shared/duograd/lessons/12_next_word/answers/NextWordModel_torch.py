"""Right and wrong answers to `NextWordModel` in PyTorch."""

import torch
from torch import nn


class _Parts(nn.Module):
    def __init__(self, n_words, d, context, n_hidden):
        super().__init__()
        self.E = nn.Parameter(0.1 * torch.randn(n_words, d))
        self.W1 = nn.Parameter(torch.randn(context * d, n_hidden))
        self.b1 = nn.Parameter(torch.zeros(n_hidden))
        self.W2 = nn.Parameter(torch.randn(n_hidden, n_words))
        self.b2 = nn.Parameter(torch.zeros(n_words))


class right_by_reshape(_Parts):
    def forward(self, X):
        joined = self.E[X].reshape(X.shape[0], -1)
        return torch.addmm(self.b2, torch.tanh(joined @ self.W1 + self.b1), self.W2)


class right_word_by_word(_Parts):
    def forward(self, X):
        joined = torch.cat([self.E[X[:, k]] for k in range(X.shape[1])], dim=1)
        return (joined @ self.W1 + self.b1).tanh() @ self.W2 + self.b2


class not_joined(_Parts):
    def forward(self, X):
        return torch.tanh(self.E[X] @ self.W1 + self.b1) @ self.W2 + self.b2


class not_registered(_Parts):
    def __init__(self, n_words, d, context, n_hidden):
        super().__init__(n_words, d, context, n_hidden)
        del self.b1
        self.b1 = torch.zeros(n_hidden)

    def forward(self, X):
        joined = self.E[X].flatten(1)
        return torch.tanh(joined @ self.W1 + self.b1) @ self.W2 + self.b2


class wrong_shapes(_Parts):
    def __init__(self, n_words, d, context, n_hidden):
        super().__init__(n_words, d, context, n_hidden)
        self.more = nn.Parameter(torch.zeros(3))

    def forward(self, X):
        joined = self.E[X].flatten(1)
        return torch.tanh(joined @ self.W1 + self.b1) @ self.W2 + self.b2


class not_joined__one_below_the_other(_Parts):
    def forward(self, X):
        joined = self.E[X].reshape(-1, self.E.shape[1])
        return torch.tanh(joined @ self.W1 + self.b1) @ self.W2 + self.b2


class first_windows_again(_Parts):
    def forward(self, X):
        if not hasattr(self, "joined"):
            self.joined = self.E[X].flatten(1)
        return torch.tanh(self.joined @ self.W1 + self.b1) @ self.W2 + self.b2


class first_of_as_many_again(_Parts):
    def forward(self, X):
        if getattr(self, "shape", None) != X.shape:
            self.joined, self.shape = self.E[X].flatten(1), X.shape
        return torch.tanh(self.joined @ self.W1 + self.b1) @ self.W2 + self.b2


class not_registered__fixed(_Parts):
    def __init__(self, n_words, d, context, n_hidden):
        super().__init__(n_words, d, context, n_hidden)
        self.E.requires_grad = False

    def forward(self, X):
        joined = self.E[X].flatten(1)
        return torch.tanh(joined @ self.W1 + self.b1) @ self.W2 + self.b2
