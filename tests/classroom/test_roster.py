"""The class list is the truth: who is meant by a name, who is missing, who is not on it."""

import pytest

from duograd.classroom.canvas import column
from duograd.classroom.formats import FORMATS, remarks
from duograd.classroom.records import Student
from duograd.classroom.roster import Roster, read_columns, read_roster
from duograd.classroom.tables import write_tables
from duograd.classroom.taking_in import read_in
from handed import judged, notebook, put, table, zipped

NB = "lab.ipynb"
CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Quiz 1 (40),Lab 5: Gradient descent (41),"
    "Lab 6: Backpropagation (42),Current Score\n"
    "    Points Possible,,,,,5,10,10,\n"
    '"Roe, Ann",71,s100,aroe,A,5,,,90\n'
    '"Li, Bo",72,s200,bli,B,,,,\n'
    '"Student, Test",73,,t73,B,,,,\n'
)
MOODLE = (
    "First name,Last name,ID number,Email address,Username\n"
    "Ann,Roe,s100,ann@x.org,aroe\nBo,Li,s200,bo@x.org,bli\n"
)


def with_roster(book, tmp_path, text):
    path = put(tmp_path / "roster.csv", text.encode())
    book.set_roster(read_roster(path))
    book.set_columns(read_columns(path))


def taken(book, tmp_path, *names):
    """Each in its own, quick form: a notebook where the name says so, else a zip of one."""
    for place, name in enumerate(names):
        data = notebook(note=str(place))
        put(tmp_path / "in" / name, data if name.endswith("ipynb") else zipped((NB, data)))
    found = read_in(book, tmp_path / "in")
    judged(book)
    return found


def filed(book):
    return sorted({row.student for row in book.labs()})


# --- who is meant -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["s100", "AROE", "ann@x.org", "Ann Roe", "Roe, Ann", "roe_ann", "ann-roe"]
)
def test_a_student_is_known_by_id_login_address_or_name(book, tmp_path, name):
    with_roster(book, tmp_path, "id,login,name,email\ns100,aroe,Ann Roe,ann@x.org\ns2,bo,Bo,b@x\n")
    taken(book, tmp_path, f"{name}/{NB}")
    assert filed(book) == ["s100"] and book.strangers() == []


def test_a_name_that_two_bear_is_nobodys():
    roster = Roster([Student("1", "Ann Roe"), Student("2", "Ann Roe"), Student("3", "Bo Li")])
    assert roster.find([("any", "Ann Roe")]) is None
    assert roster.find([("name", "li bo")]).student == "3"


@pytest.mark.parametrize(
    ("name", "student"),
    [
        ("aroe_05_gradient_descent_torch.ipynb", "s100"),
        ("Lab 5 - Roe Ann (1).ipynb", "s100"),
        ("gradient descent s200 final.ipynb", "s200"),
        ("05_gradient_descent_torch.ipynb", None),
        ("aroe and bli.ipynb", None),
        ("xaroe.ipynb", None),
    ],
)
def test_loose_files_are_known_by_whose_name_stands_in_theirs(tmp_path, name, student):
    roster = Roster(read_roster(put(tmp_path / "r.csv", MOODLE.encode())))
    found = roster.in_file_name(name)
    assert (found and dict(found.also)["sis"]) == student


def test_two_loose_files_of_one_lab_in_one_students_name_are_filed_for_nobody(book, tmp_path):
    with_roster(book, tmp_path, MOODLE)
    taken(book, tmp_path, "aroe 5.ipynb", "my lab, aroe.ipynb", "bli.ipynb")
    assert filed(book) == ["bli"]
    assert [reason[:35] for _, reason in book.problems()] == [
        "2 files are called after aroe and h"
    ] * 2


# --- who is missing, and who is too much --------------------------------------------------------


def test_who_handed_in_nothing_stands_in_every_table_with_an_empty_mark(book, tmp_path):
    with_roster(book, tmp_path, CANVAS)
    taken(book, tmp_path, f"roeann_71_1_{NB}", f"eve_99_2_{NB}")
    write_tables(book, tmp_path)
    for name in ("canvas", "moodle", "nbgrader"):
        FORMATS[name](book, tmp_path)
    grades = [(r["student"], r["framework"], r["points"]) for r in table(tmp_path / "grades.csv")]
    assert grades == [
        ("71", "torch", "2"),
        ("72", "torch", ""),
        ("73", "torch", ""),
        ("99", "torch", "2"),
    ]
    rows = [r for r in table(tmp_path / "exercises.csv") if r["student"] == "72"]
    assert [(r["exercise"], r["points"], r["verdict"]) for r in rows] == [
        ("gradient_step", "", "not handed in")
    ]
    title = "Lab 5: Gradient descent (41)"
    canvas = {r["ID"]: r[title] for r in table(tmp_path / "canvas.csv")[1:]}
    assert canvas == {"71": "2", "72": "", "73": "", "99": "2"}
    scores = {r["student_id"]: r["score"] for r in table(tmp_path / "nbgrader.csv")}
    assert scores == {"71": "2", "72": "", "73": "", "99": "2"}
    assert len(table(tmp_path / "moodle.csv")) == 3
    assert book.strangers() == ["99"]


def test_a_roster_given_later_files_anew_what_was_filed_before(book, tmp_path):
    taken(book, tmp_path, f"roeann_71_1_{NB}", f"bli/{NB}")
    assert filed(book) == ["71", "bli"]
    with_roster(book, tmp_path, MOODLE)
    read_in(book, tmp_path / "in")
    assert filed(book) == ["aroe", "bli"]
    with_roster(book, tmp_path, CANVAS)
    read_in(book, tmp_path / "in")
    assert filed(book) == ["71", "72"]


# --- Canvas -------------------------------------------------------------------------------------


def test_canvas_gets_the_rows_and_the_column_of_its_own_gradebook(book, tmp_path):
    with_roster(book, tmp_path, CANVAS)
    taken(book, tmp_path, f"roeann_71_1_{NB}", "libo_LATE_72_2_all.zip")
    path = FORMATS["canvas"](book, tmp_path)
    title = "Lab 5: Gradient descent (41)"
    first, ann, bo, _ = table(path)
    assert list(ann) == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", title]
    assert first[title] == "10"
    assert list(ann.values()) == ["Roe, Ann", "71", "s100", "aroe", "A", "2"]
    assert (bo["ID"], bo["SIS Login ID"], bo[title]) == ("72", "bli", "2")
    assert remarks(book, tmp_path) == [f"canvas.csv: “{title}” gives 10 points there, 2 here."]


def test_a_zip_in_canvas_download_is_of_the_number_on_its_outside(book, tmp_path):
    inner = zipped((f"libo_72_2_{NB}", notebook()))
    put(tmp_path / "in" / "submissions.zip", zipped(("roeann_71_1_all.zip", inner)))
    taken(book, tmp_path)
    assert [row["ID"] for row in table(FORMATS["canvas"](book, tmp_path))[1:]] == ["71"]


@pytest.mark.parametrize(
    ("titles", "found"),
    [
        (["Lab 5 (1)", "Lab 15 (2)", "Quiz (5)"], "Lab 5 (1)"),
        (
            ["05_gradient_descent_torch (1)", "05_gradient_descent_tensorflow (2)"],
            "05_gradient_descent_torch (1)",
        ),
        (["Gradient Descent (1)", "Lab 5 (2)"], "Gradient Descent (1)"),
        (["Lab 5 (1)", "Quiz 5 (2)"], ""),
        (["Homework (1)"], ""),
        ([], ""),
    ],
)
def test_a_labs_column_is_found_by_its_name_or_its_number_if_only_one_fits(titles, found):
    assert column("05_gradient_descent", "torch", titles) == found


def test_the_only_assignment_is_the_only_labs():
    assert column("05_gradient_descent", "torch", ["Homework (1)"], is_only=True) == "Homework (1)"


def test_a_lab_without_a_column_is_told(book, tmp_path):
    with_roster(book, tmp_path, CANVAS.replace("Lab 5: Gradient descent", "Project"))
    taken(book, tmp_path, f"roeann_71_1_{NB}")
    FORMATS["canvas"](book, tmp_path)
    (told,) = remarks(book, tmp_path)
    assert "05_gradient_descent_torch fits none of Canvas's columns" in told


# --- Moodle -------------------------------------------------------------------------------------


def test_moodles_students_are_matched_by_name_whatever_number_an_assignment_gave(book, tmp_path):
    with_roster(book, tmp_path, MOODLE)
    taken(
        book,
        tmp_path,
        f"Ann Roe_7_assignsubmission_file/{NB}",
        f"Eve X_9_assignsubmission_file/{NB}",
    )
    rows = table(FORMATS["moodle"](book, tmp_path))
    assert [(row["email"], row["username"], row["05_gradient_descent_torch"]) for row in rows] == [
        ("ann@x.org", "aroe", "2"),
        ("bo@x.org", "bli", ""),
    ]
    assert remarks(book, tmp_path) == ["moodle.csv leaves out who is not on the roster: Eve X."]


def test_moodles_grading_worksheet_knows_the_number(book, tmp_path):
    sheet = "Identifier,Full name,Email address,Grade\nParticipant 7,Ann Roe,ann@x.org,\n"
    with_roster(book, tmp_path, sheet + "Participant 8,Ann Roe,roe2@x.org,\n")
    taken(book, tmp_path, f"Ann Roe_8_assignsubmission_file/{NB}")
    assert filed(book) == ["roe2@x.org"]


def test_without_a_roster_it_is_said_that_moodle_finds_nobody_by_a_name(book, tmp_path):
    taken(book, tmp_path, f"Ann Roe_7_assignsubmission_file/{NB}")
    FORMATS["moodle"](book, tmp_path)
    assert "give --roster" in remarks(book, tmp_path)[0]
