"""What the model of `train` tells about its students, step by step: most losses are high, the
lowest ones stand alone, so that each rule to keep weights ends elsewhere."""

import numpy as np

WAIT = 20  # steps that a stopper must wait, at least
# Until here all losses are higher than those to come: the lowest of them after the third step, and
# from there on each is higher than the one before. How far off all are, step by step:
FAR_OFF = [4.2, 4.1, 4.0, 1.0, *np.arange(2, 3.85, 0.1)]
FIRST = [8 + step for step in range(len(FAR_OFF))]
# Then ten again and again: the loss as it is only after 23, 33, … steps, and a little higher before
# that. Whoever keeps any decrease has just seen another one after 30, 40, 45, 50 … steps.
LATER = [0, 1, 7, 1, 4, 3, 5, 1, 2, 6]
# Three times instead, 20 steps apart, it is lower than ever, but for the last student: first as if
# those who fared otherwise had not, then as if all were told well, whatever was learned, and the
# last time better than that by 0.005. So nobody who waits long enough stops before the last of
# these, and who asks for 0.01 does not keep it. Five are hardly wrong then, so that more were right
# before. Two steps later it is the first student who is far off, and not the last: where batches
# count alike, that is lower.
# In which ten: what of logits stays, what is added, and how far off the last student is.
LOWER = {3: (1, 8, 10), 5: (0, 5.25, 10), 7: (0, 7.5, 10)}
# It goes on so eight times more, each lower by 0.005, and nobody stops before.
LONGER = LOWER | {9 + 2 * more: (0, 7.5, 9 - more) for more in range(8)}
LOWER_FROM = FIRST[-1] + 1  # the first of their kinds


def turns(lower):
    """The kind of each turn."""
    tens = [[*LATER] for _ in range(1 + max(lower) + 1)]
    for place, ten in enumerate(lower):
        tens[ten][0] = LOWER_FROM + place
        tens[ten][2] = tens[ten][0] + len(lower)
    return [*FIRST, *(kind for ten in tens for kind in ten)]


def script(passed_of_learn, passed, otherwise, lower=LOWER):
    """The moods, see `duograd.boundary.moods`, for students of learn, then of choose, where those
    who fared otherwise stand last; otherwise: which these are. lower: LOWER or LONGER."""
    sign, rows = 2 * passed - 1, np.arange(len(passed))
    well = lambda size: np.where((rows > 19) & (rows < 25), -0.01, size)  # noqa: E731
    low = lambda part, size, one, far: (  # noqa: E731
        np.where(one, 0, part),
        sign * np.where(one, -far, size * otherwise if part else well(size)),
    )
    # Kind by kind: how much of its logit a student of choose keeps, and what is added.
    kinds = [
        (1, 0),
        (1, 6),
        (1, 5),
        (0, np.where(rows < 3, -15, 0.3) * sign),  # right but for three, who are far off
        (1, 2 - 0.5 * sign),  # who failed is told worse; who passed better, but less so
        (1, -2 - 0.5 * sign),  # and the other way round
        (1, -0.9 * sign * (rows == rows[-1])),
        # The last nine better, four of the first far off: where batches count alike, it is lower.
        (1, (3 * (rows > rows[-1] - 9) - 15 * (rows < 4)) * sign),
        *[(0, -size * sign) for size in FAR_OFF],
        *[low(part, size, rows == rows[-1], far) for part, size, far in lower.values()],
        *[low(part, size, rows == 0, 21) for part, size, _ in lower.values()],
    ]
    factors, shifts = (
        np.array([part + 0 * sign for part in parts]) for parts in zip(*kinds, strict=True)
    )
    learn = np.zeros((len(kinds), len(passed_of_learn)))
    # Where choose is told as it is or nearly so, some of learn are far off: the mean of both losses
    # is high.
    high = [0, 6, *range(LOWER_FROM, LOWER_FROM + len(lower))]
    learn[high, :20] = -15 * (2 * passed_of_learn[:20] - 1)
    return {
        "factors": np.hstack([1 + 0 * learn, factors]).astype("float32"),
        "shifts": np.hstack([learn, shifts]).astype("float32"),
        "turns": np.array(turns(lower)),
        "again": len(LATER),
    }
