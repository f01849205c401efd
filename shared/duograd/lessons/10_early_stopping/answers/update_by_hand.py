"""Right and wrong answers to `update_by_hand`, the same in both frameworks."""

_BEST = [4.0, 2.0, 2.0, 1.0, 1.0, 1.0, 1.0]
_WAITED = [0, 0, 1, 0, 1, 2, 3]
_STOP = [False, False, False, False, False, False, True]
_NEVER = [False, False, False, False, False, False, False]
_TOO_EARLY = [False, False, False, False, False, True, True]


def right_by_a_loop():
    best_loss, waited, rows = float("inf"), 0, []
    for loss in [4, 2, 1.75, 1, 0.75, float("nan"), 3]:
        if loss < best_loss - 0.5:
            best_loss, waited = loss, 0
        else:
            waited += 1
        rows.append((best_loss, waited, waited >= 3))
    return tuple(zip(*rows))


def right_as_a_list():
    return [[4.0, 2.0, 2.0] + 4 * [1.0], [0, 0, 1, 0, 1, 2, 3], 6 * [False] + [True]]


def min_delta_ignored():
    return [4.0, 2.0, 1.75, 1.0, 0.75, 0.75, 0.75], [0, 0, 0, 0, 0, 1, 2], _NEVER


def nan_improves():
    return [4.0, 2.0, 2.0, 1.0, 1.0, float("nan"), 3.0], [0, 0, 1, 0, 1, 0, 0], _NEVER


def best_creeps():
    return [4.0, 2.0, 1.75, 1.0, 0.75, 0.75, 0.75], _WAITED, _STOP


def never_back_to_zero():
    return _BEST, [0, 0, 1, 1, 2, 3, 4], _TOO_EARLY


def one_too_early():
    return _BEST, _WAITED, _TOO_EARLY


def never_stops():
    return _BEST, _WAITED, _NEVER


def lists_swapped():
    return _WAITED, _BEST, _STOP


def in_another_order():
    return _BEST, _STOP, _WAITED


def number_for_truth():
    return _BEST, _WAITED, [0, 0, 0, 0, 0, 0, 1]


def right_as_arrays():
    return np.array(_BEST), np.array(_WAITED), np.array(_WAITED) >= 3


def counts_from_one():
    return _BEST, [1, 1, 2, 1, 2, 3, 4], _STOP


def best_short():
    return _BEST[:-1], _WAITED, _STOP


def best_quoted():
    return [*_BEST[:-1], "1.0"], _WAITED, _STOP


def waited_short():
    return _BEST, _WAITED[:-1], _STOP


def waited_quoted():
    return _BEST, [*_WAITED[:-1], "3"], _STOP


def stop_short():
    return _BEST, _WAITED, _STOP[:-1]


def stop_quoted():
    return _BEST, _WAITED, [*_STOP[:-1], "True"]


def best_off():
    return [4, 2, 2, 2, 2, 2, 2], [0, 0, 1, 2, 3, 4, 5], [False] * 4 + [True] * 3


def waited_off():
    return _BEST, [0, 0, 1, 0, 1, 0, 1], _STOP


def stop_off():
    return _BEST, _WAITED, [not stop for stop in _STOP]
