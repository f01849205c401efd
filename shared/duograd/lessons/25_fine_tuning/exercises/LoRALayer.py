"""A dense layer that is frozen, and an update that learns beside it."""

import numpy as np

from duograd.exercises import Case, Exercise, Named, Rng, failed

from .first_A import FEW, MANY, N_INPUTS, RANK, looked_at, numbers
from .low_rank import CUT_OFF, HAND, drawn, slopes_through_update, wrong_factors

exercise = Exercise(
    points=4,
    probe="model",
    gradients=("X", "A", "B"),
    hints=[
        "Wrap a layer and call both on the same X: before any step the answers are alike. Then "
        "print which of its weights learn, with their shapes: two tables.",
        "The wrapper *has* the old layer, which you froze, and asks it first. Beside it are two "
        "tables of its own, registered as in lab 03, so that an optimizer finds them.",
        "When it is made: freeze the layer, keep the number alpha/rank, draw A with the given "
        "generator, make B of zeros. When it is called: the layer's answer and the scaled (X A) B.",
        "A like example: a class `Tip(till, share)` has a till and asks it for the price; it adds "
        "its share, and never opens the till.",
    ],
)
FRESH, TRAINED, EMPTY, DRAWN, AGAIN, OTHER = 1, 2, 5, 6, 7, 8
KNOWN = np.random.RandomState(0)  # one layer is always the same, so that its answers are known
KNOWN_W, KNOWN_B, KNOWN_X = (KNOWN.normal(0, 1, size) for size in ((4, 5), 5, (3, 4)))
KNOWN_TABLES = {"A": KNOWN.normal(0, 1, (4, 3)), "B": KNOWN.normal(0, 1, (3, 5))}


@exercise.oracle
def LoRALayer(layer, rank, alpha, rng, X, A=None, B=None):
    return answered(layer, X, A, B, alpha / rank)


def answered(layer, X, A, B, factor):
    W, *b = layer["weights"]
    base = X @ W + sum(b)
    return base if A is None else base + (X @ A) @ B * factor


def wrapped(W, b, X, rank, alpha, seed, **options):
    weights = [W] if b is None else [W, b]
    name = "a dense layer" if len(weights) == 2 else "a dense layer without a bias"
    layer = Named("dense", {"weights": weights}, name)
    arguments = {"layer": layer, "rank": rank, "alpha": alpha, "rng": Rng(seed)}
    return Case(arguments, inputs={"X": X}, **options)


@exercise.cases
def cases(rng):
    seed = int(rng.integers(1000))

    def case(rows, n_in, n_out, rank, alpha, bias=True, **options):
        W, A, B, _ = drawn(rng, n_in, n_out, rank, alpha).values()
        X, b = rng.normal(0, 1, (*rows, n_in)), rng.normal(0, 1, n_out) if bias else None
        return wrapped(W, b, X, rank, alpha, seed, parameters={"A": A, "B": B}, **options)

    def known(rank=2, **options):
        return wrapped(KNOWN_W, KNOWN_B, KNOWN_X, rank, 1.5 * rank, seed, **options)

    tables = {name: HAND[name] for name in ("A", "B")}
    yield wrapped(np.eye(2), np.array([0.5, -0.5]), np.array([[1.0, 1.0]]), 1, 2.0, seed,
                  parameters=tables)  # fmt: skip
    yield known(told="a layer that is fresh", gradient=False)
    yield known(3, parameters=KNOWN_TABLES, training=True)
    yield case((2, 3), 2, 3, 11, 1.0, gradient=False)
    yield case((2,), 4, 2, 3, 50.0, bias=False, gradient=False)
    yield known(parameters={"A": np.zeros((4, 2)), "B": np.zeros((2, 5))}, gradient=False)
    for start, n_outputs in ((seed, MANY), (seed, MANY), (seed + 1, FEW)):
        yield wrapped(
            np.zeros((N_INPUTS, n_outputs)), None, np.eye(N_INPUTS), RANK, float(RANK), start,
            parameters={"B": np.eye(RANK, n_outputs)}, judged_by="properties", gradient=False,
            told=f"a fresh layer of {N_INPUTS} inputs",
        )  # fmt: skip
    yield known(
        3, parameters=KNOWN_TABLES, sizes=True, before={"X": KNOWN_X[::-1]}, training=False,
        judged_by="properties", gradient=False,
    )  # fmt: skip


def right_by_hand(seen):
    value = seen[0].value
    return np.shape(value) == (1, 2) and np.allclose(value, [[19.5, 0.5]], atol=1e-3)


def table(seen, place):
    """The A that a fresh layer drew; None if there is none."""
    value = seen[place].value
    fits = isinstance(value, np.ndarray) and value.shape in ((N_INPUTS, MANY), (N_INPUTS, FEW))
    return numbers(value) if fits else None


@exercise.telltale
def no_such_name(seen):
    """Your layer does not know A or B: these are the names that it is asked for."""
    return failed(seen, "has no attribute 'A'", "has no attribute 'B'")


@exercise.telltale
def not_one_parameter(seen):
    """Asked for A and B, each a single parameter, your layer holds something else there."""
    return failed(seen, "has no attribute 'assign'", "has no attribute 'copy_'")


@exercise.telltale
def other_type(seen):
    """A table has another type of number than X: NumPy draws in float64, and layers reckon in
    float32."""
    words = "same dtype", "expected to be a float tensor but", "must have the same type"
    return failed(seen, *words, "expected scalar type")


@exercise.telltale
def not_float32(seen):
    """A or B is no float32: its slopes have another type of number. It is to be made in float32,
    which saves turning it at each call."""
    given = [one.gradients.get(name) for one in seen for name in "AB"]
    return any(slopes is not None and slopes.dtype != "float32" for slopes in given)


@exercise.telltale
def too_early(seen):
    """Something was set before `super().__init__()`: that line comes first."""
    return failed(seen, "before Module.__init__", "forgot to call `super().__init__()`")


@exercise.telltale
def bias_expected(seen):
    """It fails where the dense layer has no bias. Ask the layer itself for its answer: it knows."""
    fails = [bool(one.failure) for one in seen]
    return any(fails) and fails.index(True) == 4


@exercise.telltale(shapes=True)
def tables_do_not_fit(seen):
    """Two tables do not fit together. A is [n_in, rank], B is [rank, n_out], and the layer knows
    both sizes."""
    return failed(
        seen, "cannot be multiplied", "Matrix size-incompatible", "size mismatch",
        "invalid for input", "must match the size of tensor", "Incompatible shapes",
        "required broadcastable",
        "In[0] mismatch In[1]", "must be the same", "cannot reshape array", "expand",
    )  # fmt: skip


def part_of_known(value):
    """Whether an answer to the known layer's inputs is made of its X W and its bias."""
    parts = np.stack([KNOWN_X @ KNOWN_W, KNOWN_B + np.zeros((3, 5))]).reshape(2, -1)
    if not isinstance(value, np.ndarray) or value.shape != (3, 5):
        return None
    shares, *_ = np.linalg.lstsq(parts.T, value.ravel(), rcond=None)
    return bool(np.allclose(shares @ parts, value.ravel(), atol=1e-3))


@exercise.telltale
def another_base(seen):
    """The layer that yours asks is another one, with weights of its own: even where A and B are 0,
    its answers have nothing to do with those of the layer that it was given."""
    return part_of_known(seen[EMPTY].value) is False


@exercise.telltale(words=CUT_OFF)
def base_cut_off(seen):
    given = seen[0].gradients
    if not right_by_hand(seen) or any(given.get(name) is None for name in "XA"):
        return False
    without = slopes_through_update(given, np.ones((1, 2)), HAND["A"])
    return np.allclose(given["X"], without, atol=1e-3)


@exercise.telltale
def spoilt_start(seen):
    """With A and B given it is right. But a fresh one answers otherwise than the layer that it
    wraps: the update is not 0 at the start, and the model is spoilt before the first step."""
    fresh = seen[FRESH].value
    if not right_by_hand(seen) or part_of_known(seen[EMPTY].value) is not True:
        return False
    base = KNOWN_X @ KNOWN_W + KNOWN_B
    return np.shape(fresh) == base.shape and not np.allclose(fresh, base, atol=1e-3)


@exercise.telltale
def not_from_rng(seen):
    """Two layers that were given generators that start alike drew different A: the second one hangs
    on something else, as on other random numbers, or on what is left of layers before."""
    one, again = table(seen, DRAWN), table(seen, AGAIN)
    if one is None or again is None or not right_by_hand(seen):
        return False
    return not np.allclose(one, again, atol=1e-4)


@exercise.telltale
def same_for_each_rng(seen):
    """Two layers that were given generators that start differently drew the same A."""
    one, other = table(seen, DRAWN), table(seen, OTHER)
    if one is None or other is None or not right_by_hand(seen) or np.ptp(one) < 1e-6:
        return False
    return bool(np.allclose(one, other, atol=1e-6))


@exercise.telltale
def only_in_training(seen):
    """As if A and B counted in training only: where a layer is evaluated, its answers are those of
    the layer that it wraps. The update belongs to them always."""
    last = seen[-1].value
    trained = _is_known(seen[TRAINED].value)
    return trained and _shapes(last) is not None and _is_known(last[0], factor=0)


@exercise.telltale
def given_one_learns(seen):
    """Of your layer A and B learn, and nothing else. But the layer that it was given still learns,
    too: freeze that one itself."""
    last = seen[-1]
    if _shapes(last.value) != [[3, 5], [4, 3]] or "layer" not in last.facts.get("learning", ()):
        return False
    return _is_known(last.value[0])


def _is_known(value, factor=1.5):
    """Whether it is the answer to the known inputs and tables; factor: of the update."""
    right = answered({"weights": [KNOWN_W, KNOWN_B]}, KNOWN_X, **KNOWN_TABLES, factor=factor)
    return np.shape(value) == right.shape and np.allclose(value, right, atol=1e-3)


def _weighed(factor):
    def formula(layer, rank, alpha, rng, X, A=None, B=None):
        return answered(layer, X, A, B, 0 if A is None else factor(alpha, A, B))

    return formula


wrong_factors(exercise, _weighed)


@exercise.mistake
def base_only(layer, rank, alpha, rng, X, A=None, B=None):
    """As if A and B were not there: these are the answers of the layer alone."""
    return answered(layer, X, A, B, 0)


@exercise.mistake
def update_only(layer, rank, alpha, rng, X, A=None, B=None):
    """This is the update alone; the layer's answer is added to it."""
    return answered(layer, X, A, B, alpha / rank) - answered(layer, X, A, B, 0)


@exercise.mistake
def bent(layer, rank, alpha, rng, X, A=None, B=None):
    """As if a ReLU stood between A and B. The update is a table like W, and bends nothing."""
    base = answered(layer, X, A, B, 0)
    return base if A is None else base + np.maximum(X @ A, 0) @ B * (alpha / rank)


@exercise.mistake
def bias_lost(layer, rank, alpha, rng, X, A=None, B=None):
    """As if the layer had no bias. Where it has one, it belongs to its answer."""
    return answered({"weights": layer["weights"][:1]}, X, A, B, alpha / rank)


@exercise.mistake
def bias_twice(layer, rank, alpha, rng, X, A=None, B=None):
    """As if the layer's bias came in twice: its answer holds it already."""
    return answered(layer, X, A, B, alpha / rank) + sum(layer["weights"][1:])


@exercise.mistake
def base_scaled_too(layer, rank, alpha, rng, X, A=None, B=None):
    """As if the layer's answer were taken alpha/rank times, too."""
    return answered(layer, X, A, B, 1) * (alpha / rank)


def _shapes(value):
    """The shapes of what learns; None in the other cases."""
    return value[1] if isinstance(value, list) and len(value) == 2 else None


@exercise.property
def kept_of_a_call(value, **_):
    """Right at the first call, but not at a second one on other inputs: a call changes your layer,
    or the one that it wraps."""
    return _shapes(value) is None or _is_known(value[0])


@exercise.property
def nothing_learns(value, **_):
    """The answers are right, but nothing of your layer learns: A and B are to be registered, and
    not frozen."""
    return _shapes(value) != []


@exercise.property
def bias_trains(value, **_):
    """The answers are right, and the table of the layer that yours wraps is frozen, but its bias
    still learns. Freeze that, too."""
    return _shapes(value) != [[3, 5], [4, 3], [5]]


@exercise.property
def base_trains(value, **_):
    """The answers are right, but the layer that yours wraps still learns: its table, or its bias.
    Freeze both."""
    shapes = _shapes(value)
    return shapes is None or not any(shape in ([4, 5], [5, 4], [5]) for shape in shapes)


@exercise.property
def not_registered(value, A=None, **_):
    """The answers are right, but only one of A and B is a parameter that the layer can learn: the
    other is not listed as its own, or it is fixed."""
    shapes = _shapes(value)
    return shapes is None or len(shapes) > 1


@exercise.property
def other_parameters(value, **_):
    """The answers are right, but other things learn than A, [n_in, rank], and B, [rank, n_out]."""
    shapes = _shapes(value)
    return shapes is None or shapes == [[3, 5], [4, 3]]


looked_at(exercise)
