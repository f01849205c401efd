"""What an exercise is: its oracle, its cases, and the wrong answers it knows by name.

Everything about one answer stands together, in plain NumPy. Nothing here imports a framework:
native code (variants, wrong answers that no formula can show) is kept as text for the tests.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

import numpy as np

from duograd.boundary.wire import Named, Observation

Level = Literal["given", "complete", "write"]
Formula = TypeVar("Formula", bound=Callable[..., Any])


@dataclass(frozen=True)
class Native:
    """Code of an answer as a student would write it: a whole `def` or `class`, or only a body."""

    torch: str | None
    tensorflow: str | None

    def source(self, framework: str) -> str | None:
        """The code for `framework`, or None where that framework has no such answer."""
        text: str | None = getattr(self, framework)
        return text


@dataclass(frozen=True)
class Misconception:
    """A known wrong answer and what to say to the student who gives it.

    Shown by a `formula` (NumPy, in the oracle's place) whose numbers the student's match in every
    case, or by a `symptom`, a predicate on the observations, with native code as its example.
    shapes: whether the words are followed by the shapes of the first case that failed.
    """

    slug: str
    words: str
    formula: Callable[..., Any] | None = None
    symptom: Callable[[Sequence[Observation]], bool] | None = None
    native: Native = Native(None, None)
    shapes: bool = False


@dataclass(frozen=True)
class Property:
    """What holds for every right answer of a random exercise, and the words if it does not."""

    slug: str
    words: str
    holds: Callable[..., bool]
    native: Native = Native(None, None)


class Case:
    """One set of inputs on which an answer is tried.

    arguments: by name, in the order in which they are passed. gradient: False where no gradient
    is asked (a kink, an overflow). Other keywords go to the probe: `inputs`, `parameters`,
    `weights`, `keywords`, `training`, `sizes` (model), `steps`, `attributes` (script), `times`
    (repeat), `numpy` (arguments that stay NumPy arrays), `pairs` (arguments that arrive as a tuple
    and not as a list), `observe` (arguments that are models or scripted objects: the value becomes
    [value, their weights or what they were given, …]),
    `judged_by="properties"` (no oracle for this case). `told` is how a message to the student
    describes the case, where its arguments alone would not.
    """

    def __init__(
        self, arguments: Mapping[str, Any], *, gradient: bool = True, **options: Any
    ) -> None:
        self.arguments: dict[str, Any] = dict(arguments)
        self.gradient = gradient
        self.options: dict[str, Any] = options

    def rounded(self, dtype: str) -> Case:
        """The case with every float rounded to `dtype`, so that all sides see the same numbers."""
        return Case(
            round_floats(self.arguments, dtype),
            gradient=self.gradient,
            **round_floats(self.options, dtype),
        )

    def parts(self) -> list[str]:
        """Where in the value a mistake is, in words, if the value has parts of different kinds."""
        if "steps" in self.options:
            calls = [method for method, *_ in self.options["steps"]]
            numbers = [calls[:place].count(name) + 1 for place, name in enumerate(calls)]
            returned = [f"at call {n} of {c}" for c, n in zip(calls, numbers, strict=True)]
            return returned + [f"in {name}" for name in self.options.get("attributes", ())]
        seen = [f"in what {name} holds at the end:" for name in self.options.get("observe", ())]
        return ["in what you returned:", *seen] if seen else []

    def values(self) -> dict[str, Any]:
        """All that the oracle is given, by name."""
        named = dict(self.arguments)
        for group in ("parameters", "inputs", "keywords"):
            named.update(self.options.get(group, {}))
        if "weights" in self.options:
            named["weights"] = self.options["weights"]
        return named


def round_floats(value: Any, dtype: str) -> Any:
    """Round every float in a tree of values to `dtype`; leave everything else as it is."""
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return value.astype(dtype)
    if isinstance(value, float):
        return float(np.dtype(dtype).type(value))
    if isinstance(value, Named):
        return Named(value.name, round_floats(dict(value.parameters), dtype), value.label)
    if isinstance(value, Mapping):
        return {key: round_floats(item, dtype) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [round_floats(item, dtype) for item in value]
    return value


CaseMaker = Callable[[np.random.Generator], Iterable["Case | Mapping[str, Any]"]]


@dataclass
class Exercise:
    """One TODO, declared once for both frameworks.

    points: whole points for a right answer, 0 for a given one. level: see Level. hints: evidence →
    concept → place → a like example. gradients: arguments or parameters through which autograd
    must flow. detached: the result must not drag a graph along. probe: how an answer is tried.
    dtype: float32, or float64 for exercises about rounding. seconds: how long all cases together
    may take before the answer is ended.
    """

    points: int
    level: Level = "write"
    hints: Sequence[str] = ()
    gradients: tuple[str, ...] = ()
    detached: bool = False
    probe: Literal["call", "repeat", "fold", "script", "model"] = "call"
    dtype: str = "float32"
    seconds: float = 10.0
    name: str = ""
    misconceptions: list[Misconception] = field(default_factory=list)
    properties: list[Property] = field(default_factory=list)
    variants: list[Native] = field(default_factory=list)
    _oracle: Callable[..., Any] | None = None
    _cases: CaseMaker | None = None

    def oracle(self, formula: Formula) -> Formula:
        """Decorate the right answer in NumPy; asks for `framework` if it needs to know it."""
        self._oracle = formula
        return formula

    def cases(self, maker: CaseMaker) -> CaseMaker:
        """Decorate the generator of cases; the first ones small enough to redo by hand."""
        self._cases = maker
        return maker

    def misconception(self, slug: str, words: str) -> Callable[[Formula], Formula]:
        """Decorate a wrong formula; `words` name the mistake without giving the answer."""

        def add(formula: Formula) -> Formula:
            self.misconceptions.append(Misconception(slug, words, formula=formula))
            return formula

        return add

    def symptom(
        self,
        slug: str,
        words: str,
        *,
        torch: str | None = None,
        tensorflow: str | None = None,
        shapes: bool = False,
    ) -> Callable[[Callable[[Sequence[Observation]], bool]], Any]:
        """Decorate a predicate on observations; the native code is the wrong answer it shows.

        shapes: tell the shapes of the first case that failed, too.
        """

        def add(predicate: Callable[[Sequence[Observation]], bool]) -> Any:
            native = Native(torch, tensorflow)
            found = Misconception(slug, words, symptom=predicate, native=native, shapes=shapes)
            self.misconceptions.append(found)
            return predicate

        return add

    def wrong(self, slug: str, *, torch: str | None = None, tensorflow: str | None = None) -> None:
        """Native code that the judge itself must name `slug` (argument_changed, graph_kept, …)."""
        self.misconceptions.append(Misconception(slug, "", native=Native(torch, tensorflow)))

    def property(
        self, slug: str, words: str, *, torch: str | None = None, tensorflow: str | None = None
    ) -> Callable[[Callable[..., bool]], Callable[..., bool]]:
        """Decorate what must hold: `holds(value, **arguments)`; the native code breaks it."""

        def add(holds: Callable[..., bool]) -> Callable[..., bool]:
            self.properties.append(Property(slug, words, holds, Native(torch, tensorflow)))
            return holds

        return add

    def variant(
        self, both: str | None = None, *, torch: str | None = None, tensorflow: str | None = None
    ) -> None:
        """A right answer written another way, in each framework (`both`: the same text)."""
        self.variants.append(Native(torch or both, tensorflow or both))

    def draw(self, seed: int) -> list[Case]:
        """The cases for a seed, rounded. The same seed gives the same cases."""
        assert self._cases is not None, f"{self.name} declares no cases"
        rng = np.random.default_rng([seed, *self.name.encode()])
        made = (c if isinstance(c, Case) else Case(c) for c in self._cases(rng))
        return [case.rounded(self.dtype) for case in made]

    def formula(self) -> Callable[..., Any] | None:
        """The oracle as declared; None for an exercise that is judged by properties."""
        return self._oracle


def failed(seen: Sequence[Observation], *parts: str) -> bool:
    """For symptoms: whether the first failure's message holds one of `parts`."""
    message = next((o.failure.message for o in seen if o.failure), "")
    return any(part in message for part in parts)


def wants_framework(formula: Callable[..., Any]) -> bool:
    """Whether a formula asks which framework it answers for."""
    return "framework" in inspect.signature(formula).parameters


@dataclass(frozen=True)
class Difference:
    """One row of *where the two frameworks differ*, and code that proves each half of it.

    The proofs are run by the tests in their framework; each must leave `holds` True.
    """

    topic: str
    torch: str
    tensorflow: str
    torch_proof: str
    tensorflow_proof: str


@dataclass(frozen=True)
class Lesson:
    """The exercises of one lesson, its table of differences and its rows of symptom → cause."""

    name: str
    exercises: Mapping[str, Exercise]
    differences: Sequence[Difference]
    symptoms: Sequence[tuple[str, str]]

    @property
    def points(self) -> int:
        """The most points that the lesson can give."""
        return sum(exercise.points for exercise in self.exercises.values())

    def __iter__(self) -> Iterator[Exercise]:
        return iter(self.exercises.values())
