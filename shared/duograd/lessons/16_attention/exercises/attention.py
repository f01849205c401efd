"""Values, weighted by how well their keys fit, where a mask lets one look."""

import numpy as np

from duograd.exercises import Case, Exercise, failed

from .looking import hide, look, lower, other, scores, softmax

exercise = Exercise(
    points=3,
    gradients=("Q", "K", "V"),
    hints=[
        "By hand: one query has the scores 1, 0 and 3, and may not look at the third. The values "
        "are 10, 20 and 1000. Whoever is hidden must not change the answer: what is it?",
        "A softmax shares out 1 among all that it is given. Who is to get *nothing* of it must "
        "have a score so low that e to the power of it is 0, before the softmax.",
        "Scores as in attention_weights; where the mask is False they are replaced by −∞, unless "
        "the mask is None; a softmax over the keys; a product with V.",
        "A like example: the chances of the teams that are still in: `np.where(in_play, strength, "
        "-np.inf)`, then a softmax.",
    ],
)


@exercise.oracle
def attention(Q, K, V, mask):
    return look(Q, K, V, mask)


def drawn(rng, n, T_q, T_k, d, d_v, mask=None):
    Q, K, V = (rng.normal(0, 1, (n, T, k)) for T, k in ((T_q, d), (T_k, d), (T_k, d_v)))
    return {"Q": Q, "K": K, "V": V, "mask": mask}


@exercise.cases
def cases(rng):
    Q, K = np.array([[[2.0, 0, 0, 0]]]), np.array([[[1.0, 0, 0, 0], [0, 1, 0, 0]]])
    by_hand = {"Q": Q, "K": K, "V": np.array([[[10.0], [20]]]), "mask": None}
    told = "q = (2, 0, 0, 0), the keys (1, 0, 0, 0), (0, 1, 0, 0), the values 10, 20 and no mask"
    yield Case(by_hand, told=told)
    yield drawn(rng, 2, 3, 3, 2, 4, lower(3))
    loud = drawn(rng, 3, 2, 5, 4, 6, None)
    yield Case({**loud, "V": 300 * loud["V"]}, gradient=False)
    yield Case(drawn(rng, 2, 5, 5, 4, 3, lower(5)), gradient=False)
    several = np.array([[1, 0, 1], [1, 1, 0], [0, 0, 1]], bool)
    as_many = drawn(rng, 3, 3, 3, 2, 5, several)  # texts as queries; one has scores of 0
    yield Case({**as_many, "Q": as_many["Q"] * [[1], [0], [1]]}, gradient=False)
    padding = np.array([[[1, 1, 0, 0]], [[1, 0, 0, 0]]], bool)
    yield Case(drawn(rng, 2, 3, 4, 5, 2, padding), gradient=False)
    each_its_own = np.stack([lower(4), ~lower(4) | np.eye(4, dtype=bool)])
    yield Case(drawn(rng, 2, 4, 4, 3, 3, each_its_own), gradient=False)
    yield Case(drawn(rng, 1, 1, 3, 3, 2, np.array([[True, False, True]])), gradient=False)
    yield Case(drawn(rng, 2, 4, 2, 3, 5, np.tri(4, 2, dtype=bool)), gradient=False)
    yield Case(far_away(rng, -62.375), gradient=False)
    yield far_away(rng, 0)


def far_away(rng, low):
    """Scores near 16 · low, and near 1000 for the last key, which most queries may not look at."""
    Q, K = (rng.integers(-8, 9, (2, 3, 4)) / 8 for _ in "QK")  # few digits: float32 has no more
    Q[..., 0], K[..., 0] = 32, np.array([low, low, 62.375])
    return {"Q": Q, "K": K, "V": rng.normal(0, 1, (2, 3, 2)), "mask": lower(3)[None]}


INVERTED = """You look just where you should not: False hides, True shows."""
for slug, low in (("mask_inverted", -np.inf), ("mask_inverted_finite", -1e9)):
    exercise.mistake(
        other(lambda S, mask, low=low: np.where(mask, low, S)), slug=slug, words=INVERTED
    )


much = np.float32(1e9)  # in float32 no more than a rough score is left beside it
exercise.mistake(other(lambda S, mask: S - much * mask), slug="mask_inverted_added", words=INVERTED)


@exercise.mistake(words=INVERTED)
def mask_inverted_silent(Q, K, V, mask):
    return np.nan_to_num(look(Q, K, V, None if mask is None else ~mask))  # who hears nobody: 0


exercise.mistake(
    other(lambda S, mask: S),
    slug="mask_ignored",
    words="As if the mask were not there: the answer depends on what is hidden.",
)
exercise.mistake(
    other(lambda S, mask: S * mask),
    slug="score_of_zero",
    words="As if what is hidden had the score 0: e to the 0 is 1, so it is still heard. Which "
    "score makes e to the power of it 0?",
)
exercise.mistake(
    other(lambda S, mask: S + mask),
    slug="mask_added",
    words="As if True and False were added to the scores as 1 and 0: what is hidden is heard a "
    "little less, and should not be heard at all.",
)


for low in (1, 5, 100, 999, 1000):
    exercise.mistake(
        other(lambda S, mask, low=low: np.where(mask, S, -float(low))),
        slug=f"not_low_enough_{low}",
        words="What is hidden is still heard, as if it got a score that is low, but not low "
        "enough: only e to the −∞ is 0.",
    )


for off in (100, 1000, 1500, 2000):
    exercise.mistake(
        other(lambda S, mask, off=off: S - np.where(mask, 0, off)),
        slug=f"too_little_taken_off_{off}",
        words="What is hidden can still be heard, as if a number were taken off its score, but not "
        "a large enough one: it is, where it fits far better than the rest.",
    )


for slug, without in (("softmax_twice", np.asarray), ("softmax_twice_always", softmax)):

    def softmax_again(Q, K, V, mask, without=without):
        W = softmax(scores(Q, K))
        return (without(W) if mask is None else softmax(hide(W, mask))) @ V

    exercise.mistake(
        softmax_again,
        slug=slug,
        words="As if a softmax were taken of the weights again, with −∞ for what is hidden. It is "
        "the scores that this is done to, and there is one softmax.",
    )


@exercise.mistake
def zero_times_infinity(Q, K, V, mask):
    """Your answers are not a number wherever there is a mask: 0 · ∞ is none. Pick one of two
    numbers for each place, and do not multiply."""
    return look(Q, K, V, None) * (1 if mask is None else np.nan)


@exercise.mistake
def mask_after_softmax(Q, K, V, mask):
    """As if the mask came after the softmax: the weights of a query no longer add up to 1, as what
    is hidden has taken its share."""
    W = softmax(scores(Q, K))
    return (W if mask is None else W * mask) @ V


@exercise.mistake
def shared_out_anew(Q, K, V, mask):
    """Right where the scores lie close together. Where what is hidden fits far better than the
    rest, yours is not a number, as if no share were left for the rest when it was struck out."""
    W = softmax(scores(Q, K)) * (True if mask is None else mask)
    return W / W.sum(-1, keepdims=True) @ V


@exercise.mistake
def shared_out_anew_silent(Q, K, V, mask):
    """Right where the scores lie close together. Where what is hidden fits far better than the
    rest, nothing is heard, as if no share were left for the rest when it was struck out."""
    W = softmax(scores(Q, K)) * (True if mask is None else mask)
    return np.nan_to_num(W / W.sum(-1, keepdims=True)) @ V


@exercise.mistake
def overflow(Q, K, V, mask):
    """Right for moderate scores. Where they lie near 1000 or −1000 yours is not a number: e to the
    power of them is infinite, or 0. How did your softmax of lab 04 stay finite?"""
    e = np.exp(scores(Q, K)) * (True if mask is None else mask)
    return e / e.sum(-1, keepdims=True) @ V


@exercise.mistake
def infinity_after_softmax(Q, K, V, mask):
    """Your answers are infinite, or not a number, wherever something is hidden: −∞ is no weight. It
    is a score, and comes before the softmax."""
    W = softmax(scores(Q, K))
    return (W if mask is None else np.where(mask, W, -np.inf)) @ V


TURNED = (
    "As if rows and columns of the mask had changed places: a row of it is a query that looks, a "
    "column a key that is looked at."
)


def turned(Q, K, V, mask):
    """With rows and columns of the mask exchanged; as it is where that does not fit."""
    try:
        return look(Q, K, V, None if mask is None else np.swapaxes(mask, -1, -2))
    except ValueError:
        return look(Q, K, V, mask)


exercise.mistake(turned, slug="mask_transposed", words=TURNED)


@exercise.mistake(words=TURNED)
def tables_transposed(Q, K, V, mask):
    return turned(Q, K, V, mask) if np.ndim(mask) == 2 else look(Q, K, V, mask)


@exercise.mistake
def mask_of_the_first(Q, K, V, mask):
    """As if the first text's mask held for all: where it has three axes, each may have its own."""
    return look(Q, K, V, mask[0] if np.ndim(mask) == 3 else mask)


for slug, is_causal, words in (
    (
        "always_causal",
        lambda mask: True,
        "As if no query could ever look ahead, whatever the mask says. The mask decides, and where "
        "it is None nothing is hidden.",
    ),
    (
        "causal_without_mask",
        lambda mask: mask is None,
        "As if no query could look ahead where the mask is None. Then nothing is hidden.",
    ),
    (
        "causal_with_mask",
        lambda mask: mask is not None,
        "As if every mask were the causal one. The mask that is given says who may look at whom.",
    ),
):

    def causal(Q, K, V, mask, is_causal=is_causal):
        ahead = np.tri(Q.shape[1], K.shape[1], dtype=bool)
        return look(Q, K, V, ahead if is_causal(mask) else mask)

    exercise.mistake(causal, slug=slug, words=words)


for slug, low in (("softmax_over_queries", -np.inf), ("softmax_over_queries_finite", -1e9)):
    exercise.mistake(
        other(lambda S, mask, low=low: np.where(mask, S, low), axis=-2),
        slug=slug,
        words="The weights that a *key* gets add up to 1. Each query has 1 to give away: over its "
        "keys.",
    )


@exercise.mistake
def not_scaled(Q, K, V, mask):
    """As if the scores were not divided by the root of d: the weights come out too sharp."""
    return look(Q * np.sqrt(Q.shape[-1]), K, V, mask)


@exercise.mistake
def scaled_by_d(Q, K, V, mask):
    """Your scores are divided by d itself, not by its root: the weights come out too even."""
    return look(Q / np.sqrt(Q.shape[-1]), K, V, mask)


@exercise.mistake
def scaled_by_values(Q, K, V, mask):
    """As if the scores were divided by the root of how many numbers a *value* has. d is the width
    of queries and keys."""
    return look(Q * np.sqrt(Q.shape[-1] / V.shape[-1]), K, V, mask)


@exercise.mistake
def weights_returned(Q, K, V, mask):
    """These are the weights, [n, T_q, T_k]. Asked is what is heard: the values, weighted."""
    return look(Q, K, np.eye(K.shape[-2]), mask)


@exercise.given_else
def keys_for_values(K):
    """You weigh the keys and give them back. A key says how well something fits, the value what is
    then heard."""
    return {"V": K}


for slug, low in (("no_softmax", 0.0), ("no_softmax_either", -1e9)):

    def weighed_by_scores(Q, K, V, mask, low=low):
        S = scores(Q, K)
        return (S if mask is None else np.where(mask, S, low)) @ V

    exercise.mistake(
        weighed_by_scores,
        slug=slug,
        words="As if the values were weighed by the scores themselves: a softmax makes shares of 1 "
        "of them.",
    )


@exercise.mistake
def sigmoids(Q, K, V, mask):
    """Each score went through a sigmoid on its own: the weights of a query do not add up to 1."""
    S = scores(Q, K)
    return (1 / (1 + np.exp(-(S if mask is None else hide(S, mask))))) @ V


@exercise.mistake
def all_alike(Q, K, V, mask):
    """As if all values were heard alike, however well their keys fit, and whatever the mask
    says."""
    return np.repeat(V.mean(axis=1, keepdims=True), Q.shape[1], axis=1)


@exercise.mistake
def hidden_by_much(Q, K, V, mask):
    """As if what is hidden got a very high score: it alone is heard wherever there is any."""
    return other(lambda S, mask: np.where(mask, S, 1e9))(Q, K, V, mask)


@exercise.mistake
def the_best_alone(Q, K, V, mask):
    """The key that fits best is heard alone. All are heard, each as loud as it fits."""
    S = scores(Q, K) if mask is None else hide(scores(Q, K), mask)
    return np.where(S.max(-1, keepdims=True) == S, 1.0, 0.0) @ V


@exercise.telltale
def none_not_handled(seen):
    """It stops where the mask is None. Then nothing is hidden: everybody may look at everything."""
    stopped = [bool(one.failure) for one in seen]
    return len(seen) > 3 and stopped == [place in (0, 2) for place in range(len(seen))]


@exercise.telltale
def square_mask(seen):
    """It stops where there are several queries, but not as many as keys. The mask that is given has
    a row for each query and a column for each key; where it is None nothing is hidden."""
    stopped = [bool(one.failure) for one in seen]
    return len(seen) > 5 and stopped == [place in (2, 5, 8) for place in range(len(seen))]


@exercise.telltale(shapes=True)
def tables_do_not_fit(seen):
    """Two tables do not fit in a product: the columns of the first must be as many as the rows of
    the second. Q, [n, T_q, d], meets K turned on its side; the weights meet V as it is."""
    return failed(
        seen, "Expected size for first two dimensions", "mat1 and mat2 shapes cannot be multiplied",
        "Matrix size-incompatible", "In[0] mismatch In[1]", "compatible batch",
    )  # fmt: skip


@exercise.telltale
def booleans_multiplied(seen):
    """True and False are no numbers for TensorFlow, and a score of 0 would hide nothing: pick the
    score or −∞ in each place."""
    return failed(seen, "Value for attr 'T' of bool")


@exercise.telltale
def mask_as_one_truth(seen):
    """`if mask` asks a whole table for one yes or no. Ask whether it `is None`."""
    return failed(seen, "Boolean value of Tensor", "truth value", "boolean value of Tensor")
