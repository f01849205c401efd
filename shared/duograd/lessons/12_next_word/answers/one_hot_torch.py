"""Right and wrong answers to `one_hot` in PyTorch."""

import torch


def right_by_the_framework(indices, size):
    return torch.nn.functional.one_hot(indices, size).float()


def right_by_rows_of_the_identity(indices, size):
    return torch.eye(size)[indices]


def right_by_scatter(indices, size):
    hot = torch.zeros(*indices.shape, size)
    return hot.scatter(-1, indices.unsqueeze(-1), 1.0)


def not_float32(indices, size):
    return torch.nn.functional.one_hot(indices, size)


def not_float32__booleans(indices, size):
    return indices[..., None] == torch.arange(size)


def ones_of_another_call(indices, size, kept=[torch.zeros(1)]):  # noqa: B006
    if kept[0].shape != (*indices.shape, size):
        kept[0] = torch.zeros(*indices.shape, size)
    return kept[0].scatter_(-1, indices.unsqueeze(-1), 1.0).clone()


def not_float32__for_a_single_index(indices, size):
    hot = torch.nn.functional.one_hot(indices, size)
    return hot.float() if indices.ndim else hot
