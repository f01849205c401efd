"""The texts that a notebook is given: its header, its tables, its links, the page of lessons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from duograd.authoring.source import LessonCell, LessonSource, select
from duograd.exercises.labs import IF_MISSING
from duograd.exercises.verdict import counted
from duograd.frameworks import NAMES, TITLES

LEVELS = {"given": "given, read it", "complete": "complete it", "write": "write it"}
BADGE = "https://colab.research.google.com/assets/colab-badge.svg"
INSTALL = "Run this in a new cell: %pip install git+https://github.com/{repository}"
NO_ADDRESS = "Open the labs with `make lab`: README.md says how."
MAP = "map.svg"
WORDS_OF_MAP = "The lessons as boxes, with lines from what each builds on: the table says the same"
COLAB = "https://colab.research.google.com/github/{repository}/blob/main/labs/{file}"


@dataclass(frozen=True)
class Course:
    """All lessons in order, and the public address `owner/name` (empty until there is one)."""

    lessons: Sequence[LessonSource]
    repository: str = ""

    def neighbour(self, source: LessonSource, step: int) -> LessonSource | None:
        """The lesson `step` places further on, or None."""
        place = self.lessons.index(source) + step
        return self.lessons[place] if 0 <= place < len(self.lessons) else None


def other_than(framework: str) -> str:
    """The other framework of the pair."""
    return next(name for name in NAMES if name != framework)


def file_of(source: LessonSource, framework: str) -> str:
    """The notebook's file name."""
    return f"{source.name}_{framework}.ipynb"


def with_inserts(course: Course, source: LessonSource, framework: str, text: str) -> str:
    """A paragraph with its `<!-- duograd: … -->` replaced."""
    made = {
        "header": lambda: header(course, source, framework),
        "points": lambda: points(source),
        "differences": lambda: differences(source),
        "symptoms": lambda: symptoms(course, source),
    }
    return re.sub(r"<!-- duograd: (\w+) -->", lambda found: made[found.group(1)](), text)


def header(course: Course, source: LessonSource, framework: str) -> str:
    """Question, time, points, the other notebook of the pair, and what one will be able to do."""
    other = other_than(framework)
    pair = f"[the same lab in {TITLES[other]}]({file_of(source, other)})"
    facts = f"{source.facts['minutes']} minutes · {counted(source.lesson.points)}"
    goals = "\n".join(f"- {goal}" for goal in source.facts["goals"])
    parts = [
        f"**{source.facts['question']}**",
        f"{facts} · {TITLES[framework]} ({pair})",
        links(course, source, framework),
        colab(course, source, framework),
        "After this lab you can",
        goals,
    ]
    return "\n\n".join(part for part in parts if part)


def links(course: Course, source: LessonSource, framework: str) -> str:
    """Links to the lesson before, to all lessons, and to the next one."""
    parts = ["[all labs](index.ipynb)"]
    before, after = course.neighbour(source, -1), course.neighbour(source, 1)
    if before:
        parts.insert(0, f"[← {before.title}]({file_of(before, framework)})")
    if after:
        parts.append(f"[{after.title} →]({file_of(after, framework)})")
    return " · ".join(parts)


def colab(course: Course, source: LessonSource, framework: str) -> str:
    """The badge that opens the lab in Colab; nothing while there is no public address."""
    if not course.repository:
        return ""
    file = file_of(source, framework)
    return f"[![Open in Colab]({BADGE})]({COLAB.format(repository=course.repository, file=file)})"


def when_missing(course: Course) -> str:
    """The comment over a lab's first import; Python's error shows it where that import fails."""
    advice = INSTALL.format(repository=course.repository) if course.repository else NO_ADDRESS
    return f"{IF_MISSING} {advice}"


def points(source: LessonSource) -> str:
    """The table of the lesson's exercises."""
    rows = ["| exercise | what you do | points |", "|---|---|---|"]
    for name in source.order():
        exercise = source.lesson.exercises[name]
        rows.append(f"| `{name}` | {LEVELS[exercise.level]} | {exercise.points or ''} |")
    return "\n".join(rows)


def differences(source: LessonSource) -> str:
    """The table of where the two frameworks differ."""
    rows = ["| what | PyTorch | TensorFlow |", "|---|---|---|"]
    rows += [_row(d.topic, d.torch, d.tensorflow) for d in source.lesson.differences]
    return "\n".join(rows)


def _row(*cells: str) -> str:
    """A row of a Markdown table; a bar in a cell's text is no border."""
    return "".join(["|", *(f" {cell.replace('|', chr(92) + '|')} |" for cell in cells)])


def symptoms(course: Course, source: LessonSource) -> str:
    """Symptom → cause: this lesson's rows, then, folded, those of the lessons before it."""
    before = reversed(course.lessons[: course.lessons.index(source)])
    earlier = [row for lesson in before for row in lesson.lesson.symptoms]
    own = _symptom_table(source.lesson.symptoms)
    if not earlier:
        return own
    summary = f"From the lessons before: {len(earlier)} more"
    table = _symptom_table(earlier)
    return f"{own}\n\n<details><summary>{summary}</summary>\n\n{table}\n\n</details>"


def _symptom_table(rows: Sequence[tuple[str, str]]) -> str:
    head = ["| What you see | What is behind it |", "|---|---|"]
    return "\n".join([*head, *(_row(*symptom) for symptom in rows)])


def unfolded(cell: LessonCell, framework: str) -> str:
    """The code of a cell as it reads in the other framework, folded away."""
    other = other_than(framework)
    code = select(cell.source, other)
    return (
        f"<details><summary>The same in {TITLES[other]}</summary>\n\n"
        f"```python\n{code}\n```\n\n</details>"
    )


def index(course: Course, folder: str = "") -> str:
    """The map and the table of all lessons, with links to the labs in `folder`."""
    rows = [
        f"![{WORDS_OF_MAP}]({folder}{MAP})",
        "",
        "| lesson | its question | minutes | points | builds on | labs |",
        "|---|---|---|---|---|---|",
    ]
    for source in course.lessons:
        labs = " · ".join(f"[{TITLES[f]}]({folder}{file_of(source, f)})" for f in NAMES)
        needs = ", ".join(source.facts["needs"])
        rows.append(
            f"| {source.heading} | {source.facts['question']} | {source.facts['minutes']} "
            f"| {source.lesson.points} | {needs} | {labs} |"
        )
    return "\n".join(rows)
