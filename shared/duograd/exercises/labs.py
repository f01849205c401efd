"""The labs as we made them: what a student was given, without an answer."""

from __future__ import annotations

import functools
import json
import re
import tomllib
from pathlib import Path

import duograd

HELPER = "# @title The helper of this lab"
PACKED = re.compile(rf"\A{HELPER}.*?^del _unpack$\n*", re.DOTALL | re.MULTILINE)
IF_MISSING = "# No module named 'duograd'?"
ADVICE = re.compile(rf"\A{re.escape(IF_MISSING)}.*")


def labs_folder() -> Path:
    """The labs as we made them: inside an installed package, else in the checkout."""
    package = Path(duograd.__file__).parent
    inside = package / "labs"
    return inside if inside.is_dir() else package.parents[1] / "labs"


@functools.cache
def cells_of(lesson: str, framework: str) -> dict[str, str]:
    """The code cells of a lab, by id, in order. Raises OSError if it is not there."""
    return _cells(labs_folder() / f"{lesson}_{framework}.ipynb")


def solution_cells(lesson: str, framework: str) -> dict[str, str]:
    """The same of its solution. Raises OSError if it is not there: no wheel holds it."""
    return _cells(Path(duograd.__file__).parents[2] / "solutions" / f"{lesson}_{framework}.ipynb")


def _cells(path: Path) -> dict[str, str]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return {c["id"]: as_made("".join(c["source"])) for c in cells if c["cell_type"] == "code"}


def as_made(source: str) -> str:
    """A cell's source as in every lab, however it was handed out.

    That is without the helper that travels in it, and without advice for where that lacks.
    """
    return ADVICE.sub(IF_MISSING, PACKED.sub("", source))


def repository(root: Path) -> str:
    """The public address `owner/name`, told in one place: pyproject.toml's [tool.duograd]."""
    settings = root / "pyproject.toml"
    if not settings.exists():
        return ""
    told = tomllib.loads(settings.read_text(encoding="utf-8"))
    return str(told.get("tool", {}).get("duograd", {}).get("repository", ""))
