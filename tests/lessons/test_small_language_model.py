"""Lesson 24: the shipped model is what its script makes, and does what the page says of it."""

import functools
import importlib

import numpy as np
import pytest

from duograd import frameworks
from duograd.data import language_model
from duograd.data.animals import ANIMALS, examples, in_other_words, world
from duograd.data.language_model import decode, encode, pretrained_layers, starting_layers
from harness import namespace_of

LESSON = "24_small_language_model"
TALKS = examples()


@functools.cache
def lab(framework):
    """What the lab's cells define, with what they import."""
    space = namespace_of("solutions", LESSON, framework)
    space |= {name: getattr(language_model, name) for name in language_model.__all__}
    space["load_weights"] = frameworks.load(framework).load_weights
    return space


def logits(framework, talks):
    space = lab(framework)
    ids, mask = space["table_of"](talks)
    found = space["logits_of"](space["model_with"](pretrained_layers()), ids)
    return [np.asarray(array) for array in (found, ids, mask)]


def test_both_frameworks_give_the_same_logits():
    one, other = (logits(name, TALKS[::7])[0] for name in frameworks.NAMES)
    np.testing.assert_allclose(one, other, atol=1e-4)


def test_the_shipped_model_gives_every_plain_answer_right():
    found, ids, mask = logits("torch", TALKS)
    hits = found[:, :-1].argmax(axis=-1) == ids[:, 1:]
    assert hits[mask[:, 1:] == 1].all()


@pytest.mark.parametrize("framework", frameworks.NAMES)
def test_a_plain_answer_is_expected_and_a_backward_one_is_not(framework):
    space = lab(framework)
    model, unsure = space["model_with"](pretrained_layers()), {}
    for style in ("plain", "backwards"):
        ids, mask = space["table_of"](examples(style)[::9])
        unsure[style] = float(space["perplexity"](space["losses_of"](model, ids), mask[:, 1:]))
    assert unsure["plain"] < 1.01
    assert 100 < unsure["backwards"] < 194


@pytest.mark.parametrize("framework", frameworks.NAMES)
def test_a_hundred_steps_bring_the_loss_below_one(framework):
    space = lab(framework)
    model = space["model_with"](starting_layers(1))
    table = space["table_of"]([*TALKS, *in_other_words()])
    losses = space["train"](model, *table, steps=100, rate=0.004)
    assert losses[0] > np.log(194)
    assert np.mean(losses[-10:]) < 1


def test_it_never_says_that_it_does_not_know_and_understands_some_new_questions_only():
    space = lab("torch")
    model = space["model_with"](pretrained_layers())
    assert "cow" not in space["answer"](model, "what does the cow eat ?")
    counts = {}
    for asking, kind in (("tell me the food of the {} .", "food"), ("where is the {} ?", "place"),
                         ("what is eaten by the {} ?", "food")):  # fmt: skip
        facts = {animal: " ".join(world()[animal, kind]) + " ." for animal in ANIMALS}
        said = {animal: space["answer"](model, asking.format(animal)) for animal in ANIMALS}
        counts[asking] = sum(said[animal] == facts[animal] for animal in ANIMALS)
    known, *others = counts.values()
    assert known == 24 and max(others) < 12


def test_the_script_makes_the_shipped_tokens_and_in_few_steps_such_a_model():
    script = importlib.import_module(f"duograd.lessons.{LESSON}.trained")
    made = script.write_vocabulary()
    assert made["tokens"].tolist() == list(language_model.tokens())
    for word, row in zip(made["words"], made["spelled"], strict=True):
        assert [int(number) for number in row if number] == encode(str(word))
        assert decode(encode(str(word))) == word
    model, losses = script.train(steps=60)
    assert losses[0] > 4.5
    assert np.mean(losses[-10:]) < 1.5
    shapes = [[array.shape for array in layer] for layer in script.layers_of(model)]
    assert shapes == [[array.shape for array in layer] for layer in pretrained_layers()]
