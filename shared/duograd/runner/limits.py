"""What a student's code may not do to us while it runs: take for ever, or wait for somebody.

Also how much of this machine it may use, as numbers: `jail` sees to that.
"""

from __future__ import annotations

import builtins
import contextlib
import ctypes
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import FrameType

LEAVING = (__file__, contextlib.__file__)  # what puts all back is not interrupted in that
AGAIN = 1.0  # seconds until a second ring, where the first was swallowed
SHORTEST = 0.01  # seconds from one look at the clock to the next, at the least
PATIENCE = 3  # by the clock an answer may take this many times as long as it may compute
TIERS = ("namespaces", "landlock", "trusted")  # of the jail, strongest first
ONLY_JAIL = "a sandbox"  # in place of a framework: only try whether the jail holds
NO_INPUT = "a check answers no input(): take what you need as an argument"


@dataclass(frozen=True)
class Limits:
    """What one submission may use. Seconds; memory, disk and output in MiB."""

    wall: float = 120.0
    cpu: int = 60
    memory: int = 2048
    processes: int = 1
    disk: int = 64
    output: int = 64


class TimeIsUp(BaseException):
    """An answer ran too long. A BaseException, so that `except Exception` does not swallow it."""


class _Clock:
    """Counts down the seconds that may be computed, and those that may pass meanwhile."""

    def __init__(self, seconds: float, wall: float, computed: Callable[[], float]) -> None:
        self.computed = computed
        self.most, self.end = computed() + seconds, time.monotonic() + wall

    def left(self) -> float:
        """How long the time is not up for sure; 0 or less: it is."""
        return min(self.most - self.computed(), self.end - time.monotonic())


@contextlib.contextmanager
def time_limit(seconds: float, wall: float = 0.0) -> Iterator[None]:
    """Raise TimeIsUp in the body after `seconds` of computing; on a busy machine those take longer.

    wall: seconds by the clock after which it is raised all the same; by default PATIENCE times as
    many. C code that never returns cannot be ended. An alarm that the student had set goes on
    afterwards, with the time that is left of it.
    """
    main = threading.current_thread() is threading.main_thread()
    by_alarm = main and hasattr(signal, "setitimer")
    wall = wall or seconds * PATIENCE
    with _alarm(seconds, wall) if by_alarm else _watch(seconds, wall):
        yield


@contextlib.contextmanager
def _alarm(seconds: float, wall: float) -> Iterator[None]:
    clock = _Clock(seconds, wall, time.thread_time)

    def ring(_: int, frame: FrameType | None) -> None:
        left = clock.left()
        signal.setitimer(signal.ITIMER_REAL, max(left, SHORTEST) if left > 0 else AGAIN)
        if left <= 0 and (frame is None or frame.f_code.co_filename not in LEAVING):
            raise TimeIsUp

    begun = time.monotonic()
    theirs = signal.signal(signal.SIGALRM, ring)
    left, again = signal.setitimer(signal.ITIMER_REAL, min(seconds, wall))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL if theirs is None else theirs)
        if left:
            left = max(left - (time.monotonic() - begun), 0.001)
            signal.setitimer(signal.ITIMER_REAL, left, again)


@contextlib.contextmanager
def _watch(seconds: float, wall: float) -> Iterator[None]:
    """The same by a second thread: on Windows, and for code that is not in the main thread.

    What waits inside C code, such as time.sleep, is ended only when that returns.
    """
    watched, lock, awake = threading.get_ident(), threading.Lock(), threading.Event()
    clock, over = _Clock(seconds, wall, time.process_time), [False]

    def ring() -> None:
        wait = min(seconds, wall)
        while not (awake.wait(wait) or over[0]):
            wait = clock.left()
            if wait > 0:
                continue
            with lock:
                if not over[0]:
                    _raise_in(watched, TimeIsUp)
            wait = AGAIN

    try:
        threading.Thread(target=ring, daemon=True).start()  # it may ring before this returns
        yield
    finally:
        over[0] = True  # no call, so that no ring comes between
        with lock:
            _raise_in(watched, None)
        awake.set()


class Allowance:
    """The time for all cases of an answer together: what it computes in `limit` is taken off."""

    def __init__(self, seconds: float) -> None:
        self.left, self.end = seconds, time.monotonic() + seconds * PATIENCE

    @contextlib.contextmanager
    def limit(self) -> Iterator[None]:
        """A time limit of what is left."""
        begun = time.thread_time()
        wall = self.end - time.monotonic()
        try:
            with time_limit(max(self.left, SHORTEST), max(wall, SHORTEST)):
                yield
        finally:
            self.left -= time.thread_time() - begun


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Raise an error in a thread at its next line; None takes back one that waits there."""
    told = None if error is None else ctypes.py_object(error)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), told)


@contextlib.contextmanager
def no_input() -> Iterator[None]:
    """In the body `input()` fails at once: nobody is there to answer."""

    def refuse(*_: object) -> str:
        raise EOFError(NO_INPUT)

    asked = builtins.input
    builtins.input = refuse
    try:
        yield
    finally:
        builtins.input = asked
