"""Which tests share a worker, and which are begun first, so that all workers end together.

Marks cannot tell it: pytest 9.2 keeps what xdist 3.8 writes into a test's name from having effect.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

from xdist.scheduler import LoadScopeScheduling

from duograd import exercises
from duograd.frameworks import NAMES

# Of the modules whose tests share what is made once, those that take longest, in their order.
LONGEST = (
    "notebook/test_browser",
    "authoring/test_new_lesson",
    "authoring/test_site",
    "classroom/test_grade",
    "marking/test_hostile",
    "classroom/test_cluster",
    "notebook/test_nbgrader",
    "house/test_wheel",
)
SHARED = 'scope="module"'
ROOT = Path(__file__).resolve().parents[1]
LESSONS = tuple(exercises.lesson_names())


class LongestFirst(LoadScopeScheduling):
    """Gives out what belongs together at once, in the order in which it was collected."""

    def __init__(self, config: Any, log: Any) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False

    def _split_scope(self, nodeid: str) -> str:
        return scope_of(nodeid)


def scope_of(nodeid: str) -> str:
    """What a test shares a worker with: its notebook, its module, its lesson in its framework."""
    file, _, name = nodeid.partition("::")
    if file.endswith(".ipynb") or makes_once(file):
        return file
    words = words_of(name)
    of_lesson = [word for word in words if word in LESSONS]
    return " ".join([file, *of_lesson, *(w for w in words if w in NAMES)]) if of_lesson else nodeid


def place_of(nodeid: str) -> int:
    """Where a test stands in the order."""
    file = nodeid.partition("::")[0]
    places = [place for place, name in enumerate(LONGEST) if file.endswith(f"{name}.py")]
    return places[0] if places else len(LONGEST) + (not makes_once(file))


@functools.cache
def makes_once(file: str) -> bool:
    """Whether a fixture of the module serves all its tests: else each worker would make it."""
    return file.endswith(".py") and SHARED in (ROOT / file).read_text(encoding="utf-8")


def words_of(name: str) -> list[str]:
    """What a test is given, by the name in its brackets."""
    return re.split(r"[\[\] -]", name)[1:]


def lesson_called(asked: str) -> str | None:
    """The lesson of that number or name."""
    return next((one for one in LESSONS if asked in (one, one.partition("_")[0])), None)


def is_about(file: str, name: str, lesson: str) -> bool:
    """Whether a test is given the lesson, is in a module of its own, or replays its notebook."""
    stem = file.rpartition("/")[2].partition(".")[0]
    if file.endswith(".ipynb"):
        return stem.startswith(f"{lesson}_")
    return lesson in words_of(name) or stem.endswith(lesson.partition("_")[2])
