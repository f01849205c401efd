"""How fast J grows with each state: one vector, carried back step by step."""

import functools

import numpy as np

from duograd.exercises import Exercise, failed

exercise = Exercise(
    points=3,
    detached=True,
    without_autograd=True,
    hints=[
        "By hand: W_hh = [[0.5, 0], [1, 0.25]], states [0.5, 0] and [0, 0.5], upstream [1, 2]. "
        "Through the tanh of the last step goes [1, 1.5]. And then?",
        "It is what you did with one number, in a table: first through the tanh, number by number, "
        "then through the weights. A dense layer's upstream goes back through W turned on its "
        "side.",
        "Begin with the last row, which is `upstream`. Going from step t to the step before: the "
        "slope of which state do you need? Collect the rows, and mind their order at the end.",
        "A like example: doubling back from 3 to 1, `rows = [8]`, then twice "
        "`rows.insert(0, rows[0] / 2)` gives [2, 4, 8].",
    ],
)


def back(W_hh, states, upstream, wrong=""):
    """∂J/∂h_t in row t, and by `wrong` what students do otherwise."""
    rows = [upstream]
    for t in range(len(states) - 1, 0, -1):
        slope = slope_at(states, t, wrong)
        rows.insert(0, one_back(rows[0], slope, W_hh, upstream, wrong))
    return np.stack(rows)


def one_back(g, slope, W_hh, upstream, wrong):
    """The gradient a step earlier."""
    others = {
        "slope_after": (g @ W_hh.T) * slope,
        "both_swapped": (g @ W_hh.T) * slope,
        "not_carried": (upstream * slope) @ W_hh.T,
        "not_transposed": (g * slope) @ W_hh,
        "summed_the_other_way": (W_hh * (g * slope)).sum(axis=0),
        "upstream_again": upstream + (g * slope) @ W_hh.T,
        "added_up": g + (g * slope) @ W_hh.T,
        "rows_summed": g * slope * W_hh.sum(axis=1),
        "diagonal_only": g * slope * np.diag(W_hh),
        "normalized": unit((g * slope) @ W_hh.T),
        "signs_lost": abs((g * slope) @ W_hh.T),
        "uphill": -(g * slope) @ W_hh.T,
    }
    return others.get(wrong, (g * slope) @ W_hh.T)


def unit(g):
    return g / np.linalg.norm(g)


def slope_at(states, t, wrong):
    slopes = {
        "no_slope": 1.0,
        "state_for_slope": states[t],
        "not_squared": 1 - states[t],
        "slope_of_the_step_before": 1 - states[t - 1] ** 2,
        "both_swapped": 1 - states[t - 1] ** 2,
        "slope_of_the_last_step": 1 - states[-1] ** 2,
        "slope_plus": 1 + states[t] ** 2,
        "slope_of_sigmoid": states[t] * (1 - states[t]),
        "slope_twice": (1 - states[t] ** 2) ** 2,
        "bracket_squared": (1 - states[t]) ** 2,
        "slopes_in_order": 1 - states[len(states) - t] ** 2,
        "slope_of_a_slope": 1 - np.tanh(states[t]) ** 2,
    }
    return slopes.get(wrong, 1 - states[t] ** 2)


@exercise.oracle
def state_gradients(W_hh, states, upstream):
    return back(W_hh, states, upstream)


def case(rng, T, H):
    states = rng.uniform(0.2, 0.8, (T, H)) * rng.choice([-1, 1], (T, H))
    upstream = rng.uniform(0.5, 1.5, H) * rng.choice([-1, 1], H)
    return {"W_hh": rng.normal(0, 0.8, (H, H)), "states": states, "upstream": upstream}


@exercise.cases
def cases(rng):
    yield {
        "W_hh": np.array([[0.5, 0.0], [1.0, 0.25]]),
        "states": np.array([[0.5, 0.0], [0.0, 0.5]]),
        "upstream": np.array([1.0, 2.0]),
    }
    yield case(rng, 5, 4)
    yield flat_somewhere(case(rng, 4, 4))
    small = case(rng, 3, 1)
    yield {**small, "W_hh": np.array([[0.8]]), "upstream": small["upstream"] / 1000}
    yield case(rng, 1, 3)  # a single step: nothing to go back through
    # Many steps, through which hardly anything is lost: the first of them count too.
    turn, states = np.array([[0.6, -0.8], [0.8, 0.6]]), rng.uniform(0.05, 0.2, (34, 2))
    yield {"W_hh": turn, "states": states, "upstream": np.array([120.0, -70.0])}


def flat_somewhere(one):
    """The case with a tanh at its very end, where it has no slope, and a number of upstream 0."""
    one["states"][-1, 1], one["upstream"][:2] = 1, (0, 90)
    return one


@exercise.telltale
def shapes_do_not_fit(seen):
    """Two shapes do not fit. What goes back is a vector [H], W_hh is [H, H], and `states` has a row
    for each step: one of these was taken for another."""
    return failed(
        seen, "mat1 and mat2 shapes", "size mismatch", "must match the size of tensor",
        "In[0] and In[1]", "Incompatible shapes", "Matrix size-incompatible", "batch dim",
        "1D tensors expected", "Dimensions must be equal", "inconsistent tensor size",
        "In[0] ndims", "Shapes of all inputs must match", "equal size, but got",
        "both arguments to matmul",
    )  # fmt: skip


WRONG = {
    "no_slope": "As if the tanh had the slope 1 everywhere: only the weights are in your answer.",
    "state_for_slope": "You multiplied by the state itself where the slope of the tanh belongs.",
    "not_squared": "As if the slope of the tanh were 1 − h: something in it is not squared.",
    "slope_of_the_step_before": "The slope is that of the step that you go to. Which tanh lies "
    "between h_t and the step before it?",
    "slope_of_the_last_step": "At every step the slope is that of the last: each has its own.",
    "slope_plus": "As if the slope of the tanh were 1 + h²: then it would be steepest far out.",
    "slope_of_sigmoid": "This is the slope of a sigmoid, h (1 − h); here is a tanh.",
    "slope_twice": "The slope is in each step twice: the way back goes through one tanh a step.",
    "slope_of_a_slope": "A tanh too many: the states have been through it already.",
    "bracket_squared": "As if the slope of the tanh were (1 − h)²: the square is that of h alone.",
    "not_transposed": "On its way back a vector went through W_hh as on its way forward. Each "
    "weight must be met from its other end.",
    "slope_after": "First the weights, then the slope: on the way back the tanh is met first.",
    "both_swapped": "First the weights, then a slope, and that of the step before. From h_t the "
    "way back goes through the tanh that made h_t.",
    "slopes_in_order": "The slopes of the states were taken from the first to the last; you walk "
    "from the last to the first.",
    "summed_the_other_way": "The products were added up along the wrong side of W_hh: each number "
    "of the earlier state hears back through its own row.",
    "normalized": "On the way back each row was brought to the length 1: how long it is, is the "
    "very question.",
    "signs_lost": "On the way back negative numbers became positive ones.",
    "rows_summed": "Each row of W_hh was added up to one number first: number i of the earlier "
    "state hears back from all numbers of the later one, each through its own weight.",
    "diagonal_only": "Only the weights on the diagonal of W_hh were used: number i of the earlier "
    "state went to all numbers of the later one.",
    "added_up": "To each row the row below it was added. J looks at the last state only: each "
    "state gets what is handed on to it, and nothing more.",
    "upstream_again": "At every step `upstream` was added. J looks at the last state only.",
    "uphill": "Every second row has the wrong sign.",
    "not_carried": "Every row is made from the last one, as if all were one step away from it.",
}
for name, words in WRONG.items():
    exercise.mistake(functools.partial(back, wrong=name), slug=name, words=words)


@exercise.mistake
def walked_from_the_start(W_hh, states, upstream):
    """Only the last two rows are filled, all others are 0: as if you had begun with the first step,
    where nothing had arrived yet."""
    rows = np.zeros_like(states)
    rows[-2:] = back(W_hh, states, upstream)[-2:]
    return rows


def only_so_far(W_hh, states, upstream, steps):
    rows = back(W_hh, states, upstream)
    return np.concatenate([0 * rows[: -steps - 1], rows[-steps - 1 :]])


for steps in (5, 8, 10):
    exercise.mistake(
        functools.partial(only_so_far, steps=steps),
        slug=f"only_{steps}_steps_back",
        words=f"As if the gradient went {steps} steps back and no further: where there are more, "
        "the first rows are 0.",
    )


@exercise.mistake
def last_row_in_front_of_the_tanh(W_hh, states, upstream):
    """The last row went through the slope of the tanh. It is upstream itself; only on the way to
    the row above it does it meet the tanh."""
    rows = back(W_hh, states, upstream)
    return np.concatenate([rows[:-1], rows[-1:] * (1 - states[-1:] ** 2)])


@exercise.mistake
def first_row_zero(W_hh, states, upstream):
    """Row 0 is 0: the way back ended one step before the first."""
    rows = back(W_hh, states, upstream)
    return np.concatenate([0 * rows[:1], rows[1:]]) if len(rows) > 1 else rows


@exercise.mistake
def order_turned(W_hh, states, upstream):
    """Row 0 is the last step's: the rows stand the wrong way round."""
    return back(W_hh, states, upstream)[::-1].copy()


@exercise.mistake
def norms(W_hh, states, upstream):
    """You gave one number for each step, the size of its gradient. Asked is the gradient itself, H
    numbers."""
    return np.linalg.norm(back(W_hh, states, upstream), axis=1)


@exercise.mistake
def first_only(W_hh, states, upstream):
    """Only the first step's gradient came back; asked is a row for each step."""
    return back(W_hh, states, upstream)[0]


@exercise.mistake
def last_two_only(W_hh, states, upstream):
    """Only the last two steps came back: the way back goes on to the first step."""
    return back(W_hh, states, upstream)[-2:]


@exercise.mistake
def upstream_twice(W_hh, states, upstream):
    """upstream stands there twice: it is the last row, and that is all."""
    return np.concatenate([back(W_hh, states, upstream), upstream[None]])


@exercise.mistake
def one_short(W_hh, states, upstream):
    """A row is missing: the last step's, which is upstream itself."""
    return back(W_hh, states, upstream)[:-1]


@exercise.mistake
def one_short_or_nothing(W_hh, states, upstream):
    """A row is missing: the last step's, which is upstream itself."""
    rows = back(W_hh, states, upstream)[:-1]
    return rows if len(rows) else np.zeros(0)  # a framework's stack of no rows


@exercise.mistake
def only_upstream(W_hh, states, upstream):
    """One row came back, and it is upstream: what you computed on the way back is not in it."""
    return upstream[None]


@exercise.mistake
def first_missing(W_hh, states, upstream):
    """A row is missing: that of the first step. You stopped one step too early."""
    rows = back(W_hh, states, upstream)
    return rows[1:] if len(rows) > 1 else rows


@exercise.mistake
def all_one_too_far(W_hh, states, upstream):
    """Every row is that of the step before: it went back once too often, and the row that is
    upstream itself is missing."""
    first = (back(W_hh, states, upstream)[0] * (1 - states[0] ** 2)) @ W_hh.T
    return np.concatenate([first[None], back(W_hh, states, upstream)[:-1]])


@exercise.mistake
def one_too_many(W_hh, states, upstream):
    """You went one step too far: the first row belongs to the state before the first step."""
    first = (back(W_hh, states, upstream)[0] * (1 - states[0] ** 2)) @ W_hh.T
    return np.concatenate([first[None], back(W_hh, states, upstream)])


@exercise.mistake
def all_upstream(W_hh, states, upstream):
    """Every row is upstream, as it came: on its way back it must change."""
    return np.stack([upstream] * len(states))


@exercise.mistake
def in_front_of_the_tanh(W_hh, states, upstream):
    """Each row is the gradient in front of the tanh of its step, δ. Asked is the one behind it, at
    the state."""
    return back(W_hh, states, upstream) * (1 - states**2)
