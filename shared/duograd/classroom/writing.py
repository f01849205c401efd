"""Strangers' text made safe to keep, and files written whole: every output goes through here."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import math
import os
import re
import secrets
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

# Colours and window titles for terminals; what is left of a longer one is plain text.
ESCAPES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b\n]{0,200}(?:\x07|\x1b\\)")
# Control characters (not tab and newline), halves of surrogate pairs, and the marks that turn the
# reading direction round, which make code look like other code.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
BREAKS = re.compile("[\t\n\u2028\u2029]+")
# The wide forms too: spreadsheets in East Asian locales read them as the narrow ones.
FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")

PLAIN_NAME = re.compile(r"[a-z0-9][a-z0-9_.@-]{0,62}[a-z0-9_@-]|[a-z0-9]")
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.DOTALL)


def clean(text: str) -> str:
    """The text without terminal escapes, control characters and halves of surrogate pairs."""
    text = ESCAPES.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    return UNSEEN.sub("", text)


def line(text: str) -> str:
    """The text cleaned, on one line."""
    return BREAKS.sub(" ", clean(text)).strip()


def points_text(value: float) -> str:
    """Points as people write them: `2`, `1.5`; nothing for what is not a finite number."""
    if not math.isfinite(value):
        return ""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def moment(seconds: float) -> str:
    """Seconds since 1970 as ISO 8601 in UTC; nothing for a time that no calendar has."""
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return ""


def minute(seconds: float) -> str:
    """The same for people: `2026-08-19 10:04 UTC`."""
    text = moment(seconds)
    return f"{text[:16].replace('T', ' ')} UTC" if text else ""


def cell(value: str | float | None) -> str:
    """A cell of a CSV file that no spreadsheet takes for a formula; numbers stay numbers."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return points_text(value)
    text = line(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def folder_name(name: str) -> str:
    """A name for a file or folder that leads nowhere else and belongs to this `name` alone.

    Short lower-case names stay; others become a slug with a hash after a `~`, which no name that
    stays can hold. So no two names meet, even where `A` and `a` are one folder.
    """
    if PLAIN_NAME.fullmatch(name) and not RESERVED.fullmatch(name):
        return name
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^A-Za-z0-9_-]+", "_", ascii_only)[:40].strip("_-") or "student"
    return f"{slug}~{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def write(path: Path, text: str) -> bool:
    """Write a file whole or not at all; False if it held just that text already."""
    data = text.encode("utf-8")
    with contextlib.suppress(OSError):
        if path.read_bytes() == data:
            return False
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        part.write_bytes(data)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return True


def write_rows(
    path: Path,
    header: Sequence[str],
    rows: Iterable[Sequence[str | float | None]],
    quote_all: bool = False,
) -> None:
    """Write a CSV file whose cells are all safe to open in a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(
        text, quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL, lineterminator="\n"
    )
    writer.writerow([cell(title) for title in header])
    writer.writerows([cell(value) for value in row] for row in rows)
    write(path, text.getvalue())
