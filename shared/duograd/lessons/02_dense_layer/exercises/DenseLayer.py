"""A layer that owns its W and b: the two lines that make them are left out.

Most mistakes are about parameters that the layer cannot learn, list or use, and are told by errors.
"""

import numpy as np

from duograd.exercises import Case, Exercise, failed

from .errors import broadcast_failed, product_failed
from .tables import THREE_B, THREE_W, drawn

exercise = Exercise(
    points=2,
    level="complete",
    gradients=("X", "W", "b"),
    probe="model",
    hints=[
        "Ask your layer what it holds: the cell below the check lists its parameters. How many "
        "does it list, and with which shapes?",
        "The layer can only learn what it knows to be a parameter of its own. A plain tensor is "
        "just a number it happens to carry.",
        "Two lines are missing, one for `W` and one for `b`. Both are made the way `Shift` makes "
        "its `amount`; only the shapes are others, and W must not start at 0.",
        "A like example: a layer that scales each of n inputs has one parameter of shape [1, n], "
        "made once, when the layer is built.",
    ],
)


def sums(X, W=None, b=0.0, **_):
    """Z of a layer; in the case without parameters all its own are taken for 0."""
    return np.zeros((len(X), 1)) if W is None else X @ W + b


@exercise.oracle
def DenseLayer(**layer):
    return 1 / (1 + np.exp(-sums(**layer)))


def built(X, W, b, **options):
    sizes = {"n_inputs": W.shape[0], "n_outputs": W.shape[1]}
    return Case(sizes, parameters={"W": W, "b": b}, inputs={"X": X}, **options)


@exercise.cases
def cases(rng):
    yield built(np.array([[0.5, 1.0]]), THREE_W, THREE_B)
    yield built(*drawn(rng, 37, 3, 5), training=False)
    yield built(*drawn(rng, 2, 5, 3), training=True)
    yield built(*drawn(rng, 1, 2, 3), sizes=True, judged_by="properties")
    yield built(*drawn(rng, 3, 5, 2), sizes=True, judged_by="properties")
    yield built(*drawn(rng, 3, 4, 1))  # a single neuron
    made = {"n_inputs": 2, "n_outputs": 3}
    for _ in range(2):  # it keeps what it was born with
        yield Case(made, inputs={"X": SINGLE}, sizes=True, judged_by="properties", told=TOLD)
    # Memory that was never set often holds what a table of that size held before.
    yield built(*drawn(rng, 1, 2, 97), gradient=False)
    made, told = {"n_inputs": 2, "n_outputs": 97}, TOLD.replace("3", "97", 1)
    yield Case(made, inputs={"X": SINGLE}, sizes=True, judged_by="properties", told=told)
    made, told = (
        {"n_inputs": 1, "n_outputs": 1},
        "DenseLayer(1, 1), just made, and X = [[0], [0.05]]",
    )
    inputs = {"X": SINGLE[:2, :1]}
    yield Case(made, inputs=inputs, sizes=True, judged_by="properties", told=told)
    yield built(np.array([[0.5, 1.0]]), THREE_W, THREE_B)  # once more: nothing is drawn anew


# A row of zeros, at which a layer answers with its biases alone, then each input by itself: one by
# one they show what each weight begins with.
SINGLE = np.array([[0.0, 0.0], [0.05, 0.0], [0.0, 0.05]])
TOLD = "DenseLayer(2, 3), just made, and X = [[0, 0], [0.05, 0], [0, 0.05]]"
LISTED, NEW, NEW_AGAIN = 3, 6, 7  # places of cases: with W [2, 3]; two new layers
ALIKE = 3e-7  # nearer than this are two numbers that differ by rounding alone


def answer_and_sizes(seen, place):
    """What a layer answered in a case and the sizes of its parameters, or nothing and none."""
    value = seen[place].value
    return value if isinstance(value, list) and len(value) == 2 else (None, [])


@exercise.telltale
def every_layer_starts_the_same(seen):
    """Two new layers of the same sizes answer alike: they start with the same weights. W should
    start at random, and so be another one in each new layer."""
    (one, _), (other, _) = answer_and_sizes(seen, NEW), answer_and_sizes(seen, NEW_AGAIN)
    if not isinstance(one, np.ndarray) or one.shape != (3, 3):
        return False
    return bool(np.ptp(one, axis=1).max() > ALIKE) and np.array_equal(one, other)


@exercise.telltale
def drawn_at_each_call(seen):
    """Two layers that hold the same W and b were asked the same, and answer differently, as if
    something is drawn at random when they answer. Random is only how W begins."""
    one, again = seen[0].value, seen[-1].value
    if not all(isinstance(value, np.ndarray) and value.shape == (1, 3) for value in (one, again)):
        return False
    return bool(np.isfinite([one, again]).all() and np.abs(one - again).max() > 1e-3)


@exercise.telltale
def weights_turned(seen):
    """Your layer lists a parameter of shape [n_outputs, n_inputs] and none of shape [n_inputs,
    n_outputs]. Asked is the second: in W a row belongs to an input, a column to a neuron."""
    _, sizes = answer_and_sizes(seen, LISTED)
    return [3, 2] in sizes and [2, 3] not in sizes


@exercise.telltale
def not_a_variable(seen):
    """W or b is a plain tensor, and in TensorFlow a tensor never changes: it could not learn. Let
    the layer make its parameters, as `Shift` does."""
    return failed(seen, "EagerTensor' object has no attribute 'assign'")


@exercise.telltale
def not_one_parameter(seen):
    """W and b should each be a single parameter; one of yours is something else, such as a list or
    a whole layer."""
    return failed(seen, "has no attribute 'assign'", "has no attribute 'copy_'")


@exercise.telltale
def no_such_name(seen):
    """Asked for its W and its b, your layer does not know one of them. They are stored in the
    layer, as `self.W` and `self.b`, and with just these letters."""
    return failed(seen, "has no attribute 'W'", "has no attribute 'b'")


@exercise.telltale
def sizes_only(seen):
    """Two sizes alone make no parameter: `Parameter` wraps a tensor that is there already. How does
    `Shift` make its `amount`?"""
    return failed(seen, "'int' object has no attribute 'detach'")


@exercise.telltale
def sizes_one_by_one(seen):
    """`add_weight` takes the sizes together, as `shape=`; a second number by itself is taken for
    something else. How does `Shift` make its `amount`?"""
    numbers = [f"interpret initializer identifier: {digit}" for digit in range(1, 10)]
    return failed(seen, *numbers)


@exercise.telltale
def bias_lies_on_its_side(seen):
    """X W and b cannot be added: their shapes do not fit. b is a table with a single row, [1,
    n_outputs]: is yours lying on its side?"""
    return broadcast_failed(seen)


@exercise.telltale
def wrong_sizes(seen):
    """W or b holds the wrong number of numbers: W needs one for each pair of an input and a neuron,
    b one for each neuron."""
    return failed(seen[:1], "of your layer has the shape")


@exercise.telltale
def weights_lie_on_their_side(seen):
    """The product of X and W does not fit. W has one row for each input and one column for each
    neuron: is yours lying on its side?"""
    return product_failed(seen)


@exercise.mistake
def no_activation(**layer):
    """Your layer returns Z: the activation, a sigmoid, has not been applied."""
    return sums(**layer)


@exercise.mistake
def bias_unused(X, W=None, **_):
    """Your layer has a bias and does not use it."""
    return 1 / (1 + np.exp(-sums(X, W)))


@exercise.mistake
def other_activation(**layer):
    """Your layer answers with tanh; this one has a sigmoid, between 0 and 1."""
    return np.tanh(sums(**layer))


@exercise.property
def not_registered(value, **_):
    """The answers are right, but W and b are not both parameters that the layer can learn: it does
    not list one as its own, or one is fixed. How does `Shift` make its `amount`?"""
    return len(value[1]) >= 2


@exercise.property
def more_than_two(value, n_inputs, n_outputs, **_):
    """The answers are right, and so are the shapes of W and b, but the layer lists more parameters
    than these two: it should own no other."""
    both = [n_inputs, n_outputs] in value[1] and [1, n_outputs] in value[1]
    return len(value[1]) <= 2 or not both


@exercise.property
def wrong_shapes(value, n_inputs, n_outputs, **_):
    """The answers are right, but W should have the shape [n_inputs, n_outputs] and b the shape [1,
    n_outputs], a table with a single row."""
    return value[1] == sorted([[n_inputs, n_outputs], [1, n_outputs]])


@exercise.property
def not_a_number(value, **_):
    """A new layer answers with something that is not a number, as where W or b was never filled, or
    divided by 0."""
    return np.isfinite(value[0]).all()


@exercise.property
def neurons_start_alike(value, n_outputs, **_):
    """All neurons of a new layer answer alike, as if it had only one. Who learns from there has to
    tell them apart first. That is why W starts at random."""
    return n_outputs == 1 or np.ptp(value[0], axis=1).max() > ALIKE


@exercise.property
def inputs_start_alike(value, X, **_):
    """In a new layer all weights of a neuron are the same number, so it cannot tell its inputs
    apart. Each number in W starts at random."""
    return len(X) < len(SINGLE) or np.ptp(value[0][1:], axis=0).max() > ALIKE


@exercise.property
def bias_starts_elsewhere(value, X, **_):
    """A new layer should answer 0.5, the sigmoid of 0, where all inputs are 0, and yours does not:
    b should start at 0."""
    return np.abs(value[0][~X.any(axis=1)] - 0.5).max(initial=0) < 1e-6


@exercise.property
def one_input_starts_alike(value, X, **_):
    """In a new layer nearly all neurons have the same weight for one of the inputs. Each number in
    W starts at random."""
    wide = len(X) == len(SINGLE) and value[0].shape[1] > 90  # few may be alike by chance
    return not wide or np.ptp(value[0][1:, 1:], axis=1).min() > ALIKE
