"""What a Transformer is made of, in NumPy, and the weights of a block with their shapes."""

import numpy as np

EPSILON = 1e-5


def heads_of(X, n_heads):
    n, T, d = X.shape
    return X.reshape(n, T, n_heads, d // n_heads).transpose(0, 2, 1, 3)


def merged(X):
    n, n_heads, T, width = X.shape
    return X.transpose(0, 2, 1, 3).reshape(n, T, n_heads * width)


def softmax(scores, axis=-1):
    exponentials = np.exp(scores - scores.max(axis=axis, keepdims=True))
    return exponentials / exponentials.sum(axis=axis, keepdims=True)


def causal(T):
    return np.tril(np.ones((T, T), dtype=bool))


def looked_up(Q, K, V, mask, scale=None):
    """The mean of V that each query sees, as in lab 16, for any number of axes in front."""
    scores = Q @ K.swapaxes(-1, -2) / np.sqrt(scale or Q.shape[-1])
    return softmax(np.where(mask, scores, -np.inf)) @ V


def attention_of(X, W_q, W_k, W_v, W_o, n_heads, split=heads_of, merge=merged, look=looked_up):
    """Causal attention with several heads, and by keyword what students do otherwise."""
    Q, K, V = (split(X @ W, n_heads) for W in (W_q, W_k, W_v))
    return merge(look(Q, K, V, causal(X.shape[1]))) @ W_o


def norm(X, gain, bias, epsilon=EPSILON):
    centred = X - X.mean(axis=-1, keepdims=True)
    return gain * centred / np.sqrt(X.var(axis=-1, keepdims=True) + epsilon) + bias


def shapes_of(d):
    """The weights of a block by name, each with its shape."""
    return {
        "gain1": (d,), "bias1": (d,),
        "W_q": (d, d), "W_k": (d, d), "W_v": (d, d), "W_o": (d, d),
        "gain2": (d,), "bias2": (d,),
        "W1": (d, 4 * d), "b1": (4 * d,), "W2": (4 * d, d), "b2": (d,),
    }  # fmt: skip


def drawn(rng, name, shape):
    """Random weights: a gain lies near 1, all others near 0."""
    return rng.normal(1, 0.3, shape) if "gain" in name else rng.normal(0, 0.7, shape)


def block_of(X, w, n_heads):
    """A block, norms first."""
    normed = norm(X, w["gain1"], w["bias1"])
    X = X + attention_of(normed, w["W_q"], w["W_k"], w["W_v"], w["W_o"], n_heads)
    return X + fed_forward(norm(X, w["gain2"], w["bias2"]), w)


def fed_forward(X, w, activation=lambda Z: np.maximum(Z, 0)):
    return activation(X @ w["W1"] + w["b1"]) @ w["W2"] + w["b2"]
