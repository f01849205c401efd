"""What in a submission reaches further than any lab does: told to a human, it costs no points.

What is measured beside a student's code, in its own process, can be forged by code that changes
what measures it. No such code is needed for an answer.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator, Mapping, Sequence

from duograd.exercises.labs import cells_of
from duograd.runner.sources import read_source

MODULES = frozenset({"gc", "ctypes", "_ctypes", "_thread", "duograd"})
NAMES = frozenset({
    "settrace", "setprofile", "monitoring", "_getframe", "_current_frames", "currentframe",
    "f_back", "f_globals", "f_locals", "tb_frame", "gi_frame", "cr_frame", "__subclasses__",
    "get_referrers", "get_objects", "__code__",
})  # fmt: skip
RUNS_TEXT = frozenset({"exec", "eval", "compile", "__import__"})


def reaches(lab: str, framework: str, cells: Sequence[Mapping[str, str]]) -> list[str]:
    """The names of such things in the cells that are not as we made them; no code is run."""
    ours = set(cells_of(lab, framework).values())
    theirs = [cell["source"] for cell in cells if cell["source"] not in ours]
    return sorted(frozenset().union(*map(_words, theirs)).difference(*map(_words, ours)))


@functools.lru_cache(maxsize=1024)
def _words(text: str) -> frozenset[str]:
    """The words in a cell; a class has most of its cells from the lab."""
    nodes = (node for statement in read_source(text).body for node in ast.walk(statement))
    return frozenset(word for node in nodes for word in _word(node))


def _word(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if _is_module(alias.name))
    elif isinstance(node, ast.ImportFrom) and _is_module(node.module or ""):
        yield node.module or ""
    elif isinstance(node, ast.Attribute) and node.attr in NAMES:
        yield node.attr
    elif isinstance(node, ast.Name) and node.id in NAMES | RUNS_TEXT:
        yield node.id
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from {node.value} if node.value in NAMES or _is_module(node.value) else ()


def _is_module(name: str) -> bool:
    """Whether it is one of these modules, or one in it; no sentence that begins like it."""
    first, *rest = name.split(".")
    return first in MODULES and all(map(str.isidentifier, rest))
