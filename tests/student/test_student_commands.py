"""`duograd doctor`, `status` and `submit`: what a student needs outside of a lab."""

import json
import os
import re
import subprocess
import sys
import time
import tomllib
import types

import nbformat
import pytest
from typer.testing import CliRunner

from duograd.cli import app
from duograd.exercises.verdict import Verdict
from duograd.frameworks import NAMES
from duograd.marking.submission import read_notebook
from duograd.runner.explaining import has_begun
from duograd.student import doctor, handin, status
from duograd.student.labs import ago, read_lab, todo_of
from duograd.student.packages import PACKAGES, PYTHON, is_older, release
from harness import LESSONS, ROOT, notebook

DESCENT = "05_gradient_descent"
PERCEPTRON = "01_perceptron"
ALL_HERE = {package.name: package.tested or package.least for package in PACKAGES}


def run(*arguments):
    return CliRunner().invoke(app, [str(part) for part in arguments])


def words(result):
    """What was printed, without the lines of tables and where they are broken."""
    return " ".join(re.sub(r"[│┃]", " ", result.output).split())


def half_done(lesson=DESCENT, framework="torch", answered=1):
    """A lab whose first exercises are answered as in its solution."""
    lab = notebook("labs", lesson, framework)
    right = {cell.id: cell.source for cell in notebook("solutions", lesson, framework).cells}
    todos = [cell for cell in lab.cells if "raise NotImplementedError" in cell.source]
    for cell in todos[:answered]:
        cell.source = right[cell.id]
    return lab


def saved(lab, path):
    nbformat.write(lab, path)
    return path


# ---------------------------------------------------------------- doctor


@pytest.fixture
def packages(monkeypatch):
    """The installed packages, to be changed: at first all, in the tested versions."""
    here = dict(ALL_HERE)
    widgets = {"jupyterlab-widgets": "3.0.1"}
    monkeypatch.setattr(doctor, "installed", lambda p: (here | widgets).get(p.name))
    monkeypatch.setattr(doctor, "in_kernel", lambda: False)
    monkeypatch.setattr(doctor, "_gpus", lambda: "")
    monkeypatch.delenv("TERM_PROGRAM", raising=False)
    return here


def row_of(name):
    return next(row for row in doctor.diagnose().rows if row.name == name)


def test_the_tested_versions_are_those_of_requirements_txt():
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pinned = dict(line.split("==") for line in lines if "==" in line)
    assert {p.name: p.tested for p in PACKAGES} == {
        p.name: pinned.get(p.name, "") for p in PACKAGES
    }


def test_the_oldest_versions_are_those_of_pyproject_toml():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    least = dict(line.split(">=") for line in project["dependencies"])
    assert {p.name: least[p.name] for p in PACKAGES if p.name in least} == {
        p.name: p.least for p in PACKAGES if p.name in least
    }
    assert project["requires-python"] == f">={PYTHON}"


def test_versions_are_compared_as_numbers():
    assert release("2.13.0rc1+cpu") == (2, 13, 0)
    assert is_older("2.9", "2.16")
    assert not is_older("2.16.0", "2.16")
    assert not is_older("2", "2.0")


def test_looking_imports_neither_a_framework_nor_numpy():
    code = (
        "import sys, duograd; assert 'duograd.student' not in sys.modules\n"
        "from duograd.student.doctor import diagnose; diagnose()\n"
        "assert not {'torch', 'tensorflow', 'numpy', 'rich'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_command_speaks_where_numpy_is_missing():
    code = "import sys; sys.modules['numpy'] = None; from duograd.cli import app; app(['doctor'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "A lab can run here" in done.stdout


def test_a_complete_python_can_run_a_lab(packages):
    result = run("doctor")
    assert result.exit_code == 0, result.output
    assert "A lab can run here, in PyTorch and in TensorFlow." in words(result)
    assert "pip install" not in result.output


def test_one_framework_is_enough(packages):
    del packages["tensorflow"]
    result = run("doctor", "--json")
    report = json.loads(result.output)
    assert (result.exit_code, report["can_run"]) == (0, True)
    assert report["summary"] == "A lab can run here, in PyTorch."
    row = next(row for row in report["rows"] if row["name"] == "TensorFlow")
    assert row["state"] == "not here"
    assert "only for TensorFlow's labs" in row["remark"]


def test_without_a_framework_no_lab_runs_and_the_line_that_mends_it_names_this_python(packages):
    del packages["tensorflow"], packages["torch"]
    result = run("doctor")
    assert result.exit_code == 1
    assert "Mend first: PyTorch or TensorFlow (one is enough)." in words(result)
    assert f"{sys.executable} -m pip install torch==2.13.0" in result.output
    assert "restart" not in result.output


def test_a_package_that_is_too_old_is_named_with_the_version_asked_for(packages):
    packages["numpy"] = "1.21.6"
    row = row_of("NumPy")
    assert (row.state, row.remark) == ("too old", "older than 1.26")
    assert row.mend.endswith("-m pip install 'numpy>=1.26'")
    assert not doctor.diagnose().can_run


def test_another_version_than_the_tested_one_is_told_and_will_do(packages):
    packages["matplotlib"] = "3.99"
    assert row_of("Matplotlib").remark == "newer than tested: should do"
    assert row_of("Matplotlib").state == "ok"


def test_missing_widgets_do_not_keep_a_lab_from_running(packages):
    del packages["ipywidgets"]
    assert row_of("ipywidgets").state == "missing"
    assert doctor.diagnose().can_run


def test_a_front_end_is_needed_unless_a_lab_is_open_already(packages, monkeypatch):
    del packages["notebook"]
    assert doctor.diagnose().can_run
    del packages["jupyterlab"]
    assert not doctor.diagnose().can_run
    monkeypatch.setenv("TERM_PROGRAM", "vscode")
    assert doctor.diagnose().can_run
    monkeypatch.delenv("TERM_PROGRAM")
    monkeypatch.setattr(doctor, "in_kernel", lambda: True)
    assert doctor.diagnose().can_run


def test_nothing_is_installed_by_looking(packages, monkeypatch):
    packages.clear()
    ran = []
    monkeypatch.setattr(subprocess, "run", lambda command, **_: ran.append(command))
    assert run("doctor").exit_code == 1
    assert ran == []


def test_in_a_kernel_the_advice_ends_with_restarting_it(packages, monkeypatch, capsys):
    monkeypatch.setattr(doctor, "in_kernel", lambda: True)
    del packages["matplotlib"]
    doctor.show()
    said = capsys.readouterr().out
    assert "Run in a terminal, then restart the kernel:" in said
    assert f"kernel's Python {sys.prefix}" in said


def test_in_a_kernel_a_version_that_was_changed_under_it_is_told(packages, monkeypatch):
    monkeypatch.setattr(doctor, "in_kernel", lambda: True)
    monkeypatch.setitem(sys.modules, "torch", types.SimpleNamespace(__version__="2.1.0"))
    assert row_of("PyTorch").remark == "the kernel still runs 2.1.0: restart the kernel"


def test_the_notebook_gets_text_where_cards_cannot_be_made(packages, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "duograd.notebook", None)
    doctor.show()
    assert capsys.readouterr().out.startswith("A lab can run here")


def test_a_framework_that_does_not_start_is_told_with_its_reason(packages, monkeypatch, tmp_path):
    (tmp_path / "torch.py").write_text("raise ImportError('libtorch.so is damaged')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    package = next(p for p in PACKAGES if p.name == "torch")
    row = doctor._framework(package, start=True)
    assert row.state == "broken"
    assert row.remark == "does not start: ImportError: libtorch.so is damaged"
    assert row.mend.endswith("-m pip install --force-reinstall torch==2.13.0")


# ---------------------------------------------------------------- status


@pytest.fixture
def judged(monkeypatch, tmp_path):
    """The files that were run; each exercise comes out right. The cache is empty at first."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    ran = []

    def judge(submission, seed):
        ran.append(submission.lesson.name)
        return [Verdict(x.name, "right", x.points, x.points) for x in submission.lesson]

    monkeypatch.setattr(status, "mark_submission", judge)
    return ran


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "labs"
    made.mkdir()
    return made


def test_untouched_labs_are_recognised_without_running_them(judged):
    rows = status.standings(ROOT / "labs")
    assert len(rows) == len(LESSONS) * len(NAMES)
    assert {(row.state, row.points) for row in rows} == {("not started", 0)}
    assert judged == []


def test_points_are_those_of_the_saved_notebook_checked_again(monkeypatch, tmp_path, folder):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    saved(half_done(), folder / f"{DESCENT}_torch.ipynb")
    saved(notebook("labs", PERCEPTRON, "torch"), folder / f"{PERCEPTRON}_torch.ipynb")
    result = run("status", folder)
    assert result.exit_code == 0, result.output
    assert re.search(rf"{DESCENT}_torch 2/10 ✓○○○ 1/4 just now", words(result))
    assert re.search(rf"{PERCEPTRON}_torch 0/12 not started just now", words(result))
    assert "PyTorch: 2 of 22 points so far; your grade comes from other cases" in words(result)


def test_only_what_changed_is_run_again(judged, folder):
    path = saved(half_done(), folder / f"{DESCENT}_torch.ipynb")
    for _ in range(2):
        assert run("status", folder).exit_code == 0
    assert len(judged) == 1
    lab = half_done()
    lab.cells[1].outputs = [nbformat.v4.new_output("stream", text="run again")]
    saved(lab, path)
    run("status", folder)
    assert len(judged) == 1, "outputs decide nothing"
    saved(half_done(answered=2), path)
    run("status", folder)
    assert len(judged) == 2
    run("status", folder, "--fresh")
    assert len(judged) == 3
    assert [p.name for p in folder.iterdir()] == [path.name], "nothing is written beside the labs"


@pytest.mark.parametrize("content", ["", "[1]", '{"a": {"points": "many"}}', "[" * 100_000])
def test_a_damaged_cache_is_as_good_as_none(judged, folder, tmp_path, content):
    saved(half_done(), folder / f"{DESCENT}_torch.ipynb")
    (tmp_path / "cache" / "duograd").mkdir(parents=True)
    (tmp_path / "cache" / "duograd" / "status.json").write_text(content)
    assert run("status", folder).exit_code == 0
    assert judged == [DESCENT]


def test_a_broken_lab_is_one_sentence_and_other_notebooks_are_left_out(judged, folder):
    saved(half_done(), folder / f"{DESCENT}_torch.ipynb")
    saved(nbformat.v4.new_notebook(), folder / "my notes.ipynb")
    saved(notebook("labs", DESCENT, "torch"), folder / ".hidden.ipynb")
    (folder / "index.ipynb").write_bytes((ROOT / "labs" / "index.ipynb").read_bytes())
    (folder / f"{PERCEPTRON}_torch.ipynb").write_text("{ half a file")
    report = json.loads(run("status", folder, "--json").output)
    assert [lab["state"] for lab in report["labs"]] == ["problem", "complete"]
    assert report["labs"][0]["problem"].startswith("not a notebook: it does not hold JSON.")
    assert report["totals"] == {"torch": {"points": 10, "max_points": 10}}
    assert "\n" not in report["labs"][0]["problem"]


def test_of_two_copies_of_a_lab_the_better_one_counts(judged, folder):
    saved(half_done(), folder / f"{DESCENT}_torch.ipynb")
    saved(notebook("labs", DESCENT, "torch"), folder / f"{DESCENT}_torch-Copy1.ipynb")
    assert status.totals(status.standings(folder)) == {"torch": (10, 10)}


def test_a_lab_whose_framework_is_missing_is_told_and_sinks_no_other(judged, folder, monkeypatch):
    saved(half_done(), folder / f"{DESCENT}_torch.ipynb")
    saved(half_done(framework="tensorflow"), folder / f"{DESCENT}_tensorflow.ipynb")
    find = status.importlib.util.find_spec
    monkeypatch.setattr(
        status.importlib.util, "find_spec", lambda n: None if n == "tensorflow" else find(n)
    )
    result = run("status", folder)
    assert "not checked: TensorFlow is not installed here: run `duograd doctor`." in words(result)
    assert "PyTorch: 10 of 10 points" in words(result)


def test_a_folder_without_labs_gets_one_clear_sentence(judged, folder):
    for place, said in (
        (folder, "no lab is here"),
        (folder / "nowhere", "no such folder"),
        (ROOT / "README.md", "a file."),
    ):
        result = run("status", place)
        assert (result.exit_code, result.stdout) == (2, "")
        assert said in result.stderr
        assert len(result.stderr.strip().split("\n")) == 1


# ---------------------------------------------------------------- submit


@pytest.fixture
def at_work(tmp_path, monkeypatch):
    """A student's current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("framework", NAMES)
@pytest.mark.parametrize("lesson", LESSONS)
def test_exercises_count_as_answered_in_a_solution_and_not_in_a_lab(lesson, framework):
    for kind, state in (("labs", "not answered"), ("solutions", "answered")):
        path = ROOT / kind / f"{lesson}_{framework}.ipynb"
        assert set(read_lab(path, path.read_bytes()).states().values()) == {state}


def test_a_complete_lab_becomes_a_file_that_the_grader_knows(at_work):
    lab = saved(half_done(answered=9), at_work / "my work (2).ipynb")
    result = run("submit", lab)
    assert result.exit_code == 0, result.output
    made = at_work / "hand-in" / f"{DESCENT}_torch.ipynb"
    told = read_notebook(made.read_bytes(), "some name.ipynb")
    assert (told.lab, told.framework) == (DESCENT, "torch")
    assert told.cells == read_notebook(lab.read_bytes(), lab.name).cells
    nbformat.validate(nbformat.read(made, as_version=4))
    said = words(result)
    assert f"Made: {made.relative_to(at_work)}" in said
    assert f"Whatever its file is called, this is {DESCENT}_torch" in said
    assert "4 of 4 exercises are answered; nothing was run." in said
    assert "your grade comes from other cases than the ones that a lab shows" in said


def test_what_is_unfinished_deleted_or_broken_is_named_and_the_file_is_made(at_work):
    lab = half_done(answered=2)
    cells = {cell.id: cell for cell in lab.cells}
    cells["gradient_descent"].source = "def gradient_descent(loss:\n    return"
    lab.cells.remove(cells["has_converged"])
    lab.cells.remove(cells["check-has_converged"])
    result = run("submit", saved(lab, at_work / f"{DESCENT}_torch.ipynb"))
    said = words(result)
    assert result.exit_code == 1
    assert "gradient_step ✓ answered" in said
    assert "gradient_descent ✗ Python cannot read this cell" in said
    assert "has_converged ✗ no cell defines has_converged" in said
    assert "learning_rate_sweep ○ not answered" in said
    assert "1 of 4 exercises are answered" in said
    assert "gone, which costs no points: check-has_converged." in said
    assert (at_work / "hand-in" / f"{DESCENT}_torch.ipynb").exists()


def test_an_answer_whose_cell_became_text_is_told_as_that(at_work):
    lab = half_done(answered=2)
    place, cell = next((i, c) for i, c in enumerate(lab.cells) if c.id == "gradient_step")
    lab.cells[place] = nbformat.v4.new_raw_cell(cell.source, id=cell.id)
    path = saved(lab, at_work / f"{DESCENT}_torch.ipynb")
    told = "the cell of gradient_step is no code cell: make it one again"
    assert f"gradient_step ✗ {told}" in words(run("submit", path))
    checked = json.loads(run("check", path, "--json").stdout)
    verdict = next(row for row in checked["exercises"] if row["name"] == "gradient_step")
    assert verdict["message"].startswith(told)


def test_it_says_when_the_file_was_saved(at_work):
    lab = saved(half_done(), at_work / "lab.ipynb")
    os.utime(lab, (time.time() - 200, time.time() - 200))
    said = words(run("submit", lab))
    assert "Saved 3 minutes ago: save in JupyterLab first if you changed something since." in said
    assert [ago(s) for s in (-5, 60, 7300, 90000)] == [
        "just now",
        "1 minute ago",
        "2 hours ago",
        "1 day ago",
    ]


def test_an_untouched_lab_is_not_handed_in(at_work):
    result = run("submit", saved(notebook("labs", DESCENT, "torch"), at_work / "lab.ipynb"))
    assert result.exit_code == 2
    assert "no exercise is answered in this file" in result.stderr
    assert not (at_work / "hand-in").exists()


def test_an_earlier_hand_in_is_replaced_and_it_says_so(at_work):
    assert "Made: " in words(run("submit", saved(half_done(), at_work / "lab.ipynb")))
    again = run("submit", saved(half_done(answered=2), at_work / "lab.ipynb"))
    assert "Replaced your earlier hand-in: " in words(again)
    assert [p.name for p in (at_work / "hand-in").iterdir()] == [f"{DESCENT}_torch.ipynb"]


def test_no_other_file_is_ever_overwritten(at_work):
    lab = saved(half_done(), at_work / "lab.ipynb")
    other = saved(half_done(answered=3), at_work / "other.ipynb")
    second = saved(half_done(PERCEPTRON), at_work / "second.ipynb")
    run("submit", second, "--out", "handed.ipynb")
    before = {path: path.read_bytes() for path in at_work.glob("*.ipynb")}
    for out in ("lab.ipynb", "other.ipynb", "handed.ipynb", "lab.txt"):
        result = run("submit", lab, "--out", out)
        assert result.exit_code == 2, out
        assert "No file was made." in result.stderr
    assert before == {path: path.read_bytes() for path in at_work.glob("*.ipynb")}
    assert other in before


def test_large_outputs_are_left_out_and_small_ones_stay(at_work):
    lab = half_done()
    picture = {"image/png": "A" * (21 * 2**20), "text/plain": "a picture"}
    lab.cells[1].outputs = [
        nbformat.v4.new_output("stream", text="ready"),
        nbformat.v4.new_output("stream", text="x" * 50_000),
        nbformat.v4.new_output("display_data", picture),
    ]
    result = run("submit", saved(lab, at_work / "lab.ipynb"))
    assert result.exit_code == 1, result.output
    made = nbformat.read(at_work / "hand-in" / f"{DESCENT}_torch.ipynb", as_version=4)
    ready, long, drawn = made.cells[1].outputs
    assert ready.text == "ready"
    assert "left out" in long.text
    assert drawn.data == {"text/plain": "a picture"}
    nbformat.validate(made)


@pytest.mark.parametrize(
    "content", ["no json", "[1, 2]", '{"cells": [{"outputs": 3}]}', "[" * 10**5]
)
def test_a_file_that_is_no_lab_gets_one_clear_sentence(at_work, content):
    (at_work / "odd.ipynb").write_text(content)
    for path in ("odd.ipynb", "nothing.ipynb", "."):
        result = run("submit", path)
        assert (result.exit_code, result.stdout) == (2, "")
        assert len(result.stderr.strip().split("\n")) == 1
        assert result.exception is None or isinstance(result.exception, SystemExit)


def test_a_todo_line_counts_by_whether_it_is_reached():
    todo = 'raise NotImplementedError("TODO 1: f")'
    assert todo_of(f"def f(x):\n    y = x\n    {todo}") == "not answered"
    assert todo_of(f"def f(x):\n    for y in x:\n        {todo}\n    return y") == "not answered"
    assert todo_of(f"def f(x):\n    if x:\n        return 1\n    {todo}") == "TODO left"
    assert todo_of(f"def f(x):\n    return x\n    {todo}") == "answered"
    assert todo_of(f"def f(x):\n    # {todo}\n    return x") == "answered"
    assert todo_of(f"class F:\n    def a(self):\n        {todo}") == "not answered"


def test_an_answer_is_begun_when_one_of_its_todo_lines_is_gone():
    one, two = (f'raise NotImplementedError("TODO 1: f ({k} of 2)")' for k in (1, 2))
    assert not has_begun(f"def f(x):\n    {one}\n    {two}", "f")
    assert has_begun(f"def f(x):\n    y = x\n    {two}", "f")
    assert has_begun(f"def f(x):\n    {one}\n    # {two}\n    return y", "f")
    assert not has_begun("def f(x):\n    return x", "f")
    assert not has_begun(f"def f(x):\n    y = x\n    {two}", "g")


def test_every_command_has_an_example():
    for name in ("doctor", "status", "submit"):
        assert f"Example: duograd {name}" in words(run(name, "--help"))


def test_a_file_is_written_whole_or_not_at_all(at_work, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    lab = saved(half_done(), at_work / "lab.ipynb")
    monkeypatch.setattr(handin.os, "replace", full)
    result = run("submit", lab)
    assert result.exit_code == 2
    assert "No space left on device" in result.stderr
    assert list((at_work / "hand-in").iterdir()) == []
