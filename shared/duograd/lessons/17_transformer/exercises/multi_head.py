"""Several look-ups at once, each with its own piece of the queries, keys and values."""

import numpy as np

from duograd.exercises import Case, Exercise, failed

from .parts import attention_of, causal, heads_of, looked_up, softmax

WEIGHTS = ("W_q", "W_k", "W_v", "W_o")

exercise = Exercise(
    points=2,
    level="complete",
    gradients=("X", *WEIGHTS),
    hints=[
        "Follow the shapes for n = 2 texts of 5 words, d = 6 and 3 heads: X is [2, 5, 6]. What is "
        "Q before it is split, and what after?",
        "Each head is the attention of lab 16, with the few numbers that it got. A product of "
        "tensors with four axes is done for each text and each head by itself.",
        "Two lines are missing: one makes Q, K and V, each a product that is split; the other "
        "takes the means of V with the weights, joins the heads and lets W_o mix them.",
        "A like example: three jurors with notes of their own each write a short verdict; the "
        "verdicts are laid side by side, and a clerk makes one text of them.",
    ],
)


@exercise.oracle
def multi_head(X, W_q, W_k, W_v, W_o, n_heads):
    return attention_of(X, W_q, W_k, W_v, W_o, n_heads)


def given(rng, n, T, d, n_heads):
    weights = {name: rng.normal(0, 1, (d, d)) for name in WEIGHTS}
    return {"X": rng.normal(0, 1, (n, T, d)), **weights, "n_heads": n_heads}


@exercise.cases
def cases(rng):
    yield by_hand()
    yield Case(given(rng, 1, 3, 4, 2))
    yield Case(given(rng, 2, 5, 6, 3), gradient=False)
    yield Case(given(rng, 2, 3, 4, 1), gradient=False)
    yield Case(given(rng, 3, 1, 4, 2), gradient=False)  # one word sees itself only
    yield Case(given(rng, 2, 2, 4, 4), gradient=False)


def by_hand():
    """Two words with two numbers each; a head looks with the first, one with the second."""
    one = np.eye(2)
    weights = {"W_q": one, "W_k": one, "W_v": 10 * one, "W_o": np.array([[1.0, 1], [0, 1]])}
    return {"X": np.array([[[1.0, 2], [3, 0]]]), **weights, "n_heads": 2}


@exercise.telltale(shapes=True)
def shapes_do_not_fit(seen):
    """Somewhere shapes meet that do not fit. The four W are [d, d]; a head, once it is split off,
    has only d / n_heads numbers for each word, until the heads are joined again."""
    return failed(
        seen, "Expected size for first two dimensions", "mat1 and mat2 shapes cannot be multiplied",
        "must match the size of tensor", "Matrix size-incompatible", "Dimensions must be equal",
        "In[0] mismatch In[1]", "size of the contracting dim", "must be broadcastable",
    )  # fmt: skip


@exercise.given_else
def one_head():
    """As if there were a single head with all numbers, whatever n_heads says."""
    return {"n_heads": 1}


@exercise.given_else
def two_heads():
    """As if there were two heads, whatever n_heads says."""
    return {"n_heads": 2}


@exercise.given_else
def output_forgotten(W_o):
    """As if W_o were not there: the heads lie side by side, and nothing mixes them."""
    return {"W_o": np.eye(len(W_o))}


@exercise.given_else
def output_transposed(W_o):
    """W_o came the other way round: its rows for its columns."""
    return {"W_o": W_o.T}


@exercise.given_else
def all_transposed(W_q, W_k, W_v):
    """W_q, W_k and W_v came the other way round: their rows for their columns."""
    return {"W_q": W_q.T, "W_k": W_k.T, "W_v": W_v.T}


@exercise.given_else
def all_four_transposed(W_q, W_k, W_v, W_o):
    """All four W came the other way round, their rows for their columns. A word's row stands left
    of them: X W."""
    return {"W_q": W_q.T, "W_k": W_k.T, "W_v": W_v.T, "W_o": W_o.T}


@exercise.given_else
def one_matrix_for_all(W_q):
    """As if W_k and W_v were the same as W_q: each of the three has a matrix of its own."""
    return {"W_k": W_q, "W_v": W_q}


@exercise.given_else
def keys_for_values(W_k):
    """What comes back is made of the keys: they say how well an entry fits. What is read are the
    values."""
    return {"W_v": W_k}


@exercise.given_else
def queries_and_keys_swapped(W_q, W_k):
    """Queries and keys are the wrong way round: each word answers where it should ask."""
    return {"W_q": W_k, "W_k": W_q}


@exercise.given_else
def words_themselves(W_q, W_k, W_v):
    """The words themselves were cut into heads: W_q, W_k and W_v were not used."""
    return dict.fromkeys(("W_q", "W_k", "W_v"), np.eye(len(W_q)))


@exercise.given_else
def values_not_projected(W_v):
    """The words themselves are read: W_v, which makes the values of them, was not used."""
    return {"W_v": np.eye(len(W_v))}


def otherwise(wrong, **changed):
    """Let a mistake be the right way with some of its parts changed."""

    def formula(X, W_q, W_k, W_v, W_o, n_heads):
        return attention_of(X, W_q, W_k, W_v, W_o, n_heads, **changed)

    exercise.mistake(formula, wrong)


def looking(wrong):
    """Let a mistake say only how the heads look."""
    otherwise(wrong, look=wrong)
    return wrong


def by_reshape(X, n_heads):
    n, T, d = X.shape
    return X.reshape(n, n_heads, T, d // n_heads)


@exercise.mistake
def split_by_reshape(X, W_q, W_k, W_v, W_o, n_heads):
    """The heads were made by a reshape alone: a head holds whole words, or parts of several."""
    return attention_of(X, W_q, W_k, W_v, W_o, n_heads, split=by_reshape)


@exercise.mistake
def every_other_number(X, W_q, W_k, W_v, W_o, n_heads):
    """The columns were dealt out to the heads like cards. Head 1 is to have the first ones, and so
    on."""
    dealt = lambda X, n_heads: X.reshape(*X.shape[:2], -1, n_heads).transpose(0, 3, 1, 2)  # noqa: E731
    return attention_of(X, W_q, W_k, W_v, W_o, n_heads, split=dealt)


@exercise.mistake
def merged_by_reshape(X, W_q, W_k, W_v, W_o, n_heads):
    """The heads were put together by a reshape alone: a row holds pieces of several words."""
    n, T, d = X.shape
    Q, K, V = (heads_of(X @ W, n_heads) for W in (W_q, W_k, W_v))
    return looked_up(Q, K, V, causal(T)).reshape(n, T, d) @ W_o


@exercise.mistake
def words_cut_first(X, W_q, W_k, W_v, W_o, n_heads):
    """As if a word were cut before the products: head 1 reads only the first numbers of each word.
    Each head reads them all, through columns of its own."""
    width = X.shape[2] // n_heads
    own = np.kron(np.eye(n_heads), np.ones((width, width)))  # 1 where a head meets its own piece
    return attention_of(X, W_q * own, W_k * own, W_v * own, W_o, n_heads)


@exercise.mistake
def split_before(X, W_q, W_k, W_v, W_o, n_heads):
    """As if the whole numbers of the words were averaged by a single look."""
    weights = softmax(np.where(causal(X.shape[1]), (X @ W_q) @ (X @ W_k).swapaxes(1, 2), -np.inf))
    return weights @ (X @ W_v) @ W_o


@looking
def no_mask(Q, K, V, mask):
    """Words look at what comes after them, too: the first word's row depends on the last word."""
    return looked_up(Q, K, V, True)


@looking
def not_scaled(Q, K, V, mask):
    """The scores were not divided before the softmax."""
    return looked_up(Q, K, V, mask, scale=1)


@looking
def scaled_by_width(Q, K, V, mask):
    """The scores were divided by √d. A head's queries and keys have only d / n_heads numbers."""
    return looked_up(Q, K, V, mask, scale=Q.shape[-1] * Q.shape[1])


@looking
def not_rooted(Q, K, V, mask):
    """The scores were divided by the number of a head's numbers, and not by its root."""
    return looked_up(Q, K, V, mask, scale=Q.shape[-1] ** 2)


@looking
def mask_after_softmax(Q, K, V, mask):
    """The words to come were struck out after the softmax: the weights of what is left no longer
    add up to 1."""
    weights = softmax(Q @ K.swapaxes(-1, -2) / np.sqrt(Q.shape[-1]))
    return np.where(mask, weights, 0) @ V


@looking
def mask_turned_round(Q, K, V, mask):
    """Words look at themselves and at what comes *after* them: the mask is the wrong way round."""
    return looked_up(Q, K, V, mask.T)


@looking
def hidden_by_zero(Q, K, V, mask):
    """The scores of words to come are 0 and not −∞: e⁰ is 1, so they still have weight."""
    scores = Q @ K.swapaxes(-1, -2) / np.sqrt(Q.shape[-1])
    return softmax(np.where(mask, scores, 0)) @ V


@looking
def softmax_over_queries(Q, K, V, mask):
    """The weights add up to 1 for each key. They are to do so for each query."""
    scores = Q @ K.swapaxes(-1, -2) / np.sqrt(Q.shape[-1])
    return softmax(np.where(mask, scores, -np.inf), axis=-2) @ V


@looking
def no_softmax(Q, K, V, mask):
    """The bare scores were taken for weights: no softmax."""
    return np.where(mask, Q @ K.swapaxes(-1, -2) / np.sqrt(Q.shape[-1]), 0) @ V


@looking
def weights_averaged(Q, K, V, mask):
    """All heads look with the same weights, the mean of them all: each has its own."""
    weights = softmax(np.where(mask, Q @ K.swapaxes(-1, -2) / np.sqrt(Q.shape[-1]), -np.inf))
    return weights.mean(axis=1, keepdims=True) @ V


@looking
def heads_averaged(Q, K, V, mask):
    """All heads say the same, the mean of them all: each has a piece of its own to tell."""
    seen = looked_up(Q, K, V, mask)
    return np.repeat(seen.mean(axis=1, keepdims=True), Q.shape[1], axis=1)
