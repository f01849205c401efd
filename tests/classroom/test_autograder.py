"""Gradescope's autograder: the zip holds this grader, and grades as Gradescope runs it."""

import json
import os
import subprocess
import sys
import zipfile

import pytest

from duograd.classroom.autograder import write_autograder
from grading import run, untouched, uphill, with_answer
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


BLIND = """
def train_entry(faces, others, seed):
    return lambda pictures: pictures[:, 0, 0, 0] > 2
"""


def test_an_entry_stands_on_the_leaderboard_with_its_score_or_the_reason_why_not(tmp_path):
    made = run("autograder", "--out", tmp_path / "a.zip", "--framework", "torch", "--lab", "22",
               "--board-seed", 4711)  # fmt: skip
    assert made.returncode == 0, made.stderr
    zipfile.ZipFile(tmp_path / "a.zip").extractall(tmp_path / "source")
    assert "music21" in (tmp_path / "source" / "requirements.txt").read_text()
    found = graded(tmp_path, {"lab.ipynb": entered(BLIND)})
    assert found["leaderboard"] == [{"name": "score", "value": 0.5}]
    assert "On the leaderboard: 0.5, the mean of faces found" in found["output"]
    found = graded(tmp_path, {"lab.ipynb": entered(BLIND.replace("2", "nobody"))})
    assert found["leaderboard"] == [{"name": "score", "value": "no result"}]
    assert "Nothing for the leaderboard: " in found["output"]
    assert "NameError: name 'nobody' is not defined" in found["output"]


def entered(source):
    return with_answer("train_entry", source, untouched("22_bias", "torch")).encode()


@pytest.mark.parametrize("lab", [["--lab", "05"], []])
def test_a_leaderboard_without_an_entry_is_refused_with_the_labs_that_have_one(tmp_path, lab):
    made = run("autograder", "--out", tmp_path / "a.zip", "--framework", "torch",
               "--board-seed", 1, *lab)  # fmt: skip
    assert made.returncode == 2
    assert "18_music, 22_bias, 26_judge" in " ".join(made.stderr.split())
    assert not (tmp_path / "a.zip").exists()


def test_the_same_grader_makes_the_same_zip(unpacked, tmp_path):
    write_autograder(tmp_path / "b.zip", "torch", "05")
    assert (tmp_path / "b.zip").read_bytes() == (unpacked / "a.zip").read_bytes()
