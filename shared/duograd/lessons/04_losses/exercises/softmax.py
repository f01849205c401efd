"""Lesson 04, losses: how wrong is a prediction?"""

import numpy as np

from duograd.exercises import Case, Difference, Exercise, Named, failed

EPSILON = 1e-7


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _like(values, y):
    """Predictions [n, 1] as [n], so that each meets its own answer."""
    return values.reshape(y.shape)


def _table(values, y):
    """Predictions [n, 1] left as they are: against [n] they make a table [n, n]."""
    return values, y


empirical_loss = Exercise(points=0, level="given", gradients=("Y_pred",))


@empirical_loss.oracle
def _(loss, Y_pred, Y):
    return loss(Y_pred, Y).mean()


@empirical_loss.cases
def _(rng):
    squared = Named("squared_error", label="(ŷ − y)²")
    absolute = Named("absolute_error", label="|ŷ − y|")
    yield {"loss": squared, "Y_pred": np.array([90.0, 30.0]), "Y": np.array([80.0, 60.0])}
    Y = rng.uniform(0, 9, 5)
    away = np.array([1, -1, 1, 1, -1]) * rng.uniform(0.5, 3, 5)
    yield {"loss": absolute, "Y_pred": Y + away, "Y": Y}
    yield {"loss": squared, "Y_pred": rng.normal(0, 1, 7), "Y": rng.normal(0, 1, 7)}


@empirical_loss.misconception("sum_for_mean", "You took the sum over the examples, not the mean.")
def _(loss, Y_pred, Y):
    return loss(Y_pred, Y).sum()


@empirical_loss.misconception("not_averaged", "One number per example came back; their mean is J.")
def _(loss, Y_pred, Y):
    return loss(Y_pred, Y)


empirical_loss.variant(
    torch="values = loss(Y_pred, Y)\nreturn values.sum() / len(values)",
    tensorflow="values = loss(Y_pred, Y)\nreturn tf.reduce_sum(values) / len(values)",
)
empirical_loss.variant(
    torch="return torch.stack([loss(a, b) for a, b in zip(Y_pred, Y)]).mean()",
    tensorflow="return tf.reduce_mean(tf.stack([loss(a, b) for a, b in "
    "zip(tf.unstack(Y_pred), tf.unstack(Y))]))",
)

mean_squared_error = Exercise(points=0, level="given", gradients=("y_pred",))


@mean_squared_error.oracle
def _(y_pred, y):
    return ((_like(y_pred, y) - y) ** 2).mean()


def _grades(y_pred, y):
    return {"y_pred": np.array(y_pred), "y": np.array(y)}


@mean_squared_error.cases
def _(rng):
    yield _grades([90.0, 30.0], [80.0, 60.0])
    yield _grades([[1.0], [2.0], [3.0], [4.0]], [1.0, 2.0, 3.0, 4.0])
    yield _grades(rng.normal(0, 2, 5), rng.normal(0, 2, 5))
    yield _grades(rng.normal(0, 2, (7, 1)), rng.normal(0, 2, 7))


@mean_squared_error.misconception(
    "column_against_row",
    "Shape [n, 1] met shape [n], and a table [n, n] came out: every prediction was compared with "
    "every answer. Perfect predictions score 2.5 that way.",
)
def _(y_pred, y):
    return ((y_pred - y) ** 2).mean()


@mean_squared_error.misconception("half", "Half the mean: there is no 1/2 in this formula.")
def _(y_pred, y):
    return ((_like(y_pred, y) - y) ** 2).mean() / 2


@mean_squared_error.misconception("sum_for_mean", "You took the sum over the examples.")
def _(y_pred, y):
    return ((_like(y_pred, y) - y) ** 2).sum()


@mean_squared_error.misconception("absolute_error", "Not squared: this is the mean distance.")
def _(y_pred, y):
    return np.abs(_like(y_pred, y) - y).mean()


@mean_squared_error.misconception("rooted", "A square root was taken of the mean of squares.")
def _(y_pred, y):
    return np.sqrt(((_like(y_pred, y) - y) ** 2).mean())


mean_squared_error.variant(
    torch="return torch.nn.functional.mse_loss(y_pred.flatten(), y)",
    tensorflow="return tf.keras.losses.MeanSquaredError()(y, tf.reshape(y_pred, [-1]))",
)
mean_squared_error.variant(
    torch="difference = y_pred.squeeze() - y\nreturn difference @ difference / len(y)",
    tensorflow="difference = tf.reshape(y_pred, tf.shape(y)) - y\n"
    "return tf.tensordot(difference, difference, 1) / len(y)",
)

binary_cross_entropy = Exercise(
    points=2,
    level="complete",
    gradients=("p",),
    hints=[
        "One student with p = 0.8. If they passed, the loss is −ln 0.8 = 0.22; if not, "
        "−ln 0.2 = 1.61. Does your line give both?",
        "Each example needs one logarithm only: of the probability that the model gave to what "
        "really happened. y is 1 or 0, and so can switch a term on or off.",
        "Only `losses` is missing, one number per example; the mean is taken in the line below. "
        "Mind the sign: the logarithm of a probability is never positive.",
        "A like example: the fare is y times the adult price plus (1 − y) times the child price, "
        "with y = 1 for adults and 0 for children.",
    ],
)


def _bce(p, y, log=np.log):
    p = np.clip(p, EPSILON, 1 - EPSILON)
    return -(y * log(p) + (1 - y) * log(1 - p))


@binary_cross_entropy.oracle
def _(p, y):
    return _bce(_like(p, y), y).mean()


def _chances(p, y, **options):
    return Case({"p": np.array(p), "y": np.array(y)}, **options)


def _labels(rng, n):
    """Zeros and ones [n] in random order, more ones than zeros."""
    y = (np.arange(n) < 0.6 * n).astype("float64")
    rng.shuffle(y)
    return y


def _unsure(rng, shape):
    """Probabilities on both sides of one half, never close to it, to 0 or to 1."""
    return rng.choice([0.15, 0.7], shape) + rng.uniform(0, 0.15, shape)


@binary_cross_entropy.cases
def _(rng):
    yield _chances([0.8], [1.0])
    yield _chances([0.8, 0.1], [0.0, 1.0])
    yield _chances(_unsure(rng, 5), _labels(rng, 5))
    yield _chances(_unsure(rng, (7, 1)), _labels(rng, 7))
    yield _chances([1e-4, 1 - 1e-4, 0.5], [1.0, 1.0, 0.0], gradient=False)
    # 0 and 1 themselves: each framework cuts off elsewhere, so no one number is right.
    yield _chances([0.0, 1.0], [1.0, 0.0], gradient=False, judged_by="properties")
    yield _chances([0.0, 1.0], [0.0, 1.0], gradient=False, judged_by="properties")


@binary_cross_entropy.property(
    "certain_and_wrong",
    "A model that is certain and wrong should pay a finite loss above 10; yours is infinite, not "
    "a number, or cheap. What does the line that clips p protect you from?",
    torch="p = p.reshape(y.shape)\nreturn -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean()",
    tensorflow="p = tf.reshape(p, tf.shape(y))\n"
    "return -tf.reduce_mean(y * tf.math.log(p) + (1 - y) * tf.math.log(1 - p))",
)
def _(value, p, y):
    return bool(np.all(p == y)) or (np.isfinite(value) and np.ndim(value) == 0 and value > 10)


@binary_cross_entropy.property(
    "certain_and_right",
    "A model that is certain and right should pay next to nothing; yours gives something else. "
    "Mind that 0 · log 0 is not a number.",
    torch="p = p.reshape(y.shape)\n"
    "p = torch.where(p == y, p, torch.clamp(p, 1e-7, 1 - 1e-7))\n"
    "return -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean()",
    tensorflow="p = tf.reshape(p, tf.shape(y))\n"
    "p = tf.where(p == y, p, tf.clip_by_value(p, 1e-7, 1 - 1e-7))\n"
    "return -tf.reduce_mean(y * tf.math.log(p) + (1 - y) * tf.math.log(1 - p))",
)
def _(value, p, y):
    return not np.all(p == y) or (np.ndim(value) == 0 and abs(value) < 1e-3)


@binary_cross_entropy.misconception(
    "sign", "Your loss is negative: the logarithm of a probability is, so a sign is missing."
)
def _(p, y):
    return -_bce(_like(p, y), y).mean()


@binary_cross_entropy.misconception(
    "only_passes",
    "Only the term for y = 1 is there: who failed costs nothing, whatever was predicted.",
)
def _(p, y):
    return (_bce(_like(p, y), y) * y).mean()


@binary_cross_entropy.misconception(
    "only_fails", "Only the term for y = 0 is there: who passed costs nothing."
)
def _(p, y):
    return (_bce(_like(p, y), y) * (1 - y)).mean()


@binary_cross_entropy.misconception(
    "answer_ignored",
    "The true answer y is not used: your loss is the same whether the student passed or not.",
)
def _(p, y):
    return -np.log(_like(p, y)).mean()


@binary_cross_entropy.misconception(
    "brackets_missing",
    "Brackets are missing: 1 − y is one factor, and it multiplies the second logarithm as a whole.",
)
def _(p, y):
    p = _like(p, y)
    return -(y * np.log(p) + 1 - y * np.log(1 - p)).mean()


@binary_cross_entropy.misconception(
    "terms_swapped",
    "The better the prediction, the larger your loss: the two terms belong to the other answer.",
)
def _(p, y):
    return _bce(_like(p, y), 1 - y).mean()


@binary_cross_entropy.misconception(
    "terms_subtracted", "The two terms are added up before the sign; one of yours is subtracted."
)
def _(p, y):
    p = np.clip(_like(p, y), EPSILON, 1 - EPSILON)
    return -(y * np.log(p) - (1 - y) * np.log(1 - p)).mean()


@binary_cross_entropy.misconception(
    "arguments_swapped",
    "p and y have changed places: the logarithm is taken of the prediction, and the true answer "
    "chooses the term.",
)
def _(p, y):
    p = _like(p, y)
    return -(p * np.log(y) + (1 - p) * np.log(1 - y)).mean()


@binary_cross_entropy.misconception(
    "one_minus_logarithm",
    "1 − ln p is not ln(1 − p): first take p from 1, then the logarithm.",
)
def _(p, y):
    p = _like(p, y)
    return -(y * np.log(p) + (1 - y) * (1 - np.log(p))).mean()


@binary_cross_entropy.misconception(
    "log_base_2", "Every loss is 1.44 times too large: a logarithm to base 2. The natural one."
)
def _(p, y):
    return _bce(_like(p, y), y, np.log2).mean()


@binary_cross_entropy.misconception(
    "log_base_10", "Every loss is 2.3 times too small: a logarithm to base 10. The natural one."
)
def _(p, y):
    return _bce(_like(p, y), y, np.log10).mean()


@binary_cross_entropy.misconception(
    "sum_for_mean", "The losses of the examples were added up; their mean is asked."
)
def _(p, y):
    return _bce(_like(p, y), y).sum()


@binary_cross_entropy.misconception(
    "not_averaged", "One loss per example came back; their mean is asked."
)
def _(p, y):
    return _bce(_like(p, y), y)


@binary_cross_entropy.misconception(
    "squared_error", "This is the mean squared error; it makes no use of a logarithm."
)
def _(p, y):
    return ((_like(p, y) - y) ** 2).mean()


@binary_cross_entropy.misconception(
    "logits_expected",
    "p went through a sigmoid once more: it is a probability already.",
)
def _(p, y):
    return _bce(_sigmoid(_like(p, y)), y).mean()


@binary_cross_entropy.misconception(
    "column_against_row",
    "Right for p of shape [n], wrong for [n, 1]: against y of shape [n] that makes a table "
    "[n, n], every prediction against every answer. Leave the reshaping line in its place.",
)
def _(p, y):
    return _bce(*_table(p, y)).mean()


binary_cross_entropy.variant(
    torch="return torch.nn.functional.binary_cross_entropy(p.reshape(y.shape), y)",
    tensorflow="return tf.keras.losses.BinaryCrossentropy()(y, tf.reshape(p, tf.shape(y)))",
)
binary_cross_entropy.variant(
    torch="""
p = torch.clamp(p.reshape(y.shape), 1e-7, 1 - 1e-7)
return -torch.log(torch.where(y == 1, p, 1 - p)).mean()
""",
    tensorflow="""
p = tf.clip_by_value(tf.reshape(p, tf.shape(y)), 1e-7, 1 - 1e-7)
return -tf.reduce_mean(tf.math.log(tf.where(y == 1, p, 1 - p)))
""",
)
binary_cross_entropy.variant(
    torch="""
p = p.reshape(y.shape)
log_p, log_q = (torch.clamp(torch.log(v), min=-100) for v in (p, 1 - p))
return -(y * log_p + (1 - y) * log_q).mean()
""",
    tensorflow="""
p = tf.reshape(p, tf.shape(y))
log_p, log_q = (tf.maximum(tf.math.log(v), -100.0) for v in (p, 1 - p))
return -tf.reduce_mean(y * log_p + (1 - y) * log_q)
""",
)

binary_cross_entropy_with_logits = Exercise(
    points=3,
    gradients=("z",),
    hints=[
        "Redo the three rows of the table by hand. z = 1000 with y = 0 should cost 1000, and with "
        "y = 1 nothing. What does yours give?",
        "Never compute the exponential of a large positive number. −ln σ(z) and −ln(1 − σ(z)) "
        "differ by z: one formula with max(z, 0) and e to the −|z| holds both.",
        "Three steps: bring z into the shape of y; one loss per example by the formula above; "
        "their mean. `log1p(e)` is ln(1 + e).",
        "A like example: ln(eᵃ + eᵇ), safe for any size, is max(a, b) + ln(1 + e to the −|a − b|).",
    ],
)


def _stable(z, y):
    return np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))


@binary_cross_entropy_with_logits.oracle
def _(z, y):
    return _stable(_like(z, y), y).mean()


def _logits(z, y, **options):
    return Case({"z": np.array(z), "y": np.array(y)}, **options)


def _far_from_zero(rng, shape):
    return rng.choice([-1, 1], shape) * rng.uniform(0.4, 3, shape)


@binary_cross_entropy_with_logits.cases
def _(rng):
    yield _logits([0.0], [1.0], gradient=False)  # max and |z| have a corner there
    yield _logits([2.0, -1.0], [1.0, 1.0])
    yield _logits(_far_from_zero(rng, 5), _labels(rng, 5))
    yield _logits(_far_from_zero(rng, (7, 1)), _labels(rng, 7))
    yield _logits([1000.0, 5.0], [1.0, 1.0])
    yield _logits([-1000.0, -5.0], [0.0, 0.0])
    yield _logits([1000.0, -1000.0, 3.0], [0.0, 1.0, 1.0])


@binary_cross_entropy_with_logits.misconception(
    "overflow",
    "Right for moderate z, but not for large |z|: there σ(z) is rounded to exactly 0 or 1, and "
    "log 0 is infinite. Do not pass through the probability.",
)
def _(z, y):
    p = _sigmoid(_like(z, y))
    return -(y * np.log(p) + (1 - y) * np.log(1 - p)).mean()


@binary_cross_entropy_with_logits.misconception(
    "exponential_of_z",
    "Right for moderate z, but e to the z is infinite for z = 1000. Let only −|z| into the "
    "exponential.",
)
def _(z, y):
    z = _like(z, y)
    return (np.log(1 + np.exp(z)) - z * y).mean()


@binary_cross_entropy_with_logits.misconception(
    "exponential_of_minus_z",
    "Right for moderate z, but e to the −z is infinite for z = −1000. Let only −|z| into the "
    "exponential.",
)
def _(z, y):
    z = _like(z, y)
    return ((1 - y) * z + np.log(1 + np.exp(-z))).mean()


@binary_cross_entropy_with_logits.misconception(
    "clipped",
    "Right for moderate z. For z = −1000 and y = 1 the loss is 1000; yours stops near 16, because "
    "the probability was clipped on the way. And where it stops, the slope is 0.",
)
def _(z, y):
    return _bce(_sigmoid(_like(z, y)), y).mean()


@binary_cross_entropy_with_logits.misconception(
    "logits_for_probabilities",
    "z was used as if it were a probability: it may be any number. (Keras' own losses do that "
    "unless told `from_logits=True`.)",
)
def _(z, y):
    return _bce(_like(z, y), y).mean()


@binary_cross_entropy_with_logits.misconception(
    "sigmoid_twice",
    "The sigmoid is at work twice: z went through one, and then into a formula that has its own.",
)
def _(z, y):
    return _stable(_sigmoid(_like(z, y)), y).mean()


@binary_cross_entropy_with_logits.misconception("sign", "Your loss is negative: mind the sign.")
def _(z, y):
    return -_stable(_like(z, y), y).mean()


@binary_cross_entropy_with_logits.misconception(
    "answers_turned_round",
    "The better the prediction, the larger your loss: 0 and 1 have changed their roles.",
)
def _(z, y):
    return _stable(-_like(z, y), y).mean()


@binary_cross_entropy_with_logits.misconception(
    "answer_ignored",
    "The term with y is missing: your loss is the same whether the student passed or not.",
)
def _(z, y):
    return _stable(_like(z, y), 0 * y).mean()


@binary_cross_entropy_with_logits.misconception(
    "arguments_swapped",
    "z and y have changed places. (The two frameworks' losses take them in different orders.)",
)
def _(z, y):
    return _stable(y, _like(z, y)).mean()


@binary_cross_entropy_with_logits.misconception(
    "sum_for_mean", "The losses of the examples were added up; their mean is asked."
)
def _(z, y):
    return _stable(_like(z, y), y).sum()


@binary_cross_entropy_with_logits.misconception(
    "not_averaged", "One loss per example came back; their mean is asked."
)
def _(z, y):
    return _stable(_like(z, y), y)


@binary_cross_entropy_with_logits.misconception(
    "column_against_row",
    "Right for z of shape [n], wrong for [n, 1]: against y of shape [n] that makes a table "
    "[n, n], every prediction against every answer. Bring z into the shape of y first.",
)
def _(z, y):
    return _stable(*_table(z, y)).mean()


@binary_cross_entropy_with_logits.misconception(
    "exponent_grows",
    "Your last term grows with |z|, and overflows: the exponent needs a minus before |z|.",
)
def _(z, y):
    z = _like(z, y)
    return (np.maximum(z, 0) - z * y + np.log(1 + np.exp(np.abs(z)))).mean()


@binary_cross_entropy_with_logits.misconception(
    "maximum_forgotten",
    "Right for z above 0 only. The first term is not z itself: for z below 0 it stays 0.",
)
def _(z, y):
    z = _like(z, y)
    return (z - z * y + np.log1p(np.exp(-np.abs(z)))).mean()


@binary_cross_entropy_with_logits.misconception(
    "y_added",
    "Who passed with a high z pays more in yours: the term with z and y has the wrong sign.",
)
def _(z, y):
    z = _like(z, y)
    return (_stable(z, y) + 2 * z * y).mean()


@binary_cross_entropy_with_logits.symptom(
    "maximum_of_all",
    "max(z, 0) in the formula is asked for each number by itself: z where it is positive, else 0. "
    "The `max` that you called compares whole tensors or looks along an axis. Lab 01 had an "
    "activation that does just this.",
    torch="z = z.reshape(y.shape)\n"
    "return (torch.max(z, 0) - z * y + torch.log1p(torch.exp(-torch.abs(z)))).mean()",
    tensorflow="z = tf.reshape(z, tf.shape(y))\n"
    "return tf.reduce_mean(max(z, 0) - z * y + tf.math.log1p(tf.exp(-tf.abs(z))))",
)
def _(seen):
    return failed(seen, "return_types.max", "truth value", "Boolean value of Tensor")


binary_cross_entropy_with_logits.wrong(
    "logits_for_probabilities",
    torch="return torch.nn.functional.binary_cross_entropy("
    "torch.clamp(z.reshape(y.shape), 1e-7, 1 - 1e-7), y)",
    tensorflow="return tf.keras.losses.BinaryCrossentropy()(y, tf.reshape(z, tf.shape(y)))",
)
binary_cross_entropy_with_logits.wrong(
    "arguments_swapped",
    torch="return torch.nn.functional.binary_cross_entropy_with_logits(y, z.reshape(y.shape))",
    tensorflow="return tf.keras.losses.BinaryCrossentropy(from_logits=True)(z, y)",
)


@binary_cross_entropy_with_logits.symptom(
    "other_branch",
    "The loss is right, but for large |z| its slope is not a number. `where` computes both of its "
    "branches, and an infinite exponential spoils the slope also where it is not taken. Let only "
    "−|z| into the exponential.",
    torch="z = z.reshape(y.shape)\nreturn torch.where(z >= 0, z - z * y + torch.log1p("
    "torch.exp(-z)), torch.log1p(torch.exp(z)) - z * y).mean()",
    tensorflow="z = tf.reshape(z, tf.shape(y))\nreturn tf.reduce_mean(tf.where(z >= 0, z - z * y + "
    "tf.math.log1p(tf.exp(-z)), tf.math.log1p(tf.exp(z)) - z * y))",
)
def _(seen):
    numbers = all(isinstance(o.value, (float, np.ndarray, np.generic)) for o in seen)
    finite = numbers and all(np.isfinite(o.value).all() for o in seen)
    slopes = [g for o in seen for g in o.gradients.values() if isinstance(g, np.ndarray)]
    return finite and any(np.isnan(slope).any() for slope in slopes)


binary_cross_entropy_with_logits.variant(
    torch="return torch.nn.functional.binary_cross_entropy_with_logits(z.reshape(y.shape), y)",
    tensorflow="return tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits("
    "labels=y, logits=tf.reshape(z, tf.shape(y))))",
)
binary_cross_entropy_with_logits.variant(
    torch="z = z.reshape(y.shape)\nsoftplus = torch.nn.functional.softplus\n"
    "return (y * softplus(-z) + (1 - y) * softplus(z)).mean()",
    tensorflow="z = tf.reshape(z, tf.shape(y))\nsoftplus = tf.nn.softplus\n"
    "return tf.reduce_mean(y * softplus(-z) + (1 - y) * softplus(z))",
)
binary_cross_entropy_with_logits.variant(
    torch="z = z.flatten()\nsign = 1 - 2 * y\n"
    "return torch.logaddexp(torch.zeros_like(z), sign * z).mean()",
    tensorflow="bce = tf.keras.losses.BinaryCrossentropy(from_logits=True)\n"
    "return bce(tf.reshape(y, [-1, 1]), tf.reshape(z, [-1, 1]))",
)

softmax = Exercise(
    points=3,
    gradients=("Z",),
    hints=[
        "By hand: Z = [0, 0.693, 1.609] has the exponentials 1, 2 and 5. They add up to 8. What "
        "should come out? And for [1000, 1000]?",
        "Every row is one example and adds up to 1. Subtracting one number from a whole row "
        "changes nothing, since it cancels in the fraction; which number keeps e finite?",
        "Along the last axis: subtract each row's own largest number, take e, divide by the row's "
        "sum. Keep the axis when you reduce, or the shapes do not meet.",
        "A like example: the share of each row's total is `X` divided by the row sums, kept as a "
        "column [n, 1].",
    ],
)


def _softmax(Z, axis=-1):
    e = np.exp(Z - Z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def _log_softmax(Z, axis=-1):
    Z = Z - Z.max(axis=axis, keepdims=True)
    return Z - np.log(np.exp(Z).sum(axis=axis, keepdims=True))


@softmax.oracle
def _(Z):
    return _softmax(Z)


@softmax.cases
def _(rng):
    yield {"Z": np.array([[0.0, np.log(2), np.log(5)]])}
    yield {"Z": np.array([[0.0, 1.0], [2.0, -1.0], [0.5, 0.25]])}
    yield {"Z": rng.normal(0, 1, (3, 5))}
    # float32 holds the log-sum-exp of these two rows to 5e-6: whoever subtracts it is not far off.
    yield {"Z": np.array([[1000.0, 997.0, -1000.0], [-1000.0, -1000.0, -1001.0]])}


@softmax.misconception(
    "overflow",
    "Right for moderate numbers, but e to the 1000 is infinite and ∞/∞ is not a number. What may "
    "be subtracted from a row without changing its softmax?",
)
def _(Z):
    e = np.exp(Z)
    return e / e.sum(-1, keepdims=True)


@softmax.misconception(
    "one_maximum_for_all",
    "Right for moderate numbers. You subtract the largest number of the whole table, so a row far "
    "below it becomes 0/0. Each row has its own largest number.",
)
def _(Z):
    e = np.exp(Z - Z.max())
    return e / e.sum(-1, keepdims=True)


@softmax.misconception(
    "over_the_batch",
    "Your columns add up to 1 instead of your rows: the sum runs over the examples, and these "
    "have nothing to do with each other.",
)
def _(Z):
    return _softmax(Z, axis=0)


@softmax.misconception(
    "over_everything", "The whole table adds up to 1; each row of its own should."
)
def _(Z):
    e = np.exp(Z - Z.max())
    return e / e.sum()


@softmax.misconception("twice", "The softmax was applied twice: your rows are almost even.")
def _(Z):
    return _softmax(_softmax(Z))


@softmax.misconception("not_divided", "Your rows do not add up to 1: divide each by its own sum.")
def _(Z):
    return np.exp(Z - Z.max(-1, keepdims=True))


@softmax.misconception(
    "no_exponential", "You divided Z itself by its sum: a negative score has no share yet."
)
def _(Z):
    return Z / Z.sum(-1, keepdims=True)


@softmax.misconception(
    "sigmoids", "Each number went through a sigmoid on its own: your rows do not add up to 1."
)
def _(Z):
    return _sigmoid(Z)


@softmax.misconception(
    "log_softmax", "This is the logarithm of the softmax; probabilities are asked."
)
def _(Z):
    return _log_softmax(Z)


@softmax.misconception("sign_of_exponent", "The largest score has the smallest share: e to the −z.")
def _(Z):
    return _softmax(-Z)


@softmax.misconception(
    "smallest_subtracted",
    "Right for moderate numbers. What you subtract from a row is less than its largest number, so "
    "e to what is left may still be infinite. What would keep every exponent at 0 or below?",
)
def _(Z):
    e = np.exp(Z - Z.min(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


@softmax.symptom(
    "maximum_is_a_pair",
    "In torch `Z.max(dim=…)` gives two tensors, the largest numbers and where they stand. The "
    "first of them is its `.values`; `Z.amax(dim=…)` gives only that one.",
    torch="e = torch.exp(Z - Z.max(dim=1, keepdim=True))\nreturn e / e.sum(dim=1, keepdim=True)",
)
def _(seen):
    return failed(seen, "return_types.max")


@softmax.symptom(
    "axis_lost",
    "Two shapes do not meet: a row was reduced to one number, and its axis went away, so that [n] "
    "stands against [n, k]. Keep the axis when you reduce: [n, 1].",
    torch="e = torch.exp(Z - Z.max(dim=1, keepdim=True).values)\nreturn e / e.sum(dim=1)",
    tensorflow="e = tf.exp(Z - tf.reduce_max(Z, axis=1))\nreturn e / tf.reduce_sum(e, axis=1)",
)
def _(seen):
    return failed(seen, "must match the size of tensor", "Incompatible shapes")


softmax.variant(torch="return torch.softmax(Z, dim=1)", tensorflow="return tf.nn.softmax(Z)")
softmax.variant(
    torch="return torch.exp(Z - torch.logsumexp(Z, dim=1, keepdim=True))",
    tensorflow="return tf.exp(Z - tf.reduce_logsumexp(Z, axis=1, keepdims=True))",
)
softmax.variant(
    torch="""
rows = []
for row in Z:
    e = torch.exp(row - row.max())
    rows.append(e / e.sum())
return torch.stack(rows)
""",
    tensorflow="""
rows = []
for row in tf.unstack(Z):
    e = tf.exp(row - tf.reduce_max(row))
    rows.append(e / tf.reduce_sum(e))
return tf.stack(rows)
""",
)

cross_entropy = Exercise(
    points=4,
    gradients=("Z",),
    hints=[
        "By hand: Z = [0, 0.693, 1.609] has the softmax 1/8, 2/8, 5/8. With label 2 the loss is "
        "−ln(5/8) = 0.47, with label 0 it is −ln(1/8) = 2.08.",
        "ln of a softmax is a difference: the row's z minus the logarithm of the sum of e to all "
        "its z. Written so, nothing is rounded to 0 before its logarithm is taken.",
        "Three steps: subtract each row's largest number; subtract the logarithm of the sum of "
        "exponentials; from each row take the entry at its label. Then minus the mean.",
        "A like example: with `names` = [a, b, c] and `picks` = [2, 0], picking gives [c, a]: one "
        "entry per row, at a place that the row's own whole number names.",
    ],
)


def _picked(table, labels):
    return table[np.arange(len(labels)), labels]


@cross_entropy.oracle
def _(Z, labels):
    return -_picked(_log_softmax(Z), labels).mean()


def _classes(Z, labels, **options):
    return Case({"Z": np.array(Z), "labels": np.array(labels)}, **options)


@cross_entropy.cases
def _(rng):
    yield _classes([[0.0, np.log(2), np.log(5)]], [2])
    yield _classes([[0.0, 1.0, 0.5], [2.0, -1.0, 0.25]], [2, 0])
    yield _classes(rng.normal(0, 1, (5, 3)), [2, 0, 1, 1, 2])
    yield _classes(rng.normal(0, 1, (3, 7)), [6, 2, 0])
    yield _classes([[1000.0, 0.0, -1000.0], [-1000.0, 0.0, 999.0]], [0, 2])
    yield _classes([[1000.0, 0.0, -1000.0], [3.0, 1.0, 2.0]], [2, 1])


@cross_entropy.misconception(
    "overflow",
    "Right for moderate numbers, but not for z = ±1000: a share was rounded to 0 before its "
    "logarithm was taken, or an exponential became infinite. Take the logarithm on paper first.",
)
def _(Z, labels):
    return -np.log(_picked(_softmax(Z), labels)).mean()


@cross_entropy.misconception(
    "exponential_overflow",
    "Right for moderate numbers, but e to the 1000 is infinite: subtract each row's largest "
    "number first.",
)
def _(Z, labels):
    return (np.log(np.exp(Z).sum(-1)) - _picked(Z, labels)).mean()


@cross_entropy.misconception(
    "clipped",
    "Right for moderate numbers. Where a class got next to no probability your loss stops near "
    "16, because the probability was clipped on the way.",
)
def _(Z, labels):
    return -np.log(np.clip(_picked(_softmax(Z), labels), EPSILON, 1)).mean()


@cross_entropy.misconception(
    "softmax_twice",
    "The softmax is at work twice: probabilities went into a formula that expects scores.",
)
def _(Z, labels):
    return -_picked(_log_softmax(_softmax(Z)), labels).mean()


@cross_entropy.misconception(
    "over_the_batch",
    "The sum ran over the examples instead of the classes: each row has a softmax of its own.",
)
def _(Z, labels):
    return -_picked(_log_softmax(Z, axis=0), labels).mean()


@cross_entropy.misconception("sign", "Your loss is negative: a minus is missing.")
def _(Z, labels):
    return _picked(_log_softmax(Z), labels).mean()


@cross_entropy.misconception(
    "sum_for_mean", "The losses of the examples were added up; their mean is asked."
)
def _(Z, labels):
    return -_picked(_log_softmax(Z), labels).sum()


@cross_entropy.misconception("not_averaged", "One loss per example came back; their mean is asked.")
def _(Z, labels):
    return -_picked(_log_softmax(Z), labels)


@cross_entropy.misconception(
    "divided_by_classes_too",
    "Too small by the number of classes: the mean runs over the examples, and each example has "
    "one loss, not one per class.",
)
def _(Z, labels):
    return -_picked(_log_softmax(Z), labels).mean() / Z.shape[1]


@cross_entropy.misconception(
    "all_classes",
    "All classes of a row were counted: only the entry at the true label is its loss.",
)
def _(Z, labels):
    return -_log_softmax(Z).mean()


@cross_entropy.misconception(
    "scores_picked", "The score at the label was taken as it is: the softmax is missing."
)
def _(Z, labels):
    return -_picked(Z, labels).mean()


@cross_entropy.misconception(
    "no_logarithm", "This is minus the mean probability of the true class: no logarithm was taken."
)
def _(Z, labels):
    return -_picked(_softmax(Z), labels).mean()


@cross_entropy.misconception(
    "logits_for_probabilities",
    "The scores were used as if they were probabilities. (Keras' own losses do that unless told "
    "`from_logits=True`.)",
)
def _(Z, labels):
    p = np.clip(Z, EPSILON, 1 - EPSILON)
    return -np.log(_picked(p / p.sum(-1, keepdims=True), labels)).mean()


@cross_entropy.misconception(
    "every_label_for_each",
    "Right for one example. With more, every row was asked for the labels of all the others too; "
    "each row has one label of its own.",
)
def _(Z, labels):
    return -_log_softmax(Z)[:, labels].mean()


@cross_entropy.misconception(
    "best_score",
    "You took the largest score of each row: the loss asks what the *true* class was given.",
)
def _(Z, labels):
    return -_log_softmax(Z).max(-1).mean()


@cross_entropy.misconception(
    "log_base_2", "Every loss is 1.44 times too large: a logarithm to base 2. The natural one."
)
def _(Z, labels):
    return -_picked(_log_softmax(Z), labels).mean() / np.log(np.float32(2))


@cross_entropy.misconception(
    "sum_without_logarithm",
    "From each score the sum of the exponentials was taken, not the logarithm of that sum.",
)
def _(Z, labels):
    return -_picked(Z - np.exp(Z).sum(-1, keepdims=True), labels).mean()


@cross_entropy.misconception(
    "logarithm_of_mean",
    "Right for one example. With more, you took the mean of the probabilities first and its "
    "logarithm then: every example has a loss of its own, and their mean is asked.",
)
def _(Z, labels):
    return -np.log(_picked(_softmax(Z), labels).mean())


@cross_entropy.symptom(
    "labels_pick_rows",
    "The labels were used as numbers of rows, and there are not so many rows. In row 0 the entry "
    "number labels[0] is asked, in row 1 the entry number labels[1], and so on.",
    torch="log_p = torch.log_softmax(Z, dim=1)\nreturn -log_p[labels].mean()",
    tensorflow="log_p = tf.nn.log_softmax(Z)\nreturn -tf.reduce_mean(tf.gather(log_p, labels))",
)
def _(seen):
    return failed(seen, "out of bounds for dimension 0", "is not in [0, 1)")


@cross_entropy.symptom(
    "brackets_for_entries",
    "In TensorFlow square brackets take no list of places. For one entry from each row there is "
    "`tf.gather` with `batch_dims=1`.",
    tensorflow="log_p = tf.nn.log_softmax(Z)\n"
    "return -tf.reduce_mean(log_p[tf.range(len(labels)), labels])",
)
def _(seen):
    return failed(seen, "Only integers, slices")


cross_entropy.wrong(
    "logits_for_probabilities",
    tensorflow="return tf.keras.losses.SparseCategoricalCrossentropy()(labels, Z)",
)
cross_entropy.wrong(
    "softmax_twice",
    torch="return torch.nn.functional.cross_entropy(softmax(Z), labels)",
    tensorflow="return tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits("
    "labels=labels, logits=softmax(Z)))",
)
cross_entropy.variant(
    torch="return torch.nn.functional.cross_entropy(Z, labels)",
    tensorflow="loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)\n"
    "return loss(labels, Z)",
)
cross_entropy.variant(
    torch="true = torch.nn.functional.one_hot(labels, Z.shape[1])\n"
    "return -(torch.log_softmax(Z, dim=1) * true).sum(dim=1).mean()",
    tensorflow="true = tf.one_hot(labels, Z.shape[1])\n"
    "return -tf.reduce_mean(tf.reduce_sum(tf.nn.log_softmax(Z) * true, axis=1))",
)
cross_entropy.variant(
    torch="""
losses = []
for row, label in zip(Z, labels):
    losses.append(torch.logsumexp(row, dim=0) - row[label])
return torch.stack(losses).mean()
""",
    tensorflow="""
losses = []
for row, label in zip(tf.unstack(Z), tf.unstack(labels)):
    losses.append(tf.reduce_logsumexp(row) - row[label])
return tf.reduce_mean(tf.stack(losses))
""",
)

DIFFERENCES = (
    Difference(
        "the order of the arguments",
        "`loss(prediction, truth)`",
        "`loss(truth, prediction)`",
        "p, y = torch.tensor([0.8]), torch.tensor([1.])\n"
        "holds = abs(torch.nn.BCELoss()(p, y).item() - 0.2231) < 1e-3",
        "p, y = tf.constant([0.8]), tf.constant([1.])\n"
        "holds = abs(float(tf.keras.losses.BinaryCrossentropy()(y, p)) - 0.2231) < 1e-3",
    ),
    Difference(
        "logits or probabilities",
        "two names: `BCELoss` and `BCEWithLogitsLoss`; `CrossEntropyLoss` takes logits",
        "one name with a switch: `from_logits=False` unless you say so",
        "z, y = torch.tensor([2.]), torch.tensor([1.])\n"
        "a = torch.nn.BCELoss()(torch.sigmoid(z), y).item()\n"
        "holds = abs(torch.nn.BCEWithLogitsLoss()(z, y).item() - a) < 1e-5",
        "z, y = tf.constant([2.]), tf.constant([1.])\nB = tf.keras.losses.BinaryCrossentropy\n"
        "holds = abs(float(B(from_logits=True)(y, z)) - float(B()(y, tf.sigmoid(z)))) < 1e-4 "
        "and abs(float(B()(y, z)) - float(B(from_logits=True)(y, z))) > 0.1",
    ),
    Difference(
        "[n, 1] against [n]",
        "`MSELoss` warns and compares all with all; `BCEWithLogitsLoss` raises an error",
        "Keras' losses bring the shapes together by themselves; your own formula does not",
        "import warnings\nwarnings.simplefilter('ignore')\ny = torch.tensor([1., 2., 3., 4.])\n"
        "wrong = torch.nn.MSELoss()(y[:, None], y).item() == 2.5\ntry:\n"
        "    torch.nn.BCEWithLogitsLoss()(y[:, None], y)\n    holds = False\n"
        "except ValueError:\n    holds = wrong",
        "y = tf.constant([1., 2., 3., 4.])\n"
        "by_hand = float(tf.reduce_mean((y[:, None] - y) ** 2))\n"
        "holds = by_hand == 2.5 and float(tf.keras.losses.MeanSquaredError()(y, y[:, None])) == 0",
    ),
    Difference(
        "certain and wrong (p = 0, y = 1)",
        "the loss is 100: the logarithm is cut off",
        "about 16: the probability is kept away from 0 by 1e-7",
        "holds = torch.nn.BCELoss()(torch.tensor([0.]), torch.tensor([1.])).item() == 100",
        "loss = tf.keras.losses.BinaryCrossentropy()\n"
        "holds = 15.9 < float(loss(tf.constant([1.]), tf.constant([0.]))) < 16.3",
    ),
    Difference(
        "whole-number labels",
        "`CrossEntropyLoss`",
        "`SparseCategoricalCrossentropy`; without *Sparse* one-hot rows are expected",
        "holds = abs(torch.nn.CrossEntropyLoss()(torch.zeros(1, 2), torch.tensor([1])).item() "
        "- 0.6931) < 1e-3",
        "L = tf.keras.losses\nZ = tf.zeros([1, 2])\n"
        "a = float(L.SparseCategoricalCrossentropy(from_logits=True)(tf.constant([1]), Z))\n"
        "b = float(L.CategoricalCrossentropy(from_logits=True)(tf.constant([[0., 1.]]), Z))\n"
        "holds = abs(a - 0.6931) < 1e-3 and abs(a - b) < 1e-6",
    ),
)

SYMPTOMS = (
    ("the loss is infinite or not a number", "log 0, or an exponential that overflowed"),
    (
        "perfect predictions, and yet a loss well above 0",
        "[n, 1] was compared with [n]: every prediction with every answer",
    ),
    (
        "the loss is 0 whatever is predicted",
        "a softmax over one output: it is always 1. Use the sigmoid's loss",
    ),
    (
        "the loss falls slowly and predictions stay close to even",
        "sigmoid or softmax twice: probabilities went into a loss that expects logits",
    ),
    ("the loss is negative", "a sign is missing, or the labels are not between 0 and 1"),
)
