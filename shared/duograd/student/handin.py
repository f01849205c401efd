"""Make the file that a student hands in, and say what is in it. Nothing is run."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duograd.marking.submission import read_file
from duograd.student.labs import SavedLab, Stage, read_lab

FOLDER = Path("hand-in")
MOST_READ = 200 * 2**20  # with its outputs, most of which are left out
MOST_OUTPUT = 20_000  # characters of one output: text stays, large pictures do not
LEFT_OUT = "[left out of the hand-in: an output of {} kB]\n"


class NotHandedIn(Exception):
    """No file was made: one sentence says why and what to do."""


@dataclass(frozen=True)
class HandIn:
    """What was made. replaced: whether an earlier hand-in of this lab was there."""

    lab: SavedLab
    states: dict[str, Stage]
    gone: list[str]
    file: Path
    size: int
    replaced: bool

    @property
    def complete(self) -> bool:
        """Whether every exercise is answered."""
        return set(self.states.values()) == {"answered"}


def hand_in(path: Path, out: Path | None = None) -> HandIn:
    """Read a lab, make the file. Raises BadSubmission or NotHandedIn with one sentence."""
    raw = read_file(path, MOST_READ)
    lab = read_lab(path, light := _lightened(raw))
    states = lab.states()
    if set(states.values()) == {"not answered"}:
        raise NotHandedIn(
            f"{path}: no exercise is answered in this file. Is it the right one, and is it saved?"
        )
    data = _marked(light, lab)
    file = _target(lab, out)
    replaced = _is_earlier(file, lab)
    read_lab(path, data)  # as the grader will
    _write(file, data)
    return HandIn(lab, states, lab.gone(), file, len(data), replaced)


def _target(lab: SavedLab, out: Path | None) -> Path:
    """Where the file goes. Raises NotHandedIn if it cannot be one that the grader takes."""
    name = f"{lab.notebook.lab}_{lab.notebook.framework}.ipynb"
    if out is None or out.is_dir():
        return (out or FOLDER) / name
    if out.suffix.lower() != ".ipynb":
        raise NotHandedIn(f"{out}: the file to hand in ends in .ipynb, such as {name}.")
    return out


def _is_earlier(file: Path, lab: SavedLab) -> bool:
    """Whether an earlier hand-in of this lab is there. Raises NotHandedIn for any other file."""
    if not os.path.lexists(file):
        return False
    advice = "choose another name with --out."
    if file.exists() and file.samefile(lab.path):
        raise NotHandedIn(f"{file}: this is the lab itself: {advice}")
    try:
        found = json.loads(file.read_bytes())["metadata"]["duograd"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        found = None
    if found != _mark(lab):
        raise NotHandedIn(f"{file}: is there, and no earlier hand-in of this lab: {advice}")
    return True


def _mark(lab: SavedLab) -> dict[str, Any]:
    return {"framework": lab.notebook.framework, "hand_in": True, "lesson": lab.notebook.lab}


def _marked(data: bytes, lab: SavedLab) -> bytes:
    """The notebook, saying in its metadata what it is."""
    notebook = json.loads(data.decode("utf-8-sig"))
    metadata = notebook.get("metadata")
    kept = metadata if isinstance(metadata, dict) else {}
    notebook["metadata"] = {**kept, "duograd": _mark(lab)}
    notebook["metadata"].pop("widgets", None)  # the state of sliders
    return (json.dumps(notebook, indent=1) + "\n").encode()


def _lightened(data: bytes) -> bytes:
    """The notebook without its large outputs; as it is, if it is no notebook."""
    try:
        notebook = json.loads(data.decode("utf-8-sig"))
        for cell in notebook["cells"]:
            if isinstance(cell.get("outputs"), list):
                cell["outputs"] = list(_small(cell["outputs"]))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return data  # what is wrong with it the reader will say
    return json.dumps(notebook).encode()


def _small(outputs: list[Any]) -> Iterator[Any]:
    for output in outputs:
        if (size := _size(output)) <= MOST_OUTPUT:
            yield output
            continue
        text = LEFT_OUT.format(size // 1000)
        if isinstance(output, dict) and isinstance(output.get("data"), dict):
            data = {key: x for key, x in output["data"].items() if _size(x) <= MOST_OUTPUT}
            yield {**output, "data": data or {"text/plain": text}}
        else:
            yield {"output_type": "stream", "name": "stdout", "text": text}


def _size(output: Any) -> int:
    return len(json.dumps(output))


def _write(file: Path, data: bytes) -> None:
    """Write the file whole or not at all. Raises NotHandedIn."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(dir=file.parent, prefix=".hand-in-")
    except OSError as error:
        raise NotHandedIn(f"{file.parent}: cannot be written: {error.strerror}.") from None
    try:
        with os.fdopen(number, "wb") as new:
            new.write(data)
        os.chmod(name, 0o644)
        os.replace(name, file)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise NotHandedIn(f"{file}: cannot be written: {error.strerror}.") from None
