"""`duograd new`: a lesson that builds and passes its tests; what is wrong with one is told."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from duograd.authoring.begin import begin
from duograd.authoring.source import LessonError
from harness import ROOT

NAME = "27_waiting_times"
NO_LESSONS = shutil.ignore_patterns("__pycache__", "[0-9][0-9]_*")
EXERCISE = f"shared/duograd/lessons/{NAME}/exercises/mean.py"
DECLARED = f"shared/duograd/lessons/{NAME}/lesson.py"
TEXT = f"shared/duograd/lessons/{NAME}/lesson.md"


def run(project, *command):
    environment = {**os.environ, "PYTHONPATH": str(project / "shared")}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def built_with(project, file, old, new):
    """What a build by number says of a changed file, and the file's text, which is put back."""
    path = project / file
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new), encoding="utf-8")
    told = run(project, "duograd", "build", "27", "--jobs", "1")  # PyTorch first
    path.write_text(text, encoding="utf-8")
    return told, text


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project with one lesson: the one that was just begun, and built."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "shared", root / "shared", ignore=NO_LESSONS)
    begun = run(root, "duograd", "new", NAME)
    assert f"{NAME} is begun" in begun.stdout, begun.stderr
    built = run(root, "duograd", "build")
    assert built.returncode == 0, built.stderr
    return root


def test_a_lesson_that_was_just_begun_passes_all_tests_of_lessons(project):
    (project / "tests").mkdir()
    for name in ("harness.py", "layers.py", "answers.py", "seeds.py", "lessons/test_exercises.py"):
        shutil.copy(ROOT / "tests" / name, project / "tests")
    options = ("-v", "-rs", "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", project)
    found = run(project, "pytest", *options, "tests/test_exercises.py")
    assert found.returncode == 0, found.stdout
    assert "skipped" not in found.stdout
    assert f"{NAME}-centered-one_number" in found.stdout


def test_a_lesson_that_was_just_begun_is_what_its_notebooks_show(project):
    assert run(project, "duograd", "build", "--check").returncode == 0


CENTERED = EXERCISE.replace("mean.py", "centered.py")
PICTURES = f"shared/duograd/lessons/{NAME}/pictures.py"
MISTAKES = {
    "a mistake with another argument": (
        CENTERED,
        "first_taken_away(x)",
        "first_taken_away(y)",
        "`first_taken_away` fails: TypeErr",
    ),
    "a mistake that is none": (
        CENTERED,
        "def first_taken_away(x):",
        'def moved_twice(x):\n    """Moved."""\n    return x - x.mean()\n\n\n'
        "@exercise.mistake\ndef first_taken_away(x):",
        "`moved_twice` gives the right answer to every case",
    ),
    "a corner whose gradient is asked": (
        CENTERED,
        "def cases(rng):",
        "def cases(rng):\n    yield {'x': [float('inf'), 1.0] + 0 * rng.normal(size=2)}",
        "case 1 has no finite gradient for x: a corner says `Case(…, gradient=False)`",
    ),
    "a case that lacks an argument": (
        EXERCISE,
        "def cases(rng):",
        "def cases(rng):\n    yield {}",
        "missing 1 required",
    ),
    "a lab that starts another lesson": (
        TEXT,
        f'start("{NAME}", "torch")',
        'start("27_other", "torch")',
        "`start` names `27_other`",
    ),
    "a name that is not there": (
        EXERCISE,
        "x.sum() / len(x)",
        "x.summ() / len(x)",
        "AttributeError",
    ),
    "no Python": (EXERCISE, "def cases(rng):", "def cases(rng)", "SyntaxError: expected ':'"),
    "a word that no exercise knows": (EXERCISE, "points=1", "point=1", "'point': it takes points"),
    "minutes in words": (TEXT, "minutes: 20", "minutes: twenty", "not 'twenty'"),
    "an exercise without a file": (DECLARED, '"centered")', '"centred")', "there is no module"),
    "a lesson that is not there": (TEXT, "needs: []", "needs: ['33']", "needs lesson 33"),
    "a lesson that comes later": (TEXT, "needs: []", "needs: ['27']", "needs lesson 27"),
    "an exercise that the lesson does not name": (
        EXERCISE.replace("mean", "median"),
        "",
        "exercise = Exercise(points=1)",
        "this exercise is not in EXERCISES",
    ),
    "answers to no exercise": (
        EXERCISE.replace("exercises/mean", "answers/median_torch"),
        "",
        "x = 1",
        "no exercise of the lesson is called median",
    ),
}


READ_WITH_EACH = """
import importlib, json, sys
from pathlib import Path
from duograd import exercises
from duograd.authoring.build import read_course
from duograd.authoring.source import LessonError
for file, old, new, _ in json.loads(sys.argv[1]):
    path = Path(file)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    for name in [name for name in sys.modules if name.startswith("duograd.lessons.")]:
        del sys.modules[name]
    exercises.load.cache_clear()
    importlib.invalidate_caches()
    try:
        read_course(Path())
        print("nothing is told")
    except LessonError as error:
        print(error)
    path.write_text(text, encoding="utf-8") if text else path.unlink()
"""


def test_a_mistake_in_a_lessons_code_or_head_is_told_with_file_and_line(project):
    script = project / "read_with_each.py"
    script.write_text(READ_WITH_EACH, encoding="utf-8")
    read = run(project, "read_with_each", json.dumps(list(MISTAKES.values())))
    told = read.stdout.splitlines()
    for line, (file, old, _, said) in zip(told, MISTAKES.values(), strict=True):
        text = (project / file).read_text(encoding="utf-8") if old else ""
        place = text[: text.index(old)].count("\n") + 1
        told_at = int(line.partition(f"{file}:")[2].partition(":")[0])
        assert (
            0 <= place - told_at <= (5 if file == TEXT else 0)
        )  # a cell is told by its first line
        assert said in line


def test_a_solution_that_is_not_right_is_named_by_the_lessons_own_check(project):
    told, text = built_with(project, TEXT, "return x - mean(x)", "return x + mean(x)")
    line = text[: text.index("def centered(x)")].count("\n") + 1
    said = f"{TEXT}:{line}: the solution of `centered` for torch is wrong: Your numbers moved away"
    assert told.returncode == 2
    assert told.stderr.startswith(said), told.stderr


def test_a_name_that_no_lesson_has_is_answered_with_the_nearest(project):
    told = run(project, "duograd", "build", "27_waiting_time")
    assert told.returncode == 2
    assert f"no lesson is called '27_waiting_time'; did you mean {NAME}?" in told.stderr


def test_a_folder_that_is_there_is_never_written_over(project):
    with pytest.raises(LessonError, match="there is a lesson of this number"):
        begin(project, "27_other")


@pytest.mark.parametrize("name", ["waiting", "7_waiting", "27_Waiting", "27-waiting", "27_"])
def test_a_name_of_another_form_is_answered_with_an_example(project, name):
    with pytest.raises(LessonError, match="such as 28_robots"):
        begin(project, name)


def test_a_picture_that_fails_is_told_with_the_line_of_its_own_code(project):
    told, text = built_with(project, PICTURES, "height=2.4", "hight=2.4")
    line = text[: text.index("height=2.4")].count("\n") + 1
    assert told.returncode == 2
    assert told.stderr.startswith(f"{PICTURES}:{line}: TypeError: "), told.stderr
    assert "unexpected keyword argument 'hight'" in told.stderr
