"""Right and wrong answers to `graph_backward`, the same in both frameworks."""


def right_by_algebra(a, b):
    return b - 1, a + 2 * b - 1


def right_by_adding_up(a, b):
    c, d = a + b, b - 1
    da, db = 0, 0
    da += d
    db += d
    db += c
    return da, db


def right_from_one_at_the_end(a, b):
    de = 1.0
    c, d = a + b, b - 1
    dc, dd = de * d, de * c
    return dc * 1, dc * 1 + dd * 1


def found_by_dividing(a, b):
    c, d = a + b, b - 1
    e = c * d
    return e / c, e / c + e / d


def number_returned(a, b):
    c, d = float(a + b), float(b - 1)
    return d, c + d
