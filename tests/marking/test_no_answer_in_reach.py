"""No right answer stands where a submission can read: looked for from inside each sandbox.

A spy is handed in as a submission. It is told where every answer lies, tries to open and to import
each, and looks through all that it can read for a copy of any. That the files are there, and that
the spy does find what a submission may read, is asserted too: it could not have looked beside them.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import duograd
from duograd import exercises
from duograd.marking.sandbox import Sandbox, SandboxFailed
from duograd.runner import jail
from duograd.runner.limits import ONLY_JAIL, TIERS, Limits
from harness import LESSONS, ROOT

SPY = Path(__file__).with_name("spy.py")
PACKAGE = ROOT / "shared" / "duograd"
ALLOWED = {"__init__.py", "boundary", "frameworks", "runner", "data"}
OUTSIDE = ("labs", "solutions", "tests")
OWN = "FUNCTIONS = {'bowl': lambda xp: lambda w: xp.sum(w**2)}\n"
BARE = next(name for name in LESSONS if not (PACKAGE / "lessons" / name / "named.py").exists())
BOWL = f"{BARE}/bowl"
SPIES = ("secret_oracle", "secret_solutions", "secret_lessons", "hunt_lessons", "hunt_modules")


def files_below(folder):
    found = (path for path in folder.rglob("*") if path.is_file() and path.stat().st_size)
    return [path for path in found if "__pycache__" not in path.parts]


def is_allowed(path, package):
    """Whether a file of the package is one that a submission may read."""
    inside = path.relative_to(package).parts
    return inside[0] in ALLOWED or (inside[0] == "lessons" and inside[2:] == ("named.py",))


@dataclass(frozen=True)
class Installed:
    """The package somewhere, and what is kept from a submission there, besides the package's."""

    package: Path
    outside: list[Path]

    @property
    def secret(self):
        ours = [path for path in files_below(self.package) if not is_allowed(path, self.package)]
        return ours + [path for folder in self.outside for path in files_below(folder)]

    @property
    def allowed(self):
        return [path for path in files_below(self.package) if is_allowed(path, self.package)]

    def spy(self, tier):
        """What the spy saw in a sandbox of that tier."""
        files = self.allowed + self.secret  # what is both, by its content, counts as secret
        prints = {hashlib.sha256(path.read_bytes()).hexdigest(): str(path) for path in files}
        folders = {parent for path in self.secret for parent in path.parents}
        question = {
            "files": list(map(str, files)),
            "folders": [str(f) for f in folders if f.is_relative_to(self.package.parent)],
            "modules": [*modules_of(self.package), "duograd.boundary.wire"],
            "named": [BOWL, "tanh"],
            "prints": prints,
            "sizes": [path.stat().st_size for path in files],
        }
        done = subprocess.run(
            [sys.executable, SPY, tier],
            input=json.dumps(question),
            env={**os.environ, "PYTHONPATH": str(self.package.parent)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


def modules_of(package):
    """Every module of the package that a submission may not read, by its name."""
    paths = (path for path in package.rglob("*.py") if not is_allowed(path, package))
    names = {path.relative_to(package.parent).with_suffix("").parts for path in paths}
    return sorted(".".join(parts).removesuffix(".__init__") for parts in names)


@pytest.fixture(scope="module", params=["checkout", "site-packages"])
def installed(request, tmp_path_factory):
    """The package in this checkout, or as its wheel lays it, and one lesson names a function."""
    if request.param == "checkout":
        return Installed(PACKAGE, [ROOT / name for name in OUTSIDE])
    package = tmp_path_factory.mktemp("python") / "site-packages" / "duograd"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "labs", package / "labs")
    for folder in (package, *package.parents[:3]):
        folder.chmod(0o755)
    (package / "lessons" / BARE / "named.py").write_text(OWN)
    return Installed(package, [])


@pytest.fixture(scope="module", params=TIERS[:-1])
def seen(request, installed):
    try:
        with Sandbox(ONLY_JAIL, request.param, Limits()):
            pass
    except SandboxFailed as error:
        pytest.skip(str(error))
    return installed.spy(request.param)


def test_what_is_kept_secret_is_there_for_every_lesson(installed):
    secret = set(installed.secret)
    assert tuple(LESSONS) == exercises.lesson_names() != ()
    for lesson in LESSONS:
        folder = installed.package / "lessons" / lesson
        for path in (folder / "lesson.py", folder / "lesson.md", *folder.glob("*/*.py")):
            assert path in secret
    for room in ("exercises", "marking"):
        assert len(list((installed.package / room).glob("*.py"))) > 3
        assert secret >= set((installed.package / room).glob("*.py"))
    for folder in (*installed.outside, installed.package / "lessons"):
        assert len(secret.intersection(files_below(folder))) > 20


def test_a_submission_can_open_no_answer(installed, seen):
    assert sorted(seen["files"]) == sorted(map(str, installed.allowed))
    assert not set(seen["files"]) & set(map(str, installed.secret))


def test_no_folder_shows_a_submission_more_than_it_may_read(installed, seen):
    allowed = set(installed.allowed)
    shown = allowed.union(*(path.parents for path in allowed))
    assert set(map(Path, seen["listed"])) <= shown


def test_a_submission_can_import_no_answer(seen):
    found = set(seen["modules"]) - {"duograd.lessons"}  # a bare folder where a named.py stands
    assert found == {"duograd.boundary.wire"}


def test_no_copy_of_an_answer_lies_where_a_submission_finds_it(installed, seen):
    assert seen["count"] > 10_000
    twins = {twin for twin, _ in seen["twins"]}
    assert twins == set(map(str, installed.allowed))


def test_a_lessons_own_named_functions_are_found_there(installed, seen):
    has_own = (installed.package / "lessons" / BOWL).with_name("named.py").exists()
    assert seen["named"] == ([BOWL] if has_own else []) + ["tanh"]


@pytest.fixture
def elsewhere(tmp_path):
    """Two copies in site-packages, of which a link leads to one, and libraries beside them."""
    for place in ("real/site-packages", "other/python3.99/dist-packages"):
        (tmp_path / place / "duograd" / "lessons").mkdir(parents=True)
        (tmp_path / place / "duograd" / "lessons" / "lesson.py").write_text("answers")
        (tmp_path / place / "numpy").mkdir()
        (tmp_path / place / "round").symlink_to(tmp_path)
    (tmp_path / "alias").symlink_to(tmp_path / "real")
    return tmp_path


def test_neither_links_nor_second_copies_lead_to_an_answer(elsewhere, monkeypatch):
    package = elsewhere / "real" / "site-packages" / "duograd"
    paths = [elsewhere / "alias" / "site-packages", package.parent]
    monkeypatch.setattr(duograd, "__file__", str(package / "__init__.py"))
    monkeypatch.setattr(sys, "path", list(map(str, paths)))
    monkeypatch.setattr(jail, "SYSTEM", (str(elsewhere / "other"),))
    found = {path.resolve() for path in jail.readable()}
    for copy in elsewhere.rglob("lesson.py"):
        assert not found & {copy, *copy.parents}, copy
    assert set(elsewhere.rglob("numpy")) <= found


@pytest.mark.parametrize("name", SPIES)
def test_what_a_hostile_notebook_looks_for_is_there_outside_the_sandbox(name):
    book = json.loads((SPY.parent / "hostile" / f"{name}.ipynb").read_text(encoding="utf-8"))
    (answer,) = (cell for cell in book["cells"] if cell["id"] == "gradient_step")
    namespace = {}
    exec("".join(answer["source"]), namespace)
    with pytest.raises(RuntimeError, match="GOT"):
        namespace["gradient_step"](1.0, 1.0, 1.0)
