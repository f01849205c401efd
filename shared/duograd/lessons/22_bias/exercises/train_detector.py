"""The training of a detector of faces, from pictures drawn with given chances. A worked example."""

import numpy as np

from duograd.exercises import Case, Exercise

exercise = Exercise(points=0, level="given", probe="entry", seconds=30)


@exercise.cases
def cases(rng):
    """Bright pictures as faces, dark ones as others: soon learnt."""
    bright, dim = (rng.uniform(low, low + 0.3, (6, 24, 24, 3)) for low in (0.7, 0.0))
    yield Case(
        {"faces": bright, "others": dim, "p": np.full(6, 1 / 6), "seed": 3, "steps": 40},
        numpy=["faces", "others", "p"],
        examples=[np.concatenate([bright, dim]).astype("float32")],
        judged_by="properties",
    )


@exercise.property
def no_chances(value, **_):
    """Asked is a function that gives a chance from 0 to 1 for each picture."""
    chances = np.asarray(value)
    return chances.shape == (12,) and bool((chances >= 0).all() and (chances <= 1).all())


@exercise.property
def nothing_learnt(value, **_):
    """After forty steps it cannot tell bright pictures, its faces, from dark ones."""
    return bool(np.min(value[:6]) > np.max(value[6:]))
