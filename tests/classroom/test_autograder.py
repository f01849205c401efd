"""Gradescope's autograder: the zip holds this grader, and grades as Gradescope runs it."""

import json
import os
import subprocess
import sys
import zipfile

import pytest

from duograd.classroom.autograder import write_autograder
from grading import run, uphill
from handed import put


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    top = tmp_path_factory.mktemp("autograder")
    made = run("autograder", "--out", top / "a.zip", "--framework", "torch", "--lab", "05")
    assert "upload it to Gradescope" in made.stdout, made.stderr
    with zipfile.ZipFile(top / "a.zip") as archive:
        archive.extractall(top / "source")
    return top


def graded(top, files):
    for name, data in files.items():
        put(top / "submission" / name, data)
    environment = os.environ | {"AUTOGRADER": str(top), "PYTHON": sys.executable}
    script = (top / "source" / "run_autograder").read_text()
    done = subprocess.run(
        ["bash", "-c", script], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    for name in files:
        (top / "submission" / name).unlink()
    return json.loads((top / "results" / "results.json").read_text())


def test_a_submission_gets_its_points_and_each_exercise_its_words(unpacked):
    found = graded(unpacked, {"my lab.ipynb": uphill().encode()})
    tests = {test["name"]: test for test in found["tests"]}
    assert found["score"] == sum(test["score"] for test in found["tests"]) > 0
    assert tests["gradient_step"]["status"] == "failed"
    assert "You walked uphill" in tests["gradient_step"]["output"]


@pytest.mark.parametrize("data", [b"no notebook", b'{"cells": [], "nbformat": 4}'])
def test_what_is_no_lab_gets_no_points_and_a_sentence(unpacked, data):
    found = graded(unpacked, {"x.ipynb": data})
    assert found["score"] == 0 and "not a " in found["output"]


def test_the_zip_holds_no_solution_and_both_scripts_run(unpacked):
    names = zipfile.ZipFile(unpacked / "a.zip").namelist()
    assert not [name for name in names if "answers" in name or name.endswith(".md")]
    for script in ("setup.sh", "run_autograder"):
        subprocess.run(["bash", "-n", unpacked / "source" / script], check=True)
    assert "torch==" in (unpacked / "source" / "requirements.txt").read_text()


def test_the_same_grader_makes_the_same_zip(unpacked, tmp_path):
    write_autograder(tmp_path / "b.zip", "torch", "05")
    assert (tmp_path / "b.zip").read_bytes() == (unpacked / "a.zip").read_bytes()
