"""A class of 120 in every shape in which work is handed in: each student, lab, attempt and time."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from duograd.classroom.gradebook import Gradebook
from duograd.classroom.lateness import Policy
from duograd.classroom.roster import read_roster
from duograd.classroom.tables import write_tables
from duograd.classroom.taking_in import Choice, read_in
from handed import judged, notebook, put, table, untouched, zipped

LAB = "05_gradient_descent"
DUE = datetime(2026, 3, 1, 22, 0)
ABSENT, TWICE, LATE = {7, 77}, {10, 60, 110}, {3, 33}
STUDENTS = range(120)


def login(n):
    return f"u{n:03}"


def name(n):
    return f"{['Ann', 'Bo', 'Cid', 'Dee', 'Eve'][n % 5]} {'ABCDEFGHIJKLMNOPQRSTUVWX'[n // 5]}oe"


def email(n):
    return f"{login(n)}@x.org"


def came(n, attempt=0):
    """When a student handed in: late by a day and a half, or an hour before it was due."""
    return DUE + (timedelta(days=1.5) if n in LATE else timedelta(hours=attempt - 3))


def work(n, attempt=0):
    return notebook(framework="torch" if n % 2 else "tensorflow", note=f"{n} {attempt}")


def roster(tmp_path):
    lines = [f"{700 + n},{login(n)},s{n},{name(n)},{email(n)}" for n in STUDENTS]
    text = "\n".join(["id,login,idnumber,name,email", *lines])
    return read_roster(put(tmp_path / "class.csv", text.encode()))


def attempts():
    """(student, attempt) of all that is handed in."""
    for n in STUDENTS:
        if n not in ABSENT:
            yield from ((n, attempt) for attempt in range(2 if n in TWICE else 1))


def dated(path, data, when):
    put(path, data)
    os.utime(path, (when.timestamp(),) * 2)


def folders(top):
    for n, again in attempts():
        dated(top / login(n) / f"{LAB}{again}.ipynb", work(n, again), came(n, again))


def zips(top):
    for n, again in attempts():
        members = [(f"x/{place}.ipynb", work(n, place)) for place in range(again + 1)]
        dated(top / f"{login(n)}.zip", zipped(*members), came(n, again))


def sections(top):
    for n, again in attempts():
        path = top / f"section {n % 3}" / email(n) / f"{LAB}{again}.ipynb"
        dated(path, work(n, again), came(n, again))


def nbgrader(top):
    for n, again in attempts():
        folder = top / "submitted" / login(n) / f"lab5{'b' * again}"
        put(folder / f"{LAB}.ipynb", work(n, again))
        put(folder / "timestamp.txt", f"{came(n, again)} UTC".encode())
    put(top / "release/lab5/x.ipynb", work(1))


def canvas(top):
    for n, again in attempts():
        first, last = name(n).lower().split()
        late = "_LATE" if n in LATE else ""
        file = f"{last}{first}{late}_{4000 + n}_{n}_my lab{'-1' * again}.ipynb"
        put(top / file, work(n, again))


def moodle(top):
    for n, again in attempts():
        folder = top / f"{name(n)}_{9000 - n}_assignsubmission_file"
        dated(folder / f"{again}.ipynb", work(n, again), came(n, again))


def clones(top):
    for n, again in attempts():
        folder = top / "lab5-submissions" / f"lab5-{login(n)}"
        for other in ("06_backpropagation", "07_mini_batches"):
            put(folder / "labs" / f"{other}_torch.ipynb", untouched(other))
        for file in ("README.md", "LICENSE", ".git/config", "requirements.txt", "index.ipynb"):
            put(folder / file, b"x")
        dated(folder / "labs" / f"{LAB}{again}.ipynb", work(n, again), came(n, again))


def homes(top):
    for n, again in attempts():
        folder = top / f"jupyter-{login(n)}"
        dated(folder / "work" / f"{LAB}{again}.ipynb", work(n, again), came(n, again))
        for quiet in (".ipynb_checkpoints", ".local/share", "work/.ipynb_checkpoints"):
            put(folder / quiet / f"{LAB}-checkpoint.ipynb", work(n))


def gradescope(top):
    told = "---\n"
    for n, again in attempts():
        number = f"submission_{n}{again}"
        put(top / number / f"{LAB}.ipynb", work(n, again))
        told += f"{number}:\n  :submitters:\n  - :name: {name(n)}\n    :sid: s{n}\n"
        told += f"    :email: {email(n)}\n  :created_at: {came(n, again)}.5 Z\n"
    put(top / "submission_metadata.yml", told.encode())


def blackboard(top):
    for n, again in attempts():
        stamp = came(n, again).replace(tzinfo=UTC).astimezone().strftime("%Y-%m-%d-%H-%M-%S")
        put(top / f"Lab 5_{login(n)}_attempt_{stamp}_{LAB}.ipynb", work(n, again))
        put(top / f"Lab 5_{login(n)}_attempt_{stamp}.txt", b"Name: x")


def brightspace(top):
    for n, again in attempts():
        when = came(n, again).replace(tzinfo=UTC).astimezone().strftime("%b %-d, %Y %-I%M %p")
        put(top / f"{5000 + n}-77 - {name(n)} - {when}" / f"{LAB}.ipynb", work(n, again))
    put(top / "index.html")


def loose(top):
    for n, _ in attempts():
        dated(top / f"Lab 5 {name(n)}.ipynb", work(n, int(n in TWICE)), came(n, int(n in TWICE)))


SHAPES = (
    *(folders, zips, sections, nbgrader, canvas, moodle, clones, homes, gradescope, blackboard),
    *(brightspace, loose),
)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_every_student_lab_attempt_and_time_is_right(tmp_path, shape):
    shape(tmp_path / "in")
    with Gradebook(tmp_path / "gradebook.sqlite") as book:
        book.set_roster(roster(tmp_path))
        book.set_policy(Policy({"": DUE.replace(tzinfo=UTC).timestamp()}, percent=10))
        read_in(book, tmp_path / "in", Choice(lab="05"))
        judged(book)
        write_tables(book, tmp_path)
        assert book.strangers() == []
        assert book.problems() == []
        assert {one.student for one in book.absent()} == {str(700 + n) for n in ABSENT}
        in_force = {h.student: h.cells for h in book.attempts() if h.counts}
    rows = {int(row["student"]) - 700: row for row in table(tmp_path / "grades.csv")}
    assert rows.keys() == set(STUDENTS)
    for n in STUDENTS:
        check(n, rows[n], in_force.get(str(700 + n)), shape)


def check(n, row, cells, shape):
    if n in ABSENT:
        assert (row["points"], row["attempts"]) == ("", "")
        return
    assert (row["lab"], row["framework"]) == (LAB, "torch" if n % 2 else "tensorflow")
    assert cells[0]["source"].endswith(f"# {n} {int(n in TWICE)}")
    assert row["attempts"] == str(1 + (n in TWICE and shape is not loose))
    days = (1 if shape is canvas else 2) if n in LATE else 0
    assert (row["days_late"], row["points"]) == (str(days), f"{2 - 0.2 * days:g}")
    if shape is not canvas:
        last = came(n, int(n in TWICE)).replace(tzinfo=UTC).isoformat()
        assert row["handed_in_at"] == last
