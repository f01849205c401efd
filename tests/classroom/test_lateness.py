"""When a lab was due, which attempt counts, and what being late costs."""

import os
from datetime import UTC, datetime

import pytest

from duograd.classroom.feedback import page_path, write_feedback
from duograd.classroom.formats import FORMATS
from duograd.classroom.lateness import Policy, policy_of, read_due
from duograd.classroom.records import GradebookError
from duograd.classroom.report import write_report
from duograd.classroom.tables import write_tables
from duograd.classroom.taking_in import Choice, read_in
from handed import judged, notebook, put, table, untouched, zipped

NB = "lab.ipynb"
LAB = "05_gradient_descent"
DUE = datetime(2026, 3, 1, 23, 0, tzinfo=UTC).timestamp()
HOUR, DAY = 3600, 86400


def came(tmp_path, name, after_due, note=""):
    path = put(tmp_path / "in" / name, notebook(note=note or name))
    os.utime(path, (DUE + after_due, DUE + after_due))


def graded(book, tmp_path, policy, points=(2,)):
    book.set_policy(policy)
    read_in(book, tmp_path / "in")
    judged(book, points)
    write_tables(book, tmp_path)
    return {row["student"]: row for row in table(tmp_path / "grades.csv")}


TEN_A_DAY = Policy({"": DUE}, percent=10, grace=15, floor=50)


@pytest.mark.parametrize(
    ("after", "days", "points"),
    [
        (-DAY, 0, "2"),
        (14 * 60, 0, "2"),
        (16 * 60, 1, "1.8"),
        (25 * HOUR, 2, "1.6"),
        (40 * DAY, 40, "1"),
    ],
)
def test_each_day_begun_costs_its_percent_after_a_grace_down_to_a_floor(
    book, tmp_path, after, days, points
):
    came(tmp_path, f"ann/{NB}", after)
    row = graded(book, tmp_path, TEN_A_DAY)["ann"]
    assert (row["days_late"], row["points"]) == (str(days), points)
    assert float(row["penalty"]) + float(points) == pytest.approx(2)


def test_what_being_late_costs_stands_on_the_page_in_the_report_and_in_every_table(book, tmp_path):
    came(tmp_path, f"ann/{NB}", 25 * HOUR)
    graded(book, tmp_path, TEN_A_DAY)
    write_feedback(book, tmp_path)
    write_report(book, tmp_path)
    said = "2 days late: −0.4 points"
    assert said in page_path(tmp_path, "ann", LAB, "torch").read_text()
    assert said in (tmp_path / "report.html").read_text()
    for name in FORMATS:
        FORMATS[name](book, tmp_path)
    assert table(tmp_path / "canvas.csv")[1][f"{LAB}_torch"] == "1.6"
    moodle = table(tmp_path / "moodle.csv")[0]
    assert moodle[f"{LAB}_torch"] == "1.6" and said in moodle[f"{LAB}_torch feedback"]
    row = table(tmp_path / "nbgrader.csv")[0]
    assert (row["raw_score"], row["late_submission_penalty"], row["score"]) == ("2", "0.4", "1.6")


@pytest.mark.parametrize(
    ("count", "points", "attempts"),
    [("latest", "0", "3"), ("best", "1", "3"), ("last-before-due", "1", "3")],
)
def test_the_attempt_that_counts_can_be_chosen(book, tmp_path, count, points, attempts):
    for name, after in (("a", -2 * HOUR), ("b", -HOUR), ("c", 5 * DAY)):
        came(tmp_path, f"ann/{name}.ipynb", after, name)
    policy = Policy({"": DUE}, percent=100, count=count)
    row = graded(book, tmp_path, policy, points=(0, 1, 2) if count == "best" else (1,))["ann"]
    assert (row["points"], row["attempts"]) == (points, attempts)


def test_who_only_came_late_is_still_graded_where_the_last_in_time_counts(book, tmp_path):
    came(tmp_path, f"ann/{NB}", 30 * HOUR)
    row = graded(book, tmp_path, Policy({"": DUE}, count="last-before-due"))["ann"]
    assert (row["days_late"], row["points"]) == ("2", "2")


def test_canvas_says_what_is_late_and_the_dates_of_its_zip_say_nothing(book, tmp_path):
    names = (f"roeann_71_1_{NB}", f"libo_LATE_72_2_{NB}")
    members = [(name, notebook(note=name)) for name in names]
    put(tmp_path / "in/submissions.zip", zipped(*members))
    late = graded(book, tmp_path, Policy({"": DUE - 400 * DAY}, percent=10))
    assert {who: row["days_late"] for who, row in late.items()} == {"71": "0", "72": "1"}
    assert late["72"]["points"] == "1.8"
    write_feedback(book, tmp_path)
    page = page_path(tmp_path, "72", LAB, "torch").read_text()
    assert "marked late by Canvas: −0.2 points" in page


def test_each_lab_can_be_due_at_its_own_time():
    due = read_due(["2026-03-01T12:00+00:00", "06=2026-03-08 23:59"])
    policy = policy_of(Policy(due).facts())
    assert policy.due_for(LAB) == datetime(2026, 3, 1, 12, tzinfo=UTC).timestamp()
    assert policy.due_for("06_backpropagation") == datetime(2026, 3, 8, 23, 59).timestamp()


def test_a_day_alone_lasts_until_its_end_here():
    assert read_due(["2026-03-01"])[""] == datetime(2026, 3, 1, 23, 59, 59).timestamp()


@pytest.mark.parametrize("text", ["soon", "", "05=", "2026-13-01", "gradient=2026-03-01"])
def test_a_time_that_is_none_is_told(text):
    with pytest.raises(GradebookError, match="say when"):
        read_due([text])


def test_a_policy_is_kept_in_the_gradebook_as_it_was_given(book):
    book.set_policy(TEN_A_DAY)
    assert policy_of(book.facts()) == TEN_A_DAY
    book.set_policy(Policy({"05": DUE}))
    assert policy_of(book.facts()) == Policy({"05": DUE})


# --- what is taken in ---------------------------------------------------------------------------


def test_a_lab_and_a_framework_can_be_chosen(book, tmp_path):
    for lab in (LAB, "06_backpropagation"):
        for side in ("torch", "tensorflow"):
            put(tmp_path / "in/ann" / f"{lab}_{side}.ipynb", notebook(lab, side))
    taken = read_in(book, tmp_path / "in", Choice(lab="05", framework="torch"))
    assert (taken.kept, taken.aside) == (1, 3)


def test_labs_that_were_handed_out_and_never_touched_are_not_handed_in(book, tmp_path):
    for lab in (LAB, "06_backpropagation"):
        put(tmp_path / "in/ann" / f"{lab}_torch.ipynb", untouched(lab))
        put(tmp_path / "in/bob" / f"{lab}_torch.ipynb", untouched(lab))
    put(tmp_path / "in/bob/07.ipynb", notebook("07_mini_batches"))
    put(tmp_path / "in/cid/.git/HEAD")
    put(tmp_path / "in/cid" / f"{LAB}_torch.ipynb", untouched())
    put(tmp_path / "in/dee" / f"{LAB}_torch.ipynb", untouched())
    taken = read_in(book, tmp_path / "in")
    judged(book)
    assert [(row.student, row.lab) for row in book.labs()] == [
        ("bob", "07_mini_batches"),
        ("dee", LAB),
    ]
    assert taken.untouched == 5
