"""Code that reaches further than an answer needs is listed for a human, and costs nothing."""

import pytest

from duograd.classroom.grade import Threads, grade_all
from duograd.classroom.gradebook import Gradebook
from duograd.classroom.report import reaching, write_report
from duograd.classroom.taking_in import read_in
from duograd.marking.marker import Marker, Settings
from duograd.marking.reaching import reaches
from duograd.marking.submission import read_notebook
from grading import DESCENT, hand_in, solved, with_answer
from harness import ROOT

STEP = "def gradient_step(w, slope, learning_rate):\n    {}\n    return w - learning_rate * slope\n"
REACHING = {
    "import gc": "gc",
    "import ctypes as c": "ctypes",
    "from ctypes import util": "ctypes",
    "import duograd.runner.probes": "duograd.runner.probes",
    "from duograd.boundary import wire": "duograd.boundary",
    "import sys; sys.settrace(None)": "settrace",
    "import sys; sys._getframe(1)": "_getframe",
    "import inspect; inspect.currentframe()": "currentframe",
    "__import__('g' + 'c')": "__import__",
    "import importlib; importlib.import_module('gc')": "gc",
    "object.__subclasses__()": "__subclasses__",
    "exec('x = 1')": "exec",
    "getattr(w, 'f_back', None)": "f_back",
}
HIDDEN = """
from duograd.runner import probes
probes._Attempt.after = lambda self: dict(self.request.arguments)


def gradient_step(w, slope, learning_rate):
    w -= learning_rate * slope
    return w.clone()
"""
PLAIN = ["w.eval() if False else None", "'gc is the garbage collector'", "import math", "pass"]


def found(line):
    data = with_answer("gradient_step", STEP.format(line)).encode()
    notebook = read_notebook(data, "lab.ipynb")
    return reaches(notebook.lab, notebook.framework, notebook.cells)


@pytest.mark.parametrize("line", REACHING)
def test_what_reaches_into_the_grader_is_named(line):
    assert REACHING[line] in found(line)


@pytest.mark.parametrize("line", PLAIN)
def test_what_any_answer_may_hold_is_not(line):
    assert found(line) == []


@pytest.mark.parametrize("path", sorted(ROOT.glob("solutions/*.ipynb")), ids=lambda p: p.stem)
def test_no_solution_of_ours_is_listed(path):
    notebook = read_notebook(path.read_bytes(), path.name)
    assert reaches(notebook.lab, notebook.framework, notebook.cells) == []


def test_the_report_lists_it_and_the_points_stay(tmp_path):
    hand_in(tmp_path / "in", "ann", with_answer("gradient_step", STEP.format("import gc")))
    hand_in(tmp_path / "in", "bob", solved())
    with Gradebook(tmp_path / "gradebook.sqlite") as book:
        read_in(book, tmp_path / "in")
        with Threads(Settings("trusted", seed=3), 1) as crew:
            grade_all(book, book.waiting(), crew, lambda done, total: None)
        assert list(reaching(book)) == [("ann", f"{DESCENT} (torch)", "gc")]
        page = write_report(book, tmp_path).read_text()
        assert {row.points for row in book.labs()} == {10}
    assert f"ann, {DESCENT} (torch): gc" in page


def test_whoever_sends_back_what_was_passed_and_not_what_is_there_is_named():
    """It earns what an answer earns that works on copies, and cannot be told from one outside."""
    notebook = read_notebook(with_answer("gradient_step", HIDDEN).encode(), "lab.ipynb")
    assert reaches(notebook.lab, notebook.framework, notebook.cells) == ["duograd.runner"]
    with Marker(Settings("", seed=3)) as marker:
        verdicts = {verdict.name: verdict for verdict in marker.mark(notebook).verdicts}
    assert verdicts["gradient_step"].outcome == "right"
