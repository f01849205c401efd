"""Each word asks, and all words up to it answer: queries, keys and values of the same text."""

import numpy as np

from duograd.exercises import Case, Exercise, failed

from .looking import look, lower, scores, softmax

exercise = Exercise(
    points=2,
    gradients=("X", "W_q", "W_k", "W_v"),
    hints=[
        "Write the shapes down for a batch of 2 texts of 5 words with 6 numbers each, and weights "
        "of [6, 3]: what shape have the queries, the keys, the values, and the mask?",
        "All three are made of the same X, each with its own table. Then it is the attention you "
        "have, with the mask that keeps words from looking ahead.",
        "One call of `attention`, with three products and one mask of size T. Which axis of X "
        "counts the words?",
        "A like example: in a class each pupil has a question, a label on the desk and a notebook, "
        "all made by the same pupil.",
    ],
)


@exercise.oracle
def self_attention(X, W_q, W_k, W_v):
    return look(X @ W_q, X @ W_k, X @ W_v, lower(X.shape[1]))


def drawn(rng, n, T, d, k, d_v):
    weights = {
        f"W_{name}": rng.normal(0, 1, (d, w)) for name, w in zip("qkv", (k, k, d_v), strict=True)
    }
    return {"X": rng.normal(0, 1, (n, T, d)), **weights}


@exercise.cases
def cases(rng):
    yield drawn(rng, 1, 3, 2, 2, 2)
    yield drawn(rng, 2, 3, 4, 2, 5)
    yield Case(drawn(rng, 2, 70, 6, 3, 2), gradient=False)  # a long text
    yield Case(drawn(rng, 2, 2, 4, 4, 4), gradient=False)  # as many texts as words
    yield Case(drawn(rng, 2, 1, 3, 3, 3), gradient=False)


@exercise.mistake
def queries_and_keys_swapped(X, W_q, W_k, W_v):
    """As if W_k made the queries and W_q the keys."""
    return self_attention(X, W_k, W_q, W_v)


@exercise.mistake
def no_mask(X, W_q, W_k, W_v):
    """Your words look ahead: the answer of the first one depends on words that come after it."""
    return look(X @ W_q, X @ W_k, X @ W_v)


@exercise.mistake
def mask_turned(X, W_q, W_k, W_v):
    """Your words look at themselves and at what comes *after* them: the mask is turned round."""
    return look(X @ W_q, X @ W_k, X @ W_v, lower(X.shape[1]).T)


for slug, low in (("mask_inverted", -np.inf), ("mask_inverted_finite", -1e9)):

    def inverted(X, W_q, W_k, W_v, low=low):
        S = scores(X @ W_q, X @ W_k)
        return softmax(np.where(lower(X.shape[1]), low, S)) @ (X @ W_v)

    exercise.mistake(
        inverted,
        slug=slug,
        words="As if the mask were turned inside out: words see only what comes after them, and "
        "the last one nothing at all.",
    )


@exercise.mistake
def values_as_they_are(X, W_q, W_k, W_v):
    """X itself is heard, as if W_v were not there: values are made with a table of their own."""
    return look(X @ W_q, X @ W_k, X, lower(X.shape[1]))


@exercise.given_else
def keys_by_the_queries_table(W_q):
    """As if W_q made the keys, too: W_k does not count."""
    return {"W_k": W_q}


@exercise.given_else
def values_by_the_keys_table(W_k):
    """As if W_k made the values, too: W_v does not count."""
    return {"W_v": W_k}


@exercise.mistake
def scaled_by_width(X, W_q, W_k, W_v):
    """As if the scores were divided by the root of the width of X. What meets in a score is a query
    and a key: d is *their* width."""
    Q = X @ W_q
    return look(Q * np.sqrt(Q.shape[-1] / X.shape[-1]), X @ W_k, X @ W_v, lower(X.shape[1]))


@exercise.mistake
def scaled_by_values(X, W_q, W_k, W_v):
    """As if the scores were divided by the root of how many numbers a *value* has. d is the width
    of queries and keys."""
    Q = X @ W_q
    Q = Q * np.sqrt(Q.shape[-1] / W_v.shape[-1])
    return look(Q, X @ W_k, X @ W_v, lower(X.shape[1]))


@exercise.mistake
def not_scaled(X, W_q, W_k, W_v):
    """As if the scores were not divided by the root of d."""
    Q = X @ W_q
    return look(Q * np.sqrt(Q.shape[-1]), X @ W_k, X @ W_v, lower(X.shape[1]))


@exercise.mistake
def one_ahead(X, W_q, W_k, W_v):
    """Each word hears one word that comes after it: just the one it is to guess."""
    T = X.shape[1]
    return look(X @ W_q, X @ W_k, X @ W_v, np.tril(np.ones((T, T), bool), 1))


@exercise.mistake
def scaled_twice(X, W_q, W_k, W_v):
    """As if the scores were divided by the same root twice: `attention` does it already."""
    Q = X @ W_q
    return look(Q / np.sqrt(Q.shape[-1]), X @ W_k, X @ W_v, lower(X.shape[1]))


for reach in (2, 3):
    exercise.mistake(
        lambda X, W_q, W_k, W_v, reach=reach: look(
            X @ W_q, X @ W_k, X @ W_v, lower(X.shape[1]) & ~np.tril(lower(X.shape[1]), -reach)
        ),
        slug=f"only_{reach}_words",
        words="As if each word heard no more than itself and the "
        f"{'one' if reach == 2 else 'two'} before it. It hears all before it.",
    )


@exercise.mistake
def values_added(X, W_q, W_k, W_v):
    """What is heard came with a word's own value added to it: asked is what is heard alone."""
    return self_attention(X, W_q, W_k, W_v) + X @ W_v


NOT_ITSELF = (
    "As if no word but the first could hear itself. Each hears those before it, and itself as well."
)
for slug, first in (("not_itself", 0), ("not_itself_first_silent", None)):

    def before(X, W_q, W_k, W_v, first=first):
        T = X.shape[1]
        mask = np.tril(np.ones((T, T), bool), -1) | (np.eye(T, dtype=bool) * (np.arange(T) == 0))
        heard = look(X @ W_q, X @ W_k, X @ W_v, mask)
        return heard if first == 0 else np.where(np.arange(T)[:, None] == 0, np.nan, heard)

    exercise.mistake(before, slug=slug, words=NOT_ITSELF)


def in_squares(formula):
    """What a wrong formula gives where the tables are square; elsewhere it stops."""

    def answer(X, W_q, W_k, W_v):
        square = W_q.shape[0] == W_q.shape[1]
        shape = (*X.shape[:2], W_v.shape[1])
        return formula(X, W_q, W_k, W_v) if square else np.full(shape, np.nan)

    return answer


exercise.mistake(
    in_squares(lambda X, W_q, W_k, W_v: X + self_attention(X, W_q, W_k, W_v)),
    slug="word_added",
    words="What is heard came with the word's own vector added to it: asked is what is heard "
    "alone. (The next lab adds it.)",
)
exercise.mistake(
    in_squares(lambda X, W_q, W_k, W_v: self_attention(X, W_q.T, W_k.T, W_v.T)),
    slug="tables_turned",
    words="As if W_q, W_k and W_v were turned on their sides: they are [d, k], so that X, "
    "[n, T, d], can be multiplied with them as they are.",
)
exercise.mistake(
    in_squares(lambda X, W_q, W_k, W_v: look(X, X @ W_k, X @ W_v, lower(X.shape[1]))),
    slug="queries_as_they_are",
    words="X itself asks, as if W_q were not there: queries are made with a table of their own.",
)
exercise.mistake(
    in_squares(lambda X, W_q, W_k, W_v: look(X @ W_q, X, X @ W_v, lower(X.shape[1]))),
    slug="keys_as_they_are",
    words="X itself is asked, as if W_k were not there: keys are made with a table of their own.",
)


@exercise.mistake
def only_itself(X, W_q, W_k, W_v):
    """Each word hears itself alone, whatever the others hold."""
    return X @ W_v


@exercise.mistake
def only_the_last_word(X, W_q, W_k, W_v):
    """There is the answer of the last word alone: asked is one for each word, [n, T, d_v]."""
    return self_attention(X, W_q, W_k, W_v)[:, -1]


@exercise.mistake
def mask_after_softmax(X, W_q, W_k, W_v):
    """As if the mask came after the softmax: the weights of a word no longer add up to 1, as words
    to come have taken their share."""
    return softmax(scores(X @ W_q, X @ W_k)) * lower(X.shape[1]) @ (X @ W_v)


@exercise.mistake
def nothing_projected(X, W_q, W_k, W_v):
    """As if X asked, answered and was heard itself: the three tables do not count."""
    return look(X, X, X, lower(X.shape[1]))


@exercise.telltale
def mask_of_another_size(seen):
    """Two shapes do not meet. The scores of a text of T words are [T, T], so its mask has T rows
    and T columns: which axis of X counts the words?"""
    return failed(
        seen,
        "size of tensor a (2) must match the size of tensor b (3)",
        "size of tensor a (3) must match the size of tensor b (2)",
        "condition [2,2], then [",
    )
