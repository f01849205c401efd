"""Try once all that a lesson's code declares, and say with file and line what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from inspect import signature
from pathlib import Path
from traceback import extract_tb
from typing import Any

import numpy as np

from duograd import exercises
from duograd.exercises import Exercise, Lesson
from duograd.exercises.attempts import Trial, prepare
from duograd.exercises.comparing import same
from duograd.exercises.judge import misled
from duograd.frameworks import NAMES

DECLARES = "exercise = Exercise("


class Misdeclared(Exception):
    """A mistake in a lesson's code: `file:line: what is wrong`."""


def read_declaration(path: Path) -> Lesson:
    """The exercises of the lesson whose text this is, every case and formula of them tried once.

    Raises Misdeclared.
    """
    try:
        lesson = exercises.load(path.parent.name)
    except exercises.UnknownLesson as error:
        raise Misdeclared(f"{path}:1: {error}") from None
    except ModuleNotFoundError as error:
        raise Misdeclared(_missing_module(path, str(error.name))) from None
    except Exception as error:  # whatever an author's code trips over is a mistake in it
        raise Misdeclared(f"{_place(error, path.parent, path.parent)}: {_named(error)}") from None
    for exercise in lesson:
        _try_out(path.parent, exercise)
    for left in _left_over(path.parent, lesson):
        raise Misdeclared(left)
    return lesson


def _try_out(folder: Path, exercise: Exercise) -> None:
    """Try each case and each formula once. Raises Misdeclared."""
    file = folder / "exercises" / f"{exercise.name}.py"
    for framework in NAMES:
        trials = _tried(file, "cases", partial(prepare, exercise, framework, seed=0))
        for number, trial in enumerate(trials, 1):
            _review_gradients(file, number, trial)
        judged = [trial for trial in trials if not trial.by_properties]
        for known in (k for k in exercise.misconceptions if k.formula and judged):
            wrong = partial(misled, exercise, known, framework=framework)
            given = [_tried(file, known.slug, partial(wrong, case=one.case)) for one in judged]
            if all(map(same, given, [one.value for one in judged])):
                said = "gives the right answer to every case: no case shows it, or it is no mistake"
                raise Misdeclared(f"{_place_of(file, known.slug)}: `{known.slug}` {said}")


def _tried(file: Path, name: str, act: Callable[[], Any]) -> Any:
    """What comes of a try. Raises Misdeclared with the place of the function of that name."""
    try:
        return act()
    except Exception as error:  # see above
        place = _place(error, file.parents[1], _place_of(file, name))
        raise Misdeclared(f"{place}: `{name}` fails: {_named(error)}") from None


def _review_gradients(file: Path, number: int, trial: Trial) -> None:
    """Raise Misdeclared if a gradient is asked where there is none."""
    for name, gradient in trial.gradients.items():
        if not np.isfinite(gradient).all():
            said = f"case {number} has no finite gradient for {name}: a corner says"
            raise Misdeclared(f"{_place_of(file, 'cases')}: {said} `Case(…, gradient=False)`")


def _place_of(file: Path, name: str) -> str:
    """File and line of a function of an exercise."""
    return f"{file}:{_line_with(file, f' {name}(')}"


def _left_over(folder: Path, lesson: Lesson) -> Iterator[str]:
    """Exercises and answers that the lesson does not name, such as those that it began with."""
    for file in sorted((folder / "exercises").glob("*.py")):
        if file.stem not in lesson.exercises and DECLARES in file.read_text(encoding="utf-8"):
            yield f"{file}:1: this exercise is not in EXERCISES of lesson.py: name or delete it"
    for file in sorted((folder / "answers").glob("*.py")):
        name = file.stem
        for framework in NAMES:
            name = name.removesuffix(f"_{framework}")
        if name not in (*lesson.exercises, "differences"):
            yield f"{file}:1: no exercise of the lesson is called {name}: rename or delete it"


def _missing_module(path: Path, module: str) -> str:
    """What to say of a module that a lesson asks for and that is not there."""
    declared, name = path.with_name("lesson.py"), module.rpartition(".")[2]
    if not declared.exists():
        return f"{declared}:1: this file is missing: it names the exercises of the lesson"
    line = _line_with(declared, f'"{name}"')
    return f"{declared}:{line}: there is no module {module}"


def _line_with(file: Path, text: str) -> int:
    """The first line that holds a text; 1 if none does."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if text in line), 1)


def _place(error: Exception, folder: Path, otherwise: Path | str) -> str:
    """File and line of the innermost code of a lesson that an error came through."""
    lesson = folder.name
    if isinstance(error, SyntaxError) and lesson in str(error.filename):
        return f"{error.filename}:{error.lineno}"
    frames = extract_tb(error.__traceback__)
    own = [frame for frame in frames if lesson in Path(frame.filename).parts]
    return f"{own[-1].filename}:{own[-1].lineno}" if own else str(otherwise)


def _named(error: Exception) -> str:
    said = f"{type(error).__name__}: {error.msg if isinstance(error, SyntaxError) else error}"
    if f"{Exercise.__name__}.__init__() got an unexpected keyword" in said:
        asked = [name for name in signature(Exercise).parameters if not name.startswith("_")]
        return f"{said}: it takes {', '.join(asked)}"
    return said
