"""Answers to `threshold_for`, the same in both frameworks."""


def right_from_the_smallest(p, y, rate):
    for t in sorted(p):
        if (p[y == 0] > t).mean() <= rate:
            return t


def right_by_a_table(p, y, rate):
    alarms = (p[y == 0][None] > p[:, None]).mean(axis=1)
    return p[alarms <= rate].min()


def right_by_counting(p, y, rate):
    others = np.sort(p[y == 0])
    ends = np.sort(p)
    above = len(others) - np.searchsorted(others, ends, side="right")
    return ends[np.argmax(above <= rate * len(others))]


def right_among_the_others(p, y, rate):
    others = np.sort(p[y == 0])[::-1]
    return others[int(rate * len(others))]


def between_two(p, y, rate):
    return np.quantile(p[y == 0], 1 - rate)


def largest(p, y, rate):
    return max(t for t in p if (p[y == 0] > t).mean() <= rate)


def at_least(p, y, rate):
    return min(t for t in p if (p[y == 0] >= t).mean() <= rate)


def lowest_alarm(p, y, rate):
    others = np.sort(p[y == 0])
    allowed = int(rate * len(others))
    return others[-allowed]


def equal_ones_once(p, y, rate):
    others = np.unique(p[y == 0])[::-1]
    return others[int(rate * len(others))]


def from_a_grid(p, y, rate):
    return min(t for t in np.linspace(0, 1, 1001) if (p[y == 0] > t).mean() <= rate)


def from_a_grid__fine(p, y, rate):
    t = 0.0
    while (p[y == 0] > t).mean() > rate:
        t += 0.0005
    return t


def nearest_share(p, y, rate):
    ends = np.sort(p)
    shares = (p[y == 0][None] > ends[:, None]).mean(axis=1)
    return ends[np.argmin(abs(shares - rate))]


def largest_where_none_may_be(p, y, rate):
    if rate == 0:
        return p.max()
    return min(t for t in p if (p[y == 0] > t).mean() <= rate)
