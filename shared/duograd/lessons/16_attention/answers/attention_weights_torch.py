"""Right and wrong answers to `attention_weights` in PyTorch."""

import math

import torch


def right_by_einsum(Q, K):
    scores = torch.einsum("nqd,nkd->nqk", Q, K) / math.sqrt(Q.size(-1))
    return scores.softmax(dim=-1)


def right_queries_divided_first(Q, K):
    return torch.nn.functional.softmax(torch.bmm(Q / Q.shape[2] ** 0.5, K.mT), dim=2)


def right_by_hand(Q, K):
    scores = (Q[:, :, None] * K[:, None]).sum(dim=-1) / K.shape[-1] ** 0.5
    e = torch.exp(scores - scores.amax(dim=-1, keepdim=True))
    return e / e.sum(dim=-1, keepdim=True)


def not_turned(Q, K):
    return torch.softmax(Q @ K / Q.shape[-1] ** 0.5, dim=-1)


def not_turned__all_axes(Q, K):
    return torch.softmax(Q @ K.permute(2, 1, 0) / Q.shape[-1] ** 0.5, dim=-1)


def softmax_over_queries(Q, K):
    return torch.softmax(Q @ K.transpose(1, 2) / Q.shape[-1] ** 0.5, dim=1)


def scaled_by_keys(Q, K):
    return torch.softmax(Q @ K.mT / len(K[0]) ** 0.5, dim=-1)


def axis_lost(Q, K):
    e = torch.exp(Q @ K.mT / Q.shape[-1] ** 0.5)
    return e / e.sum(dim=-1)


def scaled_by_half(Q, K):
    return torch.softmax(Q @ K.mT / (Q.shape[-1] ** 1 / 2), dim=-1)


def overflow(Q, K):
    e = torch.exp(Q @ K.mT / Q.shape[-1] ** 0.5)
    return e / e.sum(dim=-1, keepdim=True)


def one_largest_for_all(Q, K):
    scores = Q @ K.mT / Q.shape[-1] ** 0.5
    e = torch.exp(scores - scores.max())
    return e / e.sum(dim=-1, keepdim=True)


def reshaped_not_turned(Q, K):
    flat = torch.reshape(K, (K.shape[0], K.shape[2], K.shape[1]))
    return torch.softmax(Q @ flat / Q.shape[-1] ** 0.5, -1)


def cut_off(Q, K):
    return torch.softmax((Q @ K.transpose(1, 2) / Q.shape[-1] ** 0.5).clamp(-30, 30), -1)


def right_cut_off_at_a_thousand(Q, K):
    return torch.softmax((Q @ K.mT / Q.shape[-1] ** 0.5).clamp(-1000, 1000), -1)
