"""Lesson 16: what its page says of one training holds for other first weights, too."""

import functools

import numpy as np
import pytest

from duograd.data import games, stories
from harness import namespace_of

LESSON = "16_attention"
ENDING = "grew up in {} and has a cat . {} speaks fluent"
CLAUSES = range(6)

read = functools.cache(functools.partial(namespace_of, "solutions", LESSON))


def lab(framework):
    """What the lab's cells define, with what they use: the functions look for it there."""
    told = stories.make_stories(np.random.default_rng(0), 1000, 2)
    space = read(framework)
    space["stories"] = told
    space["vocabulary"] = ["", *sorted({word for story in told for word in story})]
    space.update(make_story=stories.make_story, phone_book=games.phone_book)
    return space


runs = pytest.mark.parametrize(
    ("framework", "seed"), [("torch", 1), ("torch", 2), ("tensorflow", 1)]
)


def right_after_forty_steps(space, seed):
    book = space["new_book"](seed)
    space["learn_to_look"](book, 40)
    return space["share_right"](book)


@runs
def test_a_phone_book_is_learned_in_forty_steps_and_not_without_the_division(
    framework, seed, monkeypatch
):
    space = lab(framework)
    assert right_after_forty_steps(space, seed) > 0.95

    weights = space["attention_weights"]

    def sharper(Q, K):
        return weights(Q * Q.shape[-1] ** 0.5, K)

    monkeypatch.setitem(space, "attention_weights", sharper)
    assert right_after_forty_steps(space, seed) < 0.85


@runs
def test_the_language_is_found_over_distances_that_were_never_trained(framework, seed):
    space = lab(framework)
    reader = space["new_reader"](seed)
    losses = space["learn_to_read"](reader, 400)
    assert all(space["found"](reader, clauses, 2) > 0.95 for clauses in CLAUSES)
    assert np.mean(losses[-20:]) > 0.75 * lowest_loss(space["stories"])

    names, countries = stories.NAMES.items(), stories.COUNTRIES
    told = [f"{name} {ENDING.format(c, p)}".split() for c in countries for name, p in names]
    weights = space["weights_of"](reader, told)
    assert weights[:, -1, 4].mean() > 0.5
    assert (weights[:, -1, 4].reshape(6, 8).mean(axis=1) > 0.5).sum() >= 5


@runs
def test_without_a_mask_the_loss_is_too_good_to_be_true(framework, seed):
    space = lab(framework)

    def ahead(X, W_q, W_k, W_v):
        return space["attention"](X @ W_q, X @ W_k, X @ W_v, None)

    reader = space["new_reader"](seed)
    losses = space["learn_to_read"](reader, 300, ahead)
    assert np.mean(losses[-20:]) < 0.75 * lowest_loss(space["stories"])
    assert space["found"](reader, 1, 2, ahead) < 0.95


def lowest_loss(told):
    """What nobody can know beforehand of a story, for each of its words but the first."""
    per_story = np.log(len(stories.COUNTRIES)) + np.log(3) + 2 * np.log(4)
    return per_story / np.mean([len(story) - 1 for story in told])
