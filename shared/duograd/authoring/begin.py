"""Begin a lesson: a folder that builds, checks and passes its tests, to be made one's own."""

from __future__ import annotations

import re
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from duograd.authoring.build import LESSONS
from duograd.authoring.source import LessonError

TEMPLATE = resources.files(__package__) / "template"


def begin(root: Path, name: str) -> Path:
    """Make the folder of the lesson `NN_name`; nothing that is there is changed.

    Raises LessonError for a name of another form, one that is taken, or a number that is.
    """
    if not re.fullmatch(r"\d\d_[a-z][a-z0-9_]*", name):
        raise LessonError(f"{name}: a lesson is called NN_name, such as 28_robots")
    lessons = root / LESSONS
    if not lessons.is_dir():
        raise LessonError(f"{lessons}: no such folder; run this in the project, or say --root")
    number, _, words = name.partition("_")
    taken = next(lessons.glob(f"{number}_*"), None)
    if taken:
        raise LessonError(f"{taken}: there is a lesson of this number; choose another one")
    title = words.replace("_", " ").capitalize()
    _lay(TEMPLATE, lessons / name, {"NAME": name, "NN": number, "TITLE": title})
    return lessons / name


def _lay(template: Traversable, place: Path, names: dict[str, str]) -> None:
    place.mkdir()
    for item in template.iterdir():
        if item.is_dir() and item.name != "__pycache__":
            _lay(item, place / item.name, names)
        elif item.is_file():
            text = item.read_text(encoding="utf-8")
            for word, meant in names.items():
                text = re.sub(rf"\b{word}\b", meant, text)
            (place / item.name).write_text(text, encoding="utf-8")
