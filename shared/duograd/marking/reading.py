"""What a child sends, read line by line, and what it is answered; both bounded and checked."""

from __future__ import annotations

import json
import os
import select
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from duograd.boundary.wire import Observation, WireError, decode_observation

MOST_PARTS = 500_000  # lists, tables and their items in one line
Answer = Callable[[int, Mapping[str, Any], float], dict[str, Any]]
"""From how many observations came before, a call, and when time is up, to what is sent back."""


class Speaker:
    """Answers the calls of a child, which may not listen."""

    def __init__(self, handle: int, answer: Answer) -> None:
        self.handle, self.answer = handle, answer
        os.set_blocking(handle, False)
        self.poll = select.poll()
        self.poll.register(handle, select.POLLOUT)

    def reply(self, done: int, call: Mapping[str, Any], end: float) -> str:
        """Answer one call; why nothing more is to be read, or empty."""
        left = json.dumps(self.answer(done, call, end)).encode() + b"\n"
        while left and self.poll.poll(max(0.0, end - time.monotonic()) * 1000):
            try:
                left = left[os.write(self.handle, left) :]
            except OSError:
                return "exit"
        return "time" if left else ""


class Reader:
    """Reads observations line by line, never longer and never more than is allowed."""

    def __init__(self, handle: int, most: int, end: float, speaker: Speaker | None) -> None:
        self.handle, self.left, self.end, self.speaker = handle, most, end, speaker
        self.found: list[Observation] = []
        self.rest = bytearray()
        self.seen = 0  # how much of the rest is known to hold no line's end
        self.poll = select.poll()
        self.poll.register(handle, select.POLLIN)

    def read_all(self, patience: Sequence[float]) -> str:
        """Wait `patience[n]` seconds at most for observation n; why reading ended, or empty."""
        for number, seconds in enumerate(patience):
            end = min(self.end, time.monotonic() + seconds)
            while len(self.found) == number:
                if ended := self._read_one(end):
                    return ended
        return ""

    def _read_one(self, end: float) -> str:
        while (at := self.rest.find(b"\n", self.seen)) < 0:
            self.seen = len(self.rest)
            if not self.poll.poll(max(0.0, end - time.monotonic()) * 1000):
                return "time"
            chunk = os.read(self.handle, 2**20)
            self.left -= len(chunk)
            if not chunk or self.left < 0:
                return "output" if chunk else "exit"
            self.rest += chunk
        line, self.seen = bytes(self.rest[:at]), 0
        del self.rest[: at + 1]
        if sum(map(line.count, b"[{,")) > MOST_PARTS:
            return "unreadable"  # Python would make a gigabyte of them
        try:
            data = json.loads(line)
            if self.speaker and isinstance(data, dict) and "ask" in data:
                return self.speaker.reply(len(self.found), data, end)
            self.found.append(decode_observation(data))
        except (WireError, ValueError, RecursionError):
            return "unreadable"
        return ""
