"""The pictures of the labs: each draws what the student has just built.

The pictures of a lesson stand in its folder; in its lab they are simply `pictures.descent_path` and
so on. They are loaded when the first one is drawn: matplotlib is slow to import, and a lab starts
with no picture.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

from duograd.notebook import cards
from duograd.notebook.session import session

NO_BACKEND = "MPLBACKEND is set to {!r}, which matplotlib does not know: it is put aside."


def __getattr__(name: str) -> Any:
    _import_matplotlib()
    module = f"duograd.lessons.{session.lesson}.pictures"
    try:
        return getattr(import_module(module), name)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        raise AttributeError(f"the lesson {session.lesson!r} has no pictures") from None


def _import_matplotlib() -> None:
    """Import it also where its backend, which our pictures do not use, is set to nonsense."""
    if "matplotlib" in sys.modules:
        return
    backend = os.environ.pop("MPLBACKEND", None)
    matplotlib: Any = import_module("matplotlib")
    if backend is not None:
        try:
            matplotlib.rcParams["backend"] = backend
            os.environ["MPLBACKEND"] = backend
        except ValueError:
            cards.show(cards.note(NO_BACKEND.format(backend)))
