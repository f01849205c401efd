"""Right and wrong answers to `perceptron`, the same in both frameworks."""


def right_with_a_loop(x, w, w0, g):
    z = w0
    for i in range(len(w)):
        z = z + x[..., i] * w[i]
    return g(z)
