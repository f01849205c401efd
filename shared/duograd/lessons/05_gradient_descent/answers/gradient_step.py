"""Right and wrong answers to `gradient_step`, the same in both frameworks."""


def right_by_adding_the_step(w, slope, learning_rate):
    step = -learning_rate * slope
    return w + step


def slope_called(w, slope, learning_rate):
    return w - learning_rate * slope(w)


def function_multiplied(w, slope, learning_rate):
    return w - learning_rate * gradient


def right_by_scaling_the_slope_first(w, slope, learning_rate):
    return -(slope * learning_rate - w)


def rate_at_most_1(w, slope, learning_rate):
    return w - min(learning_rate, 1.0) * slope


def kept_from_before(w, slope, learning_rate, before={}):
    size = tuple(w.shape)
    before[size] = 0.9 * before.get(size, 0) + slope
    return w - learning_rate * before[size]


def number_returned(w, slope, learning_rate):
    stepped = w - learning_rate * slope
    return stepped if len(w.shape) else float(stepped)


def slope_called__the_rate_instead(w, slope, learning_rate):
    return w - learning_rate(slope)
