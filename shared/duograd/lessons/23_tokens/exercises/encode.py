"""A word to tokens: the merges one after the other, in the order in which they were learnt."""

from duograd.exercises import Exercise

from .pieces import case, joined_by_a_pattern, merged, merged_once, neighbours

exercise = Exercise(
    points=2,
    hints=[
        "By hand: the word abcd, with the merges (a, b), (b, c), (ab, c) in this order. What is it "
        "after the first? Which of the others can still do something?",
        "A new word goes through what the words of the text went through: first it is letters, "
        "then each merge in turn is done wherever it fits.",
        "Begin with the letters of the word as a list. Then one loop over the merges, in their "
        "order; what one leaves behind is what the next one is given.",
        "A like example: a sum of discounts, one after the other: `for off in discounts: price = "
        "price * (1 - off)`. Each begins where the last one ended.",
    ],
)
LEARNT = [("a", "b"), ("b", "c"), ("ab", "c"), ("c", "d"), ("bc", "d")]
OTHERS = [("c", "d"), ("b", "c"), ("bc", "d"), ("cd", "c")]
PLACES = [("▁", "t"), ("h", "e"), ("▁t", "he"), ("e", "r")]


@exercise.oracle
def encode(word, merges):
    return encoded(word, merges)


def encoded(word, merges, join=merged):
    """The tokens, each merge in turn."""
    tokens = [*word]
    for pair in merges:
        tokens = join(tokens, pair)
    return tokens


@exercise.cases
def cases(rng):
    for word in ("abc", "abcab"):
        yield case(["merges"], word=word, merges=[("b", "c"), ("a", "b")])
    for word in ("abcd", "bcd", "xabx", "dabcbc", "abab", "abc"):
        yield case(["merges"], word=word, merges=LEARNT)
    yield case(["merges"], word="bcdcd", merges=OTHERS)
    for word in ("▁there", "▁the", "▁", "▁her", "▁t"):
        yield case(["merges"], word=word, merges=PLACES)
    merges = [("a", "a"), ("aa", "aa"), (".", "a")]
    yield case(["merges"], word="aaaaaCa.a", merges=merges)
    merges = [("abcdefgh"[:n], "abcdefgh"[n]) for n in range(1, 8)]
    yield case(["merges"], word="abcdefgh", merges=merges)
    yield case(["merges"], word="ab", merges=[])
    yield case(["merges"], word="abcb", merges=[("b", "c"), ("a", "bc"), ("a", "b")])
    word = "".join(str(letter) for letter in rng.choice([*"abcd"], 17))
    yield case(["merges"], word=word + "abcd", merges=LEARNT)


FIRST, OTHER, AGAIN = 0, 2, 7  # the first and the last are one word, with other merges


@exercise.telltale
def tokens_of_other_merges(seen):
    """A word that came again, with other merges, got the tokens of the first time: they depend on
    the merges, too."""
    again = seen[FIRST].value == seen[AGAIN].value == ["a", "bc"]
    return again and seen[OTHER].value == ["abc", "d"]


def vocabulary_of(word, merges):
    return {a + b for a, b in merges} | set(word)


@exercise.mistake
def longest_first(word, merges):
    """Your tokens are the longest that fit, from left to right. But the merges are done in the
    order in which they were learnt, however long their pieces are."""
    known = sorted(vocabulary_of(word, merges), key=len, reverse=True)
    tokens, place = [], 0
    while place < len(word):
        tokens.append(next(one for one in known if word.startswith(one, place)))
        place += len(tokens[-1])
    return tokens


@exercise.mistake
def leftmost_first(word, merges):
    """As if of all pairs that can be joined the leftmost came first. First comes the pair that was
    learnt first, wherever it stands in the word."""
    tokens, known = [*word], {tuple(pair) for pair in merges}
    while fitting := [pair for pair in neighbours(tokens) if pair in known]:
        tokens = merged_once(tokens, fitting[0])
    return tokens


@exercise.mistake
def longest_last(word, merges):
    """Your tokens are the longest that fit, from right to left. The merges are done in the order in
    which they were learnt."""
    known = sorted(vocabulary_of(word, merges), key=len, reverse=True)
    tokens, end = list[str](), len(word)
    while end:
        tokens.insert(0, next(one for one in known if word.endswith(one, 0, end)))
        end -= len(tokens[0])
    return tokens


@exercise.mistake
def backwards(word, merges):
    """As if the merges were done from the last to the first: they are done as they were learnt."""
    return encoded(word, merges[::-1])


@exercise.mistake
def pairs_of_letters_only(word, merges):
    """Only merges of two single letters did anything. Those of longer tokens are done, too, after
    the merges that make these tokens."""
    return encoded(word, [pair for pair in merges if len("".join(pair)) == 2])


@exercise.mistake
def shortest_first(word, merges):
    """As if merges that give short tokens were done first: they are done as they were learnt."""
    return encoded(word, sorted(merges, key=lambda pair: len("".join(pair))))


@exercise.mistake
def by_alphabet(word, merges):
    """As if the merges were done in the order of the alphabet: they are done as they were
    learnt."""
    return encoded(word, sorted(merges))


@exercise.mistake
def first_merge_only(word, merges):
    """Only the first merge was done: does your function return too early?"""
    return encoded(word, merges[:1])


@exercise.mistake
def last_merge_only(word, merges):
    """Only the last merge was done, as if each began with the letters again: one begins where the
    one before it ended."""
    return encoded(word, merges[-1:])


@exercise.mistake
def last_merge_missing(word, merges):
    """The last merge was not done."""
    return encoded(word, merges[:-1])


@exercise.mistake
def first_merge_missing(word, merges):
    """The first merge was not done."""
    return encoded(word, merges[1:])


@exercise.mistake
def letters(word, merges):
    """These are the letters: nothing was merged."""
    return [*word]


@exercise.mistake
def first_place_only(word, merges):
    """Each merge was done once only: it is done wherever its pair stands."""
    return encoded(word, merges, merged_once)


@exercise.mistake
def as_soon_as_one_fits(word, merges):
    """The first merge that did something was the last: the ones behind it are done, too."""
    tokens = [*word]
    for pair in merges:
        if merged(tokens, pair) != tokens:
            return merged(tokens, pair)
    return tokens


@exercise.mistake
def up_to_one_that_does_not_fit(word, merges):
    """The first merge that found nothing to join was the last: the ones behind it are done, too."""
    tokens = [*word]
    for pair in merges:
        if merged(tokens, pair) == tokens:
            break
        tokens = merged(tokens, pair)
    return tokens


@exercise.mistake
def whole_or_letters(word, merges):
    """A word is one token or all letters here: there is much in between."""
    return [word] if word in vocabulary_of(word, merges) else [*word]


@exercise.mistake
def whole(word, merges):
    """The whole word is one token here, whatever the merges: it begins as letters."""
    return [word]


@exercise.mistake
def whole_without_merges(word, merges):
    """Without merges the whole word is one token here: then nothing joins its letters."""
    return encoded(word, merges) if merges else [word]


@exercise.mistake
def letters_without_a_merge_lost(word, merges):
    """Letters that no merge has are left out: they are tokens, too."""
    known = {token for pair in merges for token in pair}
    return [token for token in encoded(word, merges) if token in known or len(token) > 1]


@exercise.mistake
def other_letters_lost(word, merges):
    """Where there are merges, letters that stand in none of them are left out: they are tokens,
    too."""
    known = {letter for pair in merges for letter in "".join(pair)} or {*word}
    return encoded("".join(letter for letter in word if letter in known), merges)


@exercise.mistake
def made_small(word, merges):
    """Capitals came back as small letters: a word stays as it is written."""
    return encoded(word.lower(), merges)


@exercise.mistake
def one_string(word, merges):
    """The word came back as a string: asked is the list of its tokens."""
    return word


@exercise.mistake
def every_step(word, merges):
    """The tokens of all steps stand one behind the other: asked are those after the last merge."""
    steps = [encoded(word, merges[: n + 1]) for n in range(len(merges))]
    return [token for step in steps for token in step]


@exercise.mistake
def joined_text(word, merges):
    """As if two tokens were a pair whenever they *read* like one joined: ab + c is not a + bc."""

    def join(tokens, pair):
        return merged(tokens, pair, lambda here, asked: "".join(here) == "".join(asked))

    return encoded(word, merges, join)


@exercise.mistake
def ends_like_the_pair(word, merges):
    """A token was joined that only *ends* as a pair begins, or begins as it ends: ab ends in b, but
    it is not the token b."""

    def join(tokens, pair):
        return " ".join(tokens).replace(" ".join(pair), "".join(pair)).split(" ")

    return encoded(word, merges, join)


@exercise.mistake
def read_as_a_pattern(word, merges):
    """A sign such as `.` was read as a pattern, in which it stands for any letter: here it is a
    token like all others."""
    return encoded(word, merges, joined_by_a_pattern)


@exercise.mistake
def mark_dropped(word, merges):
    """The mark ▁ at the start is gone: it says that a word begins here."""
    return encoded(word.replace("▁", ""), merges)


@exercise.mistake
def mark_apart(word, merges):
    """The mark ▁ stays alone, whatever the merges: it is joined like any other letter."""
    rest = encoded(word.removeprefix("▁"), merges)
    return ["▁", *rest] if word.startswith("▁") else rest


@exercise.mistake
def mark_with_the_first_letter(word, merges):
    """The mark ▁ and the letter behind it are one token, whatever the merges: they are two, until
    a merge joins them."""
    tokens = [word[:2], *word[2:]] if word.startswith("▁") else [*word]
    for pair in merges:
        tokens = merged(tokens, pair)
    return tokens


@exercise.mistake
def mark_at_the_end(word, merges):
    """As if the mark ▁ were put before the first token at the very end: it is a letter from the
    start, and merged in its turn."""
    first, *others = encoded(word.removeprefix("▁"), merges) or [""]
    return [f"▁{first}" if word.startswith("▁") else first, *others]


MARK_ADDED = "There is a mark ▁ in front that the word did not have: a word comes with its mark."


@exercise.mistake(words=MARK_ADDED)
def mark_added(word, merges):
    return encoded(f"▁{word}", merges)


@exercise.mistake(words=MARK_ADDED)
def mark_added_where_none_was(word, merges):
    return encoded(f"▁{word.removeprefix('▁')}", merges)
