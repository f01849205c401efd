"""The right and wrong answers of the lessons, read from their files: never imported.

`answers/EXERCISE_torch.py` holds functions or classes, `answers/EXERCISE.py` those that are the
same in both frameworks. `right_…` is right; any other is called after the mistake that it shows (a
second one of that kind: `mistake__how`). What begins with an underscore, and each import, is there
for all answers in that framework.
"""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duograd

LESSONS = Path(duograd.__file__).parent / "lessons"
RIGHT = "right_"


@dataclass(frozen=True)
class Answer:
    """One answer as a student's cell: it defines what the exercise asks for."""

    name: str
    source: str

    @property
    def is_right(self) -> bool:
        return self.name.startswith(RIGHT)

    @property
    def slug(self) -> str:
        """The mistake that a wrong answer shows."""
        return self.name.partition("__")[0]


@functools.cache
def answers(lesson: str, exercise: str, framework: str) -> tuple[Answer, ...]:
    """All answers to an exercise in a framework: those for both, then its own."""
    folder = LESSONS / lesson / "answers"
    paths = (folder / f"{exercise}.py", folder / f"{exercise}_{framework}.py")
    parts = [part for path in paths if path.exists() for part in _parts(path)]
    shared = [source for name, source in parts if not name]
    cells = {
        name: "\n".join([*shared, _called(source, exercise)]) for name, source in parts if name
    }
    return tuple(Answer(name, cell) for name, cell in cells.items())


def _parts(path: Path) -> Iterator[tuple[str, str]]:
    """The parts of a file: the name of an answer, or nothing for what is shared, and the source."""
    text = path.read_text(encoding="utf-8")
    for node in ast.parse(text).body[1:]:  # without the file's docstring
        yield getattr(node, "name", "") if _is_answer(node) else "", _source(text, node)


def _is_answer(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")


def _source(text: str, node: ast.stmt) -> str:
    first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
    return "\n".join(text.split("\n")[first - 1 : node.end_lineno])


def _called(source: str, name: str) -> str:
    return re.sub(r"^(def|class) \w+", rf"\1 {name}", source, count=1, flags=re.MULTILINE)


@functools.cache
def proofs(lesson: str, framework: str) -> dict[str, str]:
    """The code that proves each row of *where the two frameworks differ*, by the row's topic.

    `answers/differences_torch.py` holds functions; the docstring of each is the topic of its row,
    and it returns True if the row holds.
    """
    path = LESSONS / lesson / "answers" / f"differences_{framework}.py"
    parts = list(_parts(path)) if path.exists() else []
    shared = [source for name, source in parts if not name]
    found = {
        name: "\n".join([*shared, source, f"holds = {name}()"]) for name, source in parts if name
    }
    return {_topic(code, name): code for name, code in found.items()}


def _topic(code: str, name: str) -> str:
    nodes = ast.parse(code).body
    return next(ast.get_docstring(n) or name for n in nodes if getattr(n, "name", "") == name)
