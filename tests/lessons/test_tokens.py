"""Lesson 23: what its page says of tokens, of their number and of the mask, is so."""

import itertools
from collections import Counter

import pytest

from duograd.data import language_model
from duograd.data.animals import STYLES, examples, in_other_words
from duograd.frameworks import NAMES
from harness import namespace_of


@pytest.fixture(scope="module", params=NAMES)
def own(request):
    """The functions of the solution."""
    return namespace_of("solutions", "23_tokens", request.param)


TALKS = [*itertools.chain(*map(examples, STYLES)), *in_other_words()]
TEXT = " ".join(f"{one.question} {one.answer}" for one in TALKS)


def words_of(text):
    return [(["▁", *word], times) for word, times in Counter(text.split()).items()]


@pytest.fixture(scope="module")
def merges(own):
    return own["train_bpe"](words_of(TEXT), 250)


def tokens_of(own, text, merges):
    pieces = {word: own["encode"]("▁" + word, merges) for word in set(text.split())}
    return [token for word in text.split() for token in pieces[word]]


def test_what_became_tokens_becomes_the_text_again(own, merges):
    for one in TALKS[::50]:
        line = f"{one.question} {one.answer}"
        assert own["decode"](tokens_of(own, line, merges[:160])) == line


def test_the_ids_are_those_that_the_shipped_model_reads(own, merges):
    letters = sorted(set("▁" + TEXT.replace(" ", "")))
    known = ["<pad>", "<user>", "<bot>", "<end>", *letters, *map("".join, merges[:160])]
    assert list(language_model.tokens()) == known
    for word in set(TEXT.split()):
        pieces = own["encode"]("▁" + word, merges[:160])
        assert [known[number] for number in language_model.encode(word)] == pieces


def test_the_order_in_which_words_are_met_does_not_change_how_long_the_talks_are(own, merges):
    other = own["train_bpe"](words_of(TEXT)[::-1], 160)
    assert other != merges[:160]
    lengths = [len(tokens_of(own, TEXT, learnt)) for learnt in (other, merges[:160])]
    assert lengths[0] == pytest.approx(lengths[1], rel=0.01)


def test_an_owl_is_one_token_and_low_is_three(own, merges):
    pieces = {w: own["encode"]("▁" + w, merges[:160]) for w in ("owl", "low", "owls", "zebra")}
    assert pieces["owl"] == ["▁owl"]
    assert pieces["owls"] == ["▁owl", "s"]
    assert (len(pieces["low"]), len(pieces["zebra"])) == (3, 6)
    assert "z" not in TEXT


def test_more_merges_make_shorter_talks_and_more_tokens_that_hardly_come(own, merges):
    lengths, rare = [], []
    for n in (0, 20, 80, 160, 250):
        found = Counter(tokens_of(own, TEXT, merges[:n]))
        lengths.append(found.total())
        rare.append(sum(found["".join(pair)] <= 100 for pair in merges[:n]))
    assert lengths == sorted(lengths, reverse=True)
    assert rare == sorted(rare)
    falls = zip(itertools.pairwise(lengths), (20, 60, 80, 90), strict=True)
    gains = [(before - after) / n for (before, after), n in falls]
    assert gains == sorted(gains, reverse=True)  # of each merge


def test_the_earliest_merge_that_fits_gives_the_same_as_all_in_their_order(own, merges):
    ranks = {pair: rank for rank, pair in enumerate(merges)}
    for word in {*TEXT.split(), "owls", "zebra", "strawberry", "hollow", "lionlion"}:
        tokens = ["▁", *word]
        while pairs := [pair for pair in itertools.pairwise(tokens) if pair in ranks]:
            tokens = own["merge"](tokens, min(pairs, key=ranks.get))
        assert tokens == own["encode"]("▁" + word, merges)


def test_the_same_digits_in_another_order_are_other_pieces(own):
    years = own["train_bpe"](words_of(" ".join(map(str, range(1950, 2031)))), 20)
    pieces = [len(own["encode"]("▁" + number, years)) for number in ("1999", "9991")]
    assert pieces == [2, 5]


def test_with_counts_made_once_no_token_has_more_than_two_letters_and_talks_are_long(own, merges):
    counts = Counter(own["count_pairs"](words_of(TEXT)))
    stale = [pair for pair, _ in counts.most_common(160)]
    assert {len("".join(pair)) for pair in stale} == {2}
    lengths = [len(tokens_of(own, TEXT, learnt)) for learnt in (stale, merges[:160])]
    assert lengths[0] > 1.7 * lengths[1]


def test_every_talk_has_room_in_forty_places(own, merges):
    pieces = {word: own["encode"]("▁" + word, merges[:160]) for word in set(TEXT.split())}

    def ids(talk):
        return own["chat"](*([t for w in part.split() for t in pieces[w]] for part in talk[:2]))[0]

    assert max(len(ids(talk)) for talk in TALKS) == 32
