"""The rooms of the package import in one direction only, and functions stay short."""

import ast
import statistics

import pytest

from harness import ROOT

PACKAGE = ROOT / "shared" / "duograd"
MODULES = sorted(PACKAGE.rglob("*.py"))
BASE = {"wire", "programs", "data", "scripted"}
MAY_IMPORT = {
    "frameworks": BASE,
    "runner": {"frameworks", *BASE},
    "exercises": BASE,
    "notebook": {"exercises", "runner", "frameworks", *BASE},
    "authoring": {"exercises", "runner", "frameworks", *BASE},
    "grading": {"exercises", "runner", "frameworks", *BASE},
    "student": {"notebook", "grading", "exercises", "runner", "frameworks", *BASE},
}


def room_of(module):
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(module):
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_imported(module):
    found = {name.split(".")[1] for name in imports_of(module) if name.startswith("duograd.")}
    return {name for name in found if name in MAY_IMPORT or name in BASE}


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_a_room_imports_only_the_rooms_below_it(module):
    room = room_of(module)
    if room in MAY_IMPORT:
        assert rooms_imported(module) <= MAY_IMPORT[room] | {room}
    elif room in BASE:
        assert rooms_imported(module) <= BASE


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_only_the_frameworks_room_imports_a_framework(module):
    if room_of(module) != "frameworks":
        top = {name.split(".")[0] for name in imports_of(module)}
        assert not top & {"torch", "tensorflow", "keras"}


def test_functions_are_short():
    lengths = []
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                lengths.append(node.end_lineno - node.lineno + 1)
    assert statistics.median(lengths) <= 10
    assert sum(n <= 30 for n in lengths) >= 0.9 * len(lengths)


def test_nothing_that_crosses_is_ever_unpickled():
    for module in MODULES:
        text = module.read_text(encoding="utf-8")
        assert "pickle" not in text.replace("allow_pickle=False", ""), module
