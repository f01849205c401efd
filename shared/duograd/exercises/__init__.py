"""What an exercise is, how it is declared, and the judge. NumPy only.

A lesson is a folder, such as `duograd/lessons/05_gradient_descent`; it is found by its name.
"""

from __future__ import annotations

import functools
import re
from importlib import import_module, resources

from duograd.boundary.wire import Named, Rng
from duograd.exercises.declaration import Case, Difference, Exercise, Lesson, failed

__all__ = [
    "Case",
    "Difference",
    "Exercise",
    "Lesson",
    "Named",
    "Rng",
    "failed",
    "lesson_names",
    "load",
]


class UnknownLesson(KeyError):
    """No lesson of that name is declared."""

    def __str__(self) -> str:
        return f"no lesson is called {self.args[0]!r}: the lessons are {', '.join(self.args[1])}"


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


@functools.cache
def lesson_names() -> tuple[str, ...]:
    """The names of all lessons, `NN_name`, in order."""
    folder = resources.files("duograd.lessons")
    return tuple(sorted(i.name for i in folder.iterdir() if re.fullmatch(r"\d\d_\w+", i.name)))
