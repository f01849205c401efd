"""Backpropagation through time, for one number: what arrives goes one step back, and adds up."""

import functools

import numpy as np

from duograd.exercises import Exercise, comparing

from .scalar_rnn import states

exercise = Exercise(
    points=2,
    level="complete",
    detached=True,
    without_autograd=True,
    hints=[
        "By hand: x = (1, 0), w = 0.5, u = 1, y = 0. The states are 0.762 and 0.363. What is δ at "
        "the last step, and what does that step bring to ∂J/∂w?",
        "`upstream` is the gradient at h_t, behind the tanh; δ is the one in front of it. And w is "
        "used at every step: at a fork, gradients add up.",
        "Two lines are missing. The first multiplies `upstream` by the slope of tanh, which lab 01 "
        "wrote with tanh itself. The second is like the one for `du`: what was u multiplied by, "
        "and what was w multiplied by?",
        "A like example: a savings book, s = r · s_before + deposit, year after year. The rate r "
        "gets δ · s_before from each year, and all years are added up.",
    ],
)


def through_time(x, y, w, u, wrong=""):
    """(∂J/∂w, ∂J/∂u), and by `wrong` what students do otherwise."""
    h = np.concatenate([[0.0], states(x, w, u)])
    error = abs(h[-1] - y) if wrong == "error_without_its_sign" else h[-1] - y
    start = upstream = (1 if wrong == "two_forgotten" else 2) * error
    dw = du = 0.0
    for t in range(len(x), 0, -1):
        delta = in_front(upstream, slope(h, t, wrong), w, wrong)
        more = brought(x, h, t, w, u, upstream, delta).get(wrong, delta * h[t - 1])
        dw = {"overwritten": 0.0, "added_to_the_other": du}.get(wrong, dw)
        more = 0.0 if wrong == "last_share_only" and t < len(x) else more
        dw = dw - more if wrong == "subtracted" else dw + more
        du = du + delta * read_at(x, t, wrong)
        upstream = handed_on(start, delta, w, u, wrong)
        upstream = 2 * (h[t - 1] - y) if wrong == "errors_of_all_steps" else upstream
        if wrong == "last_step_only" or wrong == f"only_{len(x) - t + 1}_steps_back":
            break
    return [np.array(dw), np.array(du)]


def in_front(upstream, slope, w, wrong):
    others = {
        "upstream_forgotten": slope,
        "slope_added": upstream + slope,
        "slope_inverted": upstream / (slope or 1.0),
        "uphill": -upstream * slope,
        "weight_in_delta": upstream * slope * w,
    }
    return others.get(wrong, upstream * slope)


def read_at(x, t, wrong):
    if wrong == "first_input_left_out" and t == 1:
        return 0.0
    return x[t - 2 if wrong == "input_before" and t > 1 else t - 1]


def slope(h, t, wrong):
    slopes = {
        "no_slope": 1.0,
        "state_for_slope": h[t],
        "not_squared": 1 - h[t],
        "slope_plus": 1 + h[t] ** 2,
        "slope_of_sigmoid": h[t] * (1 - h[t]),
        "slope_of_the_step_before": 1 - h[t - 1] ** 2,
        "slope_of_the_last_step": 1 - h[-1] ** 2,
        "slope_of_a_slope": 1 - np.tanh(h[t]) ** 2,
        "slope_twice": (1 - h[t] ** 2) ** 2,
        "bracket_squared": (1 - h[t]) ** 2,
        "last_tanh_left_out": 1 - h[t] ** 2 if t < len(h) - 1 else 1.0,
    }
    return slopes.get(wrong, 1 - h[t] ** 2)


def brought(x, h, t, w, u, upstream, delta):
    """What a step adds to ∂J/∂w, in the ways in which it is wrong."""
    return {
        "state_after": delta * h[t],
        "first_state": delta * h[1],
        "last_state_before_the_first": delta * h[t - 1 if t > 1 else -1],
        "input_for_state": delta * x[t - 1],
        "weight_for_state": delta * w,
        "other_weight_for_state": delta * u,
        "weight_too": delta * w * h[t - 1],
        "factor_forgotten": delta,
        "delta_forgotten": h[t - 1],
        "behind_the_tanh": upstream * h[t - 1],
    }


def handed_on(start, delta, w, u, wrong):
    if wrong == "not_handed_on":
        return start
    others = {"handed_on_with_u": u, "handed_on_without_w": 1.0, "handed_on_twice": w * w}
    return delta * others.get(wrong, w)


@exercise.oracle
def scalar_bptt(x, y, w, u):
    return through_time(x, y, w, u)


@exercise.cases
def cases(rng):
    yield {"x": np.array([1.0, 0.0]), "y": 0.0, "w": 0.5, "u": 1.0}
    yield {"x": np.array([0.8]), "y": 0.3, "w": 0.0, "u": 1.5}  # one step: no state before it
    x, w, u = rng.uniform(0.4, 1.2, 3) * [1, -1, 1], -1.3, 0.7
    near = float(states(x, w, u)[-1]) - 0.0008  # what arrives is small
    yield {"x": x, "y": near, "w": w, "u": u}
    yield {"x": rng.uniform(0.3, 0.9, 5) * [1, 1, -1, 1, 1], "y": 61.0, "w": 0.8, "u": -0.6}
    # Many steps, of slopes near 1: the first of them count too.
    yield {"x": rng.uniform(0.05, 0.15, 34) * ([-1, 1] * 17), "y": 0.8, "w": 1.05, "u": 0.4}


@exercise.telltale
def one_plain_number(seen):
    """One of your two gradients came back as a plain number, the other as a tensor: asked are two
    scalar tensors."""
    value = seen[0].value
    plain = [isinstance(one, float) for one in value] if isinstance(value, list) else []
    return sorted(plain) == [False, True] and comparing.same(value, scalar_bptt([1, 0], 0, 0.5, 1))


WRONG = {
    "no_slope": "As if the tanh had the slope 1: what arrives behind it is not what comes out in "
    "front.",
    "state_for_slope": "You multiplied by the state itself where the slope of the tanh belongs.",
    "not_squared": "As if the slope of the tanh were 1 − h: something in it is not squared.",
    "slope_plus": "As if the slope of the tanh were 1 + h²: then it would be steepest far out.",
    "slope_of_sigmoid": "This is the slope of a sigmoid, h (1 − h); here is a tanh.",
    "slope_of_the_step_before": "The slope is that of the step before: each step has its own.",
    "slope_of_the_last_step": "At every step the slope is that of the last: each has its own.",
    "upstream_forgotten": "Your δ is the slope alone: what arrives at the state is not in it.",
    "slope_added": "The slope was added to what arrives; along a path slopes multiply.",
    "uphill": "Both gradients have the wrong sign, or every second step has: something in δ is "
    "negative that should not be.",
    "slope_of_a_slope": "A tanh too many: h has been through it already.",
    "slope_twice": "The slope is in each step twice: the way back goes through one tanh a step.",
    "bracket_squared": "As if the slope of the tanh were (1 − h)²: the square is that of h alone.",
    "last_tanh_left_out": "At the last step the slope is missing: what arrives there stands behind "
    "its tanh, too.",
    "added_to_the_other": "In your ∂J/∂w what a step brings was added to what is collected for u.",
    "state_after": "∂J/∂w is made with the state that came out of a step. What was w multiplied by "
    "in this step?",
    "first_state": "∂J/∂w is made with the first state at every step. What was w multiplied by in "
    "each?",
    "last_state_before_the_first": "Before the first step stands the last state, as if time "
    "were a circle. The network starts from 0.",
    "input_for_state": "∂J/∂w is made with the inputs: those belong to u.",
    "weight_for_state": "∂J/∂w is made with w itself. What was w multiplied by in each step?",
    "weight_in_delta": "In your δ there is a w too many: δ is what arrives, sent through the tanh, "
    "and w comes after it.",
    "weight_too": "In what each step brings to ∂J/∂w there is a w too many.",
    "delta_forgotten": "What each step brings to ∂J/∂w is the state before it, whatever arrives.",
    "behind_the_tanh": "What a step brings to ∂J/∂w is made with what arrives behind the tanh; w "
    "stands in front of it.",
    "other_weight_for_state": "∂J/∂w is made with u. What was w multiplied by in each step?",
    "errors_of_all_steps": "At each step the error of its own state, 2 (h_t − y), was taken for "
    "what arrives there. J looks at the last state only.",
    "slope_inverted": "You divided by the slope of the tanh: along a path slopes multiply.",
    "factor_forgotten": "What a step brings to ∂J/∂w is δ alone. What was w multiplied by there?",
    "overwritten": "Your ∂J/∂w is 0, which is what the first step brings: as if each step "
    "overwrote the one before, or nothing were added. w is used at all of them.",
    "subtracted": "Your ∂J/∂w has the wrong sign: what the steps bring is taken away.",
    "last_step_only": "Only the last step counts in your gradients. w and u are used at all steps.",
    **{
        f"only_{steps}_steps_back": f"As if the gradient went {steps} steps back and no further: "
        "where there are more, the first of them are missing in your sums."
        for steps in (5, 8, 10)
    },
    "input_before": "∂J/∂u is made with the input of the step before.",
    "first_input_left_out": "In your ∂J/∂u the first step is missing: there is no state before it, "
    "but there is an input.",
    "handed_on_with_u": "What is handed on to the step before is multiplied by u. Which weight "
    "lies between two states?",
    "handed_on_without_w": "What is handed on to the step before is δ as it is: between two states "
    "lies a weight.",
    "handed_on_twice": "What is handed on to the step before is multiplied by w twice.",
    "not_handed_on": "At every step the same arrives, as if all were the last one.",
    "last_share_only": "∂J/∂w holds what the last step brings, and nothing of the steps before it, "
    "as if it were added to nothing but 0. w is used at all of them.",
    "error_without_its_sign": "As if the error, h_T − y, had no sign: where h_T lies below y, both "
    "gradients have the wrong one.",
    "two_forgotten": "All is half as large as it should be: the slope of a square has a 2.",
}
for name, words in WRONG.items():
    exercise.mistake(functools.partial(through_time, wrong=name), slug=name, words=words)


@exercise.mistake
def swapped(x, y, w, u):
    """The two gradients are the wrong way round: first that of w."""
    return through_time(x, y, w, u)[::-1]


@exercise.mistake
def one_for_both(x, y, w, u):
    """Both your gradients are the sum of the two: as if they were one and the same tensor, to which
    all is added."""
    both = sum(through_time(x, y, w, u))
    return [both, both]


@exercise.mistake
def averaged(x, y, w, u):
    """Your gradients are divided by the number of steps. At a fork they add up."""
    return [gradient / len(x) for gradient in through_time(x, y, w, u)]
