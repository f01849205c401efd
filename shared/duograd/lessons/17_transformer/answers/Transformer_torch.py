"""Right and wrong answers to `Transformer` in PyTorch."""

import torch
from torch import nn
from torch.nn import functional as F


def _norm(X, gain, bias):
    return F.layer_norm(X, X.shape[-1:], gain, bias, 1e-5)


def _heads(X, n_heads):
    return X.unflatten(2, (n_heads, -1)).transpose(1, 2)


def _block(X, w, n_heads):
    normed = _norm(X, w["gain1"], w["bias1"])
    Q, K, V = (_heads(normed @ w[name], n_heads) for name in ("W_q", "W_k", "W_v"))
    seen = F.scaled_dot_product_attention(Q, K, V, is_causal=True)
    X = X + seen.transpose(1, 2).flatten(2) @ w["W_o"]
    hidden = torch.relu(_norm(X, w["gain2"], w["bias2"]) @ w["W1"] + w["b1"])
    return X + hidden @ w["W2"] + w["b2"]


class _Parts(nn.Module):
    def __init__(self, n_words, d, n_heads, n_layers, T):
        super().__init__()
        self.n_heads, self.n_layers, L = n_heads, n_layers, n_layers
        shapes = {
            "E": (n_words, d), "P": (T, d), "gain": (d,), "bias": (d,), "b": (n_words,),
            "W": (d, n_words), "gain1": (L, d), "bias1": (L, d), "gain2": (L, d), "bias2": (L, d),
            "W_q": (L, d, d), "W_k": (L, d, d), "W_v": (L, d, d), "W_o": (L, d, d),
            "W1": (L, d, 4 * d), "b1": (L, 4 * d), "W2": (L, 4 * d, d), "b2": (L, d),
        }  # fmt: skip
        for name, shape in shapes.items():
            setattr(self, name, nn.Parameter(0.1 * torch.randn(shape)))

    def blocks(self):
        stacked = {name: p for name, p in self.named_parameters() if p.shape[0] == self.n_layers}
        names = ("gain1", "bias1", "gain2", "bias2", "W_q", "W_k", "W_v", "W_o")
        names += ("W1", "b1", "W2", "b2")
        return [{name: stacked[name][k] for name in names} for k in range(self.n_layers)]

    def finish(self, stream):
        for weights in self.blocks():
            stream = _block(stream, weights, self.n_heads)
        return _norm(stream, self.gain, self.bias) @ self.W + self.b


class right_by_lookup(_Parts):
    def forward(self, X):
        places = torch.arange(X.shape[1])
        return self.finish(F.embedding(X, self.E) + F.embedding(places, self.P))


class right_by_slices(_Parts):
    def forward(self, X):
        n, length = X.shape
        return self.finish(self.E[X] + self.P[:length].expand(n, -1, -1))


class drawn_anew(_Parts):
    def forward(self, X):
        return self.finish(torch.dropout(self.E[X] + self.P[: X.shape[1]], 0.2, True))


class all_places(_Parts):
    def forward(self, X):
        return self.finish(self.E[X] + self.P)


class not_registered(_Parts):
    def __init__(self, n_words, d, n_heads, n_layers, T):
        super().__init__(n_words, d, n_heads, n_layers, T)
        del self.P
        self.P = torch.zeros(T, d)

    def forward(self, X):
        return self.finish(self.E[X] + self.P[: X.shape[1]])


class wrong_shapes(_Parts):
    def __init__(self, n_words, d, n_heads, n_layers, T):
        super().__init__(n_words, d, n_heads, n_layers, T)
        self.more = nn.Parameter(torch.zeros(3))

    def forward(self, X):
        return self.finish(self.E[X] + self.P[: X.shape[1]])
