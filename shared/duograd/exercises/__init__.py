"""What an exercise is, the exercises of each lesson, and the judge. NumPy only.

One module per lesson: `05_gradient_descent` is declared in `gradient_descent.py`.
"""

from __future__ import annotations

import functools
import re
from importlib import import_module, resources

from duograd.exercises.declaration import Case, Difference, Exercise, Lesson, failed
from duograd.wire import Named, Rng

__all__ = [
    "Case",
    "Difference",
    "Exercise",
    "Lesson",
    "Named",
    "Rng",
    "failed",
    "lesson_modules",
    "load",
]


class UnknownLesson(KeyError):
    """No lesson of that name is declared."""

    def __str__(self) -> str:
        return f"no lesson is called {self.args[0]!r}: the lessons are {', '.join(self.args[1])}"


@functools.cache
def load(name: str) -> Lesson:
    """The lesson declared for `NN_name`. Raises UnknownLesson."""
    number, _, module_name = name.partition("_")
    if not re.fullmatch(r"\d\d", number) or module_name not in lesson_modules():
        raise UnknownLesson(name, lesson_modules())
    module = import_module(f"duograd.exercises.lessons.{module_name}")
    exercises = {key: x for key, x in vars(module).items() if isinstance(x, Exercise)}
    for key, exercise in exercises.items():
        exercise.name = key
    differences = getattr(module, "DIFFERENCES", ())
    return Lesson(name, exercises, differences, getattr(module, "SYMPTOMS", ()))


@functools.cache
def lesson_modules() -> tuple[str, ...]:
    """The names of the lessons' modules, in alphabetical order."""
    folder = resources.files("duograd.exercises.lessons")
    names = (item.name for item in folder.iterdir())
    return tuple(sorted(n[:-3] for n in names if n.endswith(".py") and n != "__init__.py"))
