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


def highest_class_missing(Z, labels):
    true = torch.nn.functional.one_hot(labels)
    return -(torch.log_softmax(Z, dim=1) * true).sum(dim=1).mean()


def cut_off_at_1000(Z, labels):
    return torch.nn.functional.cross_entropy(torch.clamp(Z, -1000, 1000), labels)


def too_much_subtracted(Z, labels):
    most = Z.abs().amax(dim=1)
    sums = torch.exp(Z - most[:, None]).sum(dim=1)
    return (most + torch.log(sums) - Z[torch.arange(len(labels)), labels]).mean()


def one_maximum_for_all(Z, labels):
    sums = torch.exp(Z - Z.max()).sum(dim=1)
    return (Z.max() + torch.log(sums) - Z[torch.arange(len(labels)), labels]).mean()


def largest_for_logarithm(Z, labels):
    return (Z.amax(dim=1) - Z[torch.arange(len(labels)), labels]).mean()


def mean_of_class_means(Z, labels):
    losses = torch.logsumexp(Z, dim=1) - Z[torch.arange(len(labels)), labels]
    return torch.stack([losses[labels == label].mean() for label in labels.unique()]).mean()


def single_class_by_sigmoid(Z, labels):
    if Z.shape[1] == 1:
        return binary_cross_entropy_with_logits(Z, labels.float())
    return torch.nn.functional.cross_entropy(Z, labels)
