"""Right answers to `block` in PyTorch."""

from torch.nn import functional as F


def _norm(X, gain, bias):
    return F.layer_norm(X, X.shape[-1:], gain, bias, 1e-5)


def _attend(X, w, n_heads):
    Q, K, V = (
        (X @ w[n]).unflatten(2, (n_heads, -1)).transpose(1, 2) for n in ("W_q", "W_k", "W_v")
    )
    seen = F.scaled_dot_product_attention(Q, K, V, is_causal=True)
    return seen.transpose(1, 2).flatten(2) @ w["W_o"]


def right_by_the_framework(X, weights, n_heads):
    X = X + _attend(_norm(X, weights["gain1"], weights["bias1"]), weights, n_heads)
    hidden = F.linear(_norm(X, weights["gain2"], weights["bias2"]), weights["W1"].T, weights["b1"])
    return X + F.linear(F.relu(hidden), weights["W2"].T, weights["b2"])


def right_unpacked_in_order(X, weights, n_heads):
    gain1, bias1, _, _, _, _, gain2, bias2, W1, b1, W2, b2 = weights.values()
    added = _attend(_norm(X, gain1, bias1), weights, n_heads)
    after = X + added
    return after + (_norm(after, gain2, bias2) @ W1 + b1).clamp(min=0) @ W2 + b2
