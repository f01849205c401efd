"""How far a student is: every lab in a folder, checked again as it was last saved.

A lab that nobody began is not run, and one that did not change since the last time is not run
again: what came out is kept in the user's cache folder.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any, Literal

import duograd
from duograd.exercises.verdict import Verdict
from duograd.frameworks import NAMES, TITLES
from duograd.marking.process import RunnerFailed, judge_submission
from duograd.marking.submission import BadSubmission, read_file
from duograd.notebook.lab import PUBLIC_SEED
from duograd.student.labs import SavedLab, read_lab

OURS = re.compile(rf"\d\d_\w+_({'|'.join(NAMES)})\b")
OUTCOMES = ("right", "wrong", "error", "not started")
MOST_KEPT = 500
Progress = Literal["not started", "begun", "complete", "problem"]
Result = tuple[int, dict[str, str]]  # points, and the outcome for each exercise


class NoLabs(Exception):
    """The folder holds no lab: one sentence says so."""


@dataclass(frozen=True)
class Standing:
    """One lab file. exercises: name → verdict; problem: why it could not be checked.

    saved: seconds since 1970. state: `complete` if all are right, `not started` if none is begun.
    """

    file: str
    lab: str = ""
    framework: str = ""
    state: Progress = "problem"
    points: int = 0
    max_points: int = 0
    saved: float = 0.0
    exercises: dict[str, str] = field(default_factory=dict)
    problem: str = ""


def find(folder: Path) -> list[Path]:
    """The notebooks in a folder, by name. Raises NoLabs."""
    try:
        found = [p for p in folder.iterdir() if p.suffix == ".ipynb" and p.name[0] != "."]
    except FileNotFoundError:
        raise NoLabs(f"{folder}: no such folder.") from None
    except NotADirectoryError:
        raise NoLabs(f"{folder}: a file. For one lab there is `duograd check {folder}`.") from None
    except OSError as error:
        raise NoLabs(f"{folder}: cannot be read: {error.strerror}.") from None
    return sorted(found)


def standings(
    folder: Path, fresh: bool = False, told: Callable[[str, int, int], None] | None = None
) -> list[Standing]:
    """All labs of a folder. Notebooks that are no labs are left out. Raises NoLabs.

    fresh: check all of them again. told: called with the next file, how many are done, of how many.
    """
    paths, cache = find(folder), Cache(fresh)
    rows: list[Standing] = []
    for number, path in enumerate(paths):
        if told:
            told(path.name, number, len(paths))
        rows += _standing(path, cache)
    if not rows:
        raise NoLabs(
            f"{folder}: no lab is here. Name the folder that holds them: duograd status FOLDER"
        )
    return rows


def totals(rows: list[Standing]) -> dict[str, tuple[int, int]]:
    """Points and most points by framework: of copies of one lab the best counts."""
    best: dict[tuple[str, str], tuple[int, int]] = {}
    for row in rows:
        if row.state != "problem":
            lab = row.framework, row.lab
            best[lab] = max(best.get(lab, (0, 0)), (row.points, row.max_points))
    found: dict[str, tuple[int, int]] = {}
    for (framework, _), (points, most) in sorted(best.items()):
        so_far = found.get(framework, (0, 0))
        found[framework] = (so_far[0] + points, so_far[1] + most)
    return found


def _standing(path: Path, cache: Cache) -> Iterator[Standing]:
    """The standing of a notebook, or nothing if it is a notebook and no lab."""
    try:
        lab = read_lab(path, read_file(path))
    except BadSubmission as error:
        said = str(error).removeprefix(f"{path}: ")
        if OURS.search(path.name) or not said.startswith("not a Duograd lab"):
            yield Standing(path.name, problem=said)
        return
    try:
        yield _checked(lab, cache)
    except RunnerFailed as error:
        about = (path.name, lab.notebook.lab, lab.notebook.framework)
        yield Standing(*about, saved=lab.saved, problem=f"not checked: {error}")


def _checked(lab: SavedLab, cache: Cache) -> Standing:
    """The standing of a lab that can be read. Raises RunnerFailed."""
    most = sum(x.points for x in lab.submission.lesson)
    about = (lab.path.name, lab.notebook.lab, lab.notebook.framework)
    states = lab.states()
    if set(states.values()) == {"not answered"}:
        fresh = dict.fromkeys(states, "not started")
        return Standing(*about, "not started", 0, most, lab.saved, fresh)
    points, outcomes = cache.get(lab) or cache.put(lab, _judged(lab))
    states_of: dict[str, Progress] = {"right": "complete", "not started": "not started"}
    seen = set(outcomes.values())
    state = states_of.get(seen.pop(), "begun") if len(seen) == 1 else "begun"
    return Standing(*about, state, points, most, lab.saved, outcomes)


def _judged(lab: SavedLab) -> Result:
    """Points and verdicts on the cases that the notebook itself uses. Raises RunnerFailed."""
    framework = lab.notebook.framework
    if importlib.util.find_spec(framework) is None:
        raise RunnerFailed(f"{TITLES[framework]} is not installed here: run `duograd doctor`.")
    verdicts: list[Verdict] = judge_submission(lab.submission, PUBLIC_SEED)
    outcomes: dict[str, str] = {v.name: v.outcome for v in verdicts if v.max_points}
    return sum(v.points for v in verdicts), outcomes


class Cache:
    """Results by the content of a lab and the version of all that decides on them.

    A file that is damaged, or cannot be written, is as good as none.
    """

    def __init__(self, fresh: bool = False) -> None:
        self.path = cache_folder() / "status.json"
        self.fresh = fresh
        self.kept: dict[str, Any] = {}
        with suppress(OSError, ValueError, RecursionError):
            found = json.loads(self.path.read_text(encoding="utf-8"))
            self.kept = found if isinstance(found, dict) else {}

    def get(self, lab: SavedLab) -> Result | None:
        """What came out for this content, or None."""
        found = None if self.fresh else self.kept.get(_key(lab))
        if not isinstance(found, dict) or not isinstance(found.get("points"), int):
            return None
        outcomes = found.get("exercises")
        if not isinstance(outcomes, dict) or not set(outcomes.values()) <= set(OUTCOMES):
            return None
        return found["points"], outcomes

    def put(self, lab: SavedLab, result: Result) -> Result:
        """Keep what came out, and the newest of the others."""
        key = _key(lab)
        self.kept.pop(key, None)
        self.kept[key] = {"points": result[0], "exercises": result[1]}
        self.kept = dict(list(self.kept.items())[-MOST_KEPT:])
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            new = self.path.with_suffix(f".{os.getpid()}")
            new.write_text(json.dumps(self.kept), encoding="utf-8")
            new.replace(self.path)
        return result


def cache_folder() -> Path:
    """Where this user's programs keep what can be made again."""
    if chosen := os.environ.get("XDG_CACHE_HOME"):
        return Path(chosen) / "duograd"
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "duograd"
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "duograd"


def _key(lab: SavedLab) -> str:
    """A hash of all that decides on the points: outputs and text do not."""
    decides = [asdict(lab.notebook), _program(), _version(lab.notebook.framework)]
    return hashlib.sha256(json.dumps(decides).encode()).hexdigest()


@functools.cache
def _program() -> str:
    """A hash of this package: other checks may find otherwise."""
    digest = hashlib.sha256()
    for path in sorted(Path(duograd.__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _version(framework: str) -> str:
    try:
        return metadata.version(framework)
    except metadata.PackageNotFoundError:
        return ""
