"""A wrong answer that nobody foresaw: what it has to do with the right one is told, if true."""

import numpy as np
import pytest

from duograd.boundary.wire import Observation
from duograd.exercises import Case, Exercise
from duograd.exercises.attempts import prepare
from duograd.exercises.judge import judge


def made(oracle, cases):
    exercise = Exercise(2, name="made")
    exercise.oracle(oracle)
    exercise.cases(cases)
    return exercise


def told(exercise, answer, seed=0):
    """What is said of an answer in NumPy, a function of the right value and the case's values."""
    trials = prepare(exercise, "torch", seed)
    seen = [Observation(value=answer(trial.value, **trial.case.values())) for trial in trials]
    return judge(exercise, "torch", trials, seen)


def rows(rng):
    """Tables with rows of three kinds of length, one of a single row."""
    for n, shift in ((2, 0.75), (1, -0.5), (5, 1.25)):
        yield {"X": rng.normal(0.3, 1, (n, 3)), "factor": 2.5, "shift": shift}


scaled = made(lambda X, factor, shift: X * factor + shift, rows)
averaged = made(lambda X, factor, shift: (X * factor + shift).mean(), rows)
steps = made(
    lambda start, count: np.array([start * 0.5**k for k in range(count + 1)]),
    lambda rng: [{"start": 8.0, "count": 3}, {"start": float(rng.uniform(1, 2)), "count": 5}],
)
pair = made(lambda X, factor, shift: [X * factor, X.sum(0) + shift], rows)
yes = made(
    lambda losses, limit: bool(losses[-1] < limit),
    lambda rng: [{"losses": np.array(x), "limit": 1.0} for x in ([2.0, 0.5], [0.5, 2.0], [3.0])],
)

boxes = made(
    lambda X: X * 2 + 1,
    lambda rng: [{"X": rng.normal(0, 1, (2, *rest))} for rest in ((3, 2), (2, 4))],
)

TRUE = {
    "negative": (scaled, lambda e, **_: -e, "yours is the negative of the answer."),
    "twice": (scaled, lambda e, **_: 2 * e, "yours is twice the answer."),
    "times": (scaled, lambda e, **_: 0.434 * e, "yours is the answer times 0.434."),
    "plus": (scaled, lambda e, **_: e + 0.25, "yours is the answer plus 0.25."),
    "minus": (scaled, lambda e, **_: e - 3, "yours is the answer minus 3."),
    "constant": (scaled, lambda e, **_: 0 * e, "yours is 0, whatever is asked."),
    "always yes": (yes, lambda e, **_: True, "yours is True, whatever is asked."),
    "itself": (scaled, lambda e, X, **_: X, "yours is X itself."),
    "transposed": (scaled, lambda e, **_: e.T, "the answer with its rows and columns exchanged."),
    "shape": (averaged, lambda e, **_: np.reshape(e, 1), "the right numbers in another shape."),
    "shape of one row": (
        scaled, lambda e, **_: e if len(e) > 1 else e[0],
        "In every case tried yours has the right numbers, but in some cases in another shape.",
    ),
    "reversed": (steps, lambda e, **_: e[::-1], "yours is the answer in the opposite order."),
    "channels reversed": (
        boxes, lambda e, **_: e[..., ::-1], "the answer in the opposite order along its last axis.",
    ),
    "divided by channels": (
        boxes, lambda e, X: e / X.shape[-1],
        "yours is the answer divided by the length of the last axis of X.",
    ),
    "first lost": (steps, lambda e, **_: e[1:], "the answer without its first row or number."),
    "last lost": (steps, lambda e, **_: e[:-1], "the answer without its last row or number."),
    "one more": (
        steps, lambda e, **_: np.append(e, 7.0), "one more after its last row or number.",
    ),
    "sum": (averaged, lambda e, X, **_: e * len(X), "the answer times the length of X."),
    "not averaged": (
        averaged, lambda e, X, factor, shift: X * factor + shift,
        "yours is several numbers, of which the answer is the mean.",
    ),
    "positive only": (scaled, lambda e, **_: abs(e), "yours is the answer without its sign."),
    "clipped": (scaled, lambda e, **_: np.maximum(e, 0), "with 0 in place of what is negative."),
    "squared": (scaled, lambda e, **_: e**2, "yours is the square of the answer."),
    "whole": (scaled, lambda e, **_: np.trunc(e), "the answer without what follows the point."),
    "same rows": (
        scaled, lambda e, **_: e * 0 + [1, 2, 4], "for every row, and the answer is not always.",
    ),
    "first row for all": (
        scaled, lambda e, **_: e * 0 + e[0],
        "yours is the answer with its first row or number at each place.",
    ),
    "ignored": (
        scaled, lambda e, X, factor, **_: X * factor, "yours is what comes out if shift is 0.",
    ),
    "exchanged": (
        scaled, lambda e, X, factor, shift: X * shift + factor,
        "yours is what comes out if factor and shift change places.",
    ),
    "turned round": (
        scaled, lambda e, X, factor, shift: X * factor - shift,
        "yours is what comes out if shift has the opposite sign.",
    ),
    "one step less": (
        steps, lambda e, start, count: np.append(e[:-1], [])[: count],
        "the answer without its last row or number.",
    ),
    "where negative": (
        scaled, lambda e, X, **_: np.where(X < 0, 9.0, e),
        "In the cases tried, yours is right except where X is negative.",
    ),
    "where one row": (
        averaged, lambda e, X, **_: e if len(X) > 1 else 7.0,
        "yours is right except in the one case where X has one row only, or is a vector of one "
        "number.",
    ),
    "nearly": (
        scaled, lambda e, **_: e * 1.0002 + 2e-4,
        "In the cases tried, yours is nearly right: it is never off by more than",
    ),
    "wrong order": (
        pair, lambda e, **_: e[::-1], "your 2 values are right, in the wrong order.",
    ),
    "one part": (
        pair, lambda e, **_: [e[0], -e[1]],
        "In every case tried the second of your 2 values is the negative of the answer.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TRUE)
def test_what_holds_in_every_case_is_told(name):
    exercise, answer, words = TRUE[name]
    verdict = told(exercise, answer)
    assert (verdict.outcome, verdict.misconception) == ("wrong", None)
    assert words in verdict.message


def test_of_what_is_empty_no_formula_is_told():
    halved = made(
        lambda start, count: start * 0.5 ** np.arange(count + 1),
        lambda rng: [{"start": 8.0, "count": count} for count in (0, 5)],
    )
    verdict = told(halved, lambda e, start, count: e if count else e[:0])
    assert verdict.message.startswith("Yours is right in 1 of 2 cases")


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("exercise", [scaled, averaged, steps, pair])
def test_of_numbers_that_have_nothing_to_do_with_the_answer_at_most_a_trait_is_told(exercise, seed):
    rng = np.random.default_rng(seed)

    def noise(e, **_):
        parts = e if isinstance(e, list) else [e]
        drawn = [rng.normal(0, 5, np.shape(part)) for part in parts]
        return drawn if isinstance(e, list) else drawn[0]

    traits = (
        "For ",
        "In every case tried each number of the answer is ",
        "In every case tried yours is too ",
    )
    assert told(exercise, noise).message.startswith(traits)


def test_what_holds_in_some_cases_only_is_not_told():
    verdict = told(scaled, lambda e, X, **_: -e if len(X) > 1 else e + 1)
    assert "negative of the answer" not in verdict.message


def test_a_mistake_that_is_known_is_told_in_its_own_words_alone():
    known = made(lambda x: x * 2, lambda rng: [{"x": rng.normal(size=4)}])

    @known.mistake
    def backwards(x):
        """You went the other way."""
        return -2 * x

    message = told(known, lambda e, x: -e).message
    assert message.startswith("You went the other way. For x = ")
    assert "In every case" not in message


def test_two_numbers_that_differ_are_never_shown_alike():
    nearly = made(lambda x: x, lambda rng: [Case({"x": 1.5537})])
    assert "the answer is 1.5537; yours is 1.55401." in told(nearly, lambda e, x: 1.55401).message


def test_a_value_of_another_kind_is_met_without_a_relation():
    for odd in (None, "a word", [1.0, 2.0, 3.0]):
        assert told(scaled, lambda e, odd=odd, **_: odd).outcome == "wrong"


def test_of_answers_that_are_nan_alone_no_change_of_the_arguments_is_told():
    # The root of a number with the opposite sign is NaN, too; so is that of many other changes.
    root = made(lambda x: x**0.5, lambda rng: [{"x": np.array([4.0, n])} for n in (9.0, 2.0)])
    verdict = told(root, lambda e, **_: e * np.nan)
    assert verdict.outcome == "wrong"
    assert "opposite sign" not in verdict.message
