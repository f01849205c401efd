"""The lab that runs in this process: the one thing that all of `notebook` remembers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from duograd.frameworks import Framework

if TYPE_CHECKING:
    from duograd.notebook.lab import Lab


@dataclass
class Session:
    """What was started in this process.

    lab: None before `start`. waiting: the error of the last cell that waits for a TODO.
    """

    lab: Lab | None = None
    waiting: BaseException | None = None

    @property
    def framework(self) -> Framework:
        """The framework of the lab that runs. Raises RuntimeError before `start`."""
        if self.lab is None:
            raise RuntimeError("Run the lab's first cell first: it starts the lab.")
        return self.lab.framework

    @property
    def lesson(self) -> str:
        """The name of the lesson whose lab runs, or an empty string before `start`."""
        return self.lab.lesson.name if self.lab else ""


session = Session()
