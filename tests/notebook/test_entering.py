"""An entry to the board, tried in a notebook: a score on public examples, or why there is none."""

import pytest

from duograd.exercises.labs import cells_of
from duograd.frameworks import NAMES
from harness import run_in_a_kernel

LAB = "18_music"
ENTRY = """
def compose_entry(tunes, vocabulary, seed):
    {}
    counts = np.array([sum(tune.count(c) for tune in tunes) + 1.0 for c in vocabulary])
    return lambda beginnings: np.tile({}, (len(beginnings), 1))
enter("compose_entry")
"""


@pytest.fixture(scope="module", params=NAMES)
def shown(request):
    """What each cell shows, in a kernel where a cell of ours has made `jigs`."""
    lab = cells_of(LAB, request.param)
    (demo,) = (source for source in lab.values() if "jigs = " in source)
    cells = {
        "too early": "from duograd.notebook import enter\nenter('compose_entry')",
        "start": next(iter(lab.values())),
        "ours": demo,
        "by frequency": ENTRY.format("", "np.log(counts)"),
        "reads ours": ENTRY.format("jigs", "np.log(counts)"),
        "not a number": ENTRY.format("", "np.nan * counts"),
        "nothing": "enter(lambda tunes, vocabulary, seed: None)",
        "other lab": f'start("01_perceptron", "{request.param}")\nenter("relu")',
    }
    outputs = run_in_a_kernel(cells, framework=request.param)
    return {name: str(those[-1:]) for name, those in outputs.items()}


def test_an_entry_gets_a_score_with_its_interval_and_what_it_is_of(shown):
    said = shown["by frequency"]
    assert "Your entry scores -2." in said
    assert "300 public examples: the mean log-probability" in said


def test_who_answers_as_the_simple_rival_does_is_told_that_nothing_tells_them_apart(shown):
    assert "the examples cannot tell you apart" in shown["by frequency"]


def test_an_entry_that_reads_what_our_cells_made_fails_as_on_the_board(shown):
    assert "No score yet: line 2 of your code" in shown["reads ours"]
    assert "a cell of the lab makes it, and an answer is tried without those" in shown["reads ours"]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("too early", "Run the lab's first cell first"),
        ("not a number", "No score yet: each row holds a finite score"),
        ("nothing", "the entry returns a function that answers examples; None came back"),
        ("other lab", "This lab has no entry to a board"),
    ],
)
def test_why_there_is_no_score_is_told_in_a_sentence(shown, cell, said):
    assert said in shown[cell].replace("\\'", "'")
