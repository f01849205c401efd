"""`duograd handout`: labs to give away, and standalone ones that need no helper installed."""

import base64
import io
import json
import lzma
import os
import re
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from duograd import exercises
from duograd.classroom import handout
from duograd.classroom.handout import NotHandedOut, hand_out
from duograd.exercises.labs import HELPER
from duograd.frameworks import NAMES
from duograd.marking.assembling import assemble
from duograd.marking.submission import read_notebook
from grading import DESCENT, hand_in, run, solved, untouched, uphill
from harness import LESSONS, ROOT

LARGEST = 400_000  # bytes of a standalone lab: a file for mail and for forms
WEIGHTS = {"21": "face_model", "22": "face_encoder"} | dict.fromkeys(
    ("24", "25", "26"), "language_model"
)
LABS = [(lesson, framework) for lesson in LESSONS for framework in NAMES]
GRADES = re.compile(r"duograd/(marking|classroom|authoring|cli)/|jail|zygote|kernel|standin")
ANSWERS = re.compile(r"/answers/|/trained\.py$|\.md$")
NOT_INSTALLED = f"""
import sys
sys.meta_path[:] = [finder for finder in sys.meta_path if "duograd" not in repr(finder)]
sys.path[:] = [place for place in sys.path if place != {str(ROOT / "shared")!r}]
"""
PLACES = """
import sys
print([name for name in ("_unpack", "base64", "lzma", "zipfile") if name in globals()])
for name, module in sys.modules.items():
    if name.split(".")[0] == "duograd":
        print(module.__file__ or list(module.__path__)[0])  # a lesson's folder is a package too
"""
UPHILL = """def gradient_step(w, slope, learning_rate):
    return w + learning_rate * slope
check(gradient_step)"""
PREPARE = """
from duograd import exercises
from duograd.exercises.attempts import prepare
from duograd.notebook import hidden
lesson = exercises.load({lesson!r})
print([len(prepare(exercise, {framework!r}, 1)) for exercise in lesson])
assert hidden.cells_of({lesson!r}, {framework!r})
"""


@pytest.fixture(scope="module")
def given(tmp_path_factory):
    """Every standalone lab, by lesson and framework."""
    folder = tmp_path_factory.mktemp("hand")
    paths = list(hand_out((), NAMES, folder, True))
    return dict(zip(LABS, paths, strict=True))


def book(path):
    return json.loads(path.read_text(encoding="utf-8"))


def source(cell):
    return "".join(cell["source"])


def code(notebook):
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def helper(path):
    """The files that travel in a lab."""
    packed = re.search(r'_unpack\(".*", "(.*)"\)', source(code(book(path))[0]))[1]
    archive = zipfile.ZipFile(io.BytesIO(lzma.decompress(base64.b85decode(packed))))
    return {name: archive.read(name) for name in archive.namelist()}


def answered(path, text):
    """A lab with the answers of another notebook of the same lesson, as text."""
    answers = {cell["id"]: cell["source"] for cell in json.loads(text)["cells"]}
    lab = book(path)
    for cell in code(lab):
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            cell["source"] = answers[cell["id"]]
    return json.dumps(lab)


def without_ids(text):
    """As Colab saves it."""
    lab = json.loads(text)
    for cell in lab["cells"]:
        del cell["id"]
    return json.dumps(lab)


def read(text):
    return assemble(read_notebook(text.encode(), "lab.ipynb"))


def executed(lab, folder):
    """What each cell shows, in words, where duograd is not installed; the last tells of modules."""
    (folder / "site").mkdir()
    (folder / "site" / "sitecustomize.py").write_text(NOT_INSTALLED)
    path = os.pathsep.join([str(folder / "site"), os.environ.get("PYTHONPATH", "")])
    notebook = nbformat.reads(json.dumps(lab), as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(PLACES, id="places"))
    client = NotebookClient(
        notebook, timeout=120, kernel_name="python3", allow_errors=True, coalesce_streams=True
    )
    client.resources = {"metadata": {"path": str(folder)}}
    client.execute(env={**os.environ, "PYTHONPATH": path}, stderr=subprocess.DEVNULL)
    return {cell.id: shown(cell) for cell in notebook.cells if cell.cell_type == "code"}


def shown(cell):
    return "".join(map(words, cell.outputs))


def words(output):
    alt = output.get("metadata", {}).get("image/png", {}).get("alt", "")
    plain = output.get("data", {}).get("text/plain", "")
    error = re.sub(r"\x1b\[[\d;]*m", "", "".join(output.get("traceback", [])))
    return "".join([output.get("text", ""), plain, alt, error])


def test_labs_are_given_as_they_are_by_name_or_number_in_both_frameworks(tmp_path):
    made = run("handout", DESCENT, "6", "--out", tmp_path / "hand")
    assert made.returncode == 0, made.stderr
    given = {path.name: path.read_bytes() for path in (tmp_path / "hand").iterdir()}
    names = [f"{n}_{f}.ipynb" for n in (DESCENT, "06_backpropagation") for f in NAMES]
    assert given == {name: (ROOT / "labs" / name).read_bytes() for name in names}
    assert [line.partition(" ")[0] for line in made.stdout.splitlines()] == [
        str(tmp_path / "hand" / name) for name in names
    ]


def test_one_framework_can_be_chosen(tmp_path):
    assert run("handout", "05", "--out", tmp_path, "--framework", "torch").returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == [f"{DESCENT}_torch.ipynb"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["05_gradient_decent"], "did you mean 05_gradient_descent?"),
        (["99"], "no lesson is called '99': the lessons are 00_"),
        (["05", "--framework", "jax"], "--framework jax: it is "),
    ],
)
def test_a_name_that_is_none_is_told_in_one_sentence(arguments, told, tmp_path):
    made = run("handout", *arguments, "--out", tmp_path / "hand")
    assert made.returncode == 2
    assert told in made.stderr
    assert len(made.stderr.splitlines()) == 1
    assert not (tmp_path / "hand").exists()


def test_a_filled_in_lab_is_not_written_over(tmp_path):
    path = hand_in(tmp_path, "hand", solved())
    before = path.read_bytes()
    with pytest.raises(NotHandedOut, match="another version is there"):
        list(hand_out(["05"], ["torch"], path.parent, False))
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "hand").touch()
    with pytest.raises(NotHandedOut, match=r"cannot be written"):
        list(hand_out(["05"], ["torch"], tmp_path / "hand", False))


def test_the_same_lab_is_given_twice_as_the_same_file(given, tmp_path):
    (again,) = hand_out([DESCENT], ["torch"], tmp_path, True)
    assert again.read_bytes() == given[DESCENT, "torch"].read_bytes()


@pytest.mark.parametrize("lab", LABS, ids="_".join)
def test_a_standalone_lab_is_small_and_brings_the_weights_along_that_it_loads(lab, given):
    assert given[lab].stat().st_size <= LARGEST
    held = {Path(name).stem for name in helper(given[lab]) if name.endswith(".npz")}
    wanted = WEIGHTS.get(lab[0][:2])
    assert held - {f"will_i_pass_{name}" for name in NAMES} == ({wanted} if wanted else set())


@pytest.mark.parametrize("lab", LABS, ids="_".join)
def test_a_standalone_lab_is_the_lab_with_a_helper_and_no_links(lab, given):
    path = given[lab]
    nbformat.validate(nbformat.read(path, as_version=4))
    assert ".ipynb)" not in path.read_text(encoding="utf-8")
    first, *cells = code(book(path))
    assert first["metadata"]["cellView"] == "form"
    assert first["metadata"]["jupyter"] == {"source_hidden": True}
    ours = code(json.loads(untouched(*lab)))
    assert [*map(source, cells[1:])] == [*map(source, ours[1:])]
    assert source(cells[0]).splitlines()[1:] == source(ours[0]).splitlines()[1:]
    assert "Run the cell above first" in source(cells[0])


@pytest.mark.parametrize("lab", LABS, ids="_".join)
def test_a_helper_holds_one_lessons_exercises_no_solution_and_no_grader(lab, given):
    files = helper(given[lab])
    assert not [name for name in files if GRADES.search(name) or ANSWERS.search(name)]
    lessons = {n.split("/")[2] for n in files if n.startswith("duograd/lessons/")}
    assert lessons == {lab[0], "__init__.py"}
    held = {Path(name).stem for name in files if "/exercises/" in name and lab[0] in name}
    assert held >= set(exercises.load(lab[0]).exercises)
    assert f"duograd/frameworks/{lab[1]}.py" in files
    assert b"BEGIN SOLUTION" not in b"".join(files.values())


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_helper_alone_knows_the_right_answers_of_its_lesson(lesson, given, tmp_path):
    files = helper(given[lesson, "tensorflow"])
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    text = PREPARE.format(lesson=lesson, framework="tensorflow")
    done = subprocess.run(
        [sys.executable, "-c", text], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert min(json.loads(done.stdout)) > 0


@pytest.mark.parametrize("framework", NAMES)
def test_without_duograd_a_standalone_lab_shows_what_the_lab_shows(framework, given, tmp_path):
    solution = nbformat.reads(solved(framework=framework), as_version=4)
    lab = json.loads(answered(given[DESCENT, framework], solved(framework=framework)))
    lab["cells"].append(nbformat.v4.new_code_cell(UPHILL, id="uphill"))
    found = executed(lab, tmp_path)
    left, *places = found.pop("places").splitlines()
    assert left == "[]"
    (folder,) = tmp_path.glob(".*")
    assert folder.name.startswith(".duograd-0.")
    assert len(places) > 50
    assert all(Path(place).is_relative_to(folder) for place in places)
    assert "uphill" in found.pop("uphill")
    assert "ready" in found.pop("helper")
    stored = {c.id: shown(c) for c in solution.cells if c.cell_type == "code" and is_compared(c)}
    assert {name: found[name] for name in stored} == stored


def is_compared(cell):
    return "nbval-ignore-output" not in cell.metadata.get("tags", ())


def test_without_its_helper_the_error_says_to_run_the_cell_above(given, tmp_path):
    lab = book(given[DESCENT, "torch"])
    lab["cells"] = code(lab)[1:2]
    assert "Run the cell above first." in executed(lab, tmp_path)["code-01"]


@pytest.mark.parametrize("lab", LABS, ids="_".join)
@pytest.mark.parametrize("saved", [str, without_ids])
def test_a_standalone_lab_is_graded_as_the_same_answers_in_an_ordinary_one(saved, lab, given):
    ordinary = answered(ROOT / "labs" / f"{lab[0]}_{lab[1]}.ipynb", solved(*lab))
    handed_in = read(saved(answered(given[lab], solved(*lab))))
    assert handed_in == read(saved(ordinary))
    assert not [cell for cell in handed_in.cells if "_unpack" in cell.source]


def test_what_a_student_writes_below_the_helper_is_kept(given):
    lab = json.loads(answered(given[DESCENT, "torch"], solved()))
    lab["cells"][1]["source"] += "\n\nRATE = 1\n"
    for cell in code(lab):
        if cell["id"] == "gradient_step":
            cell["source"] = "def gradient_step(w, slope, learning_rate):\n    return w - RATE"
    assert "RATE = 1" in [cell.source.strip() for cell in read(json.dumps(lab)).cells]


def test_a_cell_that_only_begins_like_the_helper_is_read_at_once():
    lab = json.loads(untouched())
    lab["cells"].append(nbformat.v4.new_code_cell(f"{HELPER}\n" * 15_000))
    begun = time.monotonic()
    assert len(read(json.dumps(lab)).broken) == 0
    assert time.monotonic() - begun < 5


def test_submit_and_grade_take_a_standalone_lab_and_nothing_that_it_unpacked(given, tmp_path):
    text = answered(given[DESCENT, "torch"], uphill())
    path = hand_in(tmp_path, "mine", text)
    made = run("submit", path, "--out", tmp_path / "class" / "ann.ipynb")
    assert "4 of 4 exercises are answered" in made.stdout, made.stdout + made.stderr
    assert "are gone" not in made.stdout
    hand_in(tmp_path / "class", "ann", (tmp_path / "class" / "ann.ipynb").read_text())
    (tmp_path / "class" / "ann.ipynb").unlink()
    unpacked = f"ann/.duograd-0.1.0-12345678/duograd/labs/{DESCENT}_torch.ipynb"
    later = hand_in(tmp_path / "class", ".", untouched(), unpacked)
    os.utime(later, (4e9, 4e9))
    hand_in(tmp_path / "class", "bob", uphill())
    graded = run("grade", tmp_path / "class", "--out", tmp_path / "graded", "--seed", 3)
    assert "2 labs of 2 students" in graded.stdout, graded.stdout + graded.stderr
    table = (tmp_path / "graded" / "exercises.csv").read_text().splitlines()[1:]
    rows = [row.partition(",") for row in table]
    assert [r for who, _, r in rows if who == "ann"] == [r for who, _, r in rows if who == "bob"]
    page = tmp_path / "graded" / "feedback" / "ann" / f"{DESCENT}_torch.html"
    assert "_unpack" not in page.read_text()


def test_where_a_repository_is_named_the_first_cell_installs_from_there(monkeypatch, tmp_path):
    monkeypatch.setattr(handout, "repository", lambda root: "someone/duograd")
    (path,) = hand_out([DESCENT], ["torch"], tmp_path, True)
    first = code(book(path))[0]
    assert source(first) == "%pip install --quiet git+https://github.com/someone/duograd"
    ordinary = answered(ROOT / "labs" / f"{DESCENT}_torch.ipynb", solved())
    assert read(answered(path, solved())) == read(ordinary)


def test_where_the_folder_cannot_be_written_the_helper_goes_elsewhere(given, monkeypatch, tmp_path):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr(sys, "path", [*sys.path])
    exec(source(code(book(given[DESCENT, "torch"]))[0]), {})
    assert not list(Path().iterdir())
    assert (Path(sys.path[0]) / "duograd" / "notebook").is_dir()
    assert Path(sys.path[0]).is_relative_to(tmp_path)


def test_where_python_was_built_without_lzma_one_sentence_says_so(given, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "lzma", None)
    with pytest.raises(ImportError, match=r"^This Python was built without lzma, .*: choose"):
        exec(source(code(book(given[DESCENT, "torch"]))[0]), {})
    with pytest.raises(NotHandedOut, match=r"^This Python was built without lzma"):
        list(hand_out([DESCENT], ["torch"], tmp_path, True))
