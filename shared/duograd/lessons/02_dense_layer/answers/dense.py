"""Right and wrong answers to `dense`, the same in both frameworks."""


def right_neuron_by_neuron(X, W, b, g):
    return neuron_by_neuron(X, W, b, g)


def factors_swapped(X, W, b, g):
    return g(W @ X + b)
