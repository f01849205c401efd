"""What a student's code may not do to us while it runs: take for ever, or wait for somebody."""

from __future__ import annotations

import builtins
import contextlib
import ctypes
import signal
import threading
import time
from collections.abc import Iterator
from types import FrameType

LEAVING = (__file__, contextlib.__file__)  # what puts all back is not interrupted in that
AGAIN = 1.0  # seconds until a second ring, where the first was swallowed
NO_INPUT = "a check answers no input(): take what you need as an argument"


class TimeIsUp(BaseException):
    """An answer ran too long. A BaseException, so that `except Exception` does not swallow it."""


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TimeIsUp in the body after `seconds`; C code that never returns cannot be ended.

    An alarm that the student had set goes on afterwards, with the time that is left of it.
    """
    main = threading.current_thread() is threading.main_thread()
    by_alarm = main and hasattr(signal, "setitimer")
    with _alarm(seconds) if by_alarm else _watch(seconds):
        yield


@contextlib.contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    def ring(_: int, frame: FrameType | None) -> None:
        if frame is None or frame.f_code.co_filename not in LEAVING:
            raise TimeIsUp

    begun = time.monotonic()
    theirs = signal.signal(signal.SIGALRM, ring)
    left, again = signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL if theirs is None else theirs)
        if left:
            left = max(left - (time.monotonic() - begun), 0.001)
            signal.setitimer(signal.ITIMER_REAL, left, again)


@contextlib.contextmanager
def _watch(seconds: float) -> Iterator[None]:
    """The same by a second thread: on Windows, and for code that is not in the main thread.

    What waits inside C code, such as time.sleep, is ended only when that returns.
    """
    watched, lock, awake = threading.get_ident(), threading.Lock(), threading.Event()
    over = [False]

    def ring() -> None:
        wait = seconds
        while not (awake.wait(wait) or over[0]):
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
