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
Message = Mapping[str, Any]
CallBack = Callable[[Message], Message]  # something for the child, to what it says to that
Answer = Callable[[int, Message, float, CallBack], Message]
"""From how many observations came before, a call, when time is up, and a way to ask the child
something in return, to what is sent back."""


class Over(Exception):
    """Why nothing more is to be read, in a word."""


class Speaker:
    """Writes to a child, which may not listen."""

    def __init__(self, handle: int, answer: Answer) -> None:
        self.handle, self.answer = handle, answer
        os.set_blocking(handle, False)
        self.poll = select.poll()
        self.poll.register(handle, select.POLLOUT)

    def say(self, message: Message, end: float) -> None:
        """Send a line. Raises Over."""
        left = json.dumps(message).encode() + b"\n"
        while left:
            if not self.poll.poll(max(0.0, end - time.monotonic()) * 1000):
                raise Over("time")
            try:
                left = left[os.write(self.handle, left) :]
            except OSError:
                raise Over("exit") from None


class Reader:
    """Reads observations line by line, never longer and never more than is allowed.

    has_begun: whether the first line came, which says that the jail is shut.
    """

    def __init__(self, handle: int, most: int, end: float, speaker: Speaker | None) -> None:
        self.handle, self.left, self.end, self.speaker = handle, most, end, speaker
        self.found: list[Observation] = []
        self.has_begun = False
        self.rest = bytearray()
        self.seen = 0  # how much of the rest is known to hold no line's end
        self.poll = select.poll()
        self.poll.register(handle, select.POLLIN)

    def read_all(self, patience: Sequence[float]) -> str:
        """Wait `patience[n]` seconds at most for observation n; why reading ended, or empty."""
        try:
            self._data(min(self.end, time.monotonic() + patience[0]))
            self.has_begun = True
            for seconds in patience:
                self._read_one(min(self.end, time.monotonic() + seconds))
        except Over as over:
            return str(over)
        except (WireError, ValueError, RecursionError):
            return "unreadable"
        return ""

    def _read_one(self, end: float) -> None:
        """Read an observation; calls that come before it are answered."""
        data = self._data(end)
        while self.speaker and isinstance(data, dict) and "ask" in data:
            self._answer(self.speaker, data, end)
            data = self._data(end)
        self.found.append(decode_observation(data))

    def _answer(self, speaker: Speaker, call: Message, end: float) -> None:
        def call_back(message: Message) -> Message:
            speaker.say(message, end)
            data = self._data(end)
            if not isinstance(data, dict):
                raise Over("unreadable")
            return data

        speaker.say(speaker.answer(len(self.found), call, end, call_back), end)

    def _data(self, end: float) -> Any:
        line = self._line(end)
        if sum(map(line.count, b"[{,")) > MOST_PARTS:
            raise Over("unreadable")  # Python would make a gigabyte of them
        return json.loads(line)

    def _line(self, end: float) -> bytes:
        while (at := self.rest.find(b"\n", self.seen)) < 0:
            self.seen = len(self.rest)
            if not self.poll.poll(max(0.0, end - time.monotonic()) * 1000):
                raise Over("time")
            chunk = os.read(self.handle, 2**20)
            self.left -= len(chunk)
            if not chunk or self.left < 0:
                raise Over("output" if chunk else "exit")
            self.rest += chunk
        line, self.seen = bytes(self.rest[:at]), 0
        del self.rest[: at + 1]
        return line
