"""Right answers to `kappa` in PyTorch."""

import torch


def right_from_a_table(judge, truth):
    yes = judge > 0.5
    true = truth == 1
    n = len(truth)
    a = (yes & true).sum()
    d = (~yes & ~true).sum()
    chance = (yes.sum() * true.sum() + (~yes).sum() * (~true).sum()) / n**2
    won = (a + d) / n - chance
    return torch.where(chance < 1, won / (1 - chance), torch.tensor(0.0))


def right_by_wrong_verdicts(judge, truth):
    says = torch.gt(judge, 0.5).to(truth.dtype)
    wrong = (says - truth).abs().mean()
    p, t = says.mean(), truth.mean()
    by_chance = p * (1 - t) + t * (1 - p)
    return 1 - wrong / by_chance if by_chance > 0 else torch.zeros_like(wrong)


def mean_of_true_and_false(judge, truth):
    says = judge > 0.5
    p, t = says.mean(), truth.mean()
    chance = p * t + (1 - p) * (1 - t)
    return (agreement(judge, truth) - chance) / (1 - chance)
