"""All words, each once, in an order that everybody finds again. A worked example."""

from duograd.exercises import Exercise

exercise = Exercise(points=0, level="given")


@exercise.oracle
def build_vocabulary(sentences):
    return ["", *sorted({word for sentence in sentences for word in sentence})]


@exercise.cases
def cases(rng):
    yield {"sentences": [["the", "cat", "sleeps", "."], ["a", "dog", "sees", "the", "cat", "."]]}
    yield {"sentences": [["b", "a", "b"], ["c"]]}


@exercise.mistake
def no_padding(sentences):
    """The empty word that stands for nothing is missing at the start."""
    return build_vocabulary(sentences)[1:]


@exercise.mistake
def in_order_of_appearance(sentences):
    """The words stand in the order of the text. Sorted, they can be found again by anybody."""
    return ["", *dict.fromkeys(word for sentence in sentences for word in sentence)]


@exercise.mistake
def words_repeated(sentences):
    """Some words stand there more than once."""
    return ["", *sorted(word for sentence in sentences for word in sentence)]


@exercise.mistake
def letters(sentences):
    """These are letters, and words are asked."""
    return ["", *sorted({letter for one in sentences for word in one for letter in word})]


@exercise.mistake
def first_sentence_only(sentences):
    """Only the words of the first sentence are there."""
    return build_vocabulary(sentences[:1])
