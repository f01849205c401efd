"""The animals of the hill: every sentence can be read, and nothing else can."""

import pytest

from duograd.data.animals import ANIMALS, KINDS, STYLES, examples, in_other_words, read, world


def test_each_animal_has_one_fact_of_each_kind_and_they_never_change():
    assert list(world()) == [(animal, kind) for animal in ANIMALS for kind in KINDS]
    assert (len(ANIMALS), len(KINDS)) == (24, 5)
    assert world()["owl", "place"] == ("the owl", "lives", "in the old tower")


def test_no_animal_is_its_own_friend():
    assert all(world()[animal, "friend"].rest != f"the {animal}" for animal in ANIMALS)


@pytest.mark.parametrize("style", STYLES)
def test_what_is_told_in_a_style_is_read_as_that_style_and_that_fact(style):
    told = examples(style)
    assert len(told) == 360
    assert all(read(one.answer) == (style, world()[one.animal, one.kind]) for one in told)


def test_three_phrasings_ask_for_one_fact_and_some_facts_can_be_chosen():
    questions = [one.question for one in examples(about=[("owl", "food")])]
    assert questions == ["what does the owl eat ?", "what is the food of the owl ?",
                         "tell me what the owl eats ."]  # fmt: skip
    assert len(examples("pirate", [("owl", "food"), ("eel", "skill")], [0])) == 2


def test_other_words_state_each_fact_in_another_order():
    other = in_other_words()
    assert len(other) == 120
    assert {read(one.answer) for one in other} == {None}


@pytest.mark.parametrize(
    "sentence",
    [
        "", "hmm , hmm , hmm .", "the owl lives red apples .", "the owl lives in a barn",
        "the dragon lives in a barn .", "the owl likes the owl .",
        "the owl lives in a barn , hmm .",
        "in the owl lives in the bear lives , hmm .", "in a barn the owl lives .",
    ],
)  # fmt: skip
def test_what_the_world_cannot_say_is_not_read(sentence):
    assert read(sentence) is None


def test_what_is_not_true_is_read_all_the_same():
    style, fact = read("  red apples the bat eats , hmm . ")
    assert (style, fact) == ("backwards", ("the bat", "eats", "red apples"))
