"""Tokens back to text. A worked example."""

from duograd.exercises import Exercise

exercise = Exercise(points=0, level="given")


@exercise.oracle
def decode(tokens):
    return "".join(tokens).replace("▁", " ").strip()


@exercise.cases
def cases(rng):
    yield {"tokens": ["▁the", "▁owl"]}
    yield {"tokens": ["▁th", "e", "▁ow", "l", "s"]}
    yield {"tokens": ["▁", "n", "o"]}


@exercise.mistake
def spaces_between_tokens(tokens):
    """There is a space before each token: only ▁ says where a word begins."""
    return " ".join(tokens).replace("▁", "").strip()


@exercise.mistake
def no_spaces(tokens):
    """The words run together: ▁ says where a word begins."""
    return "".join(tokens).replace("▁", "")


@exercise.mistake
def marks_left(tokens):
    """The marks ▁ still stand there, where a space is meant."""
    return "".join(tokens)


@exercise.mistake
def space_in_front(tokens):
    """There is a space before the first word."""
    return "".join(tokens).replace("▁", " ")


@exercise.mistake
def first_mark_only(tokens):
    """Only the first mark ▁ became a space."""
    return "".join(tokens).replace("▁", " ", 1).strip()
