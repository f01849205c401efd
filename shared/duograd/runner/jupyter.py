"""What Jupyter gives every cell: here it is there, and does nothing, as nobody looks."""

from __future__ import annotations

from typing import Any

FROM_US = ("load_weights",)  # what answers may use of `duograd.notebook`, and so the grader has


class Shell:
    """Stands where IPython's shell would: magics, shell lines and settings come to nothing."""

    def getoutput(self, *_: Any, **__: Any) -> list[str]:
        """`files = !ls`: no lines."""
        return []

    def __getattr__(self, name: str) -> Any:
        return nothing


def nothing(*_: Any, **__: Any) -> None:
    """Do nothing: `display(x)`, `get_ipython().run_line_magic(…)`."""


def names() -> dict[str, Any]:
    """What a cell may call without having imported it."""
    shell = Shell()
    return {"display": nothing, "get_ipython": lambda: shell}
