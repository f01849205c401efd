"""Answers of two students that are the same but for names and spacing, beyond chance.

How far beyond is measured by the class itself: an answer that most gave says nothing, one that two
of a hundred gave says much, and more so if it happens in several exercises. It accuses nobody: it
is a list to look at, for the instructor alone.
"""

from __future__ import annotations

import ast
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from duograd.classroom import standing
from duograd.classroom.gradebook import Gradebook
from duograd.classroom.pages import render
from duograd.classroom.records import Submitted
from duograd.classroom.writing import write
from duograd.marking.assembling import answers_to
from duograd.runner.sources import defines, read_source

MOST_SOURCE = 20_000  # characters of an answer that is parsed
MOST_ALIKE = 30  # an answer that more gave is common
MOST_PAIRS = 50
FEWEST = 8  # students; among fewer nothing can be told from chance
SURE = 5.0  # bits: by chance a pair is listed in one class of 32

Place = tuple[str, str, str]


@dataclass(frozen=True)
class Alike:
    """An exercise that two answered alike. alike, of: how many of how many answered so."""

    lab: str
    framework: str
    exercise: str
    alike: int
    of: int
    sources: tuple[str, str]

    @property
    def bits(self) -> float:
        """How surprising it is that the second answered so too."""
        return math.log2(self.of / self.alike)


@dataclass(frozen=True)
class Pair:
    """Two students, and what they answered alike, the rarest first."""

    students: tuple[str, str]
    answers: list[Alike]

    @property
    def bits(self) -> float:
        """How surprising all of it is together."""
        return sum(one.bits for one in self.answers)


def write_equal(gradebook: Gradebook, folder: Path) -> int:
    """Write equal.html if there is something to look at; how many pairs are in it."""
    path, pairs = folder / "equal.html", equal_work(gradebook)
    if pairs:
        known = standing.people(gradebook)
        names = {who: known[who].name for pair in pairs for who in pair.students if who in known}
        shown, more = pairs[:MOST_PAIRS], len(pairs[MOST_PAIRS:])
        write(path, render("equal.html", pairs=shown, more=more, names=names))
    else:
        path.unlink(missing_ok=True)
    return len(pairs)


def equal_work(gradebook: Gradebook) -> list[Pair]:
    """The pairs whose equal answers are more than chance gives, the most surprising first."""
    answers: dict[Place, dict[str, tuple[str, str]]] = defaultdict(dict)
    exercises = defaultdict(list)
    for row in gradebook.exercises():
        if row.max_points:
            exercises[standing.key(row)].append(row.exercise)
    students = set()
    for handed in gradebook.attempts():
        whose = (handed.student, handed.lab, handed.framework)
        if handed.counts and whose in exercises:
            students.add(handed.student)
            for name, source, shape in _answers(handed, exercises[whose]):
                answers[handed.lab, handed.framework, name][handed.student] = (source, shape)
    return _beyond_chance(answers, len(students))


def _answers(handed: Submitted, names: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """(exercise, source, shape) of what was answered and can be read."""
    for name in names:
        places = answers_to(handed.cells, name)
        source = handed.cells[places[0]]["source"] if places else ""
        if defines(read_source(source), name) > 1 and (shape := shape_of(source)):
            yield name, source, shape


def _beyond_chance(
    answers: Mapping[Place, Mapping[str, tuple[str, str]]], students: int
) -> list[Pair]:
    """The pairs above what the pairs of a class reach by chance, by Markov's inequality."""
    if students < FEWEST:
        return []
    groups = {place: _groups(given) for place, given in answers.items()}
    chance = {place: _by_chance(groups[place], len(given)) for place, given in answers.items()}
    limit = math.log2(students * (students - 1) / 2) + SURE
    pairs = []
    for who, same in _alike(answers, groups).items():
        pair = Pair(who, sorted(same, key=lambda one: -one.bits))
        both = (place for place, given in answers.items() if given.keys() >= set(who))
        if pair.bits >= limit + sum(chance[place] for place in both):
            pairs.append(pair)
    return sorted(pairs, key=lambda one: -one.bits)


def _alike(
    answers: Mapping[Place, Mapping[str, tuple[str, str]]],
    groups: Mapping[Place, Sequence[Sequence[str]]],
) -> dict[tuple[str, str], list[Alike]]:
    """By two students, what they answered alike."""
    found: dict[tuple[str, str], list[Alike]] = defaultdict(list)
    for place, given in answers.items():
        for group in groups[place]:
            for one, other in combinations(group, 2):
                sources = (given[one][0], given[other][0])
                found[one, other].append(Alike(*place, len(group), len(given), sources))
    return found


def _groups(given: Mapping[str, tuple[str, str]]) -> list[list[str]]:
    """Those who answered an exercise alike, but for answers that many gave."""
    by_shape: dict[str, list[str]] = defaultdict(list)
    for student, (_, shape) in sorted(given.items()):
        by_shape[shape].append(student)
    return [group for group in by_shape.values() if 1 < len(group) <= MOST_ALIKE]


def _by_chance(groups: Sequence[Sequence[str]], count: int) -> float:
    """The bits that two of these answers give, drawn at random: log2 of the mean of 2 to them."""
    every = count * (count - 1)
    extra = sum(len(g) * (len(g) - 1) / every * (count / len(g) - 1) for g in groups)
    return math.log2(1 + extra)


def shape_of(source: str) -> str:
    """What is left of an answer without names of its own, comments, docstrings and spacing.

    Empty for what cannot be read.
    """
    if len(source) > MOST_SOURCE:
        return ""
    try:
        tree = ast.parse(source)
        bound = {name for node in ast.walk(tree) for name in _bound(node)}
        return ast.dump(_Plain(bound).visit(tree))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""


def _bound(node: ast.AST) -> list[str]:
    """The names that a node gives to something."""
    if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
        return [node.id]
    if isinstance(node, ast.arg):
        return [node.arg]
    return [node.name] if isinstance(node, (ast.FunctionDef, ast.ClassDef)) else []


class _Plain(ast.NodeTransformer):
    """Gives names in the order in which they come, and drops what is only said."""

    def __init__(self, bound: set[str]) -> None:
        self.bound, self.names = bound, dict[str, str]()

    def _new(self, name: str) -> str:
        return self.names.setdefault(name, f"v{len(self.names)}") if name in self.bound else name

    def visit_Name(self, node: ast.Name) -> ast.AST:
        """A name of the student's own becomes one of ours."""
        return ast.Name(self._new(node.id), node.ctx)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """So does a function's, whatever it is said to return."""
        node.name, node.returns = self._new(node.name), None
        return self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        """An argument too; what it is said to be is dropped."""
        return ast.arg(self._new(node.arg))

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        """A text that stands alone is a docstring, or no more than that."""
        is_text = isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        return None if is_text else self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST | None:
        """`x: float = 1` is `x = 1`."""
        if node.value is None:
            return None
        return self.generic_visit(ast.Assign([node.target], node.value, lineno=0))
