"""Gradescope's autograder: a zip that it runs for each submission, with this grader inside."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from importlib import metadata
from pathlib import Path
from typing import Any

import duograd
from duograd.classroom.board import Rival, settings_for, standing_of
from duograd.classroom.formats import write_gradescope
from duograd.classroom.grade import Threads, grade_all
from duograd.classroom.gradebook import Gradebook
from duograd.classroom.taking_in import Choice, read_in
from duograd.classroom.writing import write
from duograd.exercises.entries import entry_of
from duograd.exercises.labs import labs_folder
from duograd.marking.marker import Settings
from duograd.marking.sandbox import choose_tier
from duograd.runner.limits import Limits

APART = {"answers", "template", "__pycache__"}  # hold solutions, or are no part of the grader
SUFFIXES = {".py", ".html", ".css", ".csv", ".npz"}
WHEN = (2026, 1, 1, 0, 0, 0)  # the same zip each time
STUDENT = "student"

SETUP = """#!/usr/bin/env bash
# Gradescope runs this once. Duograd needs Python 3.11 or newer.
set -e
cd "$(dirname "$0")"
AUTOGRADER="${AUTOGRADER:-/autograder}"
if python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  apt-get update && apt-get install -y python3-venv
  python3 -m venv "$AUTOGRADER/venv"
else
  python3 -m pip install uv || { apt-get update && apt-get install -y python3-pip; }
  python3 -m pip install uv
  python3 -m uv venv --seed --python 3.12 "$AUTOGRADER/venv"
fi
"$AUTOGRADER/venv/bin/python" -m pip install -r requirements.txt
"""
RUN = """#!/usr/bin/env bash
# Gradescope runs this for each submission.
AUTOGRADER="${{AUTOGRADER:-/autograder}}"
export PYTHONPATH="$AUTOGRADER/source"
exec "${{PYTHON:-$AUTOGRADER/venv/bin/python}}" -m duograd.classroom.autograder \\
  "$AUTOGRADER" {arguments}
"""


def write_autograder(
    path: Path, framework: str, lab: str = "", trust: bool = False, board_seed: int | None = None
) -> None:
    """Write the zip for an assignment: one framework's labs, or one lab.

    board_seed: of the hidden examples for Gradescope's leaderboard; there is none without.
    """
    seed = "" if board_seed is None else str(board_seed)
    arguments = map(shlex.quote, (lab, framework, "trust" * trust, seed))
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "setup.sh", SETUP.encode(), 0o755)
        _add(archive, "run_autograder", RUN.format(arguments=" ".join(arguments)).encode(), 0o755)
        _add(archive, "requirements.txt", _requirements(framework, bool(seed)).encode())
        for name, file in _package():
            _add(archive, name, file.read_bytes())


def _add(archive: zipfile.ZipFile, name: str, data: bytes, mode: int = 0o644) -> None:
    info = zipfile.ZipInfo(name, WHEN)
    info.external_attr, info.compress_type = mode << 16, zipfile.ZIP_DEFLATED
    archive.writestr(info, data)


def _package() -> Iterator[tuple[str, Path]]:
    """The files of this package that a grader needs, and where they lie in the zip."""
    home = Path(duograd.__file__).parent
    for file in sorted(home.rglob("*")):
        parts = file.relative_to(home).parts
        if file.suffix in SUFFIXES and not APART & set(parts) and parts[0] != "labs":
            yield "/".join(("duograd", *parts)), file
    for file in sorted(labs_folder().glob("*.ipynb")):
        yield f"duograd/labs/{file.name}", file


def _requirements(framework: str, board: bool) -> str:
    """What to install; the hidden tunes of a board are those of music21."""
    wanted = ("", 'extra == "music"' if board else "")
    named = (need.partition("; ") for need in metadata.requires("duograd") or ())
    needs = [need for need, _, extra in named if extra in wanted]
    return "\n".join([f"{framework}=={_version(framework)}", *needs]) + "\n"


def _version(framework: str) -> str:
    return metadata.version(framework).partition("+")[0]


def grade_one(
    submission: Path, choice: Choice, trust: bool = False, board_seed: int | None = None
) -> dict[str, Any]:
    """Gradescope's results for a folder that one student handed in. Raises SandboxFailed."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        shutil.copytree(submission, folder / "in" / STUDENT, symlinks=True)
        with Gradebook(folder / "gradebook.sqlite") as book:
            read_in(book, folder / "in", replace(choice, level=1))
            limits = Limits()
            settings = Settings(choose_tier(limits, trust), int.from_bytes(os.urandom(4)), limits)
            with Threads(settings, 1) as crew:
                grade_all(book, book.waiting(), crew, lambda done, total: None)
            found = sorted(write_gradescope(book, folder).rglob("results.json"))
            results = [json.loads(file.read_text(encoding="utf-8")) for file in found]
            joined = _joined(results, [reason for _, reason in book.problems()])
            return joined if board_seed is None else _on_board(joined, book, board_seed, trust)


def _on_board(results: dict[str, Any], book: Gradebook, seed: int, trust: bool) -> dict[str, Any]:
    """The results, and the score of the entry that was handed in last, for the leaderboard."""
    handed_in = [book.submitted(number) for number in book.counting()]
    entered = [(entry, kept) for kept in handed_in if (entry := entry_of(kept.lab))]
    if not entered:
        return results
    entry, kept = max(entered, key=lambda pair: pair[1].handed_in_at)
    rival = Rival(STUDENT, kept.notebook())
    row = standing_of(entry, rival, settings_for(entry, seed, trust))
    score: float | str = "no result"
    said = f"Nothing for the leaderboard: {row.reason}."
    if row.result:
        score = round(row.result.score, 4)
        said = f"On the leaderboard: {score}, {entry.unit}."
    told = {"output": f"{results['output']}\n{said}"}
    return results | told | {"leaderboard": [{"name": "score", "value": score}]}


def _joined(results: list[dict[str, Any]], problems: list[str]) -> dict[str, Any]:
    """The results of all labs that were handed in together, and what could not be read."""
    if not results:
        said = " ".join(problems) or "No lab was found: hand in the .ipynb."
        return {"score": 0, "output": said, "output_format": "text", "tests": []}
    tests = [test for result in results for test in result["tests"]]
    numbered = [test | {"number": str(place)} for place, test in enumerate(tests, 1)]
    output = "\n".join([*(result["output"] for result in results), *problems])
    score = sum(result["score"] for result in results)
    return results[0] | {"score": score, "output": output, "tests": numbered}


def main(autograder: str, lab: str, framework: str, trust: str, board_seed: str) -> None:
    """What `run_autograder` runs: grade what lies in Gradescope's folder."""
    top, choice = Path(autograder), Choice(lab=lab, framework=framework)
    seed = int(board_seed) if board_seed else None
    found = grade_one(top / "submission", choice, bool(trust), seed)
    write(top / "results" / "results.json", json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
