"""What the exercises of this lesson share."""

import numpy as np

from duograd.exercises.comparing import same

STATE_KEPT = (
    "The last step was tried a second time, with the same w, gradient and state, and led somewhere "
    "else: your code changes what it was given, the state, the gradient or w, or keeps a state of "
    "its own. Make new ones and return them."
)


NO_STATE_YET = (
    "Your code stops where nothing is remembered yet: at the first step the state is None. What "
    "should the memory start from?"
)


RESET = (
    "The first step is right, but each later one is made as if it were the first: your state does "
    "not carry what was before."
)


UPHILL = "You walk uphill: a step goes against the gradient."


def state_kept(seen):
    """Whether the last step, tried again, led elsewhere."""
    for path in (o.value for o in seen if isinstance(o.value, list) and len(o.value) > 1):
        last, again = path[-2:]
        numbers = all(isinstance(w, (float, np.ndarray)) for w in (last, again))
        if numbers and not same(again, last):
            return True
    return False


def no_state_yet(seen):
    failure = seen[0].failure
    return failure is not None and "NoneType" in f"{failure.type} {failure.message}"


def knows_its_state(exercise):
    """Name what can go wrong with any optimizer's state."""
    exercise.telltale(state_kept, words=STATE_KEPT)
    exercise.telltale(no_state_yet, words=NO_STATE_YET)


def walk(w, gradient, learning_rate, **settings):
    """A case: w, one gradient for each step, no state yet, and the settings."""
    start = {"w": np.array(w), "gradient": np.array(gradient), "state": None}
    return {**start, "learning_rate": learning_rate, **settings}


def walks(rng, *settings):
    """Five cases: by hand, a large and a small gradient, zeros, and twice many small gradients."""
    two = np.stack([rng.uniform(2, 9, 5), rng.uniform(-0.3, 0.4, 5)], axis=1)
    zeros = [[0.0, 2.0, -1.0], [0.0, 1.0, 0.0], [1.5, 0.0, 3.0], [1.0, -1.0, 0.5], [2.0, 1.0, 0.1]]
    yield walk(1.0, [3.0, 4.0, -1.0], 0.5, **settings[0])
    yield walk([1.0, -2.0], two, 0.3, **settings[1])
    yield walk([0.5, -1.0, 0.25], zeros, 0.2, **settings[2])
    yield walk(rng.normal(0, 0.3, (2, 3)), rng.normal(0, 0.05, (7, 2, 3)), 0.4, **settings[3])
    yield walk(rng.normal(0, 0.3, 5), rng.normal(0, 0.02, (11, 5)), 0.2, **settings[4])


def old_(state):
    return 0 if state is None else state
