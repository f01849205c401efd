"""Several learning rates, each from the same start: what is kept of each walk."""

import functools

import numpy as np

from duograd.exercises import Case, Exercise, failed

from .losses import BOWL, PARABOLA, TWO_VALLEYS
from .walks import walk

exercise = Exercise(
    points=2,
    level="complete",
    detached=True,
    hints=[
        "Try the rates [0.1, 0.1]: the same rate twice must give the same final loss twice. Does "
        "it?",
        "Every rate gets the same chance: the same start and the same number of steps.",
        "Only the line inside the loop is missing: run `gradient_descent` and keep the last entry "
        "of one of the two things it returns.",
        "A like example: the final balance for each of three interest rates, each from the same "
        "first deposit.",
    ],
)


@exercise.oracle
def learning_rate_sweep(loss, w, rates, steps):
    return np.stack([walk(loss, w, rate, steps)[1][-1] for rate in rates])


def case(loss, w, rates, steps):
    return {"loss": loss, "w": np.array(w), "rates": rates, "steps": steps}


@exercise.cases
def cases(rng):
    yield case(PARABOLA, 5.0, [0.25, 0.375], 1)
    yield case(BOWL, [2.0, 1.0], [1.5, 0.1, 0.01], 2)
    yield case(TWO_VALLEYS, rng.uniform(0.4, 0.8, 3), [0.02, 0.05], 2)
    yield case(PARABOLA, 5.0, [0.25, 0.125, 0.25], 1)
    yield case(BOWL, [2.0, 1.0], [2.0], 2)
    yield case(PARABOLA, 5.0, [0.25, 0.375], 0)
    yield case(BOWL, [11.0, 0.0], [0.1, 0.9], 2)  # of 0.9: first down, and then far up
    yield case(PARABOLA, 3.03, [0.25, 0.125], 3)  # hardly anything is left to go
    yield Case(case(BOWL, [1.0, -2.0], [0.23, 0.257], 1), variables=["w"])


FAR = 6  # the place of the case with loss, a rate and steps of the second, and another start


def kept(wrong):
    """Let a mistake say only what it keeps of the weights and losses of each rate's walk."""

    def formula(loss, w, rates, steps):
        return np.stack([wrong(*walk(loss, w, rate, steps)) for rate in rates])

    return exercise.mistake(formula, wrong)


@exercise.mistake
def start_carried_on(loss, w, rates, steps):
    """Each rate goes on where the one before it ended: give every rate the same start."""
    finals = []
    for rate in rates:
        weights, losses = walk(loss, w, rate, steps)
        w = weights[-1]
        finals.append(losses[-1])
    return np.stack(finals)


@kept
def loss_at_the_start(weights, losses):
    """These are the losses before the first step; the final ones are asked."""
    return losses[0]


@kept
def best_on_the_way(weights, losses):
    """You kept the lowest loss on the way; asked is where each rate ended, even if it went
    wrong."""
    return losses.min()


@kept
def never_above_the_start(weights, losses):
    """Where a rate ended higher than it began, yours is the loss at the start; asked is where each
    rate ended, even if it went wrong."""
    return min(losses[-1], losses[0])


@exercise.given_else
def one_step_short(steps):
    """Each run that has steps to take is one step short: the last loss of the path is asked."""
    return {"steps": steps - 1}


@exercise.given_else
def one_step_at_least(steps):
    """Right from one step on. With no steps at all a rate ends where it began; yours takes one."""
    return {"steps": max(steps, 1)}


@exercise.given_else
def one_step_more(steps):
    """Each run is one step longer than asked: the last loss of the path is the one after `steps`
    steps."""
    return {"steps": steps + 1}


@exercise.given_else
def one_step_only():
    """Right for one step. With more, yours is the loss after the first: give every rate all its
    steps."""
    return {"steps": 1}


@exercise.given_else
def rate_at_most_1(rates):
    """Right for learning rates up to 1. A larger one makes no longer step in yours, as if it were
    cut off at 1: give each walk its rate as it is."""
    return {"rates": [min(rate, 1) for rate in rates]}


@exercise.given_else
def equal_rates_once(rates):
    """Rates that stand twice in the list give one number only: each of them asks for one."""
    return {"rates": list(dict.fromkeys(rates))}


@exercise.given_else
def rates_sorted(rates):
    """Your losses are in the order of the rates from small to large; theirs in the list is
    asked."""
    return {"rates": sorted(rates)}


@exercise.mistake
def losses_sorted(loss, w, rates, steps):
    """Your losses are in order from low to high; asked is the order of the rates."""
    return np.sort(learning_rate_sweep(loss, w, rates, steps))


@exercise.given_else
def first_rate_only(rates):
    """Only the loss of the first rate came back: one for each is asked."""
    return {"rates": rates[:1]}


@kept
def highest_on_the_way(weights, losses):
    """You kept the highest loss on the way; asked is where each rate ended."""
    return losses.max()


@kept
def mean_on_the_way(weights, losses):
    """You kept the mean of all losses on the way; asked is where each rate ended."""
    return losses.mean()


@kept
def change(weights, losses):
    """You kept how far the loss fell or rose; asked is the loss at the end itself."""
    return losses[-1] - losses[0]


@kept
def gain(weights, losses):
    """You kept how far the loss fell; asked is the loss at the end itself."""
    return losses[0] - losses[-1]


def cut_off(limit, loss, w, rates, steps):
    return np.minimum(learning_rate_sweep(loss, w, rates, steps), limit)


for limit in (50, 100, 1000):
    exercise.mistake(
        functools.partial(cut_off, limit),
        slug=f"cut_off_at_{limit}",
        words=f"Right for small losses. A run that went wrong ends far above {limit}, and yours "
        "stops there: its last loss is asked as it is.",
    )


@kept
def weights_for_losses(weights, losses):
    """You collected the final weights; the final losses are asked."""
    return weights[-1]


@kept
def whole_diary(weights, losses):
    """You collected all the losses of every run; of each only the final one is asked."""
    return losses


def finals_of(seen):
    """The losses that came back, case by case; an empty list where none did."""
    return [o.value if isinstance(o.value, np.ndarray) and o.value.ndim == 1 else [] for o in seen]


@exercise.telltale
def list_kept(seen):
    """What a call of yours returns begins with the losses of the call before, as if the list were
    kept: begin a new one in each call."""
    found = finals_of(seen[:2])
    grown = [len(losses) for losses in found] == [len(found[0]), len(found[0]) + 3]  # three rates
    return len(found[0]) > 0 and grown and np.array_equal(found[0], found[1][:-3])


@exercise.telltale
def kept_by_rate(seen):
    """With a rate that was there before you gave the loss of that earlier call, as if it were kept:
    this one has another start."""
    found = finals_of([*seen[1:2], *seen[FAR : FAR + 1]])
    fits = [len(losses) for losses in found] == [3, 2]
    return fits and np.allclose([found[0][1], found[1][0]], 1.4464)


@exercise.telltale
def all_rates_at_once(seen):
    """The whole list of rates went into one walk. Each turn of the loop has one `rate`."""
    said = ("only integer tensors of a single element", "Shapes of all inputs must match")
    return bool(seen[0].failure) and failed(seen, *said)


@exercise.telltale
def rate_for_steps(seen):
    """A learning rate stands where the number of steps belongs: mind the order of the arguments."""
    said = "'float' object cannot be interpreted as an integer"
    return any(o.failure and said in o.failure.message for o in seen)
