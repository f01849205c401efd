"""One page for the instructor: which ideas the class got, and which it did not."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Generic, TypeVar
from urllib.parse import quote

from duograd.classroom import standing
from duograd.classroom.feedback import page_path
from duograd.classroom.gradebook import Gradebook
from duograd.classroom.lateness import policy_of
from duograd.classroom.pages import render
from duograd.classroom.records import ExerciseRow, LabRow, Submitted
from duograd.classroom.writing import clean, points_text, write
from duograd.frameworks import NAMES
from duograd.marking.assembling import answers_to

MOST_MISTAKES = 10
MOST_ROWS = 30
MOST_CODE = 4_000
MOST_BARS = 21
FEW = 5  # a share of fewer answers says little

COUNTING = {
    "latest": "the latest",
    "best": "the best",
    "last-before-due": "the last in time, else the latest,",
}

T = TypeVar("T")


@dataclass(frozen=True)
class Capped(Generic[T]):
    """The first of a list, and how many more there are."""

    shown: list[T]
    more: int


@dataclass(frozen=True)
class Bar:
    """A column of the chart: how many students got `label` points."""

    label: str
    count: int
    x: float
    width: float
    height: float


@dataclass(frozen=True)
class ExerciseStats:
    """How the class did on one exercise. `share`: right answers among those tried, or None.

    caused: how many other answers were wrong only because of this one; they count as right.
    """

    name: str
    tried: int
    counts: Counter[str]
    share: float | None
    caused: int


@dataclass(frozen=True)
class MistakeStats:
    """A mistake with how many made it, and one student's answer as an example.

    slug: the misconception; empty for an error, or a wrong answer that the lesson does not know.
    """

    exercise: str
    slug: str
    count: int
    example: ExerciseRow


@dataclass(frozen=True)
class FrameworkStats:
    """All about one lab in one framework."""

    framework: str
    students: int
    mean: str
    median: str
    max_points: int
    bars: list[Bar]
    exercises: list[ExerciseStats]
    known: Capped[MistakeStats]
    unknown: Capped[MistakeStats]
    stopped: Capped[ExerciseRow]


@dataclass(frozen=True)
class Difference:
    """The share right of one exercise in each of two frameworks."""

    exercise: str
    names: tuple[str, str]
    sides: tuple[ExerciseStats, ExerciseStats]

    @property
    def words(self) -> str:
        """Which framework's students did better, and by how many percentage points."""
        one, other = self.sides
        if one.share is None or other.share is None or min(one.tried, other.tried) < FEW:
            return "too few"
        ahead = round(100 * one.share) - round(100 * other.share)
        if not ahead:
            return "the same"
        return f"{self.names[ahead < 0]} ahead by {abs(ahead)}"


@dataclass(frozen=True)
class LabStats:
    """All about one lesson's labs."""

    lab: str
    frameworks: list[FrameworkStats]
    differences: list[Difference]


def write_report(gradebook: Gradebook, folder: Path) -> Path:
    """Write report.html into `folder`; links to feedback pages that are there already."""
    labs, rows = gradebook.labs(), gradebook.exercises()
    stats = _lab_stats(labs, rows)
    examples = [m.example for m in _mistakes_of(stats)]
    page = render(
        "report.html",
        labs=stats,
        students=len({row.student for row in labs}),
        rows=labs,
        people=standing.people(gradebook),
        most=MOST_ROWS,
        code=_code_of(gradebook, examples),
        links={standing.key(row): _link(folder, row) for row in labs},
        problems=capped(gradebook.problems()),
        absent=capped(gradebook.absent()),
        strangers=capped(gradebook.strangers()),
        counting=COUNTING[policy_of(gradebook.facts()).count],
        facts=gradebook.facts(),
        percent=percent,
        few=FEW,
    )
    path = folder / "report.html"
    write(path, page)
    return path


def capped(items: Iterable[T], most: int = MOST_ROWS) -> Capped[T]:
    """The first `most` items and the number of the others."""
    every = list(items)
    return Capped(every[:most], max(0, len(every) - most))


def percent(share: float | None) -> str:
    """`63%`, or a dash where nothing can be said."""
    return "–" if share is None else f"{100 * share:.0f}%"


def _link(folder: Path, row: LabRow) -> str:
    """Where the page of a student's lab is, seen from the report; empty if it was not written."""
    path = page_path(folder, *standing.key(row))
    return quote(path.relative_to(folder).as_posix()) if path.exists() else ""


def _code_of(gradebook: Gradebook, examples: Sequence[ExerciseRow]) -> dict[tuple[str, ...], str]:
    """The answers of the examples, by whose they are and the exercise."""
    wanted = standing.by_lab(examples)
    found: dict[tuple[str, ...], str] = {}
    for handed in gradebook.attempts():
        whose = (handed.student, handed.lab, handed.framework)
        if handed.counts:
            for row in wanted.get(whose, ()):
                found[(*whose, row.exercise)] = _answer(handed, row.exercise)
    return found


def _answer(handed: Submitted, exercise: str) -> str:
    """The source that was judged, as long as is readable; empty if there is none."""
    places = answers_to(handed.cells, exercise)
    return _excerpt(handed.cells[places[0]]["source"]) if places else ""


def _excerpt(source: str) -> str:
    text = clean(source).strip("\n").expandtabs(4)
    return text if len(text) <= MOST_CODE else f"{text[:MOST_CODE]}\n… and more"


def _mistakes_of(labs: Iterable[LabStats]) -> list[MistakeStats]:
    sides = [side for lab in labs for side in lab.frameworks]
    return [m for side in sides for m in side.known.shown + side.unknown.shown]


def _lab_stats(labs: list[LabRow], rows: list[ExerciseRow]) -> list[LabStats]:
    points, verdicts = defaultdict(list), defaultdict(list)
    for lab in labs:
        points[lab.lab, lab.framework].append(lab)
    for row in rows:
        verdicts[row.lab, row.framework].append(row)
    sides = [
        (name, _side(side, points[name, side], verdicts[name, side]))
        for name, side in sorted(points, key=_house_order)
    ]
    return [
        LabStats(name, stats := [side for _, side in group], _differences(stats))
        for name, group in groupby(sides, lambda pair: pair[0])
    ]


def _house_order(lab: tuple[str, str]) -> tuple[str, int, str]:
    """Lessons in order, and in each the frameworks in ours."""
    name, framework = lab
    return (name, NAMES.index(framework) if framework in NAMES else len(NAMES), framework)


def _side(framework: str, labs: list[LabRow], rows: list[ExerciseRow]) -> FrameworkStats:
    points = [row.points for row in labs]
    most = max(row.max_points for row in labs)
    mistakes = _mistakes(rows)
    return FrameworkStats(
        framework=framework,
        students=len(labs),
        mean=points_text(round(statistics.fmean(points), 1)),
        median=points_text(round(statistics.median(points), 1)),
        max_points=most,
        bars=chart(points, most),
        exercises=_exercises(rows),
        known=capped((m for m in mistakes if m.slug), MOST_MISTAKES),
        unknown=capped((m for m in mistakes if not m.slug), MOST_MISTAKES // 2),
        stopped=capped(row for row in rows if row.hit),
    )


def chart(points: Sequence[float], max_points: int) -> list[Bar]:
    """Columns for 0 … max_points, several points to a column where there would be too many.

    Measures are in the units of the picture, which is 640 wide; the highest column is 100 high.
    """
    step = -(-(max_points + 1) // MOST_BARS)
    places = range(0, max_points + 1, step)
    counts = Counter(min(max(int(p), 0), max_points) // step for p in points)
    most, room = max(counts.values(), default=1), 640 / len(places)
    bars = []
    for place, low in enumerate(places):
        high = min(low + step - 1, max_points)
        label = f"{low}" if low == high else f"{low}–{high}"
        size = (min(room * 0.8, 60), 100 * counts[place] / most)
        bars.append(Bar(label, counts[place], place * room + (room - size[0]) / 2, *size))
    return bars


def _exercises(rows: list[ExerciseRow]) -> list[ExerciseStats]:
    """The exercises that give points, the hardest first; those that nobody tried come last."""
    groups: dict[str, list[ExerciseRow]] = defaultdict(list)
    for row in rows:
        if row.max_points:
            groups[row.exercise].append(row)
    caused = Counter(cause for row in rows for cause in standing.causes(row))
    stats = [_exercise(name, group, caused[name]) for name, group in groups.items()]
    return sorted(stats, key=lambda s: 2.0 if s.share is None else s.share)


def _exercise(name: str, rows: list[ExerciseRow], caused: int) -> ExerciseStats:
    tried = sum(map(standing.is_tried, rows))
    counts = Counter("right" if standing.is_right(row) else row.verdict for row in rows)
    return ExerciseStats(name, tried, counts, counts["right"] / tried if tried else None, caused)


def _mistakes(rows: list[ExerciseRow]) -> list[MistakeStats]:
    """Wrong answers by mistake, the most common first."""
    groups: dict[tuple[str, str, str], list[ExerciseRow]] = defaultdict(list)
    for row in rows:
        if row.verdict in ("wrong", "error") and not standing.is_right(row):
            groups[row.exercise, row.misconception or "", row.verdict].append(row)
    stats = [
        MistakeStats(exercise, slug, len(group), group[0])
        for (exercise, slug, _), group in groups.items()
    ]
    return sorted(stats, key=lambda m: -m.count)


def _differences(sides: list[FrameworkStats]) -> list[Difference]:
    """Exercise by exercise, where a lesson was handed in for two frameworks."""
    if len(sides) != 2:
        return []
    one, other = ({stats.name: stats for stats in side.exercises} for side in sides)
    names = (sides[0].framework, sides[1].framework)
    both = sorted(one.keys() & other.keys())
    return [Difference(name, names, (one[name], other[name])) for name in both]
