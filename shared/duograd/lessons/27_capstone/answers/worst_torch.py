"""Right and wrong answers to `worst` in PyTorch."""

import torch


def right_by_topk(logits, labels, count):
    losses = torch.nn.functional.cross_entropy(logits, labels, reduction="none")
    wrong = logits.argmax(dim=1) != labels
    losses = torch.where(wrong, losses, -1.0)
    return losses.topk(min(count, int(wrong.sum()))).indices


def right_by_log_softmax(logits, labels, count):
    losses = -torch.log_softmax(logits, dim=1)[range(len(labels)), labels]
    rows = [row for row in range(len(labels)) if logits[row].argmax() != labels[row]]
    return sorted(rows, key=lambda row: losses[row].item(), reverse=True)[:count]


def right_by_gather(logits, labels, count):
    losses = torch.logsumexp(logits, 1) - logits.gather(1, labels[:, None]).squeeze(1)
    (wrong,) = torch.where(logits.argmax(1).ne(labels))
    return wrong[torch.sort(losses[wrong], descending=True)[1]][:count].tolist()


def far_apart__softmax(logits, labels, count):
    losses = -torch.log(torch.softmax(logits, dim=1)[range(len(labels)), labels])
    wrong = torch.nonzero(logits.argmax(dim=1) != labels)[:, 0]
    return wrong[losses[wrong].sort(descending=True, stable=True).indices][:count]


def by_the_sureness(logits, labels, count):
    sure = torch.softmax(logits, dim=1).amax(dim=1)
    wrong = torch.nonzero(logits.argmax(dim=1) != labels)[:, 0]
    return wrong[sure[wrong].argsort(descending=True, stable=True)][:count]
