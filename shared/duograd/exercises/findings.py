"""What the judge can find, as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from duograd.boundary.wire import Failure
from duograd.exercises.comparing import Mismatch
from duograd.exercises.declaration import Case, Misconception, Property


@dataclass(frozen=True)
class Telltale:
    """What only one mistake can leave behind; case: the first that failed, if it is to be told."""

    known: Misconception
    case: Case | None


@dataclass(frozen=True)
class Failed:
    """Nothing came back; where: in which of the cases, if not in all, in words."""

    failure: Failure
    case: Case
    where: str = ""


@dataclass(frozen=True)
class Changed:
    """An argument was changed in place; its name is empty where torch alone noticed."""

    argument: str = ""


@dataclass(frozen=True)
class Wrong:
    """Another value than the right one.

    known: the mistake that makes just these numbers; relation: without one, a sentence of what
    they have to do with the right ones, and with one, in which cases it fails; or nothing.
    """

    mismatch: Mismatch
    case: Case
    known: Misconception | None
    relation: str = ""


@dataclass(frozen=True)
class Broken:
    """A property does not hold."""

    rule: Property
    case: Case


@dataclass(frozen=True)
class Nothing:
    """None came back from a random exercise."""


@dataclass(frozen=True)
class WrongGradient:
    """The value is right and the gradient is not; no mismatch where none arrives.

    relation: a sentence of where it is lost, or what it has to do with the right one, or nothing.
    """

    argument: str
    mismatch: Mismatch | None
    relation: str = ""


@dataclass(frozen=True)
class Differentiated:
    """Autograd was asked for what is to be found without it."""


@dataclass(frozen=True)
class Arrays:
    """The right numbers in another thing than is asked; where: a sentence, if not always."""

    came: Literal["arrays", "tensors", "number", "truths"]
    where: str = ""


@dataclass(frozen=True)
class Shared:
    """Two models that were made one after the other hold the same parameters."""


@dataclass(frozen=True)
class KeepsGraph:
    """The result drags its autograd graph along.

    arguments: those that required a gradient where it did; empty where it always does.
    """

    arguments: Sequence[str] = ()


@dataclass(frozen=True)
class Records:
    """An argument requires a gradient now, or holds one."""

    argument: str


Found = (
    Telltale
    | Failed
    | Changed
    | Wrong
    | Broken
    | Nothing
    | Shared
    | Differentiated
    | WrongGradient
    | Arrays
    | KeepsGraph
    | Records
)
