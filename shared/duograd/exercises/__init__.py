"""What an exercise is, how it is declared, and the judge. NumPy only.

A lesson is a folder, such as `duograd/lessons/05_gradient_descent`; it is found by its name.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module, resources

from duograd.boundary.wire import Named, Rng
from duograd.exercises.declaration import Case, Difference, Exercise, Lesson
from duograd.exercises.telltales import are_double, are_floats, failed, other_answer

__all__ = [
    "Case",
    "Difference",
    "Exercise",
    "Lesson",
    "Named",
    "Rng",
    "are_double",
    "are_floats",
    "failed",
    "full_name",
    "lesson_names",
    "load",
    "other_answer",
]


class UnknownLesson(KeyError):
    """No lesson of that name is declared."""

    def __str__(self) -> str:
        name, known = self.args
        near = get_close_matches(name, known, 1)
        meant = f"; did you mean {near[0]}?" if near else f": the lessons are {', '.join(known)}"
        return f"no lesson is called {name!r}{meant}"


@functools.cache
def load(name: str) -> Lesson:
    """The lesson declared for `NN_name`. Raises UnknownLesson."""
    if name not in lesson_names():
        raise UnknownLesson(name, lesson_names())
    module = import_module(f"duograd.lessons.{name}.lesson")
    exercises = {key: _exercise(name, key) for key in module.EXERCISES}
    differences = getattr(module, "DIFFERENCES", ())
    return Lesson(name, exercises, differences, getattr(module, "SYMPTOMS", ()))


def _exercise(lesson: str, name: str) -> Exercise:
    """The exercise that a lesson's file of that name declares."""
    exercise: Exercise = import_module(f"duograd.lessons.{lesson}.exercises.{name}").exercise
    exercise.name = name
    return exercise


def full_name(name: str, known: Sequence[str] | None = None) -> str:
    """Of all lessons, or of those in `known`, the one called so or with this number.

    Raises UnknownLesson.
    """
    names = lesson_names() if known is None else known
    found = [full for full in names if name.zfill(2) in (full, full.partition("_")[0])]
    if not found:
        raise UnknownLesson(name, names)
    return found[0]


@functools.cache
def lesson_names() -> tuple[str, ...]:
    """The names of all lessons, `NN_name`, in order."""
    folder = resources.files("duograd.lessons")
    return tuple(sorted(i.name for i in folder.iterdir() if re.fullmatch(r"\d\d_\w+", i.name)))
