"""The shipped language model: its tokens write all that is said of the animals."""

import numpy as np
import pytest

from duograd.data.animals import STYLES, examples, in_other_words
from duograd.data.language_model import (
    END,
    N_PLACES,
    WIDTH,
    decode,
    encode,
    pretrained_layers,
    starting_layers,
    tokens,
)

TOLD = [one for style in STYLES for one in examples(style)] + in_other_words()


def test_a_text_of_the_animals_comes_back_and_fits_into_the_places():
    for one in TOLD:
        question, answer = encode(one.question), encode(one.answer)
        assert (decode(question), decode(answer)) == (one.question, one.answer)
        assert len(question) + len(answer) + 3 <= N_PLACES


def test_every_token_is_there_once_and_a_word_is_written_with_few_of_them():
    assert len(set(tokens())) == len(tokens()) == 194
    assert tokens()[: END + 1] == ("<pad>", "<user>", "<bot>", "<end>")
    assert [tokens()[number] for number in encode("the owl")] == ["▁the", "▁owl"]


def test_a_word_that_the_world_lacks_is_spelled_by_its_signs():
    assert [tokens()[number] for number in encode("wow")] == ["▁", "w", "o", "w"]
    assert decode(encode("the  wow owl\n")) == "the wow owl"
    assert encode("") == []


def test_the_first_four_tokens_stand_for_no_text():
    assert decode([1, *encode("the owl"), 2, 3, 0]) == "the owl"


def test_a_sign_and_a_number_that_no_token_has_are_told_in_a_sentence():
    with pytest.raises(ValueError, match=r"^no token has the sign 'Ü'; it stands in 'Ümlaut'$"):
        encode("the Ümlaut")
    for number in (-1, 194):
        with pytest.raises(ValueError, match=rf"^tokens have the numbers 0 to 193; {number} was"):
            decode([number])


def test_the_weights_are_what_a_transformer_of_two_blocks_has():
    layers = pretrained_layers()
    shapes = [array.shape for layer in layers for array in layer]
    assert sum(map(np.prod, shapes)) == 127_682
    assert (shapes[0], shapes[1], shapes[-2]) == ((194, WIDTH), (N_PLACES, WIDTH), (WIDTH, 194))
    assert {array.dtype for layer in layers for array in layer} == {np.dtype("float32")}


def test_weights_to_start_from_have_the_same_shapes_and_depend_on_the_seed_alone():
    start, trained = starting_layers(1), pretrained_layers()
    pairs = [pair for both in zip(start, trained, strict=True) for pair in zip(*both, strict=True)]
    assert all(a.shape == b.shape and a.dtype == b.dtype for a, b in pairs)
    assert np.array_equal(start[0][0], starting_layers(1)[0][0])
    assert not np.array_equal(start[0][0], starting_layers(2)[0][0])
    assert abs(start[0][0].std() - 0.05) < 0.003
    assert abs(start[3][0].std() * WIDTH**0.5 - 1) < 0.05
    assert (start[2][0] == 1).all() and (start[2][1] == 0).all()
