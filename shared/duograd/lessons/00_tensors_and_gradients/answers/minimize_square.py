"""Right and wrong answers to `minimize_square`, the same in both frameworks."""

import numpy as np


def stopped_on_arrival(x0, target, learning_rate, steps):
    path = [x0]
    for _ in range(steps):
        if path[-1] == target:
            break
        path.append(path[-1] - learning_rate * 2 * (path[-1] - target))
    return _stack(path)


def stopped_within_1_thousandths(x0, target, learning_rate, steps):
    x, path = x0, [x0]
    while abs(x - target) > 1e-3 and len(path) < 100:
        x = x - learning_rate * 2 * (x - target)
        path.append(x)
    return _stack(path[: steps + 1])


def no_last_step(x0, target, learning_rate, steps):
    path = [x0]
    for _ in range(1, steps):
        path.append(path[-1] - learning_rate * 2 * (path[-1] - target))
    return _stack(path)


def arrays_returned(x0, target, learning_rate, steps):
    path = [x0.numpy()]
    for _ in range(steps):
        path.append(path[-1] - learning_rate * 2 * (path[-1] - target))
    return np.array(path)


def list_lives_on(x0, target, learning_rate, steps, path=[]):
    path.append(x0)
    for _ in range(steps):
        path.append(path[-1] - learning_rate * 2 * (path[-1] - target))
    return _stack(path)


def heights_after_the_start(x0, target, learning_rate, steps):
    x, path = x0, [x0]
    for _ in range(steps):
        x = x - learning_rate * 2 * (x - target)
        path.append((x - target) ** 2)
    return _stack(path)


def target_by_int(x0, target, learning_rate, steps):
    path = [x0]
    for _ in range(steps):
        path.append(path[-1] - learning_rate * 2 * (path[-1] - int(target)))
    return _stack(path)


def always_to_the_left(x0, target, learning_rate, steps):
    path = [x0]
    for _ in range(steps):
        path.append(path[-1] - learning_rate * 2 * abs(path[-1] - target))
    return _stack(path)
