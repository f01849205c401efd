"""A progress bar for long loops that moves in a live front end and is one line when stored."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from duograd.notebook import cards

T = TypeVar("T")
WIDTH = 20
SECONDS_BETWEEN = 0.2


def track(steps: Sequence[T], label: str) -> Iterator[T]:
    """Go through `steps` and show how far we are; `label` says what takes so long.

    Where nobody watches, only the last line is shown, so that a stored notebook reads the same.
    """
    handle = _begin(f"{label} {bar(0, len(steps))}") if cards.is_watched() else None
    shown = time.monotonic()
    for done, step in enumerate(steps):
        if handle and time.monotonic() - shown > SECONDS_BETWEEN:
            handle.update(_plain(f"{label} {bar(done, len(steps))}"), raw=True)
            shown = time.monotonic()
        yield step
    last = f"{label} {bar(len(steps), len(steps))}"
    if handle:
        handle.update(_plain(last), raw=True)
    else:
        print(last)


def bar(done: int, total: int) -> str:
    """`█████░░░░░ 5 of 10`."""
    full = WIDTH if not total else round(WIDTH * done / total)
    return f"{'█' * full}{'░' * (WIDTH - full)} {done} of {total}"


def _begin(text: str) -> Any:
    from IPython.display import display

    return display(_plain(text), raw=True, display_id=True)


def _plain(text: str) -> dict[str, str]:
    return {"text/plain": text}
