"""Two paths into one: the update is added to W once and for all."""

import numpy as np

from duograd.exercises import Exercise, failed

from .low_rank import HAND, drawn, update, wrong_factors

exercise = Exercise(
    points=2,
    level="complete",
    hints=[
        "By hand: W = [[1, 0], [0, 1]], A = [[1], [2]], B = [[3, 0]], alpha = 2. A B is "
        "[[3, 0], [6, 0]]. What is the whole update?",
        "X W + (X A) B times a number is X times one single table. Which?",
        "One line is missing: A times B, and the same factor as in `lora_forward`.",
        "A like example: 3·x + 2·x·5 is (3 + 2·5)·x. Who does that sum once saves it each time.",
    ],
)


def merged(W, A, B, factor):
    return W + update(A, B, factor)


@exercise.oracle
def merge_lora(W, A, B, alpha):
    return merged(W, A, B, alpha / A.shape[1])


@exercise.cases
def cases(rng):
    yield {"W": np.eye(2), **HAND}
    yield drawn(rng, 5, 4, 3, 6.0)
    yield drawn(rng, 2, 6, 5, 1.0)
    yield drawn(rng, 4, 1, 3, 0.5)
    yield drawn(rng, 2, 3, 1, 0.0)  # a new tensor all the same


@exercise.telltale
def same_tensor(seen):
    """Where alpha is 0 the tensor W itself came back, and not a new one: who changes yours changes
    the layer's, too."""
    return "W" in seen[-1].facts.get("returned", [])


@exercise.telltale(shapes=True)
def tables_do_not_fit(seen):
    """Two tables do not fit together. A is [n_in, rank] and B [rank, n_out], so that A B is as
    large as W."""
    return failed(
        seen, "cannot be multiplied", "Matrix size-incompatible", "size mismatch",
        "must match the size of tensor", "Incompatible shapes", "required broadcastable",
        "In[0] mismatch In[1]", "must be the same",
    )  # fmt: skip


def _weighed(factor):
    return lambda W, A, B, alpha: merged(W, A, B, factor(np.float64(alpha), A, B))


wrong_factors(exercise, _weighed)


@exercise.mistake
def unchanged(W, A, B, alpha):
    """This is W as it was: the update is missing."""
    return 1 * W


@exercise.mistake
def update_only(W, A, B, alpha):
    """This is the update alone; it is added to W."""
    return update(A, B, alpha / A.shape[1])


@exercise.mistake
def base_scaled_too(W, A, B, alpha):
    """As if W were taken alpha/rank times, too."""
    return merged(W, A, B, 1) * (alpha / A.shape[1])
