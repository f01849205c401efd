"""The notebooks that the lessons make: pairs alike, valid, nothing stale.

`replay.py` tells what their replay proves.
"""

import ast
import json
import re

import nbformat
import pytest

from duograd import exercises
from duograd.authoring import build as builder
from duograd.authoring.notebooks import as_text
from duograd.frameworks import NAMES
from harness import LESSONS, ROOT, course, exercise_of, notebook

KINDS = ("labs", "solutions")
ALL = [(kind, lesson, framework) for kind in KINDS for lesson in LESSONS for framework in NAMES]
every_notebook = pytest.mark.parametrize(("kind", "lesson", "framework"), ALL)
OF_TUNES = ("<Figure: piano roll>", "<Figure: by temperature>")
every_lesson = pytest.mark.parametrize("lesson", LESSONS)


def outputs(book):
    return [(c, o) for c in book.cells if c.cell_type == "code" for o in c.outputs]


def figures(book):
    return [told(cell, output) for cell, output in outputs(book) if has_picture(output)]


def told(cell, output):
    """The words of a picture; without their numbers where these may differ from run to run.

    Of tunes that a model drew by chance only what it is: their words differ, too.
    """
    alt = output["metadata"]["image/png"]["alt"]
    if "nbval-ignore-output" not in cell.metadata.get("tags", []):
        return alt
    words = re.sub(r"\d+(\.\d+)?", "a number", alt)
    return words.partition(":")[0] if output["data"]["text/plain"] in OF_TUNES else words


def has_picture(output):
    return "image/png" in output.get("data", {})


@every_lesson
def test_a_pair_has_the_same_exercises_points_and_headings(lesson):
    pairs = []
    for framework in NAMES:
        book = notebook("labs", lesson, framework)
        grades = [
            (c.id, c.metadata["nbgrader"].get("points"))
            for c in book.cells
            if "nbgrader" in c.metadata
        ]
        text = "\n".join(c.source for c in book.cells if c.cell_type == "markdown")
        headings = re.findall(r"^#+ .*", text, re.MULTILINE)
        checks = [c.source for c in book.cells if c.id.startswith("check-")]
        pairs.append((grades, headings, checks))
    assert pairs[0] == pairs[1]
    assert pairs[0][2], "a lesson without a check"


@every_lesson
def test_a_pair_has_the_same_signatures_and_both_are_documented(lesson):
    """A class may differ in its methods' names, and a note may speak of its own framework."""
    pairs = []
    for framework in NAMES:
        cells = {c.id: c.source for c in notebook("labs", lesson, framework).cells}
        found = {}
        for name in exercises.load(lesson).exercises:
            tree = ast.parse(cells[name]).body
            node = next(n for n in tree if getattr(n, "name", "") == name)
            assert len(ast.get_docstring(node)) > 40
            is_class = isinstance(node, ast.ClassDef)
            found[name] = "class" if is_class else ast.unparse(node.args)
        pairs.append(found)
    assert pairs[0] == pairs[1]


@every_lesson
def test_a_pair_of_solutions_shows_the_same_figures(lesson):
    one, other = (figures(notebook("solutions", lesson, framework)) for framework in NAMES)
    assert len(one) == len(other)
    assert one == other


@every_notebook
def test_every_code_cell_parses_and_no_magic_is_used(kind, lesson, framework):
    for cell in notebook(kind, lesson, framework).cells:
        if cell.cell_type == "code":
            ast.parse(cell.source)


@every_notebook
def test_a_notebook_is_valid_and_names_its_kernel(kind, lesson, framework):
    book = notebook(kind, lesson, framework)
    nbformat.validate(book)
    assert book.metadata.kernelspec.name == "python3"
    assert "version" not in book.metadata.language_info


@every_lesson
@pytest.mark.parametrize("framework", NAMES)
def test_a_lab_holds_no_answer_and_no_output(lesson, framework):
    lab, solution = (notebook(kind, lesson, framework) for kind in KINDS)
    assert not outputs(lab)
    assert "SOLUTION" not in as_text(lab)
    for cell, answered in zip(lab.cells, solution.cells, strict=True):
        if cell.id in exercises.load(lesson).exercises:
            given = exercise_of(lesson, cell.id).level == "given"
            assert ("raise NotImplementedError" in cell.source) is not given
            assert (cell.source == answered.source) is given


@every_lesson
@pytest.mark.parametrize("framework", NAMES)
def test_a_stored_solution_shows_no_error_no_stderr_and_no_address(lesson, framework):
    for cell, output in outputs(notebook("solutions", lesson, framework)):
        assert output.output_type != "error", cell.source
        assert output.get("name") != "stderr", cell.source
        text = json.dumps(output.get("data", {}).get("text/plain", output.get("text", "")))
        assert not re.search(r"0x[0-9a-f]{6,}", text), text
        if has_picture(output):
            assert len(output["metadata"]["image/png"]["alt"]) > 20


@every_lesson
@pytest.mark.parametrize("framework", NAMES)
def test_what_a_cell_printed_is_stored_in_one_piece(lesson, framework):
    for cell in notebook("solutions", lesson, framework).cells:
        printed = [o for o in cell.get("outputs", ()) if o.output_type == "stream"]
        assert len(printed) <= 1, cell.source


@every_notebook
def test_a_replay_leaves_no_cell_out(kind, lesson, framework):
    for cell in notebook(kind, lesson, framework).cells:
        assert "nbval-skip" not in cell.metadata.get("tags", ())
        assert not re.search("NBVAL|PYTEST_VALIDATE", cell.source)


def test_nothing_is_stale():
    assert builder.stale(ROOT) == []


def test_two_builds_of_the_labs_are_the_same_bytes():
    one, other = (
        [as_text(made.notebook) for made in builder.make_all(ROOT, read)]
        for read in (course(), builder.read_course(ROOT))
    )
    assert one == other


@every_notebook
def test_nbgraders_metadata_has_its_schema_and_checksum(kind, lesson, framework):
    book = notebook(kind, lesson, framework)
    found = [c.metadata["nbgrader"] for c in book.cells if "nbgrader" in c.metadata]
    assert len({data["grade_id"] for data in found}) == len(found)
    assert sum(data.get("points", 0) for data in found) == exercises.load(lesson).points
    for data in found:
        assert data["schema_version"] == 3
        assert data["grade"] is data["locked"] is not data["solution"]
        assert re.fullmatch("[0-9a-f]{32}", data["checksum"])
