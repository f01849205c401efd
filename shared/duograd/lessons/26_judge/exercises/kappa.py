"""Agreement with what chance gives taken off: Cohen's kappa."""

import numpy as np

from duograd.exercises import Exercise, failed

from .verdicts import LINE_AT_THE_MEAN, notes, same, yes

exercise = Exercise(
    points=3,
    hints=[
        "Do the example above once more with your own numbers: eight yes and two no on both sides "
        "give the chance 0.8 · 0.8 + 0.2 · 0.2. What do you get for each of the three steps?",
        "Two who throw dice agree at times: both say yes, or both say no. How often each says yes "
        "is a share, and these two shares are all that chance knows.",
        "First turn the notes into verdicts of 0 and 1, before any mean is taken. Then three "
        "numbers: agreement, chance with its two parts, and the last line of the formula.",
        "A like example: a forecaster who always says *dry* in a desert is right on 95 of 100 "
        "days. The calendar would be right as often. What he is worth is what he is right "
        "*beyond* that, as a share of what there was to win.",
    ],
)


@exercise.telltale
def mean_of_true_and_false(seen):
    """A mean is taken of numbers; yours was given True and False. Turn them into 1 and 0 first."""
    return failed(seen, "could not infer output dtype", "Value for attr 'T' of bool")


@exercise.telltale
def compared_with_numbers(seen):
    """True and False were compared with numbers. Turn the verdicts into 1.0 and 0.0 first, or ask
    of the truth, too, whether it is above 0.5."""
    return failed(seen, "was expected to be a bool tensor")


def parts(judge, truth):
    """The agreement, and what chance gives."""
    p, t = yes(judge).mean(), truth.mean()
    return same(judge, truth).mean(), p * t + (1 - p) * (1 - t)


def beyond(agreement, chance):
    return (agreement - chance) / (1 - chance) if chance < 1 else 0.0


@exercise.oracle
def kappa(judge, truth):
    return np.array(beyond(*parts(judge, truth)))  # an array: a plain number is not enough


KNOWN = (  # always the same, so that a telltale knows what is asked
    {"judge": np.array([0.9, 0.7, 0.8, 0.6, 0.9, 0.7, 0.8, 0.6, 0.2, 0.1]),
     "truth": np.array([1.0, 1, 1, 1, 1, 1, 1, 0, 1, 0])},
    {"judge": np.array([0.9, 0.7, 0.8, 0.6, 0.2]), "truth": np.array([1.0, 1, 1, 0, 1])},
    {"judge": np.array([0.9, 0.8, 0.7, 0.6, 0.4, 0.7, 0.95, 0.6]),
     "truth": np.array([1.0, 1, 0, 0, 0, 1, 1, 1])},
)  # fmt: skip


@exercise.cases
def cases(rng):
    yield from KNOWN
    truth = rng.permutation([1.0] * 38 + [0.0] * 12)
    yield {"judge": notes(rng, truth, 0.7), "truth": truth}
    truth = rng.permutation([1.0] * 7 + [0.0] * 18)
    yield {"judge": notes(rng, truth, 0.24), "truth": truth}
    yield {"judge": np.array([0.5, 0.51, 0.49, 0.9, 0.5]), "truth": np.array([0.0, 1, 0, 0, 1])}
    truth = rng.permutation([1.0] * 2 + [0.0] * 58)  # chance gives more than 0.9
    yield {"judge": notes(rng, truth, 0.984), "truth": truth}
    yield {"judge": np.array([0.7, 0.2]), "truth": np.array([0.0, 1])}
    yield {"judge": np.array([0.7, 0.9, 0.6]), "truth": np.zeros(3)}
    yield {"judge": np.array([0.7, 0.9, 0.6]), "truth": np.array([1.0, 0, 1])}
    yield {"judge": np.array([0.9, 0.2, 0.7, 0.4]), "truth": np.array([1.0, 0, 1, 0])}
    yield {"judge": np.array([0.7, 0.9, 0.6]), "truth": np.ones(3)}
    yield {"judge": np.array([0.2, 0.4, 0.1]), "truth": np.zeros(3)}
    yield {"judge": np.array([0.2]), "truth": np.zeros(1)}


@exercise.telltale
def added_below(seen):
    """As if a number were added below the line, perhaps so that nothing is divided by 0. It is so
    large that it changes κ."""
    given = [one.value for one in seen[: len(KNOWN)]]
    if not all(isinstance(value, (float, np.ndarray)) and np.size(value) == 1 for value in given):
        return False
    shares = [parts(**case) for case in KNOWN]
    with np.errstate(all="ignore"):
        both = zip(given, shares, strict=True)
        added = [(a - c) / float(np.ravel(value)[0]) - (1 - c) for value, (a, c) in both]
        return bool(np.ptp(added) < 1e-5 and 2e-5 < np.mean(added) < 0.2)


def otherwise(slug, words, formula):
    """Declare a mistake by what it makes of judge and truth."""

    def wrong(judge, truth):
        with np.errstate(all="ignore"):
            return np.float64(formula(judge, truth))

    exercise.mistake(wrong, slug=slug, words=words)


def of(agreement, chance, *, empty=0.0):
    return (agreement - chance) / (1 - chance) if chance != 1 else empty


def over_wrong(shares, perfect):
    agreement, chance = shares
    wrong = 1 - agreement
    return (agreement - chance) / wrong if wrong or perfect is None else perfect


def soft_parts(judge, truth):
    p, t = judge.mean(), truth.mean()
    return same(judge, truth).mean(), p * t + (1 - p) * (1 - t)


def _alike(share):
    return share**2 + (1 - share) ** 2


def _correlation(one, other):
    return np.mean((one - one.mean()) * (other - other.mean())) / (one.std() * other.std())


otherwise(
    "plain_agreement",
    "This is the agreement itself; what chance gives is still in it.",
    lambda judge, truth: parts(judge, truth)[0],
)
otherwise(
    "chance",
    "This is what chance gives; asked is what the judge gives beyond it.",
    lambda judge, truth: parts(judge, truth)[1],
)
otherwise(
    "chance_of_a_coin",
    "As if chance gave one half, always. Who says yes to nearly all, and rightly so, agrees far "
    "more often by chance.",
    lambda judge, truth: of(parts(judge, truth)[0], 0.5),
)
otherwise(
    "yes_only",
    "In your chance both say yes; the chance that both say *no* is missing.",
    lambda judge, truth: of(parts(judge, truth)[0], yes(judge).mean() * truth.mean()),
)
otherwise(
    "no_only",
    "In your chance both say no; the chance that both say *yes* is missing.",
    lambda judge, truth: of(parts(judge, truth)[0], (1 - yes(judge).mean()) * (1 - truth.mean())),
)
otherwise(
    "not_divided",
    "This is agreement minus chance, as it is. Of what there was to win beyond chance, which share "
    "is that?",
    lambda judge, truth: parts(judge, truth)[0] - parts(judge, truth)[1],
)
otherwise(
    "divided_by_chance",
    "The difference is right, but it is divided by chance; it belongs over what chance leaves to "
    "win.",
    lambda judge, truth: parts(judge, truth)[0] / parts(judge, truth)[1] - 1,
)
otherwise(
    "no_parentheses",
    "As if only chance were divided by what it leaves, and not the difference: a − c belongs in "
    "parentheses.",
    lambda judge, truth: (
        parts(judge, truth)[0] - parts(judge, truth)[1] / (1 - parts(judge, truth)[1])
    ),
)
for _slug, _perfect in (("", None), ("_one_if_perfect", 1.0), ("_0_if_perfect", 0.0)):
    otherwise(
        f"divided_by_what_is_wrong{_slug}",
        "The difference is right, but it is divided by the share of wrong verdicts; it belongs "
        "over what chance leaves to win.",
        lambda judge, truth, perfect=_perfect: over_wrong(parts(judge, truth), perfect),
    )
otherwise(
    "one_minus",
    "This is 1 − κ.",
    lambda judge, truth: 1 - kappa(judge, truth),
)
otherwise(
    "sign",
    "This is −κ: who agrees more often than by chance has a κ above 0.",
    lambda judge, truth: -kappa(judge, truth),
)
otherwise(
    "soft_chance",
    "Your chance is made of the mean *note*. Of a verdict only yes or no counts: the share of yes "
    "belongs there.",
    lambda judge, truth: of(*soft_parts(judge, truth)),
)
otherwise(
    "chance_of_the_judge",
    "As if the truth said yes as often as the judge does: your chance knows the judge's share "
    "only, twice.",
    lambda judge, truth: of(parts(judge, truth)[0], _alike(yes(judge).mean())),
)
otherwise(
    "chance_of_the_truth",
    "As if the judge said yes as often as the truth does: your chance knows the truth's share "
    "only, twice.",
    lambda judge, truth: of(parts(judge, truth)[0], _alike(truth.mean())),
)
otherwise(
    "one_share_for_both",
    "As if both said yes equally often, as often as they do on average. Each has a share of its "
    "own.",
    lambda judge, truth: of(parts(judge, truth)[0], _alike((yes(judge).mean() + truth.mean()) / 2)),
)
otherwise(
    "chance_of_disagreeing",
    "Your chance is that one says yes and the other no. Chance makes them *agree* when both say "
    "yes or both say no.",
    lambda judge, truth: of(parts(judge, truth)[0], 1 - parts(judge, truth)[1]),
)
otherwise(
    "correlation",
    "This is the correlation of notes and truth. κ knows verdicts only, and counts how often they "
    "are the same.",
    _correlation,
)
otherwise(
    "correlation_of_verdicts",
    "This is the correlation of verdicts and truth, a relative of κ. Asked is agreement beyond "
    "chance.",
    lambda judge, truth: _correlation(yes(judge), truth),
)
otherwise(
    "correlation_of_verdicts_or_0",
    "This is the correlation of verdicts and truth, a relative of κ. Asked is agreement beyond "
    "chance.",
    lambda judge, truth: np.nan_to_num(_correlation(yes(judge), truth)),
)
otherwise(
    "found_minus_falsely_found",
    "This is how much more often the judge says yes where the truth does than where it does not. "
    "Asked is agreement beyond chance.",
    lambda judge, truth: np.nan_to_num(
        yes(judge) @ truth / truth.sum() - yes(judge) @ (1 - truth) / (1 - truth).sum()
    ),
)
otherwise(
    "half_is_yes",
    "As if a note of exactly 0.5 were a yes; a yes lies *above* 0.5.",
    lambda judge, truth: kappa((judge >= 0.5) * 1.0, truth),
)
otherwise(
    "line_at_the_mean",
    LINE_AT_THE_MEAN,
    lambda judge, truth: kappa((judge > judge.mean()) * 1.0, truth),
)
otherwise(
    "never_right",
    "Right, but where no verdict is the truth yours is −1. Where the judge says one thing of all "
    "sentences and the truth the other, chance gives no agreement either: there κ is 0.",
    lambda judge, truth: kappa(judge, truth) if same(judge, truth).any() else -1.0,
)
otherwise(
    "nothing_for_the_perfect",
    "Right, but a judge that is always right gets 0. Where verdict and truth say yes of some "
    "sentences and no of others there was something to win, and it won all of it.",
    lambda judge, truth: 0.0 if same(judge, truth).all() else kappa(judge, truth),
)
for _word, _share in (("yes", 1), ("no", 0)):
    otherwise(
        f"nothing_to_win_with_{_word}",
        f"Right, but where judge and truth say *{_word}* of all sentences yours is not a number: "
        "chance alone gives 1, and 0 is divided by 0. There 0 is asked.",
        lambda judge, truth, share=_share: of(
            *parts(judge, truth), empty=np.nan if truth.mean() == share else 0.0
        ),
    )
otherwise(
    "nothing_to_win",
    "Right, but where judge and truth say the same one thing of all sentences yours is not a "
    "number: chance alone gives 1, and 0 is divided by 0. There 0 is asked.",
    lambda judge, truth: of(*parts(judge, truth), empty=np.nan),
)
otherwise(
    "praised_for_nothing",
    "Right, but where judge and truth say the same one thing of all sentences yours is 1. A judge "
    "that says yes to everything has shown nothing there: 0 is asked.",
    lambda judge, truth: of(*parts(judge, truth), empty=1.0),
)
