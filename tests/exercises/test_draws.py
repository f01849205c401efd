"""Whether draws fit the chances that were asked: never refused if they do, found out if not."""

import numpy as np
import pytest

from duograd.exercises.draws import are_of_too_few, fits, log_likelihood

LOW = np.array([0.6, 0.39, *[0.001] * 10])
EVEN = np.full(8, 1 / 8)
KINDS = {"two likely ones": LOW, "all alike": EVEN, "one alone": np.array([0.0, 1.0, 0.0])}


@pytest.mark.parametrize("chances", KINDS.values(), ids=KINDS)
def test_draws_with_the_right_chances_fit(chances):
    rng = np.random.default_rng(0)
    assert all(fits(rng.choice(len(chances), size=130, p=chances), chances) for _ in range(2000))


@pytest.mark.parametrize(
    ("drawn", "chances"),
    [
        pytest.param([1] * 20 + [0] * 20, EVEN, id="as if others had no chance"),
        pytest.param([0] * 60 + [1] * 60, LOW[::-1], id="as if the order were another"),
        pytest.param([0] * 130, LOW, id="always the likeliest"),
        pytest.param(
            [0, 1] * 60 + 2 * [*range(2, 12)], LOW, id="each rare one twice, that is too often"
        ),
        pytest.param([0, 1, 2], [1.0, 0.0, 0.0], id="what has no chance"),
        pytest.param([1] * 120, np.array([0.8, 0.2]), id="the less likely one alone"),
    ],
)
def test_draws_with_other_chances_do_not_fit(drawn, chances):
    assert not fits(np.array(drawn), np.array(chances))


def test_each_draw_may_have_chances_of_its_own():
    rows = np.tile([[0.9, 0.1], [0.1, 0.9]], (50, 1))
    right = np.tile([0, 1], 50)
    right[:10] = 1 - right[:10]  # one in ten is the less likely one
    assert fits(right, rows)
    assert not fits(1 - right, rows)


RARE = np.array([0.3, *np.full(350, 0.002)])


def test_it_is_seen_that_most_rare_ones_never_come():
    rng = np.random.default_rng(0)
    percents = rng.integers(100, size=200) / 100
    assert are_of_too_few(np.searchsorted(RARE.cumsum(), percents), RARE)
    right = (rng.choice(len(RARE), size=200, p=RARE) for _ in range(2000))
    assert not any(are_of_too_few(drawn, RARE) for drawn in right)


def test_rare_ones_that_hardly_ever_come_tell_nothing():
    chances = np.array([0.999, 0.001])
    assert not are_of_too_few(np.array([1, 1, 0]), chances)


def test_no_draws_fit_all_chances():
    assert fits(np.array([], int), EVEN)


def test_the_likelihood_of_draws_is_that_of_one_behind_the_other():
    assert log_likelihood(np.array([0, 0, 1]), np.array([0.5, 0.25])) == np.log(0.0625)
    assert log_likelihood(np.array([1]), np.array([1.0, 0.0])) == -np.inf
