"""Note which functions of a framework are called for a while, without changing what they do."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator, Sequence
from typing import Any


@contextlib.contextmanager
def noted(places: Sequence[tuple[Any, str]]) -> Iterator[list[str]]:
    """In the body the names of those functions are listed as they are called.

    places: a module or a class, and the name of its function; one that is not there is left out.
    """
    calls: list[str] = []
    with contextlib.ExitStack() as stack:
        for owner, name in places:
            if original := getattr(owner, name, None):
                stack.callback(setattr, owner, name, original)  # before, so that nothing stays
                setattr(owner, name, _noting(original, calls))
        yield calls


def _noting(function: Callable[..., Any], calls: list[str]) -> Callable[..., Any]:
    @functools.wraps(function)
    def call(*arguments: Any, **keywords: Any) -> Any:
        calls.append(function.__name__)
        return function(*arguments, **keywords)

    return call
