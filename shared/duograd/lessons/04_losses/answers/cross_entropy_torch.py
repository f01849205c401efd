"""Right and wrong answers to `cross_entropy` in PyTorch."""

import torch


def right_by_the_builtin(Z, labels):
    return torch.nn.functional.cross_entropy(Z, labels)


def right_with_one_hot_rows(Z, labels):
    true = torch.nn.functional.one_hot(labels, Z.shape[1])
    return -(torch.log_softmax(Z, dim=1) * true).sum(dim=1).mean()


def right_with_a_loop_over_rows(Z, labels):
    losses = []
    for row, label in zip(Z, labels):
        losses.append(torch.logsumexp(row, dim=0) - row[label])
    return torch.stack(losses).mean()


def labels_pick_rows(Z, labels):
    log_p = torch.log_softmax(Z, dim=1)
    return -log_p[labels].mean()


def softmax_twice(Z, labels):
    return torch.nn.functional.cross_entropy(softmax(Z), labels)
