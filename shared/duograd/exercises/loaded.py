"""What lessons share in which a framework's own layer is loaded with given tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from duograd.boundary.wire import Observation
from duograd.exercises.declaration import Exercise
from duograd.exercises.telltales import failed

Seen = Sequence[Observation]


def random_weights(seen: Seen) -> bool:
    """Asked twice for the same weights, you gave two layers that answer differently, as if they
    still held some of the random numbers that they were born with."""
    one, other = _states(seen[0]), _states(seen[1])
    if one is None or other is None or one.shape != other.shape:
        return False
    return not np.allclose(one, other, atol=1e-4)


def _states(observed: Observation) -> np.ndarray | None:
    """The states that a recurrent layer answered in one case, or None."""
    value = observed.value
    value = value[0] if isinstance(value, list) and value else value
    return value if isinstance(value, np.ndarray) and value.ndim == 3 else None


def tables_are_missing(seen: Seen) -> bool:
    """The layer did not find all that it holds among what you gave it: print the names and shapes
    of all its tables."""
    return failed(seen, "Missing key(s) in state_dict", "with a weight list of length")


def report_for_layer(seen: Seen) -> bool:
    """You returned what `load_state_dict` returns: a report, not the layer. Return the layer."""
    return failed(seen, "_IncompatibleKeys cannot be called")


def overwritten_while_recorded(seen: Seen) -> bool:
    """torch records what is done to a parameter, and will not have it overwritten while it does.
    Lab 02 loads the numbers in another way."""
    return failed(seen, "a leaf Variable that requires grad")


def not_the_builtin(value: Any, **_: Any) -> bool:
    """The numbers are right, but asked is the framework's own recurrent layer itself. Yours is
    something else, such as a function, or a layer of your own around it or in its place."""
    kinds = [(kind.partition(".")[0], kind.rpartition(".")[2]) for kind in value[2]]
    return ("torch", "RNNBase") in kinds or ("keras", "RNN") in kinds


def telltales_of_a_recurrent_layer(exercise: Exercise) -> None:
    """Declare all of these; the first two cases must ask for the same layer and call it alike.

    The last must ask for `sizes="all"`, and be judged by properties.
    """
    exercise.property(not_the_builtin)
    for known in (random_weights, tables_are_missing, report_for_layer, overwritten_while_recorded):
        exercise.telltale(known)
