"""A process in which right answers are computed for calls that a stranger's code makes.

`python -m duograd.marking.oracle` reads a call a line and writes its answer a line. It runs no
code of a stranger; but what a stranger passes can make a formula take for ever or all memory, so
it computes here, where it can be ended, and not in the process that grades.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from duograd import exercises
from duograd.boundary.wire import Function, decode, encode
from duograd.exercises.carrying import right_answer
from duograd.exercises.reference import STEP
from duograd.marking.process import environment
from duograd.marking.reading import CallBack, Message

SECONDS = 5.0  # for one call; a formula of a lesson takes a thousandth of that
START_SECONDS = 60.0
MEMORY, LONGEST = 2 * 2**30, 64 * 2**20
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
FAILED: dict[str, Any] = {"failed": True}


def main() -> None:
    """Answer calls until the other side goes away."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    print("ready", flush=True)
    for line in sys.stdin:
        print(json.dumps(_answer(json.loads(line))), flush=True)


def _answer(call: dict[str, Any]) -> dict[str, Any]:
    exercise = exercises.load(call["lesson"]).exercises[call["exercise"]]
    values = {name: _usable(decode(value)) for name, value in call["values"].items()}
    try:
        with np.errstate(all="ignore"):
            found = right_answer(exercise, call["framework"], values, decode(call["upstream"]))
        return {"value": encode(found)}
    except Exception:  # a formula that met what nobody foresaw: so would a right answer
        return FAILED


def _usable(value: Any) -> Any:
    """A function of the other side's as one that can be called here."""
    if not isinstance(value, Function):
        return value

    def called(*arguments: Any) -> Any:
        given = [encode(argument) for argument in arguments]
        print(json.dumps({"call": value.number, "arguments": given}), flush=True)
        return decode(json.loads(sys.stdin.readline())["returned"])

    return lambda *given: (
        _complex(called, *given) if any(map(np.iscomplexobj, given)) else called(*given)
    )


def _complex(function: Callable[..., Any], z: np.ndarray) -> Any:
    """What a function of real numbers would give a small step aside, as its slope there tells."""
    aside = np.max(np.abs(z.imag))
    step = STEP * z.imag / aside
    rise = function(z.real + step) - function(z.real - step)
    return function(z.real) + 1j * aside * rise / (2 * STEP)


class Oracle:
    """The process, started when the first call comes. For one thread."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None

    def close(self) -> None:
        """End the process."""
        if self.process:
            self.process.kill()
            self.process.communicate()
            self.process = None

    def ask(self, call: Message, seconds: float, call_back: CallBack) -> Message:
        """Its answer; FAILED if none comes in time, and then the process is ended.

        call_back: what calls a function that was passed. What it raises, it raises here.
        """
        self.process = self.process or _start()
        end = time.monotonic() + seconds
        try:
            answer = self._said(call, end)
            while "call" in answer:
                answer = self._said(call_back(answer), end)
            return answer
        except (OSError, ValueError):
            self.close()
            return FAILED
        except BaseException:
            self.close()  # it is in the midst of a call
            raise

    def _said(self, message: Message, end: float) -> Message:
        assert self.process and self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps(message).encode() + b"\n")
        self.process.stdin.flush()
        said: Message = json.loads(_line(self.process.stdout.fileno(), end))
        return said


def _start() -> subprocess.Popen[bytes]:
    """The process once it can answer: what its imports take is no call's time."""
    process = subprocess.Popen(
        [sys.executable, "-m", "duograd.marking.oracle"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**environment(), **dict.fromkeys(ONE_THREAD, "1")},
    )
    assert process.stdout
    _line(process.stdout.fileno(), time.monotonic() + START_SECONDS)
    return process


def _line(handle: int, end: float) -> bytes:
    """One line of what the process writes; less if it takes too long or ends."""
    poll, line = select.poll(), bytearray()
    poll.register(handle, select.POLLIN)
    while (
        not line.endswith(b"\n")
        and len(line) < LONGEST
        and poll.poll(max(0.0, end - time.monotonic()) * 1000)
    ):
        chunk = os.read(handle, 2**20)
        if not chunk:
            break
        line += chunk
    return bytes(line) if line.endswith(b"\n") else b""


if __name__ == "__main__":
    main()
