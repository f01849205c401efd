"""The students of `train`, never seen before, and the network that learns from them."""

import numpy as np

from duograd.data import chance_to_pass, every_student, make_students
from duograd.exercises import Case, Named

from . import repeated, whims

EVERYONE = every_student()
CHANCE = chance_to_pass(EVERYONE)
# How many in a hundred fresh students a model gets right: always the likelier outcome 95.0; the
# best straight line 86.0 (all lines tried). Right ways (Adam, with and without batches, SGD with
# and without momentum) gave 93.3 or more in 152 trainings on cases as below.
ENOUGH = 0.88
SURE, OFTEN_WRONG, OFTENER = 0.45, 0.05, 0.15
DROPOUT = 0.05
TOLD = "397 fresh students to learn from and 201 to choose with"
AGAIN = "another network, 397 other students to learn from and 201 to choose with, in a second call"


def fresh_students(rng, otherwise=OFTEN_WRONG, told=TOLD, lower=whims.LOWER):
    """A case: those of `learn` had no luck; of `choose` a share, one in twenty, fared otherwise.

    So whoever goes on for long becomes too sure: the loss on `choose` rises again. On the
    way it rises and falls as `whims` says, and a patience of 20 is enough.
    No student is twice in the tables: each is moved by a hair, and so the diary knows it.
    """
    # Not a multiple of any batch: nobody may be left out at the end.
    learn, choose = make_students(rng, 397), make_students(rng, 201)
    X, passed = some_otherwise(rng, choose.X, otherwise)
    # Drawn as `starting_weights` does.
    weights = [[rng.normal(0, n**-0.5, (n, m)), np.zeros(m)] for n, m in ((2, 8), (8, 1))]
    tables = {"learn": moved(rng, learn.X, learn), "choose": moved(rng, X, learn)}
    weights[1][0] *= 0.3  # so that they need not start far below
    weights[1][1] -= highest(weights, tables["learn"]) + 0.1
    network = {"weights": weights, "activation": "tanh", "dropout": DROPOUT, "tables": tables}
    network["moods"] = whims.script(likelier(learn.X), passed, passed != likelier(X), lower)
    return Case(
        {
            "model": Named("network", network),
            "learn": [tables["learn"], likelier(learn.X)],
            "choose": [tables["choose"], passed],
        },
        pairs=["learn", "choose"],
        inputs={"X": repeated.with_one_repeated(scaled(EVERYONE, learn), 0)},
        observe=["model"],
        judged_by="properties",
        told=told,
    )


def highest(weights, X):
    """No logit is larger at first, whatever is dropped. So all start below 0: who takes them for
    chances, and cuts them there, has no slope, and cannot move."""
    (W1, b1), (W2, _) = weights
    return (np.tanh(X @ W1 + b1) @ np.diag(W2[:, 0])).clip(0).sum(axis=1).max() / (1 - DROPOUT)


def share_right(z):
    """The share of fresh students that a model gets right, averaged over their luck."""
    return float(np.where(z[: len(CHANCE)] > 0, CHANCE, 1 - CHANCE).mean())


def scaled(X, learn):
    return (X - learn.X.mean(axis=0)) / learn.X.std(axis=0)


def moved(rng, X, learn):
    return (scaled(X, learn) + rng.normal(0, 0.01, X.shape)).astype("float32")


def likelier(X):
    return (chance_to_pass(X) > 0.5).astype("float32")


def some_otherwise(rng, X, share):
    """X and the likelier outcomes, but of those that are sure a share of both fared otherwise.

    These stand last: where each batch counts alike, the short last one has the say.
    """
    passed, chance = likelier(X), chance_to_pass(X)
    for outcome in (0, 1):
        sure = np.flatnonzero((np.abs(chance - 0.5) > SURE) & (passed == outcome))
        passed[rng.permutation(sure)[: round(share * len(sure))]] = 1 - outcome
    order = np.argsort(passed != likelier(X), kind="stable")
    return X[order], passed[order]
