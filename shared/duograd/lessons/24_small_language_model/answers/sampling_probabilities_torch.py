"""Right and wrong answers to `sampling_probabilities` in PyTorch."""

import torch


def right_after_the_softmax(logits, temperature, top_k):
    chances = torch.softmax(logits / temperature, dim=-1)
    if top_k:
        best = torch.topk(chances, top_k)
        chances = torch.zeros_like(chances).scatter(0, best.indices, best.values)
    return chances / chances.sum()


def right_by_sorting(logits, temperature, top_k):
    k = len(logits) if top_k is None else top_k
    outside = torch.argsort(logits, descending=True)[k:]
    scores = (logits / temperature).clone()
    scores[outside] = float("-inf")
    return scores.softmax(0)


def right_by_places(logits, temperature, top_k):
    if top_k is None:
        top_k = logits.shape[0]
    values, places = torch.topk(logits, top_k)
    p = torch.zeros(logits.shape[0])
    p[places] = torch.softmax(values / temperature, dim=0)
    return p


def right_by_ranks(logits, temperature, top_k):
    better = (logits[None, :] > logits[:, None]).sum(dim=1)
    stays = better < (len(logits) if top_k is None else top_k)
    powers = torch.exp((logits - logits.max()) / temperature) * stays
    return powers / powers.sum()


def low_not_lowest(logits, temperature, top_k):
    scores = logits / temperature
    if top_k is not None:
        least = torch.topk(scores, top_k).values[-1]
        scores = torch.where(scores >= least, scores, -1000.0)
    return torch.softmax(scores, dim=0)
