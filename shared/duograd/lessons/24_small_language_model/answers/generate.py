"""Wrong answers to `generate`, the same in both frameworks: `_table` is in theirs."""

import numpy as np


def _written(model, ids, max_new, choose):
    new = []
    for _ in range(max_new):
        token = int(choose(model(_table(ids + new))[0, -1]))
        if token == 3:
            break
        new.append(token)
    return new


def _hot_or_cold(rng, temperature, top_k):
    def choose(logits):
        if temperature == 0:
            return np.argmax(logits)
        p = sampling_probabilities(logits, temperature, top_k).numpy()
        return rng.choice(len(p), p=p)

    return choose


def never_ends(model, ids, max_new, rng, temperature, top_k):
    new = []
    while 3 not in new:
        new.append(int(np.argmax(model(_table(ids + new))[0, -1])))
    return new[:-1]


def no_table(model, ids, max_new, rng, temperature, top_k):
    new = []
    for _ in range(max_new):
        new.append(int(np.argmax(model(np.array(ids + new))[-1])))
    return new


def divided_by_zero(model, ids, max_new, rng, temperature, top_k):
    def draw(logits):
        p = sampling_probabilities(logits, temperature, top_k).numpy()
        return rng.choice(len(p), p=p)

    return _written(model, ids, max_new, draw)


def not_from_rng(model, ids, max_new, rng, temperature, top_k):
    return _written(model, ids, max_new, _hot_or_cold(np.random, temperature, top_k))


def not_from_rng__a_list_that_lives_on(model, ids, max_new, rng, temperature, top_k, new=[]):
    first, choose = len(new), _hot_or_cold(rng, temperature, top_k)
    for _ in range(max_new):
        token = int(choose(model(_table(ids + new[first:]))[0, -1]))
        if token == 3:
            break
        new.append(token)
    return list(new)


def same_text_for_each_rng(model, ids, max_new, rng, temperature, top_k):
    rng = np.random.default_rng(0)
    return _written(model, ids, max_new, _hot_or_cold(rng, temperature, top_k))


def always_the_largest(model, ids, max_new, rng, temperature, top_k):
    return _written(model, ids, max_new, np.argmax)


def outside_the_best(model, ids, max_new, rng, temperature, top_k):
    return _written(model, ids, max_new, _hot_or_cold(rng, temperature, None))


def temperature_ignored(model, ids, max_new, rng, temperature, top_k):
    return _written(model, ids, max_new, _hot_or_cold(rng, temperature and 1, top_k))


def temperature_twice(model, ids, max_new, rng, temperature, top_k):
    return _written(model, ids, max_new, _hot_or_cold(rng, temperature**2, top_k))


def all_alike(model, ids, max_new, rng, temperature, top_k):
    return _written(model, ids, max_new, _hot_or_cold(rng, temperature and 1000, top_k))


def no_ids(model, ids, max_new, rng, temperature, top_k):
    new = _written(model, ids, max_new, _hot_or_cold(rng, temperature, top_k))
    return [float(token) for token in new]


def no_ids__an_array(model, ids, max_new, rng, temperature, top_k):
    return np.array(_written(model, ids, max_new, _hot_or_cold(rng, temperature, top_k)), int)


def colder(model, ids, max_new, rng, temperature, top_k):
    return _written(model, ids, max_new, _hot_or_cold(rng, temperature and 0.2, top_k))


def hotter(model, ids, max_new, rng, temperature, top_k):
    return _written(model, ids, max_new, _hot_or_cold(rng, temperature and 2.5, top_k))


def other_chances(model, ids, max_new, rng, temperature, top_k):
    def choose(logits):
        if temperature == 0:
            return np.argmax(logits)
        p = sampling_probabilities(logits, temperature, top_k).numpy()
        second = np.argsort(p)[-2 if top_k != 1 else -1]
        return second if rng.random() < 0.9 else rng.choice(len(p), p=p)

    return _written(model, ids, max_new, choose)


def wrong_length(model, ids, max_new, rng, temperature, top_k):
    new = _written(model, ids, max_new, _hot_or_cold(rng, temperature, top_k))
    return new[1:] if temperature else new


def end_among_the_drawn(model, ids, max_new, rng, temperature, top_k):
    new, choose = [], _hot_or_cold(rng, temperature, top_k)

    def chosen():
        return int(choose(model(_table(ids + new))[0, -1]))

    while len(new) < max_new and chosen() != 3:
        new.append(chosen())
    return new


def end_among_the_drawn__ends_only_when_cold(model, ids, max_new, rng, temperature, top_k):
    new, choose = [], _hot_or_cold(rng, temperature, top_k)
    for _ in range(max_new):
        token = int(choose(model(_table(ids + new))[0, -1]))
        if temperature == 0 and token == 3:
            break
        new.append(token)
    return new


def on_behind_a_drawn_end(model, ids, max_new, rng, temperature, top_k):
    new, choose = [], _hot_or_cold(rng, temperature, top_k)
    for _ in range(max_new):
        token = int(choose(model(_table(ids + new))[0, -1]))
        new += [token] if token != 3 else []
    return new


def other_chances__even_among_the_best(model, ids, max_new, rng, temperature, top_k):
    def choose(logits):
        best = np.argsort(logits.numpy())[-(top_k or 1) :]
        even = temperature and top_k
        return rng.choice(best) if even else _hot_or_cold(rng, temperature, top_k)(logits)

    return _written(model, ids, max_new, choose)


def end_among_the_drawn__as_the_last_one_allowed(model, ids, max_new, rng, temperature, top_k):
    if max_new == 0:
        return []
    token = int(_hot_or_cold(rng, temperature, top_k)(model(_table(ids))[0, -1]))
    if token == 3 and max_new > 1:
        return []
    rest = (model, [*ids, token], max_new - 1, rng, temperature, top_k)
    return [token, *generate(*rest)]


def divided_by_zero__where_there_is_a_top_k(model, ids, max_new, rng, temperature, top_k):
    def choose(logits):
        if temperature == 0 and top_k is None:
            return np.argmax(logits)
        p = sampling_probabilities(logits, temperature, top_k).numpy()
        return rng.choice(len(p), p=p)

    return _written(model, ids, max_new, choose)


def outside_the_best__where_it_is_1(model, ids, max_new, rng, temperature, top_k):
    kept = None if top_k == 1 else top_k
    return _written(model, ids, max_new, _hot_or_cold(rng, temperature, kept))
