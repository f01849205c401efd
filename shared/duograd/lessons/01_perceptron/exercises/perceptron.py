"""One neuron, g(x · w + w0), for one example or a batch: where bias, sum and activation come in."""

import numpy as np

from duograd.exercises import Exercise, Named, failed

from .sigmoid import sigmoid

exercise = Exercise(
    points=4,
    gradients=("x", "w", "w0"),
    hints=[
        "Redo the lecture's neuron by hand: w0 = 1, w = (3, −2), x = (−1, 2) gives "
        "z = 1 − 3 − 4 = −6. Print your z for it.",
        "Three steps, in this order: multiply each input by its weight and add up; add the bias; "
        "then apply g, once, to the sum.",
        "For a batch X [n, m] one number per row is asked: the sum runs over the last axis, and "
        "the same line then serves a single x [m] too.",
        "A like example: the mean of each row of X, or of a single x, is the sum over the last "
        "axis divided by m.",
    ],
)


@exercise.oracle
def perceptron(x, w, w0, g):
    return g(x @ w + w0)


def neuron(x, w, w0, g):
    return {"x": np.array(x), "w": np.array(w), "w0": np.array(w0), "g": Named(g)}


@exercise.cases
def cases(rng):
    yield neuron([-1.0, 2.0], [3.0, -2.0], 1.0, "sigmoid")
    yield neuron([[1.0, 0.0], [0.0, 1.0], [0.5, 0.5]], [3.0, -2.0], 1.0, "identity")
    yield neuron(rng.normal(0, 1, (37, 3)), rng.normal(0, 1, 3), 0.7, "tanh")
    square = neuron(rng.normal(0, 1, (3, 3)), rng.normal(0, 1, 3), -0.4, "sigmoid")
    yield {**square, "w0": -0.4}
    yield {**neuron(rng.normal(0, 1, 37), rng.normal(0, 0.2, 37), 0.3, "tanh"), "w0": 0.3}
    yield {**neuron([[200.0, -100.0]], [2.0, 0.5], 60.25, "identity"), "w0": 60.25}
    yield {**neuron([0.5, -0.25], [2.0, 3.0], 2, "tanh"), "w0": 2}  # a whole number
    yield neuron([[-0.5], [1.5]], [0.75], -0.25, "tanh")  # one input each
    yield neuron([0.5], [-1.5], 0.5, "sigmoid")
    yield neuron([[0.5], [-1.0], [2.0]], [0.25], 0.0, "tanh")  # a bias of 0 has a slope too
    yield neuron([0.25, -0.5], [0.5, 0.24], 0.0, "identity")  # a sum near 0


@exercise.telltale
def product_does_not_fit(seen):
    """Your product does not fit. x may be one example, [m], or a batch, [n, m], and w is [m]; a
    product of tables wants tables, in the right order. Multiply number by number, and add up over
    the last axis."""
    return failed(seen, "cannot be multiplied", "ndims must be", "has different ndims")


@exercise.telltale
def axis_one(seen):
    """A single example [m] has one axis only, with the number 0. The last axis, in both cases, is
    number −1."""
    return failed(seen, "but got 1)", "Invalid reduction dimension (1 ")


@exercise.given_else
def bias_forgotten():
    """The bias w0 is missing: your neuron's line always runs through the origin."""
    return {"w0": 0}


@exercise.mistake
def bias_in_product(x, w, w0, g):
    """The bias got into the product: w0 is added once, after the weighted sum, not to every
    input."""
    return g((x + w0) @ w)


@exercise.mistake
def bias_per_input(x, w, w0, g):
    """You added the bias once for every input; it is added once in all."""
    return g((x * w + w0).sum(-1))


@exercise.mistake
def bias_outside(x, w, w0, g):
    """You added the bias after the activation; it belongs inside, in z."""
    return g(x @ w) + w0


for limit in (1, 10, 100):

    @exercise.mistake(slug=f"sum_cut_off_at_{limit}")
    def sum_cut_off(x, w, w0, g, limit=limit):
        """Right where the sum is near 0. One further off counts less in yours, as if it was cut off
        before g, which takes it as it is."""
        return g(np.clip(x @ w + w0, -limit, limit))


@exercise.given_else
def no_activation():
    """You return z itself: the activation g has not been applied."""
    return {"g": lambda z: z}


@exercise.given_else
def activation_twice(g):
    """The activation g was applied twice."""
    return {"g": lambda z: g(g(z))}


@exercise.mistake
def not_summed(x, w, w0, g):
    """You multiplied inputs and weights but did not add the products up: one number per input came
    out instead of one per example."""
    return g(x * w + w0)


@exercise.mistake
def summed_over_batch(x, w, w0, g):
    """You added up the whole batch: one number came out for all examples together."""
    return g((x * w).sum() + w0)


@exercise.mistake
def summed_over_examples(x, w, w0, g):
    """For a batch you added up along the wrong axis: one number per input came out, not one per
    example."""
    return g((x * w).sum(0) + w0)


@exercise.given_else
def always_sigmoid():
    """You used the sigmoid, whatever g is: the activation is an argument, called g."""
    return {"g": sigmoid}


@exercise.given_else
def bias_subtracted(w0):
    """You took the bias away; it is added."""
    return {"w0": -w0}


@exercise.mistake
def activation_before_sum(x, w, w0, g):
    """You applied g to each product, before the sum; g takes the sum."""
    return g(x * w).sum(-1) + w0


@exercise.mistake
def mean_for_sum(x, w, w0, g):
    """You took the mean of the products; they are added up, and not divided."""
    return g((x * w).mean(-1) + w0)


@exercise.mistake
def batch_of_one(x, w, w0, g):
    """Right, but for a batch of a single example: it asks for a tensor [1], and a single number
    came out."""
    return np.squeeze(perceptron(x, w, w0, g))


@exercise.mistake
def column(x, w, w0, g):
    """Your sum keeps the last axis, with a length of 1. One number for each example is asked: [n]
    for a batch, a single number for one example."""
    return perceptron(x, w, w0, g)[..., None]
