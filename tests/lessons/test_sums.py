"""Every sum that a page writes out, such as `2 · (10 − 4) = 12`, is right."""

import math
import re

import pytest

from harness import LESSONS, text_of

CELL = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
SPELLED = [  # as the page has it, as Python has it; in this order
    (r"\*\*", ""),  # bold
    (r"\\[,;]|\{\}", ""),
    ("−", "-"),
    (r"½ ?(?=\()", "0.5*"),
    (r"\\cdot|·", "*"),
    (r"\\approx|≈", "="),
    (r"\\frac\{([^{}]*)\}\{([^{}]*)\}", r"((\1)/(\2))"),
    (r"\\?ln\s*\(?([\d./]+)\)?", r"log(\1)"),
    (r"(?<=[\d)]) ?\((?=[\d-])", "*("),
]
SIDE = r"(?:log|[-+*/(). \d])*"  # of a sum made of nothing but numbers
LEFT = re.compile(rf"(?<![\w)}}\]^_\\′'])({SIDE})$")
RIGHT = re.compile(rf"^({SIDE})(?![\w{{\[^_\\])")


def sums_of(text):
    """All (left side, right side) of an equals sign that are made of nothing but numbers."""
    text = CELL.sub("", text)
    for spelled, python in SPELLED:
        text = re.sub(spelled, python, text)
    for sign in re.finditer("=", text):
        before, after = text[: sign.start()].rpartition("\n")[2], text[sign.end() :]
        left, right = LEFT.search(before), RIGHT.search(after)
        if left and right:
            yield left[1].lstrip(" .)"), right[1].strip().rstrip(" .(")


def is_right(left, right):
    """Whether both sides agree, as far as a plain number has digits. None: this is no sum."""
    try:
        one, other = (eval(side.strip(), {"log": math.log}) for side in (left, right))
    except SyntaxError:
        return None
    plain = (side for side in (right, left.strip()) if re.fullmatch(r"-?[\d.]+", side))
    digits = len(next(plain, f"{one:.9f}").partition(".")[2])
    return abs(one - other) <= 0.5 * 10.0**-digits + 1e-9


def judged(lesson):
    return {pair: is_right(*pair) for pair in sums_of(text_of(lesson).read_text("utf-8"))}


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_sum_of_a_page_is_right(lesson):
    assert [pair for pair, right in judged(lesson).items() if right is False] == []


def test_the_sums_of_the_pages_are_found():
    assert sum(right is True for name in LESSONS for right in judged(name).values()) > 50


@pytest.mark.parametrize("text", ["1 + 2 = 4", r"x = 5.1 \cdot 2.1 = 10.72$", "−ln 0.8 = 0.23"])
def test_a_wrong_sum_is_found(text):
    assert False in [is_right(*pair) for pair in sums_of(text)]
