"""What the model of `train` tells about its students, step by step, so that each rule to keep weights ends
elsewhere: most losses are high; the lowest ones stand alone."""

import numpy as np

WAIT = 20  # steps that a stopper must wait, at least
# Until here all losses are higher than those to come. The lowest of them comes at the third step.
FIRST = [9, 9, 8, 7] + [9, 8] * 9 + [9]
# Then ten again and again: the loss as it is only after 23, 33, … steps, and a little higher before
# that. Whoever keeps any decrease has just seen another one after 30, 40, 45, 50 … steps.
LATER = [0, 1, 2, 1, 4, 3, 5, 1, 2, 6]


def script(passed_of_learn, passed):
    """The moods, see `duograd.boundary.moods`, for students of learn, then of choose, where those
    who fared otherwise stand last."""
    sign, nobody = 2 * passed - 1, np.zeros(len(passed_of_learn))
    last = np.arange(len(passed)) == len(passed) - 1
    # For the mean of both losses this is never the best moment, since three of learn are far off.
    three = np.where(np.arange(len(nobody)) < 3, -100, 0) * (2 * passed_of_learn - 1)
    # Sure and right: the highest accuracy. But three are far off: the cross-entropy is high.
    sure = np.where(np.arange(len(passed)) < 3, -100, 4) * sign
    kinds = [
        (1, three, 0 * sign),
        (1, nobody, 6 + 0 * sign),
        (1, nobody, 5 + 0 * sign),
        (0, nobody, sure),
        (1, nobody, 1.5 + 0 * sign),  # better for those who pass, worse for the others
        (1, nobody, -1.5 + 0 * sign),  # and the other way round
        (1, nobody, -2 * sign * last),
        *[(0, nobody, -size * sign) for size in (1, 2, 3)],
    ]
    turns = {"turns": np.array(FIRST + LATER), "again": len(LATER)}
    factors, shifts = zip(*[(factor, np.concatenate(parts)) for factor, *parts in kinds])
    return {"factors": np.array(factors, "float32"), "shifts": np.array(shifts, "float32"), **turns}
