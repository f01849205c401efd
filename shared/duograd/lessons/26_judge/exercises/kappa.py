"""Agreement with what chance gives taken off: Cohen's kappa."""

import numpy as np

from duograd.exercises import Exercise, failed

from .verdicts import notes, same, yes

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
    return np.float64(beyond(*parts(judge, truth)))


@exercise.cases
def cases(rng):
    yield {"judge": np.array([0.9, 0.7, 0.8, 0.6, 0.9, 0.7, 0.8, 0.6, 0.2, 0.1]),
           "truth": np.array([1.0, 1, 1, 1, 1, 1, 1, 0, 1, 0])}  # fmt: skip
    yield {"judge": np.array([0.9, 0.7, 0.8, 0.6, 0.2]), "truth": np.array([1.0, 1, 1, 0, 1])}
    yield {"judge": np.array([0.9, 0.8, 0.2, 0.6, 0.4, 0.7, 0.95, 0.1]),
           "truth": np.array([1.0, 1, 0, 0, 0, 1, 1, 1])}  # fmt: skip
    truth = rng.permutation([1.0] * 38 + [0.0] * 12)
    yield {"judge": notes(rng, truth, 0.7), "truth": truth}
    truth = rng.permutation([1.0] * 7 + [0.0] * 18)
    yield {"judge": notes(rng, truth, 0.24), "truth": truth}
    yield {"judge": np.array([0.5, 0.8, 0.3, 0.9, 0.5]), "truth": np.array([0.0, 1, 0, 0, 1])}
    yield {"judge": np.array([0.7, 0.9, 0.6]), "truth": np.array([1.0, 0, 1])}
    yield {"judge": np.array([0.7, 0.9, 0.6]), "truth": np.ones(3)}
    yield {"judge": np.array([0.2]), "truth": np.zeros(1)}


def otherwise(slug, words, formula):
    """Declare a mistake by what it makes of judge and truth."""

    def wrong(judge, truth):
        with np.errstate(all="ignore"):
            return np.float64(formula(judge, truth))

    exercise.mistake(wrong, slug=slug, words=words)


def of(agreement, chance, *, empty=0.0):
    return (agreement - chance) / (1 - chance) if chance != 1 else empty


def soft_parts(judge, truth):
    p, t = judge.mean(), truth.mean()
    return same(judge, truth).mean(), p * t + (1 - p) * (1 - t)


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
otherwise(
    "divided_by_what_is_wrong",
    "The difference is right, but it is divided by the share of wrong verdicts; it belongs over "
    "what chance leaves to win.",
    lambda judge, truth: (
        (parts(judge, truth)[0] - parts(judge, truth)[1]) / (1 - parts(judge, truth)[0])
    ),
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
    lambda judge, truth: of(
        parts(judge, truth)[0], yes(judge).mean() ** 2 + (1 - yes(judge).mean()) ** 2
    ),
)
otherwise(
    "chance_of_the_truth",
    "As if the judge said yes as often as the truth does: your chance knows the truth's share "
    "only, twice.",
    lambda judge, truth: of(parts(judge, truth)[0], truth.mean() ** 2 + (1 - truth.mean()) ** 2),
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
    "half_is_yes",
    "As if a note of exactly 0.5 were a yes; a yes lies *above* 0.5.",
    lambda judge, truth: kappa((judge >= 0.5) * 1.0, truth),
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
