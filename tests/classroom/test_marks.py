"""A human's marks: many from a table, comments, and what they are to the next attempt."""

import pytest

from duograd.classroom.feedback import page_path, write_feedback
from duograd.classroom.gradebook import Gradebook
from duograd.classroom.marks import pending, read_marks, record_marks, settle
from duograd.classroom.records import GradebookError, Override, Student
from duograd.classroom.tables import write_tables
from duograd.classroom.taking_in import read_in
from duograd.cli.intake import settle_marks
from grading import run
from handed import judged, notebook, put, table

LAB = "05_gradient_descent"
HEAD = "student,lab,exercise,points,comment\n"


@pytest.fixture
def book(book, tmp_path):
    """A gradebook with a verdict for each of two students."""
    for student in ("ann", "bob"):
        put(tmp_path / "in" / student / "a.ipynb", notebook(note=student))
    read_in(book, tmp_path / "in")
    judged(book, [1])
    return book


def recorded(book, tmp_path, text, above=False):
    return record_marks(book, read_marks(put(tmp_path / "m.csv", text.encode())), "T. Ito", above)


def points(book):
    return {row.student: row.points for row in book.labs()}


def test_many_marks_and_comments_are_recorded_at_once(book, tmp_path):
    book.set_roster([Student("ann", "Ann Roe"), Student("bob", "Bob Li", "bob@x.org")])
    text = f"Ann Roe,{LAB},gradient_step,1.5,nearly\nbob@x.org,05,gradient_step,,see page 3\n"
    assert recorded(book, tmp_path, f"{HEAD}{text}bob,05,,,Well done\n") == 3
    assert points(book) == {"ann": 1.5, "bob": 1}
    write_tables(book, tmp_path)
    ann, bob = table(tmp_path / "exercises.csv")
    assert (ann["overridden_by"], ann["why"]) == ("T. Ito", "nearly")
    assert (bob["overridden_by"], bob["comment"]) == ("", "T. Ito: see page 3")
    write_feedback(book, tmp_path)
    page = page_path(tmp_path, "bob", LAB, "torch").read_text()
    assert "T. Ito: see page 3" in page and "T. Ito: Well done" in page


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (f"eve,{LAB},gradient_step,1,", "row 3: eve has no verdicts"),
        (f"bob,{LAB},backward,1,", "row 3: bob has no verdict for backward"),
        (f"bob,{LAB},backward,,hm", "row 3: .* has no backward"),
        (f"bob,{LAB},gradient_step,3,", "row 3: gradient_step gives 0 to 2 points"),
        (f"bob,{LAB},gradient_step,-1,", "row 3: gradient_step gives 0 to 2 points"),
        (f"bob,{LAB},gradient_step,nan,", "row 3: nan is no number"),
        (f"bob,{LAB},gradient_step,,", "row 3 has neither points nor a comment"),
        (f"bob,{LAB},gradient_step,many,", "row 3: many is no number"),
        (f"bob,{LAB},gradient_step,inf,", "row 3: inf is no number"),
        ("bob,,gradient_step,1,", "row 3: bob has no verdicts for lab"),
    ],
)
def test_one_wrong_row_is_named_and_nothing_is_recorded(book, tmp_path, row, words):
    with pytest.raises(GradebookError, match=words):
        recorded(book, tmp_path, f"{HEAD}ann,{LAB},gradient_step,2,\n{row}\n")
    assert points(book) == {"ann": 1, "bob": 1}


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"student,points\n", "no column lab"), (b"", "no column student"), (b"\xff", "CSV UTF-8")],
)
def test_a_table_that_cannot_be_used_is_refused_in_one_sentence(tmp_path, data, words):
    with pytest.raises(GradebookError, match=words):
        read_marks(put(tmp_path / "m.csv", data))


def test_more_points_than_an_exercise_gives_must_be_meant(book, tmp_path):
    recorded(book, tmp_path, f"{HEAD}ann,{LAB},gradient_step,3,bonus\n", above=True)
    assert points(book)["ann"] == 3


def again(book, tmp_path, name="b.ipynb", note="new"):
    put(tmp_path / "in/ann" / name, notebook(note=note))
    read_in(book, tmp_path / "in")
    judged(book, [0])


def test_a_mark_for_one_attempt_is_asked_about_before_it_holds_for_the_next(book, tmp_path):
    book.override(Override("ann", LAB, "torch", "gradient_step", 2, "T. Ito", ""))
    again(book, tmp_path)
    assert points(book)["ann"] == 0
    (one,) = pending(book)
    assert one.words == f"ann, {LAB}, gradient_step: 2 points by T. Ito"
    settle(book, one, holds=True)
    assert (points(book)["ann"], pending(book)) == (2, [])


def test_a_mark_that_does_not_hold_is_not_asked_about_twice(book, tmp_path):
    book.override(Override("ann", LAB, "torch", "gradient_step", 2, "T. Ito", ""))
    again(book, tmp_path)
    settle(book, pending(book)[0], holds=False)
    assert (points(book)["ann"], pending(book)) == (0, [])


def test_the_same_file_handed_in_again_keeps_its_mark(book, tmp_path):
    book.override(Override("ann", LAB, "torch", "gradient_step", 2, "T. Ito", ""))
    again(book, tmp_path, note="ann")
    assert [one.same for one in pending(book)] == [True]


def test_a_gradebook_of_an_earlier_version_keeps_its_marks(book, tmp_path):
    book.override(Override("ann", LAB, "torch", "gradient_step", 2, "T. Ito", ""))
    book.db.execute("ALTER TABLE overrides DROP COLUMN submission")
    with Gradebook(tmp_path / "gradebook.sqlite") as opened:
        assert points(opened)["ann"] == 2


def test_marks_are_recorded_by_a_command_and_kept_by_an_option(book, tmp_path):
    put(tmp_path / "m.csv", f"{HEAD}ann,05,gradient_step,2,good\n".encode())
    done = run("marks", tmp_path, tmp_path / "m.csv", "--who", "T. Ito")
    assert "1 row of m.csv recorded" in done.stdout, done.stderr
    again(book, tmp_path)
    told = run("grade", tmp_path / "in", "--out", tmp_path)
    assert f"  ann, {LAB}, gradient_step: 2 points by T. Ito" in told.stdout, told.stderr
    assert points(book)["ann"] == 0
    run("grade", tmp_path / "in", "--out", tmp_path, "--keep-marks")
    assert points(book)["ann"] == 2


@pytest.mark.parametrize(("answer", "holds"), [(True, 2), (False, 0)])
def test_at_a_terminal_each_mark_is_asked_about(book, tmp_path, monkeypatch, answer, holds):
    book.override(Override("ann", LAB, "torch", "gradient_step", 2, "T. Ito", ""))
    again(book, tmp_path)
    asked = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("typer.confirm", lambda text, default: asked.append(text) or answer)
    settle_marks(book, None)
    assert len(asked) == 1 and "2 points by T. Ito, for an earlier attempt" in asked[0]
    assert points(book)["ann"] == holds
