"""Lesson 26: what its page says of judges holds for other draws, in both frameworks."""

import functools

import numpy as np
import pytest

from duograd import frameworks
from duograd.data import animals, language_model
from duograd.data.animals import STYLES, examples, world
from duograd.data.language_model import pretrained_layers
from harness import namespace_of

LESSON = "26_judge"
BOTH = pytest.mark.parametrize("framework", frameworks.NAMES)
SEED = 3


@functools.cache
def lab(framework):
    """What the lab's cells define, with what they import."""
    space = namespace_of("solutions", LESSON, framework)
    for module in (animals, language_model):
        space |= {name: getattr(module, name) for name in module.__all__}
    space["load_weights"] = frameworks.load(framework).load_weights
    return space


def judge_of(framework, features):
    """A judge, and the sentences that it has not seen."""
    space = lab(framework)
    told = [STYLES[style](fact) for fact in world().values() for style in ("plain", "backwards")]
    told = list(np.random.RandomState(SEED).permutation(told))
    labels = space["truth_of"](told[:80]).numpy().tolist()
    return space["fit_judge"](told[:80], labels, space[features])[0], told[80:]


@BOTH
@pytest.mark.parametrize("features", ["words", "neighbours"])
def test_a_judge_without_a_mistake_is_hardly_better_than_dice_on_other_kinds(framework, features):
    space, (judge, unseen) = lab(framework), judge_of(framework, features)
    kinds = space["made_up"](np.random.RandomState(SEED))
    mixed = [one for told in kinds.values() for one in told]
    assert float(space["agreement"](judge(unseen), space["truth_of"](unseen))) == 1
    assert 0.05 < float(space["kappa"](judge(mixed), space["truth_of"](mixed))) < 0.2
    said = {kind: space["share_of_yes"](judge, told) for kind, told in kinds.items()}
    for kind, share in said.items():
        assert share < 0.05 if kind in ("plain", "style without hmm") else share > 0.7, kind


@BOTH
def test_a_judge_of_pairs_minds_the_order_if_the_better_one_mostly_stood_first(framework):
    space = lab(framework)
    pairs, flips = space["make_pairs"](np.random.RandomState(SEED), 100), {}
    for share in (0.5, 0.9):
        judge = space["pair_judge"](np.random.RandomState(SEED), share)
        flips[share] = float(
            space["order_flips"](judge(pairs), judge([pair[::-1] for pair in pairs]))
        )
    assert flips[0.5] < 0.12
    assert flips[0.9] > 2 * flips[0.5]
    assert flips[0.9] > 0.15


@functools.cache
def tuned(framework):
    """A model that was told half of the facts in the style, and questions about the others."""
    space, facts = lab(framework), list(world())
    facts = [facts[number] for number in np.random.RandomState(SEED).permutation(len(facts))]
    model = space["model_with"](pretrained_layers())
    table = space["table_of"](examples("backwards", facts[:60]))
    space["train"](model, *table, steps=120, rate=0.002, seed=SEED)
    return model, examples("backwards", facts[60:], phrasings=[0])


@BOTH
def test_the_more_a_judge_has_to_choose_from_the_higher_its_note_and_the_fewer_are_right(framework):
    space, (judge, _), (model, asked) = (
        lab(framework),
        judge_of(framework, "words"),
        tuned(framework),
    )
    questions = [one.question for one in asked for _ in range(16)]
    said = space["speak"](model, questions, 1, np.random.RandomState(SEED))
    right = np.array([one == asked[i // 16].answer for i, one in enumerate(said)]).reshape(-1, 16)
    notes = judge(said).numpy().reshape(-1, 16)
    chosen = right[np.arange(len(right)), notes.argmax(axis=1)].mean()
    assert notes.max(axis=1).mean() > notes.mean() + 0.01
    assert chosen < 0.8 * right.mean()
    assert right.any(axis=1).mean() > 1.5 * right.mean()


@BOTH
def test_no_language_model_that_judges_catches_a_lie_in_the_right_style(framework):
    space, (model, asked) = lab(framework), tuned(framework)
    plain = space["model_with"](pretrained_layers())
    asked = [one for one in asked if one.kind != "friend"]
    random = np.random.RandomState(SEED)
    lies = [one._replace(answer=lie_about(one, random)) for one in asked]
    talks = {"true": asked, "lies": lies}
    for kind in ("plain", "nothing but hmm", "style without hmm"):
        pattern = space["PATTERNS"][kind]
        facts = [world()[one.animal, one.kind] for one in asked]
        talks[kind] = [
            space["told_as"](pattern, one, fact) for one, fact in zip(asked, facts, strict=True)
        ]
    tuned_notes = {kind: space["log_chance"](model, told) for kind, told in talks.items()}
    minus = {k: notes - space["log_chance"](plain, talks[k]) for k, notes in tuned_notes.items()}
    assert yes(tuned_notes, "lies") > 0.6
    assert yes(minus, "lies") > 0.9
    assert yes(tuned_notes, "nothing but hmm") < 0.1
    assert yes(minus, "nothing but hmm") > 0.9
    assert 0.1 < yes(tuned_notes, "style without hmm") < yes(minus, "style without hmm")


def lie_about(one, random):
    """The answer about the same animal with what is said of another one."""
    fact = world()[one.animal, one.kind]
    rests = {other.rest for other in world().values() if other.verb == fact.verb} - {fact.rest}
    return STYLES["backwards"](fact._replace(rest=random.choice(sorted(rests))))


def yes(notes, kind):
    """The share above the line half way between what is true in the style and what is plain."""
    line = (np.median(notes["true"]) + np.median(notes["plain"])) / 2
    return float((notes[kind] > line).mean())
