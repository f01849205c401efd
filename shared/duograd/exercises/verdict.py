"""What a check decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Outcome = Literal["not started", "error", "wrong", "right"]
SIGNS: Mapping[str, str] = {"not started": "○", "error": "!", "wrong": "✗", "right": "✓"}


@dataclass(frozen=True)
class Verdict:
    """What a check decides. `misconception` is the slug of a known mistake, or None.

    because_of: the answers (`one, another`) that made this one wrong, which is right without them.
    """

    name: str
    outcome: Outcome
    points: int
    max_points: int
    message: str = ""
    misconception: str | None = None
    because_of: str = ""

    def __str__(self) -> str:
        if self.outcome == "not started":
            score = f"not started · {counted(self.max_points)}"
        else:
            score = f"{self.points} of {self.max_points}" if self.max_points else self.outcome
        parts = [f"{SIGNS[self.outcome]} {self.name}", score, self.message]
        return " · ".join(part for part in parts if part)


def counted(points: float) -> str:
    """`2 points`, `1 point`, or `no points` for a given exercise."""
    return "no points" if points == 0 else f"{points:g} point{'' if points == 1 else 's'}"
