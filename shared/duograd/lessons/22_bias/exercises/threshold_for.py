"""The smallest threshold at which few enough false alarms are left."""

import numpy as np

from duograd.exercises import Case, Exercise

TINY, ANSWER = 3, 0.00067  # the place of a case with small chances, and what is right there

exercise = Exercise(
    points=3,
    dtype="float64",
    hints=[
        "By hand: the pictures without a face got 0.1, 0.3, 0.6 and 0.8, the faces 0.5 and 0.9, "
        "and a quarter may be false alarms. Go through the six chances, from the smallest: at "
        "which does one alarm of four remain?",
        "Only pictures *without* a face can be false alarms, and the share is one of these alone: "
        "so many of them lie above the threshold, divided by how many of them there are.",
        "For each chance in p, as threshold t: which share of the pictures without a face lies "
        "above t? Keep the thresholds at which it is small enough. Which of them is asked?",
        "A like example: the lowest fence over which at most a tenth of the sheep can jump, among "
        "the fences that the shop has.",
    ],
)


def smallest(p, rate, share):
    """The smallest threshold in p at which a share is at most the rate; the largest if none is."""
    return min([t for t in p if share(t) <= rate], default=max(p))


@exercise.oracle
def threshold_for(p, y, rate):
    return smallest(p, rate, lambda t: (p[y == 0] > t).mean())


@exercise.cases
def cases(rng):
    """The rates are no shares that a division could just miss."""
    yield case([0.1, 0.3, 0.6, 0.8, 0.5, 0.9], [0, 0, 0, 0, 1, 1], 0.25)
    p = [0.9, 0.8, 0.75, 0.6, 0.4, 0.3, 0.2, 0.1, 0.55, 0.05]
    yield case(p, [1, 1, 0, 1, 0, 1, 0, 0, 1, 0], 0.38)
    yield case([0.9, 0.7, 0.7, 0.7, 0.2, 0.65, 0.8], [1, 0, 0, 1, 0, 0, 1], 0.4)  # equal ones
    yield case([0.00031, ANSWER, 0.9], [0, 0, 1], 0.0)
    yield case([0.3, 0.2, 0.6, 0.9], [0, 0, 0, 1], 0.95)
    yield case([0.5, 0.2, 0.4, 0.7], [0, 0, 1, 0], 0.4)  # no face lies above
    n = int(rng.integers(140, 150))
    yield case(rng.permutation(np.linspace(1 / 47, 46 / 47, n)), rng.permutation(n) % 2, 0.034)


def case(p, y, rate):
    return Case({"p": np.array(p), "y": np.array(y), "rate": rate}, numpy=["p", "y"])


@exercise.telltale
def from_a_grid(seen):
    """Your threshold is near the right one, but it is none of the numbers in p, as if others had
    been tried: asked is one of those."""
    value = seen[TINY].value
    return isinstance(value, float | np.ndarray) and ANSWER + 1e-5 < np.min(value) < 30 * ANSWER


@exercise.mistake
def equal_ones_once(p, y, rate):
    """Pictures with equal chances count once here: each picture without a face counts."""
    return smallest(p, rate, lambda t: (np.unique(p[y == 0]) > t).mean())


@exercise.mistake
def of_everyone(p, y, rate):
    """At your threshold the share of *all* pictures above it fits. A face above it is no false
    alarm."""
    return smallest(p, rate, lambda t: (p > t).mean())


@exercise.mistake
def of_faces(p, y, rate):
    """At your threshold the share of *faces* above it fits. False alarms are the other pictures."""
    return smallest(p, rate, lambda t: (p[y == 1] > t).mean())


@exercise.mistake
def share_of_all(p, y, rate):
    """Your false alarms are divided by the number of all pictures. Asked is their share of the
    pictures without a face."""
    return smallest(p, rate, lambda t: ((p > t) & (y == 0)).mean())


@exercise.mistake
def share_of_the_alarms(p, y, rate):
    """Of what lies above your threshold, the share without a face fits. Asked is: of the pictures
    without a face, the share that lies above."""
    return smallest(p, rate, lambda t: (y[p > t] == 0).mean() if (p > t).any() else 0.0)


@exercise.mistake
def largest(p, y, rate):
    """There are few enough false alarms at your threshold, but at smaller ones there are, too: it
    is the largest chance, and no face lies above it."""
    return max(p)


@exercise.mistake
def one_minus(p, y, rate):
    """As if the rate were the share that may *not* be a false alarm."""
    return smallest(p, 1 - rate, lambda t: (p[y == 0] > t).mean())


@exercise.mistake
def at_least(p, y, rate):
    """As if a chance that equals the threshold were an alarm. Only what lies *above* it is."""
    return smallest(p, rate, lambda t: (p[y == 0] >= t).mean())


@exercise.mistake
def less_than(p, y, rate):
    """Where the share is exactly the rate, that is few enough: at most so many are asked."""
    return min([t for t in p if (p[y == 0] > t).mean() < rate], default=max(p))


@exercise.mistake
def less_than_or_none(p, y, rate):
    """Where the share is exactly the rate, that is few enough: at most so many are asked."""
    return smallest(p, rate, lambda t: share_or_more((p[y == 0] > t).mean(), rate))


def share_or_more(share, rate):
    """A share that just fits, unless it is 0, as one that does not."""
    return share + (0 < share == rate)


@exercise.mistake
def rate_itself(p, y, rate):
    """The rate itself came back. It is a share of pictures; the threshold is a chance."""
    return rate


@exercise.mistake
def by_the_missed_faces(p, y, rate):
    """As if the share of *missed faces* should be so small: it is the false alarms that are to be
    few."""
    fits = [t for t in p if (p[y == 1] <= t).mean() <= rate]
    return max(fits, default=min(p))


@exercise.mistake
def among_the_faces(p, y, rate):
    """This is the smallest chance *of a face* that fits. Among the other pictures there may be a
    smaller one."""
    return smallest(p[y == 1], rate, lambda t: (p[y == 0] > t).mean())


@exercise.mistake
def among_the_faces_and_the_largest(p, y, rate):
    """This is the smallest chance *of a face* that fits, or the largest chance of all. Among the
    other pictures there may be a smaller one."""
    tried = [*p[y == 1], max(p)]
    return smallest(np.array(tried), rate, lambda t: (p[y == 0] > t).mean())


@exercise.mistake
def between_two(p, y, rate):
    """This is a quantile, which may lie between two chances. Asked is one of those in p."""
    return np.quantile(p[y == 0], 1 - rate)


@exercise.mistake
def first_that_fits(p, y, rate):
    """The first chance in p that fits came back, in the order of p. Asked is the smallest one."""
    return next(t for t in p if (p[y == 0] > t).mean() <= rate)


@exercise.mistake
def place(p, y, rate):
    """A place in p came back; asked is the chance that stands there."""
    return int(np.flatnonzero(p == threshold_for(p, y, rate))[0])


@exercise.mistake
def share_found(p, y, rate):
    """This is the share of faces found at that threshold; asked is the threshold."""
    return (p[y == 1] > threshold_for(p, y, rate)).mean()


@exercise.mistake
def lowest_alarm(p, y, rate):
    """As if the threshold were the lowest of the alarms that are allowed, counted from the end: one
    place too high. Only what lies *above* it is an alarm."""
    others = np.sort(p[y == 0])
    return others[-int(rate * len(others))]


@exercise.mistake
def nearest_share(p, y, rate):
    """At your threshold the share lies nearest to the rate, be it above: at most the rate is
    asked."""
    return min(np.sort(p), key=lambda t: abs((p[y == 0] > t).mean() - rate))


@exercise.mistake
def rounded_up(p, y, rate):
    """Where the rate is no whole number of pictures there can be one false alarm too many: as if it
    were rounded up."""
    others = np.sort(p[y == 0])[::-1]
    return others[min(int(np.ceil(rate * len(others))), len(others) - 1)]


@exercise.mistake
def largest_that_does_not_fit(p, y, rate):
    """Your threshold is the largest at which there are still too many false alarms, if there is
    one: asked is the next larger number in p."""
    return max([t for t in p if (p[y == 0] > t).mean() > rate], default=min(p))


@exercise.mistake
def y_not_sorted(p, y, rate):
    """As if p had been sorted and y not: chances and labels are those of other pictures then."""
    return threshold_for(np.sort(p), y, rate)


@exercise.mistake
def one_where_none_may_be(p, y, rate):
    """Where no false alarm may be left, yours is 1, whatever the chances are: asked is the smallest
    of them that fits."""
    return 1.0 if rate == 0 else threshold_for(p, y, rate)


@exercise.mistake
def largest_where_none_may_be(p, y, rate):
    """Where no false alarm may be left, yours is the largest chance, here that of a face. The
    largest of the other pictures is enough."""
    return max(p) if rate == 0 else threshold_for(p, y, rate)
