"""The shapes in which platforms give what was handed in: whose each lab is, and when it came."""

from datetime import datetime

import pytest

from duograd.classroom.gradebook import Gradebook
from duograd.classroom.gradescope import read_metadata
from duograd.classroom.records import Student
from duograd.classroom.roster import Roster, read_roster
from duograd.classroom.taking_in import read_in
from handed import LAB, NOON_IN_UTC, got, notebook, put, zipped

LOCAL = datetime(2026, 3, 1, 12, 0).timestamp()
METADATA = """---
submission_11:
  :submitters:
  - :name: Ann Roe
    :sid: '071'
    :email: ann@x.org
  :created_at: 2026-03-01 12:00:00.123456789 Z
  :score: 10.0
  :status: processed
  :results:
    tests:
    - name: ':submitters:'
      output: "\\n  :submitters:\\n  - :name: Bo Li\\n"
  :history:
  - :id: 1
    :created_at: 2020-01-01 00:00:00.000000000 Z
submission_12:
  :submitters:
  - :name: "Bo Li"
    :sid:
    :email: bo@x.org
  - :name: 'Cid O''Hara'
    :sid: ''
    :email: null
  :created_at: 2026-03-01 04:00:00.000000000 -08:00
"""


def filed(path, roster=None):
    return sorted((row.student, row.when) for row in got(path, roster)[0])


@pytest.mark.parametrize("kind", ["folder", "folder in a folder", "zip", "zip in a folder"])
def test_gradescopes_export_says_who_and_when_also_for_groups(tmp_path, kind):
    files = {
        "submission_metadata.yml": METADATA.encode(),
        f"submission_11/{LAB}": b"1",
        "submission_11/submission_metadata.yml": b"submission_11:\n  :submitters:\n  - :sid: 9\n",
        f"submission_12/{LAB}": b"2",
    }
    top = "assignment_7_export"
    if "zip" in kind:
        data = zipped(*[(f"{top}/{name}", data) for name, data in files.items()])
        path = put(tmp_path / f"{top} (1).zip", data)
    else:
        for name, data in files.items():
            put(tmp_path / top / name, data)
        path = tmp_path / top
    people = [("071", NOON_IN_UTC), ("Cid O'Hara", NOON_IN_UTC), ("bo@x.org", NOON_IN_UTC)]
    assert filed(tmp_path if "in a folder" in kind else path) == people


def test_gradescopes_people_are_known_by_the_roster(tmp_path):
    put(tmp_path / "submission_metadata.yml", METADATA.encode())
    for name in ("submission_11", "submission_12", "submission_13"):
        put(tmp_path / name / LAB)
    text = b"id,login,name,email\nroe,071,Ann Roe,\nli,,Bo Li,bo@x.org\nhara,,Cid O'Hara,\n"
    roster = Roster(read_roster(put(tmp_path.parent / "class.csv", text)))
    handed, problems = got(tmp_path, roster)
    assert [row.student for row in handed] == ["roe", "li", "hara"]
    assert [origin for origin, _ in problems] == [f"submission_13/{LAB}"]


def test_what_students_wrote_is_not_read_as_metadata():
    forged = METADATA.replace("status: processed", 'status: "x\n    :name: Eve"')
    assert [owner.student for owner in read_metadata(forged)["submission_11"]] == ["071"]


def test_blackboards_files_bear_the_login_and_the_time(tmp_path):
    put(tmp_path / f"Lab 5_aroe_attempt_2026-03-01-12-00-00_{LAB}")
    put(tmp_path / "Lab 5_aroe_attempt_2026-03-01-12-00-00.txt")
    put(
        tmp_path
        / "Lab 5_bli_attempt_2026-03-01-12-00-00_x_aroe_attempt_2099-01-01-00-00-00_y.ipynb"
    )
    handed, problems = got(tmp_path)
    assert [(row.student, row.when) for row in handed] == [("aroe", LOCAL), ("bli", LOCAL)]
    assert handed[0].name == LAB and problems == []


def test_a_login_with_an_underscore_is_told_from_another_by_the_roster_or_not_at_all(tmp_path):
    for login in ("a_roe", "roe"):
        put(tmp_path / f"Lab_5_{login}_attempt_2026-03-01-12-00-00_{LAB}")
    handed, problems = got(tmp_path)
    assert handed == [] and "could be the same student" in problems[0][1]
    roster = Roster(
        [Student("1", also=(("login", "roe"),)), Student("2", also=(("login", "a_roe"),))]
    )
    assert [row.student for row in got(tmp_path, roster)[0]] == ["2", "1"]


@pytest.mark.parametrize(
    "name",
    [
        f"1201-77 - Ann Roe - Mar 1, 2026 1200 PM/{LAB}",
        f"1201-77 - Ann Roe - 1 March, 2026 1200 PM/{LAB}",
        f"1201-77 - Ann Roe- Mar 1, 2026 1200 PM - {LAB}",
    ],
)
def test_brightspaces_folders_and_files_bear_number_name_and_time(tmp_path, name):
    put(tmp_path / name)
    put(tmp_path / "index.html")
    handed, problems = got(tmp_path)
    assert [(r.student, r.label, r.when, r.name) for r in handed] == [
        ("1201", "Ann Roe", LOCAL, LAB)
    ]
    assert problems == []


OTHERS = ("README.md", "LICENSE", "setup.py", "data/a.csv", "index.ipynb")


def test_what_a_clone_holds_besides_labs_is_not_told(tmp_path):
    for name in (*OTHERS, ".git/config", f"labs/{LAB}"):
        put(tmp_path / "lab5-submissions/lab5-ann" / name)
    put(tmp_path / "lab5-submissions/lab5-bob" / LAB)
    handed, problems = got(tmp_path)
    assert [row.student for row in handed] == ["ann", "ann", "bob"]
    assert problems == []


def test_many_other_files_of_one_student_are_one_line(tmp_path):
    for name in (*OTHERS, LAB):
        put(tmp_path / "ann" / name)
    assert [reason for _, reason in got(tmp_path)[1]] == [
        "This and 3 more files of ann are no notebooks."
    ]


def test_a_notebook_called_index_that_is_no_lab_is_not_worth_a_line(tmp_path):
    put(tmp_path / "in/ann/index.ipynb", b'{"cells": [], "nbformat": 4}')
    put(tmp_path / "in/ann/mine.ipynb", b'{"cells": [], "nbformat": 4}')
    with Gradebook(tmp_path / "gradebook.sqlite") as book:
        read_in(book, tmp_path / "in")
        assert [origin for origin, _ in book.problems()] == ["ann/mine.ipynb"]


@pytest.mark.parametrize(
    "name", ["x.ipynb.txt", "x.ipynb.json", "x.json", "X.IPYNB", "x (1).ipynb"]
)
def test_a_notebook_under_the_name_that_a_browser_gave_it_is_read(tmp_path, name):
    put(tmp_path / "in/ann" / name, notebook())
    put(tmp_path / "in/bob.zip", zipped((name, notebook())))
    put(tmp_path / "in" / f"roeann_7_1_{name}", notebook())
    with Gradebook(tmp_path / "gradebook.sqlite") as book:
        assert read_in(book, tmp_path / "in").kept == 3
        assert book.problems() == []


@pytest.mark.parametrize("data", [b"[]", b'{"results": 3}', b"not json"])
def test_any_other_json_file_is_no_notebook(tmp_path, data):
    put(tmp_path / "in/ann/results.json", data)
    put(tmp_path / "in/ann/lab.ipynb", notebook())
    with Gradebook(tmp_path / "gradebook.sqlite") as book:
        assert read_in(book, tmp_path / "in").kept == 1
        ((origin, reason),) = book.problems()
    assert origin == "ann/results.json" and "not a notebook" in reason
