"""The rooms of the package import in one direction only, and functions stay short."""

import ast
import statistics

import pytest

from harness import ROOT

PACKAGE = ROOT / "shared" / "duograd"
APART = {"answers", "template"}  # read as text, and what a lesson begins as
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if not APART & set(path.parts))
INSIDE = {"boundary", "frameworks", "runner", "exercises", "data"}
# A room, and the rooms that it may import besides itself.
ROOMS = {
    "boundary": set(),
    "data": set(),
    "frameworks": {"boundary"},
    "runner": {"boundary", "frameworks"},
    "exercises": {"boundary"},
    "notebook": INSIDE,
    "pictures": {*INSIDE, "notebook"},
    "lessons": {"boundary", "data", "exercises", "pictures"},
    "marking": INSIDE,
    "authoring": {*INSIDE, "marking"},
    "classroom": {*INSIDE, "marking"},
    "student": {*INSIDE, "marking", "notebook"},
    "cli": {*INSIDE, "marking", "notebook", "authoring", "classroom", "student"},
}
OUTSIDE = {"__init__.py", "__main__.py"}  # the package's own two files stand in no room


def parts_of(module):
    return module.relative_to(PACKAGE).parts


def absolute(module, node):
    """What an import names, written without leading dots."""
    if not node.level:
        return node.module
    package = ("duograd", *parts_of(module)[:-1])
    return ".".join([*package[: len(package) - node.level + 1], *filter(None, [node.module])])


def imports_of(module):
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            name = absolute(module, node)
            yield name
            yield from (f"{name}.{alias.name}" for alias in node.names)


def rooms_imported(module):
    names = (name.split(".") for name in imports_of(module))
    return {name[1] for name in names if name[0] == "duograd" and len(name) > 1 and name[1]}


def ids(module):
    return str(module.relative_to(PACKAGE))


@pytest.mark.parametrize("module", MODULES, ids=ids)
def test_every_module_stands_in_a_room_that_imports_only_the_rooms_below_it(module):
    room, *inner = parts_of(module)
    if not inner:
        assert room in OUTSIDE, f"{room} stands in no room"
        return
    assert room in ROOMS, f"{room} is a room that this test does not know"
    assert rooms_imported(module) & set(ROOMS) <= ROOMS[room] | {room}


def test_relative_imports_are_seen_too():
    lesson = PACKAGE / "lessons" / "08_optimizers" / "exercises" / "adam_step.py"
    climbing = ast.parse("from ....marking import judging").body[0]
    assert absolute(lesson, climbing) == "duograd.marking"
    beside = ast.parse("from . import steps").body[0]
    assert absolute(lesson, beside) == "duograd.lessons.08_optimizers.exercises"


@pytest.mark.parametrize("module", MODULES, ids=ids)
def test_no_module_imports_a_lesson_by_name_but_the_lesson_itself(module):
    room, lesson, *_ = (*parts_of(module), "")
    lessons = {name.split(".")[2] for name in imports_of(module) if is_in_a_lesson(name)}
    assert lessons <= ({lesson} if room == "lessons" else set())


def is_in_a_lesson(name):
    return name.startswith("duograd.lessons.") and name.split(".")[2][:1].isdigit()


@pytest.mark.parametrize("module", MODULES, ids=ids)
def test_nobody_imports_answers(module):
    assert not any(
        "answers" in name.split(".") for name in filter(is_in_a_lesson, imports_of(module))
    )


@pytest.mark.parametrize("module", MODULES, ids=ids)
def test_only_the_frameworks_room_imports_a_framework(module):
    made_by_hand = module.name == "trained.py"  # an author ran it once, to make what is shipped
    if parts_of(module)[0] != "frameworks" and not made_by_hand:
        top = {name.split(".")[0] for name in imports_of(module)}
        assert not top & {"torch", "tensorflow", "keras"}


def test_functions_are_short():
    lengths = []
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                lengths.append(node.end_lineno - node.lineno + 1)
    assert statistics.median(lengths) <= 7
    assert sum(n <= 17 for n in lengths) >= 0.9 * len(lengths)


@pytest.mark.parametrize("module", MODULES, ids=ids)
def test_a_file_is_read_in_a_sitting(module):
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 350


def test_nothing_that_crosses_is_ever_unpickled():
    for module in MODULES:
        text = module.read_text(encoding="utf-8")
        assert "pickle" not in text.replace("allow_pickle=False", ""), module
