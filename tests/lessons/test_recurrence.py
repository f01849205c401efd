"""Lesson 13: what its page says of one training holds for other first weights, too."""

import numpy as np
import pytest

from duograd.data import games, starting_weights, stories
from harness import namespace_of, pictures_of

LESSON = "13_recurrence"
UNSEEN = stories.make_stories(np.random.default_rng(5), 300, 2)


def lab(framework):
    """What the lab's cells define, with what they import and the words of its text."""
    space = namespace_of("solutions", LESSON, framework)
    told = stories.make_stories(np.random.default_rng(0), 1000, 2)
    vocabulary = ["", *sorted({word for story in told for word in story})]
    space.update(stories=told, vocabulary=vocabulary, n_words=len(vocabulary))
    space.update(starting_weights=starting_weights, memory_game=games.memory_game)
    space["make_story"] = stories.make_story  # in place: the lab's functions look for them there
    return space


def reader_of(space, seed):
    """A reader that was trained on stories."""
    model = space["Reader"](space["n_words"], 32, space["n_words"], seed)
    space["train_on_stories"](model)
    return model


def languages(space, model):
    """How often it finds the language in new stories with 0 to 4 clauses."""
    return np.array([space["accuracy_at"](model, clauses, 2) for clauses in range(5)])


SEEDS = [*(("torch", seed) for seed in range(1, 6)), ("tensorflow", 1)]


@pytest.mark.parametrize(("framework", "seed"), SEEDS[3:])
def test_a_reader_finds_the_language_near_and_less_and_less_often_far_away(framework, seed):
    space = lab(framework)
    reader = reader_of(space, seed)
    assert 1.6 < space["unsure"](reader, UNSEEN) < 1.85
    found = languages(space, reader)
    assert found[0] > 0.95
    assert (np.diff(found) < 0).all()
    assert 0.25 < found[4] < 0.85


def test_who_reads_only_long_stories_never_finds_the_language():
    space = lab("torch")
    space["stories"] = [stories.make_story(np.random.default_rng(i), 4) for i in range(1000)]
    assert languages(space, reader_of(space, 1)).max() < 0.3


@pytest.mark.parametrize(("framework", "seed"), SEEDS)
def test_the_memory_game_is_won_with_five_symbols_and_not_with_twenty(framework, seed):
    space = lab(framework)
    assert space["play"](5, seed) > 0.95
    assert space["play"](20, seed) < 1 / 3


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("changed", [0, 4])
def test_of_a_changed_word_little_is_left_ten_words_later(seed, changed):
    space = lab("torch")
    told = [
        "Anna",
        "grew",
        "up",
        "in",
        "France",
        "and",
        "has",
        "a",
        "cat",
        ".",
        "she",
        "speaks",
        "fluent",
        "French",
        ".",
    ]
    other = [*told[:changed], ("Ben", "Greece")[changed // 4], *told[changed + 1 :]]
    X = space["one_hot"](space["encode"]([told, other], len(told)))
    tables = space["first_weights"](space["n_words"], 32, seed)
    zeros = np.zeros((2, 32), "float32")
    states = space["rnn_forward"](X, *map(space["torch"].tensor, (zeros, *tables))).numpy()
    apart = np.sqrt(((states[0] - states[1]) ** 2).sum(axis=1))
    assert (apart[:changed] == 0).all()
    assert apart[changed] > 3
    assert apart[changed + 10] < apart[changed] / 20


def test_pictures_of_a_wrong_answer_say_what_it_did_or_why_they_cannot():
    pictures, rng = pictures_of(LESSON), np.random.default_rng(0)
    words, X = ["Anna", "grew", "up", "in", "France", "."], np.eye(6)[None]
    tables = rng.normal(0, 1, (6, 4)), rng.normal(0, 0.5, (4, 4)), np.zeros(4)

    def backwards(X, h, W_xh, W_hh, b):
        states = []
        for x in X.swapaxes(0, 1)[::-1]:
            h = np.tanh(x @ W_xh + h @ W_hh + b)
            states.insert(0, h)
        return np.stack(states, axis=1)

    _, told = pictures.fading.draw(words, X, backwards, *tables, changed=4)
    assert "at most 0. After" not in told
    _, told = pictures.unrolled.draw(words, X, backwards, *tables, read=2)
    assert "Read so far: “Anna grew”." in told
    with pytest.raises(ValueError, match=r"returned shape \[1, 4\], not \[1, 6, 4\]"):
        pictures.unrolled.draw(words, X, lambda *given: backwards(*given)[:, -1], *tables)
