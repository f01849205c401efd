"""Read a file that a stranger hands in: is it a notebook, of which lab, and what are its cells?"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duograd import exercises
from duograd.exercises.labs import as_made, labs_folder
from duograd.frameworks import NAMES

MAX_BYTES = 20 * 2**20
MAX_CELLS = 1000
MAX_PARTS = 500_000  # objects and lists; each costs Python far more memory than its two brackets
MAX_SOURCE = 500_000  # characters; parsing takes a thousand times that
TOO_LARGE = "larger than {} MB: clear its outputs."
NO_JSON = "not a notebook: it does not hold JSON. Save it again as .ipynb."
TWO_VERSIONS = (
    "holds two versions that Git could not merge: take one of them "
    "(git checkout --ours FILE, or --theirs), then save it again."
)


class BadSubmission(Exception):
    """A file that cannot be judged at all: one sentence says why and what to do."""


@dataclass(frozen=True)
class Notebook:
    """A lab as handed in, read and identified: its code cells as {"id", "source"}.

    A cell of text that defines something is kept too, with its "kind": it may have been an answer.
    attempt: how many were handed in before by the same student: each gets cases of its own.
    """

    lab: str
    framework: str
    cells: list[dict[str, str]]
    attempt: int = 0


def read_file(path: Path, most: int = MAX_BYTES) -> bytes:
    """The whole file. Raises BadSubmission with one sentence."""
    try:
        if path.is_dir():
            raise BadSubmission(f"{path}: a folder, not a notebook.")
        if path.exists() and not path.is_file():
            raise BadSubmission(f"{path}: not an ordinary file.")
        if path.stat().st_size > most:
            raise BadSubmission(f"{path}: {TOO_LARGE.format(most // 2**20)}")
        return path.read_bytes()
    except FileNotFoundError:
        raise BadSubmission(f"{path}: no such file.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadSubmission(f"{path}: cannot be read: {reason}.") from None


def read_notebook(data: bytes, name: str) -> Notebook:
    """Read what a stranger handed in under a file's name. Raises BadSubmission."""
    notebook = _parse(data)
    cells = list(_cells(notebook))
    if sum(len(cell["source"]) for cell in cells) > MAX_SOURCE:
        raise BadSubmission(f"more than {MAX_SOURCE // 1000} KB of code: this is no lab of ours.")
    lab, framework = _identify(name, notebook, [cell["source"] for cell in cells])
    try:
        known = exercises.load(lab).name in _labs()
    except exercises.UnknownLesson:
        known = False
    if not known:
        raise BadSubmission(
            f"this is the lab {lab[:60]!r}, which this version of duograd does not "
            "know: update duograd, or hand in the right file."
        )
    return Notebook(lab, framework, cells)


def _parse(data: bytes) -> dict[str, Any]:
    """The bytes as a notebook of format 4, checked as far as we use it."""
    if len(data) > MAX_BYTES:
        raise BadSubmission(TOO_LARGE.format(MAX_BYTES // 2**20))
    if data.count(b"{") + data.count(b"[") > MAX_PARTS:
        raise BadSubmission("too many parts for a notebook: clear its outputs.")
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        conflict = re.search(rb"^<{7} ", data, re.MULTILINE)
        raise BadSubmission(TWO_VERSIONS if conflict else NO_JSON) from None
    cells = found.get("cells") if isinstance(found, dict) else None
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise BadSubmission("not a notebook of format 4: open it in JupyterLab and save it again.")
    if len(cells) > MAX_CELLS:
        raise BadSubmission(f"more than {MAX_CELLS} cells: this is not a lab of ours.")
    return {"cells": cells, "metadata": found.get("metadata")}


def _cells(notebook: dict[str, Any]) -> Iterator[dict[str, str]]:
    for cell in notebook["cells"]:
        kept = {"id": _id(cell), "source": as_made(_source(cell))}
        if _is_code(cell):
            yield kept
        elif re.search(r"^(def|class) \w", kept["source"], re.MULTILINE):
            yield {**kept, "kind": str(cell.get("cell_type"))[:64]}


def _id(cell: dict[str, Any]) -> str:
    name = cell.get("id")
    return name[:64] if isinstance(name, str) else ""


def _is_code(cell: dict[str, Any]) -> bool:
    return cell.get("cell_type") == "code"


def _source(cell: dict[str, Any]) -> str:
    """A cell's text: nbformat keeps it as a string or as a list of lines."""
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    return source if isinstance(source, str) else ""


def _identify(name: str, notebook: dict[str, Any], sources: list[str]) -> tuple[str, str]:
    """The lesson and the framework: from the cell that starts the lab, the metadata, the name."""
    for source in sources:
        found = re.search(r"""^start\(["'](\w+)["'],\s*["'](\w+)["']\)""", source, re.MULTILINE)
        if found and found.group(2) in NAMES:
            return found.group(1), found.group(2)
    metadata = notebook.get("metadata")
    ours = metadata.get("duograd") if isinstance(metadata, dict) else None
    if isinstance(ours, dict) and ours.get("framework") in NAMES:
        return str(ours.get("lesson")), ours["framework"]
    found = re.search(rf"(\d\d_\w+)_({'|'.join(NAMES)})\b", name)
    if found:
        return found.group(1), found.group(2)
    raise BadSubmission(
        "not a Duograd lab: no cell calls start(…). Hand in the notebook from labs/."
    )


@functools.cache
def _labs() -> frozenset[str]:
    """The names of the labs that there are, without their frameworks."""
    return frozenset(path.stem.rpartition("_")[0] for path in labs_folder().glob("*_*.ipynb"))
