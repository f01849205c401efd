"""`duograd grade`: strangers' notebooks in, a gradebook out, nothing lost on the way."""

import csv
import json
import os
import signal
import sqlite3
import subprocess
import time
from importlib import metadata

import pytest

import duograd
from duograd.classroom.grade import Threads, grade_all
from duograd.classroom.gradebook import Gradebook
from duograd.classroom.taking_in import read_in
from duograd.exercises import load
from duograd.marking.marker import Marked, Settings
from duograd.marking.sandbox import choose_tier
from duograd.runner.limits import Limits
from grading import (
    DESCENT,
    command,
    hand_in,
    hand_in_class,
    run,
    solved,
    untouched,
    uphill,
    with_answer,
)

ENDLESS = "def gradient_step(w, slope, learning_rate):\n    while True:\n        pass\n"
CALLING = (
    "def gradient_step(w, slope, learning_rate):\n"
    "    return minus(w, SCALE * learning_rate * slope)\n"
)
HELPER = "SCALE = 1\ndef minus(a, b):\n    return a - b\n"
FORKING = (
    "import os\ndef gradient_step(w, slope, learning_rate):\n"
    "    child = os.fork()\n    if child == 0:\n        os._exit(0)\n"
    "    os.waitpid(child, 0)\n    return w - learning_rate * slope\n"
)


def grade(submissions, out, *options):
    found = run("grade", submissions, "--out", out, "--seed", 3, *options)
    assert found.returncode == 0, found.stdout + found.stderr
    return found


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def points(out):
    return {(r["student"], r["lab"], r["framework"]): r["points"] for r in rows(out / "grades.csv")}


def verdicts(out, student):
    found = [r for r in rows(out / "exercises.csv") if r["student"] == student]
    return {r["exercise"]: r for r in found}


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """A class, graded: right, wrong, untouched, both frameworks, one stray file, odd answers."""
    folder = tmp_path_factory.mktemp("class")
    inside, out = folder / "handed in", folder / "graded"
    hand_in_class(inside)
    hand_in(inside, "dee", uphill(framework="tensorflow"), f"{DESCENT}_tensorflow.ipynb")
    endless = with_answer("gradient_step", ENDLESS)
    hand_in(inside, "fay", endless)
    hand_in_twice(inside, "gil")
    hand_in(inside, "hal", with_helper())
    hand_in(inside, "ida", with_answer("gradient", "def gradient(loss, w):\n    return None\n"))
    hand_in(inside, "jon", with_answer("gradient_step", FORKING))
    (folder / "class.csv").write_text("id,name\nann,Ann A\neve,Eve E\nzoe,Zoe Z\n")
    grade(inside, out, "--roster", folder / "class.csv", "--seconds", "2", "--workers", "2")
    return out


def hand_in_twice(inside, student):
    """The solution, and before it a wrong one."""
    late = hand_in(inside, student, solved(), f"{DESCENT}_torch_again.ipynb")
    early = hand_in(inside, student, uphill())
    os.utime(early, (1_000_000, 1_000_000))
    os.utime(late, (2_000_000, 2_000_000))


def with_helper():
    """A lab whose answer needs what a cell of its own defines."""
    notebook = json.loads(with_answer("gradient_step", CALLING))
    cell = {"cell_type": "code", "id": "mine", "metadata": {}, "outputs": [], "source": HELPER}
    notebook["cells"].insert(3, cell | {"execution_count": None})
    return json.dumps(notebook)


def test_a_right_lab_gets_every_point_and_an_untouched_one_none(graded):
    found = points(graded)
    assert found["ann", DESCENT, "torch"] == str(load(DESCENT).points)
    assert found["cid", DESCENT, "torch"] == "0"


def test_a_wrong_step_costs_its_own_points_only_and_is_named_as_the_cause(graded):
    assert points(graded)["bob", DESCENT, "torch"] == str(load(DESCENT).points - 2)
    row = verdicts(graded, "bob")["learning_rate_sweep"]
    assert (row["verdict"], row["because_of"]) == ("right", "gradient_step")
    assert "others wrong by it" in (graded / "report.html").read_text()


def test_marks_are_carried_forward_as_the_gradebook_was_begun(graded, tmp_path):
    hand_in(tmp_path / "in", "bob", uphill())
    once = grade(tmp_path / "in", tmp_path / "out", "--no-carry-forward")
    before = points(tmp_path / "out")
    assert before["bob", DESCENT, "torch"] == "2"
    again = run("regrade", tmp_path / "out")
    assert (once.returncode, again.returncode) == (0, 0)
    assert points(tmp_path / "out") == before
    found = run("grade", graded.parent / "handed in", "--out", graded, "--no-carry-forward")
    assert found.returncode == 2
    assert "begun without --no-carry-forward" in found.stderr


@pytest.mark.parametrize("student", ["bob", "dee"])
def test_the_misconception_is_named_in_both_frameworks(graded, student):
    row = verdicts(graded, student)["gradient_step"]
    assert (row["verdict"], row["points"]) == ("wrong", "0")
    assert row["misconception"] == "uphill"


def test_one_endless_answer_costs_its_own_points_and_says_why(graded):
    row = verdicts(graded, "fay")["gradient_step"]
    assert (row["verdict"], row["points"], row["limit"]) == ("error", "0", "time")
    assert "your code was still running after 2 seconds" in row["message"]
    assert verdicts(graded, "fay")["has_converged"]["verdict"] == "right"


def test_what_cannot_be_read_is_listed_by_name_and_stops_nothing(graded):
    with sqlite3.connect(graded / "gradebook.sqlite") as db:
        problems = dict(db.execute("SELECT origin, reason FROM problems"))
    [(origin, reason)] = problems.items()
    assert origin.startswith("eve/")
    assert "not a notebook" in reason


def test_the_roster_tells_who_handed_in_nothing_not_even_what_cannot_be_read(graded):
    with Gradebook(graded / "gradebook.sqlite") as book:
        assert [student.name for student in book.absent()] == ["Zoe Z"]
    assert "Zoe Z" in (graded / "report.html").read_text()


def test_the_tables_begin_with_the_promised_columns(graded):
    grades, exercises = ((graded / n).read_text() for n in ("grades.csv", "exercises.csv"))
    assert grades.startswith("student,lab,framework,points,max_points")
    promised = "student,lab,framework,exercise,points,max_points,verdict,misconception"
    assert exercises.startswith(promised)


def test_the_run_records_its_seed_its_sandbox_and_all_versions(graded):
    with sqlite3.connect(graded / "gradebook.sqlite") as db:
        facts = dict(db.execute("SELECT key, value FROM run"))
    assert facts["seed"] == "3"
    assert facts["sandbox"] in ("namespaces", "landlock")
    versions = {name: metadata.version(name) for name in ("torch", "tensorflow")}
    assert {name: facts[name] for name in versions} == {
        name: version.split("+")[0] for name, version in versions.items()
    }
    assert facts["duograd"] == duograd.__version__
    page = (graded / "report.html").read_text()
    assert all(f"<td>{fact}</td>" in page for fact in facts.values())


def test_each_student_has_a_page_with_the_verdict_beside_the_code(graded):
    page = (graded / "feedback" / "bob" / f"{DESCENT}_torch.html").read_text()
    assert "w + learning_rate * slope" in page
    assert "gradient_step" in page


def test_grading_again_grades_nothing_twice(graded, tmp_path):
    before = (graded / "exercises.csv").read_text()
    started = time.monotonic()
    inside = graded.parent / "handed in"
    found = grade(inside, graded, "--seconds", "2")
    assert time.monotonic() - started < 30
    assert "grading" not in found.stderr
    assert (graded / "exercises.csv").read_text() == before


def test_another_seed_for_the_same_gradebook_is_refused_in_one_sentence(graded):
    found = run("grade", graded.parent / "handed in", "--out", graded, "--seed", 4)
    assert found.returncode == 2
    assert "begun with --seed 3" in found.stderr
    assert "Traceback" not in found.stderr


def test_a_human_mark_survives_a_regrade(graded):
    who = ("--who", "T. Ito", "--why", "the idea was right")
    found = run("override", graded, "bob", DESCENT, "gradient_step", 1, *who)
    assert found.returncode == 0, found.stderr
    before = points(graded)["bob", DESCENT, "torch"]
    found = run("regrade", graded, "--student", "bob", "--exercise", "gradient_step")
    assert found.returncode == 0, found.stderr
    row = verdicts(graded, "bob")["gradient_step"]
    assert (row["points"], row["overridden_by"], row["why"]) == (
        "1",
        "T. Ito",
        "the idea was right",
    )
    assert points(graded)["bob", DESCENT, "torch"] == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("regrade", "nowhere"), "no gradebook here"),
        (("override", "{out}", "nobody", DESCENT, "gradient_step", "1"), "no verdict"),
        (("override", "{out}", "eve", DESCENT, "gradient_step", "1"), "handed in again"),
        (("override", "{out}", "ann", DESCENT, "gradient_step", "99"), "0 to"),
        (("regrade", "{out}", "--student", "nobody"), "nothing in the gradebook"),
        (("regrade", "{out}", "--exercise", "nope"), "it is gradient, gradient_step"),
        (("grade", "nowhere", "--out", "{out}"), "no such folder"),
        (("grade", "{out}", "--out", "{out}", "--format", "excel"), "canvas"),
    ],
)
def test_a_mistaken_command_gets_one_sentence_and_changes_nothing(graded, arguments, told):
    before = (graded / "exercises.csv").read_text()
    filled = [text.format(out=graded) for text in arguments]
    extra = ("--who", "me", "--why", "so") if arguments[0] == "override" else ()
    found = run(*filled, *extra)
    assert found.returncode == 2
    assert told in found.stderr
    assert "Traceback" not in found.stderr
    assert (graded / "exercises.csv").read_text() == before


def test_the_latest_attempt_counts_and_all_are_kept(graded):
    [row] = [row for row in rows(graded / "grades.csv") if row["student"] == "gil"]
    assert (row["points"], row["attempts"]) == (str(load(DESCENT).points), "2")


def test_a_killed_run_goes_on_and_ends_as_if_it_had_not_been_killed(tmp_path):
    inside, whole, killed = (tmp_path / name for name in ("in", "whole", "killed"))
    for number in range(14):
        hand_in(inside, f"s{number:02}", [solved(), uphill(), untouched()][number % 3])
    grade(inside, whole, "--workers", 1)
    arguments = ("grade", inside, "--out", killed, "--seed", 3, "--workers", 1)
    process = subprocess.Popen(command(*arguments), stderr=subprocess.DEVNULL)
    kept = wait_for_verdicts(killed / "gradebook.sqlite", process)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert kept, "the run ended before it could be killed"
    grade(inside, killed, "--workers", 1)
    assert made(killed / "gradebook.sqlite").items() >= kept.items(), "graded twice"
    assert (killed / "exercises.csv").read_text() == (whole / "exercises.csv").read_text()


def wait_for_verdicts(path, process):
    """The first verdicts of a run that is still going on."""
    while process.poll() is None:
        if path.exists() and (found := made(path)):
            return found
        time.sleep(0.01)
    return {}


def made(path):
    """When each verdict was made, as SQLite counts: a verdict made anew gets another number."""
    try:
        with sqlite3.connect(path, timeout=10) as db:
            found = db.execute("SELECT submission, exercise, rowid FROM verdicts")
            return {row[:2]: row[2] for row in found}
    except sqlite3.OperationalError:
        return {}


def test_helpers_in_cells_of_their_own_are_kept_where_an_answer_needs_them(graded):
    assert verdicts(graded, "hal")["gradient_step"]["verdict"] == "right"


def test_what_is_given_is_ours_whatever_a_submission_made_of_it(graded):
    assert points(graded)["ida", DESCENT, "torch"] == str(load(DESCENT).points)


class Busy(Threads):
    """Graders on a machine so busy that every submission runs out of time."""

    def grade(self, work, total):
        for number, _notebook in work:
            yield number, Marked([], {"gradient_step": "time"}, {})


def test_a_timeout_on_a_busy_machine_is_tried_again_alone_before_it_counts(tmp_path):
    hand_in(tmp_path / "in", "ann", solved())
    with Gradebook(tmp_path / "gradebook.sqlite") as book:
        read_in(book, tmp_path / "in")
        settings = Settings(choose_tier(Limits(), trust=False), seed=3)
        with Busy(settings, 2) as busy:
            grade_all(book, book.waiting(), busy, lambda done, total: None)
        found = book.exercises()
    assert {row.verdict for row in found} == {"right"}
    assert {row.hit for row in found} == {""}


def test_more_processes_are_allowed_where_the_instructor_says_so(graded, tmp_path):
    hand_in(tmp_path / "in", "jon", with_answer("gradient_step", FORKING))
    grade(tmp_path / "in", tmp_path / "many", "--processes", 8, "--workers", 1)
    one, many = (verdicts(out, "jon")["gradient_step"] for out in (graded, tmp_path / "many"))
    assert "PermissionError" in one["message"]
    assert many["verdict"] == "right"
