"""Right and wrong answers to `perceptron`, the same in both frameworks."""


def right_with_a_loop(x, w, w0, g):
    z = w0
    for i in range(len(w)):
        z = z + x[..., i] * w[i]
    return g(z)


def gradient_lost__of_a_bias_of_zero(x, w, w0, g):
    z = sum(x[..., i] * w[i] for i in range(len(w)))
    if w0:
        z = z + w0
    return g(z)
