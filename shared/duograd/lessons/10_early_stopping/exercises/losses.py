"""How a case tells losses, and how what an object did with them is read."""

import numpy as np

from duograd.boundary.programs import SCRIBBLE
from duograd.exercises import Case

# In EarlyStopping: the place of a case; no loss in the cases before it is larger.
ONLY_NAN, LARGEST_LOSS = 6, 7
ANOTHER_WAS_MADE = (
    "Half-way through these losses a second object was made, and with it the first one forgot what "
    "it had kept or counted. Each object needs that for itself, on `self`."
)


def listed(losses):
    return ", ".join(f"{loss:.3g}".replace("nan", "NaN") for loss in losses)


def watched(rng, patience, min_delta, losses, asked="", shapes=((2, 3), 3)):
    """A case: these losses one after another, each with weights of its own; asked: when."""
    told = f"patience {patience}, min_delta {min_delta:g} and the losses {listed(losses)}"
    return Case(
        {"patience": patience, "min_delta": min_delta},
        steps=[["update", float(loss), some_weights(rng, shapes)] for loss in losses],
        attributes=["best_loss", "best_weights"],
        another={"patience": patience + 3, "min_delta": min_delta + 1.25},
        told=f"{told}, {asked}" if asked else told,
    )


def curves(rng):
    """What EarlyStopping is shown."""
    yield watched(rng, 2, 0, [4, 3, 5, 2, 6, 7])
    yield watched(rng, 1, 0, [0.0006, 0.00055, 3], shapes=((1, 2), 2, (2, 1), 1, 2))
    yield watched(rng, 3, 0.5, [4, 2, 1.75, 1, 0.75, 3, 0.875])
    yield watched(rng, 3, 0.5, [4, 3.75, 3.5, 3.25, 3.25])
    yield watched(rng, 2, 0.25, [4, 3.75, 4], "each with an empty list of weights", shapes=())
    yield watched(rng, 3, 0, [5, np.nan, 4, np.nan, np.nan, np.nan])
    yield watched(rng, 2, 0, [np.nan, np.nan])
    # An improvement comes never after a stop: whether that takes the stop back is left open.
    second, first = sorted(rng.uniform(2, 3, 2))
    yield watched(rng, 3, 0, [first, second, 4, 5, *sorted(rng.uniform(1, 2, 2)), 6])
    yield watched(rng, 2, 0, [4, 5, 6, 7, 8, 9], "also after it has said stop")
    yield watched(rng, 3, 1.5, [np.inf, 252, 250.75, 0, 0, np.inf, np.inf])
    yield watched(rng, 2, 0, [0.5, 0.499, 0, 1, -1, -0.5, 2])
    yield watched(rng, 1, 0, [np.nan, np.nan], "also after it has said stop")
    yield watched(rng, 2, 0.5, [np.nan, 3e6, 2e6, 5e6, 4e6])
    yield watched(rng, 5, 0, [5, 6, np.nan, 7, 8, 9, 9], "also after it has said stop")


def begins_with_another(exercise, oracle, *shared):
    """Name who has these attributes in the class, and begins them anew with each object."""

    def begin(self, *given):
        for name in shared:
            setattr(sharing, name, getattr(oracle, name))
        oracle.__init__(self, *given)

    def keep(self, name, value):
        if name in shared:
            setattr(sharing, name, value)
        else:
            oracle.__setattr__(self, name, value)

    sharing = type("Sharing", (oracle,), {"__init__": begin, "__setattr__": keep})
    exercise.mistake(sharing, slug=f"{shared[0]}_begins_with_another", words=ANOTHER_WAS_MADE)


def some_weights(rng, shapes):
    return [rng.normal(0, 20, shape).astype("float32") for shape in shapes]


def is_number(value):
    """Whether a value is a single number, and neither True nor False."""
    kind = np.asarray(value).dtype.kind
    return not isinstance(value, (str, list)) and np.ndim(value) == 0 and kind in "iuf"


def is_overwritten(value):
    """Whether arrays that the caller has overwritten are in a value."""
    if isinstance(value, list):
        return any(map(is_overwritten, value))
    return isinstance(value, np.ndarray) and bool((value == SCRIBBLE).any())


def parts(observation):
    """What each update returned, best_loss and best_weights; Nones where it has another form."""
    value = observation.value
    return value if isinstance(value, list) and len(value) > 3 else [None] * 4


def shares_its_best(seen):
    """Whether an object that was shown NaN alone holds a loss that others were shown."""
    best_loss, kept = parts(seen[ONLY_NAN])[-2:]
    if not isinstance(best_loss, (float, int)) or not -np.inf < best_loss <= LARGEST_LOSS:
        return False
    return best_loss != 0 or isinstance(kept, list)


def shares_its_count(seen):
    """Whether it stops at its first update, a NaN, while others do so neither first nor at NaN."""
    first, others = parts(seen[ONLY_NAN]), [parts(observation) for observation in seen[:ONLY_NAN]]
    begun = [*(answers[0] for answers in others), others[-1][1]]
    return first[0] is True and all(answer is False for answer in begun)
