"""What the commands have in common: how an error is told, and the colours of verdicts."""

from __future__ import annotations

import typer
from rich.console import Console

errors = Console(stderr=True)
STYLES = {"right": "green", "wrong": "red", "error": "magenta", "not started": "dim"}


def fail(message: object) -> typer.Exit:
    """Tell an error on stderr; raise what is returned, to end with exit code 2."""
    errors.print(str(message), style="bold", markup=False, highlight=False, soft_wrap=True)
    return typer.Exit(2)
