"""Tunes of different lengths in one table, and beside each character the next one."""

import numpy as np

from duograd.exercises import Exercise, failed

exercise = Exercise(
    points=2,
    level="complete",
    hints=[
        "By hand: the tunes 'AB⏎' and 'A⏎' with the vocabulary '⏎AB'. Which characters are read, "
        "and which one is to be guessed at each place?",
        "Of a tune with five characters four are read: the last one is only guessed. So what is "
        "guessed is the same list, one place further on.",
        "Count the characters from 1, since 0 is the empty place. Then two slices of the same "
        "list: all but its last, and all but its first.",
        "A like example: of the days Mo Tu We the pairs today → tomorrow are Mo → Tu and Tu → We: "
        "`days[:-1]` beside `days[1:]`.",
    ],
)
VOCABULARY = "\nABa|"
LONG = "|z 1\n2:ABaéd"  # with digits, a blank, and more than ten


def batched(tunes, vocabulary, first=1):
    """X and Y, the characters counted from `first`."""
    T = max(map(len, tunes)) - 1
    X = np.zeros((len(tunes), T), int)
    Y = X.copy()
    for row, tune in enumerate(tunes):
        indices = [vocabulary.index(character) + first for character in tune]
        X[row, : len(tune) - 1], Y[row, : len(tune) - 1] = indices[:-1], indices[1:]
    return [X, Y]


@exercise.oracle
def batch_tunes(tunes, vocabulary):
    return batched(tunes, vocabulary)


@exercise.cases
def cases(rng):
    yield {"tunes": ["AB\n", "A\n"], "vocabulary": "\nAB"}
    yield {"tunes": ["A|BB\n", "BA||\n", "B|AA\n"], "vocabulary": VOCABULARY}  # equally long
    yield {"tunes": [" Bé1\n"], "vocabulary": LONG}
    drawn = ["".join(rng.choice(list("ABa|"), n)) + "\n" for n in (4, 80, 2, *range(3, 18))]
    twice = [*drawn, drawn[0], " é2:1 \n", "zd "]  # a tune that comes again, blanks at the ends
    yield {"tunes": twice, "vocabulary": LONG}
    cut = ["A\nB", "BB\nA\n", "\nA", "A\n"]  # a newline may stand anywhere, and not at the end
    yield {"tunes": cut, "vocabulary": "B(A\nz"}  # in another order, and two unused


@exercise.telltale
def shorter_ones_refused(seen):
    """The rows came out with different lengths, and a table with such rows is an error. Each has T
    places, one less than the longest tune has characters; behind a short tune they are empty."""
    return failed(seen, "sequence of length", "rectangular", "equal size", "same")


@exercise.telltale
def not_whole(seen):
    """Right, but as numbers with a decimal point: characters are counted, by whole numbers."""
    first = seen[0].value
    if not isinstance(first, (list, tuple)) or len(first) != 2:
        return False
    X, Y = map(np.asarray, first)
    right = X.tolist() == [[2, 3], [2, 0]] and Y.tolist() == [[3, 1], [1, 0]]
    return right and "f" in X.dtype.kind + Y.dtype.kind


@exercise.mistake
def not_shifted(tunes, vocabulary):
    """Y is the same as X: the network is asked for the character that it has just been given. Its
    loss would soon be 0, and its tunes `aaaa`."""
    X, _ = batched(tunes, vocabulary)
    return [X, X]


@exercise.mistake
def both_shifted(tunes, vocabulary):
    """X is the same as Y: what is to be guessed is what is read, and the first character is never
    read."""
    _, Y = batched(tunes, vocabulary)
    return [Y, Y]


@exercise.mistake
def shifted_backwards(tunes, vocabulary):
    """X and Y are exchanged: the network would guess what stood *before*."""
    return batched(tunes, vocabulary)[::-1]


@exercise.mistake
def counted_from_zero(tunes, vocabulary):
    """The characters are counted from 0: the first one of the vocabulary looks like an empty
    place."""
    return batched(tunes, vocabulary, first=0)


def renumbered(number):
    """Let a mistake say only which number a character gets, of the vocabulary and all tunes."""

    def formula(tunes, vocabulary):
        table = np.array([0] + [number(one, vocabulary, tunes) for one in vocabulary])
        return [table[one] for one in batched(tunes, vocabulary)]

    return exercise.mistake(formula, number)


@renumbered
def sorted_first(one, vocabulary, tunes):
    """The characters have the numbers that they would have if the vocabulary were sorted. Asked are
    their places in it as it comes."""
    return sorted(vocabulary).index(one) + 1


@renumbered
def vocabulary_of_its_own(one, vocabulary, tunes):
    """The characters were numbered by those that occur in these tunes, sorted. Asked are their
    places in the vocabulary, as it comes."""
    own = sorted(set("".join(tunes)))
    return own.index(one) + 1 if one in own else 0


@renumbered
def by_first_appearance(one, vocabulary, tunes):
    """The characters were numbered in the order in which they come in these tunes. Asked are their
    places in the vocabulary, as it comes."""
    own = "".join(dict.fromkeys("".join(tunes)))
    return own.find(one) + 1


@renumbered
def code_points(one, vocabulary, tunes):
    """These are the characters' numbers in the computer (`ord`). Asked are their places in the
    vocabulary, counted from 1."""
    return ord(one)


@renumbered
def code_points_from_the_first(one, vocabulary, tunes):
    """These are the characters' numbers in the computer (`ord`), counted from that of the first.
    The vocabulary need not follow them: asked are the places in it, counted from 1."""
    return ord(one) - ord(vocabulary[0]) + 1


@renumbered
def case_ignored(one, vocabulary, tunes):
    """Small letters have the numbers of their capitals: `a` and `A` are two characters."""
    return vocabulary.lower().index(one.lower()) + 1


@exercise.mistake
def longest_first(tunes, vocabulary):
    """The rows are sorted by the tunes' lengths. They belong in the order of the tunes."""
    return batched(sorted(tunes, key=len, reverse=True), vocabulary)


WITHOUT_END = """The last character of each tune is missing: neither read nor guessed. So where a \
tune ends is never learned."""


@exercise.mistake(words=WITHOUT_END)
def newline_cut_off(tunes, vocabulary):
    return batched([tune[:-1] for tune in tunes], vocabulary)


@exercise.mistake(words=WITHOUT_END)
def newline_cut_off_and_filled_up(tunes, vocabulary):
    return [np.pad(table, ((0, 0), (0, 1))) for table in newline_cut_off(tunes, vocabulary)]


def stripped_whole(characters, told, ends, cut):
    """Let it be a mistake to cut something off before a tune is read and guessed."""

    def formula(tunes, vocabulary):
        T = max(map(len, tunes)) - 1
        tables = batched([cut(tune, characters) for tune in tunes], vocabulary)
        return [np.pad(table, ((0, 0), (0, T - table.shape[1]))) for table in tables]

    words = f"As if {told} at the {ends} of a tune were cut off. All its characters count."
    exercise.mistake(formula, slug=f"{cut.__name__}_{told.replace(' ', '_')}", words=words)


for characters, told in ((None, "newlines and blanks"), ("\n", "newlines")):
    stripped_whole(characters, told, "ends", str.strip)
    stripped_whole(characters, told, "end", str.rstrip)


def read_otherwise(read):
    """Let a mistake say only which characters of a tune are read; Y is right."""

    def formula(tunes, vocabulary):
        X, Y = batched(tunes, vocabulary)
        for row, tune in enumerate(tunes):
            X[row] = 0
            X[row, : len(read(tune))] = [vocabulary.index(one) + 1 for one in read(tune)]
        return [X, Y]

    return exercise.mistake(formula, read)


@read_otherwise
def newlines_not_read(tune):
    """As if no newline were ever read. It is a character like all others: read are all of a tune
    but its last, whichever they are."""
    return tune.replace("\n", "")


@read_otherwise
def stripped(tune):
    """As if newlines at the ends of a tune were not read, and all that is left were. Read are all
    characters but the last, whichever they are: a tune need not end with a newline."""
    return tune.strip("\n")


@read_otherwise
def stripped_behind(tune):
    """As if what is read were the tune without a newline at its end. Read are all characters but
    the last, whichever that is: a tune need not end with a newline."""
    return tune.rstrip("\n")


@read_otherwise
def stripped_of_blanks(tune):
    """As if newlines and blanks at the ends of a tune were not read, and all that is left were.
    Read are all characters but the last, whichever they are."""
    return tune.strip()


@exercise.mistake
def equal_tunes_once(tunes, vocabulary):
    """A tune that comes twice has a single row: each has one of its own."""
    return batched(list(dict.fromkeys(tunes)), vocabulary)


@exercise.mistake
def last_of_the_shorter_read(tunes, vocabulary):
    """Right for the longest tunes. Of a shorter one the last character is read, too: it is only
    guessed, and its place in X is empty."""
    X, Y = batched(tunes, vocabulary)
    for row, tune in enumerate(tunes):
        X[row, len(tune) - 1 :][:1] = vocabulary.index(tune[-1]) + 1
    return [X, Y]


@exercise.mistake
def newline_put_behind(tunes, vocabulary):
    """As if a newline came behind each tune, whatever its last character is. It is in the tune
    itself, if at all."""
    return batched([tune[:-1] + "\n" for tune in tunes], vocabulary)


@exercise.mistake
def only_the_first_line(tunes, vocabulary):
    """As if a tune ended at its first newline. It may have several: all its characters count."""
    T = max(map(len, tunes)) - 1
    first = batched([tune[: tune.find("\n") + 1] or tune for tune in tunes], vocabulary)
    return [np.pad(table, ((0, 0), (0, T - table.shape[1]))) for table in first]


@exercise.mistake
def last_never_guessed(tunes, vocabulary):
    """The last character of each tune is missing in Y: so where a tune ends is never learned."""
    X, Y = batched(tunes, vocabulary)
    last = np.cumsum(Y[:, ::-1] != 0, axis=1)[:, ::-1] == 1
    return [X, np.where(last, 0, Y)]


@exercise.mistake
def cut_to_the_shortest(tunes, vocabulary):
    """The tunes were cut to the length of the shortest one; asked is room for the longest."""
    T = min(map(len, tunes)) - 1
    return [table[:, :T] for table in batched(tunes, vocabulary)]


@exercise.mistake
def as_long_as_the_first(tunes, vocabulary):
    """There is room for the first tune, and longer ones were cut; asked is room for the longest."""
    T = len(tunes[0]) - 1
    return [table[:, :T] for table in batched(tunes, vocabulary)]


@exercise.mistake
def padding_in_front(tunes, vocabulary):
    """The empty places stand in front; they belong behind each tune."""
    return [
        np.stack([np.roll(row, (row == 0).sum()) for row in table])
        for table in batched(tunes, vocabulary)
    ]


@exercise.mistake
def a_column_too_many(tunes, vocabulary):
    """There is one column too many: the longest tune's last character is only guessed, not read."""
    return [np.pad(table, ((0, 0), (0, 1))) for table in batched(tunes, vocabulary)]


@exercise.mistake
def newline_as_padding(tunes, vocabulary):
    """The empty places hold the newline, so the end of a tune would be learned over and over. Asked
    is 0."""
    newline = vocabulary.index("\n") + 1
    return [np.where(table == 0, newline, table) for table in batched(tunes, vocabulary)]


@exercise.mistake
def ones_as_padding(tunes, vocabulary):
    """The empty places hold 1, which is the number of a character. Asked is 0."""
    return [np.maximum(table, 1) for table in batched(tunes, vocabulary)]


@exercise.mistake
def behind_the_first_such(tunes, vocabulary):
    """Y holds what follows the *first* such character of the tune, wherever this one stands."""
    X, Y = batched(tunes, vocabulary)
    return [X, np.array([[y[list(x).index(one)] for one in x] for x, y in zip(X, Y, strict=True)])]


@exercise.mistake(words="Y lies two characters ahead; the next one is asked.")
def two_ahead(tunes, vocabulary):
    X, Y = batched(tunes, vocabulary)
    return [X[:, :-1], Y[:, 1:]]


@exercise.mistake(words="Y lies two characters ahead; the next one is asked.")
def two_ahead_filled_up(tunes, vocabulary):
    X, Y = batched(tunes, vocabulary)
    return [X, np.pad(Y[:, 1:], ((0, 0), (0, 1)))]


@exercise.mistake
def last_character_read(tunes, vocabulary):
    """X holds each tune's last character too, behind which nothing is to be guessed."""
    X, Y = (np.pad(table, ((0, 0), (0, 1))) for table in batched(tunes, vocabulary))
    for row, tune in enumerate(tunes):
        X[row, len(tune) - 1] = vocabulary.index(tune[-1]) + 1
    return [X, Y]


@exercise.mistake
def time_first(tunes, vocabulary):
    """Each column is a tune; asked is one in each row."""
    return [table.T.copy() for table in batched(tunes, vocabulary)]


@exercise.mistake
def only_x(tunes, vocabulary):
    """One table came back; two are asked, X and Y."""
    return batched(tunes, vocabulary)[0]
