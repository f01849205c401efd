"""The pictures of the labs: each draws what the student has just built.

The pictures of a lesson stand in its folder; in its lab they are simply `pictures.descent_path` and
so on. They are loaded when the first one is drawn: matplotlib is slow to import, and a lab starts
with no picture.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from duograd.notebook.session import session


def __getattr__(name: str) -> Any:
    module = f"duograd.lessons.{session.lesson}.pictures"
    try:
        return getattr(import_module(module), name)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        raise AttributeError(f"the lesson {session.lesson!r} has no pictures") from None
