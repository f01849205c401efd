"""Lesson 09, dropout: how does a network learn not to lean on one neuron?

Random answers are judged by properties. A right answer misses a bound here less than once in a
million runs: shares of n draws may lie SIGMAS standard deviations from what is expected, and
coincidences between draws are looked for only where there are hundreds of them.
"""

import numpy as np

from duograd.exercises import Case, Difference, Exercise, Rng
from duograd.exercises.reference import UNJUDGED

SIGMAS = 6
TABLE, ROW = (101, 97), (10007,)  # what large masks are asked for
MANY = 30  # examples or units, from where on two random draws are never the same by chance

NOT_FROM_RNG = (
    "Two generators that start alike gave two different answers: your random numbers come from "
    "somewhere else than `rng`."
)
SAME_EVERY_CALL = (
    "Two calls in a row, with the same `rng`, gave exactly the same: it should go on drawing new "
    "numbers from call to call. Do you make a generator of your own?"
)


def _equal(one, other):
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_equal, one, other))
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return np.array_equal(one, other, equal_nan=True)
    return True  # what is no array is judged elsewhere


def _alike(first, second):
    """A predicate: the cases at these two places are the same, yet their answers are not."""

    def differ(seen):
        one, other = seen[first].value, seen[second].value
        return one is not None and other is not None and not _equal(one, other)

    return differ


def _near(share, expected, count):
    """Whether a share of `count` draws is one that chance could give."""
    return abs(share - expected) <= SIGMAS * np.sqrt(expected * (1 - expected) / count) + 1e-9


# Two parts

split = Exercise(
    points=3,
    probe="repeat",
    hints=[
        "By hand: 5 examples and fraction 0.6. How many go into the first part, and what could "
        "their numbers be after shuffling 0, 1, 2, 3, 4?",
        "Shuffle the *numbers* of the examples, not the examples: one order, used for X and for Y, "
        "keeps the pairs together.",
        "Let `rng` make a random order of n numbers, cut it in two, and pick the rows of X and of "
        "Y with each piece. Return two pairs.",
        "A like example: to deal 7 cards from a deck, put its 32 places in a random order and take "
        "the cards at the first 7 of these places.",
    ],
)


@split.cases
def _(rng):
    def case(n, m, fraction, seed, times=2):
        X = np.arange(1.0, n * m + 1).reshape(n, m)
        Y = 10.0 * np.arange(n) + 0.5
        arguments = {"X": X, "Y": Y, "fraction": fraction, "rng": Rng(seed)}
        return Case(arguments, times=times, judged_by="properties")

    seed = int(rng.integers(1000))
    yield case(5, 2, 0.6, seed)
    yield case(61, 3, 0.7, seed)
    yield case(61, 3, 0.7, seed)
    yield case(47, 2, 0.25, seed + 1)


def _two_pairs(answer):
    return (
        isinstance(answer, list)
        and len(answer) == 2
        and all(isinstance(part, list) and len(part) == 2 for part in answer)
        and all(isinstance(array, np.ndarray) for part in answer for array in part)
    )


@split.property(
    "two_pairs",
    "Two pairs are asked, (X, Y) of the first part and (X, Y) of the second; something else came "
    "back.",
    torch="""
def split(X, Y, fraction, rng):
    order = torch.tensor(rng.permutation(len(X)))
    n = round(fraction * len(X))
    return X[order[:n]], X[order[n:]], Y[order[:n]], Y[order[n:]]
""",
    tensorflow="""
def split(X, Y, fraction, rng):
    order = rng.permutation(len(X))
    n = round(fraction * len(X))
    return tf.gather(X, order[:n]), tf.gather(X, order[n:]), Y[:n], Y[n:]
""",
)
def _(value, X, Y, fraction, rng):
    return all(map(_two_pairs, value))


@split.property(
    "form_changed",
    "A part must look like the whole table, only with fewer rows: its X has as many axes as X, and "
    "its Y as many as Y.",
    torch="""
def split(X, Y, fraction, rng):
    order = torch.tensor(rng.permutation(len(X)))
    n = round(fraction * len(X))
    Y = Y.reshape(-1, 1)
    return (X[order[:n]], Y[order[:n]]), (X[order[n:]], Y[order[n:]])
""",
    tensorflow="""
def split(X, Y, fraction, rng):
    order = rng.permutation(len(X))
    n = round(fraction * len(X))
    first, second, Y = order[:n], order[n:], Y[:, None]
    return (tf.gather(X, first), tf.gather(Y, first)), (tf.gather(X, second), tf.gather(Y, second))
""",
)
def _(value, X, Y, fraction, rng):
    forms = (X.shape[1:], Y.shape[1:])
    return all(array.shape[1:] in forms for call in value for part in call for array in part)


@split.property(
    "pairs_crossed",
    "Each pair should hold an X and its Y. Yours hold the two X and the two Y, or have them the "
    "wrong way round.",
    torch="""
def split(X, Y, fraction, rng):
    order = torch.tensor(rng.permutation(len(X)))
    n = round(fraction * len(X))
    return (X[order[:n]], X[order[n:]]), (Y[order[:n]], Y[order[n:]])
""",
    tensorflow="""
def split(X, Y, fraction, rng):
    order = rng.permutation(len(X))
    n = round(fraction * len(X))
    return (
        (tf.gather(X, order[:n]), tf.gather(X, order[n:])),
        (tf.gather(Y, order[:n]), tf.gather(Y, order[n:])),
    )
""",
)
def _(value, X, Y, fraction, rng):
    return all(
        a.ndim == 2 and b.ndim == 1 and a.shape[1] == X.shape[1] for call in value for a, b in call
    )


@split.property(
    "parts_swapped",
    "The two parts are swapped: the share `fraction` belongs to the first one.",
    torch="""
def split(X, Y, fraction, rng):
    order = torch.tensor(rng.permutation(len(X)))
    n = len(X) - round(fraction * len(X))
    return (X[order[:n]], Y[order[:n]]), (X[order[n:]], Y[order[n:]])
""",
    tensorflow="""
def split(X, Y, fraction, rng):
    order = rng.permutation(len(X))
    n = len(X) - round(fraction * len(X))
    first, second = order[:n], order[n:]
    return (tf.gather(X, first), tf.gather(Y, first)), (tf.gather(X, second), tf.gather(Y, second))
""",
)
def _(value, X, Y, fraction, rng):
    first = round(fraction * len(X))
    return not all(len(call[0][0]) == len(X) - first for call in value)


@split.property(
    "wrong_sizes",
    "The parts have the wrong sizes: the first should have round(fraction · n) of the n examples, "
    "the second all others.",
    torch="""
def split(X, Y, fraction, rng):
    order = torch.tensor(rng.permutation(len(X)))
    n = int(fraction * len(X))
    return (X[order[:n]], Y[order[:n]]), (X[order[n:]], Y[order[n:]])
""",
    tensorflow="""
def split(X, Y, fraction, rng):
    order = rng.permutation(len(X))
    n = int(fraction * len(X))
    first, second = order[:n], order[n:]
    return (tf.gather(X, first), tf.gather(Y, first)), (tf.gather(X, second), tf.gather(Y, second))
""",
)
def _(value, X, Y, fraction, rng):
    n, first = len(X), round(fraction * len(X))
    sizes = [[len(array) for part in call for array in part] for call in value]
    return all(found == [first, first, n - first, n - first] for found in sizes)


@split.property(
    "lost_or_doubled",
    "An example is in both parts, or twice in one, and others are lost: each example belongs to "
    "exactly one part.",
    torch="""
def split(X, Y, fraction, rng):
    order = torch.tensor(rng.integers(0, len(X), len(X)))
    n = round(fraction * len(X))
    return (X[order[:n]], Y[order[:n]]), (X[order[n:]], Y[order[n:]])
""",
    tensorflow="""
def split(X, Y, fraction, rng):
    n = round(fraction * len(X))
    first, second = rng.permutation(len(X))[:n], rng.permutation(len(X))[n:]
    return (tf.gather(X, first), tf.gather(Y, first)), (tf.gather(X, second), tf.gather(Y, second))
""",
)
def _(value, X, Y, fraction, rng):
    together = [np.concatenate([part[0] for part in call]) for call in value]
    return all(np.array_equal(rows[np.argsort(rows[:, 0])], X) for rows in together)


@split.property(
    "pairs_torn",
    "X and Y no longer belong together: an example got another one's Y. Shuffle both with the same "
    "order.",
    torch="""
def split(X, Y, fraction, rng):
    X, Y = X[torch.tensor(rng.permutation(len(X)))], Y[torch.tensor(rng.permutation(len(Y)))]
    n = round(fraction * len(X))
    return (X[:n], Y[:n]), (X[n:], Y[n:])
""",
    tensorflow="""
def split(X, Y, fraction, rng):
    X, Y = tf.gather(X, rng.permutation(len(X))), tf.gather(Y, rng.permutation(len(Y)))
    n = round(fraction * len(X))
    return (X[:n], Y[:n]), (X[n:], Y[n:])
""",
)
def _(value, X, Y, fraction, rng):
    owner = dict(zip(X[:, 0].tolist(), Y.tolist(), strict=True))
    return all(
        [owner.get(x) for x in part[0][:, 0].tolist()] == part[1].tolist()
        for call in value
        for part in call
    )


@split.property(
    "not_shuffled",
    "The first part holds just the first examples. If the table is sorted, say by class, the parts "
    "will not be alike: shuffle first.",
    torch="""
def split(X, Y, fraction, rng):
    n = round(fraction * len(X))
    return (X[:n], Y[:n]), (X[n:], Y[n:])
""",
    tensorflow="""
def split(X, Y, fraction, rng):
    n = round(fraction * len(X))
    return (X[:n], Y[:n]), (X[n:], Y[n:])
""",
)
def _(value, X, Y, fraction, rng):
    if len(X) < MANY:
        return True
    return all(part[0][:, 0].max() > X[len(part[0]) - 1, 0] for (part, _) in value)


@split.property(
    "cut_not_mixed",
    "The first part is one piece of the table, cut out at some place: neighbours stay together. In "
    "a sorted table the parts would not be alike. Shuffle the examples one by one.",
    torch="""
def split(X, Y, fraction, rng):
    n, start = round(fraction * len(X)), int(rng.integers(1, len(X)))
    X, Y = torch.roll(X, start, 0), torch.roll(Y, start, 0)
    return (X[:n], Y[:n]), (X[n:], Y[n:])
""",
    tensorflow="""
def split(X, Y, fraction, rng):
    n, start = round(fraction * len(X)), int(rng.integers(1, len(X)))
    X, Y = tf.roll(X, start, 0), tf.roll(Y, start, 0)
    return (X[:n], Y[:n]), (X[n:], Y[n:])
""",
)
def _(value, X, Y, fraction, rng):
    if len(X) < MANY:
        return True
    chosen = [np.isin(X[:, 0], part[0][:, 0]) for part, _ in value]
    return all((one != np.roll(one, 1)).sum() > 2 for one in chosen)


@split.property(
    "hardly_mixed",
    "Nearly all of the first examples are in the first part: only a few have changed places. In a "
    "sorted table the parts would not be alike. Shuffle all the examples.",
    torch="""
def split(X, Y, fraction, rng):
    order, n = np.arange(len(X)), round(fraction * len(X))
    for _ in range(2):
        one, other = rng.integers(0, len(X), 2)
        order[[one, other]] = order[[other, one]]
    order[[0, -1]] = order[[-1, 0]]
    return (X[order[:n]], Y[order[:n]]), (X[order[n:]], Y[order[n:]])
""",
    tensorflow="""
def split(X, Y, fraction, rng):
    order, n = np.arange(len(X)), round(fraction * len(X))
    for _ in range(2):
        one, other = rng.integers(0, len(X), 2)
        order[[one, other]] = order[[other, one]]
    order[[0, -1]] = order[[-1, 0]]
    first, second = order[:n], order[n:]
    return (tf.gather(X, first), tf.gather(Y, first)), (tf.gather(X, second), tf.gather(Y, second))
""",
)
def _(value, X, Y, fraction, rng):
    # Chance brings so few into a first part once in 128 million draws, and here are two draws.
    if len(X) < 2 * MANY:
        return True
    came = [(part[0][:, 0] > X[len(part[0]) - 1, 0]).sum() for part, _ in value]
    return max(came) > 3


@split.property(
    "same_every_call",
    SAME_EVERY_CALL,
    torch="""
def split(X, Y, fraction, rng):
    order = torch.tensor(np.random.default_rng(0).permutation(len(X)))
    n = round(fraction * len(X))
    return (X[order[:n]], Y[order[:n]]), (X[order[n:]], Y[order[n:]])
""",
    tensorflow="""
def split(X, Y, fraction, rng):
    order = np.random.default_rng(0).permutation(len(X))
    n = round(fraction * len(X))
    first, second = order[:n], order[n:]
    return (tf.gather(X, first), tf.gather(Y, first)), (tf.gather(X, second), tf.gather(Y, second))
""",
)
def _(value, X, Y, fraction, rng):
    return len(X) < MANY or not _equal(value[0], value[1])


split.symptom(
    "not_from_rng",
    NOT_FROM_RNG,
    torch="""
def split(X, Y, fraction, rng):
    order = torch.randperm(len(X))
    n = round(fraction * len(X))
    return (X[order[:n]], Y[order[:n]]), (X[order[n:]], Y[order[n:]])
""",
    tensorflow="""
def split(X, Y, fraction, rng):
    order = tf.random.shuffle(tf.range(len(X)))
    n = round(fraction * len(X))
    first, second = order[:n], order[n:]
    return (tf.gather(X, first), tf.gather(Y, first)), (tf.gather(X, second), tf.gather(Y, second))
""",
)(_alike(1, 2))
split.variant(
    torch="""
def split(X, Y, fraction, rng):
    order = np.arange(len(X))
    rng.shuffle(order)
    X, Y = X[order], Y[order]
    n = round(fraction * len(X))
    return [X[:n], Y[:n]], [X[n:], Y[n:]]
""",
    tensorflow="""
def split(X, Y, fraction, rng):
    order = np.arange(len(X))
    rng.shuffle(order)
    X, Y = tf.gather(X, order), tf.gather(Y, order)
    n = round(fraction * len(X))
    return [X[:n], Y[:n]], [X[n:], Y[n:]]
""",
)
split.variant(
    torch="""
def split(X, Y, fraction, rng):
    chosen = rng.choice(len(X), round(fraction * len(X)), replace=False)
    first = torch.zeros(len(X), dtype=torch.bool)
    first[chosen] = True
    return (X[first], Y[first]), (X[~first], Y[~first])
""",
    tensorflow="""
def split(X, Y, fraction, rng):
    chosen = rng.choice(len(X), round(fraction * len(X)), replace=False)
    first = np.isin(np.arange(len(X)), chosen)
    return (X[first], Y[first]), (tf.boolean_mask(X, ~first), tf.boolean_mask(Y, ~first))
""",
)

# The mask

dropout_mask = Exercise(
    points=2,
    level="complete",
    probe="repeat",
    hints=[
        "Three random numbers between 0 and 1 are 0.15, 0.72, 0.48, and p is 0.2. Which of the "
        "three units are dropped, and what share of all units will be, in the long run?",
        "`rng.random(shape)` draws a number between 0 and 1 for each unit. It lies below p with "
        "probability p.",
        "Only `kept` is missing: compare each random number with p, such that True means the unit "
        "stays.",
        "A like example: rain on 30 % of the days is `rng.random(365) < 0.3`.",
    ],
)


@dropout_mask.cases
def _(rng):
    def case(shape, p, seed):
        arguments = {"shape": shape, "p": p, "rng": Rng(seed)}
        return Case(arguments, times=2, judged_by="properties")

    seed = int(rng.integers(1000))
    yield case([2, 3], 0.0, seed)
    yield case([*TABLE], 0.25, seed)
    yield case([*TABLE], 0.25, seed)
    yield case([*ROW], 0.7, seed + 1)


def _mask(kept):
    """A dropout_mask in each framework, with this line for what is kept."""
    head = f"def dropout_mask(shape, p, rng):\n    kept = {kept}\n"
    return {
        "torch": head + "    return torch.tensor(kept, dtype=torch.float32)\n",
        "tensorflow": head + "    return tf.cast(kept, tf.float32)\n",
    }


def _of_shape(value, shape):
    return all(isinstance(mask, np.ndarray) and list(mask.shape) == list(shape) for mask in value)


@dropout_mask.property(
    "mask_shape",
    "The mask should have the shape that was asked for, with a number for each unit.",
    **_mask("rng.random(shape[-1]) >= p"),
)
def _(value, shape, p, rng):
    # A mask [97] for a shape [97] is right: the wrong answer shows where there are two axes.
    return _of_shape(value, shape)


@dropout_mask.property(
    "not_zero_or_one",
    "Your mask holds other numbers than 0 and 1: it only says who stays. What stays is scaled "
    "later.",
    **_mask("(rng.random(shape) >= p) / (1 - p)"),
)
def _(value, shape, p, rng):
    return all(np.isin(mask, [0, 1]).all() for mask in value)


@dropout_mask.property(
    "p_for_keep",
    "Your mask keeps the share p and drops the rest. p is the probability of dropping.",
    **_mask("rng.random(shape) < p"),
)
def _(value, shape, p, rng):
    if np.prod(shape) < MANY:
        return True
    return not any(_near((mask == 0).mean(), 1 - p, mask.size) for mask in value)


def _some_dropped(mask):
    """Whether some units of a table are dropped and others are not."""
    return mask.ndim == 2 and mask.size > MANY and 0 < (mask == 0).sum() < mask.size


@dropout_mask.property(
    "one_row_for_all",
    "All rows of your mask are alike: every example loses the same units. Each unit of each "
    "example has its own luck.",
    **_mask("np.zeros((*shape[:-1], 1)) + (rng.random(shape[-1]) >= p)"),
)
def _(value, shape, p, rng):
    return not any(_some_dropped(mask) and (mask == mask[0]).all() for mask in value)


@dropout_mask.property(
    "whole_rows",
    "Whole rows of your mask are 0 or 1: an example loses all its units or none. Each unit of each "
    "example has its own luck.",
    **_mask(
        "rng.random((*shape[:-1], 1) if len(shape) == 2 else shape) >= p + np.zeros(tuple(shape))"
    ),
)
def _(value, shape, p, rng):
    return not any(_some_dropped(mask) and (mask == mask[:, :1]).all() for mask in value)


@dropout_mask.property(
    "wrong_share",
    "The share of dropped units is not p, and chance alone cannot explain by how much it is off.",
    **_mask("rng.random(shape) >= 0.5"),
)
def _(value, shape, p, rng):
    return all(_near((mask == 0).mean(), p, mask.size) for mask in value)


@dropout_mask.property(
    "same_every_call", SAME_EVERY_CALL, **_mask("np.random.default_rng(0).random(shape) >= p")
)
def _(value, shape, p, rng):
    return np.prod(shape) < MANY or not _equal(value[0], value[1])


@dropout_mask.property(
    "not_float32",
    "The numbers of your mask are right, but their type is not float32, the type of X: a float "
    "tensor is asked. Not every two types can be multiplied.",
    torch="""
def dropout_mask(shape, p, rng):
    return torch.tensor(rng.random(shape) >= p)
""",
    tensorflow="""
def dropout_mask(shape, p, rng):
    return tf.constant((rng.random(shape) >= p).astype(float))
""",
)
def _(value, shape, p, rng):
    return all(mask.dtype == np.float32 for mask in value)


dropout_mask.symptom("not_from_rng", NOT_FROM_RNG, **_mask("np.random.random(shape) >= p"))(
    _alike(1, 2)
)


def _always_as_many(seen):
    """Whether each large mask drops p of its units to the unit: chance, once in ten million."""
    asked = ((1, TABLE, 0.25), (3, ROW, 0.7))
    masks = [(mask, shape, p) for at, shape, p in asked for mask in seen[at].value or []]
    return len(masks) == 4 and all(
        np.shape(mask) == shape and abs((mask == 0).sum() - p * mask.size) < 1
        for mask, shape, p in masks
    )


dropout_mask.symptom(
    "always_as_many",
    "All your masks drop just the same number of units. Each unit is dropped by itself, whatever "
    "becomes of the others: sometimes it will be a few more, sometimes a few less.",
    **_mask("rng.permutation(np.prod(shape)).reshape(shape) >= int(p * np.prod(shape))"),
)(_always_as_many)
dropout_mask.variant(**_mask("rng.binomial(1, 1 - p, shape)"))
dropout_mask.variant(**_mask("1 - (rng.uniform(0, 1, shape) < p)"))
dropout_mask.variant(**_mask("rng.choice([0, 1], size=shape, p=[p, 1 - p])"))

# Dropout itself

dropout = Exercise(
    points=4,
    probe="repeat",
    gradients=("X",),
    hints=[
        "By hand: X = [2, 4, 6, 8], p = 0.5, and the mask 1, 0, 0, 1. In training [4, 0, 0, 16] "
        "comes out; at evaluation X itself.",
        "If a share p of the sum is taken away, the rest must grow so that the mean stays. By "
        "which factor, if three out of four stay?",
        "First the case that nothing is to be done. Then a mask of X's shape from `dropout_mask`, "
        "and one product and one quotient.",
        "A like example: if a quarter of 40 cars break down at random and the others carry all "
        "loads, each carries 1/0.75 of its own.",
    ],
)


@dropout.oracle
def _(X, p, training, rng):
    return X  # at evaluation, and if p is 0: all other cases are judged by properties


@dropout.cases
def _(rng):
    def case(X, p, training, seed, **options):
        arguments = {"X": X, "p": p, "training": training, "rng": Rng(seed)}
        return Case(arguments, times=2, **options)

    seed = int(rng.integers(1000))
    large = rng.choice([-1, 1], (101, 97)) * rng.uniform(0.5, 2, (101, 97))
    yield case(np.array([2.0, 4.0, 6.0, 8.0]), 0.5, False, seed)
    yield case(rng.uniform(0.5, 2, (5, 3)), 0.3, False, seed)
    yield case(rng.uniform(0.5, 2, (2, 3)), 0.0, True, seed)
    yield case(large, 0.25, True, seed, judged_by="properties")
    yield case(large, 0.25, True, seed, judged_by="properties")
    yield case(rng.uniform(0.5, 2, 10007), 0.6, True, seed + 1, judged_by="properties")


def _dropped_at_evaluation(seen):
    return any(
        isinstance(o.value, list) and any(np.any(np.asarray(v) == 0) for v in o.value)
        for o in seen[:2]
        if isinstance(o.value, list) and all(isinstance(v, np.ndarray) for v in o.value)
    )


ACTIVE = (
    "Something is dropped at evaluation too: when the network is used, all its units work. Where "
    "does your code ask about `training`?"
)
dropout.symptom(
    "active_at_evaluation",
    ACTIVE,
    torch="return X * dropout_mask(X.shape, p, rng) / (1 - p)",
    tensorflow="return X * dropout_mask(X.shape, p, rng) / (1 - p)",
)(lambda seen: _dropped_at_evaluation(seen) and not _kept_all(seen[3].value))


def _kept_all(value):
    return isinstance(value, list) and all(np.all(np.asarray(v) != 0) for v in value)


dropout.symptom(
    "training_reversed",
    "You drop at evaluation and not in training: it should be the other way round.",
    torch="""
if training:
    return X
return X * dropout_mask(X.shape, p, rng) / (1 - p)
""",
    tensorflow="""
if training:
    return X
return X * dropout_mask(X.shape, p, rng) / (1 - p)
""",
)(lambda seen: _dropped_at_evaluation(seen) and _kept_all(seen[3].value))
dropout.symptom(
    "not_from_rng",
    NOT_FROM_RNG,
    torch="return torch.nn.functional.dropout(X, p, training)",
    tensorflow="return tf.nn.dropout(X, p) if training else X",
)(_alike(3, 4))


@dropout.misconception(
    "scaled_at_evaluation",
    "At evaluation you shrink X by 1 − p. That was the first paper's form. Here all scaling is "
    "done in training, and evaluation leaves X alone.",
)
def _(X, p, training, rng):
    return X * (rng.random(X.shape) >= p) if training else X * (1 - p)


@dropout.misconception(
    "enlarged_at_evaluation",
    "At evaluation you enlarge X, though nothing is dropped there that would have to be made up "
    "for.",
)
def _(X, p, training, rng):
    return X * (rng.random(X.shape) >= p) / (1 - p) if training else X / (1 - p)


@dropout.misconception(
    "p_for_keep", "With p = 0 you drop everything: p is the probability of dropping."
)
def _(X, p, training, rng):
    return X * (rng.random(X.shape) < p) / (1 - p) if training else X


@dropout.misconception(
    "p_for_keep_scaled",
    "With p = 0 you drop everything and divide by 0: p is the probability of dropping.",
)
def _(X, p, training, rng):
    return X * (rng.random(X.shape) < p) / np.float64(p) if training else X


def _training_only(line):
    """A wrong `dropout` in both frameworks: right at evaluation, in training this line."""
    text = f"if not training or p == 0:\n    return X\n{line}"
    return {"torch": text, "tensorflow": text}


def _dropped_shape(value, X):
    return all(isinstance(a, np.ndarray) and a.shape == X.shape for a in value)


def _kept_ratio(value, X):
    """What was kept, divided by what it was."""
    return np.concatenate([(a / X)[a != 0] for a in value])


@dropout.property(
    "shape_kept",
    "A tensor of X's shape is asked, with zeros where a unit is dropped.",
    torch="""
if not training or p == 0:
    return X
return X[dropout_mask(X.shape, p, rng) == 1] / (1 - p)
""",
    tensorflow="""
if not training or p == 0:
    return X
return X[dropout_mask(X.shape, p, rng) == 1] / (1 - p)
""",
)
def _(value, X, p, training, rng):
    return _dropped_shape(value, X)


@dropout.property(
    "p_subtracted",
    "What is dropped comes out as −p instead of 0: mind the brackets, a / 1 - p divides before it "
    "subtracts.",
    **_training_only("return X * dropout_mask(X.shape, p, rng) / 1 - p"),
)
def _(value, X, p, training, rng):
    return not any(np.isclose(a, -p, atol=1e-6).any() for a in value)


@dropout.property(
    "dropped_not_zero",
    "What is dropped comes out as another number than 0, the same for all: something is added to "
    "it.",
    **_training_only("return X * dropout_mask(X.shape, p, rng) / (1 - p) + p"),
)
def _(value, X, p, training, rng):
    return not any(np.unique(a[a != 0], return_counts=True)[1].max(initial=0) > MANY for a in value)


@dropout.property(
    "nothing_dropped",
    "Nothing is dropped in training: every unit still works.",
    **_training_only("return X"),
)
def _(value, X, p, training, rng):
    return all((a == 0).any() for a in value)


@dropout.property(
    "p_for_keep",
    "You keep the share p and drop the rest. p is the probability of dropping.",
    **_training_only("return X * (1 - dropout_mask(X.shape, p, rng)) / p"),
)
def _(value, X, p, training, rng):
    return not any(_near((a == 0).mean(), 1 - p, a.size) for a in value)


@dropout.property(
    "one_mask_for_all",
    "Every example of the batch loses the same units: draw a mask of the whole batch's shape.",
    **_training_only("return X * dropout_mask(X.shape[-1:], p, rng) / (1 - p)"),
)
def _(value, X, p, training, rng):
    return X.ndim < 2 or not any(((a == 0) == (a[0] == 0)).all() for a in value)


@dropout.property(
    "whole_examples",
    "Whole examples are dropped: in a row of X either all units stay or none. Each unit of each "
    "example has its own luck.",
    **_training_only(
        "shape = (len(X), 1) if len(X.shape) == 2 else X.shape\n"
        "return X * dropout_mask(shape, p, rng) / (1 - p)"
    ),
)
def _(value, X, p, training, rng):
    return X.ndim < 2 or not any(((a == 0) == (a[:, :1] == 0)).all() for a in value)


@dropout.property(
    "wrong_share",
    "The share of dropped units is not p, and chance alone cannot explain by how much it is off.",
    **_training_only("return X * dropout_mask(X.shape, p / 2, rng) / (1 - p)"),
)
def _(value, X, p, training, rng):
    return all(_near((a == 0).mean(), p, a.size) for a in value)


@dropout.property(
    "not_rescaled",
    "The right share is dropped, but what stays is as large as before: so the sum over the units "
    "is smaller in training than at evaluation.",
    **_training_only("return X * dropout_mask(X.shape, p, rng)"),
)
def _(value, X, p, training, rng):
    return not np.allclose(_kept_ratio(value, X), 1, rtol=1e-3)


@dropout.property(
    "scaled_by_p",
    "You divide what stays by p. Which share of the units stays?",
    **_training_only("return X * dropout_mask(X.shape, p, rng) / p"),
)
def _(value, X, p, training, rng):
    return not np.allclose(_kept_ratio(value, X), 1 / p, rtol=1e-3)


@dropout.property(
    "shrunk",
    "What stays is made smaller; it should be made larger, to make up for what is lost.",
    **_training_only("return X * dropout_mask(X.shape, p, rng) * (1 - p)"),
)
def _(value, X, p, training, rng):
    return not (np.abs(_kept_ratio(value, X)) < 1).all()


@dropout.property(
    "wrongly_scaled",
    "The right share is dropped, but what stays is scaled by another factor than the one that "
    "keeps the mean.",
    **_training_only("return X * dropout_mask(X.shape, p, rng) * (1 + p)"),
)
def _(value, X, p, training, rng):
    return np.allclose(_kept_ratio(value, X), 1 / (1 - p), rtol=1e-3)


@dropout.property(
    "same_every_call",
    SAME_EVERY_CALL,
    **_training_only("return X * dropout_mask(X.shape, p, np.random.default_rng(0)) / (1 - p)"),
)
def _(value, X, p, training, rng):
    return not _equal(value[0], value[1])


dropout.variant(
    torch="""
if training:
    return torch.where(dropout_mask(X.shape, p, rng) == 1, X / (1 - p), torch.zeros_like(X))
return X
""",
    tensorflow="""
if training:
    return tf.where(dropout_mask(X.shape, p, rng) == 1, X / (1 - p), tf.zeros_like(X))
return X
""",
)
dropout.variant(
    torch="""
scale = torch.ones_like(X)
if training:
    scale = torch.tensor((rng.random(X.shape) >= p) / (1 - p)).float()
return X * scale
""",
    tensorflow="""
scale = tf.ones_like(X)
if training:
    scale = tf.constant((rng.random(X.shape) >= p) / (1 - p), tf.float32)
return X * scale
""",
)

# A layer that knows whether it is trained

DropoutLayer = Exercise(
    points=2,
    level="complete",
    probe="model",
    gradients=("X",),
    hints=[
        "Build a layer with p = 0.5 and call it on [[2, 4, 6]], in training and at evaluation. "
        "Which of the two may change the numbers?",
        "The layer computes nothing new: it calls `dropout` and knows the other three arguments.",
        "One line. Two arguments were stored when the layer was built; the third says whether it "
        "is being trained, and your framework provides it.",
        "A like example: a `Lamp(colour)` that answers `shine(self.colour, on)` stores the colour "
        "once and asks for `on` each time.",
    ],
)


UNTOLD = (53, 31)  # the shape of the X for which no call says whether it is training


@DropoutLayer.oracle
def _(p, rng, X, framework):
    if framework == "torch" and X.shape == UNTOLD:
        return UNJUDGED  # a new module is in training mode; a Keras layer that is not told is not
    return X


@DropoutLayer.cases
def _(rng):
    def case(X, p, seed, **options):
        return Case({"p": p, "rng": Rng(seed)}, inputs={"X": X}, **options)

    seed = int(rng.integers(1000))
    large = rng.uniform(0.5, 2, TABLE)
    drops = {"training": True, "judged_by": "properties"}
    yield case(np.array([[2.0, 4.0, 6.0]]), 0.5, seed, training=False)
    yield case(large, 0.25, seed, training=False, gradient=False)
    yield case(large, 0.25, seed, **drops)
    yield case(large, 0.25, seed, **drops)
    yield case(large, 0.25, seed + 1, **drops)
    yield case(rng.uniform(0.5, 2, (103, 89)), 0.7, seed + 1, **drops)
    told = "X = [[3, 5]] and a layer in training with p = 0"
    yield case(np.array([[3.0, 5.0]]), 0.0, seed, training=True, told=told)
    told = "a layer with p = 0.6 that is called without a word about training"
    yield case(rng.uniform(0.5, 2, UNTOLD), 0.6, seed, gradient=False, told=told)


def _layer(torch_line, tensorflow_line=None):
    """A DropoutLayer in each framework, with this line for its answer."""
    return {
        "torch": f"""
class DropoutLayer(torch.nn.Module):
    def __init__(self, p, rng):
        super().__init__()
        self.p, self.rng = p, rng

    def forward(self, X):
        return {torch_line}
""",
        "tensorflow": f"""
class DropoutLayer(tf.keras.layers.Layer):
    def __init__(self, p, rng):
        super().__init__()
        self.p, self.rng = p, rng

    def call(self, X, training=False):
        return {tensorflow_line or torch_line.replace("self.training", "training")}
""",
    }


def _zeros_in(value):
    return isinstance(value, np.ndarray) and bool((value == 0).any())


DropoutLayer.symptom(
    "active_at_evaluation",
    "Your layer drops units at evaluation too: it should ask whether it is being trained.",
    **_layer("dropout(X, self.p, True, self.rng)"),
)(lambda seen: _zeros_in(seen[1].value) and _zeros_in(seen[2].value))
DropoutLayer.symptom(
    "training_reversed",
    "Your layer drops units at evaluation and none in training: the other way round.",
    **_layer("dropout(X, self.p, not self.training, self.rng)"),
)(lambda seen: _zeros_in(seen[1].value) and not _zeros_in(seen[2].value))
DropoutLayer.symptom(
    "not_from_rng",
    NOT_FROM_RNG,
    **_layer("dropout(X, self.p, self.training, np.random.default_rng())"),
)(_alike(2, 3))
DropoutLayer.symptom(
    "rng_ignored",
    "Two layers that were given different generators dropped just the same units: the random "
    "numbers of yours come from somewhere else than `rng`.",
    **_layer("dropout(X, self.p, self.training, np.random.default_rng(0))"),
)(lambda seen: _zeros_in(seen[2].value) and _equal(seen[2].value, seen[4].value))
DropoutLayer.symptom(
    "not_a_number",
    "Your layer returns something that is not a number: is each argument of `dropout` in its "
    "place?",
    **_layer("dropout(X, self.training, self.p, self.rng)"),
)(lambda seen: isinstance(seen[2].value, np.ndarray) and not np.isfinite(seen[2].value).all())


DropoutLayer.symptom(
    "shape_kept",
    "A tensor of X's shape is asked, with zeros where a unit is dropped.",
    **_layer(
        "dropout(X, self.p, self.training, self.rng)[self.training:]",
        "dropout(X, self.p, training, self.rng)[int(training):]",
    ),
)(lambda seen: isinstance(seen[2].value, np.ndarray) and seen[2].value.shape != TABLE)
DropoutLayer.symptom(
    "wrong_share",
    "The share of units that your layer drops is not p: which p does it pass on?",
    **_layer("dropout(X, 1 - self.p, self.training, self.rng)"),
)(
    lambda seen: (
        _zeros_in(seen[2].value)
        and not _near((seen[2].value == 0).mean(), 0.25, seen[2].value.size)
    )
)
DropoutLayer.wrong(
    "gradient_lost",
    **_layer(
        "dropout(X.detach(), self.p, self.training, self.rng)",
        "dropout(tf.stop_gradient(X), self.p, training, self.rng)",
    ),
)
DropoutLayer.wrong(
    "argument_changed",
    torch=_layer("X.mul_(dropout_mask(X.shape, self.p if self.training else 0, self.rng))")[
        "torch"
    ],
)


@DropoutLayer.property(
    "nothing_dropped",
    "Your layer drops nothing in training: does it hear that it is being trained?",
    **_layer("dropout(X, self.p, False, self.rng)"),
)
def _(value, p, rng, X):
    return (value == 0).any()


@DropoutLayer.property(
    "share_bounded",
    "With one p your layer drops the share p, with another it does not: which p does it pass on?",
    **_layer("dropout(X, self.p if self.p < 0.5 else 0.5, self.training, self.rng)"),
)
def _(value, p, rng, X):
    return _near((value == 0).mean(), p, value.size)


@DropoutLayer.property(
    "wrongly_scaled",
    "The right share is dropped, but what stays is not scaled so that the mean is kept. Did you "
    "call `dropout`, or only the mask?",
    **_layer("X * dropout_mask(X.shape, self.p if self.training else 0, self.rng)"),
)
def _(value, p, rng, X):
    return np.allclose(_kept_ratio([value], X), 1 / (1 - p), rtol=1e-3)


DropoutLayer.variant(**_layer("dropout(X, p=self.p, training=self.training, rng=self.rng)"))
DropoutLayer.variant(
    torch="""
class DropoutLayer(torch.nn.Module):
    def __init__(self, p, rng):
        super().__init__()
        self.rate = p
        self.generator = rng

    def forward(self, X):
        if not self.training:
            return X
        return X * dropout_mask(X.shape, self.rate, self.generator) / (1 - self.rate)
""",
    tensorflow="""
class DropoutLayer(tf.keras.layers.Layer):
    def __init__(self, p, rng, **settings):
        super().__init__(**settings)
        self.rate = p
        self.generator = rng

    def call(self, inputs, training=None):
        if not training:
            return inputs
        return inputs * dropout_mask(inputs.shape, self.rate, self.generator) / (1 - self.rate)
""",
)

DIFFERENCES = (
    Difference(
        "the layer's argument",
        "`torch.nn.Dropout(p=0.25)`: the probability of dropping",
        "`tf.keras.layers.Dropout(rate=0.25)`: the same under another name",
        "torch.manual_seed(0)\nY = torch.nn.Dropout(p=.25)(torch.ones(40000))\n"
        "holds = bool(abs((Y == 0).float().mean() - .25) < .02) and Y.max().item() == "
        "torch.tensor(1 / .75).item()",
        "Y = tf.keras.layers.Dropout(rate=.25, seed=0)(tf.ones(40000), training=True).numpy()\n"
        "holds = bool(abs((Y == 0).mean() - .25) < .02) and bool(np.isclose(Y.max(), 1 / .75))",
    ),
    Difference(
        "who says that it is training",
        "the model remembers: it starts in training mode, and `model.eval()` ends that",
        "each call says it: `model(X)` is evaluation, `model(X, training=True)` is training",
        "layer = torch.nn.Dropout(.5)\nX = torch.ones(1000)\nfirst = (layer(X) == 0).any()\n"
        "layer.eval()\nholds = bool(first) and not bool((layer(X) == 0).any())",
        "layer = tf.keras.layers.Dropout(.5)\nX = tf.ones(1000)\n"
        "with tf.GradientTape():\n    plain = layer(X)\n"
        "trained = layer(X, training=True)\n"
        "holds = not (plain.numpy() == 0).any() and bool((trained.numpy() == 0).any())",
    ),
    Difference(
        "the function without a layer",
        "`torch.nn.functional.dropout(X, p)` drops, unless told `training=False`",
        "`tf.nn.dropout(X, rate)` always drops",
        "f = torch.nn.functional.dropout\nX = torch.ones(1000)\n"
        "holds = bool((f(X, .5) == 0).any()) and bool((f(X, .5, training=False) == 1).all())",
        "import inspect\nX = tf.nn.dropout(tf.ones(1000), .5).numpy()\nholds = 0 in X "
        "and 'training' not in inspect.signature(tf.nn.dropout).parameters",
    ),
    Difference(
        "evaluation and gradients",
        "`model.eval()` does not stop the recording; `torch.no_grad()` does, and does not stop "
        "dropout",
        "`training=False` does not stop the tape; leaving the `with` block does",
        "layer = torch.nn.Dropout(.5)\nX = torch.ones(1000, requires_grad=True)\n"
        "with torch.no_grad():\n    still = bool((layer(X) == 0).any())\n"
        "layer.eval()\nholds = still and layer(X).requires_grad",
        "layer = tf.keras.layers.Dropout(.5)\nX = tf.Variable(tf.ones(3))\n"
        "with tf.GradientTape() as tape:\n    Y = tf.reduce_sum(layer(X, training=False))\n"
        "holds = tape.gradient(Y, X).numpy().tolist() == [1, 1, 1]",
    ),
    Difference(
        "a layer that draws with NumPy, like ours",
        "draws anew in every step",
        "draws anew in every step, but inside `@tf.function` and `model.fit` only once: it is then "
        "part of the graph. Keras's own layer draws anew there too",
        "rng = np.random.default_rng(0)\nstep = lambda: torch.tensor(rng.random())\n"
        "holds = step().item() != step().item()",
        "rng = np.random.default_rng(0)\nstep = tf.function(lambda: tf.constant(rng.random()))\n"
        "layer, X = tf.keras.layers.Dropout(.5), tf.ones(1000)\n"
        "own = tf.function(lambda: layer(X, training=True))\n"
        "holds = float(step()) == float(step()) and not np.array_equal(own(), own())",
    ),
)

SYMPTOMS = (
    (
        "the training loss falls while the validation loss rises",
        "overfitting: it learns by heart. Stop earlier, or give it more data or dropout",
    ),
    ("both losses stay high and close together", "underfitting: too small, or trained too briefly"),
    ("two predictions for the same input differ", "dropout is still on at evaluation"),
    ("dropout changes nothing at all", "nobody told the layer that it is being trained"),
    ("the validation loss is *below* the training loss", "no bug: dropout was on for only one"),
)
