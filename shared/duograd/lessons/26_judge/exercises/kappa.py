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
EDGES = (  # where something may be divided by 0
    {"judge": np.array([0.7, 0.2]), "truth": np.array([0.0, 1])},
    {"judge": np.array([0.7, 0.9, 0.6]), "truth": np.zeros(3)},
    {"judge": np.array([0.7, 0.9, 0.6]), "truth": np.array([1.0, 0, 1])},
    {"judge": np.array([0.9, 0.2, 0.7, 0.4]), "truth": np.array([1.0, 0, 1, 0])},
    {"judge": np.array([0.7, 0.9, 0.6]), "truth": np.ones(3)},
    {"judge": np.array([0.2, 0.4, 0.1]), "truth": np.zeros(3)},
    {"judge": np.array([0.2]), "truth": np.zeros(1)},
)


@exercise.cases
def cases(rng):
    yield from KNOWN
    truth = rng.permutation([1.0] * 38 + [0.0] * 12)
    yield {"judge": notes(rng, truth, 0.7), "truth": truth}
    truth = rng.permutation([1.0] * 7 + [0.0] * 18)
    yield {"judge": notes(rng, truth, 0.24), "truth": truth}
    yield {"judge": np.array([0.5, 0.501, 0.499, 0.9, 0.5]), "truth": np.array([0.0, 1, 0, 0, 1])}
    truth = rng.permutation([1.0] + [0.0] * 299)  # chance gives more than 0.99
    judge = notes(rng, truth, 1.0)
    judge[truth.argmin()] = 0.8
    yield {"judge": judge, "truth": truth}
    yield from EDGES


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


def one_thing(judge, truth):
    """Whether judge and truth say the same one thing of all."""
    return same(judge, truth).all() and len({*truth}) == 1


def as_it_is(number, judge, truth):
    return number


GUARDS = {  # what else is done: 0 where it divides by 0, nothing, or 0 where that is asked
    "": lambda number, judge, truth: number if np.isfinite(number) else 0.0,
    "_not_a_number": as_it_is,
    "_0_where_asked": lambda number, judge, truth: 0.0 if one_thing(judge, truth) else number,
}


def otherwise(slug, words, formula):
    """Declare a wrong formula with each guard; guards that make the same of all edges, once."""
    found: list[list[float]] = []
    for end, guard in GUARDS.items():
        found.append([float(guarded(formula, guard)(**edge)) for edge in EDGES])
        if not any(np.allclose(found[-1], other, equal_nan=True) for other in found[:-1]):
            exactly(slug + end, words, formula, guard)


def exactly(slug, words, formula, guard=as_it_is):
    """Declare a mistake by what it makes of judge and truth."""
    exercise.mistake(guarded(formula, guard), slug=slug, words=words)


def guarded(formula, guard):
    def wrong(judge, truth):
        with np.errstate(all="ignore"):
            return np.float64(guard(np.float64(formula(judge, truth)), judge, truth))

    return wrong


def of(agreement, chance):
    return (agreement - chance) / np.float64(1 - chance)


def _alike(share):
    return share**2 + (1 - share) ** 2


CHANCES = {  # what students take for chance, given the shares of yes
    "chance_of_a_coin": (lambda p, t: 0.5, "As if chance gave one half, always. Who says yes to "
        "nearly all, and rightly so, agrees far more often by chance."),
    "yes_only": (lambda p, t: p * t, "In your chance both say yes; the chance that both say *no* "
        "is missing."),
    "no_only": (lambda p, t: (1 - p) * (1 - t), "In your chance both say no; the chance that both "
        "say *yes* is missing."),
    "chance_of_the_frequent_answer": (lambda p, t: max(t, 1 - t), "As if chance were always the "
        "answer that is the more frequent one in the truth. Each of both says yes by chance as "
        "often as it does."),
    "parts_multiplied": (lambda p, t: p * t * (1 - p) * (1 - t), "As if the two parts of chance "
        "were multiplied. Both say yes, *or* both say no: they are added."),
    "chance_of_the_judge": (lambda p, t: _alike(p), "As if the truth said yes as often as the "
        "judge does: your chance knows the judge's share only, twice."),
    "chance_of_the_truth": (lambda p, t: _alike(t), "As if the judge said yes as often as the "
        "truth does: your chance knows the truth's share only, twice."),
    "one_share_for_both": (lambda p, t: _alike((p + t) / 2), "As if both said yes equally often, "
        "as often as they do on average. Each has a share of its own."),
    "chance_of_disagreeing": (lambda p, t: p * (1 - t) + t * (1 - p), "Your chance is that one "
        "says yes and the other no. Chance makes them *agree* when both say yes or both say no."),
}  # fmt: skip
for _slug, (_chance, _words) in CHANCES.items():
    otherwise(_slug, _words, lambda judge, truth, chance=_chance: of(
        same(judge, truth).mean(), chance(yes(judge).mean(), truth.mean())
    ))  # fmt: skip


FORMS = {  # what they make of the agreement and of chance
    "plain_agreement": (lambda a, c: a, "This is the agreement itself; what chance gives is still "
        "in it."),
    "chance": (lambda a, c: c, "This is what chance gives; asked is what the judge gives beyond "
        "it."),
    "not_divided": (lambda a, c: a - c, "This is agreement minus chance, as it is. Of what there "
        "was to win beyond chance, which share is that?"),
    "not_taken_off": (lambda a, c: a / (1 - c), "As if the agreement itself were divided by what "
        "chance leaves to win: what chance gives is still in it."),
    "divided_by_chance": (lambda a, c: a / c - 1, "The difference is right, but it is divided by "
        "chance; it belongs over what chance leaves to win."),
    "no_parentheses": (lambda a, c: a - c / (1 - c), "As if only chance were divided by what it "
        "leaves, and not the difference: a − c belongs in parentheses."),
    "no_parentheses_below": (lambda a, c: a - c - c, "As if chance were taken off twice, and "
        "nothing divided: a − c belongs in parentheses, and 1 − c, too."),
    "divided_by_what_is_wrong": (lambda a, c: (a - c) / (1 - a), "The difference is right, but it "
        "is divided by the share of wrong verdicts; it belongs over what chance leaves to win."),
    "one_minus": (lambda a, c: 1 - of(a, c), "This is 1 − κ."),
    "sign": (lambda a, c: -of(a, c), "This is −κ: who agrees more often than by chance has a κ "
        "above 0."),
}  # fmt: skip
for _slug, (_form, _words) in FORMS.items():
    otherwise(_slug, _words, lambda judge, truth, form=_form: form(*parts(judge, truth)))
_form, _words = FORMS["divided_by_what_is_wrong"]
exactly(
    "divided_by_what_is_wrong_one_if_perfect",
    _words,
    lambda judge, truth, form=_form: (
        1.0 if same(judge, truth).all() else form(*parts(judge, truth))
    ),
)
exactly("one_minus_all", "This is 1 − κ.", lambda judge, truth: 1 - kappa(judge, truth))


def soft_parts(judge, truth):
    p, t = judge.mean(), truth.mean()
    return same(judge, truth).mean(), p * t + (1 - p) * (1 - t)


def _correlation(one, other):
    return np.mean((one - one.mean()) * (other - other.mean())) / (one.std() * other.std())


otherwise(
    "soft_chance",
    "Your chance is made of the mean *note*. Of a verdict only yes or no counts: the share of yes "
    "belongs there.",
    lambda judge, truth: of(*soft_parts(judge, truth)),
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
    "found_minus_falsely_found",
    "This is how much more often the judge says yes where the truth does than where it does not. "
    "Asked is agreement beyond chance.",
    lambda judge, truth: (
        yes(judge) @ truth / truth.sum() - yes(judge) @ (1 - truth) / (1 - truth).sum()
    ),
)
otherwise(
    "half_is_yes",
    "As if a note of exactly 0.5 were a yes; a yes lies *above* 0.5.",
    lambda judge, truth: of(*parts((judge >= 0.5) * 1.0, truth)),
)
otherwise(
    "line_at_the_mean",
    LINE_AT_THE_MEAN,
    lambda judge, truth: of(*parts((judge > judge.mean()) * 1.0, truth)),
)
exactly(
    "never_right",
    "Right, but where no verdict is the truth yours is −1. Where the judge says one thing of all "
    "sentences and the truth the other, chance gives no agreement either: there κ is 0.",
    lambda judge, truth: kappa(judge, truth) if same(judge, truth).any() else -1.0,
)
exactly(
    "nothing_for_the_perfect",
    "Right, but a judge that is always right gets 0. Where verdict and truth say yes of some "
    "sentences and no of others there was something to win, and it won all of it.",
    lambda judge, truth: 0.0 if same(judge, truth).all() else kappa(judge, truth),
)
exactly(
    "nothing_where_shares_are_alike",
    "As if κ were 0 wherever judge and truth say yes equally often: they may say it of the same "
    "sentences. It is 0 where both say the same one thing of all.",
    lambda judge, truth: 0.0 if yes(judge).sum() == truth.sum() else kappa(judge, truth),
)
for _word, _share in (("yes", 1), ("no", 0)):
    exactly(
        f"nothing_to_win_with_{_word}",
        f"Right, but where judge and truth say *{_word}* of all sentences yours is not a number: "
        "chance alone gives 1, and 0 is divided by 0. There 0 is asked.",
        lambda judge, truth, share=_share: (
            of(*parts(judge, truth)) if truth.mean() == share else kappa(judge, truth)
        ),
    )
exactly(
    "nothing_to_win",
    "Right, but where judge and truth say the same one thing of all sentences yours is not a "
    "number: chance alone gives 1, and 0 is divided by 0. There 0 is asked.",
    lambda judge, truth: of(*parts(judge, truth)),
)
exactly(
    "praised_for_nothing",
    "Right, but where judge and truth say the same one thing of all sentences yours is 1. A judge "
    "that says yes to everything has shown nothing there: 0 is asked.",
    lambda judge, truth: 1.0 if one_thing(judge, truth) else kappa(judge, truth),
)
