"""What an exercise is: its oracle, its cases, and the wrong answers it knows by name.

Everything about one answer stands together, in plain NumPy. Nothing here imports a framework:
right and wrong answers in native code stand in the lesson's `answers/`, where only tests read them.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypedDict, TypeVar, Unpack

import numpy as np

from duograd.boundary.wire import Named, Observation
from duograd.exercises.comparing import Part

Level = Literal["given", "complete", "write"]
Thing = TypeVar("Thing", bound=Callable[..., Any])


Telltale = Callable[[Sequence[Observation]], bool]


@dataclass(frozen=True)
class Misconception:
    """A known wrong answer and what to say to the student who gives it.

    Shown by a `formula` (NumPy, in the oracle's place) whose numbers the student's match in every
    case, or by a `telltale`, a predicate on the observations.
    shapes: whether the words are followed by the shapes of the first case that failed.
    """

    slug: str
    words: str
    formula: Callable[..., Any] | None = None
    telltale: Telltale | None = None
    shapes: bool = False


@dataclass(frozen=True)
class Property:
    """What holds for every right answer of a random exercise, and the words if it does not."""

    slug: str
    words: str
    holds: Callable[..., bool]


class Options(TypedDict, total=False):
    """What a case may say besides its arguments.

    inputs, parameters, weights, keywords, before, training, sizes, twice, straight, pictures,
    through: for `model`: what it is called on, by name; parameters to set by name; the arrays of
    its layers, in order; keywords of the call; what is other in a call before it (inputs, keywords,
    `training`); the mode; whether the sizes of its parameters belong to the answer (`all` where
    they need not learn, and where the names of its classes do, too; `reached` where a −1 stands
    before each that no gradient of the model's answers reaches); whether a second model is made,
    which must share none with the first, and which of its arguments are other ones; whether it is
    noted (`bent`) that no parameter moves the answers in a straight line; whether what goes in and
    comes out as [n, h, w, c] is laid out there as the framework's own layers want it; the names of
    its parts that are called, one on what the other gave, in its place.
    steps, attributes, another: for `script`: the calls [method, argument, …], what is read at the
    end, and the arguments of a second object, if they are other ones.
    times: for `repeat`, and for `model` how often that is called. variables: arguments that
    require a gradient, in TensorFlow each a `tf.Variable`. numpy: arguments that stay NumPy arrays.
    operations: the value becomes [value, the names of the framework's operations that ran].
    pairs: arguments that arrive as a tuple and not as a list; a list of lists as one of tuples.
    observe: arguments that are models or
    scripted objects; the value becomes [value, their weights or what they were given, …].
    unrecorded: whether nothing is recorded for gradients meanwhile, as inside `torch.no_grad()`.
    judged_by: `properties` where this case has no oracle. may_fail: for the last cases: who fails
    there loses nothing, only what comes back is looked at. told: how a message to the student
    describes the case, where its arguments alone would not.
    """

    inputs: Mapping[str, Any]
    parameters: Mapping[str, Any]
    weights: Sequence[Sequence[Any]]
    keywords: Mapping[str, Any]
    before: Mapping[str, Any]
    training: bool | None
    sizes: bool | Literal["all", "reached"]
    twice: bool | Mapping[str, Any]
    straight: bool
    pictures: bool
    through: Sequence[str]
    steps: Sequence[Sequence[Any]]
    attributes: Sequence[str]
    another: Mapping[str, Any]
    times: int
    variables: Sequence[str]
    numpy: Sequence[str]
    operations: bool
    pairs: Sequence[str]
    observe: Sequence[str]
    unrecorded: bool
    judged_by: Literal["properties"]
    may_fail: bool
    told: str


class Case:
    """One set of inputs on which an answer is tried.

    arguments: by name, in the order in which they are passed. gradient: False where no gradient
    is asked (a kink, an overflow). options: see Options; any other raises TypeError.
    """

    def __init__(
        self, arguments: Mapping[str, Any], *, gradient: bool = True, **options: Unpack[Options]
    ) -> None:
        known = Options.__annotations__
        for name in options:
            if name not in known:
                names = ", ".join(["gradient", *known])
                raise TypeError(f"a case has no option {name!r}: it is one of {names}")
        self.arguments: dict[str, Any] = dict(arguments)
        self.gradient = gradient
        self.options: dict[str, Any] = dict(options)

    def rounded(self, dtype: str) -> Case:
        """The case with every float rounded to `dtype`, so that all sides see the same numbers."""
        return Case(
            round_floats(self.arguments, dtype),
            gradient=self.gradient,
            **round_floats(self.options, dtype),
        )

    def parts(self) -> list[Part]:
        """Where in the value a mistake is, if the value has parts of different kinds."""
        if "steps" in self.options:
            calls = [method for method, *_ in self.options["steps"]]
            numbers = [calls[:place].count(name) + 1 for place, name in enumerate(calls)]
            places = zip(calls, numbers, strict=True)
            returned = [Part(f"at call {n} of {call}", returned=True) for call, n in places]
            attributes = self.options.get("attributes", ())
            return returned + [Part(f"in {name}", name=name) for name in attributes]
        if times := self.options.get("times"):
            return [Part(f"at call {n + 1} of {times}", returned=True) for n in range(times)]
        seen = self.options.get("observe", ())
        looks = [Part(f"in what {name} holds at the end:", name=name) for name in seen]
        return [Part("in what you returned:", returned=True), *looks] if looks else []

    def values(self) -> dict[str, Any]:
        """All that the oracle is given, by name."""
        named = dict(self.arguments)
        for group in ("parameters", "inputs", "keywords"):
            named.update(self.options.get(group, {}))
        if "weights" in self.options:
            named["weights"] = self.options["weights"]
        return named


def round_floats(value: Any, dtype: str) -> Any:
    """Round what becomes a tensor, and NumPy's numbers, to `dtype`; leave all else as it is.

    A plain 0.6 stays 0.6, for the student is told so.
    """
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return value.astype(dtype)
    if isinstance(value, float):  # each a new object: a NaN is not `np.nan` itself
        return float(np.dtype(dtype).type(value)) if isinstance(value, np.floating) else 1.0 * value
    if isinstance(value, Named):
        return Named(value.name, round_floats(dict(value.parameters), dtype), value.label)
    if isinstance(value, Mapping):
        return {key: round_floats(item, dtype) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [round_floats(item, dtype) for item in value]
    return value


CaseMaker = Callable[[np.random.Generator], Iterable["Case | Mapping[str, Any]"]]


def told(thing: Any) -> str:
    """The words that a function or class tells a student: its docstring, on one line."""
    return " ".join((inspect.getdoc(thing) or "").split())


@dataclass(eq=False)
class Exercise:
    """One TODO, declared once for both frameworks. Its name is that of the file it stands in.

    points: whole points for a right answer, 0 for a given one. level: see Level. hints: evidence →
    concept → place → a like example. gradients: arguments or parameters through which autograd
    must flow. detached: the result must not drag a graph along. without_autograd: autograd must
    not be asked for it. probe: how an answer is tried. dtype: float32, or float64 for exercises
    about rounding. seconds: how long all cases together may take before the answer is ended.

    A mistake is a function (or class): its name is the slug, its docstring is what the student
    reads. Where one text serves several, `words` gives it; where a loop makes them, `slug` too.
    """

    points: int
    level: Level = "write"
    hints: Sequence[str] = ()
    gradients: tuple[str, ...] = ()
    detached: bool = False
    without_autograd: bool = False
    probe: Literal["call", "repeat", "fold", "script", "model", "entry"] = "call"
    dtype: str = "float32"
    seconds: float = 10.0
    name: str = ""
    misconceptions: list[Misconception] = field(default_factory=list)
    properties: list[Property] = field(default_factory=list)
    slope_formula: Callable[..., Mapping[str, np.ndarray]] | None = None
    _oracle: Callable[..., Any] | None = None
    _cases: CaseMaker | None = None

    def oracle(self, formula: Thing) -> Thing:
        """Decorate the right answer in NumPy; asks for `framework` if it needs to know it."""
        self._oracle = formula
        return formula

    def slopes(self, formula: Thing) -> Thing:
        """Decorate the gradients, by name, that belong to what a random answer gave.

        They are a function of the value, of `upstream`, which weighs its numbers, and of the
        arguments; the oracle's answer then has the shape of the value.
        """
        self.slope_formula = formula
        return formula

    def cases(self, maker: CaseMaker) -> CaseMaker:
        """Decorate the generator of cases; the first ones small enough to redo by hand."""
        self._cases = maker
        return maker

    def mistake(
        self, formula: Any = None, named: Any = None, *, slug: str = "", words: str = ""
    ) -> Any:
        """Decorate a wrong formula; its words name the mistake without giving the answer.

        named: what has the name and the docstring, if that is not the formula itself.
        """

        def add(formula: Any) -> Any:
            slug_, words_ = _named(named or formula, slug, words)
            self.misconceptions.append(Misconception(slug_, words_, formula=formula))
            return named or formula

        return add if formula is None else add(formula)

    def given_else(self, changed: Any = None, *, slug: str = "", words: str = "") -> Any:
        """Decorate what the right answer was given instead: `changed` asks for some arguments.

        It returns the ones that are other; all the rest are as they should be.
        """

        def add(changed: Any) -> Any:
            self.mistake(self._given(changed), changed, slug=slug, words=words)
            return changed

        return add if changed is None else add(changed)

    def _given(self, changed: Callable[..., Any]) -> Callable[..., Any]:
        """The oracle, asked with the arguments that `changed` changes."""
        oracle = self._oracle
        assert oracle is not None, "declare the oracle above what is given else"
        signature, asked = inspect.signature(oracle), inspect.signature(changed).parameters

        def formula(*given: Any, **named: Any) -> Any:
            values = signature.bind(*given, **named).arguments
            return oracle(**{**values, **changed(**{name: values[name] for name in asked})})

        formula.__signature__ = signature  # type: ignore[attr-defined]
        return formula

    def telltale(
        self, predicate: Any = None, *, slug: str = "", words: str = "", shapes: bool = False
    ) -> Any:
        """Decorate a predicate on the observations that only one mistake can make true.

        shapes: tell the shapes of the first case that failed, too.
        """

        def add(predicate: Any) -> Any:
            slug_, words_ = _named(predicate, slug, words)
            known = Misconception(slug_, words_, telltale=predicate, shapes=shapes)
            self.misconceptions.append(known)
            return predicate

        return add if predicate is None else add(predicate)

    def property(self, holds: Any = None, *, slug: str = "", words: str = "") -> Any:
        """Decorate what must hold: `holds(value, **arguments)`."""

        def add(holds: Any) -> Any:
            self.properties.append(Property(*_named(holds, slug, words), holds))
            return holds

        return add if holds is None else add(holds)

    def draw(self, seed: int) -> list[Case]:
        """The cases for a seed, rounded. The same seed gives the same cases."""
        assert self._cases is not None, f"{self.name} declares no cases"
        rng = np.random.default_rng([seed, *self.name.encode()])
        made = (c if isinstance(c, Case) else Case(c) for c in self._cases(rng))
        return [case.rounded(self.dtype) for case in made]

    def formula(self) -> Callable[..., Any] | None:
        """The oracle as declared; None for an exercise that is judged by properties."""
        return self._oracle


def _named(thing: Any, slug: str, words: str) -> tuple[str, str]:
    """The slug and the words of a mistake: what is given, else its own name and docstring."""
    slug, words = slug or thing.__name__, words or told(thing)
    if not words:
        raise TypeError(f"the mistake {slug!r} has no words: give it a docstring")
    return slug, words


@functools.cache
def wants_framework(formula: Callable[..., Any]) -> bool:
    """Whether a formula asks which framework it answers for."""
    return "framework" in inspect.signature(formula).parameters


@dataclass(frozen=True)
class Difference:
    """One row of *where the two frameworks differ*.

    The lesson's `answers/differences_torch.py` and `…_tensorflow.py` prove each half of it.
    """

    topic: str
    torch: str
    tensorflow: str


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
