"""Scores into chances: a temperature, and only the best k stay in the game."""

import numpy as np

from duograd.exercises import Exercise

from .scores import chances

exercise = Exercise(
    points=3,
    hints=[
        "By hand: scores 2, 1, 0, −1 at temperature ½ with top_k = 2. What are the scores after "
        "the division, and e to the power of the two best?",
        "Those outside of the best k have the chance 0, and the chances of the others still add up "
        "to 1. Which score gives a chance of exactly 0?",
        "First divide by the temperature. Then find the k-th largest score; where a score is below "
        "it, put −∞ in its place. Then a softmax.",
        "A like example: of all who ran, only the three fastest share the prize, in proportion to "
        "their speed; the others get 0, and nobody changes their place in the list.",
    ],
)


def kept(logits, top_k):
    """True for the top_k largest; for all where it is None."""
    return logits >= np.sort(logits)[-top_k] if top_k else np.ones(len(logits), bool)


def of_those(scores, keep):
    return chances(np.where(keep, scores, -np.inf))


@exercise.oracle
def sampling_probabilities(logits, temperature, top_k):
    return of_those(logits / temperature, kept(logits, top_k))


LOW = [-999_990.0, -999_991.0, -999_993.0, -999_999.0]


@exercise.cases
def cases(rng):
    yield one([2.0, 1, 0, -1], 0.5, 2)
    yield one(rng.permutation([2.0, 1.2, 0.5, -0.3, -1.0, -2.0]), 1.5, 3)
    yield one(rng.permutation([1.5, 0.8, 0.3, -0.2, -0.9]), 0.6, None)
    yield one(rng.permutation(np.linspace(-30, 30, 40)), 15.0, 33)
    yield one(rng.permutation([-1.0, -1.6, -2.1, -2.9]), 0.8, 3)
    yield one(rng.permutation([0.4, 1.1, -0.8]), 1.0, 1)
    yield one(rng.permutation([0.4, 1.1, -0.8]), 0.7, 3)
    yield one(rng.permutation([300.0, 299.9, 298.0, 0]), 0.1, 3)
    yield one(rng.permutation(np.linspace(150, 153, 121)), 1.5, None)
    yield one(rng.permutation(LOW), 0.5, 2)
    yield one(rng.permutation([0.001, 0.00075, 0.00025, -0.0125]), 0.0005, 3)
    yield one(rng.permutation([900.0, 700.0, 300.0, 100.0]), 200.0, 2)
    yield one([0.7], 1.5, None)


def one(logits, temperature, top_k):
    return {"logits": np.array(logits), "temperature": temperature, "top_k": top_k}


@exercise.given_else
def temperature_ignored(temperature):
    """As if the temperature were 1, whatever it is."""
    return {"temperature": 1.0}


@exercise.given_else
def temperature_turned(temperature):
    """As if the scores were *multiplied* by the temperature: yours grows surer when it gets
    hotter."""
    return {"temperature": 1 / temperature}


def bounded(bound, limit):
    return lambda temperature: {"temperature": bound(temperature, limit)}


for _bound, _side, _limits in ((max, "low", (0.05, 0.1)), (min, "high", (1.0, 2.0, 5.0, 10.0))):
    for _limit in _limits:
        exercise.given_else(
            bounded(_bound, _limit),
            slug=f"not_so_{_side}_{_limit:g}".replace(".", "_"),
            words=f"As if the temperature could not be so {_side}. Any number above 0 may come.",
        )


@exercise.given_else
def temperature_only_with_top_k(temperature, top_k):
    """As if the temperature were 1 where top_k is None. It counts there, too."""
    return {"temperature": temperature if top_k else 1.0}


@exercise.given_else
def top_k_ignored(top_k):
    """As if all tokens stayed in the game, whatever top_k is."""
    return {"top_k": None}


@exercise.mistake
def one_too_many(logits, temperature, top_k):
    """As if one token more than top_k were kept."""
    return sampling_probabilities(logits, temperature, top_k and min(top_k + 1, len(logits)))


@exercise.mistake
def one_too_few(logits, temperature, top_k):
    """As if one token fewer than top_k were kept: the k-th largest belongs to them."""
    best = np.sort(logits)[-top_k] if top_k else -np.inf
    with np.errstate(all="ignore"):
        return of_those(logits / temperature, logits > best)


@exercise.mistake
def one_too_few_but_one(logits, temperature, top_k):
    """As if one token fewer than top_k were kept, unless that one is the only one: the k-th largest
    belongs to them."""
    return sampling_probabilities(logits, temperature, top_k and max(top_k - 1, 1))


@exercise.given_else
def top_k_only_with_a_temperature(temperature, top_k):
    """As if all tokens stayed in the game where the temperature is 1, whatever top_k is."""
    return {"top_k": None if temperature == 1 else top_k}


@exercise.mistake
def smallest_kept(logits, temperature, top_k):
    """As if the top_k *smallest* scores were kept."""
    return of_those(logits / temperature, kept(-logits, top_k))


@exercise.mistake
def first_kept(logits, temperature, top_k):
    """As if the first top_k tokens of the vocabulary were kept, and not the best ones."""
    return of_those(logits / temperature, np.arange(len(logits)) < (top_k or len(logits)))


@exercise.mistake
def zero_for_those_outside(logits, temperature, top_k):
    """As if those outside of the best k had the *score* 0. Then e to the 0 = 1 of them stays in the
    game; their chance should be 0."""
    return chances(np.where(kept(logits, top_k), logits / temperature, 0))


@exercise.mistake
def smallest_for_those_outside(logits, temperature, top_k):
    """As if those outside of the best k had the smallest of all scores. That is a score, too, and
    has a chance; theirs should be 0."""
    scores = logits / temperature
    return chances(np.where(kept(logits, top_k), scores, scores.min()))


@exercise.mistake
def low_not_lowest(logits, temperature, top_k):
    """As if those outside of the best k had a score that is low, and still not below all others:
    here the best ones lie at −2 000 000 after the division. Only −∞ lies below every number."""
    return chances(np.where(kept(logits, top_k), logits / temperature, -100))


@exercise.given_else
def none_is_50(logits, top_k):
    """As if the best 50 stayed where top_k is None: that keeps all, however many there are."""
    return {"top_k": top_k or min(50, len(logits))}


@exercise.given_else
def none_is_one(top_k):
    """As if only the best one stayed where top_k is None: that keeps all."""
    return {"top_k": top_k or 1}


FAR = (
    "As if those stayed that are farthest from 0, and a very low score is far from it, too. Asked "
    "are the k *largest*, signs and all."
)


@exercise.mistake(words=FAR)
def farthest_kept(logits, temperature, top_k):
    return of_those(logits / temperature, kept(abs(logits), top_k))


@exercise.mistake(words=FAR)
def farthest_kept_by_places(logits, temperature, top_k):
    best = np.argsort(-abs(logits), kind="stable")[:top_k]
    return of_those(logits / temperature, np.isin(np.arange(len(logits)), best))


@exercise.mistake
def not_shared_anew(logits, temperature, top_k):
    """Those outside of the best k have the chance 0, but what they had was not given to the others:
    the chances no longer add up to 1."""
    return chances(logits / temperature) * kept(logits, top_k)


@exercise.mistake
def shared_alike(logits, temperature, top_k):
    """As if the best k all had the same chance."""
    keep = kept(logits, top_k)
    return keep / keep.sum()


@exercise.mistake
def largest_only(logits, temperature, top_k):
    """As if the likeliest token had the chance 1 and all others 0."""
    return np.eye(len(logits))[logits.argmax()]


@exercise.mistake
def temperature_on_chances(logits, temperature, top_k):
    """As if the *chances* were divided by the temperature: they no longer add up to 1."""
    return sampling_probabilities(logits, 1.0, top_k) / temperature


@exercise.mistake
def power_not_shared_anew(logits, temperature, top_k):
    """As if the chances at temperature 1 were raised to a power: they no longer add up to 1."""
    return sampling_probabilities(logits, 1.0, top_k) ** (1 / temperature)


@exercise.mistake
def rounded_then_heated(logits, temperature, top_k):
    """Right for moderate scores and temperatures. It is as if chances at temperature 1 were raised
    to a power, 1 over the temperature. On the way small numbers are rounded to 0: chances where the
    scores lie far apart, powers where the temperature is near 0."""
    with np.errstate(all="ignore"):
        powers = chances(logits).astype("float32") ** (1 / temperature) * kept(logits, top_k)
        return powers / powers.sum()


@exercise.mistake
def kept_by_rounded(logits, temperature, top_k):
    """Right for moderate scores. It is as if the best were found by their chances at temperature 1:
    where scores lie hundreds apart the small ones are rounded to 0 and alike, and more than top_k
    stay."""
    return of_those(logits / temperature, kept(chances(logits).astype("float32"), top_k))


@exercise.mistake
def softmax_twice(logits, temperature, top_k):
    """As if a softmax were taken of chances: the scores go through it once."""
    return of_those(chances(logits / temperature), kept(logits, top_k))


@exercise.mistake
def chances_heated(logits, temperature, top_k):
    """As if the softmax came first, and then its chances were divided by the temperature and went
    through a softmax once more."""
    return of_those(chances(logits) / temperature, kept(logits, top_k))


@exercise.mistake
def best_only_listed(logits, temperature, top_k):
    """Only the kept ones came back, the largest first. Every token has its place in the answer, in
    the order of the vocabulary; those outside have 0."""
    best = np.sort(logits)[::-1][: top_k or len(logits)]
    return chances(best / temperature)


@exercise.mistake
def in_order_of_size(logits, temperature, top_k):
    """The chances are right, but stand in order of their size; each belongs to the place of its
    token."""
    return np.sort(sampling_probabilities(logits, temperature, top_k))[::-1]


@exercise.mistake
def overflow(logits, temperature, top_k):
    """Right for moderate scores. Here some are 3000 after the division, and e to the 3000 is
    infinite."""
    with np.errstate(all="ignore"):
        powers = np.exp(logits / temperature) * kept(logits, top_k)
        return powers / powers.sum()


@exercise.mistake
def overflow_of_all(logits, temperature, top_k):
    """Right, but not where top_k is None: there the scores are above 100 here, and e to the power
    of that is infinite."""
    formula = sampling_probabilities if top_k else overflow
    return formula(logits, temperature, top_k)


@exercise.mistake
def logarithms(logits, temperature, top_k):
    """These are the logarithms of the chances."""
    with np.errstate(all="ignore"):
        return np.log(sampling_probabilities(logits, temperature, top_k))


@exercise.mistake
def scores_left(logits, temperature, top_k):
    """These are still scores; the softmax of them is asked."""
    return np.where(kept(logits, top_k), logits / temperature, -np.inf)
