"""The framework's own LSTM with given weights: layouts, biases, what it returns."""

import numpy as np

from duograd.exercises import Case, Exercise, failed
from duograd.exercises.loaded import telltales_of_a_recurrent_layer

from .cells import drawn, lstm_states, reordered, sums

exercise = Exercise(
    points=3,
    probe="model",
    hints=[
        "Make the framework's layer for 2 inputs and 3 units, and print the shapes of all that it "
        "holds. Which differ from those of W [2, 12], U [3, 12] and b [12]?",
        "It is lab 13's exercise again: which axis is time, which way round the tables lie, how "
        "many biases there are. One thing is new, the order of the four blocks.",
        "First make the layer, with the keyword that it needs to read, or to return, what is "
        "asked. Then load the three tables. In both frameworks the order is i, f, g, o.",
        "A like example: a form with four boxes one below the other holds the same as one with "
        "four boxes side by side. Turn the sheet, and do not cut it up.",
    ],
)


def returned(X, W, U, b, framework):
    """What each framework's layer returns: PyTorch's also the last h and c, layers first."""
    hs, cs = lstm_states(X, W, U, b)
    return [hs, [hs[:, -1][None], cs[:, -1][None]]] if framework == "torch" else hs


@exercise.oracle
def same_as_builtin(W, U, b, X, framework):
    return returned(X, W, U, b, framework)


def loaded(X, parameters, **options):
    return Case(parameters, inputs={"X": X}, **options)


HAND_X = np.array([[[1.0, 0.5], [0.0, -1.0]]])
TWICE = 4, 5, 3  # the shape of X on which a layer is called once more
SMALL = {
    name: np.round(table, 2) for name, table in drawn(np.random.default_rng(15), 2, 3, 4).items()
}


@exercise.cases
def cases(rng):
    yield loaded(HAND_X, SMALL)
    yield loaded(HAND_X, SMALL)  # once more: random weights would answer differently
    yield loaded(rng.normal(0, 1, TWICE), drawn(rng, 3, 3, 4), before={})  # called twice
    yield loaded(rng.normal(0, 1, (2, 1, 4)), drawn(rng, 4, 1, 4))  # U is [1, 4], W [4, 4]
    X = rng.normal(0, 1, (2, 3, 2))
    yield loaded(X, drawn(rng, 2, 5, 4), sizes="all", twice=True, judged_by="properties")


@exercise.telltale
def not_yet_built(seen):
    """A Keras layer has no weights before it knows how many inputs come, so there was nothing to
    overwrite yet. Tell your layer, as in lab 13."""
    return failed(seen, "expecting 0 weights")


@exercise.telltale
def built_for_a_table(seen):
    """`build` is told the shape of what the layer will be called on. X has three axes: n, T and
    k."""
    return failed(seen, "Received: shape=(None, 12)")


@exercise.telltale
def as_wide_as_the_table(seen):
    """Your layer was made with as many units as W has columns. But W has four blocks side by side:
    how many units are there?"""
    return failed(
        seen,
        "size mismatch for weight_ih_l0: copying a param with shape torch.Size([12, 2]) from "
        "checkpoint, the shape in current model is torch.Size([48, 2])",
        "The size of tensor a (48) must match",
        "shape (2, 48) is not compatible",
    )


@exercise.telltale
def another_layer(seen):
    """Your layer has another number of blocks than four: is it an LSTM?"""
    return failed(
        seen,
        "size of tensor a (9) must match",
        "size of tensor a (3) must match the size of tensor b (12) at non-singleton dimension 0",
        "current model is torch.Size([9, 2])",
        "current model is torch.Size([3, 2])",
        "shape (2, 9) is not compatible",
        "shape (2, 3) is not compatible",
    )


@exercise.telltale
def other_sizes(seen):
    """Your layer was made for another number of inputs, or of units, than these tables have."""
    return failed(
        seen,
        "size of tensor a (3) must match the size of tensor b (2)",
        "size of tensor a (8) must match",
        "current model is torch.Size([8, ",
        "shape (2, 8) is not compatible",
        "shape (3, 8) is not compatible",
        "shape (3, 12) is not compatible with provided weight shape (2, 12)",
    )


@exercise.telltale
def weights_lie_on_their_side(seen):
    """The layer's table of weights and yours do not have the same shape: print both, and turn
    yours if it lies on its side."""
    return failed(
        seen,
        "copying a param with shape torch.Size([2, 12])",
        "size of tensor a (2) must match the size of tensor b (12)",
        "copying a param with shape torch.Size([3, 12])",
        "size of tensor a (3) must match the size of tensor b (12) at non-singleton dimension 1",
        "not compatible with provided weight shape (12, 2)",
        "not compatible with provided weight shape (12, 3)",
    )


telltales_of_a_recurrent_layer(exercise)


@exercise.telltale
def sizes_of_the_first(seen):
    """Given tables for three inputs, your layer still expects two, as the first tables had. For
    each call a new layer is asked, made with the sizes of the tables that it is to hold."""
    return failed(seen, "Expected 2, got 3", "In[0]: [4,3], In[1]: [2,")


@exercise.telltale
def first_table_has_other_rows(seen):
    """The layer's first table, the one for what is read, was given another number of rows than it
    has: are W and U in their order?"""
    return failed(seen, "shape (2, 12) is not compatible with provided weight shape (3, 12)")


@exercise.telltale
def a_cell(seen):
    """You returned a cell, which makes a single step. Asked is the layer that makes them all."""
    return failed(seen, "LSTMCell: Expected input", "missing a required argument: 'states'")


@exercise.mistake
def other_axis_is_time(W, U, b, X, framework):
    """As if the *first* axis of X were time: your layer walked over the sequences, and took their
    steps for a batch. Which axis is time, the layer can be told."""
    hs, cs = (part.swapaxes(0, 1) for part in lstm_states(X.swapaxes(0, 1), W, U, b))
    return [hs, [hs[-1][None], cs[-1][None]]] if framework == "torch" else hs


@exercise.mistake
def state_kept(W, U, b, X, framework):
    """Right when it was called once. Called once more, your layer began with the h and c that it
    had at the end: asked is one that begins with zeros in each call."""
    more = np.tile(X, (1, 2, 1)) if X.shape == TWICE else X
    hs, cs = (part[:, -X.shape[1] :] for part in lstm_states(more, W, U, b))
    return [hs, [hs[:, -1][None], cs[:, -1][None]]] if framework == "torch" else hs


@exercise.mistake
def only_the_last(W, U, b, X, framework):
    """Only the last state came back; asked are all of them. Your layer can be told to return the
    whole sequence."""
    return lstm_states(X, W, U, b)[0][:, -1]


@exercise.mistake
def reads_backwards(W, U, b, X, framework):
    """As if the sequence were read from its end to its start."""
    return returned(X[:, ::-1], W, U, b, framework)


@exercise.mistake
def both_directions(W, U, b, X, framework):
    """Twice as many numbers came back for each step as there are units: your layer also reads from
    the end to the start."""
    there, back = (lstm_states(way, W, U, b)[0] for way in (X, X[:, ::-1]))
    return np.concatenate([there, back[:, ::-1]], axis=-1)


def gated_by(name, words, gate):
    """Declare the mistake of a layer whose gates are not sigmoids."""

    def step(x, h, c, W, U, b):
        i, f, g, o = sums(x, h, W, U, b, 4)
        c = gate(f) * c + gate(i) * np.tanh(g)
        return gate(o) * np.tanh(c), c

    def wrong(W, U, b, X, framework):
        return lstm_states(X, W, U, b, step)[0]

    exercise.mistake(wrong, slug=name, words=words)


gated_by(
    "gates_of_straight_lines",
    "As if the gates were made of three straight lines: 0 up to −3, 1 from 3 on. Your layer is not "
    "to take them for the sigmoid.",
    lambda z: np.clip(z / 6 + 0.5, 0, 1),
)
gated_by(
    "gates_tanh",
    "As if the gates went through a tanh. A gate is a share, between 0 and 1.",
    np.tanh,
)


@exercise.mistake
def one_thing_or_more(W, U, b, X, framework):
    """Your layer gives the right states, but not as many things as are asked: the docstring says
    whether the last h and c come with them."""
    hs, cs = lstm_states(X, W, U, b)
    return hs if framework == "torch" else [hs, hs[:, -1], cs[:, -1]]


def loaded_otherwise(name, words, changed):
    """Declare the mistake of a layer that was given other tables."""

    def wrong(W, U, b, X, framework):
        return returned(X, **changed(W=W, U=U, b=b), framework=framework)

    exercise.mistake(wrong, slug=name, words=words)


loaded_otherwise(
    "bias_twice",
    "The bias is added twice in each step: the layer holds two of them, and adds both.",
    lambda W, U, b: {"W": W, "U": U, "b": 2 * b},
)
loaded_otherwise(
    "bias_forgotten",
    "As if b were 0.",
    lambda W, U, b: {"W": W, "U": U, "b": 0 * b},
)
loaded_otherwise(
    "bias_of_a_new_layer",
    "As if b were that of a new layer: 1 for the forget gates and 0 for all others. Yours is given "
    "to it as W and U are.",
    lambda W, U, b: {"W": W, "U": U, "b": np.repeat([0.0, 1, 0, 0], len(b) // 4)},
)
loaded_otherwise(
    "state_weights_zero",
    "As if U were 0: no gate sees anything of the state before.",
    lambda W, U, b: {"W": W, "U": 0 * U, "b": b},
)
loaded_otherwise(
    "last_two_exchanged",
    "As if the last two blocks stood the other way round. No block has to be moved: the layer "
    "keeps i, f, g and o in the order in which they are given.",
    lambda W, U, b: reordered({"W": W, "U": U, "b": b}, (0, 1, 3, 2)),
)
loaded_otherwise(
    "first_two_exchanged",
    "As if the first two blocks stood the other way round. No block has to be moved: the layer "
    "keeps i, f, g and o in the order in which they are given.",
    lambda W, U, b: reordered({"W": W, "U": U, "b": b}, (1, 0, 2, 3)),
)
loaded_otherwise(
    "middle_two_exchanged",
    "As if the two blocks in the middle stood the other way round. No block has to be moved: the "
    "layer keeps i, f, g and o in the order in which they are given.",
    lambda W, U, b: reordered({"W": W, "U": U, "b": b}, (0, 2, 1, 3)),
)
loaded_otherwise(
    "reshaped_not_turned",
    "Your numbers have the right shape and stand in the wrong places: filling a table anew, line "
    "by line, is not the same as turning it so that rows become columns.",
    lambda W, U, b: {"W": W.reshape(W.T.shape).T, "U": U.reshape(U.T.shape).T, "b": b},
)
loaded_otherwise(
    "one_more_for_the_forget_gate",
    "As if 1 had been added to the biases of the forget gates.",
    lambda W, U, b: {"W": W, "U": U, "b": b + np.repeat([0, 1, 0, 0], len(b) // 4)},
)
loaded_otherwise(
    "one_less_for_the_forget_gate",
    "As if 1 had been taken off the biases of the forget gates.",
    lambda W, U, b: {"W": W, "U": U, "b": b - np.repeat([0, 1, 0, 0], len(b) // 4)},
)
