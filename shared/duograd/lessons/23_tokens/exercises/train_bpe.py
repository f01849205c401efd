"""The vocabulary grows: the most frequent pair becomes a token, again and again."""

from collections import Counter

from duograd.exercises import Exercise

from .pieces import case, counted, merged, merged_once, neighbours

exercise = Exercise(
    points=2,
    level="complete",
    hints=[
        "By hand: 'abab' three times, 'ba' five times. Which pair is merged first? What do the two "
        "words look like then, and which pair is merged second?",
        "After a merge the words are other words: pairs that were frequent may be gone, and new "
        "ones are there. So whoever counts once knows only the first merge.",
        "Three lines: count the pairs of the words *as they are now*; take the one with the "
        "largest count; make the new list of words, each with its times. `count_pairs` and `merge` "
        "do most.",
        "A like example: `votes = {'tea': 3, 'milk': 5}` and `max(votes, key=votes.get)` is "
        "'milk': of equals, `max` takes the one that it meets first.",
    ],
)


def best_of(counts):
    """The most frequent, of equals the one met first."""
    return max(counts, key=counts.get)


def trained(words, n_merges, best=best_of, count=counted, join=merged):
    """The merges, and by keyword what students do otherwise."""
    merges = []
    for _ in range(n_merges):
        counts = count(words)
        if not counts:
            break
        merges.append([*best(counts)])
        words = [(join(tokens, merges[-1]), times) for tokens, times in words]
    return merges


@exercise.oracle
def train_bpe(words, n_merges):
    return trained(words, n_merges)


def made(n_merges, *words):
    """The words in letters, and how many merges are asked."""
    return [([*word], times) for word, times in words], n_merges


FIXED = [
    made(2, ("abab", 3), ("ba", 5)),
    made(3, ("abab", 3), ("baba", 5), ("cab", 2)),
    made(2, ("aab", 4), ("ccb", 4), ("aac", 1)),
    made(3, ("lo", 5), ("low", 2), ("wol", 3)),
    made(5, ("ab", 2)),  # no pair is left after one
    made(4, ("▁the", 4), ("▁then", 1), ("▁he", 3), ("▁ten", 2)),
    made(3, ("cb", 2), ("ab", 2), ("abab", 1), ("bb", 3), ("aaaa", 1)),
    made(2, ("cd", 2), ("abe", 2), ("ab", 3)),
    made(2, ("cdcd", 1), ("ab", 5), ("fg", 2)),
    made(2, ("abc", 2), ("db", 3), ("abc", 2), ("ab", 9)),  # a word that comes twice
    made(12, ("abcdefghijklm", 1)),
    made(0, ("ab", 2)),
    ([(["ab", "c"], 5), (["a", "bc"], 3)], 2),  # pieces already: two pairs make one token
]


@exercise.cases
def cases(rng):
    for words, n_merges in FIXED:
        yield case(["words"], words=words, n_merges=n_merges)
    drawn = ["".join(str(letter) for letter in rng.choice([*"abc"], size)) for size in (5, 4, 6, 3)]
    times = [int(n) for n in rng.permutation(range(1, 7))[:4]]
    words, n_merges = made(4, *zip(drawn, times, strict=True))
    yield case(["words"], words=words, n_merges=n_merges)


@exercise.telltale
def lists_for_pairs(seen):
    """The merges are lists of two. A pair is a tuple, as in `count_pairs`: a list never equals a
    tuple, and no dictionary takes it as a key."""
    are_lists = any("list" in one.facts.get("held", ()) for one in seen)
    both = zip(seen, FIXED, strict=False)  # a tuple crosses as a list, too
    return are_lists and all(one.value == trained(*given) for one, given in both)


@exercise.mistake
def one_at_least(words, n_merges):
    """With `n_merges` = 0 one merge came back: then none is asked."""
    return trained(words, max(n_merges, 1))


@exercise.mistake
def counted_once(words, n_merges):
    """As if the pairs had been counted once, before the first merge: the later ones are those that
    were frequent among the letters."""
    counts = Counter(counted(words))
    return [[*pair] for pair, _ in counts.most_common(n_merges)]


@exercise.mistake
def the_same_again(words, n_merges):
    """The same pair comes again and again: once merged, it is gone. Are the words other ones in
    the next round?"""
    return [[*best_of(counted(words))]] * n_merges


@exercise.mistake
def last_of_equals(words, n_merges):
    """Of pairs that are equally frequent yours takes the one that is met last: the first is
    asked."""
    return trained(words, n_merges, lambda counts: max(reversed([*counts]), key=counts.get))


@exercise.mistake
def first_by_alphabet(words, n_merges):
    """Of pairs that are equally frequent yours takes the first of the alphabet: asked is the one
    that is met first in the words."""
    return trained(words, n_merges, lambda counts: max(sorted(counts), key=counts.get))


@exercise.mistake
def last_by_alphabet(words, n_merges):
    """Of pairs that are equally frequent yours takes the last of the alphabet: asked is the one
    that is met first in the words."""
    return trained(words, n_merges, lambda counts: max(counts, key=lambda p: (counts[p], p)))


@exercise.mistake
def longest_of_equals(words, n_merges):
    """Of pairs that are equally frequent yours takes the one that gives the longest token: asked is
    the one that is met first in the words."""
    return trained(words, n_merges, lambda c: max(c, key=lambda p: (c[p], len(p[0] + p[1]))))


def frequent_first(words):
    return sorted(words, key=lambda word: -word[1])


def with_frequent_first(words, n_merges, first=False):
    """The merges, if the words are put in another order each time that one is done."""
    merges, words = [], frequent_first(words) if first else words
    for _ in range(n_merges):
        made = trained(words, 1)
        words = frequent_first([(joined_by(tokens, made), times) for tokens, times in words])
        merges += made
    return merges


for _slug, _first in (("frequent_words_first", True), ("frequent_words_first_later", False)):
    exercise.mistake(
        lambda words, n_merges, first=_first: with_frequent_first(words, n_merges, first),
        slug=_slug,
        words="As if the words were put in another order, the frequent ones first. So of pairs "
        "that are equally frequent another one is met first than in the words as they come.",
    )


@exercise.mistake
def once_is_too_rare(words, n_merges):
    """Yours stops where no pair comes more than once. It stops where no pair is left."""
    frequent = trained(words, n_merges)
    for n in range(len(frequent)):
        now = [(joined_by(tokens, frequent[:n]), times) for tokens, times in words]
        if max(counted(now).values()) < 2:
            return frequent[:n]
    return frequent


def joined_by(tokens, merges):
    """The tokens after these merges."""
    for pair in merges:
        tokens = merged(tokens, pair)
    return tokens


@exercise.mistake
def last_pair_left(words, n_merges):
    """Yours stops where a single pair is left. It stops where none is."""
    merges, now = trained(words, n_merges), words
    for n, pair in enumerate(merges):
        if len(counted(now)) == 1:
            return merges[:n]
        now = [(merged(tokens, pair), times) for tokens, times in now]
    return merges


@exercise.mistake
def from_letters(words, n_merges):
    """As if all words came in letters: a word may come in pieces, and then these are its tokens."""
    return trained([([*"".join(tokens)], times) for tokens, times in words], n_merges)


@exercise.mistake
def no_token_twice(words, n_merges):
    """A pair was left out because an earlier one reads like it when joined. These are two pairs:
    each is a merge of its own."""
    known = set[str]()

    def count(now):
        fresh = {pair: n for pair, n in counted(now).items() if "".join(pair) not in known}
        known.update("".join(best_of(counts)) for counts in [fresh] if counts)
        return fresh

    return trained(words, n_merges, count=count)


@exercise.mistake
def largest_pair(words, n_merges):
    """These are the last pairs of the alphabet, not the most frequent ones: `max` of a dictionary
    compares its keys, unless it is told otherwise."""
    return trained(words, n_merges, max)


@exercise.mistake
def rarest(words, n_merges):
    """These are the rarest pairs: asked are the most frequent."""
    return trained(words, n_merges, lambda counts: min(counts, key=counts.get))


@exercise.mistake
def first_met(words, n_merges):
    """The pairs come as they are met, however often they occur: asked are the most frequent."""
    return trained(words, n_merges, lambda counts: next(iter(counts)))


@exercise.mistake
def across_words(words, n_merges):
    """Pairs were found where one word ends and the next one begins: a pair stands inside one
    word."""
    tokens = [token for word, times in words for token in [*word] * times]
    return trained([(tokens, 1)], n_merges)


@exercise.mistake
def times_ignored(words, n_merges):
    """As if each word came once: a pair counts as often as its word does."""
    return trained([(tokens, 1) for tokens, _ in words], n_merges)


@exercise.mistake
def times_lost_after_a_merge(words, n_merges):
    """The first merge is right. After it each word counts like any other, however often it occurs:
    its times go with it into the next round."""
    first = trained(words, min(1, n_merges))
    again = [(merged(tokens, pair), 1) for tokens, _ in words for pair in first]
    return first + trained(again, n_merges - 1)


@exercise.mistake
def words_without_the_pair_lost(words, n_merges):
    """After a merge the words that do not have its pair are gone: they still count in the next
    round."""
    merges = []
    for _ in range(n_merges):
        for pair in (first := trained(words, 1)):
            words = [(merged(t, pair), n) for t, n in words if tuple(pair) in neighbours(t)]
        merges += first
    return merges


@exercise.mistake
def one_short(words, n_merges):
    """One merge is missing at the end."""
    return trained(words, n_merges - 1)


@exercise.mistake
def one_too_many(words, n_merges):
    """There is one merge too many."""
    return trained(words, n_merges + 1)


@exercise.mistake
def last_only(words, n_merges):
    """Only the last merge is there: all of them are asked, in their order."""
    return trained(words, n_merges)[-1:]


@exercise.mistake
def backwards(words, n_merges):
    """The merges stand the wrong way round: the first one learnt comes first."""
    return trained(words, n_merges)[::-1]


@exercise.mistake
def joined(words, n_merges):
    """These are joined strings, such as `'ba'`. A merge is a pair: which two tokens were joined."""
    return ["".join(pair) for pair in trained(words, n_merges)]


@exercise.mistake
def with_counts(words, n_merges):
    """Each merge has its count beside it: asked are the pairs alone."""
    made, merges = [], trained(words, n_merges)
    for pair in merges:
        made.append([pair, counted(words)[tuple(pair)]])
        words = [(merged(tokens, pair), times) for tokens, times in words]
    return made


@exercise.mistake
def merged_in_one_place(words, n_merges):
    """The pair was joined in the first place of each word only: it is joined wherever it stands."""
    return trained(words, n_merges, join=merged_once)


@exercise.mistake
def one_word_merged(words, n_merges):
    """The pair was joined in the first of the words only: all words are to have it."""
    merges = []
    for _ in range(n_merges):
        counts = counted(words)
        if not counts:
            break
        merges.append([*best_of(counts)])
        (tokens, times), *rest = words
        words = [(merged(tokens, merges[-1]), times), *rest]
    return merges
