"""Right and wrong answers to `predict_class` in PyTorch."""

import torch


def right_from_the_probability(x, w, w0):
    return (torch.sigmoid((x * w).sum(-1) + w0) > 0.5).int()


def right_from_z_as_floats(x, w, w0):
    return ((x * w).sum(-1) + w0 > 0).float()


def one_question_for_all(x, w, w0):
    return 1 if x @ w + w0 > 0 else 0


def not_quite_half(x, w, w0):
    return (perceptron(x, w, w0, sigmoid) > 0.501).int()


def tanh_for_sigmoid(x, w, w0):
    return (perceptron(x, w, w0, tanh) > 0.5).int()


def cut_to_whole(x, w, w0):
    return perceptron(x, w, w0, sigmoid).int()


def first_two_inputs(x, w, w0):
    return (x[..., 0] * w[0] + x[..., 1] * w[1] + w0 > 0).int()


def compared_with_zero(x, w, w0):
    return torch.ceil(perceptron(x, w, w0, sigmoid))


def truths_returned(x, w, w0):
    return x @ w + w0 > 0


def truths_returned__for_one_example(x, w, w0):
    above = torch.sum(x * w, dim=-1) + w0 > 0
    return above.int() if x.dim() == 2 else bool(above)
