"""Lesson 12: what its page says of one training holds for other first weights, too."""

import functools

import numpy as np
import pytest

from duograd.data import starting_weights, stories
from harness import namespace_of

LESSON = "12_next_word"
KINDS = ("name", "country", "language", "filler")


read = functools.cache(functools.partial(namespace_of, "solutions", LESSON))


def lab(framework, seed):
    """What the lab's cells define, with the words of its text, and first weights of another seed.

    The lab's functions look for them where they were defined.
    """
    space = read(framework)
    space["stories"] = stories.make_stories(np.random.default_rng(0), 1000, 2)
    space["vocabulary"] = space["build_vocabulary"](space["stories"])
    space["make_story"] = stories.make_story
    space["starting_weights"] = functools.partial(starting_weights, seed=seed)
    return space


def trained(space, d, context, n_hidden, steps):
    model = space["new_model"](d, context, n_hidden)
    tables = space["train"](model, *space["pairs_of"](space["stories"], context), steps)
    return model, tables[-1]


runs = pytest.mark.parametrize(
    ("framework", "seed"), [*(("torch", seed) for seed in range(1, 6)), ("tensorflow", 1)]
)


@runs
def test_a_window_of_three_guesses_and_one_of_twenty_knows_what_it_was_trained_on(framework, seed):
    space = lab(framework, seed)
    narrow, _ = trained(space, 16, 3, 64, 500)
    wide, _ = trained(space, 16, 20, 64, 500)
    fresh = stories.make_stories(np.random.default_rng(5), 300, 2)
    assert 1.7 < space["unsure"](narrow, fresh, 3) < 2.5
    shares = {k: space["accuracy_at"](narrow, 3, k, 2) for k in range(5)}
    assert max(shares.values()) < 0.25
    assert all(space["accuracy_at"](wide, 20, k, 2) > 0.995 for k in range(3))
    assert all(space["accuracy_at"](wide, 20, k, 2) < 0.25 for k in (3, 4))


@runs
def test_words_of_one_kind_come_to_lie_together(framework, seed):
    space = lab(framework, seed)
    _, E = trained(space, 2, 2, 32, 800)
    kinds = [stories.kind_of(word) for word in space["vocabulary"]]
    rows = [row for row, kind in enumerate(kinds) if kind]
    squares = ((E[rows][:, None] - E[rows]) ** 2).sum(axis=2)
    np.fill_diagonal(squares, np.inf)
    nearest = squares.argmin(axis=1)
    kin = np.mean([kinds[rows[i]] == kinds[rows[j]] for i, j in enumerate(nearest)])
    assert kin >= 0.75

    counts = np.array([kinds.count(kind) for kind in KINDS])
    assert (counts * (counts - 1)).sum() / (36 * 35) < 0.3
