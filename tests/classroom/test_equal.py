"""Equal work: what two answered alike beyond chance is listed, for the instructor alone."""

import math
import random

import pytest

from duograd.classroom import equal
from duograd.classroom.equal import equal_work, shape_of, write_equal
from duograd.classroom.records import Submitted
from duograd.exercises import load
from duograd.exercises.verdict import Verdict

LAB = "05_gradient_descent"
NAMES = [exercise.name for exercise in load(LAB) if exercise.points]
PLAIN = "def {name}(w, slope):\n    return w - slope\n"
OWN = (
    "def {name}(w, slope):\n    {v} = w * {k}\n    for i in range({k}):\n        {v} -= slope\n"
    "    return {v}\n"
)
COPIED = (
    "def {name}(w, slope):\n    total = w + 1\n    while slope > total:\n        total += slope\n"
    "    return total\n"
)
RENAMED = (
    "def {name}(weights, s: float) -> float:\n    '''Mine.'''\n    x: float = weights + 1  # a\n"
    "    while s > x:\n\n        x += s\n    return x\n"
)


def answer(book, student, *sources):
    cells = [
        {"id": name, "source": source.format(name=name, v="a", k=3)}
        for name, source in zip(NAMES, sources, strict=True)
    ]
    book.hand_in(Submitted(student, LAB, "torch", student, f"{student}/x.ipynb", 0.0, 0, cells))
    book.choose_attempts()
    for number in book.waiting():
        book.record(number, [Verdict(name, "right", 2, 2, "") for name in NAMES], {})


def a_class(book, size):
    """Each answers an exercise as half of the class does, or in a way of their own."""
    draw = random.Random(3)
    for place in range(size):
        own = OWN.replace("{k}", str(10 + place))
        answer(book, f"s{place:03}", *(draw.choice((PLAIN, own)) for _ in NAMES))


def test_two_who_answered_alike_but_for_names_and_spacing_are_listed_with_both_sources(
    book, tmp_path
):
    a_class(book, 40)
    answer(book, "ann", *[COPIED] * len(NAMES))
    answer(book, "bob", *[RENAMED] * len(NAMES))
    (pair,) = equal_work(book)
    assert pair.students == ("ann", "bob")
    assert sorted(one.exercise for one in pair.answers) == sorted(NAMES)
    assert write_equal(book, tmp_path) == 1
    page = (tmp_path / "equal.html").read_text()
    assert "total += slope" in page and "x += s" in page
    assert "2 of 42 answers are so" in page and "It accuses nobody" in page


def test_what_half_of_the_class_wrote_says_nothing(book, tmp_path):
    a_class(book, 40)
    assert equal_work(book) == []
    (tmp_path / "equal.html").write_text("of an earlier run")
    assert write_equal(book, tmp_path) == 0
    assert not (tmp_path / "equal.html").exists()


def test_one_equal_answer_alone_may_be_chance(book):
    a_class(book, 40)
    answer(book, "ann", COPIED, *[PLAIN] * (len(NAMES) - 1))
    answer(book, "bob", RENAMED, *[PLAIN] * (len(NAMES) - 1))
    assert equal_work(book) == []


def test_the_labs_own_text_is_no_answer(book):
    todo = 'def {name}(w):\n    raise NotImplementedError("TODO 1: {name}")\n'
    a_class(book, 20)
    for student in ("ann", "bob"):
        answer(book, student, *[todo] * len(NAMES))
    assert equal_work(book) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (COPIED, RENAMED, True),
        ("def f(a):\n    return g(a)", "def f(b):\n  # x\n  return g( b )", True),
        ("def f(a):\n    return g(a)", "def f(a):\n    return h(a)", False),
        ("def f(a, b):\n    return a - b", "def f(b, a):\n    return a - b", False),
        ("def f(a):\n    return a + 1", "def f(a):\n    return a + 2", False),
    ],
)
def test_only_a_students_own_names_comments_and_spacing_do_not_matter(one, other, same):
    assert (shape_of(one.format(name="f")) == shape_of(other.format(name="f"))) == same


@pytest.mark.parametrize("source", ["def f(:", "x = " + "(" * 300, "#" * 30_000, "x\0"])
def test_what_cannot_be_read_is_left_out(source):
    assert shape_of(source) == ""


def drawn(seed, students, exercises):
    """A class that copied nothing: each answer is one of twenty, some common and some rare."""
    draw = random.Random(seed)
    weights = [1 / (place + 1) for place in range(20)]
    return {
        (LAB, "torch", f"exercise {n}"): {
            f"s{s}": ("", str(draw.choices(range(20), weights)[0])) for s in range(students)
        }
        for n in range(exercises)
    }


@pytest.mark.parametrize(("students", "exercises"), [(20, 4), (60, 12), (120, 16)])
def test_of_classes_that_copied_nothing_few_show_a_pair(students, exercises):
    classes = (drawn(seed, students, exercises) for seed in range(32))
    classes = [equal._beyond_chance(answers, students) for answers in classes]
    assert sum(map(bool, classes)) <= 2


def test_how_surprising_a_pair_is_adds_up_over_its_exercises():
    one = equal.Alike(LAB, "torch", "a", 2, 32, ("", ""))
    assert equal.Pair(("a", "b"), [one, one]).bits == 2 * math.log2(16)
