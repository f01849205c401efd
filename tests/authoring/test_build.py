"""`duograd build`: an author's mistake is one clear error with file and line."""

import asyncio
import shutil
import subprocess
import sys

import jupytext
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from duograd.authoring import build as builder
from duograd.authoring.source import LessonError, read_lesson, select, without_solutions
from harness import LESSONS, ROOT, lay_lessons, text_of

LESSON = "05_gradient_descent"
TEXT = text_of(LESSON).read_text(encoding="utf-8")

MISTAKES = {
    "an unknown tag": (":tags: [bug]", ":tags: [bugg]", "unknown tag `bugg`"),
    "an exercise that is not declared": (
        "def gradient_step(w,", "def gradient_stap(w,", "`gradient_stap` is not declared",
    ),
    "a marker that is not closed": (
        "    ### END SOLUTION\n    ### BEGIN SOLUTION tensorflow\n    weights,",
        "    ### BEGIN SOLUTION tensorflow\n    weights,", "is not closed before",
    ),
    "an exercise in one framework only": (
        "    ### BEGIN SOLUTION\n    return w - learning_rate",
        "    ### BEGIN SOLUTION torch\n    return w - learning_rate",
        "`gradient_step` has no solution for tensorflow",
    ),
    "a solution for an unknown framework": (
        "### BEGIN SOLUTION\n    return w -", "### BEGIN SOLUTION jax\n    return w -",
        "not for `jax`",
    ),
    "a hint that holds a line of the solution": (
        "return w - learning_rate * slope", "pass  # which is given: two steps on (w − 3)²",
        None,
    ),
    "a missing check": ('check("has_converged")', 'check("nothing")', "no cell holds just"),
    "code that does not parse": (
        "change = losses[-1] - losses[-2]", "change = (losses[-1]", "does not parse for torch",
    ),
    "an unknown insert": ("duograd: symptoms", "duograd: simptoms", "nothing called `simptoms`"),
    "a heading without its number": (
        "# 05 · Gradient descent", "# Gradient descent", "its heading, here `# 05 · Title`",
    ),
    "another lesson's number": (
        "# 05 · Gradient descent", "# 06 · Gradient descent", "its heading, here `# 05 · Title`",
    ),
    "no question": ("  question: Which way is down?\n", "", "gives no `duograd: question`"),
    "an END of no framework": ("### END torch", "### END torhc", "ends with `### END torch`"),
    "an END of something else": ("### END SOLUTION", "### END SOLUTON", "with `### END SOLUTION`"),
    "an END without a BEGIN": ("### BEGIN torch\nstart(", "start(", "this END closes nothing"),
}  # fmt: skip


def read_with(old, new, tmp_path):
    assert old in TEXT
    path = tmp_path / LESSON / "lesson.md"
    path.parent.mkdir()
    path.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LessonError) as caught:
        read_lesson(path)
    return path, str(caught.value)


@pytest.mark.parametrize("mistake", [name for name in MISTAKES if "hint" not in name])
def test_a_mistake_in_a_lesson_is_named_with_file_and_line(mistake, tmp_path):
    old, new, words = MISTAKES[mistake]
    path, message = read_with(old, new, tmp_path)
    place, line, said = message[len(str(path.parent)) + 1 :].split(":", 2)
    assert place == path.name
    assert words in said
    if int(line) > 1:  # what is wrong with the whole file is told of its first line
        changed_at = TEXT[: TEXT.index(old)].count("\n") + 1
        assert abs(int(line) - changed_at) <= 20


def test_a_hint_that_holds_a_line_of_the_solution_is_an_error(tmp_path, monkeypatch):
    from duograd import exercises

    exercise = exercises.load(LESSON).exercises["gradient_step"]
    giveaway = ["look", "think", "It is return w - learning_rate * slope, of course."]
    monkeypatch.setattr(exercise, "hints", giveaway)
    with pytest.raises(LessonError, match="hint 3 of `gradient_step` holds a line of the solution"):
        read_lesson(text_of(LESSON))


def test_a_lesson_nobody_declared_is_an_error(tmp_path):
    path = tmp_path / "42_nothing" / "lesson.md"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    with pytest.raises(LessonError, match="no lesson is called '42_nothing'"):
        read_lesson(path)


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_opens_as_a_notebook_and_saves_without_loss(lesson):
    text = text_of(lesson).read_text(encoding="utf-8")
    book = jupytext.reads(text, fmt="md:myst")
    again = jupytext.reads(jupytext.writes(book, fmt="md:myst"), fmt="md:myst")
    assert book.metadata["duograd"] == again.metadata["duograd"]
    assert [(c.source, c.metadata) for c in book.cells] == [
        (c.source, c.metadata) for c in again.cells
    ]


def test_a_block_is_kept_for_its_own_framework_only():
    cell = "a\n### BEGIN torch\nb\n### END torch\n### BEGIN tensorflow\nc\n### END tensorflow\nd"
    assert select(cell, "torch") == "a\nb\nd"
    assert select(cell, "tensorflow") == "a\nc\nd"


def test_a_solution_becomes_one_line_in_a_lab():
    cell = "def f():\n    ### BEGIN SOLUTION torch\n    x = 1\n    return x\n    ### END SOLUTION"
    chosen = select(cell, "torch")
    assert "    ### BEGIN SOLUTION\n" in chosen
    lab = without_solutions(chosen, "TODO 1: f")
    assert lab == 'def f():\n    raise NotImplementedError("TODO 1: f")'


@pytest.fixture
def project(tmp_path):
    """A copy of the project's lessons and notebooks."""
    lay_lessons(tmp_path)
    for folder in ("labs", "solutions"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def run_build(*options):
    command = [sys.executable, "-m", "duograd", "build", *options]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


def test_build_check_names_every_notebook_that_is_out_of_date(project):
    lab = project / "labs" / f"{LESSON}_torch.ipynb"
    lab.write_text(lab.read_text(encoding="utf-8").replace("fog", "mist"), encoding="utf-8")
    solution = project / "solutions" / f"{LESSON}_tensorflow.ipynb"
    book = nbformat.read(solution, as_version=4)
    book.cells[-2].source += "\n# changed by hand"
    nbformat.write(book, solution)
    (project / "labs" / "99_left_over_torch.ipynb").write_text("{}", encoding="utf-8")
    (project / "solutions" / f"{LESSON}_torch.ipynb").unlink()
    run = run_build("--check", "--root", str(project))
    assert run.returncode == 2
    assert run.stderr.strip().split("\n") == [
        f"labs/{LESSON}_torch.ipynb: not what the lesson makes",
        f"solutions/{LESSON}_torch.ipynb: missing",
        f"solutions/{LESSON}_tensorflow.ipynb: its sources differ",
        "labs/99_left_over_torch.ipynb: no lesson makes this notebook",
        "Run `duograd build` and commit what it writes.",
    ]


def test_after_a_solution_that_fails_no_other_one_is_begun(project, monkeypatch):
    begun = []

    async def fail(one):
        begun.append(one.path.name)
        raise LessonError("lesson.md:7: so it is")

    monkeypatch.setattr(builder, "_execute", fail)
    with pytest.raises(LessonError, match="so it is"):
        builder.build(project, (LESSON,), jobs=1, written=lambda path: None)
    assert begun == [f"{LESSON}_torch.ipynb"]


def test_an_unknown_lesson_is_answered_in_one_sentence(project):
    run = run_build("09_nothing_of_ours", "--root", str(project))
    assert run.returncode == 2
    assert "no lesson is called '09_nothing_of_ours'" in run.stderr


def test_build_writes_a_lab_and_an_executed_solution_for_each_framework(project):
    shutil.rmtree(project / "labs")
    shutil.rmtree(project / "solutions")
    run = run_build(LESSON, "--root", str(project))
    assert run.returncode == 0, run.stderr
    made = sorted(str(p.relative_to(project)) for p in project.glob("*s/*.ipynb"))
    assert made == sorted(
        ["labs/index.ipynb"]
        + [
            f"{folder}/{LESSON}_{framework}.ipynb"
            for folder in ("labs", "solutions")
            for framework in ("tensorflow", "torch")
        ]
    )
    solution = nbformat.read(project / "solutions" / f"{LESSON}_torch.ipynb", as_version=4)
    assert any(c.get("outputs") for c in solution.cells)


def test_a_cell_that_does_not_end_is_told_in_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(builder, "SECONDS_A_CELL", 1)
    endless = new_notebook(cells=[new_code_cell("while True: pass")])
    made = builder.Made(tmp_path / "05_x_torch.ipynb", endless, lab=False)
    with pytest.raises(LessonError, match="a cell had not ended after 1 seconds"):
        asyncio.run(builder._execute(made))


def tried(tmp_path, *said):
    """A solution whose entry was tried, and what stood below."""
    outputs = [new_output("display_data", {"text/plain": text}) for text in said]
    book = new_notebook(cells=[new_code_cell('enter("train_entry")', outputs=outputs)])
    return builder.Made(tmp_path / "22_x_torch.ipynb", book, lab=False)


def test_an_entry_with_a_score_is_built(tmp_path):
    builder._review_entry(tried(tmp_path, "Your entry scores 0.62 (0.60 to 0.65)"))


@pytest.mark.parametrize("said", [["No score yet: NameError."], ["This lab has no entry."], []])
def test_a_lab_whose_own_entry_gets_no_score_is_not_built(tmp_path, said):
    with pytest.raises(LessonError, match=r"entry of the solution: (No score|This lab|no word)"):
        builder._review_entry(tried(tmp_path, *said))
