"""TODO say what `learning_rate_sweep` asks."""

import numpy as np

from duograd.exercises import Exercise, failed

from .common import BOWL, PARABOLA, TWO_VALLEYS, record, walk

exercise = Exercise(
    points=2,
    level="complete",
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
    return np.stack([loss(walk(loss, w, rate, steps)[-1]) for rate in rates])


def _sweep(loss, w, rates, steps):
    return {"loss": loss, "w": np.array(w), "rates": rates, "steps": steps}


@exercise.cases
def cases(rng):
    yield _sweep(PARABOLA, 5.0, [0.25, 0.375], 1)
    yield _sweep(BOWL, [2.0, 1.0], [0.6, 0.1, 0.01], 2)
    yield _sweep(TWO_VALLEYS, rng.uniform(0.4, 0.8, 3), [0.02, 0.05], 3)


@exercise.mistake
def start_carried_on(loss, w, rates, steps):
    """Each rate goes on where the one before it ended: give every rate the same start."""
    finals = []
    for rate in rates:
        w = walk(loss, w, rate, steps)[-1]
        finals.append(loss(w))
    return np.stack(finals)


@exercise.mistake
def loss_at_the_start(loss, w, rates, steps):
    """These are the losses before the first step; the final ones are asked."""
    return np.stack([loss(w) for _ in rates])


@exercise.mistake
def best_on_the_way(loss, w, rates, steps):
    """You kept the lowest loss on the way; asked is where each rate ended, even if it went
    wrong."""
    return np.stack([min(loss(p) for p in walk(loss, w, rate, steps)) for rate in rates])


@exercise.mistake
def one_step_short(loss, w, rates, steps):
    """Each run is one step short: the last loss of the path is asked."""
    return np.stack([loss(walk(loss, w, rate, steps - 1)[-1]) for rate in rates])


@exercise.mistake
def weights_for_losses(loss, w, rates, steps):
    """You collected the final weights; the final losses are asked."""
    return np.stack([walk(loss, w, rate, steps)[-1] for rate in rates])


@exercise.mistake
def whole_diary(loss, w, rates, steps):
    """You collected all the losses of every run; of each only the final one is asked."""
    return np.stack([record(loss, walk(loss, w, rate, steps))[1] for rate in rates])


@exercise.telltale
def all_rates_at_once(seen):
    """The whole list of rates went into one walk. Each turn of the loop has one `rate`."""
    said = ("only integer tensors of a single element", "Shapes of all inputs must match")
    return failed(seen, *said)


@exercise.telltale
def rate_for_steps(seen):
    """A learning rate stands where the number of steps belongs: mind the order of the arguments."""
    said = "'float' object cannot be interpreted as an integer"
    return any(o.failure and said in o.failure.message for o in seen)
