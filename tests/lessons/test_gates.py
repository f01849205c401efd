"""Lesson 15: what its page says of one training holds for other first weights, too."""

import functools

import numpy as np
import pytest

from duograd.data import starting_weights
from duograd.data.games import memory_game
from harness import namespace_of

LESSON = "15_gates"


@functools.cache
def lab(framework):
    """What the lab's cells define, with the data that they use."""
    space = namespace_of("solutions", LESSON, framework)
    space["memory_game"] = memory_game  # in place: the functions look for them there
    space["starting_weights"] = starting_weights
    if framework == "torch":
        space["lstm_forward"] = own_lstm(
            space["torch"]
        )  # the same states in less than half the time
    return space


def own_lstm(torch):
    """The loop of the lesson, run by torch's own LSTM: the last exercise proves that it may be."""

    def lstm_forward(X, W, U, b):
        layer = torch.nn.LSTM(W.shape[0], U.shape[0], batch_first=True)
        names = [name for name, _ in layer.named_parameters()]
        tables = dict(zip(names, (W.T, U.T, b, torch.zeros_like(b)), strict=True))
        return torch.func.functional_call(layer, tables, (X,))[0]

    return lstm_forward


def won(shares):
    """After how many steps ten batches in a row are nearly all right, or None."""
    means = np.convolve(shares, np.ones(10) / 10, "valid")
    steps = np.flatnonzero(means > 0.97)
    return int(steps[0]) + 10 if len(steps) else None


seeds = pytest.mark.parametrize("seed", range(5))
runs = pytest.mark.parametrize(
    ("framework", "seed"), [*(("torch", seed) for seed in range(5)), ("tensorflow", 4)]
)


@runs
def test_the_forget_bias_decides_who_learns_the_game(framework, seed):
    play = lab(framework)["play"]
    assert won(play(20, 3, 60, seed))
    shares = play(20, 0, 150, seed)
    assert won(shares) is None
    assert np.mean(shares[-10:]) < 0.7


@seeds  # TensorFlow's lab tells this, and the next, of its own trainings when it is replayed
def test_a_smaller_bias_takes_longer(seed):
    play = lab("torch")["play"]
    sooner = won(play(20, 3, 60, seed))
    assert won(play(20, 1, sooner, seed)) is None


@seeds
def test_a_bias_that_keeps_half_learns_to_remember_for_forty_steps(seed):
    space = lab("torch")
    assert won(space["play"](40, space["remembering_bias"](0.5, 40), 80, seed))


@runs
def test_an_open_forget_gate_lets_the_gradient_through(framework, seed):
    norms = [lab(framework)["belt_gradients"](bias, seed=seed) for bias in (0, 3, 5)]
    shut, half, whole = (lengths[0] / lengths[-1] for lengths in norms)
    assert shut < 0.001
    assert half > 0.05
    assert whole > 0.9


@runs
def test_without_the_cell_no_trace_of_the_first_symbol_is_left(framework, seed):
    space = lab(framework)
    native = space["torch"].tensor if framework == "torch" else space["tf"].constant
    two = np.repeat(memory_game(np.random.default_rng(seed), 1, 20)[0], 2, axis=0)
    two[:, 0] = np.eye(8)[:2]
    given = [native(array) for array in (two, *space["first_weights"](8, 32, 5, seed))]
    his, mine = space["friends_forward"](*given), space["lstm_forward"](*given)[:, -1]
    assert abs(his[0] - his[1]).numpy().max() < 0.01 < abs(mine[0] - mine[1]).numpy().max()
