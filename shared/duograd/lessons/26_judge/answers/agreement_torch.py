"""Right answers to `agreement` in PyTorch."""

import torch


def right_by_distance(judge, truth):
    return 1 - torch.mean(torch.abs((judge > 0.5).float() - truth))


def right_by_cases(judge, truth):
    both_yes = (judge > 0.5) & (truth == 1)
    both_no = ~(judge > 0.5) & (truth == 0)
    return (both_yes | both_no).sum() / len(truth)


def right_rounded(judge, truth):
    return (judge.round() == truth).double().mean()
