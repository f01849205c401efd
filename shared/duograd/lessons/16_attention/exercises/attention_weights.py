"""How loud each key answers each query: products, divided by √d, and a softmax over the keys."""

import numpy as np

from duograd.exercises import Case, Exercise, failed

from .looking import scores, softmax

exercise = Exercise(
    points=2,
    level="complete",
    gradients=("Q", "K"),
    hints=[
        "By hand: q = (2, 0, 0, 0), keys (1, 0, 0, 0) and (0, 1, 0, 0). The products are 2 and 0. "
        "What are they divided by, and what does a softmax make of that?",
        "The score of a query and a key is their product: number times number, added up. A matrix "
        "product does it for all pairs, if one of the two tables is turned on its side.",
        "Two lines: `scores` is Q times K, turned such that [T_q, d] meets [d, T_k], over the root "
        "of d. `weights` is a softmax: each *query* has 1 to give away.",
        "A like example: `tastes @ dishes.T` says for each guest how much he would like each dish; "
        "the shares of his plate add up to 1 for each guest.",
    ],
)


@exercise.oracle
def attention_weights(Q, K):
    return softmax(scores(Q, K))


def drawn(rng, n, T_q, T_k, d, size=1.0):
    return {"Q": rng.normal(0, size, (n, T_q, d)), "K": rng.normal(0, size, (n, T_k, d))}


@exercise.cases
def cases(rng):
    Q, K = np.array([[[2.0, 0, 0, 0]]]), np.array([[[1.0, 0, 0, 0], [0, 1, 0, 0]]])
    yield Case({"Q": Q, "K": K}, told="q = (2, 0, 0, 0) and the keys (1, 0, 0, 0), (0, 1, 0, 0)")
    yield drawn(rng, 2, 3, 5, 4)
    yield Case(drawn(rng, 3, 5, 2, 20, 1.2), gradient=False)
    yield Case(drawn(rng, 2, 12, 12, 1), gradient=False)  # a single number each
    yield Case(drawn(rng, 1, 3, 1, 6), gradient=False)  # a single key
    yield Case(far_away(rng), gradient=False)


def far_away(rng):
    """Scores near −1000 for the first query, near 1000 or −1000 for the second, 1000 for the
    third: e to the 1000 is infinite."""
    Q, K = (rng.integers(-8, 9, (1, T, 4)) / 8 for T in (3, 4))  # few digits: float32 has no more
    Q[..., :2] = [[-32, 0], [0, 32], [32, 0]]
    K[..., :2] = 62.375 * np.array([[1, 1], [1, -1], [1, 1], [1, -1]])
    return {"Q": Q, "K": K}


@exercise.mistake
def not_scaled(Q, K):
    """As if the scores were not divided at all: the more numbers a key has, the larger its products
    with a query, and the sharper your weights."""
    return softmax(scores(Q, K) * np.sqrt(Q.shape[-1]))


@exercise.mistake
def scaled_by_d(Q, K):
    """Your scores are divided by d itself: the weights come out too even. The spread of the
    products grows with the root of d."""
    return softmax(scores(Q, K) / np.sqrt(Q.shape[-1]))


@exercise.mistake
def scaled_by_keys(Q, K):
    """As if the scores were divided by the root of the number of keys. d is how many numbers a
    single key has."""
    return softmax(scores(Q, K) * np.sqrt(Q.shape[-1] / K.shape[-2]))


@exercise.mistake
def scaled_by_queries(Q, K):
    """As if the scores were divided by the root of the number of queries. d is how many numbers a
    single query has: the last axis."""
    return softmax(scores(Q, K) * np.sqrt(Q.shape[-1] / Q.shape[-2]))


@exercise.mistake
def scaled_by_batch(Q, K):
    """As if the scores were divided by the root of the size of the batch. d is how many numbers a
    single query has: the last axis."""
    return softmax(scores(Q, K) * np.sqrt(Q.shape[-1] / len(Q)))


@exercise.mistake
def always_by_two(Q, K):
    """Right where a key has four numbers, and only there: each score is divided by 2, whatever d
    is."""
    return softmax(scores(Q, K) * np.sqrt(Q.shape[-1]) / 2)


@exercise.mistake
def scaled_by_half(Q, K):
    """Right where a key has four numbers, and only there: each score is divided by half of d. In
    Python `d ** 1 / 2` is that, too."""
    return softmax(scores(Q, K) * np.sqrt(Q.shape[-1]) / (Q.shape[-1] / 2))


@exercise.mistake
def root_cut_down(Q, K):
    """Right where the root of d is a whole number, and only there, as if what follows the point had
    been cut off it."""
    d = Q.shape[-1]
    return softmax(scores(Q, K) * np.sqrt(d) / int(np.sqrt(d)))


@exercise.mistake
def scaled_by_square(Q, K):
    """Your weights are far too even, as if the scores were divided by the square of d and not by
    its root."""
    return softmax(scores(Q, K) / Q.shape[-1] ** 1.5)


@exercise.mistake
def sigmoids(Q, K):
    """Each score went through a sigmoid on its own: the weights of a query do not add up to 1."""
    return 1 / (1 + np.exp(-scores(Q, K)))


@exercise.mistake
def sizes_of_scores(Q, K):
    """As if scores had no sign: a key that points *away* from the query is heard as loudly as one
    that fits."""
    return softmax(np.abs(scores(Q, K)))


@exercise.mistake
def distances(Q, K):
    """As if a key fitted the better, the nearer it lies to the query. The score is their
    product."""
    far = np.linalg.norm(Q[:, :, None] - K[:, None], axis=-1)
    return softmax(-far / np.sqrt(Q.shape[-1]))


@exercise.mistake
def multiplied(Q, K):
    """As if the scores were multiplied with the root of d: the weights come out far too sharp."""
    return softmax(scores(Q, K) * Q.shape[-1])


@exercise.mistake
def scaled_after(Q, K):
    """The weights of a query do not add up to 1: it looks as if they were divided, and not the
    scores."""
    return softmax(scores(Q, K) * np.sqrt(Q.shape[-1])) / np.sqrt(Q.shape[-1])


@exercise.mistake
def softmax_over_queries(Q, K):
    """The weights that a *key* gets add up to 1. Each query has 1 to give away: over its keys."""
    return softmax(scores(Q, K), axis=-2)


@exercise.mistake
def softmax_over_batch(Q, K):
    """As if the softmax ran over the examples of the batch: each query has 1 to give away, over its
    keys."""
    return softmax(scores(Q, K), axis=0)


@exercise.mistake
def softmax_over_all(Q, K):
    """All the weights of an example together add up to 1. Each of its queries has 1 to give
    away."""
    S = scores(Q, K)
    return softmax(S.reshape(len(S), -1)).reshape(S.shape)


@exercise.mistake
def one_for_the_batch(Q, K):
    """All the weights of the whole batch together add up to 1. Each query of each example has 1 to
    give away."""
    S = scores(Q, K)
    return softmax(S.reshape(1, -1)).reshape(S.shape)


@exercise.mistake
def logarithms(Q, K):
    """These are the logarithms of the weights: weights are never below 0."""
    S = scores(Q, K)
    S = S - S.max(-1, keepdims=True)
    return S - np.log(np.exp(S).sum(-1, keepdims=True))


@exercise.mistake
def no_softmax(Q, K):
    """These are the scores themselves. Weights are never below 0, and those of a query add up to
    1."""
    return scores(Q, K)


@exercise.mistake
def plain_shares(Q, K):
    """Your weights add up to 1, but some are below 0 or above 1: a score divided by the sum of the
    scores is no softmax."""
    S = scores(Q, K)
    return S / S.sum(-1, keepdims=True)


@exercise.mistake
def exponentials(Q, K):
    """These are e to the scores; they do not add up to 1 yet for each query."""
    return np.exp(scores(Q, K).astype("float32"))


@exercise.mistake
def turned_round(Q, K):
    """As if the keys asked and the queries were asked: queries are the rows of the answer, keys its
    columns."""
    return softmax(scores(K, Q))


@exercise.mistake
def columns_for_queries(Q, K):
    """The right weights, but each query's stand in a column: [n, T_k, T_q]. Queries are the
    rows."""
    return np.swapaxes(softmax(scores(Q, K)), -1, -2)


EQUALLY_LONG = (
    "As if all queries and keys were made equally long first: the score is the plain product, so a "
    "long key is heard better."
)


@exercise.mistake(words=EQUALLY_LONG)
def cosine(Q, K):
    q, k = (x / np.linalg.norm(x, axis=-1, keepdims=True) for x in (Q, K))
    return softmax(q @ np.swapaxes(k, -1, -2))


@exercise.mistake(words=EQUALLY_LONG)
def cosine_scaled(Q, K):
    return softmax(scores(*(x / np.linalg.norm(x, axis=-1, keepdims=True) for x in (Q, K))))


@exercise.mistake
def reshaped_not_turned(Q, K):
    """As if the keys had been filled anew into [n, d, T_k], line by line. That is not the same as
    exchanging two axes."""
    n, T_k, d = K.shape
    return softmax(scores(Q, K.reshape(n, d, T_k).swapaxes(1, 2)))


@exercise.mistake
def keys_heard(Q, K):
    """These are the keys, weighted. Asked are the weights themselves, [n, T_q, T_k]."""
    return softmax(scores(Q, K)) @ K


@exercise.given_else
def keys_forgotten(Q):
    """As if the queries were compared with one another: the keys do not count."""
    return {"K": Q}


@exercise.mistake
def overflow(Q, K):
    """Right for moderate scores, but e to the 1000 is infinite, and so the weights are not a
    number. How did your softmax of lab 04 stay finite?"""
    e = np.exp(scores(Q, K))
    return e / e.sum(-1, keepdims=True)


@exercise.mistake
def cut_off(Q, K):
    """Right for moderate scores. Where they lie far from 0 it is as if they were cut off at a
    bound: then several keys seem to fit equally well."""
    return softmax(np.clip(scores(Q, K), -50, 50))


@exercise.mistake
def one_largest_for_all(Q, K):
    """Right for moderate scores. Where all scores of a query lie far below the largest of all, its
    weights are not a number: 0 / 0."""
    S = scores(Q, K)
    e = np.exp(S - S.max())
    return e / e.sum(-1, keepdims=True)


@exercise.telltale(shapes=True)
def not_turned(seen):
    """d must meet d in the product, and does not. One of the two has to be turned on its side: its
    last two axes change places, that of the examples stays."""
    return failed(
        seen, "Expected size for first two dimensions", "mat1 and mat2 shapes cannot be multiplied",
        "Matrix size-incompatible", "In[0] mismatch In[1]", "compatible batch",
    )  # fmt: skip


@exercise.telltale
def axis_lost(seen):
    """Two shapes do not meet: where the exponentials are added up, the axis of the keys went away.
    Keep it: [n, T_q, 1]."""
    return failed(seen, "must match the size of tensor", "Incompatible shapes")
