"""Lesson 07, mini-batches: why not use all the data at every step?"""

import numpy as np

from duograd.exercises import Case, Difference, Exercise, Named, Rng, failed
from duograd.exercises.reference import central_difference

MANY = 97  # examples, of which chance leaves only a few beside their old neighbours

batch_gradient = Exercise(
    points=1,
    level="complete",
    detached=True,
    hints=[
        "With X = [[1], [1]], Y = [4, 10] and w = [5] the two predictions are 5. The slopes of "
        "their squared errors are 2 and −10. What is the mean?",
        "A gradient needs one number that it is the gradient of: the mean loss of this batch.",
        "Only `value` is missing: call `loss`. Its arguments are w, X and Y, in this order.",
        "A like example: for a `distance(point, A, B)` one would write "
        "`length = distance(point, A, B)`.",
    ],
)


def _slope(loss, w, X, Y):
    """The gradient of a NumPy loss, in float64 whatever the caller uses."""
    w = np.array(w, dtype="float64")
    return central_difference(lambda: loss(w, X, Y), w)


@batch_gradient.oracle
def _(loss, w, X, Y):
    return _slope(loss, w, X, Y)


_MEANS = {
    "linear_mse": "the mean of (X @ w − Y)²",
    "linear_logistic": "the mean of log(1 + exp(X @ w)) − Y · (X @ w)",
}


def _line(w, X, Y, loss="linear_mse"):
    return {
        "loss": Named(loss, {}, _MEANS[loss]),
        "w": np.array(w),
        "X": np.array(X),
        "Y": np.array(Y),
    }


@batch_gradient.cases
def _(rng):
    yield _line([5.0], [[1.0], [1.0]], [4.0, 10.0])
    yield _line([1.0, -2.0], [[1.0, 2.0]], [3.0])
    yield _line(rng.normal(0, 1, 3), rng.normal(1, 1, (7, 3)), rng.normal(2, 1, 7))
    yield _line([0.0, 0.0], [[1.0, 2.0], [3.0, -2.0]], [1.0, 0.0], "linear_logistic")


@batch_gradient.misconception(
    "one_loss_only",
    "Your gradient is right for the mean squared error, and for no other loss: where is `loss` "
    "called?",
)
def _(loss, w, X, Y):
    return 2 * X.T @ (X @ w - Y) / len(X)


@batch_gradient.misconception(
    "sum_over_batch", "Your gradient grows with the batch: it is a sum, and the mean is asked."
)
def _(loss, w, X, Y):
    return len(X) * _slope(loss, w, X, Y)


@batch_gradient.misconception(
    "mean_twice", "You divided by the size of the batch, which `loss` has done already."
)
def _(loss, w, X, Y):
    return _slope(loss, w, X, Y) / len(X)


@batch_gradient.misconception(
    "first_example_only", "Only the first example of the batch is in your gradient."
)
def _(loss, w, X, Y):
    return _slope(loss, w, X[:1], Y[:1])


@batch_gradient.misconception("sign_turned", "The sign is turned round: this points downhill.")
def _(loss, w, X, Y):
    return -_slope(loss, w, X, Y)


@batch_gradient.misconception(
    "value_for_gradient", "This is the loss of the batch; its gradient for w is asked."
)
def _(loss, w, X, Y):
    return loss(w, X, Y)


@batch_gradient.misconception(
    "one_each", "One gradient for each example came back; their mean is asked."
)
def _(loss, w, X, Y):
    return np.stack([_slope(loss, w, X[i : i + 1], Y[i : i + 1]) for i in range(len(X))])


@batch_gradient.symptom(
    "not_recorded",
    "None came back: nothing was recorded that leads from w to your value.",
    tensorflow="value = loss(w, X, Y)\nwith tf.GradientTape() as tape:\n    tape.watch(w)\n"
    "return tape.gradient(value, w)",
)
def _(seen):
    return all(o.failure is None and o.value is None for o in seen)


@batch_gradient.symptom(
    "graph_left",
    "Autograd was handed a value that is cut off from w: `.item()`, `float()` and `.detach()` "
    "leave the graph behind.",
    torch="w = w.clone().requires_grad_()\nvalue = loss(w, X, Y).item()\n"
    "return torch.autograd.grad(value, w)[0]",
)
def _(seen):
    cut_off = ("'float' object is not iterable", "does not require grad")
    return failed(seen, *cut_off)


@batch_gradient.symptom(
    "arguments_in_disorder",
    "A product inside `loss` does not fit: its arguments are w, X and Y, in this order.",
    torch="w = w.clone().requires_grad_()\nreturn torch.autograd.grad(loss(X, w, Y), w)[0]",
    tensorflow="with tf.GradientTape() as tape:\n    tape.watch(w)\n    value = loss(X, w, Y)\n"
    "return tape.gradient(value, w)",
)
def _(seen):
    return failed(
        seen, "mat1 and mat2 shapes", "ndims must be", "size-incompatible", "size mismatch"
    )


@batch_gradient.symptom(
    "not_called",
    "Your value is the function `loss` itself, not what it returns: call it.",
    torch="return torch.autograd.grad(loss, w)[0]",
    tensorflow="with tf.GradientTape() as tape:\n    tape.watch(w)\nreturn tape.gradient(loss, w)",
)
def _(seen):
    return failed(seen, "'function' object is not iterable", "<function", "of type 'function'")


batch_gradient.wrong(
    "argument_recorded",
    torch="w.requires_grad_()\nreturn torch.autograd.grad(loss(w, X, Y), w)[0]",
)
batch_gradient.variant(
    torch="return torch.func.grad(loss)(w, X, Y)",
    tensorflow="w = tf.Variable(w)\nwith tf.GradientTape() as tape:\n    value = loss(w, X, Y)\n"
    "return tape.gradient(value, w)",
)
batch_gradient.variant(
    torch="w = w.clone().requires_grad_()\n"
    "sum(loss(w, X[i:i + 1], Y[i:i + 1]) for i in range(len(X))).backward()\n"
    "return w.grad / len(X)",
    tensorflow="with tf.GradientTape() as tape:\n    tape.watch(w)\n"
    "    value = sum(loss(w, X[i:i + 1], Y[i:i + 1]) for i in range(len(X))) / len(X)\n"
    "return tape.gradient(value, w)",
)

minibatches = Exercise(
    points=3,
    probe="repeat",
    hints=[
        "By hand: 5 examples, batches of 2. How many batches, and how many examples are in the "
        "last one? Print the length of each X_b that you make.",
        "Think of dealing cards: shuffle the deck once, then deal hands of batch_size from the "
        "top. Cards with a number on the front and one on the back stay together by themselves.",
        "`rng.permutation(n)` gives the row numbers in a new order. Cut *that* into slices, and "
        "use each slice of row numbers for X and for Y. A slice past the end is short.",
        "A like example: a list of names and a list of ages, in the new order 2, 0, 1: the names "
        "become [names[2], names[0], names[1]], and the ages go the same way.",
    ],
)


def _deck(n, batch_size, rng, shape=()):
    """n examples that all differ, each with a label of its own."""
    X = np.stack([np.arange(1, n + 1), 10.0 * np.arange(1, n + 1)], axis=1)
    Y = (np.arange(1, n + 1) + 0.5).reshape(n, *shape)
    arguments = {"X": X, "Y": Y, "batch_size": batch_size, "rng": Rng(int(rng.integers(2**31)))}
    return Case(arguments, times=2, judged_by="properties")


@minibatches.cases
def _(rng):
    yield _deck(5, 2, rng)
    yield _deck(6, 3, rng)
    yield _deck(3, 7, rng, (1,))
    yield _deck(23, 5, rng, (1,))
    yield _deck(MANY, 5, rng)
    twin = _deck(29, 4, rng)
    yield twin
    yield twin


def _batches(value):
    """The batches of both epochs, one after the other; TypeError if the form is not right."""
    if not all(isinstance(epoch, list) for epoch in value):
        raise TypeError
    return [batch for epoch in value for batch in epoch]


def _dealt(epoch):
    """The labels of one epoch, in the order in which they came."""
    return np.concatenate([np.ravel(Y_b) for _, Y_b in epoch]) if epoch else np.zeros(0)


_WRONG = """
def minibatches(X, Y, batch_size, rng):
    n = len(X)
    batches = []
    order = rng.permutation(n)
    for first in range(0, n, batch_size):
        rows = order[first:first + batch_size]
        batches.append(({pick_x}, {pick_y}))
    return batches
"""


def _answers(text=_WRONG, pick="rows", **changes):
    """The same answer in both frameworks, with lines replaced."""
    for old, new in changes.get("lines", ()):
        assert old in text
        text = text.replace(old, new)
    return {
        "torch": text.format(pick_x="X[rows]", pick_y="Y[rows]"),
        "tensorflow": text.format(pick_x="tf.gather(X, rows)", pick_y="tf.gather(Y, rows)"),
    }


@minibatches.property(
    "returned_none",
    "Your function returned None: did you forget `return`?",
    **_answers(lines=[("    return batches\n", "")]),
)
def _(value, **_):
    return all(epoch is not None for epoch in value)


@minibatches.property(
    "not_pairs",
    "A list of pairs is asked, one (X_b, Y_b) for each batch, with as many rows in X_b as in Y_b.",
    **_answers(lines=[("batches.append(({pick_x}, {pick_y}))", "batches.append({pick_x})")]),
)
def _(value, **_):
    pairs = [batch if isinstance(batch, list) else [] for batch in _batches(value)]
    return all(len(pair) == 2 and len(pair[0]) == len(pair[1]) for pair in pairs)


@minibatches.property(
    "form_changed",
    "A batch must look like the whole table, only with fewer rows: X_b is [b, m], and Y_b has as "
    "many axes as Y.",
    torch=_answers()["torch"].replace("Y[rows]", "Y[rows].reshape(-1)"),
    tensorflow=_answers()["tensorflow"].replace(
        "tf.gather(Y, rows)", "tf.reshape(tf.gather(Y, rows), [-1])"
    ),
)
def _(value, X, Y, **_):
    return all(
        np.shape(X_b)[1:] == X.shape[1:] and np.shape(Y_b)[1:] == Y.shape[1:]
        for X_b, Y_b in _batches(value)
    )


@minibatches.property(
    "empty_batch",
    "One of your batches is empty: when batch_size divides the number of examples, nothing is left "
    "over.",
    **_answers(lines=[("range(0, n, batch_size)", "range(0, n + 1, batch_size)")]),
)
def _(value, **_):
    return all(len(X_b) for X_b, _ in _batches(value))


@minibatches.property(
    "shuffled_apart",
    "X and Y were shuffled apart: an example came with somebody else's label.",
    torch=_answers()["torch"].replace("Y[rows]", "Y[rng.permutation(n)[:len(rows)]]"),
    tensorflow=_answers()["tensorflow"].replace(
        "tf.gather(Y, rows)", "tf.gather(Y, rng.permutation(n)[:len(rows)])"
    ),
)
def _(value, **_):
    return all(
        np.allclose(np.asarray(X_b)[:, 0] + 0.5, np.ravel(Y_b)) for X_b, Y_b in _batches(value)
    )


@minibatches.property(
    "came_twice",
    "Within one epoch some example came twice: deal every one of them once. Does your next batch "
    "begin where the one before it ended?",
    **_answers(
        lines=[
            (
                "rows = order[first:first + batch_size]",
                "rows = rng.integers(0, n, min(batch_size, n - first))",
            )
        ]
    ),
)
def _(value, **_):
    return all(len(np.unique(_dealt(epoch))) == len(_dealt(epoch)) for epoch in value)


@minibatches.property(
    "short_batch_dropped",
    "The examples left over at the end were dropped: the last batch may be short, and it counts "
    "too.",
    **_answers(lines=[("range(0, n, batch_size)", "range(0, n - batch_size + 1, batch_size)")]),
)
def _(value, X, batch_size, **_):
    kept = len(X) - len(X) % batch_size
    dropped = all(
        len(np.unique(_dealt(epoch))) == len(_dealt(epoch)) == kept < len(X) for epoch in value
    )
    return not dropped


@minibatches.property(
    "left_out",
    "Within one epoch some example never came: deal every one of them once. How many batches do "
    "you return?",
    **_answers(lines=[("    return batches\n", "    return batches[:1]\n")]),
)
def _(value, Y, **_):
    return all(np.array_equal(np.sort(_dealt(epoch)), np.ravel(Y)) for epoch in value)


@minibatches.property(
    "wrong_sizes",
    "Every batch but the last must hold batch_size examples.",
    **_answers(
        lines=[
            ("batch_size):\n", "batch_size + 1):\n"),
            ("first + batch_size]", "first + batch_size + 1]"),
        ]
    ),
)
def _(value, batch_size, **_):
    def right(epoch):
        sizes = [len(X_b) for X_b, _ in epoch]
        return all(size == batch_size for size in sizes[:-1]) and sizes[-1] <= batch_size

    return all(right(epoch) for epoch in value)


@minibatches.property(
    "not_shuffled",
    "The examples came in the order of the table: nothing was shuffled.",
    **_answers(
        lines=[
            ("rng.permutation(n)", "np.arange(n)"),
            ("    n = len(X)", "    import numpy as np\n    n = len(X)"),
        ]
    ),
)
def _(value, X, Y, **_):
    return len(X) < 20 or not all(np.array_equal(_dealt(epoch), np.ravel(Y)) for epoch in value)


@minibatches.property(
    "shuffled_inside_only",
    "Each batch holds the very examples that it would hold unshuffled, only in another order: the "
    "shuffling comes after the cut. Neighbours in the table always share a batch.",
    **_answers(
        lines=[
            ("rng.permutation(n)", "list(range(n))"),
            ("[first:first + batch_size]", "[first:first + batch_size]\n        rng.shuffle(rows)"),
        ]
    ),
)
def _(value, X, Y, batch_size, **_):
    if len(X) < MANY:
        return True
    labels = np.ravel(Y)
    table = [set(labels[k : k + batch_size]) for k in range(0, len(X), batch_size)]
    return [set(np.ravel(Y_b)) for _, Y_b in value[0]] != table


@minibatches.property(
    "neighbours_together",
    "Only the order of the batches changes: neighbours in the table always share a batch. Shuffle "
    "the examples before you cut.",
    **_answers(
        lines=[
            ("    order = rng.permutation(n)\n", "    order = list(range(n))\n"),
            (
                "    return batches\n",
                "    last = batches.pop()\n    rng.shuffle(batches)\n    return batches + [last]\n",
            ),
        ]
    ),
)
def _(value, X, Y, batch_size, **_):
    if len(X) < 20:
        return True
    labels = np.ravel(Y)
    table = {frozenset(labels[k : k + batch_size]) for k in range(0, len(X), batch_size)}
    return {frozenset(np.ravel(Y_b)) for _, Y_b in value[0]} != table


def _steps_on(order):
    """How many rows come right after the row above them in the table, whose first follows last."""
    return (np.diff(order) % len(order) == 1).sum()


def _displaced(order):
    """How many places a row comes from its old one, on average."""
    return np.abs(order - np.arange(len(order))).mean()


@minibatches.property(
    "hardly_shuffled",
    "The table is hardly shuffled: most examples come next to an old neighbour, or not far from "
    "their old place. Every order of the examples should be as likely as any other.",
    torch=_answers()["torch"].replace(
        "rng.permutation(n)", "torch.arange(n).roll(int(rng.integers(1, n)))"
    ),
    tensorflow="""
def minibatches(X, Y, batch_size, rng):
    data = tf.data.Dataset.from_tensor_slices((X, Y))
    return list(data.shuffle(2, seed=int(rng.integers(1000))).batch(batch_size))
""",
)
def _(value, X, **_):
    # Chance gives 1 and a third, and passes each bound less than once in 10^12 orders.
    if len(X) < MANY:
        return True
    orders = [np.round(_dealt(epoch) - 1.5).astype(int) for epoch in value]
    return all(_steps_on(o) < len(o) / 4 and _displaced(o) > len(o) / 6 for o in orders)


@minibatches.property(
    "same_order_again",
    "Called again, as in the next epoch, your function deals in the very same order: each epoch "
    "should have an order of its own.",
    **_answers(
        lines=[
            ("rng.permutation(n)", "np.random.default_rng(0).permutation(n)"),
            ("    n = len(X)", "    import numpy as np\n    n = len(X)"),
        ]
    ),
)
def _(value, X, **_):
    return len(X) < 20 or not np.array_equal(_dealt(value[0]), _dealt(value[1]))


@minibatches.symptom(
    "rng_not_used",
    "With two generators of the same seed your function dealt in two different orders: the chance "
    "in it does not come from `rng`. Then nobody can run your experiment again.",
    torch=_answers()["torch"].replace("rng.permutation(n)", "torch.randperm(n)"),
    tensorflow=_answers()["tensorflow"].replace(
        "order = rng.permutation(n)", "order = tf.random.shuffle(tf.range(n))"
    ),
)
def _(seen):
    one, other = seen[-2], seen[-1]
    return not (one.failure or other.failure) and not _alike(one.value, other.value)


def _alike(one, other):
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_alike, one, other))
    return isinstance(one, np.ndarray) <= np.array_equal(one, other)


@minibatches.symptom(
    "brackets_for_rows",
    "In TensorFlow square brackets take one row or a slice. For the rows of a list of numbers "
    "there is `tf.gather(table, numbers)`.",
    tensorflow=_answers()["tensorflow"]
    .replace("tf.gather(X, rows)", "X[rows]")
    .replace("tf.gather(Y, rows)", "Y[rows]"),
)
def _(seen):
    return failed(seen, "Only integers, slices")


@minibatches.symptom(
    "table_permuted",
    "Your row numbers are none: some are not whole, or point past the table's end. Did "
    "`rng.permutation` get the number of rows, or the table itself?",
    **_answers(lines=[("rng.permutation(n)", "rng.permutation(X)[:, 1]")]),
)
def _(seen):
    said = ("out of bounds for dimension 0", "'Tindices'", "must be long, int", "is not in [0,")
    return failed(seen, *said)


minibatches.variant(
    torch="""
def minibatches(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    X, Y = X[order], Y[order]
    for first in range(0, len(X), batch_size):
        yield X[first:first + batch_size], Y[first:first + batch_size]
""",
    tensorflow="""
def minibatches(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    X, Y = tf.gather(X, order), tf.gather(Y, order)
    for first in range(0, len(X), batch_size):
        yield X[first:first + batch_size], Y[first:first + batch_size]
""",
)
minibatches.variant(
    torch="""
def minibatches(X, Y, batch_size, rng):
    rows = list(range(X.shape[0]))
    rng.shuffle(rows)
    parts = torch.split(torch.tensor(rows), batch_size)
    return [(X[part], Y[part]) for part in parts]
""",
    tensorflow="""
def minibatches(X, Y, batch_size, rng):
    rows = list(range(X.shape[0]))
    rng.shuffle(rows)
    parts = tf.data.Dataset.from_tensor_slices(rows).batch(batch_size)
    return [(tf.gather(X, part), tf.gather(Y, part)) for part in parts]
""",
)
minibatches.variant(
    torch="""
def minibatches(X, Y, batch_size, rng):
    order = rng.random(len(X)).argsort()
    data = torch.utils.data.TensorDataset(X[order], Y[order])
    return iter(torch.utils.data.DataLoader(data, batch_size))
""",
    tensorflow="""
def minibatches(X, Y, batch_size, rng):
    order = rng.random(len(X)).argsort()
    data = tf.data.Dataset.from_tensor_slices((tf.gather(X, order), tf.gather(Y, order)))
    return iter(data.batch(batch_size))
""",
)

train_step = Exercise(points=0, level="given")


def _logits(weights, X):
    """A network of dense layers with tanh between them."""
    for place, (W, b) in enumerate(weights):
        X = (np.tanh(X) if place else X) @ W + b
    return X


def _exact(weights):
    return [[np.array(part, dtype="float64") for part in pair] for pair in weights]


def _slopes(weights, loss, X, Y):
    """The gradient for every W and b, in float64 whatever the caller uses."""
    weights = _exact(weights)
    X, Y = X.astype("float64"), Y.astype("float64")

    def value():
        return loss(_logits(weights, X), Y)

    return [[central_difference(value, part) for part in pair] for pair in weights]


def _add(weights, factor, slopes):
    return [
        [part + factor * slope for part, slope in zip(*pairs, strict=True)]
        for pairs in zip(weights, slopes, strict=True)
    ]


def _step(weights, loss, rate, X, Y):
    """The loss before one step, and the weights after it."""
    slopes = _slopes(weights, loss, X, Y)
    return loss(_logits(weights, X), Y), _add(weights, -rate, slopes)


@train_step.oracle
def _(model, loss_fn, optimizer, X, Y):
    return list(_step(model["weights"], loss_fn, optimizer["learning_rate"], X, Y))


def _neuron(weights):
    pair = [np.array(weights), np.zeros(1)]
    return Named("network", {"weights": [pair]}, f"one neuron with W = {weights} and b = 0")


def _network(rng):
    shapes = [((2, 3), 3), ((3, 1), 1)]
    weights = [[rng.normal(0, 0.8, W), rng.normal(0, 0.5, b)] for W, b in shapes]
    return Named("network", {"weights": weights}, "a network with 2 inputs and 3 tanh units")


_LOSSES = {
    "mse_loss": "the mean squared error",
    "bce_logits_loss": "the mean binary cross-entropy of logits",
}


def _training(model, loss, rate, X, Y):
    return {
        "model": model,
        "loss_fn": Named(loss, {}, _LOSSES[loss]),
        "optimizer": Named("sgd", {"learning_rate": rate}, f"SGD with learning rate {rate:g}"),
        "X": np.array(X),
        "Y": np.array(Y),
    }


def _labels(n):
    return np.where(np.arange(n) % 3, 1.0, 0.0)[:, None]


@train_step.cases
def _(rng):
    here = _training(_neuron([[1.0]]), "mse_loss", 0.125, [[1.0], [1.0]], [[3.0], [3.0]])
    yield Case(here, observe=("model",))
    X = rng.normal(0, 1, (7, 2))
    yield Case(_training(_network(rng), "bce_logits_loss", 0.3, X, _labels(7)), observe=("model",))


@train_step.misconception(
    "loss_after_step", "This is the loss after the step; the one before it is asked."
)
def _(model, loss_fn, optimizer, X, Y):
    weights = _step(model["weights"], loss_fn, optimizer["learning_rate"], X, Y)[1]
    return [loss_fn(_logits(weights, X), Y), weights]


@train_step.misconception("no_step", "The loss is right, but no step was taken.")
def _(model, loss_fn, optimizer, X, Y):
    return [loss_fn(_logits(model["weights"], X), Y), model["weights"]]


train_step.variant(
    torch="optimizer.zero_grad()\ny_pred = model(X)\nloss = loss_fn(y_pred, Y)\n"
    "loss.backward()\noptimizer.step()\nreturn loss.detach()",
    tensorflow="with tf.GradientTape() as tape:\n    loss = loss_fn(Y, model(X, training=True))\n"
    "slopes = tape.gradient(loss, model.trainable_variables)\n"
    "optimizer.apply_gradients(zip(slopes, model.trainable_variables))\nreturn loss",
)
train_step.variant(
    torch="weights = list(model.parameters())\nloss = loss_fn(model(X), Y)\n"
    "for w, slope in zip(weights, torch.autograd.grad(loss, weights)):\n    w.grad = slope\n"
    "optimizer.step()\nreturn loss.item()",
    tensorflow="rate = float(optimizer.learning_rate)\n"
    "with tf.GradientTape() as tape:\n    loss = loss_fn(Y, model(X))\n"
    "for w, slope in zip(model.weights, tape.gradient(loss, model.weights)):\n"
    "    w.assign(w - rate * slope)\nreturn float(loss)",
)

train_epoch = Exercise(
    points=4,
    detached=True,
    hints=[
        "By hand: 5 equal examples, batches of 2, 2 and 1 with losses 4, 1 and 0.25. Two examples "
        "had 4, two had 1, one had 0.25. What is the mean per example?",
        "An epoch is a loop over the batches with one `train_step` each. Meanwhile, keep a running "
        "total that is fair to a short batch.",
        "`train_step` returns the *mean* loss of its batch. Turn it into the sum over the batch's "
        "examples before you add it to the total, and divide once, after the loop.",
        "A like example: classes of 20, 20 and 5 pupils with mean heights of 150, 160 and 170 cm. "
        "The mean height of a pupil is not 160.",
    ],
)


def _cut(X, Y, batch_size):
    return [(X[k : k + batch_size], Y[k : k + batch_size]) for k in range(0, len(X), batch_size)]


def _epoch(model, loss_fn, optimizer, batches, *, clear=True):
    """The loss of every batch before its step, and the weights after the last."""
    weights, losses, kept = model["weights"], [], None
    for X, Y in batches:
        slopes = _slopes(weights, loss_fn, X, Y)
        kept = slopes if clear or kept is None else _add(kept, 1, slopes)
        losses.append(loss_fn(_logits(weights, X), Y))
        weights = _add(weights, -optimizer["learning_rate"], kept)
    return np.array(losses), weights


def _sizes(batches):
    return np.array([len(X) for X, _ in batches])


def _summed_up(summary, **options):
    """A formula for the epoch that sums its losses up as `summary(losses, sizes)` says."""

    def formula(*, model, loss_fn, optimizer, X, Y, batch_size, rng):
        batches = _cut(X, Y, batch_size)
        losses, weights = _epoch(model, loss_fn, optimizer, batches, **options)
        return [summary(losses, _sizes(batches)), weights]

    return formula


def _mean_per_example(losses, sizes):
    return np.sum(losses * sizes) / np.sum(sizes)


train_epoch.oracle(_summed_up(_mean_per_example))


def _epoch_case(training, batch_size, rng, **options):
    drawn = {"batch_size": batch_size, "rng": Rng(int(rng.integers(2**31)))}
    return Case(training | drawn, observe=("model",), **options)


@train_epoch.cases
def _(rng):
    """Where an exact answer is asked, the order of the examples makes no difference.

    They are all equal, or all in one batch. Where they differ, properties decide: the rate is 0,
    or only the order itself is looked at.
    """
    same = _training(_neuron([[1.0]]), "mse_loss", 0.125, [[1.0]] * 5, [[3.0]] * 5)
    yield _epoch_case(same, 2, rng)
    X = rng.normal(0, 1, (7, 2))
    yield _epoch_case(_training(_network(rng), "bce_logits_loss", 0.5, X, _labels(7)), 11, rng)
    # Four examples of which none disturbs another: (x, 1) are at right angles, pair by pair.
    signs = [[1.0, 1.0, 1.0], [1.0, -1.0, -1.0], [-1.0, 1.0, -1.0], [-1.0, -1.0, 1.0]]
    Y = rng.uniform(1, 3, (4, 1)) * [[1], [-2], [3], [1]]
    apart = _training(_neuron([[0.5], [-0.5], [1.0]]), "mse_loss", 0.1, signs, Y)
    yield _epoch_case(apart, 2, rng, judged_by="properties")
    still = _training(
        _neuron([[2.0]]), "mse_loss", 0.0, [[1.0], [2.0], [3.0]], [[1.0], [2.0], [-3.0]]
    )
    yield _epoch_case(still, 2, rng, judged_by="properties")
    # One neuron and two batches: every model and every step costs a student some milliseconds.
    # First twins, then another generator, then the table turned round inside each batch.
    X, Y, half = rng.normal(0, 1, (40, 2)), _labels(40), 20
    table = X, Y
    turned = [np.concatenate([x[:half][::-1], x[half:][::-1]]) for x in table]
    seed = int(rng.integers(2**31))
    for (X_t, Y_t), drawn in ((table, seed), (table, seed), (table, seed + 1), (turned, seed)):
        moving = _training(_neuron([[0.5], [-0.5]]), "bce_logits_loss", 0.5, X_t, Y_t)
        drawing = {"batch_size": half, "rng": Rng(drawn)}
        yield Case(moving | drawing, observe=("model",), judged_by="properties")


def _first_only(model, loss_fn, optimizer, X, Y, batch_size):
    """One step on the first batch, its examples' losses divided by the number of all examples."""
    first = _cut(X, Y, batch_size)[:1]
    losses, weights = _epoch(model, loss_fn, optimizer, first)
    return [losses[0] * len(first[0][0]) / len(X), weights]


def _summed_up_full(*, model, loss_fn, optimizer, X, Y, batch_size, rng):
    losses, weights = _epoch(model, loss_fn, optimizer, _cut(X, Y, batch_size))
    return [losses.sum() * batch_size / len(X), weights]


train_epoch.misconception(
    "mean_of_batches",
    "You took the plain mean of the batches' losses: the short batch counts as much as a full one, "
    "so its examples count more than the others.",
)(_summed_up(lambda losses, sizes: losses.mean()))
train_epoch.misconception(
    "batches_summed",
    "You added up the losses of the batches and divided by nothing: with more batches your number "
    "grows, though the model is no worse.",
)(_summed_up(lambda losses, sizes: losses.sum()))
train_epoch.misconception(
    "examples_summed",
    "This is the loss of all examples together; the mean for one of them is asked.",
)(_summed_up(lambda losses, sizes: np.sum(losses * sizes)))
train_epoch.misconception(
    "divided_by_batches",
    "You added up over the examples, but divided by the number of batches.",
)(_summed_up(lambda losses, sizes: np.sum(losses * sizes) / len(sizes)))
train_epoch.misconception(
    "sum_of_batches_over_examples",
    "You added one number for each batch, but divided by the number of examples: a batch's mean "
    "loss stands for several of them.",
)(_summed_up(lambda losses, sizes: losses.sum() / np.sum(sizes)))
train_epoch.misconception(
    "returned_in_the_loop",
    "You returned after the first batch: `return` stands inside the loop.",
)(
    lambda *, model, loss_fn, optimizer, X, Y, batch_size, rng: _first_only(
        model, loss_fn, optimizer, X, Y, batch_size
    )
)
train_epoch.misconception(
    "last_batch_only", "This is the loss of the last batch alone; the mean over all is asked."
)(_summed_up(lambda losses, sizes: losses[-1]))
train_epoch.misconception(
    "first_batch_only",
    "The steps are right, but this is the loss of the first batch alone: the mean over all is "
    "asked.",
)(_summed_up(lambda losses, sizes: losses[0]))
train_epoch.misconception(
    "one_for_each_batch", "One loss for each batch came back; one number for the epoch is asked."
)(_summed_up(lambda losses, sizes: losses))
train_epoch.misconception(
    "gradients_not_cleared",
    "From the second batch on the steps are too long: the gradients of earlier batches were added "
    "in. torch's `.backward()` adds to what is there.",
)(_summed_up(_mean_per_example, clear=False))


train_epoch.misconception(
    "every_batch_counted_full",
    "You counted every batch as a full one; the last has fewer examples.",
)(_summed_up_full)


@train_epoch.misconception(
    "loss_arguments_swapped",
    "The prediction and the right answer have changed places in the call of `loss_fn`: each "
    "framework has an order of its own.",
)
def _(*, model, loss_fn, optimizer, X, Y, batch_size, rng):
    batches = _cut(X, Y, batch_size)
    losses, weights = _epoch(model, lambda z, y: loss_fn(y, z), optimizer, batches)
    return [_mean_per_example(losses, _sizes(batches)), weights]


@train_epoch.misconception(
    "loss_after_epoch",
    "This is the loss of all the data after the epoch; the mean of the losses met on the way, each "
    "before its step, is asked.",
)
def _(*, model, loss_fn, optimizer, X, Y, batch_size, rng):
    weights = _epoch(model, loss_fn, optimizer, _cut(X, Y, batch_size))[1]
    return [loss_fn(_logits(weights, X), Y), weights]


@train_epoch.misconception(
    "short_batch_dropped",
    "The short batch at the end is left out: its examples were never trained on.",
)
def _(*, model, loss_fn, optimizer, X, Y, batch_size, rng):
    full = [batch for batch in _cut(X, Y, batch_size) if len(batch[0]) == batch_size]
    if not full:
        return [0.0, model["weights"]]
    losses, weights = _epoch(model, loss_fn, optimizer, full)
    return [losses.mean(), weights]


@train_epoch.misconception(
    "short_batch_missing",
    "The short batch at the end is left out: its examples were never trained on, yet they are "
    "counted in the mean.",
)
def _(*, model, loss_fn, optimizer, X, Y, batch_size, rng):
    full = [batch for batch in _cut(X, Y, batch_size) if len(batch[0]) == batch_size]
    losses, weights = _epoch(model, loss_fn, optimizer, full)
    return [losses.sum() * batch_size / len(X), weights]


@train_epoch.misconception(
    "one_step_only",
    "Only one step was taken; an epoch takes one step for each batch.",
)
def _(*, model, loss_fn, optimizer, X, Y, batch_size, rng):
    losses, weights = _epoch(model, loss_fn, optimizer, [(X, Y)])
    return [losses[0], weights]


@train_epoch.misconception(
    "not_trained", "The model came back as it was: no step was taken, only losses were computed."
)
def _(*, model, loss_fn, optimizer, X, Y, batch_size, rng):
    return [loss_fn(_logits(model["weights"], X), Y), model["weights"]]


def _foretold(model, optimizer, X, Y, batches):
    """What the epoch gives with the mean squared error and these batches, from the case itself."""
    start = {"weights": _exact(model.parameters["weights"])}
    squared = lambda y_pred, y: ((y_pred - y) ** 2).mean()  # noqa: E731
    losses, weights = _epoch(start, squared, dict(optimizer.parameters), batches)
    return _mean_per_example(losses, _sizes(batches)), weights


def _close(one, other):
    pairs = zip(one, other, strict=True)
    return all(np.allclose(a, b, atol=1e-3) for pair in pairs for a, b in zip(*pair, strict=True))


@train_epoch.property(
    "some_examples_left_out",
    "Not every example counts once in your mean loss. (With learning rate 0 it must be the loss of "
    "the whole table.)",
    torch="total = 0.0\nfor X_b, Y_b in minibatches(X, Y, batch_size, rng):\n"
    "    total += train_step(model, loss_fn, optimizer, X[:len(X_b)], Y[:len(X_b)]) * len(X_b)\n"
    "return total / len(X)",
    tensorflow="total = 0.0\nfor X_b, Y_b in minibatches(X, Y, batch_size, rng):\n"
    "    total += train_step(model, loss_fn, optimizer, X[:len(X_b)], Y[:len(X_b)]) * len(X_b)\n"
    "return total / len(X)",
)
def _(value, *, model, optimizer, X, Y, **_):
    if optimizer.parameters["learning_rate"] > 0:
        return True
    expected, _ = _foretold(model, optimizer, X, Y, [(X, Y)])
    return np.ndim(value[0]) == 0 and abs(value[0] - expected) < 1e-3


@train_epoch.property(
    "whole_table_every_time",
    "You took as many steps as there are batches, but each with all the data instead of its batch.",
    torch="total = 0.0\nfor X_b, Y_b in minibatches(X, Y, batch_size, rng):\n"
    "    total += train_step(model, loss_fn, optimizer, X, Y) * len(X_b)\n"
    "return total / len(X)",
    tensorflow="total = 0.0\nfor X_b, Y_b in minibatches(X, Y, batch_size, rng):\n"
    "    total += train_step(model, loss_fn, optimizer, X, Y) * len(X_b)\n"
    "return total / len(X)",
)
def _(value, *, model, optimizer, X, Y, **_):
    if len(X) != 4:
        return True
    _, weights = _foretold(model, optimizer, X, Y, [(X, Y), (X, Y)])
    return not _close(value[1], weights)


@train_epoch.property(
    "other_steps",
    "The weights after the epoch are not those to which one step for each batch leads.",
    torch="total = 0.0\nfor X_b, Y_b in minibatches(X, Y, batch_size, rng):\n"
    "    total += train_step(model, loss_fn, optimizer, X_b, Y_b) * len(X_b)\n"
    "if len(set(Y[:, 0].tolist())) > 2:\n"
    "    train_step(model, loss_fn, optimizer, X_b, Y_b)\n"
    "return total / len(X)",
    tensorflow="total = 0.0\nfor X_b, Y_b in minibatches(X, Y, batch_size, rng):\n"
    "    total += train_step(model, loss_fn, optimizer, X_b, Y_b) * len(X_b)\n"
    "if len(set(Y[:, 0].numpy().tolist())) > 2:\n"
    "    train_step(model, loss_fn, optimizer, X_b, Y_b)\n"
    "return total / len(X)",
)
def _(value, *, model, optimizer, X, Y, batch_size, **_):
    if len(X) != 4:
        return True
    loss, weights = _foretold(model, optimizer, X, Y, _cut(X, Y, batch_size))
    return abs(value[0] - loss) < 1e-2 and _close(value[1], weights)


@train_epoch.property(
    "not_shuffled",
    "The batches came in the order of the table: what is `rng` for?",
    torch="total = 0.0\nfor first in range(0, len(X), batch_size):\n"
    "    X_b, Y_b = X[first:first + batch_size], Y[first:first + batch_size]\n"
    "    total += train_step(model, loss_fn, optimizer, X_b, Y_b) * len(X_b)\n"
    "return total / len(X)",
    tensorflow="total = 0.0\nfor first in range(0, len(X), batch_size):\n"
    "    X_b, Y_b = X[first:first + batch_size], Y[first:first + batch_size]\n"
    "    total += train_step(model, loss_fn, optimizer, X_b, Y_b) * len(X_b)\n"
    "return total / len(X)",
)
def _(value, *, model, optimizer, X, Y, batch_size, **_):
    if len(X) < 20:
        return True
    cross_entropy = lambda z, y: (np.logaddexp(0, z) - y * z).mean()  # noqa: E731
    start = {"weights": _exact(model.parameters["weights"])}
    batches = _cut(X, Y, batch_size)
    _, weights = _epoch(start, cross_entropy, dict(optimizer.parameters), batches)
    return any(
        not np.allclose(a, b, atol=1e-5)
        for pair in zip(value[1], weights, strict=True)
        for a, b in zip(*pair, strict=True)
    )


def _moved(seen):
    """The weights after the epochs on the large table; none unless all of them came."""
    ends = [o.value[1] for o in seen[-4:] if isinstance(o.value, list) and len(o.value) == 2]
    found = [np.concatenate([np.ravel(x) for x in pairs[0]]) for pairs in ends if pairs]
    return found if len(found) == 4 else []


def _with_rng(line):
    """A right epoch but for the generator that its batches are drawn from."""
    return (
        f"total = 0.0\nfor X_b, Y_b in minibatches(X, Y, batch_size, {line}):\n"
        "    total += train_step(model, loss_fn, optimizer, X_b, Y_b) * len(X_b)\n"
        "return total / len(X)"
    )


@train_epoch.symptom(
    "rng_not_used",
    "Two epochs with generators of the same seed ended with different weights: the order of your "
    "batches does not come from `rng`. Then nobody can run your experiment again.",
    torch=_with_rng("np.random.default_rng()"),
    tensorflow=_with_rng("np.random.default_rng()"),
)
def _(seen):
    moved = _moved(seen)
    return bool(moved) and not np.allclose(moved[0], moved[1], atol=1e-5)


@train_epoch.symptom(
    "rng_ignored",
    "Whatever `rng` is given, your batches come in one and the same shuffled order: the next epoch "
    "would have it again.",
    torch=_with_rng("np.random.default_rng(0)"),
    tensorflow=_with_rng("np.random.default_rng(0)"),
)
def _(seen):
    moved = _moved(seen)  # what does not shuffle at all ends alike on the turned table, too
    return (
        bool(moved)
        and np.array_equal(moved[0], moved[2])
        and not np.allclose(moved[0], moved[3], atol=1e-5)
    )


train_epoch.wrong(
    "graph_kept",
    torch="""
total = 0.0
for X_b, Y_b in minibatches(X, Y, batch_size, rng):
    loss = loss_fn(model(X_b), Y_b)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    total = total + loss * len(X_b)
return total / len(X)
""",
)
train_epoch.wrong(
    "gradients_not_cleared",
    torch="""
total = 0.0
for X_b, Y_b in minibatches(X, Y, batch_size, rng):
    loss = loss_fn(model(X_b), Y_b)
    loss.backward()
    optimizer.step()
    total += loss.item() * len(X_b)
return total / len(X)
""",
)
train_epoch.variant(
    "losses, sizes = [], []\nfor X_b, Y_b in minibatches(X, Y, batch_size, rng):\n"
    "    losses.append(train_step(model, loss_fn, optimizer, X_b, Y_b))\n"
    "    sizes.append(len(Y_b))\n"
    "return sum(loss * size for loss, size in zip(losses, sizes)) / sum(sizes)"
)
train_epoch.variant(
    torch="""
order = torch.tensor(rng.permutation(len(X)))
total = torch.zeros(())
for rows in order.split(batch_size):
    loss = loss_fn(model(X[rows]), Y[rows])
    model.zero_grad()
    loss.backward()
    optimizer.step()
    total += loss.detach() * len(rows) / len(X)
return total
""",
    tensorflow="""
order = rng.permutation(len(X))
total = tf.constant(0.0)
for first in range(0, len(X), batch_size):
    rows = order[first:first + batch_size]
    X_b, Y_b = tf.gather(X, rows), tf.gather(Y, rows)
    with tf.GradientTape() as tape:
        loss = loss_fn(Y_b, model(X_b, training=True))
    slopes = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(slopes, model.trainable_variables))
    total += loss * len(rows) / len(X)
return total
""",
)

sharded_gradient = Exercise(
    points=2,
    detached=True,
    hints=[
        "By hand: shards of 2 and 1 examples report the means 3 and 6. So the slopes of the three "
        "examples add up to 2 · 3 + 6 = 12. What is the mean of the three?",
        "Each shard reports a mean. How many examples stand behind it? That many votes it has.",
        "Go through gradients and sizes side by side, add up size times gradient, and divide once "
        "by all the examples there are.",
        "A like example: two shops with 10 and 30 customers report a mean bill of 8 and 4 euros. "
        "All 40 customers paid 5 on average.",
    ],
)


def _stacked(gradients):
    return np.stack(gradients)


def _weigh(gradients, weights):
    return np.tensordot(np.array(weights, dtype="float64"), _stacked(gradients), axes=1)


@sharded_gradient.oracle
def _(gradients, sizes):
    return _weigh(gradients, np.array(sizes) / np.sum(sizes))


def _shards(gradients, sizes):
    return {"gradients": [np.array(g) for g in gradients], "sizes": sizes}


@sharded_gradient.cases
def _(rng):
    yield _shards([3.0, 6.0], [2, 1])
    yield _shards([[1.0, -2.0], [4.0, 2.5], [-1.0, 3.0]], [5, 2, 3])
    yield _shards(rng.normal(1, 1, (3, 2, 5)), [7, 1, 3])
    yield _shards([rng.normal(1, 1, 3)], [4])


@sharded_gradient.misconception(
    "plain_mean",
    "Every shard counts the same in yours, however many examples it holds: the examples of a small "
    "shard count too much.",
)
def _(gradients, sizes):
    return np.mean(_stacked(gradients), axis=0)


@sharded_gradient.misconception(
    "plain_sum", "You added the shards' means up; they must be weighed and averaged."
)
def _(gradients, sizes):
    return np.sum(_stacked(gradients), axis=0)


@sharded_gradient.misconception(
    "sum_over_examples",
    "This is the sum over all the examples: the mean is asked, as each shard reports a mean.",
)
def _(gradients, sizes):
    return _weigh(gradients, sizes)


@sharded_gradient.misconception(
    "divided_by_shards",
    "You weighed the shards well, but divided by the number of shards; how many examples are there "
    "in all?",
)
def _(gradients, sizes):
    return _weigh(gradients, np.array(sizes) / len(sizes))


@sharded_gradient.misconception(
    "small_shards_count_more",
    "You divided each gradient by the size of its shard: that makes small shards count more.",
)
def _(gradients, sizes):
    return _weigh(gradients, 1 / np.array(sizes)) / np.sum(1 / np.array(sizes))


@sharded_gradient.misconception(
    "divided_by_own_size",
    "Each shard's gradient is a mean already, and you divided it by the shard's size once more.",
)
def _(gradients, sizes):
    return _weigh(gradients, 1 / np.array(sizes))


@sharded_gradient.misconception(
    "mean_over_examples_of_means",
    "You added up one gradient for each shard and divided by the number of examples: a shard's "
    "gradient stands for several of them.",
)
def _(gradients, sizes):
    return np.sum(_stacked(gradients), axis=0) / np.sum(sizes)


@sharded_gradient.misconception(
    "largest_shard_only", "Only the largest shard is in your answer; every shard has a say."
)
def _(gradients, sizes):
    return gradients[int(np.argmax(sizes))]


@sharded_gradient.misconception(
    "only_the_last",
    "Only the last shard is left in your total: each new one must be added to it.",
)
def _(gradients, sizes):
    return gradients[-1] * sizes[-1] / np.sum(sizes)


@sharded_gradient.misconception(
    "divided_by_the_largest",
    "You weighed the shards well, but divided by the size of the largest; how many examples are "
    "there in all?",
)
def _(gradients, sizes):
    return _weigh(gradients, np.array(sizes) / np.max(sizes))


@sharded_gradient.misconception(
    "not_added_up", "The shards came back one by one; one gradient for all of them is asked."
)
def _(gradients, sizes):
    return np.stack([g * s / np.sum(sizes) for g, s in zip(gradients, sizes, strict=True)])


sharded_gradient.variant(
    "total = 0\nfor gradient, size in zip(gradients, sizes):\n"
    "    total = total + gradient * (size / sum(sizes))\nreturn total"
)
sharded_gradient.variant(
    torch="share = torch.tensor(sizes, dtype=torch.float32)\n"
    "return torch.tensordot(share / share.sum(), torch.stack(gradients), dims=1)",
    tensorflow="share = tf.constant(sizes, dtype=tf.float32)\n"
    "return tf.tensordot(share / tf.reduce_sum(share), tf.stack(gradients), axes=1)",
)
sharded_gradient.variant(
    torch="each = [g for g, n in zip(gradients, sizes) for _ in range(n)]\n"
    "return torch.stack(each).mean(dim=0)",
    tensorflow="each = [g for g, n in zip(gradients, sizes) for _ in range(n)]\n"
    "return tf.reduce_mean(tf.stack(each), axis=0)",
)

DIFFERENCES = (
    Difference(
        "what a loss object takes first",
        "the prediction: `loss_fn(model(X), Y)`",
        "the right answer: `loss_fn(Y, model(X))`",
        "loss_fn = torch.nn.BCEWithLogitsLoss()\n"
        "z, y = torch.tensor([[5.]]), torch.tensor([[1.]])\n"
        "holds = loss_fn(z, y).item() < 0.01 and loss_fn(y, z).item() < 0",
        "loss_fn = tf.keras.losses.BinaryCrossentropy(from_logits=True)\n"
        "z, y = tf.constant([[5.]]), tf.constant([[1.]])\n"
        "holds = float(loss_fn(y, z)) < 0.01 and float(loss_fn(z, y)) < 0",
    ),
    Difference(
        "how an optimizer knows its weights",
        "when it is made: `torch.optim.SGD(model.parameters(), lr=0.1)`",
        "when it is used: `optimizer.apply(gradients, model.trainable_variables)`",
        "try:\n    torch.optim.SGD(lr=0.1)\n    holds = False\nexcept TypeError:\n"
        "    w = torch.nn.Parameter(torch.tensor(3.))\n    w.grad = torch.tensor(1.)\n"
        "    torch.optim.SGD([w], lr=0.1).step()\n    holds = abs(w.item() - 2.9) < 1e-6",
        "w = tf.Variable(3.)\noptimizer = tf.keras.optimizers.SGD(learning_rate=0.1)\n"
        "optimizer.apply([tf.constant(1.)], [w])\nholds = abs(float(w) - 2.9) < 1e-6",
    ),
    Difference(
        "between two steps",
        "`optimizer.zero_grad()`, or old gradients are added to the new",
        "nothing: each tape starts empty",
        "w = torch.nn.Parameter(torch.tensor(3.))\noptimizer = torch.optim.SGD([w], lr=0.1)\n"
        "(2 * w).backward()\n(2 * w).backward()\nadded = w.grad.item()\noptimizer.zero_grad()\n"
        "(2 * w).backward()\nholds = (added, w.grad.item()) == (4, 2)",
        "w, got = tf.Variable(3.), []\nfor _ in range(2):\n"
        "    with tf.GradientTape() as tape:\n        J = 2 * w\n"
        "    got.append(float(tape.gradient(J, w)))\nholds = got == [2, 2]",
    ),
    Difference(
        "picking rows by their numbers",
        "`X[[2, 0]]`",
        "`tf.gather(X, [2, 0])`; `X[[2, 0]]` asks for one number, in row 2",
        "X = torch.tensor([[1., 2.], [3., 4.], [5., 6.]])\n"
        "holds = X[[2, 0]].tolist() == [[5, 6], [1, 2]]",
        "X = tf.constant([[1., 2.], [3., 4.], [5., 6.]])\n"
        "holds = (tf.gather(X, [2, 0]).numpy().tolist() == [[5, 6], [1, 2]]\n"
        "         and float(X[[2, 0]]) == 5)",
    ),
    Difference(
        "shuffling, if you say nothing",
        "`DataLoader(data, batch_size=20)` does not shuffle",
        "`model.fit(X, Y, batch_size=20)` shuffles; `dataset.batch(20)` does not",
        "from torch.utils.data import DataLoader\n"
        "loader = DataLoader(torch.arange(100), batch_size=20)\n"
        "holds = torch.cat(list(loader)).tolist() == list(range(100))",
        "import inspect\n"
        "fit = inspect.signature(tf.keras.Model.fit).parameters['shuffle'].default\n"
        "batches = tf.data.Dataset.range(100).batch(20)\n"
        "order = [int(i) for batch in batches for i in batch]\n"
        "holds = fit is True and order == list(range(100))",
    ),
    Difference(
        "the learning rate's name",
        "`lr`",
        "`learning_rate`",
        "import inspect\nholds = 'lr' in inspect.signature(torch.optim.SGD).parameters",
        "import inspect\n"
        "holds = 'learning_rate' in inspect.signature(tf.keras.optimizers.SGD).parameters",
    ),
)

SYMPTOMS = (
    (
        "the loss stays near ln 2, whatever you try",
        "X and Y were shuffled apart: the labels belong to other examples",
    ),
    (
        "the loss trembles from step to step, but falls from epoch to epoch",
        "nothing is wrong: each small batch gives another estimate of the gradient",
    ),
    (
        "the loss of an epoch changes when you change only the batch size, at learning rate 0",
        "the batches' losses were added up, or a short batch counted like a full one",
    ),
    (
        "full batches train well, small ones explode",
        "the learning rate is too large for so rough a gradient",
    ),
    ("in torch, the steps grow longer and longer", "`zero_grad()` is missing"),
)
