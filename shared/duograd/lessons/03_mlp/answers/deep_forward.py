"""Right and wrong answers to `deep_forward`, the same in both frameworks."""


def right_by_counting_layers(X, layers, g):
    for place, (W, b) in enumerate(layers):
        z = X @ W + b
        X = g(z) if place < len(layers) - 1 else z
    return X


def right_by_recursion(X, layers, g):
    (W, b), *rest = layers
    z = X @ W + b
    return deep_forward(g(z), rest, g) if rest else z


def right_with_g_before_later_layers(X, layers, g):
    W, b = layers[0]
    z = X @ W + b
    for W, b in layers[1:]:
        z = g(z) @ W + b
    return z


def does_not_chain(X, layers, g):
    for W, b in layers:
        Z = g(X @ W + b)
    return Z


def right_by_the_place_from_the_end(X, layers, g):
    left = len(layers)
    for W, b in layers:
        left -= 1
        X = X @ W + b
        if left:
            X = g(X)
    return X


def right_with_identity_at_the_end(X, layers, g):
    activations = [g] * (len(layers) - 1) + [lambda z: z]
    for (W, b), activation in zip(layers, activations):
        X = activation(X @ W + b)
    return X


def single_layer_does_not_fit(X, layers, g):
    W, b = layers[0]
    H = g(X @ W + b)
    for W, b in layers[1:-1]:
        H = g(H @ W + b)
    W, b = layers[-1]
    return H @ W + b


def told_apart_by_weights(X, layers, g):
    for W, b in layers:
        X = X @ W + b
        if W is not layers[-1][0]:
            X = g(X)
    return X


def told_apart_by_weights__the_pair(X, layers, g):
    for layer in layers:
        X = X @ layer[0] + layer[1]
        if layer is not layers[-1]:
            X = g(X)
    return X


def single_unit_not_activated(X, layers, g):
    for place, (W, b) in enumerate(layers):
        X = X @ W + b
        if W.shape[1] > 1 and place < len(layers) - 1:
            X = g(X)
    return X


def input_added(X, layers, g):
    for W, b in layers[:-1]:
        H = g(X @ W + b)
        X = X + H if X.shape == H.shape else H
    W, b = layers[-1]
    return X @ W + b
