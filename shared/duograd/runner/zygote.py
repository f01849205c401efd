"""The process that imports a framework once and forks a fenced child for each submission.

`python -m duograd.runner.zygote FD TIER FOLDER LIMITS FRAMEWORK`: FD is a socket on which the
trusted side sends messages, each with descriptors. `learn` brings a file with the inputs of a
lesson; `run` brings a job, where to write observations, perhaps where answers to calls come from,
and where to write how the child ended. What a child writes reaches the trusted side by a pipe of
its own: it cannot speak for another submission.
"""

from __future__ import annotations

import array
import contextlib
import fcntl
import gc
import json
import os
import random
import select
import signal
import socket
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from duograd import frameworks
from duograd.boundary.wire import Request, decode_request
from duograd.frameworks import Framework
from duograd.runner.child import answers
from duograd.runner.jail import Jail
from duograd.runner.limits import ONLY_JAIL, Limits
from duograd.runner.standin import StandIns

MESSAGE_BYTES, MOST_HANDLES = 4096, 4
SLACK, MOMENT = 5.0, 50  # seconds for the other side to judge; milliseconds for a last breath
LOOK = 100  # milliseconds from one look at the disk to the next
SHUT = b"{}\n"  # what a child sends first, when the jail is shut: until then nothing is its fault
Lesson = dict[str, tuple[list[Request], float]]


def main() -> None:
    """Enter the jail, import the framework, then serve until the other side goes away."""
    handle, tier, folder, limits, name = sys.argv[1:6]
    control = socket.socket(fileno=int(handle))
    jail = Jail(tier, folder, Limits(**json.loads(limits)))
    try:
        jail.enter()
        escape = jail.holds(jail.size()) if tier != "trusted" else ""
    except OSError as error:
        escape = str(error)
    if escape:
        control.send(json.dumps({"failed": escape}).encode())
        return
    if name == ONLY_JAIL:
        control.send(json.dumps({"ready": "the jail holds"}).encode())
        return
    framework = frameworks.load(name)  # no op may run here: forks would hang
    framework.ready_to_fork()
    gc.collect()
    gc.freeze()  # children then do not copy pages by counting references there
    control.send(json.dumps({"ready": framework.version()}).encode())
    _Zygote(control, jail, framework).serve()
    os._exit(0)


class _Zygote:
    def __init__(self, control: socket.socket, jail: Jail, framework: Framework) -> None:
        self.control, self.jail, self.framework = control, jail, framework
        self.inputs = -1  # a file that each child reads for itself: nothing of it stays here
        self.size = jail.size()

    def serve(self) -> None:
        while True:
            data, handles = _receive(self.control)
            if not data:
                return
            message = json.loads(data)
            if message["late"]:
                self.import_late()
            if "learn" in message:
                self._learn(handles[0])
            else:
                self.start(message, handles)
            for handle in handles:
                os.close(handle)

    def import_late(self) -> None:
        """Import once what each child would import for its code: it takes a second."""
        known = len(sys.modules)
        self.framework.import_late()
        if len(sys.modules) > known:
            gc.freeze()
            self.size = self.jail.size()

    def _learn(self, handle: int) -> None:
        """Keep the file of one lesson; a child is to find no other lesson's inputs in memory."""
        if self.inputs >= 0:
            os.close(self.inputs)
        self.inputs = os.dup(handle)

    def start(self, message: dict[str, Any], handles: list[int]) -> None:
        """Fork a child, guard it until its end, and say how it ended."""
        try:
            ended = self._guard(message, handles)
        except OSError as error:
            ended = {"why": str(error)}
        with contextlib.suppress(OSError):  # nobody may be there to hear it
            os.write(handles[-1], json.dumps(ended).encode())

    def _guard(self, message: dict[str, Any], handles: list[int]) -> dict[str, Any]:
        job, replies, *answers, leash = handles
        with self.jail.scratch() as scratch:
            child = self.jail.fork()
            if child == 0:
                self._child(message, job, [replies, *answers], scratch)
            os.close(replies)  # the other side is to notice when the child closes its own
            handles.remove(replies)
            return self._wait(child, leash, message["wall"] + SLACK, scratch)

    def _wait(self, child: int, leash: int, seconds: float, scratch: str) -> dict[str, Any]:
        """How the child ended. It is killed, and all that it started, when the leash is let go."""
        handle = os.pidfd_open(child)
        killed = _watch(handle, leash, seconds, lambda: self.jail.is_full(scratch))
        os.close(handle)
        if killed is not None:
            os.kill(child, signal.SIGKILL)
        self.jail.end_all_of(child)
        _, code, usage = os.wait4(child, 0)
        self.jail.reap()
        if killed is not None or not os.WIFSIGNALED(code):
            return {"signal": killed or 0}
        if usage.ru_utime + usage.ru_stime >= self.jail.limits.cpu - 1:
            return {"signal": signal.SIGXCPU}  # the kernel sends SIGKILL at the hard limit
        return {"signal": os.WTERMSIG(code)}

    def _child(self, message: dict[str, Any], job: int, pipes: list[int], scratch: str) -> None:
        """Never returns: whatever happens here ends this process and nothing else."""
        try:
            with os.fdopen(job, "rb", closefd=False) as file:
                work = json.load(file)
            lesson = _read_lesson(self.inputs)
            out, *back = _keep_only(pipes)
            self.jail.shut(scratch, self.size)
            os.write(out, SHUT)
            _seed(self.framework, message["seed"])
            requests = [(name, *lesson[name]) for name in work["exercises"]]
            if message.get("seconds"):
                requests = [(name, these, message["seconds"]) for name, these, _ in requests]
            stand_ins = (
                _stand_ins(self.framework, work["stand_ins"], out, back[0]) if back else None
            )
            limit = message["cell_seconds"]
            for answer in answers(self.framework, work["cells"], requests, limit, stand_ins):
                os.write(out, json.dumps(answer).encode() + b"\n")
        finally:
            os._exit(0)


def _receive(control: socket.socket) -> tuple[bytes, list[int]]:
    handles = array.array("i")
    space = socket.CMSG_SPACE(MOST_HANDLES * handles.itemsize)
    data, ancillary, _, _ = control.recvmsg(MESSAGE_BYTES, space)
    for level, kind, content in ancillary:
        if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
            handles.frombytes(content[: len(content) - len(content) % handles.itemsize])
    return data, list(handles)


def _read_lesson(handle: int) -> Lesson:
    os.lseek(handle, 0, os.SEEK_SET)  # another child has read it
    with os.fdopen(handle, "rb", closefd=False) as file:
        rows = json.load(file)
    return {name: ([decode_request(r) for r in rs], seconds) for name, rs, seconds in rows}


def _keep_only(pipes: list[int]) -> range:
    """Close every descriptor but these, which are 3 and 4 then; standard ones lead nowhere."""
    sink = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(sink, standard)
    kept = range(3, 3 + len(pipes))
    away = [fcntl.fcntl(pipe, fcntl.F_DUPFD, kept.stop) for pipe in pipes]
    for pipe, number in zip(away, kept, strict=True):
        os.dup2(pipe, number)
    os.closerange(kept.stop, 4096)
    return kept


def _stand_ins(framework: Framework, plan: dict[str, Any], out: int, back: int) -> StandIns:
    """Stand-ins whose calls go out by one pipe, and whose answers come back by the other."""
    lines = os.fdopen(back, "rb", closefd=False)

    def ask(call: bytes) -> bytes:
        os.write(out, call + b"\n")
        return lines.readline()

    return StandIns(framework, plan, ask)


def _seed(framework: Framework, seed: int) -> None:
    """The same seed for all: a submission is judged alike however often it is run."""
    random.seed(seed)
    np.random.seed(seed % 2**32)  # what students use
    framework.seed(seed)


def _watch(handle: int, leash: int, seconds: float, is_full: Callable[[], bool]) -> int | None:
    """Wait for the child's end (None), or say that it must end: SIGXFSZ for a full disk, else 0."""
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    poll.register(leash, select.POLLIN)
    end = time.monotonic() + seconds
    while not (ready := [number for number, _ in poll.poll(LOOK)]):
        full = is_full()
        if full or time.monotonic() > end:
            return signal.SIGXFSZ if full else 0
    if handle in ready:
        return None
    poll.unregister(leash)
    return None if poll.poll(MOMENT) else 0  # its pipe closes a moment before it ends


if __name__ == "__main__":
    main()
