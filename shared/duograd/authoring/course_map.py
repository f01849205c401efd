"""The course as a map: a box for each lesson, and a line from what it builds on."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from duograd.authoring.texts import WORDS_OF_MAP, Course

WIDTH, HEIGHT, GAP_X, GAP_Y, EDGE = 220, 30, 70, 16, 12  # of a box, and around boxes
MOST_DOWN = 9  # rows that a run may stand lower than it could
STYLE = """
.box { fill: #f6f6f2; stroke: #4c8ebf; } .way { fill: none; stroke: #4c8ebf; stroke-width: 1.5; }
text { fill: #1a1a1a; font: 13px system-ui, "Segoe UI", Roboto, Arial, sans-serif; }
@media (prefers-color-scheme: dark) { .box { fill: #22262b; } text { fill: #e8e8e4; } }
""".strip()

Needs = Mapping[str, Sequence[str]]
Places = Mapping[str, tuple[int, int]]


def course_map(course: Course) -> str:
    """The map as SVG."""
    titles = {source.name.partition("_")[0]: source.heading for source in course.lessons}
    needs = {source.name.partition("_")[0]: source.facts["needs"] for source in course.lessons}
    places = places_of(needs)
    columns, rows = (1 + max(place[axis] for place in places.values()) for axis in (0, 1))
    width = 2 * EDGE + columns * (WIDTH + GAP_X)
    height = 2 * EDGE + rows * (HEIGHT + GAP_Y) - GAP_Y
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'width="{width}" height="{height}">',
        f"<title>{escape(WORDS_OF_MAP)}</title>",
        f"<style>{STYLE}</style>",
        *(_way(places[one], places[other]) for one, other in ways(needs)),
        *(_box(places[number], title) for number, title in titles.items()),
        "</svg>\n",
    ]
    return "\n".join(lines)


def ways(needs: Needs) -> Iterator[tuple[str, str]]:
    """The pairs of a lesson and one that builds on it directly, not by way of another one."""
    for number, needed in needs.items():
        for one in needed:
            others = (other for other in needed if other != one)
            if not any(one in _all_needed(other, needs) for other in others):
                yield one, number


def _all_needed(number: str, needs: Needs) -> set[str]:
    """All lessons on which one builds, directly or not."""
    return set(needs[number]).union(*(_all_needed(one, needs) for one in needs[number]))


def places_of(needs: Needs) -> dict[str, tuple[int, int]]:
    """Column and row of each lesson: below all that it builds on, a run of lessons in one column.

    A run stands in the first column that has room for it, some rows further down if it must.
    """
    rows, taken = _rows(needs), defaultdict[int, set[int]](set)
    places: dict[str, tuple[int, int]] = {}
    for run in _runs(needs):
        down = range(1 if _has_followers(run, needs) else MOST_DOWN)
        column, moved = next(
            (n, more)
            for n in itertools.count(min(len(taken), 1))
            for more in down
            if not taken[n] & {rows[one] + more + beside for one in run for beside in (-1, 0, 1)}
        )
        places |= {one: (column, rows[one] + moved) for one in run}
        taken[column] |= {places[one][1] for one in run}
    return places


def _rows(needs: Needs) -> dict[str, int]:
    """The row of each lesson, as far up as what it builds on allows; a run without gaps."""
    rows: dict[str, int] = {}
    for number, needed in needs.items():
        rows[number] = 1 + max((rows[one] for one in needed), default=-1)
    for run in _runs(needs):
        rows |= {number: rows[run[-1]] - n for n, number in enumerate(reversed(run))}
    return rows


def _has_followers(run: Sequence[str], needs: Needs) -> bool:
    """Whether a lesson outside of a run builds on it."""
    return any(set(run) & set(needed) for other, needed in needs.items() if other not in run)


def _runs(needs: Needs) -> list[list[str]]:
    """The lessons in order, cut where one does not build on the one before."""
    runs: list[list[str]] = []
    for number, needed in needs.items():
        if runs and runs[-1][-1] in needed:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _corner(place: tuple[int, int]) -> tuple[int, int]:
    return EDGE + place[0] * (WIDTH + GAP_X), EDGE + place[1] * (HEIGHT + GAP_Y)


def _box(place: tuple[int, int], title: str) -> str:
    x, y = _corner(place)
    size = f'width="{WIDTH}" height="{HEIGHT}"'
    text = f'<text x="{x + 10}" y="{y + HEIGHT / 2 + 4.5:g}">{escape(title)}</text>'
    return f'<rect class="box" x="{x}" y="{y}" {size} rx="6"/>{text}'


def _way(one: tuple[int, int], other: tuple[int, int]) -> str:
    """A line: straight down to the box below, else from the side of one to that of the other."""
    (x, y), (to_x, to_y) = _corner(one), _corner(other)
    if x == to_x and other[1] == one[1] + 1:
        return f'<path class="way" d="M{x + WIDTH // 2} {y + HEIGHT}V{to_y}"/>'
    start, end = (x if to_x < x else x + WIDTH), (to_x if to_x > x else to_x + WIDTH)
    middle = start + GAP_X if to_x == x else (start + end) // 2
    y, to_y = y + HEIGHT // 2, to_y + HEIGHT // 2
    return f'<path class="way" d="M{start} {y}C{middle} {y} {middle} {to_y} {end} {to_y}"/>'
