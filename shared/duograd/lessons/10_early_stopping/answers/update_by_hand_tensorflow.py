"""Right and wrong answers to `update_by_hand` in TensorFlow."""


def right_1():
    nan = float("nan")
    best_loss, waited, rows = float("inf"), 0, []
    for loss in [4, 2, 1.75, 1, 0.75, nan, 3]:
        if loss < best_loss - 0.5:
            best_loss, waited = loss, 0
        else:
            waited += 1
        rows.append((best_loss, waited, waited >= 3))
    return tuple(zip(*rows))


def right_2():
    return [[4.0, 2.0, 2.0] + 4 * [1.0], [0, 0, 1, 0, 1, 2, 3], 6 * [False] + [True]]


def min_delta_ignored():
    nan = float("nan")
    return [
        [4.0, 2.0, 1.75, 1.0, 0.75, 0.75, 0.75],
        [0, 0, 0, 0, 0, 1, 2],
        [False, False, False, False, False, False, False],
    ]


def nan_improves():
    nan = float("nan")
    return [
        [4.0, 2.0, 2.0, 1.0, 1.0, nan, 3.0],
        [0, 0, 1, 0, 1, 0, 0],
        [False, False, False, False, False, False, False],
    ]


def best_creeps():
    nan = float("nan")
    return [
        [4.0, 2.0, 1.75, 1.0, 0.75, 0.75, 0.75],
        [0, 0, 1, 0, 1, 2, 3],
        [False, False, False, False, False, False, True],
    ]


def never_back_to_zero():
    nan = float("nan")
    return [
        [4.0, 2.0, 2.0, 1.0, 1.0, 1.0, 1.0],
        [0, 0, 1, 1, 2, 3, 4],
        [False, False, False, False, False, True, True],
    ]


def one_too_early():
    nan = float("nan")
    return [
        [4.0, 2.0, 2.0, 1.0, 1.0, 1.0, 1.0],
        [0, 0, 1, 0, 1, 2, 3],
        [False, False, False, False, False, True, True],
    ]


def never_stops():
    nan = float("nan")
    return [
        [4.0, 2.0, 2.0, 1.0, 1.0, 1.0, 1.0],
        [0, 0, 1, 0, 1, 2, 3],
        [False, False, False, False, False, False, False],
    ]


def counts_from_one():
    nan = float("nan")
    return [
        [4.0, 2.0, 2.0, 1.0, 1.0, 1.0, 1.0],
        [1, 1, 2, 1, 2, 3, 4],
        [False, False, False, False, False, False, True],
    ]


def best_short():
    return [
        [4.0, 2.0, 2.0, 1.0, 1.0, 1.0],
        [0, 0, 1, 0, 1, 2, 3],
        [False, False, False, False, False, False, True],
    ]


def best_quoted():
    return [
        [4.0, 2.0, 2.0, 1.0, 1.0, 1.0, "1.0"],
        [0, 0, 1, 0, 1, 2, 3],
        [False, False, False, False, False, False, True],
    ]


def waited_short():
    return [
        [4.0, 2.0, 2.0, 1.0, 1.0, 1.0, 1.0],
        [0, 0, 1, 0, 1, 2],
        [False, False, False, False, False, False, True],
    ]


def waited_quoted():
    return [
        [4.0, 2.0, 2.0, 1.0, 1.0, 1.0, 1.0],
        [0, 0, 1, 0, 1, 2, "3"],
        [False, False, False, False, False, False, True],
    ]


def stop_short():
    return [
        [4.0, 2.0, 2.0, 1.0, 1.0, 1.0, 1.0],
        [0, 0, 1, 0, 1, 2, 3],
        [False, False, False, False, False, False],
    ]


def stop_quoted():
    return [
        [4.0, 2.0, 2.0, 1.0, 1.0, 1.0, 1.0],
        [0, 0, 1, 0, 1, 2, 3],
        [False, False, False, False, False, False, "True"],
    ]


def best_off():
    return [4, 2, 2, 2, 2, 2, 2], [0, 0, 1, 2, 3, 4, 5], [False] * 4 + [True] * 3


def waited_off():
    return (
        [4.0, 2.0, 2.0, 1.0, 1.0, 1.0, 1.0],
        [0, 0, 1, 0, 1, 0, 1],
        [False, False, False, False, False, False, True],
    )


def stop_off():
    return (
        [4.0, 2.0, 2.0, 1.0, 1.0, 1.0, 1.0],
        [0, 0, 1, 0, 1, 2, 3],
        [True, True, True, True, True, True, False],
    )
