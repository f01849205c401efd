"""A computer with one framework only: every solution runs in a kernel that lacks the other."""

import nbformat
import pytest
from nbclient import NotebookClient

from harness import LESSONS, notebook, without

ABSENT = {"torch": ("tensorflow", "keras"), "tensorflow": ("torch",)}
FRESH = "%reset -f"
LOADED = "import sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
every_pair = pytest.mark.parametrize(("framework", "absent"), ABSENT.items())


def code_cells(kind, lesson, framework):
    return [c for c in notebook(kind, lesson, framework).cells if c.cell_type == "code"]


def all_solutions(framework):
    """The code of all solutions in one notebook: one kernel imports the framework once."""
    book = nbformat.v4.new_notebook()
    for lesson in LESSONS:
        book.cells.append(nbformat.v4.new_code_cell(FRESH))
        book.cells += code_cells("solutions", lesson, framework)
    book.cells.append(nbformat.v4.new_code_cell(LOADED))
    return book


@every_pair
def test_every_solution_runs_where_the_other_framework_is_not_installed(
    framework, absent, tmp_path
):
    book = all_solutions(framework)
    client = NotebookClient(book, timeout=120, kernel_name="python3", coalesce_streams=True)
    client.execute(env=without(tmp_path, absent), cwd=str(tmp_path))
    (printed,) = book.cells[-1].outputs
    loaded = printed.text.split()
    assert framework in loaded
    assert not set(absent) & set(loaded)
    shown = str([cell.outputs for cell in book.cells])
    assert "No module named" not in shown, "an error may stand in a card"


@every_pair
def test_a_lab_begins_with_the_same_cell_as_its_solution(framework, absent):
    for lesson in LESSONS:
        lab, solution = (code_cells(kind, lesson, framework) for kind in ("labs", "solutions"))
        assert lab[0].source == solution[0].source
        assert not any(f"import {name}" in lab[0].source for name in absent)
