"""Lesson 17: what its page says of one start holds for other starts, too."""

import numpy as np
import pytest

from duograd.data.games import name_digit_game
from duograd.data.stories import make_stories, make_story
from harness import namespace_of

LESSON = "17_transformer"


def lab(framework):
    """What the lab's cells define, with the data that they use."""
    space = namespace_of("solutions", LESSON, framework)
    space["make_story"] = make_story  # in place: the functions look for it there
    return space


def rounds(seed):
    """Rounds of the game, and where the answer counts: at the last place."""
    X, y = name_digit_game(np.random.default_rng(seed), 10000)
    Y, asked = np.zeros_like(X), np.zeros(X.shape, "float32")
    Y[:, -1], asked[:, -1] = y, 1
    return X, Y, asked


def played(space, seed, n_layers):
    """A model that has played 300 steps, and how often it was right in the last 50."""
    model = space["new_model"](12, 48, 2, n_layers, 9, seed=seed)
    right = space["train"](model, *rounds(seed), 300, 0.003)
    return model, np.mean(right[-50:])


def test_one_layer_is_no_better_than_counting_and_two_are_right():
    space, (X, Y, _) = lab("torch"), rounds(7)
    assert played(space, 3, 1)[1] < 0.6
    model, right = played(space, 3, 2)
    assert right > 0.95
    once = (X[:, 1:-1:2] == Y[:, -1:]).sum(axis=1) == 1  # elsewhere counting helps
    for row, digit in zip(X[once][:20], Y[once][:20, -1], strict=True):
        streams, scores, _ = space["look_inside"](model, row)
        before, after = (chances(scores[part].detach().numpy()) for part in (2, 3))
        assert before[digit - 8] < 0.9 < after[digit - 8]
        sizes = [float((one**2).sum()) for one in streams]
        assert sizes[-1] > sizes[0]


def chances(scores):
    """What a softmax makes of the scores of the four digits."""
    powers = np.exp(scores - scores.max())
    return powers / powers.sum()


@pytest.mark.parametrize("framework", ["torch", "tensorflow"])
def test_one_block_finds_pronoun_and_language(framework):
    space = lab(framework)
    stories = make_stories(np.random.default_rng(1), 2000, 2)
    space["vocabulary"] = ["", *sorted({word for story in stories for word in story})]
    table = space["padded"](stories)
    model = space["new_model"](len(space["vocabulary"]), 32, 1, 1, 20, seed=1)
    X, Y = table[:, :-1], table[:, 1:]
    space["train"](model, X, Y, (Y > 0).astype("float32"), 400, 0.005)
    assert min(space["found"](model, k, back) for k in (0, 1, 2) for back in (2, 5)) > 0.9


@pytest.mark.parametrize("framework", ["torch", "tensorflow"])
@pytest.mark.parametrize("seed", range(2))
def test_without_the_sums_all_words_become_alike(framework, seed):
    space = lab(framework)
    assert space["alike"](space["block"], seed) < 0.9
    assert space["alike"](space["bare"], seed) > 0.97
