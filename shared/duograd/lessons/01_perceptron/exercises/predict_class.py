"""The class, 1 where ŷ > 0.5: with what z is compared, and in which form the answer comes."""

import numpy as np

from duograd.exercises import Exercise

from .errors import asked_one_question
from .sigmoid import sigmoid

exercise = Exercise(
    points=2,
    hints=[
        "Where does the lecture's line, 1 + 3x₁ − 2x₂ = 0, cut the plane? What is ŷ on it?",
        "The sigmoid is above one half exactly where z is above … which number?",
        "Compute z as in `perceptron`, compare it with that number, and turn True and False "
        "into 1 and 0.",
        "A like example: `is_frost(celsius)` is 1 where celsius < 0 and 0 elsewhere.",
    ],
)


@exercise.oracle
def predict_class(x, w, w0):
    return (x @ w + w0 > 0) * 1


def point(x, w, w0):
    return {"x": np.array(x), "w": np.array(w), "w0": np.array(w0)}


@exercise.cases
def cases(rng):
    yield point([1.0, 1.0], [3.0, -2.0], 1.0)
    yield point([-1.0, 2.0], [3.0, -2.0], 1.0)
    yield point([[0.1, 0.6], [0.0, 0.4], [1.0, 0.1], [-1.0, 0.0]], [3.0, -2.0], 1.0)
    yield point([[0.3, 0.1], [0.2, 0.6]], [1.0, 1.0], -0.6)
    yield {**point([[0.5, 1.5]], [2.0, -1.0], 1.0), "w0": 1.0}  # a batch of one
    yield point([1.0, 1.0], [1.0, -1.0], 0.0)  # on the line: ŷ is 0.5, which is not above 0.5
    yield point([[1.0, 2.0], [0.5, 1.5]], [1.0, -1.0], 1.0)  # on it, too
    side = np.where(np.arange(37) % 2, 1, -1) * rng.uniform(0.7, 2, 37)
    X = np.stack([side + 0.5, np.zeros(37), np.zeros(37)], axis=1)
    yield point(X, [1.0, 0.4, -0.3], -0.5)
    near = [[0.52, 0.0], [0.45, 0.0], [2.0**-16, 0.0], [-(2.0**-16), 0.0]]  # close to the line
    yield point(near, [1.0, 0.5], 0.0)
    yield point([[200.0, 1.0], [-200.0, 1.0]], [1.0, -2.0], 0.5)  # far from it
    yield point([[0.25, 0.5, 2.0], [0.25, -0.5, -1.0]], [1.0, 1.0, -1.0], 0.5)  # the third decides


def decided(wrong):
    """Let a mistake say only what it makes of the right z."""

    def formula(x, w, w0):
        return wrong(x @ w + w0)

    return exercise.mistake(formula, wrong)


@decided
def threshold_on_z(z):
    """Your class changes where z is about 0.5, as if z was compared with it. It is ŷ = σ(z) that is
    compared with 0.5; which z has σ(z) = 0.5?"""
    return (z > 0.5) * 1


@decided
def tanh_for_sigmoid(z):
    """Your class changes where tanh(z) is 0.5, not where σ(z) is. Which of the two curves does the
    neuron have here?"""
    return (np.tanh(z) > 0.5) * 1


for least, slug in ((0.501, "not_quite_half"), (0.55, "half_after_rounding")):

    @exercise.mistake(slug=slug)
    def not_quite_half(x, w, w0, least=least):
        """Right away from the line. Just beyond it, where ŷ is above 0.5 by a little, you say no:
        any ŷ above 0.5 is a yes."""
        return (sigmoid(x @ w + w0) > least) * 1


@decided
def nearly_half(z):
    """Right away from the line. On it and just before it, where ŷ is 0.5 or less by a little, you
    say yes: only ŷ above 0.5 is a yes."""
    return (sigmoid(z) > 0.499) * 1


@decided
def overflow(z):
    """Right near the line. Far beyond it you say no, as where a power of e has become infinite:
    infinity divided by infinity is not a number, and no number above 0.5."""
    power = np.exp(np.float32(z))
    return (power / (1 + power) > 0.5) * 1


@exercise.telltale
def one_question_for_all(seen):
    """A whole batch was asked one yes-or-no question, as Python's `if` does. Each example has an
    answer of its own: compare, and keep the whole tensor of answers."""
    return asked_one_question(seen)


@decided
def always_yes(z):
    """You say yes to every point, also where ŷ is below 0.5. Which two numbers do you compare?"""
    return np.ones_like(z)


@decided
def compared_with_zero(z):
    """You say yes to nearly every point, as if ŷ was compared with 0, or rounded up: ŷ is above 0
    everywhere. It is a yes above 0.5."""
    return (sigmoid(np.float32(z)) > 0) * 1


@decided
def always_no(z):
    """You say no to every point, also where ŷ is above 0.5."""
    return np.zeros_like(z)


@decided
def cut_to_whole(z):
    """You say yes only where ŷ is 1 to the last digit, as if the probability was turned into a
    whole number: that loses all that stands behind its point."""
    return np.floor(sigmoid(np.float32(z)))


@decided
def pre_activation(z):
    """You return z itself; the class is asked, 0 or 1."""
    return z


@decided
def probability(z):
    """You return a probability; the class is asked, 0 or 1."""
    return sigmoid(z)


@decided
def classes_swapped(z):
    """The two classes are swapped: 1 is where ŷ > 0.5."""
    return (z < 0) * 1


@exercise.given_else
def bias_forgotten():
    """The bias w0 is missing: your line always runs through the origin."""
    return {"w0": 0}


@decided
def boundary_counts(z):
    """On the line itself ŷ is 0.5, and the class there is 0: above, not from 0.5 on."""
    return (z >= 0) * 1


@decided
def plus_minus_one(z):
    """Your classes are −1 and 1; they should be 0 and 1."""
    return np.sign(z)


@decided
def plus_or_minus_one(z):
    """Your classes are −1 and 1; they should be 0 and 1."""
    return np.where(z > 0, 1, -1)


@exercise.given_else
def bias_in_product(x, w0):
    """Your classes come out as if the bias had got into the product: w0 is added once, after the
    weighted sum, not to every input."""
    return {"x": x + w0, "w0": 0}


@exercise.mistake
def first_two_inputs(x, w, w0):
    """Right where there are two inputs. With three you said what comes out if the third is left
    out: an example has any number of inputs."""
    return predict_class(x[..., :2], w[:2], w0)


@exercise.mistake
def batch_of_one(x, w, w0):
    """Right, but for a batch of a single example: it asks for a tensor [1], and a single number
    came out."""
    return np.squeeze(predict_class(x, w, w0))


@exercise.mistake
def column(x, w, w0):
    """Your sum keeps the last axis, with a length of 1. One number for each example is asked: [n]
    for a batch, a single number for one example."""
    return predict_class(x, w, w0)[..., None]
