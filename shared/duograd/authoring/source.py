"""Read a lesson's text file, and say with file and line what is wrong with it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jupytext.myst

from duograd.authoring.declared import Misdeclared, read_declaration
from duograd.exercises import Exercise, Lesson
from duograd.frameworks import NAMES

KINDS = {"exercise", "entry", "setup", "demo", "bug", "slide", "unfold"}
BEHAVIOUR = {"raises-exception", "nbval-ignore-output", "nbval-raises-exception"}
TAGS = {*NAMES, *KINDS, *BEHAVIOUR}
INSERTS = ("header", "differences", "symptoms", "points")
MARKER = re.compile(r"^(\s*)### (BEGIN|END)(?: (SOLUTION))?(?: (\w+))?\s*$")
SHORTEST_GIVEAWAY = 12


class LessonError(Exception):
    """A mistake in a lesson: `file:line: what is wrong and what to do`."""


@dataclass(frozen=True)
class LessonCell:
    """One cell of a lesson: its text, tags, and the line of the file where its text begins."""

    kind: str  # "markdown" or "code"
    source: str
    tags: tuple[str, ...]
    line: int

    @property
    def frameworks(self) -> tuple[str, ...]:
        """The frameworks that this cell is for: both unless it is tagged with one."""
        named = tuple(name for name in NAMES if name in self.tags)
        return named or NAMES

    @property
    def defines(self) -> str:
        """The function or class that an exercise cell defines last, or an empty string."""
        found = re.findall(r"^(?:def|class) (\w+)", self.source, re.MULTILINE)
        return found[-1] if found else ""


@dataclass(frozen=True)
class LessonSource:
    """A lesson as written: its cells, its facts from the head of the file, its exercises."""

    path: Path
    cells: list[LessonCell]
    facts: dict[str, Any]
    lesson: Lesson

    def line_of(self, exercise: str) -> int:
        """The line at which the cell of an exercise begins; 1 if there is none."""
        return next((cell.line for cell in self.cells if cell.defines == exercise), 1)

    def line_with(self, text: str) -> int:
        """The first line of the file that begins with `text`, blanks aside; 1 if none does."""
        lines = self.path.read_text(encoding="utf-8").splitlines()
        found = (n for n, line in enumerate(lines, 1) if line.strip().startswith(text))
        return next(found, 1)

    @property
    def name(self) -> str:
        """`05_gradient_descent`, after the folder."""
        return self.path.parent.name

    @property
    def heading(self) -> str:
        """`05 · Gradient descent`: what stands over the lesson."""
        return self.cells[0].source.split("\n")[0].removeprefix("# ")

    @property
    def title(self) -> str:
        """`Gradient descent`: the heading without its number."""
        return self.heading.partition(" · ")[2]

    def order(self) -> list[str]:
        """The exercises in the order in which the lesson asks for them."""
        names = [cell.defines for cell in self.cells if "exercise" in cell.tags]
        return list(dict.fromkeys(names))

    def todo(self, name: str) -> int:
        """The number of an exercise's TODO: given ones are not counted."""
        asked = [n for n in self.order() if self.lesson.exercises[n].level != "given"]
        return asked.index(name) + 1


def read_lesson(path: Path) -> LessonSource:
    """Read and check one lesson. Raises LessonError at its first mistake."""
    text = path.read_text(encoding="utf-8")
    try:
        notebook = jupytext.myst.myst_to_notebook(text, add_source_map=True)
    except Exception as error:  # whatever the reader trips over is a mistake in the file
        raise LessonError(f"{path}:1: this is not MyST Markdown: {error}") from None
    cells = list(_cells(notebook, text.splitlines()))
    facts = dict(notebook.metadata.get("duograd") or {})
    facts["needs"] = [str(number).zfill(2) for number in facts.get("needs") or ()]  # YAML: 01 is 1
    try:
        lesson = read_declaration(path)
    except Misdeclared as error:
        raise LessonError(str(error)) from None
    source = LessonSource(path, cells, facts, lesson)
    _Reviewer(source).review()
    return source


def _cells(notebook: Any, lines: Sequence[str]) -> Iterator[LessonCell]:
    starts = notebook.metadata.get("source_map", [])
    for cell, start in zip(notebook.cells, starts, strict=True):
        first = cell.source.split("\n")[0]
        offset = next((i for i, text in enumerate(lines[start:]) if text == first), 0)
        tags = tuple(cell.metadata.get("tags", ()))
        yield LessonCell(cell.cell_type, cell.source, tags, start + offset + 1)


@dataclass
class _Reviewer:
    """Finds the first mistake of a lesson."""

    source: LessonSource
    seen: dict[str, set[str]] = field(default_factory=dict)

    def fail(self, line: int, sentence: str) -> None:
        raise LessonError(f"{self.source.path}:{line}: {sentence}")

    def review(self) -> None:
        """Raise LessonError at the first mistake."""
        for fact in ("question", "minutes", "goals"):
            if not self.source.facts.get(fact):
                self.fail(1, f"the head of the file gives no `duograd: {fact}`")
        minutes = self.source.facts["minutes"]
        if not isinstance(minutes, int):
            line = self.source.line_with("minutes:")
            self.fail(line, f"`minutes` is a whole number, such as 60, and not {minutes!r}")
        self.review_heading()
        for cell in self.source.cells:
            self.review_cell(cell)
        for name in self.source.lesson.exercises:
            missing = set(NAMES) - self.seen.get(name, set())
            if len(missing) == len(NAMES):
                self.fail(1, f"the exercise `{name}` is declared, but no cell asks for it")
            if missing:
                line = self.source.line_of(name)
                self.fail(line, f"the exercise `{name}` is missing for {missing.pop()}")
            self.review_check(name)

    def review_heading(self) -> None:
        number = self.source.name.partition("_")[0]
        cells = self.source.cells
        if not cells or not re.match(rf"# {number} · \S", cells[0].source):
            line = cells[0].line if cells else 1
            self.fail(line, f"a lesson begins with its heading, here `# {number} · Title`")

    def review_cell(self, cell: LessonCell) -> None:
        unknown = [tag for tag in cell.tags if tag not in TAGS]
        if unknown:
            self.fail(cell.line, f"unknown tag `{unknown[0]}`: known are {', '.join(sorted(TAGS))}")
        if cell.kind == "markdown":
            self.review_inserts(cell)
            return
        self.review_markers(cell)
        self.review_start(cell)
        for framework in cell.frameworks:
            self.review_syntax(cell, framework)
        if "exercise" in cell.tags:
            self.review_exercise(cell)

    def review_inserts(self, cell: LessonCell) -> None:
        for name in re.findall(r"<!-- duograd: (.*?) -->", cell.source):
            if name not in INSERTS:
                known = ", ".join(INSERTS)
                self.fail(cell.line, f"nothing called `{name}` can be inserted: known are {known}")

    def review_markers(self, cell: LessonCell) -> None:
        open_line, opened = 0, ""
        for number, text in enumerate(cell.source.split("\n"), cell.line):
            marker = MARKER.match(text)
            if "###" in text and not marker and re.search(r"### *(BEGIN|END)", text):
                self.fail(
                    number, "a marker is `### BEGIN SOLUTION torch`, `### BEGIN torch` or END"
                )
            if not marker:
                continue
            indent, word, solution, framework = marker.groups()
            if word == "BEGIN" and open_line:
                self.fail(number, f"the block of line {open_line} is not closed before this one")
            if word == "END" and not open_line:
                self.fail(number, "this END closes nothing")
            named = solution or framework or ""
            if word == "END" and named != opened:
                self.fail(number, f"the block of line {open_line} ends with `### END {opened}`")
            if solution and "exercise" not in cell.tags:
                self.fail(number, "a solution stands in a cell that is not tagged `exercise`")
            if solution and not indent:
                self.fail(number, "a solution marker stands inside a function's body")
            if word == "BEGIN" and framework not in (*NAMES, None if solution else ""):
                self.fail(number, f"a block is for torch or tensorflow, not for `{framework}`")
            open_line, opened = (number, named) if word == "BEGIN" else (0, "")
        if open_line:
            self.fail(open_line, "this block is never closed: `### END` is missing")

    def review_start(self, cell: LessonCell) -> None:
        for named in re.findall(r"""^start\(["'](\w+)""", cell.source, re.MULTILINE):
            if named != self.source.name:
                sentence = f"`start` names `{named}`, and this lesson is `{self.source.name}`"
                self.fail(cell.line, sentence)

    def review_syntax(self, cell: LessonCell, framework: str) -> None:
        text = select(cell.source, framework)
        try:
            ast.parse(text)
        except SyntaxError as error:
            line = cell.line + (error.lineno or 1) - 1
            self.fail(line, f"this does not parse for {framework}: {error.msg}")

    def review_exercise(self, cell: LessonCell) -> None:
        name = cell.defines
        exercise = self.source.lesson.exercises.get(name)
        if exercise is None:
            self.fail(cell.line, f"the exercise `{name or '?'}` is not declared in the module")
            return
        for framework in cell.frameworks:
            if framework in self.seen.setdefault(name, set()):
                self.fail(cell.line, f"the exercise `{name}` stands here twice for {framework}")
            self.seen[name].add(framework)
            self.review_solution(cell, exercise, framework)

    def review_solution(self, cell: LessonCell, exercise: Exercise, framework: str) -> None:
        answer = solution_lines(cell.source, framework)
        if exercise.level == "given" and answer:
            self.fail(cell.line, f"`{exercise.name}` is given, yet it has solution markers")
        if exercise.level != "given" and not answer:
            sentence = f"the exercise `{exercise.name}` has no solution for {framework}"
            self.fail(cell.line, sentence)
        if exercise.level != "given" and not 3 <= len(exercise.hints) <= 4:
            self.fail(cell.line, f"`{exercise.name}` needs a ladder of three or four hints")
        for number, hint in enumerate(exercise.hints, 1):
            for line in answer:
                if len(line) >= SHORTEST_GIVEAWAY and line in hint:
                    sentence = f"hint {number} of `{exercise.name}` holds a line of the solution"
                    self.fail(cell.line, f"{sentence}: {line}")

    def review_check(self, name: str) -> None:
        if not any(c.source.strip() == f'check("{name}")' for c in self.source.cells):
            line = self.source.line_of(name)
            self.fail(line, f'no cell holds just `check("{name}")`')


def select(source: str, framework: str) -> str:
    """The text of a cell for one framework; solution markers become nbgrader's plain ones."""
    kept, skipping = [], False
    for text in source.split("\n"):
        marker = MARKER.match(text)
        if not marker:
            if not skipping:
                kept.append(text)
            continue
        indent, word, solution, named = marker.groups()
        begins = word == "BEGIN"
        if begins:
            skipping, in_solution = named not in (framework, None), bool(solution)
        if in_solution and not skipping:
            kept.append(f"{indent}### {word} SOLUTION")
        if not begins:
            skipping = False
    return "\n".join(kept)


def solution_lines(source: str, framework: str) -> list[str]:
    """The stripped lines between the solution markers for one framework."""
    found, inside = [], False
    for text in select(source, framework).split("\n"):
        marker = MARKER.match(text)
        if marker:
            inside = marker.group(2) == "BEGIN"
        elif inside and text.strip():
            found.append(text.strip())
    return found


def without_solutions(source: str, placeholder: str) -> str:
    """A selected cell with each solution block replaced by one line that raises.

    Where there is more than one, each tells its number: `TODO 4: fit (1 of 2)`.
    """
    lines = source.split("\n")
    markers = [marker for marker in map(MARKER.match, lines) if marker]
    total = sum(marker.group(2) == "BEGIN" for marker in markers)
    kept, inside, number = [], False, 0
    for text in lines:
        marker = MARKER.match(text)
        if marker:
            inside = marker.group(2) == "BEGIN"
            if inside:
                number += 1
                todo = f"{placeholder} ({number} of {total})" if total > 1 else placeholder
                kept.append(f'{marker.group(1)}raise NotImplementedError("{todo}")')
        elif not inside:
            kept.append(text)
    return "\n".join(kept)
