"""How often two tokens stand side by side: in each word, as often as the word occurs."""

import itertools
from collections import Counter

from duograd.exercises import Exercise, failed

from .pieces import case, counted, neighbours

exercise = Exercise(
    points=2,
    hints=[
        "By hand: 'aab' comes twice, 'ab' once. Which pairs stand in 'aab', and how often does "
        "each count?",
        "Each word is a row of tokens, and two tokens are a pair where one stands right behind the "
        "other. A word that comes five times counts five times.",
        "Two loops: over the words, and inside over the places of a word. A dictionary keeps the "
        "counts; a pair that it does not have yet has been met 0 times so far.",
        "A like example: rain of each month, from lists of (days, litres a day): "
        "`rain[month] = rain.get(month, 0) + litres` adds up what belongs together.",
    ],
)

FIRST = [
    [(["a", "b", "a", "b"], 3), (["b", "a"], 5)],
    [(["a", "a", "a"], 2), (["a", "b"], 1)],
    [(["▁t", "h", "e"], 4), (["t", "he"], 2), (["a"], 7), (["▁", "th", "e", "r", "e"], 1)],
    [(["c", "a"], 2), (["b", "a"], 1), (["c", "a"], 3)],  # met first, and last, too
    [(["a", "C", "a", "b", "a", "b"], 1), (["b"], 2)],  # met first, and not most often in its word
]


TOKENS = ["a", "b", "c", "d", "▁thereabouts"]


@exercise.oracle
def count_pairs(words):
    return counted(words)


@exercise.cases
def cases(rng):
    for words in FIRST:
        yield case(["words"], words=words)
    yield case(["words"], words=[(["a"], 4), (["ba"], 1)])  # no pair at all
    drawn = [[str(token) for token in rng.choice(TOKENS, size)] for size in [5, 2, 4, 3] * 5]
    times = [int(n) for n in rng.integers(2, 90, len(drawn))]
    yield case(["words"], words=list(zip(drawn, times, strict=True)))


@exercise.telltale
def reads_past_the_end(seen):
    """Your code asks a list for a place that it does not have: behind the last token, or the last
    word, there is none. A word of four tokens has three pairs."""
    return failed(seen, "list index out of range")


@exercise.telltale
def order_lost(seen):
    """The counts are right, but the pairs do not stand in the order in which they are first met.
    Where two count the same, the next function takes the one that was met first."""
    counts = [[[list(key), n] for key, n in counted(words).items()] for words in FIRST]
    came = [one.value for one in seen[: len(FIRST)]]
    if not all(isinstance(rows, list) for rows in came):
        return False
    both = zip(came, counts, strict=False)
    alike = all(sorted(map(repr, one)) == sorted(map(repr, other)) for one, other in both)
    return alike and came != counts


@exercise.telltale
def counts_of_the_call_before(seen):
    """What an earlier call had counted is still there: each call begins with no counts."""
    first, second = ({tuple(key): n for key, n in one.value} for one in seen[:2])
    return bool(first) and second == dict(Counter(first) + Counter(counted(FIRST[1])))


@exercise.mistake
def times_ignored(words):
    """As if each word came once: each pair counts as often as its word does."""
    return counted([(tokens, 1) for tokens, _ in words])


@exercise.mistake
def first_meeting_counts_one(words):
    """The first time that a pair was met it counted 1, and after that as often as its word
    occurs. It counts so from the start."""
    counts = dict[object, int]()
    for tokens, times in words:
        for pair in neighbours(tokens):
            counts[pair] = counts[pair] + times if pair in counts else 1
    return counts


ACROSS = (
    "A pair was found where one word ends and the next one begins: a pair stands inside one word."
)


@exercise.mistake(words=ACROSS)
def across_words(words):
    return counted([([token for tokens, _ in words for token in tokens], 1)])


@exercise.mistake(words=ACROSS)
def across_words_with_times(words):
    return counted([([token for tokens, times in words for token in tokens * times], 1)])


@exercise.mistake(words=ACROSS)
def across_words_one_by_one(words):
    counts, before = dict[object, int](), None
    for tokens, times in words:
        for token in tokens:
            if before is not None:
                counts[before, token] = counts.get((before, token), 0) + times
            before = token
    return counts


@exercise.mistake
def order_ignored(words):
    """As if (a, b) and (b, a) were the same pair: what stands first matters."""
    return counted(words, lambda tokens: (tuple(sorted(pair)) for pair in neighbours(tokens)))


@exercise.mistake
def turned(words):
    """Each pair is the wrong way round: the token that stands first comes first."""
    return counted(words, lambda tokens: ((b, a) for a, b in neighbours(tokens)))


@exercise.mistake
def once_a_word(words):
    """As if a pair counted once in a word, however often it stands in it."""
    return counted(words, lambda tokens: dict.fromkeys(neighbours(tokens)))


@exercise.mistake
def single_tokens(words):
    """These are single tokens: a pair is two, side by side."""
    return counted(words, lambda tokens: tokens)


@exercise.mistake
def joined(words):
    """The keys are joined strings, such as `'ab'`. A pair is a tuple of two tokens: joined, nobody
    could tell a + bc from ab + c."""
    return counted(words, lambda tokens: (a + b for a, b in neighbours(tokens)))


@exercise.mistake
def joined_with_a_space(words):
    """The keys are strings such as `'a b'`. A pair is a tuple of two tokens."""
    return counted(words, lambda tokens: (f"{a} {b}" for a, b in neighbours(tokens)))


@exercise.mistake
def letters(words):
    """Tokens were taken apart into letters. A token such as `'he'` is one thing now."""
    return counted(words, lambda tokens: neighbours("".join(tokens)))


@exercise.mistake
def overlaps_left_out(words):
    """In a a a the pair (a, a) stands twice, as the middle one belongs to both. Yours counts such
    pairs only where they do not overlap."""
    return counted(words, apart)


def apart(tokens):
    """The pairs, each but where it overlaps with the one before it that is the same."""
    last = None
    for place, pair in enumerate(neighbours(tokens)):
        if last != (pair, place - 1):
            last = (pair, place)
            yield pair


@exercise.mistake
def every_second(words):
    """Only every second pair of a word was looked at: pairs overlap, the second token of one is
    the first of the next."""
    return counted(words, lambda tokens: itertools.islice(neighbours(tokens), 0, None, 2))


@exercise.mistake
def overwritten(words):
    """A pair counts only where it was met *last*, with the times of that word: what came before is
    to be added to."""
    return {pair: times for tokens, times in words for pair in neighbours(tokens)}


@exercise.mistake
def overwritten_word_by_word(words):
    """A pair has the count of the last word in which it was met: what came before is to be added
    to."""
    return {pair: n for word in words for pair, n in counted([word]).items()}


@exercise.mistake
def last_of_equal_words(words):
    """Where a word stands twice in the list, only the times of the last one count: all are to be
    added."""
    return counted(list({tuple(tokens): times for tokens, times in words}.items()))


@exercise.mistake
def behind_its_first_place(words):
    """Where a token comes again in a word, yours takes what stands behind its *first* place once
    more: `index` finds the first."""
    return counted(words, lambda ts: [(one, ts[ts.index(one) + 1]) for one in ts[:-1]])


@exercise.mistake
def last_word_only(words):
    """Only the pairs of the last word are there: as if the counts began anew with each word."""
    return counted(words[-1:])


@exercise.mistake
def first_word_only(words):
    """Only the pairs of the first word are there: does your function return too early?"""
    return counted(words[:1])


@exercise.mistake
def last_pair_missing(words):
    """The last pair of each word is missing."""
    return counted(words, lambda tokens: neighbours(tokens[:-1]))


@exercise.mistake
def first_pair_missing(words):
    """The first pair of each word is missing."""
    return counted(words, lambda tokens: neighbours(tokens[1:]))


@exercise.mistake
def round_the_end(words):
    """The last token of a word and its first count as a pair here: as if the word were a ring.
    (In Python, place −1 is the last one.)"""
    return counted(words, lambda tokens: zip([*tokens[-1:], *tokens[:-1]], tokens, strict=True))


@exercise.mistake
def any_two(words):
    """Any two tokens of a word count here. A pair stands side by side."""
    return counted(words, lambda tokens: itertools.combinations(tokens, 2))


@exercise.mistake
def with_one_between(words):
    """These two tokens have one between them. A pair stands side by side."""
    return counted(words, lambda tokens: zip(tokens, tokens[2:], strict=False))


@exercise.mistake
def times_once_too_often(words):
    """Each pair counts as often as its word occurs, and once more for each place in which it
    stands: the 1 for a place is in that number already."""
    return dict(Counter(counted(words)) + Counter(counted([(tokens, 1) for tokens, _ in words])))


@exercise.mistake
def times_multiplied_in_full(words):
    """As if a pair that stands twice in a word counted the square: each of its places counts as
    often as the word occurs, and no more."""
    ones = ((counted([(tokens, 1)]), times) for tokens, times in words)
    total = Counter[object]()
    for counts, times in ones:
        for pair, n in counts.items():
            total[pair] += n * n * times
    return total


@exercise.mistake
def words_not_places(words):
    """Here is in how many words each pair stands. Asked is how often it stands in the text."""
    return counted([(tokens, 1) for tokens, _ in words], lambda t: dict.fromkeys(neighbours(t)))


@exercise.mistake
def shares(words):
    """These are shares that add up to 1: asked are the counts."""
    counts = counted(words)
    return {pair: n / sum(counts.values()) for pair, n in counts.items()}


@exercise.mistake
def most_frequent_only(words):
    """Only the most frequent pair is there: all pairs are asked."""
    counts = counted(words)
    return dict(Counter(counts).most_common(1))
