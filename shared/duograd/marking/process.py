"""Run a submission's answers in a process of their own, and judge what comes back here.

Requests go over, arrays come back as JSON: nothing that returns can carry code, and no right
answer is ever sent. If the process dies or hangs on one exercise, it is started again for the
rest.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
from dataclasses import asdict
from pathlib import Path
from typing import Any

import duograd
from duograd.boundary.wire import (
    Failure,
    Observation,
    WireError,
    decode_observation,
    encode_request,
)
from duograd.exercises.carrying import foretell
from duograd.exercises.verdict import Verdict
from duograd.marking.assembling import Submission
from duograd.marking.judging import Seen, Trials, called_by, mark_with, shared_out, trials_of
from duograd.runner.limits import PATIENCE

CELL_SECONDS = 10.0
START_SECONDS = 120.0
MARGIN = 10.0  # seconds beyond a limit of the child's own, which ends its loops more kindly
MAX_LINE = 64 * 2**20


class RunnerFailed(Exception):
    """The process in which answers run could not be started: one sentence says why."""


def mark_submission(
    submission: Submission, seed: int, seconds: float | None = None
) -> list[Verdict]:
    """A verdict for each exercise of the lab, in its order.

    seconds: the time limit for each exercise, in place of the exercises' own.
    """
    trials = trials_of(submission.lesson.name, submission.framework, seed)
    found, _ = mark_with(submission, trials, lambda todo: run_process(submission, todo, seconds))
    called = called_by(submission)
    return [foretell(submission.lesson, v, called[name], found) for name, v in found.items()]


def run_process(submission: Submission, todo: Trials, seconds: float | None) -> Seen:
    """Observations from one process: of all exercises, or up to the one that ended it."""
    limits = {x.name: seconds or x.seconds for x in submission.lesson}
    job: dict[str, Any] = {
        "framework": submission.framework,
        "cells": [asdict(cell) for cell in submission.cells],
        "requests": [
            [name, [encode_request(trial.request) for trial in trials], limits[name]]
            for name, trials in todo.items()
        ],
        "seconds": seconds or CELL_SECONDS,
    }
    with tempfile.TemporaryDirectory() as scratch, _Runner(job, scratch) as runner:
        if "ready" not in (runner.read(START_SECONDS) or {}):
            raise RunnerFailed(
                f"{submission.framework} could not be started: is it installed? "
                f"Try: pip install {submission.framework}"
            )
        return shared_out(todo, *_collect(runner, todo, limits))


def _collect(
    runner: _Runner, todo: Trials, limits: dict[str, float]
) -> tuple[list[Observation], Failure]:
    """What came back, and why no more came, if not all did."""
    seen: list[Observation] = []
    try:
        if not runner.ran_cells():
            return seen, runner.ended
        for name, trials in todo.items():
            for _ in trials:
                reply = runner.read(limits[name] * PATIENCE + MARGIN)
                if reply is None:
                    return seen, runner.ended
                seen.append(decode_observation(reply))
    except WireError as error:
        return seen, Failure("crash", message=f"unreadable: {error}")
    return seen, runner.ended


class _Runner:
    """The child process: a job goes in as one line, replies come out as lines."""

    def __init__(self, job: dict[str, Any], scratch: str) -> None:
        self.job, self.scratch = job, scratch
        self.lines: queue.Queue[bytes] = queue.Queue()
        self.ended = Failure("crash", message="your code ended the whole Python process")

    def __enter__(self) -> _Runner:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "duograd.runner.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self.scratch,
            env=environment(),
        )
        threading.Thread(target=self._pump, daemon=True).start()
        threading.Thread(target=self._send, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()

    def _send(self) -> None:
        assert self.process.stdin
        try:
            self.process.stdin.write(json.dumps(self.job).encode() + b"\n")
            self.process.stdin.close()
        except OSError:
            pass  # it died before it read: `read` will say so

    def _pump(self) -> None:
        """Move lines to the queue; an empty one means that no more will come."""
        assert self.process.stdout
        while line := self.process.stdout.readline(MAX_LINE):
            self.lines.put(line)
        self.lines.put(b"")

    def ran_cells(self) -> bool:
        """Whether the child ran the cells to the end, each in its time. Raises WireError."""
        reply = self.read(self.job["seconds"] * len(self.job["cells"]) + MARGIN)
        if reply is not None and "ran" not in reply:
            raise WireError("a reply came before the cells had run")
        return reply is not None

    def read(self, seconds: float) -> dict[str, Any] | None:
        """The next reply; None if the process ended or took too long. Raises WireError."""
        try:
            line = self.lines.get(timeout=seconds)
        except queue.Empty:
            self.ended = Failure("time", message=f"no answer after {seconds:g} seconds")
            return None
        if not line:
            return None
        try:
            reply = json.loads(line)
        except (ValueError, RecursionError):
            raise WireError("a reply is not JSON") from None
        if not isinstance(reply, dict):
            raise WireError("a reply is not a message of ours")
        return reply


def environment() -> dict[str, str]:
    """Ours, with this very package, and Keras as the labs need it."""
    home = str(Path(duograd.__file__).parents[1])
    paths = filter(None, (home, os.environ.get("PYTHONPATH")))
    kept = {name: x for name, x in os.environ.items() if name != "TF_USE_LEGACY_KERAS"}
    return {**kept, "PYTHONPATH": os.pathsep.join(paths), "KERAS_BACKEND": "tensorflow"}
