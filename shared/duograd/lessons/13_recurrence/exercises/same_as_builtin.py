"""The framework's own recurrent layer with given weights: layouts, biases, what it returns."""

import numpy as np

from duograd.exercises import Case, Exercise, failed
from duograd.exercises.loaded import telltales_of_a_recurrent_layer

from .recurrent import linear, sigmoid, states_of, weights

exercise = Exercise(
    points=3,
    probe="model",
    hints=[
        "Make the framework's layer for 2 inputs and 3 units, let it see one X, and print the "
        "shapes of all that it holds. Which of them differ from those of W_xh [2, 3], W_hh [3, 3] "
        "and b [3]?",
        "Three things must agree: which axis of X is time, how the layer keeps its weights (as "
        "they are, or turned), and what else it adds in each step.",
        "First make the layer, with the keyword that makes it read or return what is asked. Then "
        "load the numbers as in lab 02. Count the biases that it holds.",
        "A like example: a kitchen scale that shows plate *and* food. If you know the food's "
        "weight, and the sum must be that, the plate's must be 0.",
    ],
)


def returned(states, framework):
    """What each framework's layer returns: PyTorch's also the last states, layers first."""
    return [states, states[:, -1][None]] if framework == "torch" else states


@exercise.oracle
def same_as_builtin(W_xh, W_hh, b, X, framework):
    return returned(states_of(X, np.zeros((len(X), len(b))), W_xh, W_hh, b), framework)


def loaded(X, parameters, **options):
    return Case(parameters, inputs={"X": X}, **options)


HAND_X = np.array([[[1.0, 0.5], [0.0, -1.0]]])
SMALL = {
    "W_xh": np.array([[1.0, -0.5, 0.25], [0.5, 0.75, -1.0]]),
    "W_hh": np.array([[0.5, 1.0, -0.5], [0.25, -0.75, 1.0], [-1.0, 0.5, 0.75]]),
    "b": np.array([0.5, -0.25, 1.0]),
}

LAST = 2, 5  # inputs and units of the layer that is asked for its tables
TWICE = 2, 5, 3  # the shape of X on which a layer is called once more


@exercise.cases
def cases(rng):
    yield loaded(HAND_X, SMALL)
    yield loaded(HAND_X, SMALL)  # once more: random weights would answer differently
    # Called twice. W_xh is square: turned, it still fits.
    yield loaded(rng.normal(0, 1, TWICE), weights(rng, 3, 3), before={})
    yield loaded(rng.normal(0, 1, (2, 1, 3)), weights(rng, 3, 2))
    X = rng.normal(0, 1, (2, 3, LAST[0]))
    yield loaded(X, weights(rng, *LAST), sizes="all", twice=True, judged_by="properties")


@exercise.telltale
def not_yet_built(seen):
    """A Keras layer has no weights before it knows how many inputs come, so there was nothing to
    overwrite yet. Lab 02 told its layer with `build`; this one wants to know of n, T and k."""
    return failed(seen, "expecting 0 weights")


@exercise.telltale
def weights_lie_on_their_side(seen):
    """The layer's table of weights and yours do not have the same shape: print both. Does yours lie
    on its side, or is it another one?"""
    return failed(
        seen,
        "size mismatch for weight_ih",
        "must match the size of tensor",
        "cannot be multiplied (2x2 and 3x2)",
        "provided weight shape (3, 2)",
        "provided weight shape (3, 3)",
        "provided weight shape (3,)",
    )


@exercise.telltale
def made_for_other_sizes(seen):
    """The layer was made for other numbers of inputs and units: W_xh has a row for each input and a
    column for each unit."""
    return failed(
        seen, "must be equal to input_size", "shape (2, 2) is not compatible", "(2, 32) is not"
    )


@exercise.telltale
def built_for_other_inputs(seen):
    """`build` is told the shape of a batch of sequences: three numbers, of which only the last must
    be known."""
    return failed(seen, "must be fully-defined (no `None` dimensions)")


telltales_of_a_recurrent_layer(exercise)


@exercise.telltale
def plain_tensor_for_parameter(seen):
    """Where the layer keeps a parameter it takes no plain tensor. Lab 02 overwrites the numbers in
    the parameter."""
    return failed(seen, "(torch.nn.Parameter or None expected)")


@exercise.telltale
def weights_of_the_cell(seen):
    """In Keras the layer walks over time, and its *cell* owns the three tables: print what
    `layer.weights` lists."""
    return failed(seen, "'SimpleRNN' object has no attribute")


@exercise.telltale
def single_step(seen):
    """What you returned makes a single step; X holds all steps of each sequence."""
    return failed(seen, "RNNCell: Expected input to be", "missing a required argument: 'states'")


@exercise.telltale
def larger_tables(seen):
    """Your layer holds tables three or four times as large as W_xh and W_hh: it is another one than
    the layer whose step you wrote."""
    (k, H), value = LAST, seen[-1].value
    sizes = value[1] if isinstance(value, list) and len(value) == 3 else None
    tables = [size for size in sizes if isinstance(size, list)] if isinstance(sizes, list) else []
    return any(table in tables for n in (3, 4) for table in ([n * H, k], [k, n * H]))


@exercise.mistake
def other_axis_is_time(W_xh, W_hh, b, X, framework):
    """As if the *first* axis of X were time: your layer walked over the sequences, and took their
    steps for a batch. Which axis is time, the layer can be told."""
    turned = X.swapaxes(0, 1)
    states = states_of(turned, np.zeros((len(turned), len(b))), W_xh, W_hh, b).swapaxes(0, 1)
    return [states, states[-1][None]] if framework == "torch" else states


@exercise.mistake
def reads_backwards(W_xh, W_hh, b, X, framework):
    """As if your layer read each sequence from its end to its start."""
    zeros = np.zeros((len(X), len(b)))
    return returned(states_of(X[:, ::-1], zeros, W_xh, W_hh, b), framework)


@exercise.mistake
def state_kept(W_xh, W_hh, b, X, framework):
    """Right when it was called once. Called once more, your layer began with the state that it had
    at the end: asked is one that begins with zeros in each call."""
    states = states_of(X, np.zeros((len(X), len(b))), W_xh, W_hh, b)
    more = states_of(X, states[:, -1], W_xh, W_hh, b)
    return returned(more if X.shape == TWICE else states, framework)


@exercise.mistake
def only_the_last(W_xh, W_hh, b, X, framework):
    """Only the last state came back; asked are all of them. Your layer can be told to return the
    whole sequence."""
    return states_of(X, np.zeros((len(X), len(b))), W_xh, W_hh, b)[:, -1]


@exercise.mistake
def one_thing_or_two(W_xh, W_hh, b, X, framework):
    """Your layer gives the right states, but not as many things as are asked: the docstring says
    whether the last state comes with them."""
    states = states_of(X, np.zeros((len(X), len(b))), W_xh, W_hh, b)
    return states if framework == "torch" else [states, states[:, -1]]


@exercise.given_else
def bias_twice(b):
    """The bias is added twice in each step: the layer holds two of them, and adds both."""
    return {"b": 2 * b}


@exercise.given_else
def turned_and_bias_twice(W_hh, b):
    """Two things at once: as if the rows and columns of W_hh had changed places, and as if the bias
    were added twice, once from each place where the layer holds one."""
    return {"W_hh": W_hh.T, "b": 2 * b}


@exercise.given_else
def bias_forgotten(b):
    """As if b were 0."""
    return {"b": 0 * b}


@exercise.given_else
def recurrent_weights_turned(W_hh):
    """As if the rows and columns of W_hh had changed places: W_hh is square, so the shape cannot
    tell."""
    return {"W_hh": W_hh.T}


@exercise.given_else
def input_weights_square(W_xh):
    """Only where W_xh is square do your answers differ: as if its rows and columns had changed
    places there."""
    return {"W_xh": W_xh.T if W_xh.shape[0] == W_xh.shape[1] else W_xh}


@exercise.given_else
def reshaped_not_turned(W_xh):
    """Your weights have the right shape and stand in the wrong places: filling a table anew, line
    by line, is not the same as turning it so that rows become columns."""
    return {"W_xh": W_xh.reshape(W_xh.T.shape).T}


@exercise.mistake
def relu(W_xh, W_hh, b, X, framework):
    """Your layer's steps end in a ReLU; asked is tanh."""
    zeros = np.zeros((len(X), len(b)))
    return returned(states_of(X, zeros, W_xh, W_hh, b, lambda z: np.maximum(z, 0)), framework)


@exercise.mistake
def sigmoid_for_tanh(W_xh, W_hh, b, X, framework):
    """Your layer's steps end in a sigmoid; asked is tanh."""
    zeros = np.zeros((len(X), len(b)))
    return returned(states_of(X, zeros, W_xh, W_hh, b, sigmoid), framework)


@exercise.mistake
def no_tanh(W_xh, W_hh, b, X, framework):
    """Your layer's steps have no tanh."""
    zeros = np.zeros((len(X), len(b)))
    return returned(states_of(X, zeros, W_xh, W_hh, b, linear), framework)


@exercise.given_else
def recurrent_weights_zero(W_hh):
    """As if W_hh were 0: no state knows anything of the steps before it."""
    return {"W_hh": 0 * W_hh}
