"""Text of strangers, made fit to be shown."""

from __future__ import annotations

import unicodedata


def printable(text: str) -> str:
    """Trimmed, in one way of writing, and with nothing in it that a terminal or a database minds.

    What cannot be printed is spelled out, so that two ids stay two.
    """
    text = unicodedata.normalize("NFC", text).strip()
    return "".join(char if _can_be_printed(char) else ascii(char)[1:-1] for char in text)


def _can_be_printed(char: str) -> bool:
    joins_letters = char in "\u200c\u200d"
    return joins_letters or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}
