"""Whether a loss is an improvement: below the best one by more than min_delta, and never NaN."""

import numpy as np

from duograd.exercises import Exercise

exercise = Exercise(
    points=2,
    level="complete",
    hints=[
        "Take best_loss = 2 and min_delta = 0.5, and go through three losses by hand: 1, 1.75 and "
        "3. Only one of them is good enough. What does your line say to each?",
        "The new loss must lie below the best one, and by more than min_delta. Below is better: "
        "it is a loss.",
        "Only the last line is missing: one comparison with <. On its right stands the mark that "
        "the new loss has to get below.",
        "A like example: a price is a bargain if it is more than 5 euros below the usual one. At "
        "usual = 20 that means: below 15.",
    ],
)


@exercise.oracle
def improves(loss, best_loss, min_delta):
    return bool(loss < best_loss - min_delta)


def compared(loss, best_loss, min_delta):
    return {"loss": loss, "best_loss": best_loss, "min_delta": min_delta}


@exercise.cases
def cases(rng):
    yield compared(1.0, 2.0, 0.5)
    yield compared(1.75, 2.0, 0.5)
    yield compared(3.0, 2.0, 0.5)
    yield compared(2.25, 2.0, 0.5)
    yield compared(1.5, 2.0, 0.5)
    yield compared(7.0, np.inf, 0.5)
    yield compared(np.nan, 2.0, 0.5)
    yield compared(float(rng.uniform(0.2, 0.4)), 0.5, 0.0)
    yield compared(0.5, 0.5, 0.0)


@exercise.given_else
def min_delta_ignored():
    """You call any smaller loss an improvement; one that is smaller by too little does not
    count."""
    return {"min_delta": 0.0}


@exercise.given_else
def min_delta_wrong_side(min_delta):
    """Your mark lies above the best loss, so that even a worse loss counts: on which side of
    best_loss must the new one lie?"""
    return {"min_delta": -min_delta}


@exercise.mistake
def larger_is_better(loss, best_loss, min_delta):
    """Yours says True when the loss has grown. Of two losses the smaller one is better."""
    return bool(loss > best_loss + min_delta)


@exercise.mistake
def just_min_delta_counts(loss, best_loss, min_delta):
    """A loss that is better by just min_delta does not count yet, and yours counts it: < or ≤?"""
    return bool(loss <= best_loss - min_delta)


@exercise.mistake
def nan_improves(loss, best_loss, min_delta):
    """For a loss of NaN yours says True. Every comparison with NaN is False, so `not` turns it into
    True: write the comparison without `not`."""
    return not loss >= best_loss - min_delta


@exercise.mistake
def change_in_either_direction(loss, best_loss, min_delta):
    """You ask how far the loss moved, whichever way. Only a move downwards is an improvement."""
    return bool(abs(loss - best_loss) > min_delta)


@exercise.mistake
def reversed(loss, best_loss, min_delta):
    """Your answer is just the other way round: True should mean an improvement."""
    return not loss < best_loss - min_delta
