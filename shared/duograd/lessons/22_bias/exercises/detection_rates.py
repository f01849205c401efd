"""Of each group's faces, the share that is found."""

import numpy as np

from duograd.exercises import Case, Exercise, failed

exercise = Exercise(
    points=3,
    dtype="float64",
    hints=[
        "By hand, for the first two groups of this: p = 0.9, 0.2, 0.8, y = 1, 1, 0, group = 0, 1, "
        "1. How many faces has each group, and how many of those are found?",
        "Two questions decide whether a picture counts below the line: is it a face, and is it of "
        "this group? Only one of them more decides whether it also counts above.",
        "For one group: take the chances of the pictures that are faces *and* of that group, and "
        "ask which share of them is above one half. Then all groups, in a row.",
        "A like example: of the letters sent to each street, the share that arrived. Not of all "
        "letters, and not of all that arrived.",
    ],
)


def rate_of(p, y, group, n_groups, *, counted=None, hit=None):
    """For each group the mean of `hit` over the pictures that are `counted`."""
    hit = p > 0.5 if hit is None else hit
    counted = y == 1 if counted is None else counted
    return np.array([mean_or_nothing(hit[counted & (group == k)]) for k in range(n_groups)])


def mean_or_nothing(numbers):
    """What NumPy makes of no numbers is no number either."""
    return numbers.mean() if len(numbers) else np.nan


@exercise.oracle
def detection_rates(p, y, group, n_groups):
    return rate_of(p, y, group, n_groups)


@exercise.cases
def cases(rng):
    yield case([0.9, 0.2, 0.7, 0.6], [1, 1, 1, 0], [0, 0, 1, 1], 2)
    p = [0.9, 0.2, 0.8, 0.50001, 0.49999, 0.6, 0.1, 0.3, 0.95, 0.5]
    yield case(p, [1, 1, 1, 1, 1, 0, 0, 1, 0, 1], [1, 1, 0, 0, 0, 1, 0, 2, 2, 2], 3)
    yield case([0.9, 0.8, 0.3], [0, 1, 1], [0, 0, 0], 1)
    yield case([0.1, 0.7, 0.2], [1, 1, 1], [1, 0, 1], 2)
    n = int(rng.integers(60, 80))
    y, group = (rng.uniform(size=n) < 0.7) * 1, rng.integers(0, 4, n)
    y[:4], group[:4] = 1, np.arange(4)  # each group has a face
    yield case(rng.uniform(0.02, 0.98, n), y, group, 4)


def case(p, y, group, n_groups):
    arguments = {"p": np.array(p), "y": np.array(y), "group": np.array(group)}
    return Case({**arguments, "n_groups": n_groups}, numpy=["p", "y", "group"])


@exercise.telltale
def nothing_found_not_counted(seen):
    """As if a group of which no face is found were missing in one of two counts: they have 2 and 3
    numbers."""
    shapes = ("broadcast together with shapes (2,) (3,)", "with shapes (3,) (2,)")
    return not seen[0].failure and failed(seen, *shapes)  # the first case has 2 and 3 of others


@exercise.mistake
def false_alarms_too(p, y, group, n_groups):
    """As if all that was taken for a face counted as found, also pictures that show none."""
    return rate_of(p, y, group, n_groups, counted=y > -1)


@exercise.mistake
def share_right(p, y, group, n_groups):
    """This is the share of a group's pictures that were told right, pictures without a face among
    them. Asked is: of the *faces*, which share is found?"""
    return rate_of(p, y, group, n_groups, counted=y > -1, hit=(p > 0.5) == (y == 1))


PRECISION = (
    "Of what was taken for a face, you give the share that is one. Asked is the other way round: "
    "of the faces, the share that is found."
)


@exercise.mistake(words=PRECISION)
def precision(p, y, group, n_groups):
    return rate_of(p, y, group, n_groups, counted=p > 0.5, hit=y == 1)


@exercise.mistake(words=PRECISION)
def precision_0_of_nothing(p, y, group, n_groups):
    return np.nan_to_num(precision(p, y, group, n_groups))


@exercise.mistake
def of_all_faces(p, y, group, n_groups):
    """Divided by the faces of all groups together. Each group is measured by its own faces."""
    found = [((p > 0.5) & (y == 1) & (group == k)).sum() for k in range(n_groups)]
    return np.array(found) / (y == 1).sum()


@exercise.mistake
def of_all_pictures_of_the_group(p, y, group, n_groups):
    """Divided by all pictures of the group. Those without a face cannot be found."""
    return rate_of(p, y, group, n_groups, counted=y > -1, hit=(p > 0.5) & (y == 1))


@exercise.mistake
def of_all_pictures(p, y, group, n_groups):
    """Divided by the number of all pictures. Each group is measured by its own faces."""
    return counts(p, y, group, n_groups) / len(p)


@exercise.mistake
def missed(p, y, group, n_groups):
    """This is the share of each group's faces that is *missed*."""
    return 1 - detection_rates(p, y, group, n_groups)


@exercise.mistake
def mean_chance(p, y, group, n_groups):
    """This is the mean chance that each group's faces got. Asked is the share of them that got more
    than one half."""
    return rate_of(p, y, group, n_groups, hit=p)


@exercise.mistake
def counts(p, y, group, n_groups):
    """These are the numbers of faces found. Asked is the share of each group's faces."""
    return np.array([((p > 0.5) & (y == 1) & (group == k)).sum() for k in range(n_groups)])


@exercise.mistake
def false_alarms(p, y, group, n_groups):
    """These are the false alarms: pictures without a face that were taken for one."""
    return rate_of(p, y, group, n_groups, counted=y == 0)


@exercise.mistake
def the_same_for_all(p, y, group, n_groups):
    """Each group got the share of all faces together: nobody asked which group a face is of."""
    return np.full(n_groups, (p > 0.5)[y == 1].mean())


@exercise.mistake
def at_one_half_too(p, y, group, n_groups):
    """Nearly: a chance of exactly one half counts as found here. Asked is *more* than that."""
    return rate_of(p, y, group, n_groups, hit=p >= 0.5)


@exercise.mistake
def order_of_appearance(p, y, group, n_groups):
    """The shares are right, but the groups stand in the order in which they first come. Asked is
    group 0 first, then group 1."""
    _, places = np.unique(group, return_index=True)
    return detection_rates(p, y, group, n_groups)[np.argsort(places)]


@exercise.mistake
def share_of_the_found(p, y, group, n_groups):
    """Of all faces that were found, you give the share of each group. Asked is: of each group's
    faces, the share that was found."""
    return counts(p, y, group, n_groups) / counts(p, y, group, n_groups).sum()


@exercise.mistake
def in_percent(p, y, group, n_groups):
    """A hundred times too large: asked are shares, from 0 to 1."""
    return 100 * detection_rates(p, y, group, n_groups)


@exercise.mistake
def one_number(p, y, group, n_groups):
    """One number came back: asked is one for each group."""
    return (p > 0.5)[y == 1].mean()


@exercise.mistake
def mean_of_the_groups(p, y, group, n_groups):
    """One number came back, the mean of the groups: asked is one for each group."""
    return detection_rates(p, y, group, n_groups).mean()


@exercise.mistake
def brackets_missing(p, y, group, n_groups):
    """Pictures *without* a face count too, those of the other groups: are there brackets around
    `y == 1`? `&` is worked out before `==`."""
    rates = [(p[y == (group == k)] > 0.5).mean() for k in range(n_groups)]
    return np.array(rates)


TWO = "There are two rates, however many groups there are."


@exercise.mistake(words=TWO)
def two_groups_only(p, y, group, n_groups):
    return np.array([mean_or_nothing(p[(y == 1) & (group == k)] > 0.5) for k in (0, 1)])


@exercise.mistake(words=TWO)
def two_groups_only_all_others_one(p, y, group, n_groups):
    found, of_others = p[y == 1] > 0.5, group[y == 1] > 0
    return np.array([mean_or_nothing(found[of_others == is_so]) for is_so in (False, True)])


@exercise.mistake
def y_as_places(p, y, group, n_groups):
    """As if y were the *places* of faces: `p[y]` takes p[1] where y is 1, and p[0] where it is
    0."""
    found, groups = p[y] > 0.5, group[y]
    return np.array([mean_or_nothing(found[groups == k]) for k in range(n_groups)])


@exercise.mistake
def mask_as_places(p, y, group, n_groups):
    """As if the 0s and 1s of `y & …` were *places*: p[0] is taken where it is 0, and p[1] where it
    is 1."""
    return np.array([(p[y & (group == k)] > 0.5).mean() for k in range(n_groups)])


@exercise.mistake
def first_group_left_out(p, y, group, n_groups):
    """Group 0 has the share 0 here, and the others are right: the groups are counted from 0."""
    return np.array([0.0, *detection_rates(p, y, group, n_groups)[1:]])


@exercise.mistake
def counted_on(p, y, group, n_groups):
    """From group to group the counts go on: each share is that of all groups so far. Each group
    has counts of its own."""
    return np.array([(p[(y == 1) & (group <= k)] > 0.5).mean() for k in range(n_groups)])


@exercise.mistake
def found_counted_on(p, y, group, n_groups):
    """What was found in the groups before still counts as found: above the line, too, each group
    begins with 0."""
    faces = np.array([((y == 1) & (group == k)).sum() for k in range(n_groups)])
    return counts(p, y, group, n_groups).cumsum() / faces


@exercise.mistake
def or_for_and(p, y, group, n_groups):
    """Faces of other groups count too, and pictures of the group that show none: as if *or* stood
    for *and*."""
    return np.array([(p[(y == 1) | (group == k)] > 0.5).mean() for k in range(n_groups)])
