"""Right and wrong answers to `dropout_mask`, the same in both frameworks."""

_LUCK = {}


def right_by_binomial(shape, p, rng):
    return _float(rng.binomial(1, 1 - p, shape))


def right_from_what_is_dropped(shape, p, rng):
    return _float(1 - (rng.uniform(0, 1, shape) < p))


def right_by_choice(shape, p, rng):
    return _float(rng.choice([0, 1], size=shape, p=[p, 1 - p]))


def not_from_rng(shape, p, rng):
    return _float(np.random.random(shape) >= p)


def always_as_many(shape, p, rng):
    count = np.prod(shape)
    return _float(rng.permutation(count).reshape(shape) >= int(p * count))


def as_many_in_each_row(shape, p, rng):
    place = rng.random(shape).argsort(axis=-1).argsort(axis=-1)
    return _float(place >= round(p * shape[-1]))


def mask_shape(shape, p, rng):
    return _float(rng.random(shape[-1]) >= p)


def not_zero_or_one(shape, p, rng):
    return _float((rng.random(shape) >= p) / (1 - p))


def p_for_keep(shape, p, rng):
    return _float(rng.random(shape) < p)


def one_row_for_all(shape, p, rng):
    row = rng.random(shape[-1]) >= p
    return _float(np.zeros((*shape[:-1], 1)) + row)


def whole_rows(shape, p, rng):
    luck = rng.random((*shape[:-1], 1) if len(shape) == 2 else shape)
    return _float(luck >= p + np.zeros(tuple(shape)))


def wrong_share(shape, p, rng):
    return _float(rng.random(shape) >= 0.5)


def same_every_call(shape, p, rng):
    return _float(np.random.default_rng(0).random(shape) >= p)


def one_toss_for_all(shape, p, rng):
    return _float((rng.random() >= p) * np.ones(shape))


def one_always_stays(shape, p, rng):
    kept = rng.random(shape) >= p
    if not kept.any():
        kept.flat[0] = True
    return _float(kept)


def wrong_share__in_whole_percents(shape, p, rng):
    return _float(rng.integers(0, 100, shape) >= int(100 * p))


def not_by_itself(shape, p, rng):
    count = int(np.prod(shape))
    luck = rng.random((count + 1) // 2)
    return _float(np.concatenate([luck, 1 - luck])[:count].reshape(shape) >= p)


def not_by_itself__neighbours(shape, p, rng):
    count = int(np.prod(shape))
    luck = np.repeat(rng.random((count + 1) // 2), 2)[:count]
    return _float(luck.reshape(shape) >= p)


def not_by_itself__from_call_to_call(shape, p, rng):
    luck = _LUCK.setdefault(tuple(shape), rng.random(shape))
    return _float(np.roll(luck, rng.integers(1, luck.size)) >= p)


def one_row_for_all__of_tables(shape, p, rng):
    return _float(np.ones(shape) * (rng.random(shape[-2:]) >= p))


def not_by_itself__in_the_middle(shape, p, rng):
    middle = [1 if 0 < axis < len(shape) - 1 else length for axis, length in enumerate(shape)]
    return _float(np.ones(shape) * (rng.random(middle) >= p))


def wrong_share__of_rounded_numbers(shape, p, rng):
    return _float(rng.random(shape).round(2) >= p)


def wrong_share__one_always_dropped(shape, p, rng):
    kept = rng.random(shape) >= p
    if p > 0 and kept.all():
        kept.flat[0] = False
    return _float(kept)
