"""Answers to `draw_batch`, the same in both frameworks."""


def right_on_a_ruler(p, size, rng):
    ends = np.cumsum(p)
    return np.searchsorted(ends / ends[-1], rng.random(size), side="right")


def right_one_by_one(p, size, rng):
    return np.array([rng.choice(len(p), p=p) for _ in range(size)])


def right_by_counting(p, size, rng):
    return rng.permutation(np.repeat(np.arange(len(p)), rng.multinomial(size, p)))


def not_put_back(p, size, rng):
    return rng.choice(len(p), size, replace=False, p=p)


def not_put_back__ignored(p, size, rng):
    return rng.choice(len(p), size, replace=False)


def not_from_rng(p, size, rng):
    return np.random.choice(len(p), size, p=p)


def not_from_rng__fresh(p, size, rng):
    return np.random.default_rng().choice(len(p), size, p=p)


def not_size_of_them(p, size, rng):
    return rng.permutation(len(p))[:size]


def not_size_of_them__one(p, size, rng):
    return rng.choice(len(p), p=p)


def no_such_row(p, size, rng):
    return 1 + rng.choice(len(p), size, p=p)


def same_at_every_call(p, size, rng):
    return np.random.default_rng(0).choice(len(p), size, p=p)


def no_row_twice(p, size, rng):
    if size < len(p):
        return rng.choice(len(p), size, replace=False, p=p)
    return rng.choice(len(p), size, p=p)


def chance_of_nothing(p, size, rng):
    q = p + 0.1
    return rng.choice(len(p), size, p=q / q.sum())


def always_the_likeliest(p, size, rng):
    return np.full(size, p.argmax())


def chances_unused(p, size, rng):
    return rng.integers(0, len(p), size)


def other_chances(p, size, rng):
    return rng.choice(len(p), size, p=p**2 / (p**2).sum())


def chances_unused__of_the_possible(p, size, rng):
    return np.flatnonzero(p > 0)[rng.integers(0, (p > 0).sum(), size)]


def one_row_for_all(p, size, rng):
    return np.full(size, rng.choice(len(p), p=p))


def not_size_of_them__in_a_list(p, size, rng):
    return [rng.choice(len(p), p=p) for _ in range(size)]


def one_row_for_all__the_first(p, size, rng):
    return np.zeros(size, dtype=int)


def chance_of_nothing__softmax(p, size, rng):
    return rng.choice(len(p), size, p=np.exp(p) / np.exp(p).sum())


def chance_of_nothing__one_minus(p, size, rng):
    q = 1 - p if p.max() < 1 else p
    return rng.choice(len(p), size, p=q / q.sum())


def nothing_drawn(p, size, rng):
    rows = np.repeat(np.arange(len(p)), np.round(size * p).astype(int))
    rng.shuffle(rows)
    return rows[:size]


def chances_drawn(p, size, rng):
    return rng.choice(p, size, p=p)


def counts_for_rows(p, size, rng):
    return rng.multinomial(size, p)
