"""What is handed in, from every layout and from hostile archives: whose it is, and what is not."""

import os
import socket
import stat
import struct
import unicodedata
import zipfile
from datetime import datetime

import pytest

from duograd.classroom import delivering, entries
from duograd.classroom.intake import collect
from duograd.classroom.records import Student
from duograd.classroom.roster import BadRoster, read_roster
from handed import LAB, NOON, NOON_IN_UTC, got, put, whose, zipped


def only_problem(path):
    handed, problems = got(path)
    assert handed == [] and len(problems) == 1, (handed, problems)
    return problems[0]


@pytest.mark.parametrize("start", ["", "submitted"])
def test_nbgraders_folders_from_the_course_or_from_submitted(tmp_path, start):
    put(tmp_path / "submitted/alice/ps1" / LAB)
    put(tmp_path / "submitted/alice/ps1/timestamp.txt", b"2026-03-01 12:00:00.000000 UTC\n")
    for other in ("source/ps1", "release/ps1", "feedback/alice/ps1"):
        put(tmp_path / other / LAB)
    put(tmp_path / "gradebook.db")
    handed, problems = got(tmp_path / start)
    assert [(row.student, row.name, row.when) for row in handed] == [("alice", LAB, NOON_IN_UTC)]
    assert problems == []


@pytest.mark.parametrize(
    "text", [b"2026-03-01 04:00:00 America/Los_Angeles", b"2026-03-01 13:00+01:00", b"\xff", b"x y"]
)
def test_a_timestamp_in_another_zone_counts_and_a_broken_one_leaves_the_files_date(tmp_path, text):
    dated = NOON_IN_UTC if text[:1] in b"\xffx" else 7
    os.utime(put(tmp_path / "submitted/alice/ps1" / LAB), (dated, dated))
    put(tmp_path / "submitted/alice/ps1/timestamp.txt", text)
    assert got(tmp_path)[0][0].when == NOON_IN_UTC


def test_a_timestamp_that_a_student_can_have_put_there_says_nothing(tmp_path):
    os.utime(put(tmp_path / "alice/ps1" / LAB), (8, 8))
    put(tmp_path / "alice/ps1/timestamp.txt", b"2001-01-01 00:00 UTC")
    assert [row.when for row in got(tmp_path)[0]] == [8]


def test_a_folder_or_a_zip_per_student(tmp_path):
    put(tmp_path / "alice" / LAB)
    put(tmp_path / "bob.zip", zipped(LAB))
    put(tmp_path / "carol.zip", zipped(f"carol/{LAB}"))
    put(tmp_path / "dan/work.zip", zipped(f"my lab/{LAB}"))
    assert whose(tmp_path) == [
        ("alice", LAB, f"alice/{LAB}"),
        ("bob", LAB, f"bob.zip/{LAB}"),
        ("carol", LAB, f"carol.zip/carol/{LAB}"),
        ("dan", LAB, f"dan/work.zip/my lab/{LAB}"),
    ]


CANVAS = [f"doejohn_LATE_12_345_{LAB}", "roeann_13_346_my_1_2_lab-2.ipynb", "poe_14_347_all.zip"]


@pytest.mark.parametrize("kind", ["zip", "zip in a folder", "folder", "folder in a folder"])
def test_canvas_download_is_filed_by_user_id_with_the_number_of_the_resubmission(tmp_path, kind):
    data = [zipped(LAB) if name.endswith("zip") else b"{}" for name in CANVAS]
    folder = tmp_path / ("lab 5" if kind == "folder in a folder" else "")
    path = tmp_path / "submissions.zip" if "zip" in kind else tmp_path
    if "zip" in kind:
        path.parent.joinpath(path.name).write_bytes(zipped(*zip(CANVAS, data, strict=True)))
    else:
        for name, content in zip(CANVAS, data, strict=True):
            put(folder / name, content)
    handed, problems = got(path if kind == "zip" else tmp_path)
    assert problems == []
    assert sorted((row.student, row.label, row.name, row.attempt) for row in handed) == [
        ("12", "doejohn", LAB, 0),
        ("13", "roeann", "my_1_2_lab.ipynb", 2),
        ("14", "poe", LAB, 0),
    ]


def test_canvas_anonymous_download_is_filed_by_the_anonymous_id(tmp_path):
    names = [f"anon_aB3dE_345_{LAB}", "LATE_anon_12345_346_my_1_2_lab-2.ipynb"]
    handed, problems = got(put(tmp_path / "submissions.zip", zipped(*names)))
    assert problems == []
    assert [(row.student, row.label, row.name, row.attempt) for row in handed] == [
        ("anon_aB3dE", "", LAB, 0),
        ("anon_12345", "", "my_1_2_lab.ipynb", 2),
    ]


@pytest.mark.parametrize(
    ("name", "student"),
    [
        ("dan/notes.txt", "dan"),
        ("dan.zip", "dan"),
        ("roe_13_346_lab.pdf", "13"),
        ("Ann Roe_71_assignsubmission_file/lab.rar", "Ann Roe"),
        ("lab.txt", ""),
    ],
)
def test_what_cannot_be_used_still_says_whose_it_is(tmp_path, name, student):
    put(tmp_path / name)
    assert [found.student for found in collect(tmp_path)] == [student]


@pytest.mark.parametrize("name", ["anon_0OIl1_345_x.ipynb", "anon_aB3_345_x.ipynb"])
def test_what_only_looks_like_an_anonymous_id_is_nobodys(tmp_path, name):
    put(tmp_path / name)
    assert "whose it is" in only_problem(tmp_path)[1]


def test_moodle_folders_and_files_are_filed_by_name_for_the_number_is_the_assignments(tmp_path):
    put(tmp_path / f"Ann Roe_71_assignsubmission_file/{LAB}")
    put(tmp_path / f"Bo O'Doe-Li_72_assignsubmission_file_/deep/{LAB}")
    put(tmp_path / f"José Poe_73_assignsubmission_file_{LAB}")
    handed, problems = got(tmp_path)
    assert problems == []
    people = {(row.student, row.number, row.name) for row in handed}
    assert people == {("Ann Roe", "71", LAB), ("Bo O'Doe-Li", "72", LAB), ("José Poe", "73", LAB)}


def test_two_of_one_name_in_one_moodle_download_are_a_problem_and_in_two_one_person(tmp_path):
    for place in ("lab 5/Ann Roe_71", "lab 6/Ann Roe_99", "lab 5/Bo Li_72", "lab 5/Bo Li_73"):
        put(tmp_path / f"{place}_assignsubmission_file/{LAB}")
    handed, problems = got(tmp_path)
    assert [(row.student, row.number) for row in handed] == [("Ann Roe", "71"), ("Ann Roe", "99")]
    assert len(problems) == 1 and "“72” and “73” could be the same student" in problems[0][1]


def test_all_layouts_at_once(tmp_path):
    put(tmp_path / "submitted/alice/ps1" / LAB)
    put(tmp_path / "bob" / LAB)
    put(tmp_path / f"roe_13_346_{LAB}")
    put(tmp_path / f"Ann Roe_71_assignsubmission_file/{LAB}")
    put(tmp_path / "carol.zip", zipped(f"dan/{LAB}"))
    assert {row[0] for row in whose(tmp_path)} == {"alice", "bob", "13", "Ann Roe", "carol"}


def test_the_folder_that_compressing_adds_is_no_student(tmp_path):
    path = put(tmp_path / "class.zip", zipped(f"class/alice/{LAB}", "__MACOSX/class/._x"))
    assert whose(path) == [("alice", LAB, f"class.zip/class/alice/{LAB}")]


def test_dates_come_from_the_zip_but_a_students_own_zip_says_nothing(tmp_path):
    broken = zipfile.ZipInfo(f"bob/{LAB}", (2026, 0, 0, 0, 0, 0))
    path = put(tmp_path / "class.zip", zipped(f"alice/{LAB}", (broken, b"{}")))
    os.utime(path, (7, 7))
    assert [row.when for row in got(path)[0]] == [datetime(*NOON).timestamp(), 7]
    own = put(tmp_path / "own/carol.zip", zipped(LAB, ("timestamp.txt", b"2001-01-01 00:00 UTC")))
    os.utime(own, (8, 8))
    assert [row.when for row in got(tmp_path / "own")[0]] == [8]


@pytest.mark.parametrize(
    "claim", [f"bob/{LAB}", f"submitted/bob/ps1/{LAB}", f"roe_13_346_{LAB}", f"bob.zip/{LAB}"]
)
def test_names_inside_a_students_folder_or_zip_do_not_make_it_anothers(tmp_path, claim):
    put(tmp_path / "bob.zip", zipped(LAB))
    put(tmp_path / f"submitted/alice/ps1/{claim}")
    put(tmp_path / "carol/x.zip", zipped(claim))
    assert sorted(row[0] for row in whose(tmp_path)) == ["alice", "bob", "carol"]


def test_what_looks_like_a_class_among_students_work_is_a_problem_and_files_nothing(tmp_path):
    put(tmp_path / "bob.zip", zipped(LAB))
    put(tmp_path / "eve.zip", zipped(f"submitted/bob/ps1/{LAB}"))
    put(tmp_path / "carol" / LAB)
    put(tmp_path / f"dan/roe_13_346_{LAB}")
    handed, problems = got(tmp_path)
    assert [row.student for row in handed] == ["bob", "carol"]
    assert [row[0] for row in problems] == [f"dan/roe_13_346_{LAB}", "eve.zip"]
    assert all("Looks like the work of many" in row[1] for row in problems)


def test_one_id_under_two_names_is_a_problem_and_nothing_is_filed_under_it(tmp_path):
    put(tmp_path / f"annroe_13_346_{LAB}")
    put(tmp_path / f"eve_13_999_x_14_347_{LAB}")
    handed, problems = got(tmp_path)
    assert handed == []
    assert "“annroe” and “eve” could be the same student" in problems[0][1]


def test_hidden_files_checkpoints_and_the_systems_litter_are_not_mentioned(tmp_path):
    litter = [f".ipynb_checkpoints/{LAB}", "__MACOSX/x.ipynb", ".DS_Store", "Thumbs.db", ".git/a"]
    for name in litter:
        put(tmp_path / "alice" / name)
    put(tmp_path / "bob/x.zip", zipped(LAB, *litter))
    assert [row[0] for row in whose(tmp_path)] == ["bob"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("alice/report.pdf", ".pdf file, not a notebook: hand in the .ipynb"),
        ("alice/lab.py", ".py file, not a notebook"),
        ("alice/README", "unknown kind, not a notebook"),
        ("alice/lab.tar.gz", "unpack it first"),
        ("alice/lab.7z", "unpack it first"),
        ("class.rar", "unpack it first"),
        (LAB, "whose it is"),
        (f" /{LAB}", "whose it is"),
        ("alice/broken.zip", "Not a zip"),
    ],
)
def test_what_cannot_be_graded_says_what_it_is_and_what_to_do(tmp_path, name, words):
    put(tmp_path / name, b"PK\x03\x04 nothing")
    origin, reason = only_problem(tmp_path)
    assert (origin, words in reason) == (name.strip(), True), reason


def test_a_path_that_does_not_exist_and_an_empty_zip_are_problems(tmp_path):
    assert "No such file" in only_problem(tmp_path / "nowhere")[1]
    assert "empty zip" in only_problem(put(tmp_path / "class.zip", zipped()))[1]
    assert "whose" in only_problem(put(tmp_path / "one.zip", zipped(LAB)))[1]


def test_links_pipes_and_sockets_are_never_opened(tmp_path):
    (tmp_path / "alice").mkdir()
    (tmp_path / "alice/a.ipynb").symlink_to("/etc/passwd")
    (tmp_path / "alice/etc").symlink_to("/etc")
    (tmp_path / "alice/timestamp.txt").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "alice/b.ipynb")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "alice/c.zip"))
    handed, problems = got(tmp_path)
    assert handed == []
    reasons = dict(problems)
    assert sum("A link" in reason for reason in reasons.values()) == 3
    assert sum("pipe, a socket or a device" in reason for reason in reasons.values()) == 2


def test_a_file_that_becomes_a_pipe_after_it_was_listed_does_not_block(tmp_path):
    path = put(tmp_path / LAB)
    entry = entries.on_disk(path, (LAB,))
    path.unlink()
    os.mkfifo(path)
    assert entries.read(entry, 10) == b""


def test_unreadable_files_and_folders_are_problems(tmp_path, monkeypatch):
    for student in ("alice", "bob", "carol"):
        put(tmp_path / student / LAB)

    def forbidden(call, place):  # by hand, since root may read everything
        def tried(path, *rest):
            if os.fspath(path).endswith(place):
                raise PermissionError(13, "Permission denied")
            return call(path, *rest)

        return tried

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", forbidden(os.open, f"alice/{LAB}"))
        patch.setattr(os, "listdir", forbidden(os.listdir, "bob"))
        handed, problems = got(tmp_path)
    assert [row.student for row in handed] == ["carol"]
    assert [row[0] for row in problems] == [f"alice/{LAB}", "bob"]
    assert all(row[1].endswith("be read: Permission denied.") for row in problems)


def test_a_huge_notebook_and_endless_folders_are_problems(tmp_path):
    with put(tmp_path / "alice" / LAB).open("wb") as file:
        file.truncate(2**40)
    put(tmp_path.joinpath("bob", *["x"] * 40, LAB))
    _, problems = got(tmp_path)
    assert ["20 MB" in problems[0][1], "too deep" in problems[1][1]] == [True, True]


@pytest.mark.parametrize(
    "name",
    [f"../{LAB}", f"alice/../../{LAB}", f"/etc/{LAB}", f"a\\..\\{LAB}", f"C:/{LAB}", f"c:{LAB}"],
)
def test_a_path_that_leaves_the_zip_is_a_problem_and_its_neighbours_are_kept(tmp_path, name):
    handed, problems = got(put(tmp_path / "class.zip", zipped(name, f"bob/{LAB}")))
    assert [row.student for row in handed] == ["bob"]
    assert len(problems) == 1 and "leads out of the zip" in problems[0][1]


def from_windows(*names, system=0):
    """A zip whose table says that it was made on Windows."""
    members = []
    for name in names:
        info = zipfile.ZipInfo(name, NOON)
        info.create_system, info.compress_type = system, zipfile.ZIP_DEFLATED
        members.append((info, b"" if name.endswith("\\") else b"{}"))
    return zipped(*members)


@pytest.mark.parametrize("system", [0, 10])
def test_backslashes_lead_into_folders_in_a_zip_from_windows(tmp_path, system):
    names = ["class\\", "class\\alice\\", f"class\\alice\\{LAB}", f"class\\bob\\deep\\{LAB}"]
    path = put(tmp_path / "class.zip", from_windows(*names, system=system))
    assert whose(path) == [
        ("alice", LAB, f"class.zip/class/alice/{LAB}"),
        ("bob", LAB, f"class.zip/class/bob/deep/{LAB}"),
    ]


@pytest.mark.parametrize(
    "name",
    [f"a\\..\\{LAB}", f"..\\{LAB}", f"C:\\a\\{LAB}", f"\\\\host\\a\\{LAB}", f"a/b\\{LAB}", "\\"],
)
def test_a_path_that_leaves_a_zip_from_windows_is_a_problem(tmp_path, name):
    handed, problems = got(put(tmp_path / "class.zip", from_windows(name, f"bob\\{LAB}")))
    assert [row.student for row in handed] == ["bob"]
    assert all("leads out of the zip" in reason for _, reason in problems)
    assert len(problems) == (name != "\\")


def test_a_backslash_in_a_name_that_was_not_given_on_windows_makes_nothing_anothers(tmp_path):
    path = put(tmp_path / "class.zip", zipped(f"bob\\{LAB}"))
    assert "leads out of the zip" in only_problem(path)[1]


def special(kind):
    info = zipfile.ZipInfo(f"alice/{LAB}", NOON)
    info.create_system, info.external_attr = 3, (kind | 0o644) << 16
    return info, b"/etc/passwd"


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO, stat.S_IFBLK])
def test_links_and_devices_in_a_zip_are_problems(tmp_path, kind):
    path = put(tmp_path / "class.zip", zipped(special(kind)))
    assert "A link or a device" in only_problem(path)[1]


def patched(data, *changes):
    """A zip with 16- or 32-bit fields of its first entry in the table of contents changed."""
    data, start = bytearray(data), data.index(b"PK\1\2")
    for kind, offset, value in changes:
        struct.pack_into(kind, data, start + offset, value)
    return bytes(data)


FLAGS, METHOD, CHECKSUM, SIZE, OFFSET = 8, 10, 16, 24, 42


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("<H", FLAGS, 1), "without a password"),
        (("<H", METHOD, zipfile.ZIP_BZIP2), "unusual way"),
        (("<I", CHECKSUM, 1), "Damaged"),
        (("<I", SIZE, 10), "Damaged"),
        (("<I", SIZE, 2**31 - 1), "Larger than 20 MB"),
        (("<I", OFFSET, 2**20), "Damaged"),
    ],
)
def test_a_member_that_is_encrypted_or_lies_about_itself_is_a_problem(tmp_path, change, words):
    data = zipped((f"alice/{LAB}", b" " * 5000), f"bob/{LAB}")
    handed, problems = got(put(tmp_path / "class.zip", patched(data, change)))
    assert [row.student for row in handed] == ["bob"]
    assert len(problems) == 1 and words in problems[0][1], problems


def test_a_bomb_is_refused_by_its_declared_sizes_and_never_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(delivering, "OF_STUDENT", entries.ZipLimits(files=50, size=3 * 10**6))
    big = zipped(*[(f"{number}.ipynb", b" " * 10**6) for number in range(4)])
    many = zipped(*[f"{number}.ipynb" for number in range(51)])
    put(tmp_path / "submitted/alice/ps1/big.zip", big)
    put(tmp_path / "submitted/alice/ps1/many.zip", many)
    put(tmp_path / f"bob/{LAB}")
    handed, problems = got(tmp_path)
    assert [row.student for row in handed] == ["bob"]
    assert ["to more than 2 MB" in problems[0][1], "than 50 files" in problems[1][1]] == [True] * 2


def test_a_zip_in_a_zip_that_declares_gigabytes_is_refused(tmp_path):
    bomb = patched(zipped(LAB), ("<I", SIZE, 2**31 - 1))
    path = put(tmp_path / "class.zip", zipped(("alice/bomb.zip", bomb), f"bob/{LAB}"))
    handed, problems = got(path)
    assert [row.student for row in handed] == ["bob"]
    assert problems[0][0] == "class.zip/alice/bomb.zip" and "200 MB" in problems[0][1]


def test_a_table_of_contents_without_end_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(entries, "MAX_CONTENTS", 1000)
    path = put(tmp_path / "class.zip", zipped(*[f"{number}/{LAB}" for number in range(20)]))
    assert "far too many files" in only_problem(path)[1]


def test_zips_in_zips_are_opened_one_level_deep(tmp_path):
    inner = zipped(LAB, ("more.zip", zipped(LAB)))
    handed, problems = got(put(tmp_path / "class.zip", zipped(("alice/all.zip", inner))))
    assert [row.origin for row in handed] == [f"class.zip/alice/all.zip/{LAB}"]
    origin, reason = problems[0]
    assert origin == "class.zip/alice/all.zip/more.zip" and "zip in a zip" in reason


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_files_of_colliding_names_are_all_kept_as_attempts(tmp_path):
    members = [(f"alice/{name}", name.encode()) for name in ("x.ipynb", "x.ipynb", "X.ipynb")]
    handed, problems = got(put(tmp_path / "class.zip", zipped(*members)))
    assert problems == []
    assert [row.student for row in handed] == ["alice"] * 3
    assert [row.data for row in handed][2:] == [b"X.ipynb"]


@pytest.mark.parametrize(
    "names",
    [("alice", "alice "), ("Alice", "alice"), ("José", unicodedata.normalize("NFD", "José"))],
)
@pytest.mark.parametrize("kind", ["folders", "zips", "in a zip"])
def test_two_names_that_become_one_id_are_told_and_nothing_of_either_is_filed(
    tmp_path, names, kind
):
    for name in (*names, "bob"):
        ends = (f"{name}.zip", zipped(LAB)) if kind == "zips" else (f"{name}/{LAB}", b"{}")
        put(tmp_path / "in" / ends[0], ends[1])
    path = tmp_path / "in"
    if kind == "in a zip":
        path = put(tmp_path / "c.zip", zipped(*[f"{name}/{LAB}" for name in (*names, "bob")]))
    handed, problems = got(path)
    assert [row.student for row in handed] == ["bob"]
    assert len(problems) == 1 and "could be the same student" in problems[0][1]


def test_odd_names_are_kept_apart_and_made_fit_to_print(tmp_path):
    for name in (b"a\nb", b"\xff", b"\xfe", "a\u202eb".encode()):
        put(tmp_path / os.fsdecode(name) / LAB)
    assert [row[0] for row in whose(tmp_path)] == [r"a\nb", r"a\u202eb", r"\udcfe", r"\udcff"]
    long = put(tmp_path / "z/c.zip", zipped(f"{'x' * 60000}/{LAB}", f"{'a/' * 400}{LAB}"))
    handed, problems = got(long)
    assert handed == [] and all("too long" in row[1] for row in problems)


def test_a_name_in_utf_8_that_does_not_say_so_is_read_as_utf_8(tmp_path):
    data = zipped(f"José/{LAB}").replace(b"\x00\x08", b"\x00\x00", 1)
    data = patched(data, ("<H", FLAGS, 0))
    assert [row.student for row in got(put(tmp_path / "class.zip", data))[0]] == ["José"]


def test_nothing_is_written_where_the_submissions_lie(tmp_path):
    put(tmp_path / "class.zip", zipped(f"alice/{LAB}", f"../{LAB}"))
    before = sorted(tmp_path.rglob("*")), tmp_path.stat().st_mtime_ns
    got(tmp_path)
    assert (sorted(tmp_path.rglob("*")), tmp_path.stat().st_mtime_ns) == before


ANN = Student("71", "Ann Roe", "ann@x.org")


@pytest.mark.parametrize(
    "text",
    [
        "student,name,email\n71,Ann Roe,ann@x.org\n",
        "\ufeffUsername;First name;Last name;Email address\r\n 71 ;Ann;Roe;ann@x.org\r\n\r\n",
        "id,first_name,last_name,email\n71,Ann,Roe,ann@x.org\n71,Ann,Roe,ann@x.org\n",
        "Student,ID,SIS Login ID,Email\n   Points Possible,,,\nAnn Roe,71,aroe,ann@x.org\n",
    ],
)
def test_a_roster_is_read_as_spreadsheets_and_platforms_write_it(tmp_path, text):
    assert read_roster(put(tmp_path / "roster.csv", text.encode())) == [ANN]


def test_moodles_number_of_an_assignment_is_no_id_where_there_is_another(tmp_path):
    text = "Identifier,Full name,Email address\nParticipant 71,Ann Roe,ann@x.org\n"
    (ann,) = read_roster(put(tmp_path / "roster.csv", text.encode()))
    assert (ann.student, dict(ann.also)["participant"]) == ("ann@x.org", "71")


def test_an_address_can_be_the_id(tmp_path):
    path = put(tmp_path / "roster.csv", b"Name,Email\nAnn Roe,ann@x.org\n")
    assert read_roster(path) == [Student("ann@x.org", "Ann Roe", "ann@x.org")]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "names no column"),
        (b"colour,size\nred,1\n", "names no column"),
        (b"id,name\n", "no student stands below"),
        (b"id,name\n,Ann\n", "row 2 has no id"),
        (b"id,name\n1,Ann\n1,Bo\n", "1 stands in two rows"),
        (b"id,name\n1,Jos\xe9\n", "not in UTF-8"),
        (b'id,name\n1,"' + b"x" * 200_000, "not a CSV file"),
    ],
)
def test_a_roster_that_cannot_be_used_is_refused_in_one_sentence(tmp_path, data, words):
    with pytest.raises(BadRoster, match=words):
        read_roster(put(tmp_path / "roster.csv", data))


def test_a_roster_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(BadRoster, match="No such file"):
        read_roster(tmp_path / "roster.csv")
