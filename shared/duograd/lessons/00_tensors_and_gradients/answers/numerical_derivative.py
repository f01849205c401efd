"""Right and wrong answers to `numerical_derivative`, the same in both frameworks."""


def right_mean_of_both_sides(f, x, h):
    right = (f(x + h) - f(x)) / h
    left = (f(x) - f(x - h)) / h
    return (right + left) / 2


def right_halved_first(f, x, h):
    rise = f(x + h) - f(x - h)
    return 0.5 * rise / h


def number_returned(f, x, h):
    return float((f(x + h) - f(x - h)) / (2 * h))


def number_returned__of_numpy(f, x, h):
    return ((f(x + h) - f(x - h)) / (2 * h)).numpy()


def step_of_your_own(f, x, h):
    h = 0.001
    return (f(x + h) - f(x - h)) / (2 * h)


def step_of_your_own__larger(f, x, h):
    h = 0.01
    return (f(x + h) - f(x - h)) / (2 * h)


def share_of_x(f, x, h):
    h = h * abs(x)
    return (f(x + h) - f(x - h)) / (2 * h)


def two_chords_combined(f, x, h):
    def central(h):
        return (f(x + h) - f(x - h)) / (2 * h)

    return (4 * central(h / 2) - central(h)) / 3


def four_looks(f, x, h):
    return (f(x - 2 * h) - 8 * f(x - h) + 8 * f(x + h) - f(x + 2 * h)) / (12 * h)


def another_h__at_least_a_thousandth(f, x, h):
    h = max(h, 1e-3)
    return (f(x + h) - f(x - h)) / (2 * h)


def h_cut_off(f, x, h):
    h = min(h, 0.1)
    return (f(x + h) - f(x - h)) / (2 * h)


def h_cut_off__at_1(f, x, h):
    h = min(h, 1)
    return (f(x + h) - f(x - h)) / (2 * h)
