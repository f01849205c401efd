"""The right and wrong answers of the lessons, read from their files: never imported.

`answers/EXERCISE_torch.py` holds functions or classes, `answers/EXERCISE.py` those that are the
same in both frameworks. `right_…` is right; any other is called after the mistake that it shows (a
second one of that kind: `mistake__how`). What begins with an underscore, and each import, is there
for all of a file.
"""

from __future__ import annotations

import ast
import functools
import re
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
    return tuple(answer for path in paths if path.exists() for answer in _read(path, exercise))


def _read(path: Path, exercise: str) -> tuple[Answer, ...]:
    text = path.read_text(encoding="utf-8")
    nodes = ast.parse(text).body[1:]  # without the file's docstring
    shared = [_source(text, node) for node in nodes if not _is_answer(node)]
    found = [node for node in nodes if _is_answer(node)]
    cells = ["\n".join([*shared, _called(_source(text, node), exercise)]) for node in found]
    return tuple(Answer(node.name, cell) for node, cell in zip(found, cells, strict=True))


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
    text = path.read_text(encoding="utf-8") if path.exists() else '""""""'
    nodes = ast.parse(text).body[1:]
    shared = [_source(text, node) for node in nodes if not _is_answer(node)]
    return {
        ast.get_docstring(node) or node.name: "\n".join(
            [*shared, _source(text, node), f"holds = {node.name}()"]
        )
        for node in nodes
        if _is_answer(node)
    }
