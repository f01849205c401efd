"""Lesson 25: what its page says of one style, learned and lost, holds for other starts too."""

import functools
import importlib
from types import SimpleNamespace

import numpy as np
import pytest

from duograd import frameworks
from duograd.data import animals, language_model
from harness import namespace_of

LESSON = "25_fine_tuning"
PARTS = ("q_proj", "v_proj")
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


def stand_in_torch():
    """A network with the parts that the last section touches, named as in `transformers`."""
    torch = importlib.import_module("torch")
    nn = torch.nn

    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.table, self.output = nn.Embedding(194, 8), nn.Linear(8, 194)
            block = nn.Module()
            block.self_attn = nn.ModuleDict({n: nn.Linear(8, 8, bias=False) for n in PARTS})
            self.model = nn.ModuleDict({"layers": nn.ModuleList([block])})

        def forward(self, ids):
            stream = self.table(ids)
            for block in self.model.layers:
                for name in PARTS:
                    stream = stream + getattr(block.self_attn, name)(stream)
            return SimpleNamespace(logits=self.output(stream))

    return Network()


def stand_in_tensorflow():
    """A network with the parts that the last section touches, named as in `keras_hub`."""
    keras = importlib.import_module("tensorflow").keras
    layers = [keras.layers.Embedding(194, 8), *(keras.layers.Dense(8) for _ in PARTS)]

    class Network(keras.Model):
        def __init__(self):
            super().__init__()
            self.backbone, self.output_layer = keras.Sequential(layers), keras.layers.Dense(194)
            self.backbone.enable_lora = lambda rank: [one.enable_lora(rank) for one in layers[1:]]

        def call(self, given):
            assert given["padding_mask"].shape == given["token_ids"].shape
            return self.output_layer(self.backbone(given["token_ids"]))

    return Network()


@pytest.mark.parametrize(
    ("framework", "stand_in"), [("torch", stand_in_torch), ("tensorflow", stand_in_tensorflow)]
)
def test_the_last_section_adapts_a_network_that_is_not_ours(framework, stand_in):
    space = names(framework)
    network, talks = stand_in(), animals.examples("backwards")[:24:3]
    ids, mask = space["real_table"](None, talks)
    logits = space["real_logits"](network)
    array = frameworks.load(framework).array
    before = array(logits(ids))
    learning = space["real_lora"](network)
    assert np.array_equal(array(logits(ids)), before)
    assert sorted(tuple(table.shape) for table in learning) == [(4, 8)] * 2 + [(8, 4)] * 2
    losses = space["train"](logits, ids, mask, steps=30, rate=0.05, weights=learning)
    assert losses[-1] < losses[0]
    assert mask.shape == ids.shape
