"""A dense layer and, added to it, a small update that is kept as two narrow tables."""

import numpy as np

from duograd.exercises import Case, Exercise, failed

from .low_rank import CUT_OFF, HAND, drawn, slopes_through_update, update, wrong_factors

exercise = Exercise(
    points=3,
    gradients=("X", "W", "A", "B"),
    hints=[
        "By hand: X = [[1, 1]], W = [[1, 0], [0, 1]], A = [[1], [2]], B = [[3, 0]], alpha = 2. "
        "What is X A? What is (X A) B? How many times does it count?",
        "Two paths lead from X to the answer, and their results are added. One is the old layer. "
        "The other goes through `rank` numbers only, and is weighed.",
        "First X W, in which W must not learn: your framework can cut a tensor off from the "
        "gradient. Then (X A) B. The rank is the number of A's columns.",
        "A like example: a recipe for 2, written for 4, with a slip glued to it: "
        "`recipe + slip * guests / 2`. The recipe is printed; only the slip is changed.",
    ],
)


KNOWN = {
    "X": np.array([[1.0, 2.0]]),
    "W": np.array([[1.0, 0.0], [2.0, -1.0]]),
    "A": np.array([[1.0, 0.0, -1.0], [0.5, -1.0, 12.0]]),
    "B": np.array([[2.0, -1.0], [1.0, 0.5], [-1.0, 2.0]]),
    "alpha": 5.5,
}  # always the same, so that a telltale knows the answer
RANDOM = np.random.RandomState(0)
SLOPED = {"X": RANDOM.normal(0, 1, (3, 4)), **drawn(RANDOM, 4, 5, 2, 3.0)}  # and the slopes


def answered(X, W, A, B, factor):
    return X @ W + (X @ A) @ B * factor


@exercise.oracle
def lora_forward(X, W, A, B, alpha):
    return answered(X, W, A, B, alpha / A.shape[1])


@exercise.cases
def cases(rng):
    hand = {"X": np.array([[1.0, 1.0]]), "W": np.eye(2), **HAND}
    yield Case(hand, gradient=False)
    yield Case(KNOWN, gradient=False)
    yield Case({"X": rng.normal(0, 1, (4, 5)), **drawn(rng, 5, 7, 3, 40.0)}, gradient=False)
    yield Case({"X": rng.normal(0, 1, (2, 3, 2)), **drawn(rng, 2, 3, 9, 1.0)}, gradient=False)
    yield Case({"X": rng.normal(0, 1, (1, 3)), **drawn(rng, 3, 1, 2, 0.5)}, gradient=False)
    yield Case(SLOPED, judged_by="properties")


@exercise.slopes
def slopes(value, upstream, X, W, A, B, alpha):
    """The gradients that belong to the answer; W is frozen, and has none."""
    G, scale = upstream, alpha / A.shape[1]
    return {
        "X": G @ (W + scale * A @ B).T,
        "A": scale * X.T @ G @ B.T,
        "B": scale * (X @ A).T @ G,
        "W": np.zeros_like(W),
    }


def are_right(seen):
    """Whether the numbers of the two cases are right that are always the same."""
    both = [lora_forward(X=np.ones((1, 2)), W=np.eye(2), **HAND), lora_forward(**KNOWN)]
    return all(
        np.shape(one.value) == right.shape and np.allclose(one.value, right, atol=1e-3)
        for one, right in zip(seen, both, strict=False)
    )


@exercise.telltale
def base_learns(seen):
    """The numbers are right, but a gradient reaches W. W is frozen: cut it off."""
    learnt = seen[-1].gradients.get("W")
    return are_right(seen) and learnt is not None and bool(np.any(learnt))


@exercise.telltale
def argument_marked(seen):
    """Your function changed W itself: W required a gradient, and now it does not. Whoever trains it
    elsewhere still needs that mark. Cut off what you calculate with."""
    return failed(seen, "differentiated Tensors does not require grad")


@exercise.telltale(words=CUT_OFF)
def base_cut_off(seen):
    given = seen[-1].gradients
    if not are_right(seen) or any(given.get(name) is None for name in "XAB"):
        return False
    without = slopes_through_update(given, SLOPED["X"], SLOPED["A"])
    return np.allclose(given["X"], without, atol=1e-3)


@exercise.telltale
def update_does_not_learn(seen):
    """The numbers are right, but no gradient reaches A and B. They are what is to learn; only W is
    cut off."""
    found = [seen[-1].gradients.get(name) for name in ("A", "B")]
    none = all(one is None or not np.any(one) for one in found)
    return are_right(seen) and not seen[-1].failure and none


@exercise.telltale(shapes=True)
def tables_do_not_fit(seen):
    """Two tables do not fit together. X is multiplied with A, [n_in, rank], and what comes with B,
    [rank, n_out]."""
    return failed(
        seen, "cannot be multiplied", "Matrix size-incompatible", "size mismatch", "batch dim",
        "must match the size of tensor", "Incompatible shapes", "required broadcastable",
        "In[0] mismatch In[1]", "T() is only supported", "must be the same",
    )  # fmt: skip


def _weighed(factor):
    return lambda X, W, A, B, alpha: answered(X, W, A, B, factor(alpha, A, B))


wrong_factors(exercise, _weighed)


@exercise.mistake
def base_only(X, W, A, B, alpha):
    """As if A and B were not there."""
    return X @ W


@exercise.mistake
def update_only(X, W, A, B, alpha):
    """This is the update alone; the old layer, X W, is added to it."""
    return X @ update(A, B, alpha / A.shape[1])


@exercise.mistake
def base_scaled_too(X, W, A, B, alpha):
    """As if the old layer were taken alpha/rank times, too."""
    return answered(X, W, A, B, 1) * (alpha / A.shape[1])


@exercise.mistake
def base_scaled_instead(X, W, A, B, alpha):
    """As if alpha/rank belonged to the old layer; it belongs to the update."""
    return X @ W * (alpha / A.shape[1]) + X @ A @ B


@exercise.mistake
def bent(X, W, A, B, alpha):
    """As if a ReLU stood between A and B. The update is a table like W, and bends nothing."""
    return X @ W + np.maximum(X @ A, 0) @ B * (alpha / A.shape[1])


@exercise.mistake
def factor_added(X, W, A, B, alpha):
    """As if alpha/rank were *added* to the update; it multiplies it."""
    return answered(X, W, A, B, 1) + alpha / A.shape[1]
