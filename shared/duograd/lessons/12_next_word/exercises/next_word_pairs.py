"""Windows of a text, and the word that follows each: how a text becomes examples."""

import numpy as np

from duograd.exercises import Exercise

exercise = Exercise(
    points=3,
    hints=[
        "By hand: indices [5, 3, 6, 1] and context 2. Which windows have a next word, and which "
        "word is it?",
        "A window starts at every place from which there are still `context` words and one more. "
        "So there are T − context of them.",
        "For the window that starts at k: which slice of `indices` is it, and at which place "
        "stands its target? Collect one row for each k, and stack them.",
        "A like example: from daily temperatures, `days[k : k + 7]` is a week, and `days[k + 7]` "
        "the day after it.",
    ],
)


LAST_MISSING = "One pair is missing: the last window whose next word is the last word of the text."


def windows(indices, context, starts=None):
    """The windows that start at the given places, else at all that have a next word."""
    starts = range(len(indices) - context) if starts is None else starts
    return np.array([indices[k : k + context] for k in starts]).reshape(-1, context)


@exercise.oracle
def next_word_pairs(indices, context):
    return [windows(indices, context), indices[context:]]


@exercise.cases
def cases(rng):
    yield {"indices": np.array([5, 3, 6, 1]), "context": 2}
    yield {"indices": np.array([4, 0, 4, 0, 4, 7, 7, 4]), "context": 2}  # words come again
    yield {"indices": rng.permutation(19)[:11], "context": 3}
    yield {"indices": np.array([0, 0, 5, 3, 0, 8, 1]), "context": 1}  # a window of 0s counts
    yield {"indices": rng.permutation(19)[:5], "context": 4}  # a single pair
    yield {"indices": rng.permutation(99)[:80] + 40123, "context": 9}  # 16 bits hold no such number


@exercise.telltale
def not_whole(seen):
    """Somewhere your indices came as numbers with a decimal point. An index says which row, so it
    has to be a whole number."""
    given = [part for one in seen[:2] for part in one.value] if _two_pairs(seen) else []
    again = [[4, 0], [0, 4], [4, 0], [0, 4], [4, 7], [7, 7]]
    asked: list[object] = [[[5, 3], [3, 6]], [6, 1], again, [4, 0, 4, 7, 7, 4]]
    right = [np.array_equal(one, np.array(other)) for one, other in zip(given, asked, strict=False)]
    return len(right) == 4 and all(right) and "f" in {np.asarray(part).dtype.kind for part in given}


def _two_pairs(seen):
    return all(isinstance(one.value, list) and len(one.value) == 2 for one in seen[:2])


@exercise.mistake
def target_is_last_input(indices, context):
    """The target of a window is its own last word: the model could copy it. Asked is the word
    after."""
    return [windows(indices, context), indices[context - 1 : -1]]


@exercise.mistake(words=LAST_MISSING)
def last_pair_missing(indices, context):
    return [windows(indices, context)[:-1], indices[context:-1]]


@exercise.mistake(words=LAST_MISSING)
def last_pair_missing_stacked(indices, context):
    X, Y = last_pair_missing(indices, context)
    return [X if len(X) else np.zeros(0, int), Y]  # tf.stack([]) has one axis


@exercise.mistake
def first_pair_missing(indices, context):
    """One pair is missing: the first window, which starts with the first word."""
    return [windows(indices, context)[1:], indices[context + 1 :]]


@exercise.mistake
def no_overlap(indices, context):
    """Your windows do not overlap: one starts where the last one ended. One starts at every
    word."""
    starts = range(0, len(indices) - context, context)
    return [windows(indices, context, starts), indices[context::context]]


@exercise.mistake
def target_two_on(indices, context):
    """The target lies two words behind the window; it is the next word."""
    return [windows(indices, context)[:-1], indices[context + 1 :]]


@exercise.mistake
def window_reversed(indices, context):
    """Your windows are read from right to left: the order of the text is lost."""
    return [windows(indices, context)[:, ::-1].copy(), indices[context:]]


@exercise.mistake
def context_counts_the_target(indices, context):
    """Your windows are one word too short: `context` words go in, and the target comes after."""
    short = max(context - 1, 1)
    return [windows(indices, short), indices[short:]]


@exercise.mistake
def context_too_long(indices, context):
    """Your windows hold one word too many: the target is among the inputs."""
    return [windows(indices, context + 1, range(len(indices) - context)), indices[context:]]


@exercise.mistake
def swapped(indices, context):
    """Windows and targets are the wrong way round: first X, then Y."""
    return [indices[context:], windows(indices, context)]


@exercise.mistake
def targets_are_windows(indices, context):
    """The target is a whole window, one word further. Asked is one word for each window."""
    moved = windows(indices[1:], context, range(len(indices) - context))
    return [windows(indices, context), moved]


@exercise.mistake
def columns_are_windows(indices, context):
    """Each *column* of your X is a window; asked is one in each row."""
    return [windows(indices, context).T, indices[context:]]


@exercise.mistake
def targets_as_a_column(indices, context):
    """Y came as a table with one column; asked is [T − context], a number for each window."""
    return [windows(indices, context), indices[context:, None]]


@exercise.mistake
def words_before(indices, context):
    """The target is the word *before* the window. The model is to guess what comes next."""
    return [windows(indices[1:], context, range(len(indices) - context)), indices[:-context]]


@exercise.mistake
def each_pair_once(indices, context):
    """A pair that comes again in the text is there only once: each one counts, as often as it
    comes."""
    pairs = [[*indices[k : k + context + 1]] for k in range(len(indices) - context)]
    once = np.array([pair for k, pair in enumerate(pairs) if pair not in pairs[:k]])
    return [once[:, :-1], once[:, -1]]


WINDOWS_ONCE = (
    "A window that comes again in the text is there only once: each one counts, as often as it "
    "comes, with the word that follows it there."
)


@exercise.mistake(words=WINDOWS_ONCE)
def each_window_once(indices, context):
    pairs = [[*indices[k : k + context + 1]] for k in range(len(indices) - context)]
    targets = {tuple(window): target for *window, target in pairs}
    return [np.array([*targets]), np.array([*targets.values()])]


@exercise.mistake(words=WINDOWS_ONCE)
def each_window_once_at_its_first_place(indices, context):
    pairs = [[*indices[k : k + context + 1]] for k in range(len(indices) - context)]
    once = [pair for k, pair in enumerate(pairs) if pair[:-1] not in [p[:-1] for p in pairs[:k]]]
    return [np.array(once)[:, :-1], np.array(once)[:, -1]]


@exercise.mistake
def empty_targets_left_out(indices, context):
    """Pairs are missing: those whose next word has the index 0. All windows are asked."""
    kept = indices[context:] != 0
    return [windows(indices, context)[kept], indices[context:][kept]]


@exercise.mistake
def windows_with_empty_words_left_out(indices, context):
    """Pairs are missing: those whose window holds a 0. It is a word like all others."""
    kept = (windows(indices, context) != 0).all(axis=1)
    return [windows(indices, context)[kept], indices[context:][kept]]


@exercise.mistake
def empty_words_cut_out(indices, context):
    """As if the 0s were first cut out of the text: they are words like all others, and hold their
    places."""
    return next_word_pairs(indices[indices != 0], context)


@exercise.mistake
def eight_bits(indices, context):
    """After 255 your numbers start again at 0, as those of 8 bits do: they should come as they
    are."""
    return next_word_pairs(indices % 256, context)


@exercise.mistake
def only_the_last_pair(indices, context):
    """Only the last pair came back: as if each window overwrote the one before."""
    return [indices[-context - 1 : -1], indices[-1]]


@exercise.mistake
def the_window_without_a_target(indices, context):
    """X has a window more than there are targets: nothing follows the last one."""
    return [windows(indices, context, range(len(indices) - context + 1)), indices[context:]]


@exercise.mistake
def target_two_on_in_a_circle(indices, context):
    """The target lies two words behind the window, and behind the last word comes the first again.
    It is the next word."""
    return [windows(indices, context), np.roll(indices, -1)[context:]]


@exercise.mistake
def repeated_words_left_out(indices, context):
    """Pairs are missing: those whose next word is the same as the one before it. All windows are
    asked."""
    kept = indices[context:] != indices[context - 1 : -1]
    return [windows(indices, context)[kept], indices[context:][kept]]
