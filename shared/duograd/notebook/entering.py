"""Try an entry to the board on public examples, in the student's own process."""

from __future__ import annotations

from typing import Any

from duograd.exercises.entries import Entry, Result, Task, Unfit, entry_of
from duograd.notebook import cards
from duograd.notebook.lab import PUBLIC_SEED, Lab
from duograd.notebook.session import session

NO_ENTRY = "This lab has no entry to a board."
AS_OTHERS = "So does whoever learns nothing and says {}: the examples cannot tell you apart."
BETTER = "Who learns nothing and says {} gets {:.2f}."


def enter(answer: Any) -> None:
    """Try an entry on public examples, and show its score: the function itself, or its name."""
    lab = session.lab
    if lab is None:
        cards.show(cards.note("Run the lab's first cell first: it starts the lab.", "error"))
        return
    if not (entry := entry_of(lab.lesson.name)):
        cards.show(cards.note(NO_ENTRY, "error"))
        return
    given = lab.namespace.get(entry.name) if isinstance(answer, str) else answer
    cards.show(cards.note(*_tried(lab, entry, given)))


def _tried(lab: Lab, entry: Entry, answer: Any) -> tuple[str, str]:
    """What is said, and the kind of card."""
    task = entry.draw(PUBLIC_SEED)
    (seen,) = lab.observe(answer, [entry.request(task)], entry.seconds)
    if seen.failure:
        return f"No score yet: {entry.why_lost(seen.failure)}.", "error"
    try:
        return _told(entry, entry.result(seen.value, task), task), "note"
    except Unfit as error:
        return f"No score yet: {error}.", "error"


def _told(entry: Entry, result: Result, task: Task) -> str:
    low, high = result.interval
    name, simple = entry.simple
    other = entry.result(simple(task), task)
    alike = result.is_as_good_as(other)
    compared = AS_OTHERS.format(name) if alike else BETTER.format(name, other.score)
    return (
        f"Your entry scores {result.score:.2f} ({low:.2f} to {high:.2f}) on {len(result.numbers)} "
        f"public examples: {entry.unit}; higher is better. {compared}"
    )
