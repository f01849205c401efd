"""What the exercises of this lesson share: chances and losses of scores, and their means."""

import numpy as np


def log_chances(Z):
    """The logarithm of the softmax over the last axis."""
    lowered = Z - Z.max(axis=-1, keepdims=True)
    return lowered - np.log(np.exp(lowered).sum(axis=-1, keepdims=True))


def chances(Z):
    """The softmax over the last axis."""
    return np.exp(log_chances(Z))


def mean_where(numbers, mask):
    """The mean of the numbers where the mask is 1."""
    return (numbers * mask).sum() / mask.sum()


def losses_of(logits, ids):
    """The cross-entropy of each id, from the scores at the same place."""
    return -np.take_along_axis(log_chances(logits), ids[..., None], axis=-1)[..., 0]


def shifted(logits, ids):
    """The losses of the ids from the second one on."""
    return losses_of(logits[:, :-1], ids[:, 1:])


def of_next(numbers, ids):
    """At each place, the number that belongs to the id one place further on."""
    return np.take_along_axis(numbers[:, : ids.shape[1] - 1], ids[:, 1:, None], axis=-1)[..., 0]


def row_means(numbers, mask, least=0):
    """A mean for each row, divided by `least` or more: not a number where none counts."""
    with np.errstate(all="ignore"):
        return (numbers * mask).sum(axis=1) / np.maximum(mask.sum(axis=1), least)


MEANS_OF_MEANS = {  # what a row does in which none counts: spoil all, count as 0, or not at all
    "mean_of_means": lambda numbers, mask: row_means(numbers, mask).mean(),
    "mean_of_means_and_0": lambda numbers, mask: row_means(numbers, mask, 1).mean(),
    "mean_of_means_that_count": lambda numbers, mask: np.nanmean(row_means(numbers, mask)),
}


def _filled(mask):
    """Ones from the first that counts to the last."""
    before = np.cumsum(mask[:, ::-1], axis=1)[:, ::-1] > 0
    return (np.cumsum(mask, axis=1) > 0) & before


def _closed(mask):
    """As many ones as count, from the first one on."""
    behind = np.arange(mask.shape[1]) - mask.argmax(axis=1)[:, None]
    return (behind >= 0) & (behind < mask.sum(axis=1, keepdims=True))


GAPS = {  # masks without a gap that students make of one that has some
    "gap_filled": ("all counted from the first one to the last one", _filled),
    "gap_closed": ("from the first one on, as many as count", _closed),
    "all_from_the_first_on": ("all counted from the first one on, those behind the end too",
        lambda mask: np.cumsum(mask, axis=1) > 0),
}  # fmt: skip
