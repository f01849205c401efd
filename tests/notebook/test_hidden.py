"""What only the lab's own cells make helps no answer: the check says what the grader would."""

import re

import pytest

from duograd.exercises.labs import cells_of
from duograd.frameworks import NAMES
from duograd.notebook import hidden
from duograd.runner.jupyter import FROM_US
from harness import LESSONS, run_in_a_kernel, solution_of

LESSON = "01_perceptron"
RIGHT = {"torch": "z.clamp(min=0)", "tensorflow": "tf.maximum(z, 0.0)"}


def reading(name, framework, before=""):
    """Cells that answer with what is right and read a name besides."""
    return f"{before}def relu(z):\n    {name}\n    return {RIGHT[framework]}\ncheck(relu)"


@pytest.fixture(scope="module", params=NAMES)
def shown(request):
    """What each cell shows, in a kernel where a cell of ours has made w."""
    framework = request.param
    demo = next(source for source in hidden.ours(LESSON, framework)["w"])
    cells = {
        "start": next(iter(cells_of(LESSON, framework).values())),
        "ours": demo,
        "reads": reading("w", framework),
        "still there": "print(len(w))",
        "ours, changed": demo + "\nprint(w)",
        "reads again": reading("w", framework),
        "imports": reading("predict", framework),
        "own helpers": reading("helper(1), math.pi", framework, "import math\nhelper = abs\n"),
        "own": "w = [1, 2, 3]",
        "reads own": reading("w", framework),
    }
    outputs = run_in_a_kernel(cells, framework=framework)
    return {name: [_text(output) for output in those] for name, those in outputs.items()}


def _text(output):
    text = output.get("text") or output.get("data", {}).get("text/plain") or str(output)
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("cell", ["reads", "reads again"])
def test_an_answer_that_reads_what_our_cells_made_fails_as_in_the_grader(shown, cell):
    assert shown[cell][0].startswith("! relu · 0 of 2 · line 2 of your code: w → NameError")
    assert "a cell of the lab makes it, and an answer is tried without those" in shown[cell][0]


def test_what_our_first_cell_imports_from_us_is_not_there_either(shown):
    assert "NameError: name 'predict' is not defined: a cell of the lab" in shown["imports"][0]


def test_after_a_check_the_notebook_has_its_names_again(shown):
    assert shown["still there"] == ["2 "]


@pytest.mark.parametrize("cell", ["own helpers", "reads own"])
def test_what_the_student_made_is_there_for_an_answer(shown, cell):
    assert shown[cell] == ["✓ relu · 2 of 2"]


@pytest.mark.parametrize("framework", NAMES)
@pytest.mark.parametrize("lesson", LESSONS)
def test_nothing_is_hidden_that_the_grader_knows(lesson, framework):
    makers = hidden.ours(lesson, framework)
    assert makers
    assert not set(makers) & {*solution_of(lesson, framework), *FROM_US}
