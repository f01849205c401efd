"""What a lab shows in words: a card in Jupyter, the same text elsewhere.

A card has an opaque light background and dark text, so that it reads in every theme, and says by
a mark and a word what its colour says.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from duograd.exercises.marked import spans
from duograd.exercises.verdict import SIGNS, Verdict, counted

COLOURS: Mapping[str, str] = {
    "right": "#00694b",
    "wrong": "#a63c00",
    "error": "#8b1a4a",
    "not started": "#4d4d4d",
    "note": "#00518a",
}


@dataclass(frozen=True)
class Card:
    """One message: `text` for terminals and screen readers, `html` for a notebook."""

    text: str
    html: str

    def __str__(self) -> str:
        return self.text


def boxed(kind: str, body: str) -> str:
    """HTML of one card with the colour of its kind."""
    return (
        f'<div style="border-left: 6px solid {COLOURS[kind]}; background: #fbfbf8; '
        'color: #1a1a1a; padding: 8px 12px; margin: 4px 0; max-width: 46em; line-height: 1.5">'
        f"{body}</div>"
    )


def verdict_card(verdict: Verdict) -> Card:
    """A verdict, and where to go from it."""
    colour = COLOURS[verdict.outcome]
    head = f"{SIGNS[verdict.outcome]} {escape(verdict.name)}"
    body = f'<strong style="color: {colour}">{head} · {escape(score(verdict))}</strong>'
    if verdict.message:
        body += f"<br>{marked(verdict.message)}"
    return Card(str(verdict), boxed(verdict.outcome, body))


def score(verdict: Verdict) -> str:
    """`wrong · 0 of 2 points`: the outcome in words with its points."""
    if verdict.outcome == "not started":
        return f"not started · {counted(verdict.max_points)}"
    if not verdict.max_points:
        return verdict.outcome
    return f"{verdict.outcome} · {verdict.points} of {counted(verdict.max_points)}"


def note(text: str, kind: str = "note") -> Card:
    """One sentence or two in a card of its own."""
    return Card(text, boxed(kind, marked(text)))


def marked(text: str) -> str:
    """Escaped HTML, with what is marked in the text as code, or as words with weight."""
    looks = {"code": ' style="background: #ececec; color: #1a1a1a; padding: 0 3px"'}
    parts = ((escape(span), kind) for span, kind in spans(text))
    return "".join(f"<{k}{looks.get(k, '')}>{s}</{k}>" if k else s for s, k in parts)


def progress_card(rows: list[Verdict]) -> Card:
    """All exercises of a lab with their verdicts and the points so far."""
    points = sum(row.points for row in rows)
    total = sum(row.max_points for row in rows)
    asked = [row for row in rows if row.max_points]  # a given one is right from the start
    done = sum(row.outcome == "right" for row in asked)
    head = f"{points} of {counted(total)} · {done} of {len(asked)} exercises right"
    text = "\n".join([head, *(f"  {SIGNS[r.outcome]} {r.name} · {score(r)}" for r in rows)])
    items = "".join(_progress_row(row) for row in rows)
    table = f'<table style="background: #fbfbf8; color: #1a1a1a"><tbody>{items}</tbody></table>'
    return Card(text, boxed("note", f"<strong>{head}</strong>{table}"))


def _progress_row(row: Verdict) -> str:
    colour = COLOURS[row.outcome]
    cell = 'style="text-align: left; padding: 1px 12px 1px 0; background: #fbfbf8; color: #1a1a1a"'
    mark = f'<span style="color: {colour}">{SIGNS[row.outcome]}</span>'
    return f"<tr><td {cell}>{mark} {escape(row.name)}</td><td {cell}>{escape(score(row))}</td></tr>"


def in_notebook() -> bool:
    """Whether a Jupyter kernel runs us (a terminal's IPython is none)."""
    shell = shell_of_user()
    return shell is not None and hasattr(shell, "kernel")


def shell_of_user() -> Any:
    """IPython's shell, or None: asked without importing IPython."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


def is_watched() -> bool:
    """Whether a live front end shows the notebook: JupyterLab, Colab or VS Code, not a replay."""
    shell = shell_of_user()
    if shell is None or not hasattr(shell, "kernel"):
        return False
    in_code = "__vsc_ipynb_file__" in shell.user_ns
    return bool(os.environ.get("JPY_SESSION_NAME")) or "google.colab" in sys.modules or in_code


def show(card: Card) -> None:
    """Display a card in a notebook; print its text elsewhere."""
    if not in_notebook():
        print(card.text)
        return
    from IPython.display import display

    display({"text/html": card.html, "text/plain": card.text}, raw=True)
