"""A layer, g(X W + b), as one matrix product: factors, biases and g in the wrong place or form."""

import numpy as np

from duograd.exercises import Exercise

from .errors import broadcast_failed, product_failed
from .tables import HAND, HAND_B, HAND_W, HAND_X, drawn, layer

ONE = ([[1.0, -0.5]], [[0.5, -1.0, 0.005], [1.5, 0.5, -0.75]], [[0.5, 1.0, -0.008]])

exercise = Exercise(
    points=4,
    gradients=("X", "W", "b"),
    hints=[
        "By hand: x = (−1, 2) meets the column (3, −2) and the bias 1: −3 − 4 + 1 = −6. That is "
        "the first entry of the first row. Print yours.",
        "Three steps, as for one neuron: weighted sums, plus bias, then g. A matrix product does "
        "all the weighted sums at once, a row of the left factor with a column of the right one.",
        "In the formula, look at which factor stands on the left. The bias needs no loop: its one "
        "row is added to every row. g comes last, once, on the whole table.",
        "A like example: the prices of m goods in k shops are a table P [m, k], and the shopping "
        "lists of n people a table L [n, m]. What each person pays in each shop is L times P, "
        "[n, k].",
    ],
)


@exercise.oracle
def dense(X, W, b, g):
    return g(X @ W + b)


@exercise.cases
def cases(rng):
    yield layer(HAND, "identity")
    yield layer(ONE, "tanh")
    yield layer(drawn(rng, 5, 19, 17), "sigmoid")
    X, W, b = drawn(rng, 5, 5, 2)
    yield layer((200 * X, W, b), "identity")  # far beyond what curves tell apart
    X, W, b = drawn(rng, 37, 2, 1)
    yield layer((X, W, 0 * b), "sigmoid")  # a bias of 0 has a slope too
    yield layer(drawn(rng, 1, 2, 1), "identity")
    X, W, b = drawn(rng, 2, 1, 2)  # one input each
    yield layer((X, W, 0 * b), "identity")


def begins_with(seen, expected):
    """Whether the answer to the first case, the one that is redone by hand, is `expected`."""
    value = seen[0].value
    if not isinstance(value, np.ndarray) or value.shape != expected.shape:
        return False
    return bool(np.allclose(value, expected, atol=1e-3))


def fits_nowhere_else(seen):
    """Whether there is no answer to the other cases: there the shapes of W and X do not fit so."""
    return all(one.failure for one in seen[1:])


@exercise.telltale
def factors_swapped(seen):
    """You multiplied W by X; the formula has X on the left. Each row of the left factor meets each
    column of the right one, and a row should be an example."""
    return begins_with(seen, HAND_W @ HAND_X + HAND_B)


@exercise.telltale
def neuron_in_a_row(seen):
    """You took a row of W for a neuron. Here a neuron is a column: W has one row for each input."""
    return begins_with(seen, HAND_X @ HAND_W.T + HAND_B) and fits_nowhere_else(seen)


@exercise.telltale
def bias_per_example(seen):
    """You gave each example a bias of its own. A bias belongs to a neuron: all numbers in a column
    of Z get the same one."""
    one, *others = (np.shape(o.value) for o in seen[1:4])  # for one example it is a table
    return begins_with(seen, HAND_X @ HAND_W + HAND_B.T) and one == (3, 3) and not any(others)


@exercise.telltale(shapes=True)
def shapes_do_not_fit(seen):
    """Your matrix product does not fit: the left factor must have as many columns as the right one
    has rows. X is [n, n_inputs], W is [n_inputs, n_outputs]."""
    return product_failed(seen)


@exercise.telltale(shapes=True)
def not_a_matrix_product(seen):
    """Two tensors here cannot be combined number by number, as `*` and `+` do: their shapes do not
    fit. `@` is the matrix product, which meets rows with columns, and its table keeps both axes
    when the bias is added."""
    return broadcast_failed(seen)


@exercise.given_else
def bias_forgotten():
    """The bias is missing: where all inputs are 0, all your z are 0 too."""
    return {"b": 0}


@exercise.given_else
def bias_in_product(W, b):
    """The bias got into the product: it is added once, to the finished sums, not to the weights."""
    return {"W": W + b, "b": 0}


@exercise.given_else
def bias_subtracted(b):
    """You took the bias away; it is added."""
    return {"b": -b}


@exercise.mistake
def bias_multiplied(X, W, b, g):
    """You multiplied by the bias; it is added."""
    return g(X @ W * b)


@exercise.given_else
def one_bias_for_all(b):
    """Every neuron got the same bias; each one has its own in b."""
    return {"b": b[0, 0]}


@exercise.given_else
def biases_summed(b):
    """You added the sum of all biases to every neuron; each one has its own in b."""
    return {"b": b.sum()}


@exercise.mistake
def bias_outside(X, W, b, g):
    """You added the bias after the activation; it belongs inside, in Z."""
    return g(X @ W) + b


for limit in (1, 10, 100):

    @exercise.mistake(slug=f"sums_cut_off_at_{limit}")
    def sums_cut_off(X, W, b, g, limit=limit):
        """Right where the sums are near 0. One further off counts less in yours, as if it was cut
        off before g, which takes it as it is."""
        return g(np.clip(X @ W + b, -limit, limit))


@exercise.given_else
def no_activation():
    """You return Z itself: the activation g has not been applied."""
    return {"g": lambda Z: Z}


@exercise.given_else
def activation_twice(g):
    """The activation g was applied twice."""
    return {"g": lambda Z: g(g(Z))}


@exercise.mistake
def activation_on_the_inputs(X, W, b, g):
    """You applied g to the inputs; it takes the finished sums Z."""
    return g(X) @ W + b


@exercise.mistake
def activation_before_bias(X, W, b, g):
    """You applied g to X W, before the bias was added, and g again after."""
    return g(g(X @ W) + b)


@exercise.mistake
def activation_on_the_weights(X, W, b, g):
    """You applied g to the weights; it takes the finished sums Z."""
    return X @ g(W) + b


@exercise.mistake
def sigmoid_always(X, W, b, g):
    """Your answers are those of a sigmoid whatever g is: the activation to use is handed over, as
    g."""
    return 1 / (1 + np.exp(-(X @ W + b)))


@exercise.given_else
def bias_for_each_example(X, b):
    """Your bias grows with the batch: with n examples it is n times what it should be. Each row of
    Z gets b once."""
    return {"b": len(X) * b}


@exercise.given_else
def square_turned(W):
    """Only where W is square do your answers differ: as if its rows and columns had changed places.
    There both ways round fit; in W a neuron is a column."""
    return {"W": W.T if W.shape == W.T.shape else W}


@exercise.given_else
def first_neuron_for_all(W):
    """All your neurons have the weights of the first: each has a column of W."""
    return {"W": np.repeat(W[:, :1], W.shape[1], axis=1)}


def answered(wrong):
    """Let a mistake say only what it makes of the right answers."""

    def formula(X, W, b, g):
        return wrong(dense(X, W, b, g))

    return exercise.mistake(formula, wrong)


@answered
def examples_in_columns(answers):
    """Your answer lies on its side: a row for each example is asked, a column for each neuron."""
    return answers.T


@answered
def squeezed(answers):
    """A batch of one example is still a batch: with one row in, one row should come out, and yours
    came back without its rows. Keep both dimensions."""
    return np.squeeze(answers)


@answered
def vector_for_a_batch_of_one(answers):
    """A batch of one example is still a batch: a table with a single row is asked, and you returned
    the row without its table."""
    return answers[0] if len(answers) == 1 else answers


@answered
def neurons_added_up(answers):
    """You added the neurons up: one number per example came out instead of one per neuron."""
    return answers.sum(axis=1)
