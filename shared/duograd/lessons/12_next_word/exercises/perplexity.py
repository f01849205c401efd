"""How many words a model hesitates between: e to the mean cross-entropy."""

import numpy as np

from duograd.exercises import Exercise, comparing

exercise = Exercise(
    points=2,
    hints=[
        "By hand: the right words got the chances 1/2 and 1/8. Their cross-entropies are ln 2 and "
        "ln 8 = 3 ln 2. What is the mean, and e to the power of it?",
        "The model gives scores, and lab 04 turned scores into a loss without ever computing e "
        "to the 1000. Do the same, then take e once, at the very end.",
        "First one cross-entropy for each row, then their mean, then e. Your framework has a "
        "cross-entropy that takes scores and labels as whole numbers.",
        "A like example: the mean *growth* of a capital is e to the mean of the logarithms of its "
        "yearly factors.",
    ],
)


def log_sum_exp(Z, axis=-1):
    most = Z.max(axis=axis, keepdims=True)
    return (most + np.log(np.exp(Z - most).sum(axis=axis, keepdims=True))).squeeze(axis)


def at(Z, labels):
    return np.take_along_axis(Z, np.asarray(labels)[:, None], axis=1)[:, 0]


def cross_entropies(Z, labels):
    return log_sum_exp(Z) - at(Z, labels)


def chances_of(Z):
    return np.exp(Z - log_sum_exp(Z)[:, None])


@exercise.oracle
def perplexity(Z, labels):
    return np.array(np.exp(cross_entropies(Z, labels).mean()))


HAND = {"Z": np.log([[0.5, 0.25, 0.25], [0.125, 0.125, 0.75]]), "labels": np.array([0, 1])}
FAR = {"Z": np.array([[1000.0, 1001, 998], [-1000, -1001, -999]]), "labels": np.array([1, 0])}
SURE = {  # a chance of e to the −120
    "Z": np.array([[120.0, 0, 1], [0.5, 0.2, 1], [0, 1, 0], [1, 0, 2]]),
    "labels": np.array([1, 2, 0, 1]),
}


@exercise.cases
def cases(rng):
    yield HAND
    yield {"Z": rng.normal(0, 1, (7, 5)), "labels": rng.permutation(7) % 5}
    yield {"Z": np.array([[0.3, -0.2, 9.0, 1.0]]), "labels": np.array([2])}  # it is nearly sure
    yield FAR
    yield {"Z": rng.normal(0, 1.5, (100, 50)), "labels": rng.integers(0, 50, 100)}
    yield SURE


@exercise.telltale
def chances_clipped(seen):
    """Where a right word has a chance of e to the −120, yours is far too small, as if no chance
    could be so near 0: a model that is sure of a wrong word looks much better than it is."""
    first, far, sure = (seen[k].value for k in (0, 3, 5))
    right = comparing.same(first, perplexity(**HAND)) and comparing.same(far, perplexity(**FAR))
    return right and 0 < sure < perplexity(**SURE) / 2


@exercise.telltale
def scores_cut_off(seen):
    """Scores of 1000, 1001 and 998 count the same here, as if they were cut off on the way: what
    counts is how far apart they are, far from 0 too."""
    first, far = (seen[k].value for k in (0, 3))
    return comparing.same(first, perplexity(**HAND)) and comparing.same(far, np.array(3.0))


@exercise.mistake
def cross_entropy(Z, labels):
    """This is the mean cross-entropy itself; the perplexity is e to the power of it."""
    return cross_entropies(Z, labels).mean()


@exercise.mistake
def mean_of_exponentials(Z, labels):
    """You took e of each cross-entropy, and then the mean. First the mean, then e."""
    return np.exp(cross_entropies(Z, labels)).mean()


@exercise.mistake
def exponential_of_sum(Z, labels):
    """As if the cross-entropies were added up and not averaged: the perplexity of two words would
    be that of one, squared."""
    return np.exp(cross_entropies(Z, labels).sum())


@exercise.mistake
def base_two(Z, labels):
    """This is 2 to the power of the mean cross-entropy. The logarithm in it has the base e, so e
    belongs here."""
    return 2 ** cross_entropies(Z, labels).mean()


@exercise.mistake
def sign(Z, labels):
    """e to the *minus* mean cross-entropy: that is the chance of the right word (a mean of a kind),
    and its inverse is asked."""
    return np.exp(-cross_entropies(Z, labels).mean())


@exercise.mistake
def one_for_each_row(Z, labels):
    """There is a number for each row; asked is one for all of them."""
    return np.exp(cross_entropies(Z, labels))


SCORES_FOR_CHANCES = (
    "As if the scores were chances already: minus their logarithm is no cross-entropy. The softmax "
    "is missing."
)


@exercise.mistake(words=SCORES_FOR_CHANCES)
def scores_taken_for_chances(Z, labels):
    return np.exp(-np.log(at(Z, labels)).mean())


@exercise.mistake(words=SCORES_FOR_CHANCES)
def scores_clipped_to_chances(Z, labels):
    chances = np.clip(Z, 1e-7, 1 - 1e-7)  # as Keras does, if nobody says that they are scores
    return np.exp(-np.log(at(chances / chances.sum(axis=1, keepdims=True), labels)).mean())


@exercise.mistake
def overflow(Z, labels):
    """Right for moderate scores, but e to the 1000 is infinite, and what is made of it is no number
    any more. How did lab 04 keep its cross-entropy finite?"""
    chances = np.exp(Z) / np.exp(Z).sum(axis=-1, keepdims=True)
    return np.exp(-np.log(at(chances, labels)).mean())


@exercise.mistake
def chance_became_zero(Z, labels):
    """Right for moderate scores, but a chance of e to the −120 is rounded to 0, and then its
    logarithm is infinite. How did lab 04 get a cross-entropy straight from the scores?"""
    return np.exp(-np.log(at(chances_of(Z), labels)).mean())


@exercise.mistake
def never_above_the_words(Z, labels):
    """As if nobody could be less sure than among all words: who gives the right word a small chance
    is."""
    return np.minimum(perplexity(Z, labels), Z.shape[1])


@exercise.mistake
def product_became_zero(Z, labels):
    """Right for a few rows of moderate scores, but the product of many chances is smaller than any
    number that the computer has. Their logarithms can be added up."""
    return np.prod(at(chances_of(Z), labels)) ** (-1 / len(Z))


@exercise.mistake
def mean_of_chances(Z, labels):
    """This is 1 divided by the mean chance of the right words. First the logarithms, then their
    mean."""
    return 1 / at(chances_of(Z), labels).mean()


@exercise.mistake
def labels_not_asked(Z, labels):
    """This is how unsure the scores are in themselves, whatever the right words are: the labels
    are not in it."""
    logs = Z - log_sum_exp(Z)[:, None]
    return np.exp(-(np.exp(logs) * logs).sum(axis=1).mean())


@exercise.mistake
def empty_words_left_out(Z, labels):
    """Rows whose right word has the index 0 do not count here. All rows do."""
    return perplexity(Z[labels != 0], labels[labels != 0])


@exercise.mistake
def softmax_over_the_batch(Z, labels):
    """As if the softmax ran down the columns: the chances of one row add up to 1, over its
    words."""
    return np.exp(-at(Z - log_sum_exp(Z, axis=0), labels).mean())


@exercise.mistake
def divided_by_words(Z, labels):
    """As if the sum were divided by the number of all scores; it is divided by the number of
    rows."""
    return np.exp(cross_entropies(Z, labels).sum() / Z.size)


@exercise.mistake
def divided_by_the_vocabulary(Z, labels):
    """As if the sum were divided by the number of words in the vocabulary; it is divided by the
    number of rows."""
    return np.exp(cross_entropies(Z, labels).sum() / Z.shape[1])


@exercise.mistake
def labels_of_all_rows(Z, labels):
    """As if all labels were asked of every row: each row has one right word, its own."""
    return np.exp((log_sum_exp(Z)[:, None] - Z[:, labels]).mean())


@exercise.mistake
def softmax_twice(Z, labels):
    """As if a softmax were taken of the softmax: your cross-entropy wants scores, and was given
    chances."""
    return np.exp(cross_entropies(chances_of(Z), labels).mean())


@exercise.mistake
def of_the_likeliest(Z, labels):
    """As if the likeliest word were always the right one: the labels do not count."""
    return perplexity(Z, Z.argmax(axis=-1))
