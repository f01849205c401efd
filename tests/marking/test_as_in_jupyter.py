"""What Jupyter runs to full marks gets them from the grader, however odd it looks."""

import json
from pathlib import Path

import pytest

from duograd.marking.assembling import TAKEN, assemble
from duograd.marking.marker import Marker, Settings
from duograd.marking.submission import Notebook, read_notebook
from duograd.runner.sources import MOST_IN_CELL, read_source
from harness import run_in_a_kernel

RIGHT = sorted((Path(__file__).parent / "hostile" / "right").glob("*.ipynb"))
KINDS = ("answer_", "own_", "help_", "line_begins", "timed", "shell", "script", "displayed")
KINDS += ("awaited", "ids_", "semicolons")
OTHERWISE = {"answer_elsewhere"}  # its checks stand where the TODO is left
LAB = "05_gradient_descent"
POINTS = """
from duograd.notebook.session import session
print(sum(row.points for row in session.lab.rows()))
"""
STEP = "def gradient_step(w, slope, learning_rate):\n    return w - {} * slope"
TODO = 'def gradient_step(w, slope, learning_rate):\n    raise NotImplementedError("TODO 1: x")'


def sources(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def test_the_odd_right_answers_are_right_in_jupyter_too():
    """One kernel runs all, and forgets all in between; the grader's test is beside the hostile."""
    cells, sums = {}, {}
    chosen = [p for p in RIGHT if p.stem.startswith(KINDS) and p.stem not in OTHERWISE]
    for path in chosen:
        for number, source in enumerate(["%reset -f", *sources(path), POINTS]):
            cells[f"{path.stem} {number}"] = source
        sums[path.stem] = f"{path.stem} {number}"
    shown = run_in_a_kernel(cells)
    found = {name: shown[last][-1].get("text", "").strip() for name, last in sums.items()}
    assert len(found) > 30
    assert found == dict.fromkeys(found, "10")


def assembled(*cells):
    """A submission of these sources; of (id, source) where a cell has an id of ours."""
    pairs = [cell if isinstance(cell, tuple) else ("", cell) for cell in cells]
    return assemble(Notebook(LAB, "torch", [{"id": i, "source": s} for i, s in pairs]))


def run_of(*cells):
    """The code that would be run for these cells, without ours."""
    ours = {cell.source for cell in assembled().cells}
    return [cell.source for cell in assembled(*cells).cells if cell.source not in ours]


def test_what_no_answer_reads_is_not_run():
    step, needed = STEP.format("rate"), "rate = 1.0"
    experiment = "result = gradient_step(1.0, 2.0, rate)\nfor _ in range(10**9): pass"
    assert run_of(needed, step, experiment) == [needed, step]


@pytest.mark.parametrize(
    "filled",
    ["table['a'] = 1", "table.update(a=1)", "for k in 'ab':\n    table[k] = 1", "fill(table)"],
)
def test_a_cell_that_changes_what_an_answer_reads_is_run(filled):
    made, step = "table = {}", STEP.format("table['a']")
    assert run_of(made, filled, step) == [made, filled, step]


def test_what_is_ours_stays_ours_and_what_was_added_to_it_is_run():
    broken = "def gradient(loss, w):\n    return 0\nrate = 1.0"
    ran = run_of(("gradient", broken), STEP.format("rate"))
    assert ran == ["\n\nrate = 1.0", STEP.format("rate")]


@pytest.mark.parametrize(
    ("cells", "judged"),
    [
        ((STEP.format(1), STEP.format(2)), 1),
        ((STEP.format(1), TODO), 0),
        ((STEP.format(1), "gradient_step = gradient_step(1.0, 1.0, 1.0)"), 0),
        ((TODO, "gradient_step = lambda w, slope, rate: w"), 1),
        ((STEP.format(1), "def gradient_step(:"), 0),
    ],
)
def test_the_last_definition_that_is_filled_in_counts_and_is_named(cells, judged):
    found = assembled(*cells)
    (ran,) = [cell.source for cell in found.cells if cell.exercise == "gradient_step"]
    assert ran == cells[judged]
    assert found.taken["gradient_step"] == TAKEN.format(cells[judged].split("\n")[0])


def test_a_cell_of_ones_own_that_fails_is_named_where_its_name_is_missed():
    lab = [f'start("{LAB}", "torch")\nimport torch', "rate = 1 / 0", STEP.format("rate")]
    data = {"cells": [{"cell_type": "code", "source": source} for source in lab], "metadata": {}}
    with Marker(Settings(tier="", seed=4)) as marker:
        verdicts = marker.mark(read_notebook(json.dumps(data).encode(), "lab.ipynb")).verdicts
    told = next(v.message for v in verdicts if v.name == "gradient_step")
    assert "NameError: name 'rate' is not defined: its cell failed at `rate = 1 / 0`" in told


@pytest.mark.parametrize("inside", ["f'" + "{a}" * 20_000 + "'", "'" + "a" * MOST_IN_CELL + "'"])
def test_a_cell_that_python_reads_for_seconds_is_not_read(inside):
    found = read_source(f"x = {inside}")
    assert found.failure.message == "this cell is too long to be read: more than 50 KB"
    assert not found.body


def test_the_lines_of_ipython_cannot_take_for_ever_either():
    assert read_source("!ls\n" * 1000).failure
