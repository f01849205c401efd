"""Right and wrong answers to `gradient_step`, the same in both frameworks."""


def right_by_adding_the_step(w, gradient, learning_rate):
    step = -learning_rate * gradient
    return w + step


def gradient_called(w, gradient, learning_rate):
    return w - learning_rate * gradient(w)


def right_by_scaling_the_gradient_first(w, gradient, learning_rate):
    return -(gradient * learning_rate - w)
