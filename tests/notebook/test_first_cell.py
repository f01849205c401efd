"""A lab's first cell where the helper is not installed: the error itself says what to do."""

import re
from dataclasses import replace

import nbformat
import pytest
from nbclient import NotebookClient

from duograd.authoring.notebooks import make_notebook
from duograd.frameworks import NAMES
from harness import course, without

COURSE = course()
PUBLIC = replace(COURSE, repository="someone/duograd")
SET_UP = "# No module named 'duograd'? Open the labs with `make lab`: README.md says how."
INSTALL = (
    "# No module named 'duograd'? Run this in a new cell: "
    "%pip install git+https://github.com/someone/duograd"
)


def first_cells(course):
    for lesson in course.lessons:
        for framework in NAMES:
            for lab in (True, False):
                cells = make_notebook(course, lesson, framework, lab=lab).cells
                yield next(cell for cell in cells if cell.cell_type == "code")


@pytest.mark.parametrize(("course", "says"), [(COURSE, SET_UP), (PUBLIC, INSTALL)])
def test_every_first_cell_begins_with_what_to_do_without_the_helper(course, says):
    for cell in first_cells(course):
        comment, then = cell.source.split("\n")[:2]
        assert comment == says
        assert then.startswith("from duograd.notebook import ")


@pytest.mark.parametrize(("course", "says"), [(COURSE, SET_UP), (PUBLIC, INSTALL)])
def test_without_the_helper_the_error_shows_what_to_do(course, says, tmp_path):
    book = nbformat.v4.new_notebook(cells=[next(first_cells(course))])
    client = NotebookClient(book, allow_errors=True, kernel_name="python3")
    client.execute(env=without(tmp_path, ["duograd"]))
    (shown,) = book.cells[0].outputs
    assert shown.ename == "ModuleNotFoundError"
    assert says in re.sub(r"\x1b\[[\d;]*m", "", "\n".join(shown.traceback))
