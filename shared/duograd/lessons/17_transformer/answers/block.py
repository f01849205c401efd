"""Wrong answers to `block`, the same in both frameworks."""


def a_name_that_is_not_there(X, weights, n_heads):
    return X * weights["gain"] + weights["bias"]


def a_name_that_is_not_there__as_an_attribute(X, weights, n_heads):
    return X * weights.gain1 + weights.bias1


def argument_changed(X, weights, n_heads):
    normed = layer_norm(X, weights.pop("gain1"), weights.pop("bias1"), 1e-5)
    W = [weights[name] for name in ("W_q", "W_k", "W_v", "W_o")]
    X = X + multi_head(normed, *W, n_heads)
    normed = layer_norm(X, weights.pop("gain2"), weights.pop("bias2"), 1e-5)
    hidden = normed @ weights["W1"] + weights["b1"]
    return X + (hidden + abs(hidden)) / 2 @ weights["W2"] + weights["b2"]
