"""What a cell shows that fails, in a real kernel: one line of ours, or Python's own traceback."""

import re

import pytest
from nbclient.exceptions import CellExecutionError

from duograd.runner.cells import made_by
from harness import run_in_a_kernel

CELLS = {
    "start": 'from duograd.notebook import check, start\nstart("01_perceptron", "torch")',
    "makes": 'def relu(z):\n    raise NotImplementedError("TODO 3: relu")\nX_Train = relu(2)',
    "needs": "print(1)\nprint(X_Train)",
    "own": "print(X_Trian)",
    "too early": "print(Later)\nLater = 1",
    "asks": "def relu(z):\n    return z * float(input('slope? '))\ncheck('relu')",
    "interrupted": "def relu(z):\n    raise KeyboardInterrupt\ncheck('relu')",
    "their own interruption": "raise KeyboardInterrupt",
    "again": 'start("01_perceptron", "torch")',
    "other": 'start("05_gradient_descent", "torch")\ncheck("gradient_step")',
}


IN_A_GRAPH = """import numpy as np, tensorflow as tf
from duograd.notebook import start
start("24_small_language_model", "tensorflow")
def answer_loss(logits, ids, mask):
    return tf.constant({0})
@tf.function
def take_step(mask):
    return answer_loss(0, 0, mask)
take_step(tf.ones([2]))"""
NUMBERS = [
    "mask.numpy()",
    "float(mask[0])",
    "np.sum(mask)",
    "[n for n in mask]",
    "max(mask[0], 0)",
]


OUTSIDE = {
    "links": """import os, tempfile
with tempfile.TemporaryDirectory() as folder:
    loop = os.path.join(folder, "loop")
    os.symlink(loop, loop)
    open(loop)""",
    "layers": "tf.reduce_sum(tf.keras.Input((2,)))",
}


@pytest.fixture(scope="module")
def in_a_graph():
    cells = {numbers: IN_A_GRAPH.format(numbers) for numbers in NUMBERS} | OUTSIDE
    return run_in_a_kernel(cells, framework="tensorflow")


@pytest.mark.parametrize("numbers", NUMBERS)
def test_an_answer_that_wants_numbers_in_a_graph_is_told_with_its_line_and_why(in_a_graph, numbers):
    text = _text(in_a_graph[numbers][-1])
    assert text.startswith("This cell runs your code in a graph (@tf.function), and there it fail")
    assert f"return tf.constant({numbers})" in text
    assert "has no numbers yet" in text
    assert "You can attempt" not in text


@pytest.mark.parametrize("name", OUTSIDE)
def test_other_symbolic_things_than_a_graphs_tensors_keep_pythons_own_traceback(in_a_graph, name):
    text = _text(in_a_graph[name][-1])
    assert "symbolic" in text
    assert "runs your code in a graph" not in text


@pytest.fixture(scope="module")
def shown():
    """The texts of a cell's cards and prints, and its errors."""
    outputs = run_in_a_kernel(CELLS)
    return {name: [_text(output) for output in shown] for name, shown in outputs.items()}


def _text(output):
    if output.output_type == "error":
        return re.sub(r"\x1b\[[\d;]*m", "", "\n".join(output.traceback))
    return output.get("text") or output["data"]["text/plain"]


def test_a_cell_that_waits_for_a_todo_does_not_end_run_all_where_no_tag_is_known():
    """nbclient, as VS Code and Colab, stops at the first cell whose reply is an error."""
    waiting = ("start", "makes", "needs", "again")
    run_in_a_kernel({name: CELLS[name] for name in waiting}, allow_errors=False)
    with pytest.raises(CellExecutionError, match="X_Trian"):
        run_in_a_kernel({name: CELLS[name] for name in (*waiting, "own")}, allow_errors=False)


def test_a_name_that_a_waiting_cell_would_have_made_is_told_with_its_line(shown):
    assert shown["needs"] == [
        "1\n",
        "Line 2 of your code: print(X_Train) → NameError: name 'X_Train' is not defined: "
        "does a cell above, which makes it, wait for a TODO?",
    ]


@pytest.mark.parametrize("name", ["own", "too early"])
def test_a_name_that_no_cell_makes_keeps_pythons_own_traceback(shown, name):
    (text,) = shown[name]
    assert "Traceback" in text
    assert "NameError: name '" in text
    assert "TODO" not in text


def test_an_answer_that_asks_for_input_is_no_endless_loop(shown):
    assert "EOFError: a check answers no input()" in shown["asks"][0]


def test_an_interrupted_check_shows_one_line(shown):
    assert shown["interrupted"] == ["Interrupted: what this cell had begun is not finished."]


def test_an_interruption_of_a_students_own_cell_is_shown_as_ever(shown):
    assert "KeyboardInterrupt" in shown["their own interruption"][0]


def test_a_second_lab_in_the_same_kernel_works_and_says_what_ended(shown):
    ready, verdict = shown["other"]
    assert ready.startswith("Lab 05_gradient_descent is ready")
    assert "Lab 01_perceptron in PyTorch, which ran here, has ended" in ready
    assert "nothing is called gradient_step yet" in verdict


def test_the_same_lab_started_again_says_no_more_than_at_first(shown):
    assert shown["again"] == shown["start"]


def test_the_names_that_a_cell_makes_are_those_outside_of_its_functions():
    source = "import os as o\nfor i in []:\n    a, (b, *c) = 1\nclass D:\n    e = 1\n"
    assert made_by(source + "def f(x):\n    g = 1\n") == {"o", "i", "a", "b", "c", "D", "f"}
    assert made_by("(") == set()
