"""Lesson 14: what its page says of one start and one training holds for others, too."""

import functools

import numpy as np
import pytest

from duograd.data.games import memory_game
from harness import namespace_of

LESSON = "14_through_time"
read = functools.cache(functools.partial(namespace_of, "solutions", LESSON))

runs = pytest.mark.parametrize(
    ("framework", "seed"), [*(("torch", seed) for seed in range(5)), ("tensorflow", 1)]
)


def lab(framework):
    """What the lab's cells define, with the game that they play."""
    space = read(framework)
    space["memory_game"] = memory_game
    return space


def norms(space, weights, X):
    """How long the gradient is at each state, where it is one at random at the last."""
    upstream = np.random.RandomState(7).normal(0, 1, 32).astype("float32")
    make = space["torch"].tensor if "torch" in space else space["tf"].constant
    states = space["read"](make(X.astype("float32")), *weights[:2])[0]
    rows = space["state_gradients"](weights[1], states, make(upstream))
    return np.linalg.norm(rows.numpy(), axis=1)


@runs
def test_a_start_that_lets_the_gradient_through_wins_the_game_and_the_ordinary_one_guesses(
    framework, seed
):
    space, ends, left = lab(framework), [], []
    X, _ = memory_game(np.random.default_rng(seed), 1, 20)
    for size, inputs in ((None, 1.0), (1.0, 0.05)):
        weights = space["first_weights"](size, inputs, 8, 4, seed=seed)
        first, *_, last = norms(space, weights, X)
        left.append(first / last)
        _, right = space["train"](
            weights, space["game"], space["cross_entropy"], 0.1, 1.0, 120, seed=seed
        )
        ends.append(right[-20:].mean())
    assert left[0] < 1e-2 and left[1] > 0.1
    assert abs(ends[0] - 0.25) < 0.07 and ends[1] > 0.97


@runs
def test_a_bold_rate_is_lost_without_clipping_and_learns_with_it(framework, seed):
    space, losses = lab(framework), []
    for limit in (None, 0.5):
        weights = space["first_weights"](1.3, 0.1, 1, 1, seed=seed)
        found, _ = space["train"](
            weights, space["means"], space["squared_error"], 0.3, limit, 120, seed=seed
        )
        losses.append(found)
    assert not losses[0].max() < 100 and not losses[0][-1] < 1  # NaN is neither
    assert losses[1][-20:].mean() < 0.15


@pytest.mark.parametrize("seed", range(5))
def test_rotations_keep_a_gradient_without_inputs_and_large_inputs_make_all_of_them_vanish(seed):
    space = lab("torch")
    random = np.random.RandomState(seed)
    X = np.eye(8)[random.randint(0, 8, (1, 50))]
    for size, end in ((0.9, 0.0057), (1.0, 1.0), (1.1, 106.7)):
        still, pushed = (
            norms(space, space["first_weights"](size, inputs, 8, 1, seed=seed), X)
            for inputs in (0.0, 1.0)
        )
        assert still[0] / still[-1] == pytest.approx(end, rel=0.02)
        assert pushed[0] / pushed[-1] < 1e-6
