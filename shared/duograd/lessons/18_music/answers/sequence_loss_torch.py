"""Right and wrong answers to `sequence_loss` in PyTorch."""

import torch


def right_with_classes_second(Z, Y):
    return torch.nn.CrossEntropyLoss(ignore_index=0)(Z.transpose(1, 2), Y)


def right_by_a_mask(Z, Y):
    chances = torch.log_softmax(Z, dim=-1)
    losses = -chances.gather(-1, Y.unsqueeze(-1)).squeeze(-1)
    return (losses * (Y != 0)).sum() / (Y != 0).sum()


def right_by_picking(Z, Y):
    real = Y > 0
    return torch.nn.functional.cross_entropy(Z[real], Y[real])


def classes_not_second(Z, Y):
    return torch.nn.functional.cross_entropy(Z, Y, ignore_index=0)


def all_behind_an_empty_place(Z, Y):
    losses = torch.nn.functional.cross_entropy(Z.transpose(1, 2), Y, reduction="none")
    mask = (Y != 0).float().cumprod(dim=1)
    return (losses * mask).sum() / mask.sum()
