"""The loop: one step after the other, each from the state that the last one left."""

import numpy as np

from duograd.exercises import Case, Exercise, failed

from .recurrent import HAND, MISFITS, drawn, linear, sigmoid, states_of, step

exercise = Exercise(
    points=3,
    gradients=("X", "h0", "W_xh", "W_hh", "b"),
    hints=[
        "By hand, with the table above: which two states should come out for X = [[[1], [0]]], h0 "
        "= [[0.5]], W_xh = [[1]], W_hh = [[2]] and b = [-1]? Compare both with yours.",
        "A state is what the step before left behind. So the state that goes into a step is not "
        "the same in any two steps, while the three weights are.",
        "One loop over the T places of the sequence, which are the *second* axis of X. In it: one "
        "call of `rnn_cell`, whose result is kept twice, as the next state and in a list. After "
        "it, the list becomes one tensor with time as its second axis.",
        "A like example: `total = 0`, then for each day `total = total + sales[:, day]`, and "
        "`totals.append(total)`: the running totals of several shops.",
    ],
)


@exercise.oracle
def rnn_forward(X, h0, W_xh, W_hh, b):
    return states_of(X, h0, W_xh, W_hh, b)


HAND_X, HAND_H = np.array([[[1.0], [0.0]]]), np.array([[0.5]])


@exercise.cases
def cases(rng):
    yield {"X": HAND_X, "h0": HAND_H, **HAND}
    yield Case({"X": HAND_X, "h0": HAND_H, **HAND}, gradient=False)  # once more, as before
    yield drawn(rng, 2, 5, 3, 4)
    yield drawn(rng, 2, 5, 3, 4, far=20, gradient=False)  # the same shapes, numbers far from 0
    yield drawn(rng, 1, 34, 1, 2)  # many steps: its gradient goes back to the first
    yield drawn(rng, 6, 6, 3, 3, gradient=False)  # as many sequences as steps
    yield drawn(rng, 3, 1, 2, 4)  # a single step


@exercise.telltale
def walks_over_the_batch(seen):
    """As if the first index of X counted the steps: it counts the sequences, and X[0] is a whole
    sequence, all its steps at once."""
    wrong, value = step(HAND_X[0], HAND_H, **HAND).ravel(), seen[0].value
    value = value[0] if isinstance(value, list) and value else value
    alike = isinstance(value, np.ndarray) and value.size == wrong.size
    fits = failed(seen, "must match the size of tensor", "Incompatible shapes", "required broadc")
    return alike and fits and np.allclose(value.ravel(), wrong, atol=1e-4)


@exercise.telltale
def step_looked_for_in_the_batch(seen):
    """A place was looked for along a first axis, and it was not there: the first axis of X counts
    the sequences, the second the steps, and h0 has a row for each sequence."""
    return failed(seen[:1], "dimension 0 with size 1", "of dimension 0 out of bounds")


@exercise.telltale
def state_kept(seen):
    """Called twice with the same X and h0, your function answers differently: something else than
    what it is given matters, such as a state that an earlier call left."""
    once, again = (one.value for one in seen[:2])
    both = isinstance(once, np.ndarray) and isinstance(again, np.ndarray)
    return both and once.shape == again.shape and not np.allclose(once, again, atol=1e-4)


@exercise.telltale(shapes=True)
def step_does_not_fit(seen):
    """Two shapes do not fit together. In a step, x W_xh + h W_hh + b, x is [n, k] and h [n, H], a
    row for each sequence."""
    return failed(seen, *MISFITS)


@exercise.telltale
def step_changed_in_place(seen):
    """The table that should take the states cannot be filled, place by place: in TensorFlow a
    tensor never changes. Collect the states in a list, and make a tensor of it at the end."""
    return failed(seen, "tensor does not support item assignment")


@exercise.telltale
def list_joined_in_a_wrong_way(seen):
    """A list of tensors is no tensor yet: it has other methods, and is not indexed like one."""
    return failed(
        seen,
        "only one element tensors can be converted",
        "list indices must be integers",
        "'list' object has no attribute",
    )


@exercise.mistake
def state_never_carried(X, h0, W_xh, W_hh, b):
    """As if every step began from h0: what one step left behind did not reach the next."""
    steps = [step(X[:, t], h0, W_xh, W_hh, b) for t in range(X.shape[1])]
    return np.stack(steps, axis=1)


@exercise.given_else
def recurrent_weights_turned(W_hh):
    """As if the rows and columns of W_hh had changed places."""
    return {"W_hh": W_hh.T}


@exercise.mistake
def no_tanh(X, h0, W_xh, W_hh, b):
    """The sums were not sent through a tanh, which keeps a state between −1 and 1."""
    return states_of(X, h0, W_xh, W_hh, b, linear)


@exercise.mistake
def tanh_twice(X, h0, W_xh, W_hh, b):
    """A tanh too many: each step ends in one, and then comes another."""
    return states_of(X, h0, W_xh, W_hh, b, lambda z: np.tanh(np.tanh(z)))


@exercise.mistake
def bias_behind_the_tanh(X, h0, W_xh, W_hh, b):
    """As if b were added behind the tanh: it belongs to the sum that goes through it."""
    return states_of(X, h0, W_xh, W_hh, b, lambda z: np.tanh(z - b) + b)


@exercise.mistake
def state_of_two_steps_before(X, h0, W_xh, W_hh, b):
    """As if each step began from the state of two steps before, and the second from h0, too: what
    goes into a step is what the one right before it left."""
    states = [h0, h0]
    for x in X.swapaxes(0, 1):
        states.append(step(x, states[-2], W_xh, W_hh, b))
    return np.stack(states[2:], axis=1)


@exercise.mistake
def carried_in_front_of_the_tanh(X, h0, W_xh, W_hh, b):
    """The states went through a tanh, but what each step handed on to the next did not."""
    return np.tanh(states_of(X, h0, W_xh, W_hh, b, linear))


@exercise.mistake
def sigmoid_for_tanh(X, h0, W_xh, W_hh, b):
    """As if each step ended in a sigmoid; a state lies between −1 and 1, as a tanh does."""
    return states_of(X, h0, W_xh, W_hh, b, sigmoid)


@exercise.mistake
def relu_for_tanh(X, h0, W_xh, W_hh, b):
    """As if each step ended in a ReLU; a state lies between −1 and 1, as a tanh does."""
    return states_of(X, h0, W_xh, W_hh, b, lambda z: np.maximum(z, 0))


@exercise.given_else
def bias_forgotten(b):
    """As if b were 0."""
    return {"b": 0 * b}


@exercise.given_else
def start_ignored(h0):
    """As if the state at the start were 0: it was given, as h0."""
    return {"h0": 0 * h0}


@exercise.mistake
def start_among_them(X, h0, W_xh, W_hh, b):
    """h0 stands among your states, so there is one too many: asked are those *after* each step."""
    return np.concatenate([h0[:, None], states_of(X, h0, W_xh, W_hh, b)], axis=1)


@exercise.mistake
def states_before_the_steps(X, h0, W_xh, W_hh, b):
    """These are the states *before* each step, h0 the first of them; asked are those after."""
    states = states_of(X, h0, W_xh, W_hh, b)
    return np.concatenate([h0[:, None], states[:, :-1]], axis=1)


@exercise.mistake
def start_for_the_first(X, h0, W_xh, W_hh, b):
    """h0 stands where the state after the first step should, and the first input is never read."""
    later = [states_of(X[:, 1:], h0, W_xh, W_hh, b)] if X.shape[1] > 1 else []
    return np.concatenate([h0[:, None], *later], axis=1)


@exercise.mistake
def only_the_last(X, h0, W_xh, W_hh, b):
    """This is the last state alone; asked are the states after all steps."""
    return states_of(X, h0, W_xh, W_hh, b)[:, -1]


@exercise.mistake
def only_the_last_in_its_axis(X, h0, W_xh, W_hh, b):
    """Only one state of each sequence came back, the last; asked are those after all steps."""
    return states_of(X, h0, W_xh, W_hh, b)[:, -1:]


@exercise.mistake
def last_repeated(X, h0, W_xh, W_hh, b):
    """All your states are the last one: as if the same place had been kept again and again."""
    states = states_of(X, h0, W_xh, W_hh, b)
    return np.repeat(states[:, -1:], X.shape[1], axis=1)


@exercise.mistake
def time_first(X, h0, W_xh, W_hh, b):
    """The right states with time as the *first* axis; in X and in the answer it is the second."""
    return states_of(X, h0, W_xh, W_hh, b).swapaxes(0, 1)


@exercise.mistake
def time_last(X, h0, W_xh, W_hh, b):
    """The right states with time as the *last* axis; it is asked as the second."""
    return np.moveaxis(states_of(X, h0, W_xh, W_hh, b), 1, 2)


@exercise.mistake
def side_by_side(X, h0, W_xh, W_hh, b):
    """The states of a sequence were joined into one long row: asked is [n, T, H], an axis for
    time."""
    return states_of(X, h0, W_xh, W_hh, b).reshape(len(X), -1)


@exercise.mistake
def below_each_other(X, h0, W_xh, W_hh, b):
    """The states of all sequences were joined into one long table: asked is [n, T, H], an axis for
    time."""
    return states_of(X, h0, W_xh, W_hh, b).swapaxes(0, 1).reshape(-1, h0.shape[1])


@exercise.mistake
def reshaped_not_turned(X, h0, W_xh, W_hh, b):
    """The right states in the wrong places: to fill them anew into the shape [n, T, H], line by
    line, is not the same as to exchange two axes."""
    states = states_of(X, h0, W_xh, W_hh, b)
    return states.swapaxes(0, 1).reshape(states.shape)


@exercise.mistake
def not_stacked(X, h0, W_xh, W_hh, b):
    """A list of states came back, one a step; asked is one tensor [n, T, H]."""
    return list(states_of(X, h0, W_xh, W_hh, b).swapaxes(0, 1))


@exercise.mistake
def first_input_only(X, h0, W_xh, W_hh, b):
    """As if the first input were read again at every step."""
    return states_of(np.repeat(X[:, :1], X.shape[1], axis=1), h0, W_xh, W_hh, b)


@exercise.mistake
def reads_backwards(X, h0, W_xh, W_hh, b):
    """As if the sequence were read from its end to its start."""
    return states_of(X[:, ::-1], h0, W_xh, W_hh, b)


@exercise.mistake
def reads_from_the_end(X, h0, W_xh, W_hh, b):
    """As if each sequence were read from its end to its start: your state at a step knows what
    comes after it, not what came before."""
    return states_of(X[:, ::-1], h0, W_xh, W_hh, b)[:, ::-1]


@exercise.mistake
def bias_in_the_first_step(X, h0, W_xh, W_hh, b):
    """Only your first step adds b, as if it were 0 in all later ones: each step adds it."""
    first = states_of(X[:, :1], h0, W_xh, W_hh, b)
    rest = [states_of(X[:, 1:], first[:, 0], W_xh, W_hh, 0 * b)] if X.shape[1] > 1 else []
    return np.concatenate([first, *rest], axis=1)


@exercise.mistake
def reading_goes_on(X, h0, W_xh, W_hh, b):
    """As if the sequences were one long sequence: each begins with the state that the one before it
    left, and not with its own row of h0."""
    h, states = h0[:1], []
    for x in X:
        states.append(states_of(x[None], h, W_xh, W_hh, b)[0])
        h = states[-1][-1:]
    return np.stack(states)


@exercise.mistake
def order_turned(X, h0, W_xh, W_hh, b):
    """The right states, but the last one stands first."""
    return states_of(X, h0, W_xh, W_hh, b)[:, ::-1]


@exercise.mistake
def next_input(X, h0, W_xh, W_hh, b):
    """As if each step read the input of the step after it, and the last step its own."""
    return states_of(np.concatenate([X[:, 1:], X[:, -1:]], axis=1), h0, W_xh, W_hh, b)


@exercise.mistake
def each_input_read_twice(X, h0, W_xh, W_hh, b):
    """As if each input were read twice, one step after the other: asked is one step for each."""
    return states_of(np.repeat(X, 2, axis=1), h0, W_xh, W_hh, b)[:, 1::2]


@exercise.mistake
def as_many_steps_as_inputs(X, h0, W_xh, W_hh, b):
    """You took as many steps as an input has numbers, k: how many steps there are, tells the second
    axis of X."""
    return states_of(X[:, : X.shape[2]], h0, W_xh, W_hh, b)


@exercise.mistake
def as_many_steps_as_sequences(X, h0, W_xh, W_hh, b):
    """You took as many steps as there are sequences: how many steps there are, tells the second
    axis of X."""
    return states_of(X[:, : len(X)], h0, W_xh, W_hh, b)


@exercise.mistake
def a_step_short(X, h0, W_xh, W_hh, b):
    """One step is missing at the end: X has T of them."""
    return states_of(X[:, : max(X.shape[1] - 1, 1)], h0, W_xh, W_hh, b)


@exercise.mistake
def steps_of_zeros_skipped(X, h0, W_xh, W_hh, b):
    """Where the inputs of a step are all 0, the state stayed as it was: it is a step like all
    others."""
    h, states = h0, []
    for x in X.swapaxes(0, 1):
        h = np.where(x.any(axis=1, keepdims=True), step(x, h, W_xh, W_hh, b), h)
        states.append(h)
    return np.stack(states, axis=1)


@exercise.mistake
def first_step_left_out(X, h0, W_xh, W_hh, b):
    """As if the first input were never read: the reading starts at the second."""
    return states_of(X[:, 1:] if X.shape[1] > 1 else X, h0, W_xh, W_hh, b)


@exercise.mistake
def with_the_last_state(X, h0, W_xh, W_hh, b):
    """Two things came back, the states and the last of them: here only the states are asked."""
    states = states_of(X, h0, W_xh, W_hh, b)
    return [states, states[:, -1]]


@exercise.mistake
def input_weights_only(X, h0, W_xh, W_hh, b):
    """As if W_hh were 0: each state knows its own input and nothing before it."""
    return states_of(X, h0, W_xh, 0 * W_hh, b)
