"""Screens that lack signs of ours, or are narrow: no command crashes, no word is lost."""

import json
import os
import subprocess
import sys

import nbformat
import pytest
from rich.table import Table

from duograd.cli.common import Screen
from harness import ROOT, notebook

PERCEPTRON = "01_perceptron"
LAB = f"{PERCEPTRON}_torch.ipynb"
ENCODINGS = pytest.mark.parametrize("encoding", ["cp1252", "ascii"])


@pytest.fixture(scope="module")
def labs(tmp_path_factory):
    """A folder with one lab: a right answer, one that fails at its line, the rest as made."""
    folder = tmp_path_factory.mktemp("class") / "ann"
    folder.mkdir()
    lab = notebook("labs", PERCEPTRON, "torch")
    for name, answer in {"relu": "return torch.relu(z)", "tanh": "return z.nothing"}.items():
        cell = next(cell for cell in lab.cells if cell.id == name)
        todo = next(line for line in cell.source.split("\n") if "raise NotImpl" in line)
        cell.source = cell.source.replace(todo, f"    {answer}")
    nbformat.write(lab, folder / LAB)
    return folder


def run(encoding, cwd, *arguments, columns=80):
    found = subprocess.run(
        [sys.executable, "-m", "duograd", *map(str, arguments)],
        capture_output=True,
        cwd=cwd,
        env=os.environ
        | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "COLUMNS": str(columns)}
        | {"PYTHONPATH": str(ROOT / "shared"), "XDG_CACHE_HOME": str(cwd / "cache")},
        check=False,
    )
    assert b"Traceback" not in found.stderr, found.stderr.decode(encoding)
    return found.returncode, found.stdout.decode(encoding)


@ENCODINGS
def test_a_check_is_told_in_plain_signs_where_the_screen_has_no_others(encoding, labs, tmp_path):
    code, out = run(encoding, tmp_path, "check", labs / LAB, columns=120)
    assert code == 1
    assert "+ right" in out
    assert "return z.nothing -> AttributeError" in out
    rows = [line for line in out.split("\n") if line.startswith("|")]
    assert len({len(row) for row in rows}) == 1, "the table's lines stand below one another"


@ENCODINGS
def test_doctor_and_submit_are_told_in_plain_signs(encoding, labs, tmp_path):
    code, out = run(encoding, tmp_path, "doctor")
    assert code == 0
    assert "| + | Python" in out
    code, out = run(encoding, tmp_path, "submit", labs / LAB)
    assert code == 1
    assert "o not answered" in out
    assert "+ answered" in out


def test_status_and_grade_are_told_in_plain_signs(labs, tmp_path):
    code, out = run("ascii", tmp_path, "status", labs)
    assert code == 0
    assert "+ right  x wrong  ! error  o not started" in out
    grade = ("grade", labs.parent, "--out", tmp_path / "out", "--trust-submissions")
    code, out = run("ascii", tmp_path, *grade)
    assert code == 0
    assert "1 lab of 1 student graded -> " in out


def test_a_file_whose_name_the_screen_lacks_is_told_all_the_same(tmp_path):
    run_in = tmp_path / "Übung→"
    run_in.mkdir()
    assert run("ascii", run_in, "check", run_in / "é.ipynb")[0] == 2


def test_json_is_ascii_where_the_screen_lacks_a_character_of_it(labs, tmp_path):
    for encoding in ("ascii", "utf-8"):
        _, out = run(encoding, tmp_path, "check", "--json", labs / LAB)
        rows = {row["name"]: row for row in json.loads(out)["exercises"]}
        assert "nothing → AttributeError" in rows["tanh"]["message"]


@pytest.mark.parametrize("width", [20, 40, 60, 80])
def test_a_narrow_screen_loses_no_word_of_a_table(width, capsys):
    table = Table(title="05_gradient_descent · torch")
    for name in ("exercise", "verdict", "points"):
        table.add_column(name, no_wrap=True)
    table.add_column("what was seen", overflow="fold")
    words = "For z = [-2, 3] the answer is [0, 3]"
    table.add_row("binary_cross_entropy_with_logits", "[dim]○ not started", "0/2", words)
    Screen(width=width).show(table)
    out = capsys.readouterr().out
    assert max(map(len, out.split("\n"))) <= max(width, 33)
    told = out.replace("│", " ").split()
    wanted = f"binary_cross_entropy_with_logits ○ not started 0/2 {words}".split()
    assert [word for word in wanted if word not in told] == ([] if width > 32 else [wanted[0]])


def test_a_command_on_a_narrow_screen_loses_no_word(tmp_path):
    wide, narrow = (run("utf-8", tmp_path, "doctor", columns=n)[1] for n in (400, 40))
    told, heads = "".join(narrow.split()), ["what", "found", "asked", "for", "remark"]
    wanted = [word for word in wide.split() if word.isalnum() and word not in heads]
    assert [word for word in wanted if word not in told] == []
