"""The pictures of the labs: each draws what the student has just built.

The pictures of lesson `05_gradient_descent` stand in `gradient_descent.py`; in its lab they are
simply `pictures.descent_path` and so on. They are loaded when the first one is drawn: matplotlib
is slow to import, and a lab starts with no picture.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


def __getattr__(name: str) -> Any:
    from duograd.notebook import bridge

    module = bridge.lesson().partition("_")[2]
    try:
        return getattr(import_module(f"{__name__}.{module}"), name)
    except ModuleNotFoundError as error:
        if error.name != f"{__name__}.{module}":
            raise
        raise AttributeError(f"the lesson {module!r} has no pictures") from None
