"""What a submission can read of ours answers no exercise: neither when called, nor as a text.

The rooms that a sandbox shows hold how an answer is tried, data, and what cases name.
"""

import ast
import contextlib
import copy
import inspect
import json
from importlib import import_module

import pytest

from duograd import exercises, frameworks
from duograd.boundary import named
from harness import LESSONS_FOLDER, ROOT, each_exercise, exercise_of, judge_answer, trials_of

PACKAGE = ROOT / "shared" / "duograd"
READABLE = ("boundary", "data", "frameworks", "runner")
CALLED = ("boundary", "data", "frameworks")  # what the runner has starts and ends processes
OF_LESSONS = "<run_path>"  # how Python calls the module of a lesson's own functions
ENOUGH = 4  # operations that make a part of a formula more than a commonplace
OPERATIONS = (ast.BinOp, ast.Call, ast.Compare, ast.Subscript, ast.UnaryOp)


@pytest.fixture(autouse=True)
def a_seed_that_is_a_number():
    """`seed` is one of the functions that are tried; TensorFlow keeps a table that it refuses."""
    yield
    for name in frameworks.NAMES:
        frameworks.load(name).seed(0)


def modules_of():
    """The modules that a submission can import of ours and call, by name."""
    folders = (PACKAGE / room for room in CALLED)
    paths = (path for folder in folders for path in folder.rglob("*.py"))
    parts = (path.relative_to(PACKAGE.parent).with_suffix("").parts for path in paths)
    return sorted(".".join(names).removesuffix(".__init__") for names in parts)


def of_no_parameters(native):
    """The functions that a case can name without any parameter, a lesson's own among them."""
    own = [path.parent.name for path in PACKAGE.glob("lessons/*/named.py")]
    names = [f"{lesson}/{name}" for lesson in own for name in named.functions_of(lesson)]
    for name in [*named.FUNCTIONS, *names]:
        with contextlib.suppress(TypeError):
            yield native.named(name, {}, {})


def within_reach(framework):
    """What a submission can import of ours and call; a framework's own operations are not ours."""
    native = frameworks.load(framework)
    found = [thing for name in modules_of() for thing in vars(import_module(name)).values()]
    found += [getattr(native, name) for name in dir(native)]
    found += of_no_parameters(native)
    return [thing for thing in found if callable(thing) and is_ours(thing)]


def is_ours(thing):
    rooms = tuple(f"duograd.{room}" for room in CALLED)
    return str(getattr(thing, "__module__", "")).startswith((*rooms, OF_LESSONS))


def takes(function, count):
    """Whether a function can be called with so many arguments."""
    try:
        inspect.signature(function).bind(*range(count))
    except (TypeError, ValueError):
        return False
    return True


@pytest.mark.parametrize("framework", frameworks.NAMES)
def test_nothing_of_ours_within_reach_answers_an_exercise_in_its_place(framework):
    functions = within_reach(framework)
    assert len(functions) > 50
    right = [
        (lesson, name, function)
        for lesson, name in each_exercise()
        for function in functions
        if exercise_of(lesson, name).points
        and takes(function, len(trials_of(lesson, name, framework)[0].case.arguments))
        and judge_answer(lesson, name, framework, lambda _, f=function: f).outcome == "right"
    ]
    assert not right


@pytest.mark.parametrize("framework", frameworks.NAMES)
def test_a_function_that_does_answer_an_exercise_is_judged_right(framework):
    tanh = frameworks.load(framework).named("tanh", {}, {})
    assert judge_answer("01_perceptron", "tanh", framework, lambda _: tanh).outcome == "right"


class Nameless(ast.NodeTransformer):
    """Number names in the order in which they come; `weights[2]` is as good as a name."""

    def __init__(self):
        self.names = {}

    def numbered(self, node):
        name = self.names.setdefault(ast.unparse(node), f"name {len(self.names)}")
        return ast.Name(name, ast.Load())

    def visit_Name(self, node):
        return self.numbered(node)

    def visit_Subscript(self, node):
        plain = isinstance(node.value, ast.Name) and isinstance(node.slice, ast.Constant)
        return self.numbered(node) if plain else self.generic_visit(node)


def parts_of(tree):
    """Every part of a tree's formulas that is no commonplace, whatever its names are."""
    for node in ast.walk(tree):
        if isinstance(node, ast.expr):
            part = Nameless().visit(copy.deepcopy(node))
            if sum(isinstance(inner, OPERATIONS) for inner in ast.walk(part)) >= ENOUGH:
                yield ast.dump(part)


def answers():
    """The code of every right answer and of what the exercises declare."""
    for pattern in ("*/lesson.py", "*/exercises/*.py", "*/answers/*.py"):
        yield from (path.read_text(encoding="utf-8") for path in LESSONS_FOLDER.glob(pattern))
    for path in (ROOT / "solutions").glob("*.ipynb"):
        names = exercises.load(path.stem.rpartition("_")[0]).exercises
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        yield from ("".join(cell["source"]) for cell in cells if cell["id"] in names)


@pytest.fixture(scope="module")
def formulas():
    return {part for text in answers() for part in parts_of(ast.parse(text))}


def formulas_in(path, formulas):
    return formulas.intersection(parts_of(ast.parse(path.read_text(encoding="utf-8"))))


def test_no_formula_of_an_answer_stands_in_what_a_submission_can_read(formulas):
    paths = [path for room in READABLE for path in (PACKAGE / room).rglob("*.py")]
    paths += LESSONS_FOLDER.glob("*/named.py")
    assert len(formulas) > 500
    assert len(paths) > 15
    for path in paths:
        assert not formulas_in(path, formulas), path


def test_a_network_trained_by_hand_would_be_found_so(formulas):
    trained = LESSONS_FOLDER / "11_will_i_pass" / "trained.py"
    assert formulas_in(trained, formulas)
