"""How an answer is tried, step by step, in whatever arrays it is given.

The runner runs these programs on native tensors and the oracle's side runs the same programs on
NumPy arrays, so both sides mean the same by "call it", "carry its state" or "drive this object".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

CHANGED = "changed an array that it was given"
SCRIBBLE = -777  # what `script` leaves in arrays that it passed: no right answer holds it
Program = Callable[[Callable[..., Any], Mapping[str, Any], Mapping[str, Any]], Any]


def call(answer: Callable[..., Any], arguments: Mapping[str, Any], _: Mapping[str, Any]) -> Any:
    """`answer(*arguments)`; a generator or an iterator is read to its end (1000 items at most)."""
    return answer(*arguments.values())


def repeat(answer: Callable[..., Any], arguments: Mapping[str, Any], options: Any) -> list[Any]:
    """Call `answer` `options["times"]` times with the same arguments: all that came back."""
    return [answer(*arguments.values()) for _ in range(options["times"])]


def fold(answer: Callable[..., Any], arguments: Mapping[str, Any], options: Any) -> list[Any]:
    """Carry a state: `w, state = answer(w, gradient, state, …)` for each row of `gradient`.

    The first three arguments are w, the gradients [steps, …] and the first state. Returns the
    weights after each step, then those of two more with the state from before the last one: the
    same step, and one from the first w with the first gradient. Who changed the state in place, or
    keeps one elsewhere, is found out; also who remembers what the same step gave, or keeps w in
    the state.
    """
    start, gradients, state, *rest = arguments.values()
    w, path = start, []
    for gradient in gradients:
        before = (w, gradient, state)
        w, state = _pair(answer(*before, *rest))
        path.append(w)
    again, _ = _pair(answer(*before, *rest))
    other, _ = _pair(answer(start, gradients[0], before[-1], *rest))
    return [*path, again, other]


def script(answer: Callable[..., Any], arguments: Mapping[str, Any], options: Any) -> list[Any]:
    """Build an object and drive it: `options["steps"]` is a list of [method, argument, …].

    Returns what each call returned, then the object's `options["attributes"]`. Raises ValueError
    where a call writes into an array that it was given. NumPy arrays that
    were passed are overwritten after each call, as a training loop would: who kept an alias of
    them instead of a copy is found out. So is who keeps in the class what belongs to one object:
    half-way another object is made, of `options["another"]` where that is given.
    """
    thing = answer(*arguments.values())
    returned = []
    for place, (method, *inputs) in enumerate(options["steps"]):
        if place == len(options["steps"]) // 2:
            answer(*options.get("another", arguments).values())
        copies = [_copy(value) for value in inputs]
        returned.append(getattr(thing, method)(*copies))
        if not _alike(copies, inputs):
            raise ValueError(f"{method} {CHANGED}")
        _overwrite(copies)
    return returned + [getattr(thing, name) for name in options.get("attributes", ())]


def entry(answer: Callable[..., Any], arguments: Mapping[str, Any], options: Any) -> Any:
    """Train with `answer(*arguments)`, then call what it gives with `options["examples"]`.

    Raises TypeError where that cannot be called.
    """
    made = answer(*arguments.values())
    if not callable(made):
        got = "None" if made is None else f"a {type(made).__name__}"
        raise TypeError(f"the entry returns a function that answers examples; {got} came back")
    return made(*options["examples"])


PROGRAMS: dict[str, Program] = {
    "call": call, "repeat": repeat, "fold": fold, "script": script, "entry": entry,
}  # fmt: skip


def _pair(result: Any) -> Any:
    """What a step returned, if it is two things. A tensor [2] would unpack just as well."""
    many = isinstance(result, (tuple, list))
    if not many or len(result) != 2:
        got = "None" if result is None else "one thing only"
        got = f"{len(result)} things" if many else got
        raise TypeError(f"a step returns two things, the new w and the new state; {got} came back")
    return result


def _copy(value: Any) -> Any:
    if isinstance(value, list):
        return [_copy(item) for item in value]
    return value.copy() if isinstance(value, np.ndarray) else value


def _alike(one: Any, other: Any) -> bool:
    if isinstance(one, list):
        pairs = map(_alike, one, other)
        return len(one) == len(other) and all(pairs)
    return not isinstance(one, np.ndarray) or np.array_equal(one, other, equal_nan=True)


def _overwrite(value: Any) -> None:
    if isinstance(value, list):
        for item in value:
            _overwrite(item)
    elif isinstance(value, np.ndarray):
        value[...] = SCRIBBLE
