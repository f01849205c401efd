"""Marks in what is told become code and words with weight, and nothing else does."""

import pytest

from duograd.classroom.pages import with_code
from duograd.exercises.marked import spans
from duograd.notebook.cards import note


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("of the *faces*, which?", [("faces", "em")]),
        ("not *the same place* but `x * y`", [("the same place", "em"), ("x * y", "code")]),
        ("yours gives *A* where *b*.", [("A", "em"), ("b", "em")]),
        ("line 3 of your code: return 2 * a * b", []),
        ("line 3 of your code: return a*b*c", []),
        ("def f(*a, **k): return g(*a)", []),
        ("`*args*` and a lost ` sign", []),
        ("5*x* and *y*5", []),
    ],
)
def test_words_between_asterisks_have_weight_and_products_have_none(text, parts):
    assert [(span, kind) for span, kind in spans(text) if kind] == parts
    assert text.startswith(next(spans(text))[0])


@pytest.mark.parametrize("shown", [with_code, lambda text: note(text).html])
def test_marks_are_shown_and_what_they_hold_is_escaped(shown):
    told = shown("the *faces* of `a < b` & <i>")
    assert "<em>faces</em>" in told
    assert "a &lt; b</code> &amp; &lt;i&gt;" in told
    assert "*" not in told
