"""Right and wrong answers to `interval`, the same in both frameworks."""


def right_in_numpy(right, n):
    n = n + 4
    p = (right + 2) / n
    return np.clip([p - 2 * np.sqrt(p * (1 - p) / n), p + 2 * np.sqrt(p * (1 - p) / n)], 0, 1)


def right_with_branches(right, n):
    share = (2 + right) / (4 + n)
    deviation = ((1 - share) * share) ** 0.5 / (n + 4) ** 0.5
    low, high = share - 2 * deviation, share + 2 * deviation
    if low < 0:
        low = 0
    if high > 1:
        high = 1
    return low, high


def right_from_the_answers_themselves(right, n):
    answers = np.array([1.0] * (right + 2) + [0.0] * (n - right + 2))
    margin = 2 * answers.std() / np.sqrt(len(answers))
    return max(0, answers.mean() - margin), min(1, answers.mean() + margin)


def right_by_counts(right, n):
    right, wrong, n = right + 2, n - right + 2, n + 4
    spread = 2 * (right * wrong / n) ** 0.5
    return [max((right - spread) / n, 0.0), min((right + spread) / n, 1.0)]


def right_one_end_from_the_other(right, n):
    def low(right):
        p = (right + 2) / (n + 4)
        return max(0.0, p - 2 * (p * (1 - p) / (n + 4)) ** 0.5)

    return low(right), 1 - low(n - right)


def nothing_added(right, n):
    p = right / n
    margin = 2 * (p * (1 - p) / n) ** 0.5
    return max(0.0, p - margin), min(1.0, p + margin)


def beyond_the_ends(right, n):
    p = (right + 2) / (n + 4)
    margin = 2 * (p * (1 - p) / (n + 4)) ** 0.5
    return p - margin, p + margin


def one_deviation(right, n):
    p = (right + 2) / (n + 4)
    margin = (p * (1 - p) / (n + 4)) ** 0.5
    return max(0.0, p - margin), min(1.0, p + margin)


def root_of_n(right, n):
    p = (right + 2) / (n + 4)
    margin = 2 * (p * (1 - p) / n) ** 0.5
    return max(0.0, p - margin), min(1.0, p + margin)


def no_root(right, n):
    p = (right + 2) / (n + 4)
    margin = 2 * p * (1 - p) / (n + 4)
    return max(0.0, p - margin), min(1.0, p + margin)


def middle_and_margin(right, n):
    p = (right + 2) / (n + 4)
    return p, 2 * (p * (1 - p) / (n + 4)) ** 0.5


def in_percent(right, n):
    p = (right + 2) / (n + 4)
    margin = 2 * (p * (1 - p) / (n + 4)) ** 0.5
    return 100 * max(0.0, p - margin), 100 * min(1.0, p + margin)


def sure_of_none(right, n):
    if right == 0:
        return 0.0, 0.0
    p = (right + 2) / (n + 4)
    margin = 2 * (p * (1 - p) / (n + 4)) ** 0.5
    return max(0.0, p - margin), min(1.0, p + margin)
