"""The way back through a whole network: loss, second layer, tanh, first layer."""

import functools

import numpy as np

from duograd.exercises import Exercise

from .networks import all_right, large_input, network, random_network, saturated
from .nodes import sigmoid
from .stations import gradients, stations
from .tables import misfits

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


ANOTHER_ORDER = (
    "All four are right but in another order: the gradients of W1, b1, W2, b2 are asked, like "
    "params."
)


@exercise.oracle
def mlp_backward(X, Y, params):
    return gradients(X, *stations(X, Y, params))


@exercise.cases
def cases(rng):
    yield network([[2.0]], [[1.0]], [[0.0]], [[0.0]], [[1.0]], [[0.0]])
    yield large_input()
    for n, m, h in ((5, 3, 2), (37, 2, 3), (1, 1, 2)):
        yield random_network(rng, n, m, h)
    yield saturated(30)
    yield saturated(100)
    yield all_right()


def wrong_error(wrong, **told):
    """Let a mistake say only what arrives at Z2; the rest of the way back is as it should be."""

    def formula(X, Y, params):
        return gradients(X, *stations(X, Y, params, error=wrong))

    return exercise.mistake(formula, wrong, **told)


def wrong_slope(wrong):
    """Let a mistake say only the slope of tanh; the rest of the way back is as it should be."""

    def formula(X, Y, params):
        return gradients(X, *stations(X, Y, params, slope=wrong))

    return exercise.mistake(formula, wrong)


def assembled(wrong):
    """Let a mistake say only what it makes of the layers' inputs X, H and what arrives at them."""

    def formula(X, Y, params):
        return wrong(X, *stations(X, Y, params))

    return exercise.mistake(formula, wrong)


@wrong_error
def mean_forgotten(Z2, P, Y):
    """Your gradients grow with the batch: J is a mean over the examples, and nothing divides by
    their number."""
    return P - Y


@wrong_error
def mean_twice(Z2, P, Y):
    """You divided by the number of examples twice; J is a mean only once."""
    return (P - Y) / len(Y) ** 2


def clipped(nearest, Z2, P, Y):
    return (np.clip(P, nearest, 1 - nearest) - Y) / len(Y)


FENCES = {f"at_{p}".replace(".", "_"): p for p in (0.05, 0.01, 0.001)}
for how, nearest in (FENCES | {f"at_logit_{z}": sigmoid(-z) for z in (3, 4, 5)}).items():
    wrong_error(
        functools.partial(clipped, nearest),
        slug=f"clipped_{how}",
        words="Right while the probabilities are not extreme; elsewhere it is as if P came no "
        f"nearer to 0 and 1 than {nearest:.2g}. A difference needs no such fence.",
    )


@wrong_error
def divided_by_zero(Z2, P, Y):
    """Right while the probabilities are not extreme; with logits of 30 yours is no number, as P is
    exactly 1 there in float32. Loss and sigmoid together need no division by P or 1 − P."""
    return (P - Y) / (P * (1 - P)) / len(Y) * P * (1 - P)


@wrong_error
def fenced_division(Z2, P, Y):
    """Right while the probabilities are not extreme; with a logit of ±30 and the other label
    nothing arrives in yours, though the loss is steepest there."""
    return (P - Y) / (P * (1 - P) + 1e-7) / len(Y) * P * (1 - P)


@wrong_error
def overflow(Z2, P, Y):
    """Right while the logits are moderate; with a logit of 100 yours is no number: e to the 100 is
    infinite in float32, and ∞/∞ is nothing. Which sigmoid has only e to the *minus* z?"""
    return (np.where(Z2 > 88, np.nan, P) - Y) / len(Y)


@wrong_slope
def slope_forgotten(Z1, H):
    """The second layer is right; on the way to the first, the slope of tanh is missing."""
    return 1


@wrong_slope
def slope_at_wrong_point(Z1, H):
    """The slope of tanh was taken at H; it is asked at Z1. In 1 − H² the tanh has been applied
    already."""
    return 1 - np.tanh(H) ** 2


@wrong_slope
def slope_from_z(Z1, H):
    """You squared Z1 for the slope of tanh; its rule is about tanh's own value, H."""
    return 1 - Z1**2


@wrong_slope
def square_forgotten(Z1, H):
    """Your slope of tanh is 1 − H, as if the square were forgotten: it is 1 − H²."""
    return 1 - H


@wrong_slope
def slope_squared_outside(Z1, H):
    """You squared too much: in the slope of tanh only H is squared, and then taken from 1."""
    return (1 - H) ** 2


@exercise.given_else
def biases_left_out(params):
    """The biases are missing on the way forward: what your network computes is another one."""
    W1, b1, W2, b2 = params
    return {"params": [W1, 0 * b1, W2, 0 * b2]}


@exercise.given_else
def first_bias_left_out(params):
    """Right where b1 is 0: it is missing on the way forward."""
    W1, b1, W2, b2 = params
    return {"params": [W1, 0 * b1, W2, b2]}


@exercise.given_else
def second_bias_left_out(params):
    """Right where b2 is 0: it is missing on the way forward."""
    W1, b1, W2, b2 = params
    return {"params": [W1, b1, W2, 0 * b2]}


@wrong_slope
def relus_slope(Z1, H):
    """Your slope is 1 where Z1 > 0, else 0: that of a ReLU; the hidden layer here is tanh."""
    return Z1 > 0


@exercise.mistake
def divided_by_inputs(X, Y, params):
    """It is as if you divided by the number of inputs, m. J is a mean over the n examples."""
    return gradients(X, *stations(X, Y, params, lambda Z2, P, Y: (P - Y) / X.shape[1]))


@assembled
def first_layer_divided_again(X, H, dZ1, dZ2):
    """The second layer is right; the gradients of the first are divided by the number of examples
    once more. What arrives there has been divided already."""
    return gradients(X, H, dZ1 / len(X), dZ2)


@wrong_error
def labels_for_probabilities(Z2, P, Y):
    """You compare 0 or 1 with Y, the probability cut at one half; the probability itself is
    compared."""
    return ((P > 0.5) - Y) / len(Y)


@assembled
def input_of_first_layer(X, H, dZ1, dZ2):
    """For W1 you used H, which comes out of the first layer; what went into it is X."""
    return gradients(H, H, dZ1, dZ2)


@exercise.mistake
def inputs_too(X, Y, params):
    """The gradient of X came back too; asked are those of W1, b1, W2 and b2 alone."""
    _, dZ1, _ = stations(X, Y, params)
    return [dZ1 @ params[0].T, *mlp_backward(X, Y, params)]


@exercise.telltale
def shapes_do_not_fit(seen):
    """A matrix product does not fit: its inner sizes differ. `dense_backward` takes what went into
    the layer, the layer's weights, and what arrives at its output, in this order; what arrives
    there has the shape of that output."""
    return misfits(seen)


def another_activation(activation, slope, slug, words):
    """Declare a network whose hidden layer has another activation, forward and back."""

    def formula(X, Y, params):
        return gradients(X, *stations(X, Y, params, slope=slope, activation=activation))

    exercise.mistake(formula, slug=slug, words=words)


another_activation(
    sigmoid,
    lambda Z1, H: H * (1 - H),
    "sigmoid_in_the_middle",
    "These are the gradients of a network whose hidden layer is a sigmoid, forward and back: here "
    "it is tanh.",
)
another_activation(
    lambda Z1: np.maximum(Z1, 0),
    lambda Z1, H: Z1 > 0,
    "relu_in_the_middle",
    "These are the gradients of a network whose hidden layer is a ReLU, forward and back: here it "
    "is tanh.",
)


@wrong_slope
def sigmoids_slope(Z1, H):
    """H(1 − H) is the slope of a sigmoid; the hidden layer here is tanh."""
    return H * (1 - H)


@wrong_error
def sigmoid_slope_left_in(Z2, P, Y):
    """The slope of the last sigmoid is still in your gradients. With binary cross-entropy it
    cancels: what arrives at Z2 is only the difference of P and Y, and the mean."""
    return (P - Y) * P * (1 - P) / len(Y)


@wrong_error
def squared_error(Z2, P, Y):
    """These are the gradients of the mean of (P − Y)²; the loss here is binary cross-entropy."""
    return 2 * (P - Y) * P * (1 - P) / len(Y)


@wrong_error
def sigmoid_slope_missing(Z2, P, Y):
    """You stopped at P: what arrives there must still pass the last sigmoid to reach Z2. Together,
    loss and sigmoid have a far simpler slope than the loss alone."""
    return (P - Y) / (P * (1 - P)) / len(Y)


@wrong_error
def sigmoid_left_out(Z2, P, Y):
    """You took the difference of the logits and Y; the probabilities are compared with Y."""
    return (Z2 - Y) / len(Y)


@wrong_error
def factor_two(Z2, P, Y):
    """All gradients are twice too large: the 2 belongs to the slope of a square, and there is no
    square in this loss."""
    return 2 * (P - Y) / len(Y)


@wrong_error
def sign_turned(Z2, P, Y):
    """All signs are turned round: these gradients point to where the loss falls."""
    return (Y - P) / len(Y)


@assembled
def second_layer_skipped(X, H, dZ1, dZ2):
    """The second layer is right; on the way to the first, the gradient went round W2, so every
    hidden unit gets the same blame."""
    return gradients(X, H, dZ2 * (1 - H**2), dZ2)


@exercise.mistake
def input_of_second_layer(X, Y, params):
    """For W2 you used Z1; what went into the second layer is H, after tanh."""
    (W1, b1, *_), (_, dZ1, dZ2) = params, stations(X, Y, params)
    return gradients(X, X @ W1 + b1, dZ1, dZ2)


@assembled
def bias_a_vector(X, H, dZ1, dZ2):
    """The gradients of the biases are vectors; b1 and b2 are tables with one row."""
    return [X.T @ dZ1, dZ1.sum(0), H.T @ dZ2, dZ2.sum(0)]


@assembled
def bias_not_reduced(X, H, dZ1, dZ2):
    """The gradients of the biases have a row for each example; all share one bias row."""
    return [X.T @ dZ1, dZ1, H.T @ dZ2, dZ2]


@assembled
def bias_mean(X, H, dZ1, dZ2):
    """The biases' gradients are too small: you took their mean over the batch once more."""
    return [X.T @ dZ1, dZ1.mean(0, keepdims=True), H.T @ dZ2, dZ2.mean(0, keepdims=True)]


@assembled
def weights_transposed(X, H, dZ1, dZ2):
    """Your gradients of W1 and W2 lie on their side: transpose them back."""
    _, db1, _, db2 = gradients(X, H, dZ1, dZ2)
    return [dZ1.T @ X, db1, dZ2.T @ H, db2]


@exercise.mistake(words=ANOTHER_ORDER)
def order_swapped(X, Y, params):
    dW1, db1, dW2, db2 = mlp_backward(X, Y, params)
    return [dW2, db2, dW1, db1]


@exercise.mistake(words=ANOTHER_ORDER)
def weights_first(X, Y, params):
    dW1, db1, dW2, db2 = mlp_backward(X, Y, params)
    return [dW1, dW2, db1, db2]


@exercise.mistake
def already_stepped(X, Y, params):
    """You took a step: these are weights minus their gradients. The gradients alone are asked."""
    return [p - d for p, d in zip(params, mlp_backward(X, Y, params), strict=True)]
