"""Words to indices: where each stands in the vocabulary, and what becomes of unknown ones."""

import numpy as np

from duograd.exercises import Exercise

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


@exercise.cases
def cases(rng):
    yield {"words": ["the", "cat", "sleeps", "."], "vocabulary": VOCABULARY}
    yield {"words": ["a", "zebra", "sees", "the", "the", "dog"], "vocabulary": VOCABULARY}
    yield {"words": ["."], "vocabulary": VOCABULARY}
    words = [str(word) for word in rng.choice([*VOCABULARY[1:], "emu", "yak"], 9)]
    yield {"words": [*words, "yak", "dog"], "vocabulary": VOCABULARY}
    yield {"words": ["up", "is", "up"], "vocabulary": ["", "up", "down", "is"]}  # not sorted


@exercise.telltale
def unknown_raises(seen):
    """A word that the vocabulary does not have ends in an error. It should become 0."""
    kinds_of_error = {o.failure.type for o in seen if o.failure}
    return seen[0].failure is None and bool(kinds_of_error & {"KeyError", "ValueError"})


@exercise.telltale
def not_whole(seen):
    """Right, but as numbers with a decimal point. An index says which row, so it has to be a whole
    number."""
    wanted = [[7, 3, 6, 1], [2, 0, 5, 7, 7, 4]]
    right = [np.array_equal(one.value, row) for one, row in zip(seen, wanted, strict=False)]
    return all(right) and kinds(seen) == {"f"}


@exercise.mistake
def counted_from_one(words, vocabulary):
    """Each index is one too large: the first place of the vocabulary has the index 0."""
    return encoded(words, vocabulary, first=1)


@exercise.mistake
def all_counted_from_one(words, vocabulary):
    """Each index is one too large, and an unknown word becomes 1. The first place has the index
    0."""
    return encoded(words, vocabulary, unknown=1, first=1)


@exercise.mistake
def unknown_dropped(words, vocabulary):
    """Unknown words are left out, and so all that follow have moved forward by one place."""
    return encoded([word for word in words if word in vocabulary], vocabulary)


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
    """These are the places in a *sorted* vocabulary: the last case has one in another order, and
    the index is the place where a word stands in the one that was given."""
    return encoded(words, sorted(vocabulary))
