"""Judges' notes as cases, clear of the line between yes and no, and what is counted of them."""

import numpy as np

LINE_AT_THE_MEAN = "As if a yes began at the mean note; it begins above 0.5, whoever judges."


def notes(rng, truth, right):
    """Notes from 0 to 1, of which this share is on the truth's side."""
    truth = np.asarray(truth, "float64")
    says = np.where(rng.permutation(len(truth)) < round(right * len(truth)), truth, 1 - truth)
    return says * 0.55 + rng.uniform(0.02, 0.43, len(truth))


def yes(judge):
    return judge > 0.5


def same(judge, truth):
    return yes(judge) == yes(truth)
