"""TODO say what `mlp_backward` asks."""

import numpy as np

from duograd.exercises import Exercise

from .common import is_misfit, sigmoid

exercise = Exercise(
    points=4,
    detached=True,
    hints=[
        "One example, one hidden unit: x = 2, y = 1, W1 = b1 = b2 = 0, W2 = 1. Forward: z1 = 0, "
        "h = 0, z2 = 0, p = 0.5. Backward: −0.5 arrives at z2. What arrives at z1, and at W1?",
        "Forward first, and keep what you need: H and P. Then back through four stations, last "
        "one first: the loss with its sigmoid, the second layer, tanh, the first layer.",
        "`dense_backward` does both layers for you: ask which table went *into* the layer, and "
        "what arrives at its output. Between the two calls stands one line, for tanh.",
        "A like example, with ReLU in the middle: what arrives at H, times 1 where H > 0 and 0 "
        "elsewhere, arrives at Z1.",
    ],
)


def _network(X, Y, params, *, error=None, slope=None, through=None, into_second=None):
    """The four gradients; each keyword replaces one station on the way back."""
    W1, b1, W2, b2 = params
    Z1 = X @ W1 + b1
    H = np.tanh(Z1)
    Z2 = H @ W2 + b2
    P = sigmoid(Z2)
    dZ2 = error(Z2, P, Y) if error else (P - Y) / len(X)
    dH = through(dZ2, W2) if through else dZ2 @ W2.T
    dZ1 = dH * (slope(Z1, H) if slope else 1 - H**2)
    H = into_second(Z1) if into_second else H
    return [X.T @ dZ1, dZ1.sum(0, keepdims=True), H.T @ dZ2, dZ2.sum(0, keepdims=True)]


@exercise.oracle
def mlp_backward(X, Y, params):
    return _network(X, Y, params)


def _mlp(X, Y, *params):
    return {"X": np.array(X), "Y": np.array(Y), "params": [np.array(p) for p in params]}


def _random_mlp(rng, n, m, h):
    Y = np.where(np.arange(n) % 3, 1.0, 0.0)[:, None]
    params = [rng.normal(0, 0.6, shape) for shape in ((m, h), (1, h))]
    params += [
        rng.choice([-1, 1], (h, 1)) * rng.uniform(0.5, 1.2, (h, 1)),
        rng.normal(0, 1, (1, 1)),
    ]
    return _mlp(rng.normal(0.5, 1, (n, m)), Y, *params)


@exercise.cases
def cases(rng):
    yield _mlp([[2.0]], [[1.0]], [[0.0]], [[0.0]], [[1.0]], [[0.0]])
    yield _mlp([[2.0], [-1.0]], [[1.0], [0.0]], [[0.5]], [[0.25]], [[1.5]], [[-0.5]])
    yield _random_mlp(rng, 5, 3, 2)
    yield _random_mlp(rng, 7, 2, 3)


@exercise.mistake
def mean_forgotten(X, Y, params):
    """Your gradients grow with the batch: J is a mean over the examples, and nothing divides by
    their number."""
    return _network(X, Y, params, error=lambda Z, P, Y: P - Y)


@exercise.mistake
def mean_twice(X, Y, params):
    """You divided by the number of examples twice; J is a mean only once."""
    return _network(X, Y, params, error=lambda Z, P, Y: (P - Y) / len(Y) ** 2)


@exercise.mistake
def slope_forgotten(X, Y, params):
    """The second layer is right; on the way to the first, the slope of tanh is missing."""
    return _network(X, Y, params, slope=lambda Z, H: 1)


@exercise.mistake
def slope_at_wrong_point(X, Y, params):
    """The slope of tanh was taken at H; it is asked at Z1. In 1 − H² the tanh has been applied
    already."""
    return _network(X, Y, params, slope=lambda Z, H: 1 - np.tanh(H) ** 2)


@exercise.mistake
def slope_from_z(X, Y, params):
    """You squared Z1 for the slope of tanh; its rule is about tanh's own value, H."""
    return _network(X, Y, params, slope=lambda Z, H: 1 - Z**2)


@exercise.mistake
def slope_squared_outside(X, Y, params):
    """You squared too much: in the slope of tanh only H is squared, and then taken from 1."""
    return _network(X, Y, params, slope=lambda Z, H: (1 - H) ** 2)


@exercise.mistake
def biases_left_out(X, Y, params):
    """The biases are missing on the way forward: what your network computes is another one."""
    W1, b1, W2, b2 = params
    return _network(X, Y, [W1, 0 * b1, W2, 0 * b2])


@exercise.mistake
def input_of_first_layer(X, Y, params):
    """For W1 you used H, which comes out of the first layer; what went into it is X."""
    W1, b1, W2, b2 = params
    H = np.tanh(X @ W1 + b1)
    _, db1, dW2, db2 = _network(X, Y, params)
    return [H.T @ ((sigmoid(H @ W2 + b2) - Y) / len(X) @ W2.T * (1 - H**2)), db1, dW2, db2]


@exercise.mistake
def inputs_too(X, Y, params):
    """The gradient of X came back too; asked are those of W1, b1, W2 and b2 alone."""
    W1, b1, W2, b2 = params
    H = np.tanh(X @ W1 + b1)
    dZ1 = (sigmoid(H @ W2 + b2) - Y) / len(X) @ W2.T * (1 - H**2)
    return [dZ1 @ W1.T, *_network(X, Y, params)]


@exercise.telltale
def shapes_do_not_fit(seen):
    """A matrix product does not fit: its inner sizes differ. `dense_backward` takes what went into
    the layer, the layer's weights, and what arrives at its output, in this order."""
    return any(o.failure and is_misfit(o.failure.message) for o in seen)


@exercise.mistake
def sigmoids_slope(X, Y, params):
    """H(1 − H) is the slope of a sigmoid; the hidden layer here is tanh."""
    return _network(X, Y, params, slope=lambda Z, H: H * (1 - H))


@exercise.mistake
def sigmoid_slope_left_in(X, Y, params):
    """The slope of the last sigmoid is still in your gradients. With binary cross-entropy it
    cancels: what arrives at Z2 is only the difference of P and Y, and the mean."""
    return _network(X, Y, params, error=lambda Z, P, Y: (P - Y) * P * (1 - P) / len(Y))


@exercise.mistake
def sigmoid_slope_missing(X, Y, params):
    """You stopped at P: what arrives there must still pass the last sigmoid to reach Z2. Together,
    loss and sigmoid have a far simpler slope than the loss alone."""
    return _network(X, Y, params, error=lambda Z, P, Y: (P - Y) / (P * (1 - P)) / len(Y))


@exercise.mistake
def sigmoid_left_out(X, Y, params):
    """You took the difference of the logits and Y; the probabilities are compared with Y."""
    return _network(X, Y, params, error=lambda Z, P, Y: (Z - Y) / len(Y))


@exercise.mistake
def factor_two(X, Y, params):
    """All gradients are twice too large: the 2 belongs to the slope of a square, and there is no
    square in this loss."""
    return _network(X, Y, params, error=lambda Z, P, Y: 2 * (P - Y) / len(Y))


@exercise.mistake
def sign_turned(X, Y, params):
    """All signs are turned round: these gradients point to where the loss falls."""
    return _network(X, Y, params, error=lambda Z, P, Y: (Y - P) / len(Y))


@exercise.mistake
def second_layer_skipped(X, Y, params):
    """The second layer is right; on the way to the first, the gradient went round W2, so every
    hidden unit gets the same blame."""
    return _network(X, Y, params, through=lambda dZ2, W2: dZ2 * np.ones_like(W2.T))


@exercise.mistake
def input_of_second_layer(X, Y, params):
    """For W2 you used Z1; what went into the second layer is H, after tanh."""
    return _network(X, Y, params, into_second=lambda Z: Z)


@exercise.mistake
def bias_a_vector(X, Y, params):
    """The gradients of the biases are vectors; b1 and b2 are tables with one row."""
    dW1, db1, dW2, db2 = _network(X, Y, params)
    return [dW1, db1[0], dW2, db2[0]]


@exercise.mistake
def bias_not_reduced(X, Y, params):
    """The gradients of the biases have one row for each example; all examples share one bias
    row."""
    W1, b1, W2, b2 = params
    H = np.tanh(X @ W1 + b1)
    dZ2 = (sigmoid(H @ W2 + b2) - Y) / len(X)
    dZ1 = dZ2 @ W2.T * (1 - H**2)
    return [X.T @ dZ1, dZ1, H.T @ dZ2, dZ2]


@exercise.mistake
def bias_mean(X, Y, params):
    """The biases' gradients are too small: you took their mean over the batch once more, after the
    mean of J."""
    dW1, db1, dW2, db2 = _network(X, Y, params)
    return [dW1, db1 / len(X), dW2, db2 / len(X)]


@exercise.mistake
def weights_transposed(X, Y, params):
    """Your gradients of W1 and W2 lie on their side: transpose them back."""
    dW1, db1, dW2, db2 = _network(X, Y, params)
    return [dW1.T, db1, dW2.T, db2]


@exercise.mistake
def order_swapped(X, Y, params):
    """All four are right but in another order: the gradients of W1, b1, W2, b2 are asked, like
    params."""
    dW1, db1, dW2, db2 = _network(X, Y, params)
    return [dW2, db2, dW1, db1]


@exercise.mistake
def weights_first(X, Y, params):
    """All four are right but in another order: the gradients of W1, b1, W2, b2 are asked, like
    params."""
    dW1, db1, dW2, db2 = _network(X, Y, params)
    return [dW1, dW2, db1, db2]


@exercise.mistake
def already_stepped(X, Y, params):
    """You took a step: these are weights minus their gradients. The gradients alone are asked."""
    return [p - d for p, d in zip(params, _network(X, Y, params), strict=True)]
