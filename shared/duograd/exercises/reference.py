"""The right answer for a case, and its gradients: the oracle, run in NumPy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from duograd.boundary.programs import PROGRAMS
from duograd.boundary.wire import Named, Rng, Table
from duograd.exercises import named
from duograd.exercises.declaration import Case, Exercise, wants_framework

STEP = 1e-6
UNJUDGED = "judged by properties"


def resolve(value: Any, dtype: str) -> Any:
    """Make a case's value usable in NumPy: floats of `dtype`, names as functions."""
    if isinstance(value, Named):
        return named.build(value.name, resolve(dict(value.parameters), dtype))
    if isinstance(value, Rng):
        return np.random.default_rng(value.seed)
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return value.astype(dtype)
    if isinstance(value, Mapping):
        return {key: resolve(item, dtype) for key, item in value.items()}
    if isinstance(value, list):
        return [resolve(item, dtype) for item in value]
    return value


def evaluate(
    exercise: Exercise, formula: Callable[..., Any], case: Case, framework: str, dtype: str
) -> Any:
    """What `formula` answers to `case`, computed in `dtype`; a dict as a Table."""
    values = resolve(case.values(), dtype)
    if wants_framework(formula):
        values["framework"] = framework
    with np.errstate(all="ignore"):
        if exercise.probe in ("call", "model"):
            answer = formula(**values)
            return Table.of(answer) if isinstance(answer, dict) else answer
        return PROGRAMS[exercise.probe](formula, values, resolve(case.options, dtype))


def expected_value(exercise: Exercise, case: Case, framework: str) -> Any:
    """The oracle's answer in float64; UNJUDGED where properties decide instead."""
    formula = exercise.formula()
    if formula is None or case.options.get("judged_by") == "properties":
        return UNJUDGED
    return evaluate(exercise, formula, case, framework, "float64")


def watched(exercise: Exercise, case: Case) -> tuple[str, ...]:
    """The arguments of this case through which a gradient is asked."""
    if not case.gradient or (case.options.get("judged_by") and not exercise.slope_formula):
        return ()
    values = case.values()
    return tuple(n for n in exercise.gradients if isinstance(values.get(n), np.ndarray))


def upstream_of(
    exercise: Exercise, case: Case, framework: str, value: Any, rng: np.random.Generator
) -> Any:
    """Random weights for the case; where properties decide, in the form of the oracle's answer."""
    formula = exercise.formula()
    if isinstance(value, str) and value == UNJUDGED and formula:
        value = evaluate(exercise, formula, case, framework, "float64")
    return upstream_for(value, rng)


def upstream_for(value: Any, rng: np.random.Generator) -> Any:
    """Random weights, one for each number of the output: `.sum()` would hide wrong formulas."""
    if isinstance(value, (list, tuple)):
        return [upstream_for(item, rng) for item in value]
    return rng.uniform(0.5, 1.5, np.shape(value)).astype("float32")


def weigh(value: Any, upstream: Any) -> float:
    """The sum of all outputs, each number times its upstream weight."""
    if isinstance(value, (list, tuple)):
        return sum(weigh(v, u) for v, u in zip(value, upstream, strict=True))
    return float(np.sum(np.asarray(value) * upstream.astype("float64")))


def expected_gradients(
    exercise: Exercise, case: Case, framework: str, upstream: Any
) -> dict[str, np.ndarray]:
    """Central differences of the oracle in float64, weighed by `upstream`."""
    formula = exercise.formula()
    assert formula is not None
    exact = case.rounded("float64")
    return {
        name: central_difference(
            lambda: weigh(evaluate(exercise, formula, exact, framework, "float64"), upstream),
            _place(exact, name),
        )
        for name in watched(exercise, case)
    }


def central_difference(function: Callable[[], float], array: np.ndarray) -> np.ndarray:
    """Gradient of `function()` as each number of `array` (float64, changed in place) moves."""
    gradient = np.zeros_like(array)
    for index in np.ndindex(array.shape):
        middle = array[index].copy()
        array[index] = middle + STEP
        above = function()
        array[index] = middle - STEP
        gradient[index] = (above - function()) / (2 * STEP)
        array[index] = middle
    return gradient


def _place(case: Case, name: str) -> np.ndarray:
    """The array called `name`, wherever the case keeps it, to be changed in place."""
    groups = [case.arguments, case.options.get("parameters", {}), case.options.get("inputs", {})]
    for group in groups:
        if name in group:
            array: np.ndarray = group[name]
            return array
    raise KeyError(name)
