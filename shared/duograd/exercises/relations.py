"""What a wrong answer that nobody foresaw has to do with the right one: true by construction.

Each relation is tried on all cases together, and told only if it holds in every one of them: first
what names a change, then where the answer is right, last what it lacks.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from duograd.exercises import comparing, places, telling
from duograd.exercises.becoming import Array
from duograd.exercises.between import RULES, Pair, Relation
from duograd.exercises.comparing import Part
from duograd.exercises.declaration import Case, Exercise
from duograd.exercises.formulas import formula
from duograd.exercises.own_numbers import own_line
from duograd.exercises.questions import other_question
from duograd.exercises.telling import ORDINALS
from duograd.exercises.traits import lacks, not_finite

LONGEST = 90  # characters of a case that is told as an example
MOST_PARTS = 4  # of which every order is tried
OF_ALL = ("In the cases tried", "Right in every case", "Yours is right in")  # said of all cases
COMPARED = "In every case in which numbers are compared,"  # others are judged by what must hold
PARTLY = ("is right", "is wrong", "is nearly right")  # so it is not said of every case
Groups = dict[str, list[Pair]]


def relation(
    exercise: Exercise, framework: str, pairs: Sequence[Pair], *, are_all: bool = True
) -> str:
    """One sentence that is true of these answers in every case, or nothing.

    are_all: whether these are all cases; where an answer is right is told of all or not at all.
    """
    found = (told for told in _tried(exercise, framework, pairs) if told)
    told = next((told for told in found if are_all or not told.startswith(OF_ALL)), "")
    return told if are_all else told.replace("In every case tried", COMPARED)


def gradient_relation(pairs: Sequence[Pair]) -> str:
    """One sentence that is true of these gradients in every case, or nothing."""
    rules = (*RULES, *WHERE, places.on_one_side)
    told = [*itertools.islice(_sentences(rules, "your gradient", pairs), 1)]
    told = told or [f"In every case tried {lack}." for lack in _told((not_finite, lacks), pairs)]
    return told[0].replace("the answer", "the right gradient") if told else ""


def in_which(
    cases: Sequence[tuple[Case, bool]], told: str, *, example: bool = False, also: str = ""
) -> str:
    """In which of the cases it is so, if not in all: `It fails`, say; also: what else is to say."""
    marked = np.array([is_so for _, is_so in cases])
    if marked.all():
        return ""
    kind = places.kind_of([Pair(case, None, None) for case, _ in cases], marked) or ""
    kind = kind.replace(places.ONE_CASE, "")  # their number is told
    kind = kind.replace("except where", ": where").replace("only where", ", not where")
    if example and not kind:
        kind = _example([case for case, is_so in cases if is_so])
    return f"{told} in {marked.sum()} of {len(marked)} cases{kind}{also}."


def _tried(exercise: Exercise, framework: str, pairs: Sequence[Pair]) -> Iterator[str | None]:
    if not pairs:
        return
    yield from (rule(pairs) for rule in WHOLE)
    groups = {} if exercise.probe == "fold" else _groups(pairs)
    wrong = {name: group for name, group in groups.items() if not _are_right(group)}
    one = next(iter(wrong.items())) if len(wrong) == 1 else None
    parts = len(groups) > 1 and not one
    subject, alone = one or ("yours", [] if parts else [_stacked(pair) for pair in pairs])
    yield from _sentences(RULES, subject, alone)
    yield other_question(exercise, framework, pairs)
    yield from _steps(pairs) if exercise.probe == "fold" else ()
    yield from _part_by_part(groups, wrong) if parts else ()
    yield from _sentences(WHERE, subject, alone)
    yield _tried_cases("yours", places.only_when(pairs))
    yield from _sentences((formula, places.only_up_to, places.one_way), subject, alone)
    yield _tried_cases("yours", places.only_among(pairs))
    yield _right_parts(groups, wrong)
    traits = (not_finite,) if exercise.probe == "fold" else (not_finite, lacks)
    yield from (f"In every case tried {told}." for told in _told(traits, alone))
    yield _some_cases(pairs)
    yield from _sentences((places.on_one_side,), subject, alone)
    if exercise.probe == "fold" and all(map(_begins_wrong, pairs)):
        yield "In every case tried your first step is wrong already."
    yield _some_cases(pairs, always=True)


def _sentences(rules: Sequence[Relation], subject: str, pairs: Sequence[Pair]) -> Iterator[str]:
    for told in _told(rules, pairs):
        yield _tried_cases(subject, told) or ""


def _tried_cases(subject: str, told: str | None) -> str | None:
    """A sentence of the cases that were tried: nothing is said of others."""
    partly = told and (told.startswith(PARTLY) or "somewhere" in told)
    where = "In the cases tried," if partly else "In every case tried"
    return f"{where} {subject} {told}." if told else None


def _part_by_part(groups: Groups, wrong: Groups) -> Iterator[str | None]:
    """Where several parts are wrong: what holds of each, or of the first; which are right."""
    rules = (*RULES, own_line, places.begins_right)
    found = {name: next(_told(rules, group), None) for name, group in wrong.items()}
    if len(wrong) == len(groups) > 1 and len(set(found.values())) == 1:
        yield _tried_cases("each of your values", next(iter(found.values())))
    for name, told in found.items():
        yield _tried_cases(name, told)


def _told(rules: Sequence[Relation], pairs: Sequence[Pair]) -> Iterator[str]:
    numeric = all(map(_is_numeric, pairs)) and not _are_right(pairs)
    pairs = sorted(pairs, key=places.is_right)  # where it is wrong, most relations fail at once
    for rule in rules if numeric else ():
        try:
            told = rule(pairs)
        except (ValueError, TypeError, IndexError):  # shapes that do not fit: not this relation
            continue
        if told:
            yield told


def _is_numeric(pair: Pair) -> bool:
    values = (pair.given, pair.expected)
    return all(_is_flat(value) and np.asarray(value).dtype.kind in "biuf" for value in values)


WHERE: tuple[Relation, ...] = (
    places.nearly,
    own_line,
    places.only_where,
    places.begins_right,
    places.only_when,
    places.columns_right,
)


def _some_cases(pairs: Sequence[Pair], *, always: bool = False) -> str | None:
    """Right in some cases, with one of them as an example; always: without one, if need be."""
    right = [pair.case for pair in pairs if places.is_right(pair)]
    told = _example(right)
    words = f"Yours is right in {len(right)} of {len(pairs)} cases{told}."
    return words if told or (always and right) else None


def _example(cases: Sequence[Case]) -> str:
    """One of these cases that is not too long to tell, or nothing."""
    told = (telling.inputs(case) for case in cases)
    return next((f", as for {one}" for one in told if len(one) < LONGEST), "")


# Values of several parts


def _exchanged(pairs: Sequence[Pair]) -> str | None:
    """The right values in another order, the same in every case."""
    counts = {len(p.expected) for p in pairs} if all(map(_fits, pairs)) else set()
    if len(counts) != 1 or not 2 <= max(counts) <= MOST_PARTS:
        return None
    for order in itertools.permutations(range(max(counts))):
        if all(comparing.same([p.given[i] for i in order], list(p.expected)) for p in pairs):
            return f"In every case tried your {max(counts)} values are right, in the wrong order."
    return None


def _one_of_them(pairs: Sequence[Pair]) -> str | None:
    """One of the values that are asked came alone, in every case."""
    several = [p for p in pairs if isinstance(p.expected, (list, tuple)) and _is_flat(p.given)]
    counts = {len(p.expected) for p in several}
    if len(counts) != 1 or len(several) < len(pairs):
        return None
    (count,) = counts
    for place in range(min(count, len(ORDINALS))):
        if all(comparing.same(p.given, p.expected[place]) for p in pairs):
            return f"Yours is the {ORDINALS[place]} of the {count} values that are asked, alone."
    return None


def _too_many(pairs: Sequence[Pair]) -> str | None:
    """The answer is one of the values that came, or the first of them are the answer."""
    several = [p for p in pairs if isinstance(p.given, list) and not _fits(p)]
    counts = {len(p.given) for p in several}
    if len(counts) != 1 or not all(p in several or places.is_right(p) for p in pairs):
        return None
    (count,) = counts
    alike = [p for p in several if _same_shapes(p.given)]
    if alike and all(comparing.same(np.stack(p.given), p.expected) for p in alike):
        return None
    for place in range(min(count, len(ORDINALS))):
        if all(comparing.same(p.given[place], p.expected) for p in several):
            which = f"The {ORDINALS[place]} of your {count} values" if count > 1 else ""
            return f"{which or 'What stands in your list or tuple'} is the answer."
    for few in range(2, count):
        for end, part in (("first", slice(0, few)), ("last", slice(count - few, None))):
            if all(comparing.same(p.given[part], p.expected) for p in several):
                return f"The {end} {few} of your {count} values are the answer."
    return None


def _fits(pair: Pair) -> bool:
    both = (pair.given, pair.expected)
    return all(isinstance(v, (list, tuple)) for v in both) and len(both[0]) == len(both[1])


def _as_text(pairs: Sequence[Pair]) -> str | None:
    if not all(isinstance(p.given, str) and _is_flat(p.expected) for p in pairs):
        return None
    boolean = all(isinstance(p.expected, (bool, np.bool_)) for p in pairs)
    asked = "True or False" if boolean else "a value to calculate with"
    try:
        right = all(comparing.same(float(p.given), np.asarray(p.expected)) for p in pairs)
    except ValueError:
        right = False
    told = "Yours is the right number written as a text" if right else "Yours is a text"
    return f"{told}, where {asked} is asked."


def _in_a_list(pairs: Sequence[Pair]) -> str | None:
    """The right numbers, where a list came in the place of a tensor."""
    right = all(comparing.same(_unlisted(p.given, p.expected), p.expected) for p in pairs)
    return "Your numbers are right, but a list came where a tensor is asked." if right else None


def _unlisted(given: Any, expected: Any) -> Any:
    several = isinstance(expected, (list, tuple))
    holds = isinstance(given, (list, tuple)) and (several or np.ndim(expected) > 0)
    if not holds or len(given) != len(expected):
        return given
    parts = [_unlisted(one, other) for one, other in zip(given, expected, strict=True)]
    return parts if several else np.stack(parts) if _same_shapes(parts) else given


WHOLE: tuple[Relation, ...] = (_exchanged, _one_of_them, _too_many, _as_text, _in_a_list)


def _groups(pairs: Sequence[Pair]) -> Groups:
    """The parts of all values by what they are called; none where they do not fit."""
    groups: Groups = {}
    counts = {len(p.expected) if isinstance(p.expected, (list, tuple)) else 1 for p in pairs}
    for pair in pairs:
        names = _names(pair, counts)
        if not names:
            return {}
        single = not isinstance(pair.expected, (list, tuple))
        given, expected = ([v] if single else v for v in (pair.given, pair.expected))
        for name, one, other in zip(names, given, expected, strict=True):
            groups.setdefault(name, []).append(_stacked(Pair(pair.case, one, other)))
    return groups


def _names(pair: Pair, counts: set[int]) -> list[str]:
    """How the parts of a value are called; no names where what came has not these parts."""
    expected, given = pair.expected, pair.given
    if not isinstance(expected, (list, tuple)):
        return ["your value where one is asked" if len(counts) > 1 else "yours"]
    if not isinstance(given, (list, tuple)) or len(given) != len(expected):
        return []
    if parts := pair.case.parts():
        return [_name(part) for part in parts] if len(parts) == len(given) else []
    if len(counts - {1}) > 1 or not 2 <= len(given) <= len(ORDINALS):
        return []
    several = f"values where {len(given)} are asked" if 1 in counts else f"{len(given)} values"
    return [f"the {ORDINALS[i]} of your {several}" for i in range(len(given))]


def _name(part: Part) -> str:
    if part.returned:
        call = part.words.removeprefix("at ") if part.words.startswith("at call") else ""
        method = call.rpartition(" of ")[2]  # or a number, where one thing is called again
        return f"what {(call if method.isdigit() else method) or 'your function'} returns"
    return part.words.removeprefix("in ").removesuffix(":")


def _steps(pairs: Sequence[Pair]) -> Iterator[str]:
    """Of a path that an optimizer goes: how its steps, or the first of them, are wrong."""
    if not all(_fits(p) and _same_shapes(p.given) for p in pairs):
        return
    steps = [Pair(p.case, _ways(p.given, p.case), _ways(p.expected, p.case)) for p in pairs]
    first = [Pair(p.case, p.given[0], p.expected[0]) for p in steps]
    if _are_right(first):
        some = "in some " if any(map(places.is_right, pairs)) else ""
        yield f"In every case tried your first step is right, and {some}a later one is not."
    told = [*_sentences((*RULES, own_line), "each of your steps", steps)]
    told += [*_sentences((*RULES, own_line, formula, places.only_when), "your first step", first)]
    told += [words.replace("large", "long").replace("small", "short") for words in _lengths(first)]
    yield from (words.replace("the answer", "the right one") for words in told)


def _begins_wrong(pair: Pair) -> bool:
    return _fits(pair) and not comparing.same(pair.given[0], pair.expected[0])


def _lengths(steps: Sequence[Pair]) -> Iterator[str]:
    lengths = [Pair(p.case, *map(np.abs, p.arrays)) for p in steps]
    return _sentences((places.on_one_side,), "your first step", lengths)


def _ways(path: Sequence[Any], case: Case) -> Array:
    """How far each step of a path goes; the last two places are other ends of its last step."""
    start = np.asarray(next(iter(case.values().values())), "float64")
    places_ = [start * np.ones_like(path[0]), *map(np.asarray, path[:-2])]
    return np.diff(np.stack([np.asarray(place, "float64") for place in places_]), axis=0)


def _right_parts(groups: Groups, wrong: Groups) -> str | None:
    """Which parts are right in every case, and which are not."""
    right = [name for name in groups if name not in wrong]
    if not right or not wrong:
        return None
    return f"Right in every case tried: {_list(right)}. Not right: {_list(list(wrong))}."


def _list(names: Sequence[str]) -> str:
    return telling.listed([name.split(" of your ")[0] for name in names])


def _are_right(pairs: Sequence[Pair]) -> bool:
    return all(map(places.is_right, pairs))


def _stacked(pair: Pair) -> Pair:
    """A list of arrays of one shape as one array."""
    both = []
    for value in (pair.given, pair.expected):
        alike = isinstance(value, (list, tuple)) and _same_shapes(value)
        both.append(np.stack([np.asarray(item) for item in value]) if alike else value)
    return Pair(pair.case, *both)


def _same_shapes(values: Sequence[Any]) -> bool:
    flat = bool(values) and all(map(_is_flat, values))
    return flat and len({np.shape(item) for item in values}) == 1


def _is_flat(value: Any) -> bool:
    return isinstance(value, (bool, int, float, np.ndarray, np.generic))
