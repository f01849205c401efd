"""When a lab is due, how late it came, and what that costs."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from duograd.classroom.records import GradebookError, LabRow, Submitted

COUNTS = ("latest", "best", "last-before-due")
DAY = 24 * 60 * 60
DUE = re.compile(r"(?:(?P<lab>[0-9]{2}\w*)=)?(?P<when>\S.*)")


@dataclass(frozen=True)
class Policy:
    """due: seconds since 1970 by lab, "" for all others. percent: of the points, for each day.

    grace: minutes in which nothing is late. floor: the percent of the points that are always kept.
    count: which attempt counts, one of COUNTS.
    """

    due: Mapping[str, float] = field(default_factory=dict)
    percent: float = 0.0
    grace: float = 0.0
    floor: float = 0.0
    count: str = "latest"

    def due_for(self, lab: str) -> float | None:
        """When that lab was due, in seconds since 1970, if it was."""
        own = [when for name, when in self.due.items() if name and lab.startswith(name)]
        return own[0] if own else self.due.get("")

    def days_late(self, handed: LabRow | Submitted) -> int:
        """The days begun since it was due, 0 if it is not late.

        Canvas tells that a file is late but not when it came: it counts as one day.
        """
        if handed.named_by == "canvas":
            return int(bool(handed.late))
        due = self.due_for(handed.lab)
        if due is None or handed.late is False:
            return int(bool(handed.late))
        over = handed.handed_in_at - due
        return 0 if over <= 60 * self.grace else max(1, math.ceil(over / DAY))

    def share_lost(self, days: int) -> float:
        """The share of the points that so many days cost."""
        return min(self.percent * days, 100 - self.floor) / 100

    def applied(self, row: LabRow) -> LabRow:
        """The row with its days and what they cost, which its points no longer hold."""
        days = self.days_late(row)
        penalty = round(row.points * self.share_lost(days), 4)
        return replace(row, points=row.points - penalty, penalty=penalty, days_late=days)

    def rank(self, row: LabRow) -> tuple[float, ...]:
        """What is largest for the attempt that counts; row.attempts is the attempt's number."""
        came = (float(row.attempts), row.handed_in_at)
        if self.count == "best":
            return (self.applied(row).points, *came)
        if self.count == "last-before-due":
            return (-float(bool(self.days_late(row))), *came)
        return came

    def facts(self) -> dict[str, str]:
        """The same in words that `policy_of` reads."""
        found = {f"due {lab}".strip(): _iso(when) for lab, when in self.due.items()}
        numbers = {"percent": self.percent, "grace": self.grace, "floor": self.floor}
        found |= {f"late {name}": f"{value:g}" for name, value in numbers.items()}
        return found | {"count": self.count}


def policy_of(facts: Mapping[str, str]) -> Policy:
    """The policy that a gradebook was given."""
    due = {
        name.removeprefix("due").strip(): datetime.fromisoformat(value).timestamp()
        for name, value in facts.items()
        if name == "due" or name.startswith("due ")
    }
    names = ("percent", "grace", "floor")
    percent, grace, floor = (float(facts.get(f"late {name}", 0)) for name in names)
    return Policy(due, percent, grace, floor, facts.get("count", "latest"))


def read_due(texts: Sequence[str]) -> dict[str, float]:
    """When labs are due: `2026-03-01 23:59`, or `05=2026-03-01` for one; in the time of this place.

    A day alone lasts until its end. Raises GradebookError.
    """
    due = {}
    for text in texts:
        found = DUE.fullmatch(text.strip())
        try:
            when = datetime.fromisoformat(found["when"] if found else "")
        except ValueError:
            raise GradebookError(
                f"--due {text}: say when, as 2026-03-01 23:59, or 05=2026-03-01 23:59 for one lab."
            ) from None
        if found and len(found["when"]) <= 10:
            when = when.replace(hour=23, minute=59, second=59)
        due[(found and found["lab"]) or ""] = when.timestamp()
    return due


def _iso(seconds: float) -> str:
    return datetime.fromtimestamp(seconds).astimezone().isoformat(timespec="seconds")
