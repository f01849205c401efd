"""The board: entries to a lab's open question, measured on hidden examples and ranked."""

import csv
import json
import re

import numpy as np
import pytest

import browser as browsing
from accessibility import AXE, HOW_TO_INSTALL, obstacles
from duograd.classroom.aliases import Key
from duograd.classroom.board import Standing, ranked
from duograd.classroom.records import GradebookError
from duograd.exercises.entries import Entry, Task, entry_of, mean
from duograd.marking.entering import own_code
from duograd.marking.submission import read_notebook
from grading import hand_in, run, solved, untouched, with_answer

MUSIC = "18_music"
SAME_SCORES = """
def compose_entry(tunes, vocabulary, seed):
    counts = np.array([sum(tune.count(c) for tune in tunes) + 1.0 for c in vocabulary])
    return lambda beginnings: np.tile({}, (len(beginnings), 1))
"""
BY_LAST = """
def compose_entry(tunes, vocabulary, seed):
    place = {c: i for i, c in enumerate(vocabulary)}
    counts = np.ones((len(vocabulary), len(vocabulary)))
    for tune in tunes:
        for one, other in zip(tune, tune[1:]):
            counts[place[one], place[other]] += 1
    scores = np.log(counts)
    return lambda beginnings: scores[[place[text[-1]] for text in beginnings]]
"""
SECRET = re.compile(r"\b(ann|bob|cid|dan|eve|fay)\b")


def entered(source, framework="torch"):
    return with_answer("compose_entry", source, solved(MUSIC, framework))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """What a class hands in, and the board that was made of it."""
    there = tmp_path_factory.mktemp("board")
    for student, source in {
        "ann": BY_LAST,
        "bob": SAME_SCORES.format("np.log(counts)"),
        "cid": SAME_SCORES.format("np.nan * counts"),
        "dan": "def compose_entry(tunes, vocabulary, seed):\n    return None\n",
        "eve": BY_LAST + "\n# from music21 one can read everything",
        "fay": BY_LAST,
    }.items():
        hand_in(there / "entries", student, entered(source), f"{MUSIC}_torch.ipynb")
    names = "id,name,show_name\nann,Ann Arbor,yes\nbob,Bob Hope,no\nfay,Fay Wray,\n"
    (there / "class.csv").write_text(names)
    make(there, "board.html")
    return there


def make(there, page, *options):
    made = run("board", there / "entries", "--lab", "18", "--seed", 4711, "--out", there / page,
               "--roster", there / "class.csv", "--workers", 1, *options)  # fmt: skip
    assert made.returncode == 0, made.stderr
    (there / "said").write_text(made.stdout)


def rows_of(there, page="board.csv"):
    with (there / page).open(newline="") as file:
        return list(csv.DictReader(file))


def test_the_best_stands_first_and_equals_share_a_rank(folder):
    ranks = [(row["rank"], row["name"] == "Ann Arbor") for row in rows_of(folder) if row["rank"]]
    assert [rank for rank, _ in ranks] == ["1", "1", "3"]
    assert sum(is_ann for _, is_ann in ranks) == 1


def test_only_who_asked_for_it_stands_under_the_own_name(folder):
    for page in ("board.html", "board.csv"):
        text = (folder / page).read_text()
        assert "Ann Arbor" in text
        assert not SECRET.search(text)
        assert "Bob" not in text
        assert "Fay" not in text


def test_ours_stand_among_them_to_compare_with_and_have_no_rank(folder):
    named = {row["name"]: row for row in rows_of(folder) if row["remark"] == "to compare with"}
    assert set(named) == {"our solution", "how often each character comes"}
    assert all(row["rank"] == "" and float(row["score"]) < 0 for row in named.values())


def test_who_answers_as_the_simple_rival_does_gets_its_score(folder):
    scores = [row["score"] for row in rows_of(folder) if row["score"]]
    assert scores[-1] == scores[-2]


def test_who_has_no_result_stands_below_with_the_reason(folder):
    reasons = [row["remark"] for row in rows_of(folder) if not row["score"]]
    assert sorted(reasons) == [
        "TypeError: the entry returns a function that answers examples; None came back",
        "each row holds a finite score for each character of the vocabulary",
        "it reads the book that the hidden tunes stand in",
    ]
    assert all(row["rank"] == "" for row in rows_of(folder) if not row["score"])


def test_equal_answers_are_told_to_the_instructor_alone(folder):
    assert "same to the last bit, for you alone: ann, fay." in (folder / "said").read_text()
    assert "last bit" not in (folder / "board.html").read_text()


def test_the_same_seed_makes_the_same_table_and_aliases_stay(folder):
    make(folder, "again.html")
    assert rows_of(folder, "again.csv") == rows_of(folder)
    assert "Board number 2 of this lab" in (folder / "again.html").read_text()


def test_the_page_runs_nothing_and_fetches_nothing(folder):
    text = (folder / "board.html").read_text()
    assert "<script" not in text
    assert "default-src 'none'" in text
    assert not re.search(r"(src|href)=", text)


@pytest.mark.skipif(browsing.CHROMIUM is None, reason=browsing.HOW_TO_INSTALL)
@pytest.mark.skipif(not AXE.exists(), reason=HOW_TO_INSTALL)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_on_the_page_stands_in_anybodys_way(folder, tmp_path, theme):
    uri = (folder / "board.html").as_uri()
    with browsing.chromium() as browser, browsing.opened(browser, uri, tmp_path) as page:
        page.emulate_media(color_scheme=theme)
        assert not obstacles(page)


@pytest.mark.parametrize(
    ("lesson", "name", "body", "score"),
    [
        ("22_bias", "train_entry(faces, others, seed)", "pictures[:, 0, 0, 0] > 2", 0.5),
        ("26_judge", "tune_entry(questions, answers, seed)", "['arr'] * len(pictures)", 0),
    ],
)
def test_on_the_boards_of_the_other_labs_who_learns_nothing_stands_below_our_solution(
    tmp_path, lesson, name, body, score
):
    source = f"def {name}:\n    return lambda pictures: {body}\n"
    lab = with_answer(name.partition("(")[0], source, solved(lesson, "torch"))
    hand_in(tmp_path / "in", "ann", lab, f"{lesson}_torch.ipynb")
    made = run("board", tmp_path / "in", "--lab", lesson[:2], "--seed", 4711, "--workers", 1,
               "--out", tmp_path / "board.html")  # fmt: skip
    assert made.returncode == 0, made.stderr
    entered = {row["name"]: row for row in rows_of(tmp_path)}
    ours = entered.pop("our solution")
    (ann,) = (row for row in entered.values() if row["rank"])
    assert float(ann["score"]) == score
    assert float(ours["low"]) > float(ann["high"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--lab", "05", "--seed", 1], r"--lab 05 asks for no entry: 18_music.* do"),
        (["--lab", "99", "--seed", 1], "no lesson is called '99'"),
        (["--lab", "18"], "Missing option '--seed'"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(folder, tmp_path, arguments, said):
    made = run("board", folder / "entries", "--out", tmp_path / "board.html", *arguments)
    assert made.returncode == 2
    assert re.search(said, made.stderr)
    assert "Traceback" not in made.stderr


def test_where_nobody_entered_no_board_is_made(tmp_path):
    hand_in(tmp_path / "in", "ann", untouched())
    made = run("board", tmp_path / "in", "--lab", "18", "--seed", 1, "--out", tmp_path / "b.html")
    assert made.returncode == 2
    assert "nobody handed in 18_music" in made.stderr
    assert not (tmp_path / "b.html").exists()


# Ranks


def standing(name, level, ours=False, noise=1):
    numbers = level + noise * np.random.RandomState(len(name)).normal(0, 1, 200)
    entry = Entry("f", "", "", None, lambda value, _: value, mean, ("", None))
    return Standing(name, "torch", ours, entry.result(numbers, Task({}, [], np.zeros(200))))


def test_who_cannot_be_told_from_the_best_of_a_rank_shares_it_in_the_order_of_names():
    rows = ranked([standing("zoe", 5), standing("al", 5.05), standing("mary", 2)])
    assert [(row.rank, row.name) for row in rows] == [(1, "al"), (1, "zoe"), (3, "mary")]


def test_only_who_lies_above_the_interval_of_each_of_ours_is_marked():
    rows = ranked([standing("zoe", 5), standing("al", 3), standing("ours", 3.5, ours=True)])
    assert {row.name: row.above for row in rows} == {"zoe": True, "al": False, "ours": False}


def test_rows_without_a_result_come_last():
    rows = ranked([Standing("al", "torch", False, None, "why"), standing("zoe", -5)])
    assert [(row.name, row.rank) for row in rows] == [("zoe", 1), ("al", 0)]


# Aliases


def test_an_alias_stays_the_same_with_the_same_key_and_changes_with_another(tmp_path):
    key = Key.at(tmp_path / "one.key")
    key.save()
    students = [f"s{number}" for number in range(40)]
    again = Key.at(tmp_path / "one.key").aliases(students[:20])
    first = key.aliases(students)
    assert sum(first[name] == again[name] for name in students[:20]) > 17
    assert Key.at(tmp_path / "other.key").aliases(students) != first


def test_no_two_students_have_one_alias_in_a_class_of_any_size():
    aliases = Key(None, "a key", {}).aliases(str(number) for number in range(4000))
    assert len(set(aliases.values())) == 4000


def test_a_key_is_for_its_owner_alone(tmp_path):
    Key.at(tmp_path / "a.key").save()
    assert (tmp_path / "a.key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("held", ["", "no key", "[]", json.dumps({"key": 1}), '{"made": 3}'])
def test_another_file_in_the_place_of_the_key_is_told_and_left_alone(tmp_path, held):
    (tmp_path / "a.key").write_text(held)
    with pytest.raises(GradebookError, match="not a key of a board"):
        Key.at(tmp_path / "a.key")
    assert (tmp_path / "a.key").read_text() == held


def test_an_entry_that_draws_more_faces_is_known_by_its_own_code_and_not_by_the_labs():
    entry, text = entry_of("22_bias"), solved("22_bias")
    assert "draw_faces(" in text  # in the lab's demos
    draws = "def train_entry(faces, others, seed):\n    return draw_faces(np.random, 9).pictures\n"
    for source, names_it in ((None, False), (draws, True)):
        given = text if source is None else with_answer("train_entry", source, text)
        code = own_code(read_notebook(given.encode(), "lab.ipynb"), entry)
        assert any(word in code for word in entry.barred) == names_it
