"""Names under which students stand on a board that their class reads.

An alias is made of a student's id with a key that the instructor keeps: with the same key it is
the same all term, and without it nobody finds the id.
"""

from __future__ import annotations

import hashlib
import hmac
import itertools
import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from duograd.classroom.records import GradebookError

FIRST = (
    "amber ancient bold brave bright calm clever copper coral crimson curious daring early eager "
    "gentle golden grey happy humble ivory jolly keen kind late lively lucky merry misty modest "
    "noble olive patient plain proud quick quiet red rosy silent silver sly steady sunny swift "
    "tidy tall violet warm wild wise"
)
SECOND = (
    "badger beaver bison camel condor cricket dolphin eagle egret falcon ferret finch gecko gibbon "
    "heron hornet ibex jackal kestrel koala lark lemur lizard lynx magpie marten moose moth otter "
    "oyster panda parrot pigeon puffin rabbit raven robin salmon shark sparrow squid stork tapir "
    "tern trout turtle viper walrus weasel zebra"
)


@dataclass
class Key:
    """The instructor's key, in a file; `made` counts the boards of each lab that it named."""

    path: Path
    secret: str
    made: dict[str, int]

    @classmethod
    def at(cls, path: Path) -> Key:
        """The key in a file; a new one where there is none. Raises GradebookError."""
        if not path.exists():
            return cls(path, secrets.token_hex(32), {})
        try:
            held = json.loads(path.read_text(encoding="utf-8"))
            made = {str(lab): int(count) for lab, count in held["made"].items()}
            return cls(path, str(held["key"]), made)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            raise GradebookError(
                f"{path}: not a key of a board. Name another file with --key, or take this "
                "one away: then all aliases become new ones."
            ) from None

    def count(self, lab: str) -> int:
        """Note that one more board of a lab is made; how many that are."""
        self.made[lab] = self.made.get(lab, 0) + 1
        return self.made[lab]

    def save(self) -> None:
        """Write the file, for its owner alone."""
        handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump({"key": self.secret, "made": self.made}, file)

    def aliases(self, students: Iterable[str]) -> dict[str, str]:
        """An alias for each student, no two the same. Who stands first in the alphabet chooses."""
        found: dict[str, str] = {}
        for student in sorted(students):
            tried = (self._alias(student, number) for number in itertools.count())
            found[student] = next(alias for alias in tried if alias not in found.values())
        return found

    def _alias(self, student: str, number: int) -> str:
        """The words for an id. Where all pairs are taken, a number follows."""
        told = f"{student}\n{number}".encode()
        digest = hmac.new(self.secret.encode(), told, hashlib.sha256).digest()
        first, second = FIRST.split(), SECOND.split()
        words = f"{first[digest[0] % len(first)]} {second[digest[1] % len(second)]}"
        return words if number < 100 else f"{words} {number}"
