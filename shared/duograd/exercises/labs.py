"""The labs as we made them: what a student was given, without an answer."""

from __future__ import annotations

import functools
import json
from pathlib import Path

import duograd


def labs_folder() -> Path:
    """The labs as we made them: inside an installed package, else in the checkout."""
    package = Path(duograd.__file__).parent
    inside = package / "labs"
    return inside if inside.is_dir() else package.parents[1] / "labs"


@functools.cache
def cells_of(lesson: str, framework: str) -> dict[str, str]:
    """The code cells of a lab, by id, in order. Raises OSError if it is not there."""
    path = labs_folder() / f"{lesson}_{framework}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return {cell["id"]: "".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"}
