"""`duograd check NOTEBOOK`: a filled-in lab, right, wrong or broken, judged in another process."""

import copy
import json
import os
import subprocess
import sys
import time

import nbformat
import pytest

from duograd.frameworks import NAMES
from harness import ROOT, notebook

PERCEPTRON = "01_perceptron"
DESCENT = "05_gradient_descent"


def run_check(path, *options, env=None):
    command = [sys.executable, "-m", "duograd", "check", str(path), "--seed", "4", *options]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=env, check=False)


def check_json(path, *options, env=None):
    run = run_check(path, "--json", *options, env=env)
    assert run.stderr == "", run.stderr
    result = json.loads(run.stdout)
    return run.returncode, result, {row["name"]: row for row in result["exercises"]}


def fill(lab, answers):
    """Put answers in place of the TODO lines, as a student does."""
    for cell in lab.cells:
        if cell.id not in answers:
            continue
        lines = []
        for line in cell.source.split("\n"):
            indent = line[: len(line) - len(line.lstrip())]
            if "raise NotImplementedError" in line:
                lines += [indent + text for text in answers[cell.id].split("\n")]
            else:
                lines.append(line)
        cell.source = "\n".join(lines)
    return lab


def saved(lab, tmp_path):
    path = tmp_path / "handed in.ipynb"
    nbformat.write(lab, path)
    return path


@pytest.mark.parametrize("framework", NAMES)
def test_a_solution_gets_every_point_and_exit_code_0(framework):
    code, result, _ = check_json(ROOT / "solutions" / f"{DESCENT}_{framework}.ipynb")
    assert code == 0, result
    assert result["points"] == result["max_points"] > 0
    assert (result["lab"], result["framework"]) == (DESCENT, framework)


def test_an_untouched_lab_gets_no_points_and_exit_code_1():
    code, result, rows = check_json(ROOT / "labs" / f"{DESCENT}_torch.ipynb")
    assert (code, result["points"]) == (1, 0)
    assert {row["verdict"] for row in rows.values()} <= {"not started", "right"}


ANSWERS = {
    "torch": {"relu": "return torch.relu(z)", "relu_prime": "return (z > 0) * 1.0"},
    "tensorflow": {"relu": "return tf.nn.relu(z)", "relu_prime": "return tf.cast(z > 0, z.dtype)"},
}


@pytest.mark.parametrize("framework", NAMES)
def test_right_and_wrong_answers_in_one_lab_are_told_apart(framework, tmp_path):
    wrong = {"tanh": "magnitude = (1 + decay) / (1 - decay)", "perceptron": "return g(x * w + w0)"}
    lab = fill(notebook("labs", PERCEPTRON, framework), ANSWERS[framework] | wrong)
    code, result, rows = check_json(saved(lab, tmp_path))
    assert (code, result["points"]) == (1, 3)
    assert rows["relu"]["verdict"] == rows["relu_prime"]["verdict"] == "right"
    assert rows["tanh"]["misconception"] == "upside_down"
    assert rows["perceptron"]["misconception"] == "not_summed"
    assert rows["predict_class"]["verdict"] == "not started"


def test_one_broken_cell_costs_only_its_own_points(tmp_path):
    lab = fill(notebook("labs", PERCEPTRON, "torch"), ANSWERS["torch"])
    broken = next(cell for cell in lab.cells if cell.id == "tanh")
    broken.source = "def tanh(z):\n    return (z\n"
    lab.cells = [cell for cell in lab.cells if cell.id != "perceptron"]
    code, result, rows = check_json(saved(lab, tmp_path))
    assert (code, result["points"]) == (1, 3)
    assert rows["tanh"]["verdict"] == "error"
    assert "line 2 of your code: return (z → SyntaxError" in rows["tanh"]["message"]
    assert rows["perceptron"]["verdict"] == "not started"
    assert "no cell defines perceptron" in rows["perceptron"]["message"]


def test_an_answer_that_hangs_or_kills_python_does_not_sink_the_others(tmp_path):
    deadly = {
        "tanh": "import os\nos._exit(0)",
        "tanh_prime": "while True:\n    pass",
        "perceptron": "raise SystemExit",
    }
    lab = fill(notebook("labs", PERCEPTRON, "torch"), ANSWERS["torch"] | deadly)
    _, result, rows = check_json(saved(lab, tmp_path), "--seconds", "1")
    assert result["points"] == 3
    assert rows["tanh"]["message"] == "your code ended the whole Python process"
    assert "your code was still running after 1 seconds" in rows["tanh_prime"]["message"]
    assert "SystemExit" in rows["perceptron"]["message"]


def test_without_alarms_what_hangs_is_ended_about_when_its_own_time_is_up(tmp_path):
    (tmp_path / "sitecustomize.py").write_text("import signal\ndel signal.setitimer\n")
    places = [str(tmp_path), str(ROOT / "shared"), os.environ.get("PYTHONPATH", "")]
    env = os.environ | {"PYTHONPATH": os.pathsep.join(places)}  # a platform as Windows is
    hanging = {"tanh": "while True:\n    pass", "tanh_prime": "import time\ntime.sleep(600)"}
    lab = fill(notebook("labs", PERCEPTRON, "torch"), ANSWERS["torch"] | hanging)
    begun = time.monotonic()
    _, result, rows = check_json(saved(lab, tmp_path), "--seconds", "1", env=env)
    assert time.monotonic() - begun < 60
    assert result["points"] == 3
    assert "your code was still running after 1 seconds" in rows["tanh"]["message"]
    assert rows["tanh_prime"]["message"] == "no answer after 13 seconds"


ODD = {
    "tanh": "import sys, warnings\nwarnings.warn('careful')\nprint('hello', file=sys.stderr)\n"
    "magnitude = ((1 - decay) / (1 + decay)).double()",
    "tanh_prime": "import sys\n"
    "assert not [m for m in sys.modules if m.startswith('duograd.exercises')], 'oracle here'\n"
    "return 1 - t**2",
    "relu": "return above(z, FLOOR)",
    "relu_prime": "return (z > 0).to(torch.uint8)",
    "perceptron": "return g(x @ w + w0)",
    "predict_class": "import json, os\n"
    "line = json.dumps({'value': [0, 1], 'gradients': {}, 'facts': {}, 'failure': None})\n"
    "print(line)\nos.write(1, line.encode() + b'\\n')\nos.write(2, b'right\\n')\n"
    "return x @ w + w0",
}
OWN_CELL = """%matplotlib inline
import math as m
FLOOR = 0
def above(z, floor):
    return torch.clamp(z, min=floor) * m.cos(0)
print(undefined_name)"""


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    """The rows of a lab with an odd answer to each exercise."""
    lab = fill(notebook("labs", PERCEPTRON, "torch"), ODD)
    lab.cells.insert(3, nbformat.v4.new_code_cell(OWN_CELL))
    tried = next(cell for cell in lab.cells if cell.id == "perceptron")
    tried.source += "\n\nprint(perceptron('a word'))"
    return check_json(saved(lab, tmp_path_factory.mktemp("odd")))[2]


def is_right(row):
    return row["verdict"] == "right" and row["points"] == row["max_points"]


def test_helpers_imports_and_extra_cells_of_a_student_are_kept(odd):
    assert is_right(odd["relu"]), odd["relu"]


def test_what_a_student_tries_out_below_the_definition_costs_nothing(odd):
    assert is_right(odd["perceptron"]), odd["perceptron"]


@pytest.mark.parametrize("name", ["tanh", "relu_prime"])
def test_prints_warnings_and_odd_number_types_do_not_matter(odd, name):
    assert is_right(odd[name]), odd[name]


def test_the_process_of_the_answers_holds_no_right_answer(odd):
    assert is_right(odd["tanh_prime"]), odd["tanh_prime"]


def test_what_a_submission_prints_cannot_pass_for_a_verdict(odd):
    assert odd["predict_class"]["misconception"] == "pre_activation"


def test_a_cell_without_its_id_is_known_by_what_it_defines(tmp_path):
    lab = fill(notebook("labs", PERCEPTRON, "torch"), ANSWERS["torch"])
    for number, cell in enumerate(lab.cells):
        cell.id = f"other-{number}"
    lab.metadata.clear()
    _, result, _ = check_json(saved(lab, tmp_path))
    assert result["points"] == 3


def test_answers_that_share_a_cell_are_each_judged(tmp_path):
    lab = notebook("solutions", DESCENT, "torch")
    cells = {cell.id: cell for cell in lab.cells}
    lab.cells.remove(cells["has_converged"])
    cells["gradient_step"].source += f"\n\n\n{cells['has_converged'].source}"
    code, _, rows = check_json(saved(lab, tmp_path))
    assert code == 0, rows
    cells["gradient_step"].source += "\n("
    _, _, rows = check_json(saved(lab, tmp_path))
    assert {rows[name]["verdict"] for name in ("gradient_step", "has_converged")} == {"error"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"not json at all", "not a notebook: it does not hold JSON"),
        (b'{"cells": [\n<<<<<<< HEAD\n=======\n>>>>>>> b\n', "two versions that Git could not"),
        (b"\xff\xfe\x00", "not a notebook"),
        (b"[" * 100_000, "not a notebook"),
        (b"[1, 2]", "not a notebook of format 4"),
        (b'{"cells": [{"cell_type": "code", "source": "1"}]}', "not a Duograd lab"),
        (b'{"cells": [{"cell_type": "code", "source": 7}], "metadata": 3}', "not a Duograd lab"),
    ],
)
def test_a_file_that_is_no_lab_gets_one_clear_sentence(content, words, tmp_path):
    path = tmp_path / "odd.ipynb"
    path.write_bytes(content)
    run = run_check(path)
    assert run.returncode == 2
    assert words in run.stderr
    assert len(run.stderr.strip().split("\n")) == 1
    assert run.stdout == ""


def test_a_file_that_is_not_there_gets_one_clear_sentence(tmp_path):
    path = tmp_path / "nothing.ipynb"
    run = run_check(path)
    assert (run.returncode, run.stderr.strip()) == (2, f"{path}: no such file.")


def test_a_lab_of_a_later_version_is_named(tmp_path):
    lab = copy.deepcopy(notebook("labs", PERCEPTRON, "torch"))
    for cell in lab.cells:
        cell.source = cell.source.replace(PERCEPTRON, "77_time_travel")
    run = run_check(saved(lab, tmp_path))
    assert run.returncode == 2
    assert "this is the lab '77_time_travel'" in run.stderr


def test_the_table_shows_points_and_what_was_seen():
    run = run_check(ROOT / "labs" / f"{DESCENT}_torch.ipynb")
    assert "0 of 10 points" in run.stdout
    assert "gradient_descent" in run.stdout
    assert "not started" in run.stdout
