"""What `duograd grade` is told of whose labs are, which count and when they were due."""

import os
import re
from datetime import datetime

import pytest

from grading import run
from handed import notebook, put, table, untouched

LATE = datetime(2026, 3, 2, 12, 0).timestamp()


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    top = tmp_path_factory.mktemp("options")
    for path in ("monday/ann", "monday/eve", "tuesday/bob"):
        file = put(top / "in" / path / "05_gradient_descent_torch.ipynb", notebook(note=path))
        os.utime(file, (LATE, LATE))
    put(top / "in/monday/ann/06_backpropagation_torch.ipynb", notebook("06_backpropagation"))
    put(top / "in/tuesday/bob/07_mini_batches_torch.ipynb", untouched("07_mini_batches"))
    put(top / "class.csv", b"id,name\nann,Ann A\nbob,Bob B\ncid,Cid C\n")
    chosen = (
        "--student-from",
        2,
        "--lab",
        "05",
        "--framework",
        "torch",
        "--roster",
        top / "class.csv",
    )
    late = ("--due", "05=2026-03-01", "--late-penalty", 10, "--late-grace", 5, "--late-floor", 50)
    done = run("grade", top / "in", "--out", top / "out", *chosen, *late, "--count", "best")
    assert done.returncode == 0, done.stderr
    return top / "out", done.stdout


def test_it_says_how_the_files_were_understood(told):
    _, text = told
    assert "Left aside, as --lab and --framework say: 2 labs." in text
    assert "Not on the roster: eve (monday/eve/05_gradient_descent_torch.ipynb)." in text


def test_each_is_filed_once_with_its_days_and_who_is_missing_has_an_empty_mark(told):
    rows = {row["student"]: row for row in table(told[0] / "grades.csv")}
    assert {who: (row["points"], row["days_late"]) for who, row in rows.items()} == {
        "ann": ("0", "1"),
        "bob": ("0", "1"),
        "cid": ("", ""),
        "eve": ("0", "1"),
    }


def test_the_report_names_who_is_not_on_the_roster_and_which_attempt_counts(told):
    text = (told[0] / "report.html").read_text()
    assert "Who is not on the roster" in text
    assert "Of several attempts the best counts" in text


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--due", "soon"), "--due soon: say when, as 2026-03-01 23:59"),
        (("--count", "worst"), "--count worst: it is latest, best, last-before-due."),
        (("--framework", "keras"), "--framework keras: it is "),
        (("--late-penalty", "200"), "--late-penalty"),
    ],
)
def test_an_option_that_says_nothing_is_told_in_one_sentence(told, tmp_path, options, words):
    done = run("grade", told[0].parent / "in", "--out", tmp_path / "out", *options)
    assert done.returncode == 2
    assert words in re.sub(r"\s+", " ", done.stderr)
    assert "Traceback" not in done.stderr


def test_every_option_has_a_word_of_help():
    text = run("grade", "--help").stdout
    for name in ("student-from", "due", "late-penalty", "late-grace", "late-floor", "count", "lab"):
        assert f"--{name}" in text
