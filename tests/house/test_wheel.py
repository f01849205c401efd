"""The helper from its wheel: a lab that was copied alone to an empty folder has all it needs."""

import csv
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from duograd import exercises
from duograd.classroom.handout import hand_out
from grading import hand_in
from harness import ROOT, without

SOURCES = ("Makefile", "README.md", "LICENSE", "pyproject.toml", "requirements.txt")
NOT_OURS = shutil.ignore_patterns("__pycache__", "*.egg-info", ".ipynb_checkpoints")
PLACES = """
import sys
for name, module in sorted(sys.modules.items()):
    if name.split(".")[0] == "duograd":
        print(module.__file__ or list(module.__path__)[0])  # a lesson's folder is a package too
"""
ALONE = {
    ("07_mini_batches", "torch"): ("tensorflow", "keras"),
    ("11_will_i_pass", "tensorflow"): ("torch",),
}


@dataclass(frozen=True)
class Alone:
    """One lab, and a Python with one framework and the helper from the wheel."""

    lesson: str
    framework: str
    site: Path
    environment: dict[str, str]

    @property
    def solution(self):
        return ROOT / "solutions" / f"{self.lesson}_{self.framework}.ipynb"

    @property
    def points(self):
        return exercises.load(self.lesson).points

    def duograd(self, *arguments, folder):
        program = self.site / "bin" / "duograd"
        return run(program, *arguments, cwd=folder, env=self.environment)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """What the wheel is made from, and the remains of a build long ago."""
    folder = tmp_path_factory.mktemp("project")
    for name in SOURCES:
        shutil.copy(ROOT / name, folder)
    for name in ("shared", "labs"):
        shutil.copytree(ROOT / name, folder / name, ignore=NOT_OURS)
    (folder / "build" / "lib" / "duograd").mkdir(parents=True)
    (folder / "build" / "lib" / "duograd" / "left_over.py").touch()
    return folder


@pytest.fixture(scope="module")
def wheel(project):
    """The wheel that `make wheel` makes with this Python."""
    ready = project / ".venv" / "ready"
    ready.parent.mkdir()
    ready.touch()
    bare = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    run(
        "make", "-C", project, "wheel", f"BIN={Path(sys.executable).parent}", "VENV=.venv", env=bare
    )
    (made,) = (project / "dist").glob("*.whl")
    return made


@pytest.fixture(scope="module")
def site(wheel, tmp_path_factory):
    """A folder that holds what the wheel brings, and nothing else."""
    folder = tmp_path_factory.mktemp("site")
    options = ("--quiet", "--no-deps", "--no-index", "--target", folder)
    run(sys.executable, "-m", "pip", "install", *options, wheel)
    return folder


@pytest.fixture(params=ALONE, ids="_".join)
def alone(request, site, monkeypatch):
    monkeypatch.delenv("PYTHONPATH", raising=False)
    return Alone(*request.param, site, without(site, ALONE[request.param]))


def run(*command, **options):
    text = [str(part) for part in command]
    done = subprocess.run(text, capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def files(folder, pattern):
    return {p.relative_to(folder).as_posix() for p in folder.rglob(pattern) if p.is_file()}


def test_the_wheel_holds_every_lab_and_all_of_the_package_but_what_has_answers(project, wheel):
    ours = {name for name in files(project / "shared", "*") if name.startswith("duograd/")}
    ours -= {name for name in ours if has_answers(name)}
    ours |= {f"duograd/labs/{name}" for name in files(project / "labs", "*.ipynb")}
    held = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("duograd/")}
    assert held == ours


def has_answers(name):
    """Whether a file is a lesson's text, which holds its solutions, or lies in its answers/."""
    of_lesson = name.startswith("duograd/lessons/")
    return of_lesson and (name.endswith("/lesson.md") or "/answers/" in name)


def test_a_lab_alone_in_a_folder_finds_its_data_and_pictures(alone, tmp_path):
    book = nbformat.read(alone.solution, as_version=4)
    stored = str(book).count("image/png")
    book.cells.append(nbformat.v4.new_code_cell(PLACES))
    client = NotebookClient(book, timeout=120, kernel_name="python3", coalesce_streams=True)
    client.execute(env=alone.environment, cwd=str(tmp_path))
    (printed,) = book.cells[-1].outputs
    places = printed.text.splitlines()
    assert len(places) > 10
    assert all(Path(place).is_relative_to(alone.site) for place in places), places
    assert str(book).count("image/png") == stored > 0


def test_check_works_from_the_wheel_alone(alone, tmp_path):
    checked = alone.duograd("check", shutil.copy(alone.solution, tmp_path), folder=tmp_path)
    assert f"{alone.points} of {alone.points} points" in checked.stdout


def test_what_is_handed_out_from_the_wheel_is_what_the_project_hands_out(alone, tmp_path):
    arguments = (alone.lesson, "--framework", alone.framework, "--standalone")
    alone.duograd("handout", *arguments, "--out", "hand", folder=tmp_path)
    (made,) = (tmp_path / "hand").iterdir()
    (ours,) = hand_out([alone.lesson], [alone.framework], tmp_path / "ours", True)
    assert made.read_bytes() == ours.read_bytes()


def test_grade_works_from_the_wheel_alone(alone, tmp_path):
    hand_in(tmp_path / "in", "ann", alone.solution.read_text(), alone.solution.name)
    alone.duograd("grade", "in", "--out", "out", folder=tmp_path)
    with open(tmp_path / "out" / "grades.csv", newline="", encoding="utf-8") as file:
        (row,) = csv.DictReader(file)
    assert (row["student"], row["points"]) == ("ann", str(alone.points))
    pages = [page.read_text() for page in (tmp_path / "out").rglob("*.html")]
    assert len(pages) > 1
    assert all("<style>" in page for page in pages)
