"""Answers to `wilson_interval`, the same in both frameworks."""


def _by_counts(k, n):
    z = 1.96
    middle = (k + z**2 / 2) / (n + z**2)
    margin = z / (n + z**2) * (k * (n - k) / n + z**2 / 4) ** 0.5
    return middle - margin, middle + margin


def right_by_counts(k, n):
    return _by_counts(k, n)


def right_cut_to_shares(k, n):
    low, high = _by_counts(k, n)
    return max(low, 0.0), min(high, 1.0)


def right_from_the_equation(k, n):
    # the shares q that lie 1.96 of their own deviations from k / n
    z, p = 1.96, k / n
    a, b, c = 1 + z * z / n, -2 * p - z * z / n, p * p
    root = max(b * b - 4 * a * c, 0) ** 0.5
    return np.array([-b - root, -b + root]) / (2 * a)


def plain_formula(k, n):
    p = k / n
    margin = 1.96 * (p * (1 - p) / n) ** 0.5
    return p - margin, p + margin


def for_ninety(k, n):
    z, p = 1.645, k / n
    stretch = 1 + z**2 / n
    margin = z * (p * (1 - p) / n + z**2 / (4 * n**2)) ** 0.5 / stretch
    middle = (p + z**2 / (2 * n)) / stretch
    return middle - margin, middle + margin


def multiplied_by_n(k, n):
    z, p = 1.96, k / n
    stretch = 1 + z**2 / n
    middle = (p + z**2 / (2 * n)) / stretch
    margin = z / stretch * np.sqrt(p * (1 - p) / n + z**2 / 4 * n**2)
    return middle - margin, middle + margin


def no_width_at_the_ends(k, n):
    if k == 0:
        return 0.0, 0.0
    return (1.0, 1.0) if k == n else _by_counts(k, n)


def plain_in_the_middle(k, n):
    z, more = 1.96, n + 1.96**2
    middle = (k + z**2 / 2) / more
    margin = z * np.sqrt(middle * (1 - middle) / more)
    return middle - margin, middle + margin


def power_then_half(k, n):
    z, p = 1.96, k / n
    stretch = 1 + z**2 / n
    middle = (p + z**2 / (2 * n)) / stretch
    margin = z / stretch * (p * (1 - p) / n + z**2 / (4 * n**2)) ** 1 / 2
    return middle - margin, middle + margin


def n_minus_one(k, n):
    z, p = 1.96, k / n
    stretch = 1 + z**2 / n
    middle = (p + z**2 / (2 * n)) / stretch
    margin = z / stretch * np.sqrt(p * (1 - p) / (n - 1) + z**2 / (4 * n**2))
    return middle - margin, middle + margin
