"""What the judge found, in words that a student can use: few digits, never a wall."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from duograd.boundary.wire import Failure, Named, Opaque
from duograd.exercises import comparing
from duograd.exercises.comparing import Mismatch, Part
from duograd.exercises.declaration import Case, Exercise
from duograd.exercises.findings import (
    Arrays,
    Broken,
    Changed,
    Differentiated,
    Failed,
    Found,
    KeepsGraph,
    Nothing,
    Records,
    Shared,
    Telltale,
    Wrong,
    WrongGradient,
)
from duograd.exercises.verdict import Outcome, Verdict

MOST_NUMBERS = 8
LONGEST_INPUTS = 240  # characters; more would hide the error that stands before them
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
NOTHING = "None came back: did you forget `return`?"
RETURNED_NONE = "Your function returned None: is `return` missing, or None what stands behind it?"
NEVER_SET = "there is None: was it ever set?"
ODD = "your code returned something so unusual that it cannot be compared with the answer"
TODO_LEFT = "A TODO line is left in `{}`: put your code in its place."
CALLS = "It calls {}, which is not right yet: mend that first."
TRIED_AGAIN = "The grader will also try this answer with a right one in its place."
NO_STAND_IN = "No right one could be put in its place."
WRONG_ANYWAY = "This answer would not be right with a right one in its place either."
CHANGED = (
    "Your code changed {} in place: who called your function still needs it as it was. "
    "Work on a new one instead."
)
RECORDED = (
    "The numbers are right, but your function changed the tensor it was given: {} requires a "
    "gradient now or holds one in `.grad`, also where it came from. Work on a copy of it."
)
KEEPS_GRAPH = (
    "The numbers are right, but {}what you return still drags its autograd graph along: "
    "all that it was made of stays in memory. Detach what you keep."
)
WHERE_RECORDED = "where {} requires a gradient, as a parameter does, "
SHARED = (
    "Two models, made one after the other, have weights in common: whoever trains one changes the "
    "other. Make new layers in each call."
)
DIFFERENTIATED = "The numbers are right, but your code asked autograd: here you write the way back."
CAME = {
    "arrays": "The numbers are right, but they came back in NumPy arrays: tensors are asked.",
    "tensors": "The numbers are right, but they came back in tensors: NumPy arrays are asked.",
    "number": "The value is right, but a plain number came back where a scalar tensor is asked.",
    "truths": "The answers are right, but True or False came back where a number is asked.",
}
NO_GRADIENT = (
    "The value is right, but no gradient reaches {}: did you turn a tensor into a number or a "
    "NumPy array on the way (float(), .numpy()), or cut it off from what made it?"
)
OTHER_GRADIENT = (
    "The value is right, but the gradient with respect to {} is not (that of what you returned, "
    "added up with random weights): {}"
)


# Numbers and arrays


def digits(value: Any, count: int = 4) -> str:
    """A number with some significant digits; whole ones in full where they are not large."""
    if isinstance(value, (bool, np.bool_)):
        return str(bool(value))
    if isinstance(value, (int, np.integer)):
        return str(int(value))
    value = float(value)
    if value == 0:
        return "0"
    if np.isfinite(value) and value == round(value) and abs(value) < 1e6:
        return str(int(value))
    return f"{value:.{count}g}"


def shape(value: Any) -> str:
    """`[3, 2]`, or `a single number` for no dimensions."""
    return "a single number" if np.ndim(value) == 0 else str(list(np.shape(value)))


def show(value: Any, count: int = 4) -> str:
    """A value in full where it is small, else its kind and shape; numbers with `count` digits."""
    if value is None or isinstance(value, (str, Named)):
        return f'"{value}"' if isinstance(value, str) else str(value)
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(show(item) for item in value)}]" if len(value) < 5 else "a list"
    if not isinstance(value, (int, float, np.ndarray, np.generic)):
        return str(value)
    return _show_array(np.asarray(value), count)


def _show_array(array: np.ndarray, count: int) -> str:
    if array.ndim == 0:
        return digits(array[()], count)
    if array.size > MOST_NUMBERS or array.ndim > 2:
        return f"a tensor of shape {shape(array)}"
    return f"[{', '.join(_show_array(row, count) for row in array)}]"


def _told_apart(one: Any, other: Any) -> tuple[str, str]:
    """Two values that differ, with as many digits as it takes to see that."""
    for count in (4, 6, 8):
        told = show(one, count), show(other, count)
        if told[0] != told[1]:
            break
    return told


# Cases


def inputs(case: Case) -> str:
    """`c = 150 and x = [140, 150, 190]`: a case in words, without what only the probe needs."""
    arrays = case.options.get("numpy", ())
    values = {n: x for n, x in case.values().items() if (n, x) != ("state", None)}
    shown = [f"{n} = {_as_array(show(x)) if n in arrays else show(x)}" for n, x in values.items()]
    return str(case.options.get("told", "")) or listed(shown)


def _as_array(words: str) -> str:
    """What is shown, where arrays stay NumPy's."""
    return words.replace("a tensor", "an array").replace("one tensor", "one array")


def shapes(case: Case) -> str:
    """`Here X is [5, 3] and W is [3, 7].`: the tensors of a case that have dimensions."""
    arrays = {n: x for n, x in case.values().items() if isinstance(x, np.ndarray) and x.ndim}
    return f"Here {listed([f'{name} is {shape(x)}' for name, x in arrays.items()])}."


def listed(parts: Sequence[str]) -> str:
    """`one, two and three`."""
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


# Differences


def evidence(found: Mismatch, case: Case) -> str:
    """A difference, led by the case that shows it."""
    if found.is_nothing:
        return RETURNED_NONE
    given, told = inputs(case), sentence(found)
    if not given:
        return told[0].upper() + told[1:]
    return f"For {given}{' ' if _begins_with_the_answer(found) else ': '}{told}"


def sentence(found: Mismatch) -> str:
    """A difference in words, led by where in the value it is."""
    return " ".join([*map(_where, found.path), _leaf(found)])


def _where(part: Part) -> str:
    if part.layer:
        where = f"the returned value is right, but not the weights of {part.name} afterwards"
        return f"{where}: in layer {part.layer}, {part.array}:"
    if part.words:
        return part.words
    if part.place < len(ORDINALS):
        return f"in the {ORDINALS[part.place]} of {part.count} values"
    return f"in value {part.place + 1} of {part.count}"


def _leaf(found: Mismatch) -> str:
    given, expected = found.given, found.expected
    came = "it holds" if found.path and found.path[0].name else "your function returned"
    match found.kind:
        case "none":
            return _told_none(found.path)
        case "type":
            got = f"a list or tuple of {len(given)}" if isinstance(given, list) else show(given)
            return f"{_asked(expected)} is asked; {came} {got}."
        case "count":
            got = _several(given) if isinstance(given, list) else _single(given)
            asked = f"{_several(expected)} {'is' if len(expected) == 1 else 'are'} asked"
            return f"{asked}; {came} {got}."
        case "dtype":
            return f"numbers are asked; yours are of type {given.dtype}."
        case "shape":
            return f"the answer {_form(expected)}; yours {_form(given)}."
        case "missing":
            one, other = ("nothing" if x is None else show(x) for x in (expected, given))
            return f"the answer has {one}; yours has {other}."
    return _values(given, expected)


def _told_none(path: Sequence[Part]) -> str:
    if not path:
        return RETURNED_NONE
    return NOTHING if path[-1].returned else NEVER_SET


def _asked(expected: Any) -> str:
    if isinstance(expected, (str, Opaque)) or expected is None:
        return show(expected)
    if isinstance(expected, (bool, np.bool_)):
        return "True or False"
    return "a number" if np.ndim(expected) == 0 else f"a tensor of shape {shape(expected)}"


def _several(given: list[Any]) -> str:
    return "1 value" if len(given) == 1 else f"{len(given)} values"


def _single(given: Any) -> str:
    """One thing where several were asked, in words."""
    if isinstance(given, np.ndarray) and given.ndim:
        return f"one tensor of shape {shape(given)}"
    said = show(given)  # an array that does not cross the wire may hold several
    return said if said.startswith("an array") else f"one value: {said}"


def _form(array: np.ndarray) -> str:
    return f"has shape {shape(array)}" if array.ndim else f"is {shape(array)}"


def _is_small(expected: np.ndarray) -> bool:
    return expected.size <= MOST_NUMBERS and expected.ndim <= 2


def _begins_with_the_answer(found: Mismatch) -> bool:
    if found.path:
        return False
    small = found.kind == "value" and _is_small(np.asarray(found.expected))
    return small or found.kind == "shape"


def _values(given: Any, expected: Any) -> str:
    """Both values in full where they are small, else the first number that differs."""
    given, expected = np.asarray(given), np.asarray(expected)
    note = "" if given.dtype.kind == "f" or expected.ndim == 0 else f" (dtype {given.dtype})"
    if _is_small(expected):
        one, other = _told_apart(expected, given)
        told = f"the answer is {one}; yours is {other}{note}."
        return told if expected.ndim == 0 else f"{told} The shape is right."
    wrong = ~comparing.close(given, expected)
    place = tuple(int(i) for i in np.argwhere(wrong)[0])
    one, other = _told_apart(expected[place], given[place])
    where = f"at index {list(place)} the answer is {one}; yours is {other}{note}."
    many = f"{int(wrong.sum())} of {wrong.size} numbers differ"
    return f"{where} The shape, {shape(expected)}, is right; {many}."


# Failures


def failure(seen: Failure) -> str:
    """A failure in one sentence, led by the student's own line where it is known."""
    message = seen.message
    if seen.kind in ("todo", "begun"):
        return f"your code needs {message}, which is not finished yet"
    if seen.kind in ("exception", "syntax") and seen.type:
        message = f"{seen.type}: {message}"
    if seen.line is None:
        return message
    place = f"{seen.where}, which it calls" if seen.where else "your code"
    return f"line {seen.line} of {place}: {seen.source.strip()} → {message}"


def failure_with_inputs(seen: Failure, case: Case) -> str:
    """A failure, with the case that brought it about where that is short."""
    message, given = failure(seen), inputs(case)
    shown = seen.kind == "exception" and len(given) <= LONGEST_INPUTS
    return f"{message} (with {given})" if shown else message


def ended(text: str) -> str:
    """The text with a stop at its end, if it has none."""
    return text if text.rstrip(")")[-1:] in (*".!?…", "") else f"{text}."


# Verdicts


def verdict_on(exercise: Exercise, found: Found | None) -> Verdict:
    """What was found as a verdict: points, words, and the slug of the mistake."""
    if found is None:
        return Verdict(exercise.name, "right", exercise.points, exercise.points)
    if isinstance(found, Failed):
        outcome, message = _told_failure(exercise.name, found)
        return Verdict(exercise.name, outcome, 0, exercise.points, message)
    lost_gradient = isinstance(found, WrongGradient | Arrays | KeepsGraph | Records)
    points = exercise.points // 2 if lost_gradient else 0
    message, slug = _told(found)
    return Verdict(exercise.name, "wrong", points, exercise.points, message, slug)


def _told_failure(name: str, found: Failed) -> tuple[Outcome, str]:
    seen = found.failure
    if seen.kind == "missing":
        return "not started", seen.message
    if seen.todo == name:
        return ("error", TODO_LEFT.format(name)) if seen.kind == "begun" else ("not started", "")
    message = failure_with_inputs(seen, found.case)
    return "error", f"{ended(message)} {found.where}" if found.where else message


def _told(found: Found) -> tuple[str, str | None]:
    """The words, and the slug."""
    match found:
        case Telltale(known, case):
            return " ".join([known.words, *([shapes(case)] if case else [])]), known.slug
        case Changed(argument):
            named = f"its argument {argument}" if argument else "an argument"
            return CHANGED.format(named), "argument_changed"
        case Wrong(mismatch, case, known, relation):
            words = f"{known.words} {relation}".strip() if known else relation
            nothing = "returned_none" if mismatch.is_nothing else None
            told = f"{words} {evidence(mismatch, case)}".strip()
            told = _as_array(told) if {"numpy", "steps"} & {*case.options} else told
            return told, known.slug if known else nothing
        case Broken(rule, case):
            return f"{rule.words} (Tried with {inputs(case)}.)", rule.slug
        case Nothing():
            return RETURNED_NONE, "returned_none"
        case WrongGradient(name, other, relation):
            lost = NO_GRADIENT.format(name)
            told = OTHER_GRADIENT.format(name, sentence(other)) if other else lost
            return f"{told} {relation}".strip(), "gradient_lost"
        case Shared():
            return SHARED, "layers_shared"
        case Differentiated():
            return DIFFERENTIATED, "autograd_used"
        case Arrays(came, where):
            return f"{CAME[came]} {where}".strip(), f"{came}_returned"
        case KeepsGraph(arguments):
            where = WHERE_RECORDED.format(listed(arguments)) if arguments else ""
            return KEEPS_GRAPH.format(where), "graph_kept"
        case Records(argument):
            return RECORDED.format(argument), "argument_recorded"
    raise AssertionError(found)
