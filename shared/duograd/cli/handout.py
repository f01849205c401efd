"""What an instructor gives away: the command `handout`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from duograd.cli.common import fail


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(handout)


def handout(
    out: Annotated[Path, typer.Option(help="The folder to write to.")],
    labs: Annotated[list[str] | None, typer.Argument(help="Names, or numbers; none: all.")] = None,
    standalone: Annotated[
        bool, typer.Option("--standalone", help="Labs that need no helper to be installed.")
    ] = False,
    framework: Annotated[str, typer.Option(help="torch or tensorflow, in place of both.")] = "",
) -> None:
    """Make what you give to students: labs as they are, or standalone ones.

    A standalone lab opens anywhere, also in Google Colab: its first cell brings
    the helper along, or installs it from the repository that pyproject.toml
    names. It is handed in and graded like any other.

    Example: duograd handout 05_gradient_descent --out hand/ --standalone
    """
    from duograd.classroom.handout import NotHandedOut, hand_out
    from duograd.exercises import UnknownLesson
    from duograd.frameworks import NAMES

    if framework not in ("", *NAMES):
        raise fail(f"--framework {framework}: it is {' or '.join(NAMES)}.")
    try:
        for path in hand_out(labs or (), [framework] if framework else NAMES, out, standalone):
            print(f"{path} ({path.stat().st_size // 1000} kB)")
    except (NotHandedOut, UnknownLesson) as error:
        raise fail(error) from None
