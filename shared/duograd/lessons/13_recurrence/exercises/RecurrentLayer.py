"""A layer that owns the weights of the step: where it starts, and what it gives back."""

import numpy as np

from duograd.exercises import Case, Exercise, failed

from .recurrent import HAND, MISFITS, linear, states_of, step, weights

exercise = Exercise(
    points=2,
    level="complete",
    probe="model",
    gradients=("X", "h", "W_xh", "W_hh", "b"),
    hints=[
        "Build `RecurrentLayer(3, 4)`, call it on an X of shape [2, 5, 3] and print the shapes of "
        "both things that come back: [2, 5, 4] and [2, 4].",
        "The layer only *owns* the three weights. Reading step by step is what your `rnn_forward` "
        "does, if it is told where to start.",
        "Two lines are missing: the state of someone who has read nothing, a row of zeros for each "
        "sequence, and the call that makes all states. The last state is taken from them for you.",
        "A like example: `account(payments, balance=None)` begins with a balance of 0 if none is "
        "given, and calls the function that makes the running totals.",
    ],
)


@exercise.oracle
def RecurrentLayer(n_inputs, n_hidden, W_xh, W_hh, b, X, h=None):
    h = np.zeros((len(X), n_hidden)) if h is None else h
    states = states_of(X, h, W_xh, W_hh, b)
    return [states, states[:, -1]]


def built(X, parameters, h=None, **options):
    sizes = dict(zip(("n_inputs", "n_hidden"), parameters["W_xh"].shape, strict=True))
    inputs = {"X": X} if h is None else {"X": X, "h": h}
    return Case(sizes, parameters=parameters, inputs=inputs, **options)


HAND_X = np.array([[[1.0], [0.0]], [[0.0], [1.0]]])


@exercise.cases
def cases(rng):
    yield built(HAND_X, HAND)
    begun = {"h": np.array([[0.5], [0.25]])}  # before it a call with a state; nobody trains it
    yield built(HAND_X, HAND, before=begun, gradient=False, training=False)
    yield built(rng.normal(0, 1, (2, 5, 3)), weights(rng, 3, 4))
    yield built(rng.normal(0, 1, (3, 4, 2)), weights(rng, 2, 5), rng.normal(0, 0.5, (3, 5)))
    yield built(rng.normal(0, 1, (4, 1, 2)), weights(rng, 2, 3), gradient=False)
    alone = rng.normal(0, 1, (1, 3, 2)), weights(rng, 2, 4), rng.normal(0, 20, (1, 4))
    yield built(*alone, gradient=False)  # a state for a single sequence
    less = {"X": rng.normal(0, 1, (2, 3, 1))}  # before it, of fewer sequences and steps
    yield built(rng.normal(0, 1, (3, 34, 1)), weights(rng, 1, 2), before=less, gradient=False)
    X = rng.normal(0, 1, (2, 6, 3))
    yield built(X, weights(rng, 3, 4), sizes=True, judged_by="properties")


def right_once(seen):
    """The two things that came back in the first case, if they are right, else None."""
    right = RecurrentLayer(1, 1, X=HAND_X, **HAND)
    value = seen[0].value
    if not isinstance(value, list) or len(value) != 2:
        return None
    same = all(
        np.shape(v) == r.shape and np.allclose(v, r, atol=1e-4)
        for v, r in zip(value, right, strict=True)
    )
    return value if same else None


@exercise.telltale
def state_kept(seen):
    """Called on the same X after another call, your layer answers otherwise. Who calls it without
    a state wants to begin with zeros, whatever the calls before it left or were given."""
    once, again = right_once(seen), seen[1].value
    if once is None or not isinstance(again, list) or len(again) != 2:
        return False
    return np.shape(again[0]) == once[0].shape and not np.allclose(again[0], once[0], atol=1e-4)


@exercise.telltale
def another_answer_each_time(seen):
    """Called twice with the same weights on the same X, your layer answers differently. Nothing but
    the weights, X and the state to begin with should matter, and that is zeros if none is given."""
    both = [one.value[0] for one in seen[:2] if isinstance(one.value, list) and one.value]
    if right_once(seen) or [np.shape(states) for states in both] != [(2, 2, 1)] * 2:
        return False
    return bool(np.abs(both[0] - both[1]).max() > 1e-4)


@exercise.telltale
def not_one_parameter(seen):
    """Asked for W_xh, W_hh and b, each a single parameter, your layer holds something else there,
    such as a list of them, one for each step. All steps share the same three."""
    return failed(seen, "has no attribute 'assign'", "has no attribute 'copy_'")


@exercise.telltale
def no_such_name(seen):
    """Your layer does not know one of W_xh, W_hh and b: these are the names that it is asked
    for."""
    return failed(seen, *(f"has no attribute '{name}'" for name in ("W_xh", "W_hh", "b")))


@exercise.telltale(shapes=True)
def step_does_not_fit(seen):
    """Two shapes do not fit together. In a step, x W_xh + h W_hh + b, x is [n, n_inputs] and h
    [n, n_hidden], a row for each sequence."""
    return failed(seen, *MISFITS)


@exercise.mistake
def start_ignored(n_inputs, n_hidden, W_xh, W_hh, b, X, h=None):
    """A state was given to start from, and your layer began with zeros all the same."""
    return RecurrentLayer(n_inputs, n_hidden, W_xh, W_hh, b, X)


@exercise.mistake
def start_ignored_for_one(n_inputs, n_hidden, W_xh, W_hh, b, X, h=None):
    """For a single sequence a state was given to start from, and your layer began with zeros all
    the same."""
    return RecurrentLayer(n_inputs, n_hidden, W_xh, W_hh, b, X, h if len(X) > 1 else None)


@exercise.mistake
def start_of_the_first(n_inputs, n_hidden, W_xh, W_hh, b, X, h=None):
    """As if all sequences began with the state that was given for the first: each has its own."""
    h = None if h is None else 0 * h + h[:1]
    return RecurrentLayer(n_inputs, n_hidden, W_xh, W_hh, b, X, h)


@exercise.mistake
def starts_with_ones(n_inputs, n_hidden, W_xh, W_hh, b, X, h=None):
    """As if a state of ones were the start, where none was given; who has read nothing has a state
    of zeros."""
    return RecurrentLayer(
        n_inputs, n_hidden, W_xh, W_hh, b, X, np.ones((len(X), n_hidden)) if h is None else h
    )


@exercise.mistake
def starts_with_the_bias(n_inputs, n_hidden, W_xh, W_hh, b, X, h=None):
    """As if b were the start, where none was given; who has read nothing has a state of zeros."""
    h = np.tile(b, (len(X), 1)) if h is None else h
    return RecurrentLayer(n_inputs, n_hidden, W_xh, W_hh, b, X, h)


@exercise.mistake
def state_never_carried(n_inputs, n_hidden, W_xh, W_hh, b, X, h=None):
    """As if every step began from the start: what one step left behind did not reach the next."""
    h = np.zeros((len(X), n_hidden)) if h is None else h
    states = np.stack([step(x, h, W_xh, W_hh, b) for x in X.swapaxes(0, 1)], axis=1)
    return [states, states[:, -1]]


@exercise.mistake
def only_states(n_inputs, n_hidden, **layer):
    """Only the states came back; asked are two things, all states and the last one."""
    return RecurrentLayer(n_inputs, n_hidden, **layer)[0]


@exercise.mistake
def only_the_last(n_inputs, n_hidden, **layer):
    """Only the last state came back; asked are two things, all states and the last one."""
    return RecurrentLayer(n_inputs, n_hidden, **layer)[1]


@exercise.mistake
def wrong_way_round(n_inputs, n_hidden, **layer):
    """The last state came first: asked are all states, then the last one."""
    return RecurrentLayer(n_inputs, n_hidden, **layer)[::-1]


@exercise.mistake
def last_sequence(n_inputs, n_hidden, **layer):
    """The second thing is the last *sequence* with all its states; asked is the last state of each
    sequence."""
    states, _ = RecurrentLayer(n_inputs, n_hidden, **layer)
    return [states, states[-1]]


@exercise.mistake
def first_state(n_inputs, n_hidden, **layer):
    """The second thing is the state after the *first* step; asked is the one after the last."""
    states, _ = RecurrentLayer(n_inputs, n_hidden, **layer)
    return [states, states[:, 0]]


@exercise.mistake
def the_start_for_the_last(n_inputs, n_hidden, W_xh, W_hh, b, X, h=None):
    """The second thing is the state that the reading began with; asked is the one after the last
    step."""
    h = np.zeros((len(X), n_hidden)) if h is None else h
    return [states_of(X, h, W_xh, W_hh, b), h]


@exercise.mistake
def states_twice(n_inputs, n_hidden, **layer):
    """All states came twice; the second thing asked is the last of them."""
    states, _ = RecurrentLayer(n_inputs, n_hidden, **layer)
    return [states, states]


@exercise.mistake
def last_twice(n_inputs, n_hidden, **layer):
    """The last state came twice; the first thing asked is all of them."""
    _, last = RecurrentLayer(n_inputs, n_hidden, **layer)
    return [last, last]


@exercise.mistake
def last_keeps_its_axis(n_inputs, n_hidden, **layer):
    """The last state has one bracket too many, an axis for a single step: asked is [n,
    n_hidden]."""
    states, _ = RecurrentLayer(n_inputs, n_hidden, **layer)
    return [states, states[:, -1:]]


@exercise.mistake
def bias_unused(n_inputs, n_hidden, b, **layer):
    """Your layer has a bias and does not use it."""
    return RecurrentLayer(n_inputs, n_hidden, b=0 * b, **layer)


@exercise.mistake
def recurrent_weights_unused(n_inputs, n_hidden, W_hh, **layer):
    """As if W_hh were 0: no state knows anything of the steps before it."""
    return RecurrentLayer(n_inputs, n_hidden, W_hh=0 * W_hh, **layer)


@exercise.mistake
def recurrent_weights_turned(n_inputs, n_hidden, W_hh, **layer):
    """As if the rows and columns of W_hh had changed places."""
    return RecurrentLayer(n_inputs, n_hidden, W_hh=W_hh.T, **layer)


@exercise.mistake
def no_tanh(n_inputs, n_hidden, W_xh, W_hh, b, X, h=None):
    """As if the steps had no tanh."""
    h = np.zeros((len(X), n_hidden)) if h is None else h
    states = states_of(X, h, W_xh, W_hh, b, linear)
    return [states, states[:, -1]]


@exercise.property
def not_registered(value, **_):
    """The answers are right, but not all three of W_xh, W_hh and b are parameters that the layer
    can learn: it does not list one as its own, or one is fixed."""
    return len(value[1]) >= 3


@exercise.property
def wrong_shapes(value, n_inputs, n_hidden, **_):
    """The answers are right, but there are other parameters than W_xh, W_hh and b, or some have
    another shape than the docstring says. However many steps there are, they share these three."""
    return value[1] == sorted([[n_inputs, n_hidden], [n_hidden, n_hidden], [n_hidden]])
