"""Words to indices: where each stands in the vocabulary, and what becomes of unknown ones."""

import bisect
import json

import numpy as np

from duograd.exercises import Case, Exercise

from .words import VOCABULARY, kinds

exercise = Exercise(
    points=1,
    level="complete",
    hints=[
        "Take `words = ['the', 'zebra', 'sleeps']` and the vocabulary of the table above. Which "
        "three numbers should come out?",
        "There is a number for each word, also for one that the vocabulary lacks: a word that is "
        "left out would shift all that follow.",
        "`places` knows the index of each word. A dictionary can be asked with a value to fall "
        "back on, for words that it does not have.",
        "A like example: `prices = {'tea': 2}` and `[prices.get(drink, 5) for drink in order]` "
        "gives a price for every drink of an order.",
    ],
)


def encoded(words, vocabulary, unknown=0, first=0):
    """The index of each word, counted from `first`."""
    known = {word: index + first for index, word in enumerate(vocabulary)}
    return np.array([known.get(word, unknown) for word in words])


@exercise.oracle
def encode(words, vocabulary):
    return encoded(words, vocabulary)


def told(words, vocabulary="the vocabulary of the table above"):
    return f"words = {json.dumps(words)} and {vocabulary}"


def of_the_table(*words):
    return Case({"words": [*words], "vocabulary": VOCABULARY}, told=told(words))


def among(words, vocabulary):
    arguments = {"words": [*words], "vocabulary": vocabulary}
    return Case(arguments, told=told(words, f"vocabulary = {json.dumps(vocabulary)}"))


ODD = ["7", "don't", "well-known", "naïve", "understanding", "…"]  # words like all others
UNKNOWN = ["12", "don", "well", "naive", "understandable", " w3", "w3."]


@exercise.cases
def cases(rng):
    yield of_the_table("the", "cat", "sleeps", ".")
    yield of_the_table("a", "zebra", "sees", "the", "the", "dog")
    yield of_the_table(".")
    words = [str(word) for word in rng.choice([*VOCABULARY[1:], "emu", "yak"], 9)]
    yield of_the_table(*words, "yak", "dog")
    names = ["anna", "Anna", "", "is", "Up", "ups", "Ann", "nna", "up"]
    yield among(names, ["", "up", "Anna", "is"])
    many = ["", *(f"w{number}" for number in range(1, 300)), *ODD]
    words = ["w299", "w3", "w256", *ODD, *UNKNOWN, *(17 * ["w200", "w298", "w1", "w2", "w7"])]
    yield Case(
        {"words": words, "vocabulary": many},
        told=f'{len(words)} words, "w299", "w3", "w256", "7", … and a vocabulary of {len(many)}, '
        '"", "w1", "w2", …, "w299", "7", …',
    )
    yield among(names, ["", "up", "down", "is"])  # another vocabulary had Anna; not sorted, both


@exercise.telltale
def unknown_raises(seen):
    """A word that the vocabulary does not have ends in an error. It should become 0."""
    first, second = (one.failure for one in seen[:2])  # the zebra stands in the second
    return first is None and second is not None and second.type in ("KeyError", "ValueError")


@exercise.telltale
def not_whole(seen):
    """Somewhere your indices came as numbers with a decimal point. An index says which row, so it
    has to be a whole number, also that of an unknown word."""
    wanted = [[7, 3, 6, 1], [2, 0, 5, 7, 7, 4]]
    right = [np.array_equal(one.value, row) for one, row in zip(seen, wanted, strict=False)]
    return all(right) and "f" in kinds(seen)


@exercise.mistake
def counted_from_one(words, vocabulary):
    """The index of each word of the vocabulary is one too large: its first place has the index
    0."""
    return encoded(words, vocabulary, first=1)


@exercise.mistake
def all_counted_from_one(words, vocabulary):
    """Each index is one too large, and an unknown word becomes 1. The first place has the index
    0."""
    return encoded(words, vocabulary, unknown=1, first=1)


@exercise.mistake
def unknown_dropped(words, vocabulary):
    """Unknown words are left out, and so all that follow have moved forward."""
    return encoded([word for word in words if word in vocabulary], vocabulary)


@exercise.mistake
def one_unknown_and_all_are(words, vocabulary):
    """Where one word is unknown, all became 0: the others have their places all the same."""
    known = all(word in vocabulary for word in words)
    return encode(words, vocabulary) * known


@exercise.mistake
def unknown_is_last(words, vocabulary):
    """An unknown word became the last word of the vocabulary. It should become 0, the place of
    nothing."""
    return encoded(words, vocabulary, unknown=len(vocabulary) - 1)


@exercise.mistake
def unknown_is_minus_one(words, vocabulary):
    """An unknown word became −1, and that would later be read as the last row. It should become
    0."""
    return encoded(words, vocabulary, unknown=-1)


@exercise.mistake
def unknown_is_new(words, vocabulary):
    """An unknown word got an index behind the vocabulary: the table has no such row. It should
    become 0."""
    return encoded(words, vocabulary, unknown=len(vocabulary))


@exercise.mistake
def each_unknown_is_new(words, vocabulary):
    """Unknown words got new indices behind the vocabulary, one after the other: the table has no
    such rows. They should become 0."""
    return encoded(words, [*vocabulary, *(w for w in dict.fromkeys(words) if w not in vocabulary)])


@exercise.mistake
def looked_up_as_if_sorted(words, vocabulary):
    """As if the vocabulary were always sorted, and a word looked for where its letters would put
    it: where it comes in another order, words that it has are not found."""
    places = [bisect.bisect_left(vocabulary, word) for word in words]
    pairs = zip(places, words, strict=True)
    return np.array([place * (vocabulary[place : place + 1] == [word]) for place, word in pairs])


@exercise.mistake
def empty_word_dropped(words, vocabulary):
    """The empty word is left out: it has the index 0, and holds a place in the sentence."""
    return encoded([word for word in words if word], vocabulary)


@exercise.mistake
def capitals_ignored(words, vocabulary):
    """As if `Up` were the same word as `up`: a word with another letter is another word, and
    this vocabulary does not have it."""
    return encoded([word.lower() for word in words], [word.lower() for word in vocabulary])


@exercise.mistake
def words_made_small(words, vocabulary):
    """As if all words were first written small: then no name is found any more."""
    return encoded([word.lower() for word in words], vocabulary)


@exercise.mistake
def known_by_its_beginning(words, vocabulary):
    """A word that only begins like a known one (`ups`, `up`) got the index of that. It is
    another word, and unknown."""
    beginnings = [[word[:k] for k in range(len(word), 0, -1)] for word in words]
    known = [next((one for one in some if one in vocabulary), "") for some in beginnings]
    return encoded(known, vocabulary)


@exercise.mistake
def mistaken_for_a_longer_one(words, vocabulary):
    """A word that is only a part of a known one (`Ann`, `Anna`) got the index of that. It is
    another word, and unknown."""
    wholes = [next((known for known in vocabulary if word in known), "") for word in words]
    return encoded(wholes, vocabulary)


@exercise.mistake
def mistaken_for_its_beginning(words, vocabulary):
    """A word that only begins a known one (`Ann`, `Anna`) got the index of that. It is another
    word, and unknown."""
    wholes = [next((one for one in vocabulary if one.startswith(word)), "") for word in words]
    return encoded(wholes, vocabulary)


@exercise.mistake
def eight_bits(words, vocabulary):
    """After 255 your numbers start again at 0, as those of 8 bits do: there are more words."""
    return encoded(words, vocabulary) % 256


@exercise.mistake
def own_numbers(words, vocabulary):
    """The words are numbered as they first come in the sentence; asked are their places in the
    vocabulary."""
    return encoded(words, list(dict.fromkeys(words)))


@exercise.mistake
def places_in_the_sentence(words, vocabulary):
    """These are the places in the sentence, 0, 1, 2, …; asked are those in the vocabulary."""
    return np.arange(len(words))


@exercise.mistake
def sorted_indices(words, vocabulary):
    """The right indices, but sorted: the order of the sentence is lost."""
    return np.sort(encoded(words, vocabulary))


@exercise.mistake
def each_word_once(words, vocabulary):
    """A word that comes twice has only one index here: there is one for each word of the
    sentence."""
    return encoded(list(dict.fromkeys(words)), vocabulary)


@exercise.mistake
def vocabulary_sorted_again(words, vocabulary):
    """These are the places in a *sorted* vocabulary: where it comes in another order, the index is
    the place where a word stands in the one that was given."""
    return encoded(words, sorted(vocabulary))


@exercise.mistake
def marks_cut_off(words, vocabulary):
    """As if marks at the ends of a word did not belong to it: the full stop is a word, and then
    nothing of it is left."""
    return encoded([word.strip(".,!?") for word in words], vocabulary)


@exercise.mistake
def first_vocabulary_kept(words, vocabulary):
    """As if the vocabulary of the very first call held for all later ones: asked are the places in
    the one that is given."""
    return encoded(words, VOCABULARY)


@exercise.mistake
def first_words_kept(words, vocabulary):
    """Right at the first call. Asked for the same words with another vocabulary, you gave their
    places in the first one."""
    again = vocabulary == ["", "up", "down", "is"]
    return encode(words, ["", "up", "Anna", "is"] if again else vocabulary)
