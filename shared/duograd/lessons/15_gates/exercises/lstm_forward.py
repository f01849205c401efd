"""The loop of an LSTM: two states are carried from step to step, one of them is returned."""

import functools

import numpy as np

from duograd.exercises import Case, Exercise, failed

from .cells import drawn, lstm, lstm_states

exercise = Exercise(
    points=3,
    gradients=("X", "W", "U", "b"),
    hints=[
        "For X [2, 3, 1] and H = 2: how many states of how many numbers should come out for each "
        "sequence? And how does the second of them differ from yours?",
        "It is the loop of lab 13 with two states that are carried on. Both are 0 before the first "
        "step; only one of them is what the rest of the network gets to see.",
        "The width H is the number of rows of U. In the loop: one call of `lstm_step`, whose two "
        "results are what the next call is given; h also goes into a list. After it, stack.",
        "A like example: `a, b = 0, 1`, then in a loop `a, b = b, a + b` and `seen.append(a)`.",
    ],
)


@exercise.oracle
def lstm_forward(X, W, U, b):
    return lstm_states(X, W, U, b)[0]


def sequences(rng, n, T, k, H, **options):
    return Case({"X": rng.normal(0, 1, (n, T, k)), **drawn(rng, k, H, 4)}, **options)


@exercise.cases
def cases(rng):
    first = sequences(rng, 2, 3, 1, 2)
    yield first
    yield Case(first.arguments, gradient=False)  # once more: nothing is kept between calls
    yield sequences(rng, 3, 5, 2, 4, gradient=False)
    zeros = sequences(rng, 1, 4, 3, 2, gradient=False)
    zeros.arguments["X"][:, 1] = 0  # a step that reads nothing
    yield zeros
    yield sequences(rng, 6, 6, 3, 5, gradient=False)  # as many sequences as steps
    yield sequences(rng, 3, 1, 2, 3, gradient=False)  # a single step
    yield sequences(rng, 1, 24, 1, 1)  # a single unit, and a long way back


SINGLE_STEP = 5  # the place of the case with T = 1


@exercise.telltale
def table_filled_in_place(seen):
    """The table that should take the states cannot be filled, place by place: in TensorFlow a
    tensor never changes. Collect the states in a list, and make a tensor of it at the end."""
    return failed(seen, "tensor does not support item assignment")


@exercise.telltale
def list_for_a_tensor(seen):
    """A list of tensors is no tensor yet, and `torch.tensor` makes none of it."""
    return failed(seen, "only one element tensors can be converted")


@exercise.telltale
def another_kind_of_number(seen):
    """Your first state holds double, as NumPy's arrays do, and U float. (In `tf.zeros` the sizes
    stand together, in brackets of their own; what follows is the kind of number.)"""
    return failed(seen, "expected to be a double tensor but is a float tensor")


@exercise.telltale
def four_times_too_wide(seen):
    """Your first state does not fit U: how many numbers has a state? W, U and b have four times as
    many columns, a block for each of i, f, g and o."""
    shapes = ("(2x8 and 2x8)", "[2,8], In[1]: [2,8]", "(2x1 and 2x8)", "[2,1], In[1]: [2,8]")
    return failed(seen, *shapes)


@exercise.telltale
def walks_over_the_batch(seen):
    """As if the first index of X counted the steps: it counts the sequences, and X[0] is a whole
    sequence, all its steps at once."""
    return failed(
        seen,
        "tensor a (3) must match the size of tensor b (2) at non-singleton dimension 0",
        "Incompatible shapes: [3,8] vs. [2,8]",
    )


@exercise.telltale
def walks_over_the_inputs(seen):
    """As if the last index of X counted the steps: it counts the inputs of one step."""
    return failed(seen, "cannot be multiplied (2x3 and 1x8)", "In[0]: [2,3], In[1]: [1,8]")


@exercise.telltale
def all_steps_at_once(seen):
    """One call of `lstm_step` was given all steps at once: it takes one, [n, k]."""
    return failed(
        seen,
        "tensor a (3) must match the size of tensor b (2) at non-singleton dimension 1",
        "Incompatible shapes: [2,3,8] vs. [2,8]",
    )


@exercise.telltale
def step_left_out(seen):
    """Where there is a single step nothing was collected: a step of X was left out, at its start or
    at its end."""
    single = seen[SINGLE_STEP].failure is not None and seen[0].failure is None
    return single and failed(seen, "non-empty TensorList", "list index out of range")


@exercise.telltale
def not_the_same_twice(seen):
    """Asked twice for the same X and the same weights, you answered differently: something is left
    from the call before, or random. In each call h and c are 0 before the first step."""
    one, other = seen[0].value, seen[1].value
    both = isinstance(one, np.ndarray) and isinstance(other, np.ndarray)
    return both and one.shape == other.shape and not np.allclose(one, other, atol=1e-4)


PAIRS = "Each step put two things into your list, h and c; asked are the states h alone."


@exercise.telltale(words=PAIRS)
def pairs_collected(seen):
    return failed(seen, "expected Tensor as element 0 in argument 0, but got tuple")


@exercise.mistake(words=PAIRS)
def pairs_stacked(X, W, U, b):
    return np.stack(lstm_states(X, W, U, b)).transpose(0, 2, 1, 3)


@exercise.mistake
def cell_not_carried(X, W, U, b):
    """As if every step began with c = 0: what one step left on the belt did not reach the next."""
    return lstm_states(X, W, U, b, lambda x, h, c, *rest: lstm(x, h, 0 * c, *rest))[0]


@exercise.mistake
def state_not_carried(X, W, U, b):
    """As if every step began with h = 0; c was carried on."""
    return lstm_states(X, W, U, b, lambda x, h, c, *rest: lstm(x, 0 * h, c, *rest))[0]


@exercise.mistake
def nothing_carried(X, W, U, b):
    """As if every step were the first: neither h nor c of one step reached the next."""
    return lstm_states(X, W, U, b, lambda x, h, c, *rest: lstm(x, 0 * h, 0 * c, *rest))[0]


@exercise.mistake
def steps_of_zeros_skipped(X, W, U, b):
    """Where the inputs of a step are all 0, the state stayed as it was: it is a step like all
    others."""
    return lstm_states(X, W, U, b, lambda x, *rest: lstm(x, *rest) if x.any() else rest[:2])[0]


@exercise.mistake
def carried_swapped(X, W, U, b):
    """As if h and c changed places from one step to the next: in which order does `lstm_step`
    take and return them?"""
    return lstm_states(X, W, U, b, lambda x, h, c, *rest: lstm(x, c, h, *rest))[0]


@exercise.mistake(words="As if h and c changed places: in which order does `lstm_step` give them?")
def unpacked_the_wrong_way(X, W, U, b):
    return lstm_states(X, W, U, b, lambda x, h, c, *rest: lstm(x, c, h, *rest))[1]


@exercise.mistake
def h_for_both(X, W, U, b):
    """As if h were handed on as both states: c did not reach the next step."""
    return lstm_states(X, W, U, b, lambda x, h, c, *rest: lstm(x, h, h, *rest))[0]


@exercise.mistake
def c_for_both(X, W, U, b):
    """As if c were handed on as both states: h did not reach the next step."""
    return lstm_states(X, W, U, b, lambda x, h, c, *rest: lstm(x, c, c, *rest))[0]


@exercise.mistake
def cells_returned(X, W, U, b):
    """You returned the cells, c, which stay inside; asked are the states h."""
    return lstm_states(X, W, U, b)[1]


@exercise.mistake
def both_returned(X, W, U, b):
    """Two things came back, all h and all c; asked are the states h alone."""
    return list(lstm_states(X, W, U, b))


MORE = "With the states the last h and the last c came back. Here only the states are asked."


@exercise.mistake(words=MORE)
def with_the_last_states(X, W, U, b):
    hs, cs = lstm_states(X, W, U, b)
    return [hs, hs[:, -1], cs[:, -1]]


@exercise.mistake(words=MORE)
def with_the_last_pair(X, W, U, b):
    hs, cs = lstm_states(X, W, U, b)
    return [hs, [hs[:, -1], cs[:, -1]]]


@exercise.mistake
def only_the_last_pair(X, W, U, b):
    """The last h and the last c came back; asked are the states h after all steps."""
    hs, cs = lstm_states(X, W, U, b)
    return [hs[:, -1], cs[:, -1]]


@exercise.mistake
def only_the_last(X, W, U, b):
    """This is the last state alone; asked are the states after all steps."""
    return lstm_forward(X, W, U, b)[:, -1]


@exercise.mistake
def only_the_first(X, W, U, b):
    """Only the state after the first step came back; X has T of them."""
    return lstm_forward(X, W, U, b)[:, :1]


@exercise.mistake
def last_repeated(X, W, U, b):
    """All your states are the last one: as if the same place had been kept again and again."""
    return np.repeat(lstm_forward(X, W, U, b)[:, -1:], X.shape[1], axis=1)


@exercise.mistake
def time_first(X, W, U, b):
    """The right states with time as the *first* axis; in X and in the answer it is the second."""
    return lstm_forward(X, W, U, b).swapaxes(0, 1)


@exercise.mistake
def time_last(X, W, U, b):
    """The right states with time as the *last* axis; it is asked as the second."""
    return np.moveaxis(lstm_forward(X, W, U, b), 1, 2)


@exercise.mistake
def side_by_side(X, W, U, b):
    """The states of a sequence stand in one long row: asked is [n, T, H], an axis for time."""
    return lstm_forward(X, W, U, b).reshape(len(X), -1)


@exercise.mistake
def below_each_other(X, W, U, b):
    """The states of all sequences stand in one table: asked is [n, T, H], an axis for time."""
    return lstm_forward(X, W, U, b).swapaxes(0, 1).reshape(-1, len(U))


@exercise.mistake
def reshaped_not_turned(X, W, U, b):
    """The shape is right and the states stand in the wrong places: filling a table anew, line by
    line, is not the same as exchanging two axes."""
    states = lstm_forward(X, W, U, b)
    return states.swapaxes(0, 1).reshape(states.shape)


@exercise.mistake
def not_stacked(X, W, U, b):
    """A list of states came back, one a step; asked is one tensor [n, T, H]."""
    return list(lstm_forward(X, W, U, b).swapaxes(0, 1))


@exercise.mistake
def start_among_them(X, W, U, b):
    """The zeros of the start stand among your states, so there is one too many: asked are those
    *after* each step."""
    states = lstm_forward(X, W, U, b)
    return np.concatenate([0 * states[:, :1], states], axis=1)


@exercise.mistake
def states_before_the_steps(X, W, U, b):
    """These are the states *before* each step, zeros the first of them; asked are those after."""
    states = lstm_forward(X, W, U, b)
    return np.concatenate([0 * states[:, :1], states[:, :-1]], axis=1)


@exercise.given_else
def first_input_only(X):
    """As if the first input were read again at every step."""
    return {"X": np.repeat(X[:, :1], X.shape[1], axis=1)}


@exercise.given_else
def reads_backwards(X):
    """As if the sequence were read from its end to its start."""
    return {"X": X[:, ::-1]}


@exercise.mistake
def backwards_in_order(X, W, U, b):
    """As if the sequence were read from its end to its start, and the states then put into the
    order of X."""
    return lstm_forward(X[:, ::-1], W, U, b)[:, ::-1]


@exercise.mistake
def other_axis_is_time(X, W, U, b):
    """As if the *first* axis of X were time, and the second counted the sequences."""
    return lstm_forward(X.swapaxes(0, 1), W, U, b).swapaxes(0, 1)


@exercise.mistake
def added_up(X, W, U, b):
    """Each of your states is the sum of all states up to it."""
    return np.cumsum(lstm_forward(X, W, U, b), axis=1)


@exercise.mistake
def order_turned(X, W, U, b):
    """The right states, but the last one stands first."""
    return lstm_forward(X, W, U, b)[:, ::-1]


@exercise.mistake
def as_many_steps_as_sequences(X, W, U, b):
    """You took as many steps as there are sequences: how many steps there are, tells the second
    axis of X."""
    return lstm_forward(X[:, : len(X)], W, U, b)


@exercise.mistake
def a_step_short(X, W, U, b):
    """One step is missing at the end: X has T of them."""
    return lstm_forward(X, W, U, b)[:, : max(X.shape[1] - 1, 1)]


def begun(X, W, U, b, start):
    return lstm_states(X, W, U, b, start=start)[0]


for name, start, words in (
    ("ones_at_the_start", (1.0, 1.0), "As if h and c were 1 before the first step; they are 0."),
    ("ones_in_the_cell", (0.0, 1.0), "As if c were 1 before the first step; it is 0, as h is."),
    ("ones_in_mind", (1.0, 0.0), "As if h were 1 before the first step; it is 0, as c is."),
):
    exercise.mistake(functools.partial(begun, start=start), slug=name, words=words)
