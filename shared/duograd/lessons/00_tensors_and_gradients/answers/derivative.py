"""Right and wrong answers to `derivative`, the same in both frameworks."""


def measured(f, x):
    h = 0.01
    return (f(x + h) - f(x - h)) / (2 * h)


def measured_by_a_share_of_x(f, x):
    h = 0.001 * abs(x)
    return (f(x + h) - f(x - h)) / (2 * h)


def slope_on_the_right(f, x):
    h = 0.001
    return (f(x + h) - f(x)) / h


def measured_from_far(f, x):
    return (f(x + 0.1) - f(x - 0.1)) / 0.2


def slope_on_the_right__far(f, x):
    return (f(x + 0.1) - f(x)) / 0.1
