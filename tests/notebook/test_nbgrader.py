"""nbgrader itself works on our notebooks, and gives the points that ours gives."""

import csv
import os
import shutil
import subprocess

import pytest

from grading import DESCENT, hand_in, run, solved, untouched, uphill
from harness import ROOT

BIN = ROOT / ".venv" / "peers" / "bin"
CLASS = {
    ("torch", "ann"): solved,
    ("torch", "bob"): uphill,
    ("torch", "cid"): untouched,
    ("tensorflow", "dee"): uphill,
}


def nbgrader(folder, *arguments):
    environment = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    found = subprocess.run(
        [BIN / "nbgrader", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr[-3000:]


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """solutions/ as nbgrader's source, filled-in labs as submitted, all of it autograded."""
    if not (BIN / "nbgrader").exists():
        pytest.skip("nbgrader is not there: `make test` installs it into .venv/peers")
    folder = tmp_path_factory.mktemp("course")
    for framework in ("torch", "tensorflow"):
        name = f"{DESCENT}_{framework}"
        (folder / "source" / name).mkdir(parents=True)
        shutil.copy(ROOT / "solutions" / f"{name}.ipynb", folder / "source" / name)
    for (framework, student), text in CLASS.items():
        name = f"{DESCENT}_{framework}"
        place = folder / "submitted" / student
        hand_in(place, name, text(framework=framework), f"{name}.ipynb")
    for framework in ("torch", "tensorflow"):
        nbgrader(folder, "generate_assignment", f"{DESCENT}_{framework}")
        nbgrader(folder, "autograde", f"{DESCENT}_{framework}")
    nbgrader(folder, "export")
    return folder


def test_nbgrader_gives_the_same_points_as_ours_right_wrong_and_untouched(course, tmp_path):
    with open(course / "grades.csv", newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["score"]]
    theirs = {(r["student_id"], r["assignment"]): float(r["score"]) for r in rows}
    found = run("grade", course, "--out", tmp_path / "out", "--no-carry-forward")
    assert found.returncode == 0, found.stderr
    with open(tmp_path / "out" / "grades.csv", newline="", encoding="utf-8") as file:
        ours = {
            (r["student"], f"{r['lab']}_{r['framework']}"): float(r["points"])
            for r in csv.DictReader(file)
        }
    handed_in = {key: score for key, score in theirs.items() if key in ours}
    assert handed_in == ours
    assert set(ours) == {(student, f"{DESCENT}_{framework}") for framework, student in CLASS}
    assert len(set(ours.values())) == 3
