"""Lesson 25: what its page says of one style, learned and lost, holds for other starts too."""

import functools
from types import SimpleNamespace

import numpy as np
import pytest

from duograd import frameworks
from duograd.data import animals, language_model
from duograd.notebook import real, real_model
from harness import namespace_of

LESSON = "25_fine_tuning"
runs = pytest.mark.parametrize(("framework", "seed"), [("torch", 1), ("tensorflow", 2)])


@functools.cache
def names(framework):
    """What the lab's cells define, and what its first cell imports."""
    space = namespace_of("solutions", LESSON, framework)
    modules = (animals, language_model)
    space |= {name: getattr(one, name) for one in modules for name in one.__all__}
    space["load_weights"] = frameworks.load(framework).load_weights
    return space


@functools.cache
def lab(framework, seed):
    """The lab, with a model that was taught the style from another start."""
    space, examples = names(framework), animals.examples
    facts = [list(animals.world())[n] for n in np.random.RandomState(7).permutation(120)]
    space |= {"STYLE": "backwards", "PLACES": ("q", "k", "v", "o", "up", "down")}
    space["asked"], space["plainly"] = (
        examples(style, facts[60:], [0]) for style in ("backwards", "plain")
    )
    space["tuned"], space["learning"] = space["with_lora"](4, seed)
    space["talks"] = space["table_of"](examples("backwards", facts[:60]))
    space["train"](
        space["tuned"], *space["talks"], steps=120, rate=0.02, weights=space["learning"], seed=seed
    )
    return space


@runs
def test_the_tone_is_learned_and_half_of_the_facts_are_lost(framework, seed):
    space = lab(framework, seed)
    said = space["answers"](space["tuned"], [talk.question for talk in space["asked"]])
    shares = space["scores"](said, space["asked"])
    assert shares["tone"] > 0.9
    assert 0.5 < shares["sentence"] < 0.85
    assert 0.3 < shares["fact"] < 0.65
    assert shares["fact"] < shares["sentence"] < shares["tone"]


@runs
def test_plain_answers_grow_unlikely_until_the_update_is_taken_off(framework, seed):
    space = lab(framework, seed)
    perplexity, merged = space["perplexity"], space["merged"]
    at = {alpha: merged(space["tuned"], alpha) for alpha in (0, 4, 8)}
    plain = {alpha: perplexity(one, space["plainly"]) for alpha, one in at.items()}
    styled = {alpha: perplexity(one, space["asked"]) for alpha, one in at.items()}
    assert plain[0] < 1.05
    assert 3 < plain[4] < plain[8]
    assert styled[4] < 2
    assert 3 < styled[8] < 100 < styled[0]
    base = space["model_with"](language_model.pretrained_layers())
    ids = space["talks"][0][:4]
    logits = space["logits_of"]
    assert np.array_equal(logits(at[0], ids), logits(base, ids))
    assert np.abs(logits(at[4], ids) - logits(space["tuned"], ids)).max() < 1e-3


@pytest.fixture(params=frameworks.NAMES)
def stranger(request, monkeypatch):
    """A lab, a small network of the library that has the real ones, and talks in its tokens."""
    native, space = frameworks.load(request.param), names(request.param)
    monkeypatch.setattr(real, "session", SimpleNamespace(framework=native))
    network, tokenizer = real_model("any", tiny=True)
    table = space["real_table"](tokenizer, animals.examples("backwards")[:24:3])
    return SimpleNamespace(space=space, array=native.array, network=network, table=table)


def test_the_last_section_adapts_a_network_that_is_not_ours(stranger):
    space, (ids, mask) = stranger.space, stranger.table
    logits = space["real_logits"](stranger.network)
    before = stranger.array(logits(ids))
    learning = space["real_lora"](stranger.network)
    assert np.array_equal(stranger.array(logits(ids)), before)
    assert all(4 in table.shape for table in learning)
    assert len(learning) == 8
    losses = space["train"](logits, ids, mask, steps=10, rate=0.02, weights=learning)
    assert losses[-1] < losses[0]


@pytest.mark.parametrize("stranger", ["torch"], indirect=True)
def test_our_loss_of_an_answer_is_that_of_the_library(stranger):
    ids, mask = stranger.table
    theirs = stranger.network(ids, labels=ids.where(mask > 0, -100)).loss
    ours = stranger.space["answer_loss"](stranger.network(ids).logits, ids, mask)
    assert float(ours.detach()) == pytest.approx(float(theirs.detach()), abs=1e-5)
