"""What the grader hands out: tables, imports of others, feedback pages and the report."""

import csv
import html
import io
import json
import re
import time
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import unquote

import pytest

from duograd.classroom import standing, writing
from duograd.classroom.feedback import feedback_page, page_path, shown, write_feedback
from duograd.classroom.formats import FORMATS
from duograd.classroom.gradebook import Gradebook
from duograd.classroom.records import ExerciseRow, LabRow, Override, Student, Submitted
from duograd.classroom.report import chart, write_report
from duograd.classroom.tables import write_tables
from duograd.exercises.verdict import Verdict
from duograd.marking.assembling import answers_to, assemble
from duograd.marking.submission import Notebook
from grading import run

LAB = "05_gradient_descent"
STEP = "def gradient_step(w, slope, learning_rate):\n    return w + learning_rate * slope"
UPHILL = "You walked uphill: the gradient points to where the loss grows."
HOSTILE = (
    '=HYPERLINK("http://evil.example","x")',
    "<script>alert(1)</script>",
    "../../etc",
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07bell",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+49 30 1234",
    "-1+1",
    "\t=1+1",
    "\r=1+1",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "]]></style><style>@import url(http://evil.example)",
    "zero\x00byte\x7f\x9b",
    "🎓 Zoë 陳",
    "abc\u202edcba",
    "Points Possible",
    "０=１",
    "\uff1d1+1",
)


def cell(source, name="cell", **more):
    return {"id": name, "source": source, **more}


def hand_in(book, student="ada", cells=(), verdicts=(), **more):
    hits = more.pop("hits", {})
    origin = more.pop("origin", f"class/{student}/lab.ipynb")
    keys = {"lab": LAB, "framework": "torch", "handed_in_at": 1_787_130_000.0, "attempt": 1} | more
    sha = f"{student!r}{keys}"
    book.hand_in(Submitted(student=student, sha=sha, origin=origin, cells=list(cells), **keys))
    book.choose_attempts()
    for number in book.waiting():
        book.record(number, verdicts, hits)


def step(outcome="right", points=2, message="", slug=None, name="gradient_step"):
    return Verdict(name, outcome, points, 2, message, slug)


def hostile_class(book):
    """A student for each hostile text, who is called so, writes so, and is told so."""
    for text in HOSTILE:
        source = f"def gradient_step():\n    return {text!s}\n# \ud800 {text}"
        verdicts = [step("wrong", 0, f"line 2: `{text}` {text}", text), step("error", 0, name=text)]
        hand_in(book, text, [cell(source), cell(text)], verdicts, hits={text: text})
    book.set_roster([Student(text, text, text) for text in (*HOSTILE, "<b>absent</b>")])
    for text in HOSTILE:
        book.override(Override(text, LAB, "torch", text, 1.5, text, text))
    book.set_problems([(text, text) for text in HOSTILE])
    book.note(seed=7, sandbox=HOSTILE[1])


def read_csv(path):
    text = path.read_bytes().decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


class Page(HTMLParser):
    """What a browser would see: tags with attributes, text, headings."""

    VOID = ("meta", "br", "rect", "line")

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tags, self.headings, self.open = [], [], []
        self.said = {}
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag not in self.VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_startendtag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open:
            self.said.setdefault(self.open[-1], []).append(data)

    @property
    def text(self):
        return " ".join(" ".join(parts) for tag, parts in self.said.items() if tag != "style")

    def all(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


def page_of(book, tmp_path, student="ada"):
    write_feedback(book, tmp_path)
    return Page(page_path(tmp_path, student, LAB, "torch").read_text(encoding="utf-8"))


def report_of(book, tmp_path):
    return Page(write_report(book, tmp_path).read_text(encoding="utf-8"))


def pages(tmp_path):
    return [*(tmp_path / "feedback").rglob("*.html"), tmp_path / "report.html"]


# --- tables ---------------------------------------------------------------------------------


def test_the_tables_begin_with_the_columns_that_others_read(book, tmp_path):
    hand_in(book, verdicts=[step()])
    write_tables(book, tmp_path)
    grades = (tmp_path / "grades.csv").read_text().splitlines()
    rows = (tmp_path / "exercises.csv").read_text().splitlines()
    assert (
        grades[0]
        == "student,lab,framework,points,max_points,attempts,handed_in_at,days_late,penalty"
    )
    assert grades[1] == f"ada,{LAB},torch,2,2,1,2026-08-19T09:00:00+00:00,0,0"
    start = "student,lab,framework,exercise,points,max_points,verdict,misconception,"
    assert rows[0] == start + "limit,overridden_by,why,message,because_of,comment"
    assert rows[1] == f"ada,{LAB},torch,gradient_step,2,2,right,,,,,,,"


def test_a_row_of_exercises_says_who_changed_the_points_and_which_limit_was_hit(book, tmp_path):
    verdicts = [step("wrong", 0, UPHILL, "uphill")]
    hand_in(book, verdicts=verdicts, hits={"gradient_step": "time"})
    book.override(Override("ada", LAB, "torch", "gradient_step", 1.5, "Grace", "only a sign"))
    write_tables(book, tmp_path)
    (row,) = read_csv(tmp_path / "exercises.csv")
    assert (row["points"], row["verdict"], row["misconception"]) == ("1.5", "wrong", "uphill")
    assert (row["overridden_by"], row["why"]) == ("Grace", "only a sign")
    assert (row["limit"], row["message"]) == ("time", UPHILL)
    assert read_csv(tmp_path / "grades.csv")[0]["points"] == "1.5"


@pytest.mark.parametrize(
    ("value", "text"),
    [(2.0, "2"), (1.5, "1.5"), (0.1 + 0.2, "0.3"), (-0.0, "0"), (10, "10"), (1 / 3, "0.3333")],
)
def test_whole_points_are_written_as_whole_numbers(value, text):
    assert writing.points_text(value) == text


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_what_is_not_a_number_of_points_is_left_blank(value):
    assert writing.cell(value) == ""


@pytest.mark.parametrize("text", [t for t in HOSTILE if t.strip()[0] in "=+-@\uff1d"])
def test_text_that_begins_like_a_formula_is_written_as_text(text):
    assert writing.cell(text).startswith("'")


def test_a_negative_number_stays_a_number():
    assert writing.cell(-1.5) == "-1.5"


@pytest.mark.parametrize("name", [None, *FORMATS])
def test_no_cell_of_any_table_is_a_formula_or_holds_control_characters(name, book, tmp_path):
    hostile_class(book)
    if name:
        FORMATS[name](book, tmp_path)
    else:
        write_tables(book, tmp_path)
    for path in tmp_path.glob("*.csv"):
        for row in csv.reader(path.read_text(encoding="utf-8").splitlines(), strict=True):
            for value in row:
                assert not value.lstrip().startswith(("=", "+", "-", "@", "\uff1d")), value
                assert not re.search(r"[\x00-\x1f\x7f-\x9f]", value), value


def test_a_half_of_a_surrogate_pair_does_not_stop_a_table():
    assert writing.cell("a\ud800b\x1b[31m") == "ab"


def test_a_file_is_whole_or_untouched_when_writing_fails(tmp_path, monkeypatch):
    path = tmp_path / "grades.csv"
    writing.write(path, "old")

    def fail(*_):
        raise OSError("disk full")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="disk full"):
        writing.write(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


# --- forms of others -------------------------------------------------------------------------


def two_students(book):
    hand_in(book, "ada", verdicts=[step(points=2), step("wrong", 0, name="has_converged")])
    hand_in(book, "bo", framework="tensorflow", verdicts=[step("wrong", 0, "a < b", "uphill")])
    book.set_roster([Student("ada", "Ada Lovelace", "ada@u.example"), Student("bo", "Tran, Bo")])


def test_canvas_gets_its_columns_the_maxima_and_blanks_for_what_did_not_come(book, tmp_path):
    two_students(book)
    path = FORMATS["canvas"](book, tmp_path)
    rows = list(csv.reader(path.read_text().splitlines()))
    titles = [f"{LAB}_tensorflow", f"{LAB}_torch"]
    assert rows[0] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *titles]
    assert "Points Possible" in rows[1][0]
    assert rows[1][1:] == ["", "", "", "", "2", "4"]
    assert rows[2] == ["Ada Lovelace", "", "ada", "ada", "", "", "2"]
    assert rows[3] == ["Tran, Bo", "", "bo", "bo", "", "0", ""]


def test_a_number_goes_under_canvas_id_only_if_canvas_named_the_file(book, tmp_path):
    inner = "in.zip/lovelaceada_LATE_4711_99_all.zip/roe_4712_98_lab.ipynb"
    hand_in(book, "4711", verdicts=[step()], origin=inner, named_by="canvas", number="4711")
    hand_in(book, "4712", verdicts=[step()], origin="in/4712/roe_4712_98_lab.ipynb")
    rows = read_csv(FORMATS["canvas"](book, tmp_path))[1:]
    assert [row["ID"] for row in rows] == ["4711", ""]
    assert [row["SIS User ID"] for row in rows] == ["", "4712"]


def test_canvas_gets_no_row_of_anonymous_students_and_their_number_is_told(book, tmp_path):
    for student in ("ada", "anon_aB3dE", "anon_12345"):
        hand_in(book, student, verdicts=[step()])
    told = override(tmp_path, "ada", 1, "--format", "canvas")
    assert "canvas.csv leaves out 2 anonymous students" in told
    assert [row["SIS User ID"] for row in read_csv(tmp_path / "canvas.csv")] == ["", "ada"]


def test_no_student_can_be_read_as_canvas_row_of_maxima(book, tmp_path):
    hostile_class(book)
    rows = read_csv(FORMATS["canvas"](book, tmp_path))
    assert sum("Points Possible" in row["Student"] for row in rows) == 1


def test_moodle_gets_feedback_only_beside_a_grade(book, tmp_path):
    two_students(book)
    rows = read_csv(FORMATS["moodle"](book, tmp_path))
    assert [row["idnumber"] for row in rows] == ["ada", "bo"]
    for row in rows:
        for side in ("torch", "tensorflow"):
            grade, said = row[f"{LAB}_{side}"], row[f"{LAB}_{side} feedback"]
            assert bool(grade) == bool(said)
    assert "gradient_step: wrong, 0 of 2 points. a &lt; b" in rows[1][f"{LAB}_tensorflow feedback"]


def test_moodle_gets_addresses_only_if_each_student_has_one(book, tmp_path):
    two_students(book)
    assert "email" not in read_csv(FORMATS["moodle"](book, tmp_path))[0]
    book.set_roster([Student("ada", "", "ada@u.example"), Student("bo", "", "bo@u.example")])
    rows = read_csv(FORMATS["moodle"](book, tmp_path))
    assert [row["email"] for row in rows] == ["ada@u.example", "bo@u.example"]


def test_moodle_gets_user_names_where_no_roster_knows_the_students(book, tmp_path):
    hand_in(book, verdicts=[step()])
    assert read_csv(FORMATS["moodle"](book, tmp_path))[0]["username"] == "ada"


@pytest.mark.parametrize("nobody", ["", "0", " "])
def test_moodle_gets_no_row_that_it_would_book_on_the_student_before(nobody, book, tmp_path):
    hand_in(book, "ada", verdicts=[step()])
    hand_in(book, nobody, verdicts=[step()])
    assert len(read_csv(FORMATS["moodle"](book, tmp_path))) == 1


def test_gradescope_gets_one_strict_json_file_for_each_lab_of_each_student(book, tmp_path):
    two_students(book)
    book.override(Override("bo", LAB, "tensorflow", "gradient_step", 2, "Grace", "fine"))
    top = FORMATS["gradescope"](book, tmp_path)
    files = sorted(str(path.relative_to(top)) for path in top.rglob("*") if path.is_file())
    assert files == [f"ada/{LAB}_torch/results.json", f"bo/{LAB}_tensorflow/results.json"]
    ada, bo = (strict_json(top / name) for name in files)
    assert ada["score"] == sum(test["score"] for test in ada["tests"]) == 2
    assert [test["status"] for test in ada["tests"]] == ["passed", "failed"]
    assert [test["max_score"] for test in ada["tests"]] == [2, 2]
    assert (bo["score"], bo["tests"][0]["status"]) == (2, "passed")
    assert "Grace: fine" in bo["tests"][0]["output"]


def strict_json(path):
    def refuse(constant):
        raise AssertionError(constant)

    return json.loads(path.read_bytes().decode("utf-8"), parse_constant=refuse)


def test_gradescope_stays_in_its_folder_whatever_students_are_called(book, tmp_path):
    hostile_class(book)
    top = FORMATS["gradescope"](book, tmp_path / "out")
    files = list(tmp_path.rglob("results.json"))
    assert len(files) == len(HOSTILE)
    for path in files:
        assert len(path.relative_to(top).parts) == 3
        assert not re.search(r"[\x00-\x09\x1b\x7f-\x9f]", path.read_text(encoding="utf-8"))
        assert strict_json(path)["score"] == 1.5


def test_nbgraders_table_is_quoted_and_splits_names(book, tmp_path):
    two_students(book)
    path = FORMATS["nbgrader"](book, tmp_path)
    columns = "assignment,duedate,timestamp,student_id,last_name,first_name,email,raw_score"
    columns += ",late_submission_penalty,score,max_score"
    assert path.read_text().splitlines()[0].replace('"', "") == columns
    ada, bo = read_csv(path)
    assert (ada["last_name"], ada["first_name"]) == ("Lovelace", "Ada")
    assert (bo["last_name"], bo["first_name"]) == ("Tran", "Bo")
    assert (ada["assignment"], ada["score"], ada["max_score"]) == (f"{LAB}_torch", "2", "4")
    assert ada["timestamp"] == "2026-08-19 09:00:00"


def override(tmp_path, student, points, *options):
    by = ("--who", "Grace", "--why", "fine", "--framework", "torch", *options)
    done = run("override", tmp_path, student, LAB, "gradient_step", points, *by)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_imports_that_were_written_before_follow_each_change_and_no_others_appear(book, tmp_path):
    two_students(book)
    for name in ("canvas", "gradescope"):
        FORMATS[name](book, tmp_path)
    told = override(tmp_path, "ada", 1, "--format", "nbgrader")
    assert "gradient_step gives 1 point now" in told
    (row,) = (r for r in read_csv(tmp_path / "canvas.csv") if r["SIS User ID"] == "ada")
    assert row[f"{LAB}_torch"] == "1"
    results = tmp_path / "gradescope" / "ada" / f"{LAB}_torch" / "results.json"
    assert strict_json(results)["score"] == 1
    assert (tmp_path / "nbgrader.csv").exists()
    assert not (tmp_path / "moodle.csv").exists()


def test_an_empty_gradebook_gives_empty_tables_and_a_report(book, tmp_path):
    write_tables(book, tmp_path)
    for write in FORMATS.values():
        write(book, tmp_path)
    assert write_feedback(book, tmp_path) == 0
    assert "No lab has verdicts yet." in report_of(book, tmp_path).text


# --- names of folders ------------------------------------------------------------------------

NAMES = (
    *("ada", "Ada", "ADA", "ada.", "ada ", " ada", "../ada", "..", ".", "", "a/b", "a\\b", "a:b"),
    *("con", "CON", "nul.txt", "com1", "x" * 300, "x" * 301, "Zoë", "Zoe\u0308", "陳", "林", "~"),
    *("ada~0123456789ab", ".hidden", "-rf", "a\0b", "\ud800", "a\nb", "ada@uni.example", "S1*?"),
)


def test_names_of_folders_never_meet_even_where_case_is_not_told_apart():
    made = [writing.folder_name(name).casefold() for name in NAMES]
    assert len(set(made)) == len(NAMES)


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_the_name_of_a_folder_is_safe_on_every_system_and_stays_the_same(name):
    made = writing.folder_name(name)
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.@~-]{0,79}", made)
    assert not made.endswith(".")
    assert made.partition(".")[0].casefold() not in ("con", "nul", "com1")
    assert PurePosixPath(made).parts == (made,)
    assert writing.folder_name(name) == made


@pytest.mark.parametrize("name", ["ada", "s1234567", "ada.lovelace@uni.example", "x_1-2"])
def test_a_plain_name_is_its_own_folder(name):
    assert writing.folder_name(name) == name


def test_nobody_can_be_called_like_the_folder_of_another():
    taken = writing.folder_name("Ada")
    assert writing.folder_name(taken) != taken


# --- feedback pages --------------------------------------------------------------------------

CELLS = (
    cell("import torch"),
    cell("\n" + STEP, "s"),
    cell("print(gradient_step(1., 2., 3.))"),
    cell("def has_converged(losses, tolerance):\n    return losses[-1] < tolerance", "h"),
)
VERDICTS = (
    step("wrong", 0, f"{UPHILL} For `w` = 5: 7.", "uphill"),
    step("right", 2, name="has_converged"),
    step("not started", 0, "no cell defines it", name="learning_rate_sweep"),
)


def order_of(text, *parts):
    places = [text.index(part) for part in parts]
    assert places == sorted(places), dict(zip(parts, places, strict=True))


def test_each_verdict_follows_the_cell_that_it_is_about(book, tmp_path):
    hand_in(book, cells=CELLS, verdicts=VERDICTS)
    write_feedback(book, tmp_path)
    text = html.unescape(page_path(tmp_path, "ada", LAB, "torch").read_text(encoding="utf-8"))
    order_of(
        text,
        *("2 of 6 points", "Your code", "import torch", "return w + learning_rate", UPHILL),
        *("print(gradient_step", "return losses[-1]", "has_converged · right · 2 of 2 points"),
        *("Exercises without a cell", "learning_rate_sweep · not started", "no cell defines it"),
    )


def test_a_page_says_in_a_mark_and_a_word_what_its_colours_say(book, tmp_path):
    hand_in(book, cells=CELLS, verdicts=VERDICTS)
    text = page_of(book, tmp_path).text
    for words in ("✗", "wrong · 0 of 2 points", "✓", "right · 2 of 2 points", "○", "not started"):
        assert words in text


def test_a_mark_by_hand_is_told_with_who_gave_it_and_why(book, tmp_path):
    hand_in(book, cells=CELLS, verdicts=VERDICTS)
    book.override(Override("ada", LAB, "torch", "gradient_step", 1.5, "Grace", "only a sign"))
    text = page_of(book, tmp_path).text
    assert "3.5 of 6 points" in text
    assert "marked by hand · 1.5 of 2 points" in text
    assert "Grace gave these points: only a sign" in text
    assert "The check said: wrong" in text


def test_a_page_says_which_limit_was_hit(book, tmp_path):
    hand_in(book, cells=CELLS, verdicts=VERDICTS, hits={"gradient_step": "memory"})
    assert "stopped by a limit: memory" in page_of(book, tmp_path).text


def test_the_lines_of_an_answer_are_counted_as_its_verdict_counts_them():
    handed = Submitted("ada", LAB, "torch", "", "", 0.0, 1, list(CELLS))
    row = ExerciseRow("ada", LAB, "torch", "gradient_step", 0, 2, "wrong", None, "", "", None, None)
    lab = LabRow("ada", LAB, "torch", 0, 2, 1, 0.0)
    text = feedback_page(handed, [row], {}, lab)
    assert "<code><span></span>\n<span>def gradient_step(w, slope, learning_rate):" in text


def test_the_last_of_several_answers_bears_the_verdict(book, tmp_path):
    cells = [cell(STEP), cell("x = 1"), cell(STEP.replace("+", "-"))]
    hand_in(book, cells=cells, verdicts=[step()])
    write_feedback(book, tmp_path)
    text = html.unescape(page_path(tmp_path, "ada", LAB, "torch").read_text(encoding="utf-8"))
    order_of(text, "Another answer to", "w + learning_rate", "w - learning_rate", "· right ·")
    assert text.count('id="exercise-1"') == 1


DOWNHILL = STEP.replace("+", "-")
TODO_CELL = STEP.replace("return", 'raise NotImplementedError("TODO 1")  #')


@pytest.mark.parametrize(
    ("cells", "judged"),
    [
        ([cell(STEP, "gradient_step"), cell(DOWNHILL)], 1),
        ([cell(STEP), cell(DOWNHILL, "gradient_step")], 1),
        ([cell(STEP), cell(TODO_CELL, "gradient_step")], 0),
        ([cell(TODO_CELL), cell(TODO_CELL, "gradient_step")], 1),
        ([cell("x = 1"), cell("gradient_step = 2", "gradient_step")], 1),
    ],
)
def test_the_cell_that_was_judged_bears_the_verdict_and_is_the_reports_example(
    book, tmp_path, cells, judged
):
    submission = assemble(Notebook(LAB, "torch", cells))
    source = cells[judged]["source"]
    assert [c.source for c in submission.cells if c.exercise] == [source]
    hand_in(book, cells=cells, verdicts=[step("wrong", 0, UPHILL, "uphill")])
    handed, rows = next(book.attempts()), book.exercises()
    assert [bool(c.verdicts) for c in shown(handed, rows)] == [judged == 0, judged == 1]
    write_report(book, tmp_path)
    assert source in html.unescape((tmp_path / "report.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def relu(z):", ["relu"]),
        ("x = 1\nclass Net:\n    def relu(self):", ["Net"]),
        ("def relu(z): pass\ndef tanh(z): pass", ["relu", "tanh"]),
        ("def relu_prime(z):", []),
    ],
)
def test_a_cell_without_an_id_of_ours_answers_what_it_defines(source, names):
    assert [n for n in ("relu", "tanh", "Net") if answers_to([cell(source)], n)] == names


def test_only_the_attempt_that_counts_is_shown(book, tmp_path):
    hand_in(book, cells=[cell("first = 1")], verdicts=[step()])
    hand_in(book, cells=[cell("second = 2")], verdicts=[step()], attempt=2)
    text = page_of(book, tmp_path).text
    assert "second = 2" in text
    assert "first = 1" not in text
    assert "attempt 2" in text


def test_only_pages_that_changed_are_written_again(book, tmp_path):
    two_students(book)
    assert write_feedback(book, tmp_path) == 2
    stamps = {path: path.stat().st_mtime_ns for path in pages(tmp_path)[:-1]}
    assert write_feedback(book, tmp_path) == 0
    assert {path: path.stat().st_mtime_ns for path in stamps} == stamps
    book.override(Override("bo", LAB, "tensorflow", "gradient_step", 1, "Grace", "fine"))
    assert write_feedback(book, tmp_path) == 1


def test_a_huge_notebook_makes_a_small_page(book, tmp_path):
    cells = [cell(STEP), *[cell("x = '" + "A" * 1_000_000 + "'")] * 40, cell(STEP)]
    hand_in(book, cells=cells, verdicts=[step()])
    write_feedback(book, tmp_path)
    path = page_path(tmp_path, "ada", LAB, "torch")
    assert path.stat().st_size < 400_000
    assert "more characters are not shown" in path.read_text(encoding="utf-8")


# --- pages of strangers' text ----------------------------------------------------------------


def test_no_script_no_handler_and_no_address_survives_on_any_page(book, tmp_path):
    hostile_class(book)
    assert write_feedback(book, tmp_path) == len(HOSTILE)
    write_report(book, tmp_path)
    for path in pages(tmp_path):
        page = Page(path.read_text(encoding="utf-8"))
        tags = {tag for tag, _ in page.tags}
        assert not tags & {"script", "img", "iframe", "object", "embed", "link", "base", "form"}
        for _, attributes in page.tags:
            assert not [name for name in attributes if name.startswith("on") or name == "style"]
            assert not attributes.keys() & {"src", "srcset", "action", "formaction", "data"}
            href = attributes.get("href", "#")
            assert href.startswith(("#", "feedback/")), href
        assert len(page.said["style"]) == 1
        assert "@import" not in page.said["style"][0]
        assert "url(" not in page.said["style"][0]


def test_what_a_student_wrote_is_shown_as_text(book, tmp_path):
    hostile_class(book)
    text = page_of(book, tmp_path, "<script>alert(1)</script>").text
    assert "return <script>alert(1)</script>" in text
    assert "{{ 7 * 7 }}{% raw %}" in page_of(book, tmp_path, "{{ 7 * 7 }}{% raw %}").text


def test_pages_hold_no_terminal_escapes_control_characters_or_turned_text(book, tmp_path):
    hostile_class(book)
    write_feedback(book, tmp_path)
    write_report(book, tmp_path)
    for path in pages(tmp_path):
        text = path.read_bytes().decode("utf-8")
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", text)
        assert "[31m" not in text


def test_every_page_forbids_all_but_its_own_style(book, tmp_path):
    two_students(book)
    write_feedback(book, tmp_path)
    write_report(book, tmp_path)
    for path in pages(tmp_path):
        text = path.read_text(encoding="utf-8")
        style = re.search("<style>(.*?)</style>", text, re.DOTALL).group(1)
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text).group(1)
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert f"'sha256-{sha256_base64(style)}'" in policy
        assert text.index("Content-Security-Policy") < text.index("<title>")


def sha256_base64(text):
    import base64
    import hashlib

    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_pages_have_a_language_a_title_and_headings_in_order(book, tmp_path):
    hostile_class(book)
    write_feedback(book, tmp_path)
    write_report(book, tmp_path)
    for path in pages(tmp_path):
        page = Page(path.read_text(encoding="utf-8"))
        assert page.all("html") == [{"lang": "en"}]
        assert "".join(page.said["title"]).strip()
        assert page.headings[0] == 1
        assert page.headings.count(1) == 1
        for before, after in zip(page.headings, page.headings[1:], strict=False):
            assert after <= before + 1
        ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
        assert len(ids) == len(set(ids))
        targets = {a["href"][1:] for a in page.all("a") if a["href"].startswith("#")}
        assert targets <= set(ids)


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_text_colour_reads_on_every_background_in_light_and_dark(book, tmp_path):
    css = report_of(book, tmp_path).said["style"][0]
    themes = [
        dict(re.findall(r"--(\w+): (#\w{6})", t))
        for t in re.findall(r":root \{.*?\}", css, re.DOTALL)
    ]
    assert len(themes) == 2
    for theme in themes:
        for ink in ("ink", "muted", "right", "wrong", "error", "open", "note"):
            for back in ("page", "card"):
                low, high = sorted((luminance(theme[ink]), luminance(theme[back])))
                assert (high + 0.05) / (low + 0.05) >= 4.5, (ink, back)


# --- the report ------------------------------------------------------------------------------


def a_class(book):
    """Ten torch students and six tensorflow students; half of them walk uphill."""
    for i in range(16):
        side = "torch" if i < 10 else "tensorflow"
        wrong = i % 2 == 0
        first = step("wrong", 0, UPHILL, "uphill") if wrong else step()
        second = step("not started", 0, name="has_converged")
        if i < 4:
            second = step("error", 0, "no answer after 5 seconds", name="has_converged")
        hits = {"has_converged": "time"} if i == 3 else {}
        student = f"s{i:02}"
        hand_in(book, student, CELLS, [first, second], framework=side, hits=hits)
    hand_in(book, "s01", CELLS, [step(), step(name="has_converged")], attempt=2)
    book.set_roster([Student(f"s{i:02}") for i in range(17)])
    book.set_problems([("class/notes.txt", "not a notebook")])
    book.note(seed=20, sandbox="namespaces", torch="2.13.0")


def test_the_report_shows_what_the_class_did_not_get(book, tmp_path):
    a_class(book)
    page = report_of(book, tmp_path)
    text = re.sub(r"\s+", " ", page.text)
    for words in ("mean", "median", "5 students", "uphill", UPHILL, "return w + learning_rate"):
        assert words in text, words
    for words in ("s16", "class/notes.txt", "not a notebook", "2.13.0", "namespaces", "time"):
        assert words in text, words
    assert "torch and tensorflow side by side" in text
    assert {"How the class did", "What could not be read"} <= {
        part for tag in ("h1", "h2") for part in page.said[tag]
    }


def test_an_exercise_is_as_hard_as_its_share_of_right_answers_among_those_who_tried(book, tmp_path):
    a_class(book)
    write_report(book, tmp_path)
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    torch = text[text.index("<h3>torch</h3>") : text.index("<h3>tensorflow</h3>")]
    rows = [re.sub(r"<[^>]+>", " ", row).split() for row in torch.split("<tr>") if "%" in row]
    assert rows[0][:6] == ["has_converged", "25%", "4", "1", "0", "3"]
    assert rows[1][:6] == ["gradient_step", "50%", "10", "5", "5", "0"]


def test_an_answer_wrong_only_because_of_another_counts_as_right_and_to_that_one(book, tmp_path):
    owed = Verdict("gradient_descent", "right", 4, 4, "Right, once …", because_of="gradient_step")
    for student in "abc":
        hand_in(book, student, verdicts=[step("wrong", 0), owed])
    book.override(Override("a", LAB, "torch", "gradient_descent", 1, "Grace", ""))
    write_report(book, tmp_path)
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "others wrong by it" in text
    torch = text[text.index("<h3>torch</h3>") : text.index("</table>")]
    rows = [re.sub(r"<[^>]+>", " ", row).split() for row in torch.split("<tr>") if "%" in row]
    assert rows[0][:8] == ["gradient_step", "0%", "3", "0", "3", "0", "0", "2"]
    assert rows[1][:4] == ["gradient_descent", "100%", "3", "3"]


def test_where_no_answer_spoiled_another_the_report_has_no_column_for_it(book, tmp_path):
    a_class(book)
    assert "others wrong by it" not in write_report(book, tmp_path).read_text(encoding="utf-8")


def test_a_gradebook_of_an_earlier_version_is_brought_up_to_date(book, tmp_path):
    hand_in(book, verdicts=[step()])
    book.db.execute("ALTER TABLE verdicts DROP COLUMN because_of")
    with Gradebook(book.path) as opened:
        assert [row.because_of for row in opened.exercises()] == [""]
        hand_in(opened, "bob", verdicts=[step()])
        assert len(opened.exercises()) == 2


def test_the_chart_says_in_words_what_it_draws(book, tmp_path):
    a_class(book)
    (chart_of_torch, _) = [a for a in report_of(book, tmp_path).all("svg") if "role" in a]
    label = chart_of_torch["aria-label"]
    assert label.startswith("Students by points: 0 points, 5; 1 points, 0; 2 points, 4;")


@pytest.mark.parametrize("most", [0, 1, 10, 20, 21, 100, 1000])
def test_a_chart_counts_every_student_once_and_stays_readable(most):
    bars = chart([0, most / 3, most / 2, most, most], most)
    assert sum(bar.count for bar in bars) == 5
    assert len(bars) <= 21
    assert all(bar.x >= 0 and bar.x + bar.width <= 640 for bar in bars)
    assert bars[-1].label.endswith(str(most))


def links_of(book, tmp_path):
    links = [a["href"] for a in report_of(book, tmp_path).all("a")]
    return [link for link in links if not link.startswith("#")]


def test_the_report_lists_every_student_with_name_points_attempts_and_page(book, tmp_path):
    a_class(book)
    book.set_roster([Student("s01", "Ada Lovelace")])
    write_feedback(book, tmp_path)
    text = write_report(book, tmp_path).read_text(encoding="utf-8")
    table = text[text.index('id="students"') :]
    rows = [re.sub(r"<[^>]+>", " ", row).split() for row in re.findall("<tr><th.*</tr>", table)]
    assert [row[0] for row in rows[1:17]] == [f"s{i:02}" for i in range(16)]
    words = "s01 Ada Lovelace 05 · gradient descent · torch 2 attempts 4 of 4"
    assert " ".join(rows[2]) == words
    assert "<details open>\n<summary>Everybody" in table
    for i in range(16, 31):
        hand_in(book, f"s{i}", verdicts=[step()])
    write_report(book, tmp_path)
    assert "<details>\n<summary>Everybody" in (tmp_path / "report.html").read_text()


def test_the_report_links_to_pages_that_were_written(book, tmp_path):
    a_class(book)
    assert not links_of(book, tmp_path)
    write_feedback(book, tmp_path)
    links = links_of(book, tmp_path)
    assert len(set(links)) == 16
    assert all((tmp_path / unquote(link)).is_file() for link in links)


def test_full_marks_by_hand_count_as_right_everywhere(book, tmp_path):
    hand_in(book, cells=CELLS, verdicts=[step("wrong", 0, UPHILL, "uphill")])
    book.override(Override("ada", LAB, "torch", "gradient_step", 2, "Grace", "right after all"))
    assert standing.is_right(book.exercises()[0])
    text = report_of(book, tmp_path).text
    assert "100%" in text
    assert UPHILL not in text


def test_a_class_of_ten_thousand_makes_a_report_of_the_same_length(book, tmp_path):
    book.db.execute("PRAGMA synchronous=OFF")
    book.set_problems([(f"file {i}", "not a notebook") for i in range(2000)])
    book.set_roster([Student(f"absent {i}") for i in range(2000)])
    for i in range(200):
        verdicts = [step("wrong", 0, f"mistake {i}", f"mistake_{i}")]
        hand_in(book, f"s{i}", CELLS, verdicts, hits={"gradient_step": "time"})
    path = write_report(book, tmp_path)
    text = path.read_text(encoding="utf-8")
    assert "and 1,970 more" in text
    assert "and 190 more in exercises.csv" in text
    assert path.stat().st_size < 100_000


def test_a_feedback_page_takes_a_few_milliseconds(book, tmp_path):
    for i in range(60):
        hand_in(book, f"s{i}", [cell(f"x = {n}\n" * 8) for n in range(30)] + list(CELLS), VERDICTS)
    start = time.perf_counter()
    write_feedback(book, tmp_path)
    assert (time.perf_counter() - start) / 60 < 0.05  # some 3 ms on a quiet machine
