"""The framework's own layer, loaded with W and b: layouts, sizes and ways to overwrite weights."""

import numpy as np

from duograd.exercises import Case, Exercise, failed
from duograd.exercises.loaded import report_for_layer

from .tables import HAND_B, HAND_W, HAND_X, THREE_B, THREE_W, drawn

exercise = Exercise(
    points=3,
    probe="model",
    hints=[
        "Build the layer for a W of 2 rows and 3 columns, and print the shapes of what it holds. "
        "Which of them differ from those of W and b?",
        "Two steps: make the framework's layer with the right numbers of inputs and neurons, then "
        "put your numbers where its random ones are. Only the layout may have to change.",
        "The cell above loads the lecture's neuron into such a layer. Yours does the same with W "
        "and b: mind which way round the layer keeps its weights, and that its bias is a vector.",
        "A like example: to hand a table of marks, a row per student, to someone who keeps a row "
        "per exam, you turn it so that rows become columns. Cutting it up and filling it in anew, "
        "line by line, would mix up the students.",
    ],
)


@exercise.oracle
def same_as_builtin(W, b, X):
    return X @ W + b


LARGE_W = np.array([[120.0, -45.0, 30.0, 7.0]])
LARGE_B = np.array([[-20.0, 15.0, 3.0, 0.5]])


def loaded(X, W, b, **options):
    return Case({"W": W, "b": b}, inputs={"X": X}, **options)


@exercise.cases
def cases(rng):
    yield loaded(HAND_X, THREE_W, THREE_B)
    yield loaded(HAND_X, THREE_W, THREE_B)  # once more: random weights would answer differently
    yield loaded(HAND_X, HAND_W, HAND_B)  # square: a table on its side still fits
    yield loaded(*drawn(rng, 5, 3, 7))
    yield loaded(np.array([[0.5]]), LARGE_W, LARGE_B)  # one input, one row, and no small numbers
    X, W, b = drawn(rng, 3, 2, 5)
    W[0, 0], b[0, 0] = 0.08, -0.06
    yield loaded(X, W / 100, b / 100)  # small numbers: whoever rounds is far off
    X, W, b = drawn(rng, 2, 3, 5)  # a bias of 0 can learn, too
    yield loaded(X, W, 0 * b, sizes="all", twice=True, judged_by="properties")
    yield loaded(*drawn(rng, 3, 2, 1))  # a single neuron


ONE_NEURON = 7  # the place of the case in which b is [1, 1]


def answer_of(seen, place):
    """What a layer made by the student answered in one case, or None."""
    value = seen[place].value
    return value if isinstance(value, np.ndarray) and value.ndim == 2 else None


@exercise.telltale
def bias_not_copied(seen):
    """The product X W is right, but it is not as if the b that was given were added to it."""
    value = answer_of(seen, 2)
    if value is None or value.shape != (2, 2):
        return False
    rest = value - HAND_X @ HAND_W
    return bool(np.allclose(rest[0], rest[1], atol=1e-3)) and not np.allclose(rest, HAND_B)


@exercise.telltale
def random_weights(seen):
    """Asked twice for the same W and b, you gave two layers that answer differently, as if they
    still held random numbers that they were born with."""
    one, other = answer_of(seen, 0), answer_of(seen, 1)
    if one is None or other is None or one.shape != other.shape:
        return False
    return not np.allclose(one, other, atol=1e-4)


@exercise.telltale
def not_yet_built(seen):
    """A Keras layer has no weights before it knows how many inputs come, so there was nothing to
    overwrite yet. Look at how the cell above tells its layer."""
    return failed(seen, "expecting 0 weights")


@exercise.telltale
def weights_lie_on_their_side(seen):
    """The layer's weight table and yours do not have the same shape: print both, and turn yours if
    it lies on its side."""
    return seen[0].failure is not None and failed(
        seen,
        "size mismatch for weight",
        "provided weight shape (3, 2)",
        "tensor a (2) must match the size of tensor b (3) at non-singleton dimension 1",
    )


@exercise.telltale
def table_as_it_came(seen):
    """The product inside your layer does not fit. Linear keeps a neuron in a row of its table, and
    in W it is a column: was W put in as it came?"""
    return failed(seen, "cannot be multiplied (2x2 and 3x2)")


exercise.telltale(report_for_layer)


@exercise.telltale
def built_for_other_inputs(seen):
    """Your layer was built for another number of inputs than W has. What counts of the shape that
    `build` is told, or of what the layer is first called on, is its last number: how many inputs
    each example has."""
    return failed(seen, "weight shape (3, 3) is not compatible")


@exercise.telltale
def overwritten_while_recorded(seen):
    """torch records what is done to a parameter, and will not have it overwritten while it does.
    The cell above loads the numbers in another way."""
    return failed(seen, "a leaf Variable that requires grad")


@exercise.telltale
def other_number_of_neurons(seen):
    """The bias has one number for each neuron, and your layer was made with another number of
    neurons: which of W's two sizes counts them?"""
    return failed(
        seen,
        "size mismatch for bias: copying a param with shape torch.Size([3])",
        "(2, 2) is not",
    )


@exercise.telltale
def no_bracket_left(seen):
    """Only for a layer of one neuron yours fails: there b is [1, 1], and all its brackets are gone.
    The layer's bias is a vector of one number, [1], not a single number."""
    place = next((place for place, one in enumerate(seen) if one.failure), None)
    scalar = failed(seen, "with shape torch.Size([]) from", "provided weight shape ()")
    return place == ONE_NEURON and scalar


@exercise.telltale
def bias_is_a_table(seen):
    """The layer keeps its bias as a vector [n_outputs]; your b is a table with one row. The same
    numbers, one pair of brackets too many."""
    return failed(
        seen,
        "with shape torch.Size([1, 3]) from",
        "provided weight shape (1, 3)",
        "broadcast shape [1, 3]",
    )


@exercise.mistake
def reshaped_not_turned(W, b, X):
    """Your weights have the right shape and stand in the wrong places: filling a table anew, line
    by line, is not the same as turning it so that rows become columns."""
    return X @ W.reshape(W.T.shape).T + b


@exercise.mistake
def turned_and_refilled(W, b, X):
    """Your weights have the right shape and stand in the wrong places: as if W had been turned, and
    then cut up and filled into a table of its old shape, line by line."""
    return X @ W.T.reshape(W.shape) + b


for digits in (1, 2):

    @exercise.mistake(slug=f"weights_rounded_to_{digits}_decimals")
    def weights_rounded(W, b, X, digits=digits):
        """Your answers are near, and those of weights that were rounded: hand W over as it is."""
        return X @ np.round(W, digits) + b


@exercise.mistake
def activation_added(W, b, X):
    """Your layer sends Z through a sigmoid; plain X W + b is asked."""
    return 1 / (1 + np.exp(-same_as_builtin(W, b, X)))


@exercise.mistake
def relu_added(W, b, X):
    """Your layer turns negative numbers into 0; plain X W + b is asked."""
    return np.maximum(same_as_builtin(W, b, X), 0)


@exercise.mistake
def square_not_turned(W, b, X):
    """Only where W is square do your answers differ: as if its rows and columns had changed places.
    There both ways round have the same shape, so the shape cannot tell you which is right."""
    return X @ (W.T if W.shape == W.T.shape else W) + b


@exercise.mistake
def weights_negated(W, b, X):
    """Your answers are those of weights with the other sign, −W."""
    return b - X @ W


@exercise.property
def not_the_builtin(value, W, framework, **_):
    """The numbers are right, but asked for its parameters your answer does not list those of the
    framework's own layer: its table of weights and its bias, in the shapes that it gives them."""
    n_inputs, n_outputs = W.shape
    if framework == "tensorflow":
        return value[1] == sorted([[n_inputs, n_outputs], [n_outputs]])
    biases = [n_outputs], [1, n_outputs]  # a Linear works with either
    return any(value[1] == sorted([[n_outputs, n_inputs], bias]) for bias in biases)
