"""Right and wrong answers to `answer_loss` in PyTorch."""

import torch


def right_by_log_softmax(logits, ids, mask):
    logs = torch.log_softmax(logits[:, :-1], dim=-1)
    picked = logs.gather(-1, ids[:, 1:, None])[..., 0]
    return -(picked * mask[:, 1:]).sum() / mask[:, 1:].sum()


def right_by_picking(logits, ids, mask):
    learnt = mask[:, 1:] > 0
    return torch.nn.functional.cross_entropy(logits[:, :-1][learnt], ids[:, 1:][learnt])


def right_by_minus_100(logits, ids, mask):
    labels = ids.masked_fill(mask == 0, -100)[:, 1:]
    return torch.nn.CrossEntropyLoss()(logits[:, :-1].flatten(0, 1), labels.flatten())


def places_do_not_fit(logits, ids, mask):
    losses = torch.nn.functional.cross_entropy(
        logits[:, :-1].flatten(0, 1), ids.flatten(), reduction="none"
    )
    return (losses * mask.flatten()).sum() / mask.sum()


def places_do_not_fit__mask(logits, ids, mask):
    losses = torch.nn.functional.cross_entropy(
        logits[:, :-1].transpose(1, 2), ids[:, 1:], reduction="none"
    )
    return (losses * mask).sum() / mask.sum()


def rounded_to_0(logits, ids, mask):
    given = torch.softmax(logits[:, :-1], dim=-1).gather(-1, ids[:, 1:, None])[..., 0]
    return -(torch.log(given) * mask[:, 1:]).sum() / mask[:, 1:].sum()


def held_up_9(logits, ids, mask):
    given = torch.softmax(logits[:, :-1], dim=-1).gather(-1, ids[:, 1:, None])[..., 0]
    return -(torch.log(given + 1e-9) * mask[:, 1:]).sum() / mask[:, 1:].sum()


def reshaped(logits, ids, mask):
    n, T, V = logits.shape
    losses = torch.nn.functional.cross_entropy(
        logits[:, :-1].reshape(n, V, T - 1), ids[:, 1:], reduction="none"
    )
    return (losses * mask[:, 1:]).sum() / mask[:, 1:].sum()
