"""What a model's parameters have to do with its answers, and with those of a second model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from duograd.frameworks import Framework
from duograd.frameworks.weights import Unfit

NO_ROOM = "{} of your layer has the shape {}; {} is asked"
FAR = 1e4  # a step of a parameter, so long that a bend lies on the way


def fill(framework: Framework, model: Any, name: str, array: np.ndarray) -> None:
    """Overwrite the parameter of that name. Raises Unfit where it has not as many numbers."""
    parameter = getattr(model, name)
    shape = getattr(parameter, "shape", None)
    if shape is not None and int(np.prod(shape)) != array.size:
        raise Unfit(NO_ROOM.format(name, list(shape), list(array.shape)))
    framework.assign(parameter, array)


def unreached(
    framework: Framework, parameters: Sequence[Any], answers: Callable[[], Any]
) -> list[int]:
    """The places of the parameters that no gradient of the answers, a tensor, reaches."""

    def summed(output: Any) -> Any:
        is_tensor = framework.is_tensor(output)
        return framework.dot(output, np.ones(output.shape)) if is_tensor else None

    output, slopes = framework.pullback(lambda *_: answers(), parameters, summed)
    lost = [place for place, slope in enumerate(slopes) if slope is None]
    return lost if framework.is_tensor(output) else []


def alike(framework: Framework, one: Any, other: Any) -> bool:
    """Whether two models that share nothing hold the same numbers, and hold any."""
    both = [framework.parameters(model, True) for model in (one, other)]
    if len(both[0]) != len(both[1]) or {*map(id, both[0])} & {*map(id, both[1])}:
        return False
    try:
        numbers = [[framework.array(parameter) for parameter in held] for held in both]
    except ValueError:  # PyTorch's lazy layers hold none before their first call
        return False
    return bool(both[0]) and all(map(np.array_equal, *numbers))


def bent(framework: Framework, parameters: Sequence[Any], answers: Callable[[], Any]) -> bool:
    """Whether no parameter moves the answers in a straight line, as those at the end do."""
    last_first = parameters[::-1]  # mostly the last one's are straight, and no other is asked
    straight = (_is_straight(framework, one, answers) for one in last_first)
    return bool(parameters) and not any(straight)


def _is_straight(framework: Framework, parameter: Any, answers: Callable[[], Any]) -> bool:
    """Whether the answers move with a parameter by as much as it moves, up and down.

    Its numbers step in one direction, so that they cannot cancel, and then in several: two bends
    behind one another may make up for each other in one way alone.
    """
    held = np.array(framework.array(parameter))
    noise = np.random.default_rng(0).normal(size=held.shape)
    steps = FAR * (1 + np.abs(noise)), FAR * noise
    return all(_goes_straight(framework, parameter, held, step, answers) for step in steps)


def _goes_straight(
    framework: Framework,
    parameter: Any,
    held: np.ndarray,
    step: np.ndarray,
    answers: Callable[[], Any],
) -> bool:
    """The same for steps in one direction."""
    step, seen = step.astype(held.dtype), []
    for part in (0, -1, 0.5, 1):  # half: a cut at -4 and 4 looks straight from its middle
        framework.assign(parameter, held + (part * step).astype(held.dtype))
        seen.append(np.array(framework.array(answers())))
    framework.assign(parameter, held)
    middle, low, half, high = seen
    bends = high + low - 2 * middle, high + middle - 2 * half
    bend, way = (np.abs(x).max() for x in (bends, high - low))
    return bool(way not in (0, np.inf) and not bend > 1e-3 * way)  # NaN shows no bend
