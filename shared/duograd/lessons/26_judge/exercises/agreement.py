"""How often a judge says what is true."""

import numpy as np

from duograd.exercises import Exercise, failed

from .verdicts import LINE_AT_THE_MEAN, notes, same, yes

exercise = Exercise(
    points=1,
    level="complete",
    hints=[
        "Take judge = [0.9, 0.2, 0.7] and truth = [1, 0, 0]: it says yes, no, yes. For which of "
        "the three is that the truth?",
        "Two kinds of verdict are right: a yes where the truth is 1, and a no where it is 0.",
        "One line is missing: a table of True and False, as long as the verdicts, that says where "
        "verdict and truth are the same. The mean is taken below.",
        "A like example: on how many days did the coat fit the weather? `coat == (rain > 0.5)`.",
    ],
)


@exercise.oracle
def agreement(judge, truth):
    return np.array(same(judge, truth).mean())  # an array: a plain number is not enough


@exercise.cases
def cases(rng):
    yield {"judge": np.array([0.9, 0.2, 0.7]), "truth": np.array([1.0, 0, 0])}
    yield {"judge": np.array([0.9, 0.6, 0.2, 0.1, 0.3]), "truth": np.array([1.0, 0, 1, 0, 0])}
    close = np.array([0.5, 0.501, 0.499, 0.5, 0.5, 0.499, 0.5])  # to the line
    yield {"judge": close, "truth": np.array([0.0, 1, 0, 1, 0, 0, 0])}
    yield {"judge": np.array([0.6, 0.95, 0.8, 0.7]), "truth": np.array([1.0, 1, 0, 1])}
    yield {"judge": np.array([0.4]), "truth": np.array([0.0])}
    truth = rng.permutation([1.0] * 9 + [0.0] * 22)
    yield {"judge": notes(rng, truth, 0.7), "truth": truth}


@exercise.telltale
def compared_with_numbers(seen):
    """True and False were compared with numbers. Turn the verdicts into 1.0 and 0.0 first, or ask
    of the truth, too, whether it is above 0.5."""
    return failed(seen, "was expected to be a bool tensor")


@exercise.mistake
def share_wrong(judge, truth):
    """This is the share of verdicts that are *not* the truth."""
    return 1 - agreement(judge, truth)


@exercise.mistake
def count(judge, truth):
    """This is a number of verdicts; asked is their share, from 0 to 1."""
    return same(judge, truth).sum()


@exercise.mistake
def both_yes(judge, truth):
    """As if only those counted to which both say yes. Where both say no they agree, too."""
    return (yes(judge) & yes(truth)).mean()


@exercise.mistake
def either_yes(judge, truth):
    """As if a verdict were right when the judge says yes, or the truth does. A yes against the
    truth is not right."""
    return (yes(judge) | yes(truth)).mean()


@exercise.mistake
def both_no(judge, truth):
    """As if only those counted to which both say no. Where both say yes they agree, too."""
    return (~yes(judge) & ~yes(truth)).mean()


@exercise.mistake
def of_its_yes(judge, truth):
    """This is the share among those to which the judge says *yes*. Its no is a verdict, too."""
    with np.errstate(all="ignore"):
        return np.float64((yes(judge) & yes(truth)).sum()) / yes(judge).sum()


@exercise.mistake
def of_the_true(judge, truth):
    """This is the share among those whose truth is *1*. The others are judged, too."""
    with np.errstate(all="ignore"):
        return np.float64((yes(judge) & yes(truth)).sum()) / yes(truth).sum()


@exercise.mistake
def share_of_yes(judge, truth):
    """This is how often the judge says yes; the truth plays no part in it."""
    return yes(judge).mean()


@exercise.mistake
def share_of_true(judge, truth):
    """This is how often the truth is 1; the judge plays no part in it."""
    return truth.mean()


@exercise.mistake
def distance(judge, truth):
    """You averaged how near the notes lie to the truth. Asked is of each verdict, yes or no, only
    whether it is right."""
    return 1 - np.abs(judge - truth).mean()


@exercise.mistake
def squared_distance(judge, truth):
    """You averaged how near the notes lie to the truth, by squares. Asked is of each verdict, yes
    or no, only whether it is right."""
    return 1 - ((judge - truth) ** 2).mean()


@exercise.mistake
def shares_compared(judge, truth):
    """As if it were enough that judge and truth say yes *equally often*. Do they say it of the same
    sentences?"""
    return 1 - abs(yes(judge).mean() - truth.mean())


@exercise.mistake
def notes_compared(judge, truth):
    """As if the *notes* were compared with the truth: a note such as 0.9 never equals 1. Compare
    the verdicts."""
    return (judge == truth).mean()


@exercise.mistake
def line_at_one(judge, truth):
    """As if a note had to be near 1 for a yes; every note above 0.5 is one."""
    return (np.floor(judge) == truth).mean()


@exercise.mistake
def half_is_yes(judge, truth):
    """As if a note of exactly 0.5 were a yes; a yes lies *above* 0.5."""
    return ((judge >= 0.5) == yes(truth)).mean()


@exercise.mistake
def half_is_right(judge, truth):
    """As if a note of exactly 0.5 were right in any case; it is a no."""
    return (np.abs(judge - truth) <= 0.5).mean()


@exercise.mistake
def half_is_wrong(judge, truth):
    """As if a note of exactly 0.5 were wrong in any case; it is a no."""
    return (np.abs(judge - truth) < 0.5).mean()


@exercise.mistake(words=LINE_AT_THE_MEAN)
def line_at_the_mean(judge, truth):
    return ((judge > judge.mean()) == yes(truth)).mean()


@exercise.mistake
def each_with_each(judge, truth):
    """As if each verdict were compared with the truth of every sentence; one of them is its own."""
    return same(judge[:, None], truth).mean()


@exercise.mistake
def one_for_each(judge, truth):
    """There is a number for each sentence; asked is one for all of them."""
    return same(judge, truth) * 1.0
