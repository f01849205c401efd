"""Right and wrong answers to `causal_mask` in PyTorch."""

import torch


def right_lower_triangle(T):
    return torch.tril(torch.ones(T, T, dtype=torch.bool))


def right_not_above(T):
    return ~torch.ones(T, T).triu(diagonal=1).bool()


def right_as_a_table(T):
    return torch.tensor([[s <= t for s in range(T)] for t in range(T)])


def numbers_for_truth(T):
    return torch.tril(torch.ones(T, T))


def numbers_for_truth__whole(T):
    return torch.ones(T, T).tril().long()


def zero_and_minus_infinity(T):
    return torch.full((T, T), -torch.inf).triu(1)


def upper(T):
    return torch.triu(torch.ones(T, T, dtype=torch.bool))


def only_so_far_back(T):
    back = torch.arange(T)[:, None] - torch.arange(T)
    return (back >= 0) & (back < 8)


def numbers_for_truth__of_a_single_word(T):
    return torch.ones(T, T).tril().bool() if T > 1 else torch.ones(1, 1)
