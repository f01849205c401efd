"""A computer with one framework only: every notebook is replayed in a kernel that lacks the other.

`replay.py` demands of each that the other framework was not loaded; here it is shown that it
could not have been, and that a replay fails where it should.
"""

import os
import subprocess
import sys

import nbformat
import pytest
from nbval.kernel import RunningKernel

from harness import LESSONS, ROOT, notebook
from kernels import ABSENT
from replay import modules_in

LESSON = "05_gradient_descent"
KERNEL = {"name": "python3", "display_name": "Python 3"}
FAILING = {
    "other": "import tensorflow",
    "tagged": "1 / 0",
    "card": "print(\"No module named 'tensorflow'\")",
    "check-gradient_step": "1",
    "hint": "from IPython.display import Markdown, display\n"
    "display({'text/plain': '○ not started'}, raw=True)",
    "check-has_converged": "import sys\nsys.modules['keras'] = sys\n"
    "display({'text/plain': '○ not started'}, raw=True)",
}
every_pair = pytest.mark.parametrize(("framework", "absent"), ABSENT.items())


@every_pair
def test_a_kernel_of_a_replay_has_one_framework_and_cannot_import_the_other(framework, absent):
    kernel = RunningKernel(framework)
    try:
        for name in absent:
            asked = kernel.kc.execute(f"import {name}", stop_on_error=False, reply=True, timeout=60)
            assert asked["content"]["ename"] == "ModuleNotFoundError"
        assert framework in modules_in(kernel)
    finally:
        kernel.stop()


def test_a_replay_fails_where_a_lab_loads_more_breaks_down_or_does_not_say_not_started(tmp_path):
    book = nbformat.v4.new_notebook(metadata={"kernelspec": KERNEL})
    cells = {"right": "1", **FAILING}
    book.cells = [nbformat.v4.new_code_cell(source, id=name) for name, source in cells.items()]
    book.cells[2].metadata["tags"] = ["raises-exception"]
    path = tmp_path / "labs" / f"{LESSON}_torch.ipynb"
    path.parent.mkdir()
    nbformat.write(book, path)
    program = [sys.executable, "-m", "pytest", "-p", "conftest", "-c", ROOT / "pyproject.toml"]
    places = os.pathsep.join([str(ROOT), str(ROOT / "tests"), os.environ.get("PYTHONPATH", "")])
    found = subprocess.run(
        [*program, "-p", "no:cacheprovider", "-rfE", "--nbval", path],
        env=os.environ | {"PYTHONPATH": places},
        capture_output=True,
        text=True,
        check=False,
    )
    assert f"{len(FAILING)} failed, 1 passed" in found.stdout
    told = (
        "No module named 'tensorflow'",
        "a traceback",
        "in a card",
        "0 times",
        "1 times",
        "more than torch",
    )
    assert all(words in found.stdout for words in told), found.stdout


@every_pair
def test_a_lab_begins_with_the_same_cell_as_its_solution(framework, absent):
    for lesson in LESSONS:
        lab, solution = (first_cell(kind, lesson, framework) for kind in ("labs", "solutions"))
        assert lab == solution
        assert not any(f"import {name}" in lab for name in absent)


def first_cell(kind, lesson, framework):
    cells = notebook(kind, lesson, framework).cells
    return next(cell.source for cell in cells if cell.cell_type == "code")
