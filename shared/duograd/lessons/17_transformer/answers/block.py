"""Wrong answers to `block`, the same in both frameworks."""


def a_name_that_is_not_there(X, weights, n_heads):
    return X * weights["gain"] + weights["bias"]


def a_name_that_is_not_there__as_an_attribute(X, weights, n_heads):
    return X * weights.gain1 + weights.bias1
