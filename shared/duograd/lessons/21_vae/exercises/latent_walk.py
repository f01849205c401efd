"""Points on the straight line from one code to another."""

import numpy as np

from duograd.exercises import Exercise, are_double

exercise = Exercise(
    points=2,
    level="complete",
    hints=[
        "By hand, from 0, 2 to 4, 0 in 4 steps: the first point is 0, 2, the middle one 2, 1, the "
        "last one 4, 0. Which rows does your function give?",
        "`parts` says how much of the way is done: 0 at the start, 1 at the end, one row for each "
        "point. What is the whole way?",
        "One line: the start, plus parts times the difference of the two codes.",
        "A like example: from 8 to 14 o'clock in 3 steps: 8 + 0 · 6, 8 + ⅓ · 6, 8 + ⅔ · 6, "
        "8 + 1 · 6.",
    ],
)


def walk(z0, z1, steps, *, first=0, last=0, parts=None):
    """The points, and by keyword what students do otherwise; last: how many more at the end."""
    parts = np.arange(first, steps + 1 + last) / steps if parts is None else parts
    return z0 + parts[:, None] * (z1 - z0)


@exercise.oracle
def latent_walk(z0, z1, steps):
    return walk(z0, z1, steps)


SIX = {"z0": np.array([0.5, -1, 2]), "z1": np.array([-1, 1, 0.25]), "steps": 6}


@exercise.cases
def cases(rng):
    yield {"z0": np.array([0.0, 2]), "z1": np.array([4.0, 0]), "steps": 4}
    yield SIX
    yield {"z0": rng.normal(0, 1, 1), "z1": rng.normal(0, 1, 1) + 3, "steps": 21}
    yield {"z0": rng.normal(0, 9, 12), "z1": rng.normal(0, 9, 12), "steps": 1}


def walked(seen):
    """How far each point of the first case lies along the way and off it; none for other ends."""
    points, ends = np.asarray(seen[0].value), [[0, 2], [4, 0]]
    whole = points.dtype.kind == "f" and points.shape == (5, 2)
    if not whole or not np.allclose(points[[0, -1]], ends, 0, 1e-3):
        return np.zeros((0, 2))
    along, across = [4, -2], [2, 4]
    return (points - ends[0]) @ np.transpose([along, across])


@exercise.telltale
def not_float32(seen):
    """The points of a walk are right, but float64, as NumPy's numbers are if nothing else is said.
    The decoder takes float32, as the codes are."""
    return are_double(seen, 1, latent_walk(**SIX))


@exercise.telltale
def off_the_line(seen):
    """The walk begins and ends well, and its points in between do not lie on the straight line."""
    off = walked(seen)[:, 1]
    return bool((abs(off) > 1e-2).any())


@exercise.telltale
def steps_unequal(seen):
    """The points lie on the straight line, from one code to the other, and not at equal
    distances."""
    along, off = walked(seen).T
    return bool((abs(off) < 1e-3).all() and along.size and np.ptp(np.diff(along)) > 1e-2)


@exercise.mistake
def no_end(z0, z1, steps):
    """The last point is missing: the walk stops one step before the second code."""
    return walk(z0, z1, steps, last=-1)


@exercise.mistake
def no_start(z0, z1, steps):
    """The first point is missing: the walk begins one step behind the first code."""
    return walk(z0, z1, steps, first=1)


@exercise.mistake
def backwards(z0, z1, steps):
    """The walk goes from the second code to the first."""
    return walk(z1, z0, steps)


@exercise.mistake
def one_point_short(z0, z1, steps):
    """There are as many points as steps. How many posts has a fence of 4 pieces?"""
    return walk(z0, z1, steps, parts=np.linspace(0, 1, steps))


@exercise.mistake
def a_point_beyond(z0, z1, steps):
    """With some numbers of steps there is one point more, beyond the second code, as where `arange`
    counts in parts of a step: they are not exact."""
    return walk(z0, z1, steps, parts=np.arange(0, 1 + 1 / steps, 1 / steps))


@exercise.mistake
def start_not_subtracted(z0, z1, steps):
    """The walk starts well and ends at the sum of both codes."""
    return z0 + walk(0 * z1, z1, steps)


@exercise.mistake
def start_not_added(z0, z1, steps):
    """The walk starts at 0; it starts at the first code."""
    return walk(0 * z0, z1 - z0, steps)


@exercise.mistake
def away(z0, z1, steps):
    """The walk goes the opposite way, away from the second code."""
    return walk(z0, 2 * z0 - z1, steps)


@exercise.mistake
def second_code_only(z0, z1, steps):
    """As if the first code were 0."""
    return walk(0 * z0, z1, steps)


@exercise.mistake
def start_stays(z0, z1, steps):
    """The first code fades, and nothing of the second one comes in."""
    return walk(z0, 0 * z1, steps)


@exercise.mistake
def not_divided(z0, z1, steps):
    """Each step is as long as the whole way."""
    return walk(z0, z1, steps, parts=np.arange(steps + 1.0))


@exercise.mistake
def only_the_middle(z0, z1, steps):
    """All points are the one in the middle."""
    return walk(z0, z1, steps, parts=np.full(steps + 1, 0.5))


@exercise.mistake
def steps_too_short(z0, z1, steps):
    """The walk starts well and ends before the second code: as if there were one step more."""
    return walk(z0, z1, steps, parts=np.arange(steps + 1) / (steps + 1))


@exercise.mistake
def steps_too_short_and_late(z0, z1, steps):
    """The walk ends well and begins behind the first code: as if there were one step more."""
    return walk(z0, z1, steps, parts=np.arange(1, steps + 2) / (steps + 1))


@exercise.mistake
def both_ends_only(z0, z1, steps):
    """Only the two codes came back; the points between them are missing."""
    return walk(z0, z1, steps, parts=np.array([0.0, 1.0]))


@exercise.mistake
def transposed(z0, z1, steps):
    """Each point is a column; asked is a row each."""
    return walk(z0, z1, steps).T


@exercise.mistake
def always_eight_steps(z0, z1, steps):
    """There are 8 steps, however many are asked."""
    return walk(z0, z1, steps, parts=np.arange(9) / 8)
