"""Right and wrong answers to `attention` in PyTorch."""

import torch


def right_by_the_framework(Q, K, V, mask):
    return torch.nn.functional.scaled_dot_product_attention(Q, K, V, attn_mask=mask)


def right_filled(Q, K, V, mask):
    scores = Q @ K.mT / Q.size(-1) ** 0.5
    if mask is None:
        mask = torch.ones_like(scores, dtype=torch.bool)
    return scores.masked_fill(~mask, -1e9).softmax(-1) @ V


def shared_out_anew(Q, K, V, mask):
    weights = torch.softmax(torch.einsum("nqd,nkd->nqk", Q, K) / Q.shape[-1] ** 0.5, dim=-1)
    if mask is not None:
        weights = weights * mask
    return torch.bmm(weights / weights.sum(dim=-1, keepdim=True), V)


def right_added(Q, K, V, mask):
    low = 0 if mask is None else torch.zeros(mask.shape).masked_fill(mask.logical_not(), -1e30)
    return torch.softmax(Q @ K.transpose(-2, -1) / K.shape[-1] ** 0.5 + low, dim=-1) @ V


def none_not_handled(Q, K, V, mask):
    scores = Q @ K.mT / Q.shape[-1] ** 0.5
    return torch.softmax(torch.where(mask, scores, -torch.inf), dim=-1) @ V


def none_not_handled__filled(Q, K, V, mask):
    scores = Q @ K.mT / Q.shape[-1] ** 0.5
    return torch.softmax(scores.masked_fill(~mask, -torch.inf), dim=-1) @ V


def mask_as_one_truth(Q, K, V, mask):
    scores = Q @ K.mT / Q.shape[-1] ** 0.5
    if mask:
        scores = torch.where(mask, scores, -torch.inf)
    return torch.softmax(scores, dim=-1) @ V


def zero_times_infinity(Q, K, V, mask):
    scores = Q @ K.mT / Q.shape[-1] ** 0.5
    if mask is not None:
        scores = scores + ~mask * -torch.inf
    return torch.softmax(scores, dim=-1) @ V


def mask_inverted(Q, K, V, mask):
    scores = Q @ K.mT / Q.shape[-1] ** 0.5
    if mask is not None:
        scores = scores.masked_fill(mask, -torch.inf)
    return torch.softmax(scores, dim=-1) @ V


def mask_inverted_finite(Q, K, V, mask):
    scores = Q @ K.mT / Q.shape[-1] ** 0.5
    if mask is not None:
        scores = scores.masked_fill(mask, -1e9)
    return torch.softmax(scores, dim=-1) @ V


def mask_added(Q, K, V, mask):
    scores = Q @ K.mT / Q.shape[-1] ** 0.5
    if mask is not None:
        scores = scores + mask
    return torch.softmax(scores, dim=-1) @ V


def mask_transposed(Q, K, V, mask):
    scores = Q @ K.mT / Q.shape[-1] ** 0.5
    if mask is not None:
        scores = torch.where(mask.mT, scores, -torch.inf)
    return torch.softmax(scores, dim=-1) @ V


def mask_inverted_silent(Q, K, V, mask):
    hidden = None if mask is None else ~mask
    return torch.nn.functional.scaled_dot_product_attention(Q, K, V, attn_mask=hidden)


def not_low_enough_100(Q, K, V, mask):
    scores = Q @ K.mT / Q.shape[-1] ** 0.5
    if mask is not None:
        scores = scores.masked_fill(~mask, -100)
    return torch.softmax(scores, dim=-1) @ V


def square_mask(Q, K, V, mask):
    scores = Q @ K.mT / Q.shape[-1] ** 0.5
    later = torch.ones(Q.shape[1], Q.shape[1]).triu(1).bool()
    return torch.softmax(scores.masked_fill(later, -torch.inf), dim=-1) @ V


def tables_do_not_fit(Q, K, V, mask):
    scores = Q @ V.mT / Q.shape[-1] ** 0.5
    if mask is not None:
        scores = scores.masked_fill(~mask, -torch.inf)
    return torch.softmax(scores, dim=-1) @ K


def mask_of_the_first(Q, K, V, mask):
    scores = Q @ (K).transpose(-1, -2) / Q.shape[-1] ** 0.5
    if mask is not None:
        mask = mask[0] if len(mask.shape) == 3 else mask
        scores = torch.where(mask, scores, -float("inf"))
    return torch.softmax(scores, -1) @ V


def shared_out_anew_silent(Q, K, V, mask):
    weights = torch.softmax(Q @ K.mT / Q.shape[-1] ** 0.5, dim=-1)
    if mask is not None:
        weights = torch.where(mask, weights, 0.0)
    return weights / (weights.sum(dim=-1, keepdim=True) + 1e-9) @ V


def too_little_taken_off_1000(Q, K, V, mask):
    scores = Q @ K.mT / Q.shape[-1] ** 0.5
    if mask is not None:
        scores = scores - 1000 * (~mask).float()
    return torch.softmax(scores, dim=-1) @ V


def right_struck_out_early(Q, K, V, mask):
    scores = Q @ K.mT / Q.shape[-1] ** 0.5
    mask = torch.ones_like(scores) if mask is None else mask.expand_as(scores).float()
    scores = scores - scores.masked_fill(mask == 0, -1e9).amax(dim=-1, keepdim=True)
    e = torch.exp(scores.clamp(max=0)) * mask
    return e / e.sum(dim=-1, keepdim=True) @ V


def right_cut_off_at_a_thousand(Q, K, V, mask):
    scores = torch.clamp(Q @ K.mT / Q.shape[-1] ** 0.5, -1000, 1000)
    if mask is not None:
        scores = scores.masked_fill(~mask, -torch.inf)
    return scores.softmax(dim=-1) @ V


def gradient_lost__hidden_after_the_exponential(Q, K, V, mask):
    scores = Q @ K.mT / Q.shape[-1] ** 0.5
    seen = scores if mask is None else scores.masked_fill(~mask, -torch.inf)
    e = torch.exp(scores - seen.amax(dim=-1, keepdim=True))
    if mask is not None:
        e = torch.where(mask, e, 0.0)
    return e / e.sum(dim=-1, keepdim=True) @ V
