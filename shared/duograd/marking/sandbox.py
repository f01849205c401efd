"""The trusted side of a sandbox: send a submission's cells, get observations back, bounded.

Cases go over once for each lesson, without their answers. Each submission gets pipes of its own;
what comes back is JSON that is checked and bounded before it is used.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import duograd
from duograd.boundary.wire import Failure, Observation, encode_request
from duograd.exercises.attempts import Trial
from duograd.marking.reading import Answer, Reader, Speaker
from duograd.runner.cells import Cell
from duograd.runner.limits import ONLY_JAIL, PATIENCE, TIERS, Limits

START_SECONDS, GRACE_SECONDS = 180.0, 10.0
START_OF_CELLS, SLACK = 20.0, 3.0
CAN_FORK = hasattr(os, "fork") and hasattr(os, "geteuid") and sys.platform != "darwin"
PREFIX, LEFT_OVER_AFTER = "duograd-sandbox-", 10.0  # seconds in which a new one is locked
# Words of code for which torch imports much at the first call; `sgd` is how cases name it. They are
# looked for here: of one submission's code nothing may stay where the next one is forked.
LATE = re.compile(r"\b(optim|sgd|func|compile|checkpoint)\b")
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
CELL_SECONDS = 10.0


class SandboxFailed(Exception):
    """The process from which submissions are forked did not start or went away."""


class NoRoom(SandboxFailed):
    """This machine has no room for one more process now: what was to run is not at fault."""


@dataclass(frozen=True)
class Work:
    """What one child does. seconds: for each exercise, how many observations, and the time each.

    wall: seconds for all. override: a time limit for each exercise in place of its own.
    stand_ins: what stands in the place of other answers, if calls of it are to be answered.
    """

    lesson: str
    cells: Sequence[Cell]
    seconds: dict[str, tuple[int, float]]
    wall: float
    seed: int
    override: float | None = None
    stand_ins: dict[str, Any] | None = None


@dataclass(frozen=True)
class Ended:
    """What a child sent before it ended, why no more was read (or empty), the signal if any."""

    observations: list[Observation]
    how: str
    signal: int = 0

    @property
    def limit(self) -> str:
        """The limit that was hit: time, cpu, output, memory, or empty."""
        if self.how in ("time", "output"):
            return self.how
        if self.how == "unreadable":
            return ""
        return {9: "memory", 24: "cpu", 25: "disk"}.get(self.signal, "")

    def failure(self) -> Failure:
        """Why nothing more came, for a student."""
        words = {
            "time": "no answer came within the time limit",
            "output": "what your code returns is too large to send",
            "memory": "your code used more memory than it may",
            "cpu": "your code used more processor time than it may",
            "disk": "your code wrote more to the disk than it may",
            "unreadable": "what came back from your code cannot be read",
        }
        kind = "time" if self.limit in ("time", "cpu") else "crash"
        ended = "your code ended the whole Python process"
        return Failure(kind, message=words.get(self.limit or self.how, ended))


class Sandbox:
    """One framework, imported once in a jail of one tier. A context manager."""

    def __init__(self, framework: str, tier: str, limits: Limits) -> None:
        self.framework, self.tier, self.limits = framework, tier, limits
        self.known: dict[str, list[Trial]] = {}

    def __enter__(self) -> Sandbox:
        remove_left_over()
        self.folder = tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True)
        os.chmod(self.folder.name, 0o711)
        self.lock = os.open(self.folder.name, os.O_RDONLY)  # held until we end, however that is
        _lock(self.lock)
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        settings = [self.tier, self.folder.name, json.dumps(asdict(self.limits)), self.framework]
        number = str(theirs.fileno())
        with theirs:
            self.process = self._start([number, *settings], theirs.fileno())
        self._wait_until_ready()
        return self

    def _start(self, arguments: list[str], handle: int) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(
                [sys.executable, "-s", "-m", "duograd.runner.zygote", *arguments],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[handle],
                cwd="/",
                env=_environment(),
                start_new_session=True,
            )
        except OSError as error:
            self.control.close()
            self._remove_folder()
            raise NoRoom(f"no process can be started: {error.strerror}") from None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.control.close()  # then it ends by itself, after what it started
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(GRACE_SECONDS)
        self.process.kill()
        self.process.wait()
        self._remove_folder()

    def _remove_folder(self) -> None:
        self.folder.cleanup()
        os.close(self.lock)

    def _wait_until_ready(self) -> None:
        self.control.settimeout(START_SECONDS)
        try:
            reply = json.loads(self.control.recv(4096) or b"{}")
        except (OSError, ValueError):
            reply = {}
        self.control.settimeout(GRACE_SECONDS)
        if "ready" not in reply:
            self.__exit__(None, None, None)
            why = reply.get("failed", f"is {self.framework} installed?")
            raise SandboxFailed(f"{self.framework} could not be started ({self.tier}): {why}")
        self.version = str(reply["ready"])

    def learn(self, lesson: str, trials: dict[str, list[Trial]], seconds: dict[str, float]) -> None:
        """Send the inputs of a lesson's cases, if they are not those that were sent last."""
        if trials is self.known:
            return
        rows = [
            [name, [encode_request(trial.request) for trial in these], seconds[name]]
            for name, these in trials.items()
        ]
        with _file(rows) as handle:
            self._send({"learn": lesson, "late": bool(LATE.search(json.dumps(rows)))}, [handle])
        self.known = trials

    def run(self, work: Work, answer: Answer | None = None) -> Ended:
        """Fork a child that runs the cells and tries the exercises. Raises SandboxFailed.

        answer: answers the calls of what stands in.
        """
        job = {"cells": [asdict(cell) for cell in work.cells], "exercises": list(work.seconds)}
        job["stand_ins"] = work.stand_ins
        message = {"run": work.lesson, "seed": work.seed, "wall": work.wall}
        message["late"] = any(LATE.search(cell.source) for cell in work.cells)
        message |= {"seconds": work.override, "cell_seconds": CELL_SECONDS}
        replies, *theirs = os.pipe()
        back: list[int] = []
        if answer:
            answers, *back = os.pipe()
            theirs.append(answers)
        leash, leash_end = socket.socketpair()
        with leash, contextlib.ExitStack() as ours:
            for number in (replies, *back):
                ours.callback(os.close, number)
            try:
                with leash_end, _file(job) as handle:
                    self._send(message, [handle, *theirs, leash_end.fileno()])
            finally:
                for number in theirs:
                    os.close(number)
            speaker = Speaker(back[0], answer) if answer else None
            return self._collect(work, replies, leash, speaker)

    def _send(self, message: dict[str, Any], handles: list[int]) -> None:
        try:
            socket.send_fds(self.control, [json.dumps(message).encode()], handles)
        except OSError as error:
            raise SandboxFailed(f"{self.framework}'s process went away: {error}") from None

    def _collect(
        self, work: Work, replies: int, leash: socket.socket, speaker: Speaker | None
    ) -> Ended:
        """Read until all came, or nothing more will come; then how the child ended."""
        most, end = self.limits.output * 2**20, time.monotonic() + work.wall
        reader = Reader(replies, most, end, speaker)
        patience = [s * PATIENCE + SLACK for n, s in work.seconds.values() for _ in range(n)]
        how = reader.read_all([patience[0] + START_OF_CELLS, *patience[1:]])
        leash.shutdown(socket.SHUT_WR)  # a child that still runs is killed by its guard
        leash.settimeout(GRACE_SECONDS)
        try:
            status = json.loads(leash.recv(4096))
        except (OSError, ValueError):
            raise SandboxFailed(f"{self.framework}'s process lost a submission") from None
        if "why" in status:
            raise NoRoom(f"the jail failed: {status['why']}")
        if not reader.has_begun:
            raise NoRoom("the jail could not be shut")
        return Ended(reader.found, how, int(status["signal"]))


def remove_left_over() -> None:
    """Remove the folders of sandboxes whose owner was killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):  # it is another user's, or in use
            old = time.time() - folder.stat().st_mtime > LEFT_OVER_AFTER
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                _lock(handle)
                if old and os.fstat(handle).st_uid == os.geteuid():
                    shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(handle)


def _lock(handle: int) -> None:
    """Lock an open folder for this process. Raises OSError if another one has."""
    import fcntl  # there is none on Windows, nor a sandbox

    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def choose_tier(limits: Limits, trust: bool) -> str:
    """The strongest tier that works here, found by trying. Raises SandboxFailed if none does."""
    if trust:
        return "trusted"
    reasons = [] if CAN_FORK else [f"{platform.system()} has none of what it takes"]
    for tier in TIERS[:-1] if CAN_FORK else ():
        try:
            with Sandbox(ONLY_JAIL, tier, limits):
                return tier
        except SandboxFailed as error:
            reasons.append(str(error))
    raise SandboxFailed(
        f"No sandbox works on {platform.node() or 'this machine'}, so strangers' code will not be "
        f"run there ({'; '.join(reasons)}). Use Linux 5.13 or newer, or say --trust-submissions "
        "if you do."
    )


def _environment() -> dict[str, str]:
    """What the process is told of ours: where this package is, and nothing else."""
    home = str(Path(duograd.__file__).parents[1])
    return {
        **dict.fromkeys(THREADS, "1"),
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        "PYTHONPATH": home,
        "PYTHONDONTWRITEBYTECODE": "1",
        "MPLBACKEND": "Agg",
        "CUDA_VISIBLE_DEVICES": "-1",
        "KERAS_HOME": "/nonexistent",
        "HOME": "/nonexistent",
    }


@contextlib.contextmanager
def _file(content: Any) -> Iterator[int]:
    """A descriptor from which the content can be read as JSON."""
    with tempfile.TemporaryFile() as file:
        file.write(json.dumps(content).encode())
        file.seek(0)
        yield file.fileno()
