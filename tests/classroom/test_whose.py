"""Whose a lab is: nobody can hand in for another, and names are looked for at the right level."""

import os
import zipfile

import pytest

from duograd.classroom.intake import Remark, collect
from duograd.classroom.records import Student
from duograd.classroom.roster import Roster
from handed import LAB, got, put, whose, zipped

OTHER = "06_backpropagation_torch.ipynb"


def students(path, roster=None, level=0):
    return sorted({row[0] for row in whose(path, roster, level)})


def class_list(*names):
    return Roster([Student(name) for name in names])


def future(name):
    return zipfile.ZipInfo(name, (2099, 1, 1, 0, 0, 0)), b"{}"


# --- nobody hands in for another ---------------------------------------------------------------


@pytest.mark.parametrize("roster", [None, class_list("alice", "bob", "carol")])
def test_a_zip_beside_students_folders_is_one_students_and_its_dates_say_nothing(tmp_path, roster):
    put(tmp_path / "bob" / LAB)
    put(tmp_path / "carol" / LAB)
    os.utime(put(tmp_path / "alice.zip", zipped(future(f"bob/{LAB}"))), (9, 9))
    handed, problems = got(tmp_path, roster)
    assert problems == []
    assert [(row.student, row.when) for row in handed if row.when == 9] == [("alice", 9)]
    assert [row.student for row in handed] == ["alice", "bob", "carol"]


def test_a_zip_in_a_students_folder_is_that_students(tmp_path):
    put(tmp_path / "alice/work.zip", zipped(f"bob/{LAB}", f"carol/{LAB}"))
    put(tmp_path / "bob" / LAB)
    assert students(tmp_path) == ["alice", "bob"]


def test_others_count_even_if_nothing_of_theirs_can_be_graded(tmp_path):
    put(tmp_path / "bob/lab.pdf")
    for path in (f"bob/{LAB}", f"carol/{LAB}"):
        put(tmp_path / "eve" / path)
    handed, problems = got(tmp_path)
    assert handed == []
    assert any("Looks like the work of many" in reason for _, reason in problems)


@pytest.mark.parametrize("name", ["eve", "eve.zip"])
def test_a_student_whose_work_looks_like_a_class_files_nothing_for_others(tmp_path, name):
    put(tmp_path / "bob" / LAB)
    inside = [f"bob/{LAB}", f"carol/{LAB}", f"dan/{LAB}"]
    if name == "eve":
        for path in inside:
            put(tmp_path / "eve" / path)
    else:
        put(tmp_path / name, zipped(*inside))
    handed, problems = got(tmp_path)
    assert [row.student for row in handed] == ["bob"]
    assert len(problems) == 1 and "--student-from" in problems[0][1]


@pytest.mark.parametrize("name", ["eve", "eve.zip"])
def test_with_a_roster_what_is_called_after_a_student_is_that_students(tmp_path, name):
    inside = [f"bob/{LAB}", f"carol/{LAB}"]
    for path in inside:
        put(tmp_path / "eve" / path) if name == "eve" else None
    if name == "eve.zip":
        put(tmp_path / name, zipped(*inside))
    assert students(tmp_path, class_list("bob", "carol", "eve")) == ["eve"]


def test_a_canvas_number_is_not_taken_for_another_persons_id(tmp_path):
    put(tmp_path / f"roeann_71_346_{LAB}")
    handed, problems = got(tmp_path, Roster([Student("71", "Bo Li")]))
    assert handed == []
    assert "71 is Bo Li on the roster, and roeann here" in problems[0][1]


# --- levels ------------------------------------------------------------------------------------


def remarks(path):
    return [found.text for found in collect(path) if isinstance(found, Remark)]


def test_sections_are_looked_into_and_it_is_said(tmp_path):
    for name in ("section1/ann", "section1/bob", "section2/cid", "section2/dee"):
        put(tmp_path / name / LAB)
    put(tmp_path / "settings.json")
    put(tmp_path / "class.csv")
    assert [row.student for row in got(tmp_path)[0]] == ["ann", "bob", "cid", "dee"]
    assert remarks(tmp_path) == ["Each name in section1, section2 is taken for a student's."]


@pytest.mark.parametrize(
    "zip_name", ["Archive.zip", "assignment_7_export (1).zip", "assignment_7_export.zip"]
)
@pytest.mark.parametrize("folder", ["", "lab5 handins/", "assignment_7_export/", "a/b/"])
@pytest.mark.parametrize("given", ["the zip", "its folder"])
def test_a_class_in_folders_of_a_zip_is_found(tmp_path, zip_name, folder, given):
    path = put(tmp_path / zip_name, zipped(f"{folder}ann/{LAB}", f"{folder}bob/{LAB}"))
    assert students(path if given == "the zip" else tmp_path) == ["ann", "bob"]


def test_zips_of_students_in_a_folder_are_found(tmp_path):
    for name in ("ann.zip", "bob.zip"):
        put(tmp_path / "lab5 handins" / name, zipped(LAB))
    assert students(tmp_path) == ["ann", "bob"]


@pytest.mark.parametrize("given", [".", "lab5-submissions"])
def test_clones_are_called_after_their_students(tmp_path, given):
    for student in ("ann-roe", "bob"):
        put(tmp_path / "lab5-submissions" / f"lab5-{student}" / "labs" / LAB)
    assert students(tmp_path / given) == ["ann-roe", "bob"]


def test_clones_are_known_by_the_roster_wherever_they_lie(tmp_path):
    for student in ("ann", "bob"):
        put(tmp_path / f"deep-learning-{student}" / LAB)
    assert students(tmp_path, class_list("ann", "bob")) == ["ann", "bob"]
    assert students(tmp_path) == ["deep-learning-ann", "deep-learning-bob"]


def test_homes_of_a_jupyterhub_are_called_after_their_students(tmp_path):
    for student in ("ann", "bob"):
        put(tmp_path / f"jupyter-{student}" / "duograd/labs" / LAB)
    assert students(tmp_path) == ["ann", "bob"]


def test_attempts_and_old_copies_are_still_the_students(tmp_path):
    for name in ("attempt 1", "attempt 2", "old"):
        put(tmp_path / "ann" / name / LAB)
    put(tmp_path / "bob/labs" / LAB)
    put(tmp_path / "bob/backup (1)" / LAB)
    assert students(tmp_path) == ["ann", "bob"]


def test_the_level_can_be_said(tmp_path):
    put(tmp_path / "monday/ann" / LAB)
    put(tmp_path / "tuesday.zip", zipped(f"bob/{LAB}", f"bob/{OTHER}"))
    put(tmp_path / "tuesday/10 h" / OTHER)
    assert students(tmp_path, level=2) == ["10 h", "ann", "bob"]
    assert students(tmp_path, level=1) == ["monday", "tuesday"]
    put(tmp_path / "monday" / LAB)
    assert "whose it is" in got(tmp_path, level=2)[1][0][1]


def test_hidden_folders_with_notebooks_are_told_once_and_litter_never(tmp_path):
    for name in (".old/a/", ".old/b/", ".ipynb_checkpoints/", ".cache/", ""):
        put(tmp_path / "ann" / name / LAB)
    put(tmp_path / "ann/.bashrc")
    put(tmp_path / "ann/05_gradient_descent_torch-checkpoint.ipynb")
    put(tmp_path / "bob.zip", zipped(f".old/{LAB}", LAB, f".git/{LAB}"))
    handed, problems = got(tmp_path)
    assert [row.student for row in handed] == ["ann", "bob"]
    assert [origin for origin, _ in problems] == ["ann/.old", f"bob.zip/.old/{LAB}"]
