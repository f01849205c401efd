"""Lesson 02, dense_layer: how do many neurons become one matrix product?"""

import numpy as np

from duograd.exercises import Case, Difference, Exercise, Named, failed

# Square, so that a product the wrong way round still gives numbers, and small enough for paper.
HAND_X = np.array([[-1.0, 2.0], [1.0, 1.0]])
HAND_W = np.array([[3.0, 1.0], [-2.0, 4.0]])
HAND_B = np.array([[1.0, 0.5]])
ONE = ([[1.0, -0.5]], [[0.5, -1.0, 0.25], [1.5, 0.5, -0.75]], [[0.5, 1.0, -2.0]])
HAND = (HAND_X, HAND_W, HAND_B)
NO_FIT = ("cannot be multiplied", "Matrix size-incompatible", "inconsistent tensor size")
NO_STRETCH = ("must match the size of tensor", "Incompatible shapes")


def _begins_with(seen, expected):
    """Whether the answer to the first case, the one that is redone by hand, is `expected`."""
    value = seen[0].value
    if not isinstance(value, np.ndarray) or value.shape != expected.shape:
        return False
    return bool(np.allclose(value, expected, atol=1e-3))


def _layer(tables, g):
    X, W, b = (np.array(table) for table in tables)
    return {"X": X, "W": W, "b": b, "g": Named(g)}


def _drawn(rng, n, n_inputs, n_outputs):
    X, b = rng.normal(0, 1, (n, n_inputs)), rng.normal(0, 1, (1, n_outputs))
    return X, rng.normal(0, n_inputs**-0.5, (n_inputs, n_outputs)), b


neuron_by_neuron = Exercise(points=0, level="given", gradients=("X", "W", "b"))


@neuron_by_neuron.oracle
def _(X, W, b, g):
    return g(X @ W + b)


@neuron_by_neuron.cases
def _(rng):
    yield _layer(HAND, "identity")
    yield _layer(_drawn(rng, 3, 2, 5), "tanh")
    yield _layer(_drawn(rng, 1, 3, 2), "sigmoid")


@neuron_by_neuron.misconception(
    "neurons_below_each_other",
    "Your answer lies on its side: a row for each example is asked, a column for each neuron.",
)
def _(X, W, b, g):
    return g(X @ W + b).T


@neuron_by_neuron.misconception(
    "first_bias_for_all", "Every neuron got the bias of the first; each has one of its own."
)
def _(X, W, b, g):
    return g(X @ W + b[0, 0])


@neuron_by_neuron.misconception("no_activation", "The activation g has not been applied.")
def _(X, W, b, g):
    return X @ W + b


neuron_by_neuron.variant("return g(X @ W + b)")
neuron_by_neuron.variant(
    torch="answers = [g((x * W.T).sum(dim=1) + b[0]) for x in X]\nreturn torch.stack(answers)",
    tensorflow="answers = [g(tf.linalg.matvec(W, x, transpose_a=True) + b[0]) for x in X]\n"
    "return tf.stack(answers)",
)

dense = Exercise(
    points=4,
    gradients=("X", "W", "b"),
    hints=[
        "By hand: x = (−1, 2) meets the column (3, −2) and the bias 1: −3 − 4 + 1 = −6. That is "
        "the first entry of the first row. Print yours.",
        "Three steps, as for one neuron: weighted sums, plus bias, then g. A matrix product does "
        "all the weighted sums at once, a row of the left factor with a column of the right one.",
        "In the formula, look at which factor stands on the left. The bias needs no loop: its one "
        "row is added to every row. g comes last, once, on the whole table.",
        "A like example: the prices of m goods in k shops are a table P [m, k], and the shopping "
        "lists of n people a table L [n, m]. What each person pays in each shop is L times P, "
        "[n, k].",
    ],
)


@dense.oracle
def _(X, W, b, g):
    return g(X @ W + b)


@dense.cases
def _(rng):
    yield _layer(HAND, "identity")
    yield _layer(ONE, "tanh")
    yield _layer(_drawn(rng, 5, 3, 7), "sigmoid")
    yield _layer(_drawn(rng, 3, 5, 2), "tanh")
    yield _layer(_drawn(rng, 7, 2, 1), "sigmoid")


@dense.symptom(
    "factors_swapped",
    "You multiplied W by X; the formula has X on the left. Each row of the left factor meets each "
    "column of the right one, and a row should be an example.",
    torch="return g(W @ X + b)",
    tensorflow="return g(W @ X + b)",
)
def _(seen):
    return _begins_with(seen, HAND_W @ HAND_X + HAND_B)


@dense.symptom(
    "neuron_in_a_row",
    "You took a row of W for a neuron. Here a neuron is a column: W has one row for each input.",
    torch="return g(X @ W.T + b)",
    tensorflow="return g(tf.matmul(X, W, transpose_b=True) + b)",
)
def _(seen):
    return _begins_with(seen, HAND_X @ HAND_W.T + HAND_B)


@dense.symptom(
    "bias_per_example",
    "You gave each example a bias of its own. A bias belongs to a neuron: all numbers in a column "
    "of Z get the same one.",
    torch="return g(X @ W + b.T)",
    tensorflow="return g(X @ W + tf.transpose(b))",
)
def _(seen):
    return _begins_with(seen, HAND_X @ HAND_W + HAND_B.T)


@dense.symptom(
    "shapes_do_not_fit",
    "Your matrix product does not fit: the left factor must have as many columns as the right one "
    "has rows. X is [n, n_inputs], W is [n_inputs, n_outputs].",
    torch="return g(X.T @ W + b)",
    tensorflow="return g(tf.transpose(X) @ W + b)",
    shapes=True,
)
def _(seen):
    return failed(seen, *NO_FIT)


@dense.symptom(
    "not_a_matrix_product",
    "Two tensors here cannot be combined number by number, as `*` and `+` do: their shapes do not "
    "fit. `@` is the matrix product, which meets rows with columns, and its table keeps both axes "
    "when the bias is added.",
    torch="return g((X * W).sum(dim=0) + b)",
    tensorflow="return g(tf.reduce_sum(X * W, axis=0) + b)",
    shapes=True,
)
def _(seen):
    return failed(seen, *NO_STRETCH)


@dense.misconception(
    "bias_forgotten", "The bias is missing: where all inputs are 0, all your z are 0 too."
)
def _(X, W, b, g):
    return g(X @ W)


@dense.misconception(
    "bias_in_product",
    "The bias got into the product: it is added once, to the finished sums, not to the weights.",
)
def _(X, W, b, g):
    return g(X @ (W + b))


@dense.misconception("bias_subtracted", "You took the bias away; it is added.")
def _(X, W, b, g):
    return g(X @ W - b)


@dense.misconception("bias_multiplied", "You multiplied by the bias; it is added.")
def _(X, W, b, g):
    return g(X @ W * b)


@dense.misconception(
    "one_bias_for_all", "Every neuron got the same bias; each one has its own in b."
)
def _(X, W, b, g):
    return g(X @ W + b[0, 0])


@dense.misconception(
    "biases_summed", "You added the sum of all biases to every neuron; each one has its own in b."
)
def _(X, W, b, g):
    return g(X @ W + b.sum())


@dense.misconception(
    "bias_outside", "You added the bias after the activation; it belongs inside, in Z."
)
def _(X, W, b, g):
    return g(X @ W) + b


@dense.misconception("no_activation", "You return Z itself: the activation g has not been applied.")
def _(X, W, b, g):
    return X @ W + b


@dense.misconception("activation_twice", "The activation g was applied twice.")
def _(X, W, b, g):
    return g(g(X @ W + b))


@dense.misconception(
    "activation_on_the_inputs", "You applied g to the inputs; it takes the finished sums Z."
)
def _(X, W, b, g):
    return g(X) @ W + b


@dense.misconception(
    "activation_before_bias", "You applied g to X W, before the bias was added, and g again after."
)
def _(X, W, b, g):
    return g(g(X @ W) + b)


@dense.misconception(
    "examples_in_columns",
    "Your answer lies on its side: a row for each example is asked, a column for each neuron.",
)
def _(X, W, b, g):
    return g(X @ W + b).T


@dense.misconception(
    "squeezed",
    "A batch of one example is still a batch: with one row in, one row should come out, and yours "
    "came back without its rows. Keep both dimensions.",
)
def _(X, W, b, g):
    return np.squeeze(g(X @ W + b))


@dense.misconception(
    "vector_for_a_batch_of_one",
    "A batch of one example is still a batch: a table with a single row is asked, and you "
    "returned the row without its table.",
)
def _(X, W, b, g):
    answers = g(X @ W + b)
    return answers[0] if len(answers) == 1 else answers


@dense.misconception(
    "neurons_added_up",
    "You added the neurons up: one number per example came out instead of one per neuron.",
)
def _(X, W, b, g):
    return g(X @ W + b).sum(axis=1)


dense.variant(
    torch="return g(torch.addmm(b, X, W))",
    tensorflow="return g(tf.matmul(X, W) + tf.squeeze(b, axis=0))",
)
dense.variant(
    torch="return g(torch.einsum('ni,ij->nj', X, W) + b)",
    tensorflow="return g(tf.einsum('ni,ij->nj', X, W) + b)",
)
dense.variant(
    torch="return g((X[:, :, None] * W).sum(dim=1) + b)",
    tensorflow="return g(tf.reduce_sum(X[:, :, None] * W, axis=1) + b)",
)
dense.variant("return neuron_by_neuron(X, W, b, g)")
dense.variant(
    torch="return g(torch.nn.functional.linear(X, W.T, b[0]))",
    tensorflow="return g(tf.nn.bias_add(tf.linalg.matmul(X, W), b[0]))",
)

DenseLayer = Exercise(
    points=2,
    level="complete",
    gradients=("X", "W", "b"),
    probe="model",
    hints=[
        "Ask your layer what it holds: the cell below the check lists its parameters. How many "
        "does it list, and with which shapes?",
        "The layer can only learn what it knows to be a parameter of its own. A plain tensor is "
        "just a number it happens to carry.",
        "Two lines are missing, one for `W` and one for `b`. Both are made the way `Shift` makes "
        "its `amount`; only the shapes are others, and W must not start at 0.",
        "A like example: a layer that scales each of n inputs has one parameter of shape [1, n], "
        "made once, when the layer is built.",
    ],
)


def _sums(X, W=None, b=0.0, **_):
    """Z of a layer; in the case without parameters all its own are taken for 0."""
    return np.zeros((len(X), 1)) if W is None else X @ W + b


@DenseLayer.oracle
def _(**layer):
    return 1 / (1 + np.exp(-_sums(**layer)))


def _built(X, W, b, **options):
    sizes = {"n_inputs": W.shape[0], "n_outputs": W.shape[1]}
    return Case(sizes, parameters={"W": W, "b": b}, inputs={"X": X}, **options)


@DenseLayer.cases
def _(rng):
    W, b = np.array([[3.0, 1.0, 0.0], [-2.0, 1.0, 1.0]]), np.array([[1.0, -1.0, 2.0]])
    yield _built(np.array([[0.5, 1.0]]), W, b)
    yield _built(*_drawn(rng, 7, 3, 5))
    yield _built(*_drawn(rng, 2, 5, 3))
    yield _built(*_drawn(rng, 1, 2, 3), sizes=True, judged_by="properties")
    yield _built(*_drawn(rng, 3, 5, 2), sizes=True, judged_by="properties")
    made, X = {"n_inputs": 2, "n_outputs": 3}, {"X": np.array([[1.0, -0.5]])}
    told = "DenseLayer(2, 3), just made, and X = [[1, -0.5]]"  # it keeps what it was born with
    yield Case(made, inputs=X, sizes=True, judged_by="properties", told=told)


@DenseLayer.symptom(
    "not_a_variable",
    "W or b is a plain tensor, and in TensorFlow a tensor never changes: it could not learn. Let "
    "the layer make its parameters, as `Shift` does.",
    tensorflow="""
class DenseLayer(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = tf.random.normal([n_inputs, n_outputs])
        self.b = tf.zeros([1, n_outputs])

    def call(self, X):
        return dense(X, self.W, self.b, tf.sigmoid)
""",
)
def _(seen):
    return failed(seen, "EagerTensor' object has no attribute 'assign'")


@DenseLayer.symptom(
    "not_one_parameter",
    "W and b should each be a single parameter; one of yours is something else, such as a list or "
    "a whole layer.",
    torch="""
class DenseLayer(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = [torch.nn.Parameter(torch.randn(n_inputs)) for _ in range(n_outputs)]
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs))

    def forward(self, X):
        return dense(X, torch.stack(self.W, dim=1), self.b, torch.sigmoid)
""",
    tensorflow="""
class DenseLayer(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = tf.keras.layers.Dense(n_outputs)
        self.b = self.add_weight(shape=(1, n_outputs))

    def call(self, X):
        return tf.sigmoid(self.W(X) + self.b)
""",
)
def _(seen):
    return failed(seen, "has no attribute 'assign'", "has no attribute 'copy_'")


@DenseLayer.symptom(
    "no_such_name",
    "Asked for its W and its b, your layer does not know one of them. They are stored in the "
    "layer, as `self.W` and `self.b`, and with just these letters.",
    torch="""
class DenseLayer(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        W = torch.nn.Parameter(torch.randn(n_inputs, n_outputs))
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs))

    def forward(self, X):
        return dense(X, self.W, self.b, torch.sigmoid)
""",
    tensorflow="""
class DenseLayer(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.w = self.add_weight(shape=(n_inputs, n_outputs))
        self.b = self.add_weight(shape=(1, n_outputs))

    def call(self, X):
        return dense(X, self.W, self.b, tf.sigmoid)
""",
)
def _(seen):
    return failed(seen, "has no attribute 'W'", "has no attribute 'b'")


@DenseLayer.symptom(
    "sizes_only",
    "Two sizes alone make no parameter. `Parameter` wraps a tensor that is there already; "
    "`add_weight` takes the sizes together, as `shape=`. How does `Shift` make its `amount`?",
    torch="""
class DenseLayer(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(n_inputs, n_outputs)
        self.b = torch.nn.Parameter(1, n_outputs)

    def forward(self, X):
        return dense(X, self.W, self.b, torch.sigmoid)
""",
    tensorflow="""
class DenseLayer(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(n_inputs, n_outputs)
        self.b = self.add_weight(1, n_outputs)

    def call(self, X):
        return dense(X, self.W, self.b, tf.sigmoid)
""",
)
def _(seen):
    numbers = [f"interpret initializer identifier: {digit}" for digit in range(1, 10)]
    return failed(seen, "'int' object has no attribute 'detach'", *numbers)


@DenseLayer.symptom(
    "bias_lies_on_its_side",
    "X W and b cannot be added: their shapes do not fit. b is a table with a single row, "
    "[1, n_outputs]: is yours lying on its side?",
    torch="""
class DenseLayer(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.randn(n_inputs, n_outputs))
        self.b = torch.nn.Parameter(torch.zeros(n_outputs, 1))

    def forward(self, X):
        return dense(X, self.W, self.b, torch.sigmoid)
""",
    tensorflow="""
class DenseLayer(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_inputs, n_outputs))
        self.b = self.add_weight(shape=(n_outputs, 1), initializer="zeros")

    def call(self, X):
        return dense(X, self.W, self.b, tf.sigmoid)
""",
)
def _(seen):
    return failed(seen, *NO_STRETCH)


@DenseLayer.symptom(
    "told_not_to_learn",
    "W or b is a parameter that was told not to ask for a gradient: without one it cannot learn.",
    torch="""
class DenseLayer(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.randn(n_inputs, n_outputs))
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs), requires_grad=False)

    def forward(self, X):
        return dense(X, self.W, self.b, torch.sigmoid)
""",
)
def _(seen):
    return failed(seen, "differentiated Tensors does not require grad")


@DenseLayer.symptom(
    "wrong_sizes",
    "W or b holds the wrong number of numbers: W needs one for each pair of an input and a "
    "neuron, b one for each neuron.",
    torch="""
class DenseLayer(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.randn(n_inputs, n_outputs))
        self.b = torch.nn.Parameter(torch.zeros(1, n_inputs))

    def forward(self, X):
        return dense(X, self.W, self.b, torch.sigmoid)
""",
    tensorflow="""
class DenseLayer(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_inputs, n_outputs))
        self.b = self.add_weight(shape=(1, 1))

    def call(self, X):
        return dense(X, self.W, self.b, tf.sigmoid)
""",
)
def _(seen):
    return failed(seen, "is invalid for input of size", "cannot reshape array")


@DenseLayer.symptom(
    "weights_lie_on_their_side",
    "The product of X and W does not fit. W has one row for each input and one column for each "
    "neuron: is yours lying on its side?",
    torch="""
class DenseLayer(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.randn(n_outputs, n_inputs))
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs))

    def forward(self, X):
        return dense(X, self.W, self.b, torch.sigmoid)
""",
    tensorflow="""
class DenseLayer(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_outputs, n_inputs))
        self.b = self.add_weight(shape=(1, n_outputs))

    def call(self, X):
        return dense(X, self.W, self.b, tf.sigmoid)
""",
)
def _(seen):
    return failed(seen, *NO_FIT)


@DenseLayer.misconception(
    "no_activation", "Your layer returns Z: the activation, a sigmoid, has not been applied."
)
def _(**layer):
    return _sums(**layer)


@DenseLayer.misconception("bias_unused", "Your layer has a bias and does not use it.")
def _(X, W=None, **_):
    return 1 / (1 + np.exp(-_sums(X, W)))


@DenseLayer.misconception(
    "other_activation", "Your layer answers with tanh; this one has a sigmoid, between 0 and 1."
)
def _(**layer):
    return np.tanh(_sums(**layer))


@DenseLayer.property(
    "not_registered",
    "The answers are right, but the layer does not list both W and b as parameters of its own: "
    "asked what it could learn, it leaves something out, and that would never change. How does "
    "`Shift` make its `amount`?",
    torch="""
class DenseLayer(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.randn(n_inputs, n_outputs, requires_grad=True)
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs))

    def forward(self, X):
        return dense(X, self.W, self.b, torch.sigmoid)
""",
    tensorflow="""
class DenseLayer(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = tf.Variable(tf.random.normal([n_inputs, n_outputs]))
        self.b = self.add_weight(shape=(1, n_outputs), initializer="zeros")

    def call(self, X):
        return dense(X, self.W, self.b, tf.sigmoid)
""",
)
def _(value, **_):
    return len(value[1]) >= 2


@DenseLayer.property(
    "wrong_shapes",
    "The answers are right, but W should have the shape [n_inputs, n_outputs] and b the shape "
    "[1, n_outputs], a table with a single row; and there should be no other parameters.",
    torch="""
class DenseLayer(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.randn(n_inputs, n_outputs))
        self.b = torch.nn.Parameter(torch.zeros(n_outputs))

    def forward(self, X):
        return dense(X, self.W, self.b, torch.sigmoid)
""",
    tensorflow="""
class DenseLayer(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_inputs, n_outputs))
        self.b = self.add_weight(shape=(n_outputs,), initializer="zeros")

    def call(self, X):
        return dense(X, self.W, self.b, tf.sigmoid)
""",
)
def _(value, n_inputs, n_outputs, **_):
    return value[1] == sorted([[n_inputs, n_outputs], [1, n_outputs]])


@DenseLayer.property(
    "neurons_start_alike",
    "All neurons of a new layer answer alike, so they would learn alike, for ever, and be worth "
    "one. That is why W starts at random.",
    torch="""
class DenseLayer(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.zeros(n_inputs, n_outputs))
        self.b = torch.nn.Parameter(torch.zeros(1, n_outputs))

    def forward(self, X):
        return dense(X, self.W, self.b, torch.sigmoid)
""",
    tensorflow="""
class DenseLayer(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_inputs, n_outputs), initializer="ones")
        self.b = self.add_weight(shape=(1, n_outputs), initializer="zeros")

    def call(self, X):
        return dense(X, self.W, self.b, tf.sigmoid)
""",
)
def _(value, **_):
    return np.ptp(value[0], axis=1).max() > 1e-6


DenseLayer.variant(
    tensorflow="""
class DenseLayer(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.sizes = n_inputs, n_outputs

    def build(self, input_shape):
        self.W = self.add_weight(shape=self.sizes, initializer="random_normal")
        self.b = self.add_weight(shape=(1, self.sizes[1]), initializer="zeros")

    def call(self, X):
        return tf.sigmoid(X @ self.W + self.b)
"""
)
DenseLayer.variant(
    torch="""
class DenseLayer(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.register_parameter("W", torch.nn.Parameter(torch.empty(n_inputs, n_outputs)))
        self.register_parameter("b", torch.nn.Parameter(torch.zeros(1, n_outputs)))
        torch.nn.init.xavier_uniform_(self.W)

    def forward(self, X):
        return torch.sigmoid(X @ self.W + self.b)
""",
    tensorflow="""
class DenseLayer(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_inputs, n_outputs), initializer="random_normal")
        self.b = self.add_weight(shape=(1, n_outputs), initializer="zeros", name="bias")

    def call(self, X):
        return tf.sigmoid(X @ self.W + self.b)
""",
)
DenseLayer.variant(
    torch="""
class DenseLayer(torch.nn.Module):
    def __init__(self, n_inputs, n_outputs):
        super(DenseLayer, self).__init__()
        self.b = torch.nn.Parameter(torch.randn(1, n_outputs, requires_grad=True))
        self.W = torch.nn.Parameter(torch.randn(n_inputs, n_outputs, requires_grad=True))

    def forward(self, inputs):
        z = torch.matmul(inputs, self.W) + self.b
        return torch.nn.Sigmoid()(z)
""",
    tensorflow="""
class DenseLayer(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super(DenseLayer, self).__init__()
        self.b = self.add_weight([1, n_outputs])
        self.W = self.add_weight([n_inputs, n_outputs])

    def call(self, inputs):
        z = tf.matmul(inputs, self.W) + self.b
        return tf.keras.activations.sigmoid(z)
""",
)

count_parameters = Exercise(
    points=2,
    hints=[
        "Count by hand for 2 inputs and 3 neurons: how many weights does one neuron have, and what "
        "else?",
        "Every neuron sees every input, and has one number of its own besides.",
        "Multiply for the weights, then add the biases: what is there one of, for each neuron?",
        "A like example: 4 letters, each with 2 pages and one envelope, are 4 · 2 + 4 = 12 sheets.",
    ],
)


@count_parameters.oracle
def _(n_inputs, n_outputs):
    return n_inputs * n_outputs + n_outputs


@count_parameters.cases
def _(rng):
    yield {"n_inputs": 2, "n_outputs": 3}
    yield {"n_inputs": 5, "n_outputs": 1}
    yield {"n_inputs": 1, "n_outputs": 4}
    yield {"n_inputs": 64, "n_outputs": 10}
    yield {"n_inputs": int(rng.integers(11, 40)), "n_outputs": int(rng.integers(3, 10))}


@count_parameters.misconception(
    "biases_forgotten", "You counted the weights only: each neuron has a bias too."
)
def _(n_inputs, n_outputs):
    return n_inputs * n_outputs


@count_parameters.misconception(
    "one_bias", "You counted one bias for the whole layer: each neuron has its own."
)
def _(n_inputs, n_outputs):
    return n_inputs * n_outputs + 1


@count_parameters.misconception(
    "bias_per_input", "You counted a bias for each input: it is the neurons that have them."
)
def _(n_inputs, n_outputs):
    return n_inputs * n_outputs + n_inputs


@count_parameters.misconception(
    "bias_per_weight",
    "You counted a bias for each weight: a neuron has one bias, however many inputs it sees.",
)
def _(n_inputs, n_outputs):
    return 2 * n_inputs * n_outputs


@count_parameters.misconception(
    "added_not_multiplied",
    "You counted one weight for each input: every neuron has its own weight for every input.",
)
def _(n_inputs, n_outputs):
    return n_inputs + n_outputs


@count_parameters.misconception(
    "one_neuron_only", "This counts one neuron: its weights and its bias. A layer has several."
)
def _(n_inputs, n_outputs):
    return n_inputs + 1


@count_parameters.misconception(
    "neurons_and_inputs_swapped",
    "You gave the extra one to the neurons and not to the inputs: which of the two has the biases?",
)
def _(n_inputs, n_outputs):
    return (n_outputs + 1) * (n_inputs + 1)


count_parameters.variant("return (n_inputs + 1) * n_outputs")
count_parameters.variant(
    torch="layer = torch.nn.Linear(n_inputs, n_outputs)\n"
    "return sum(p.numel() for p in layer.parameters())",
    tensorflow="layer = tf.keras.layers.Dense(n_outputs)\nlayer.build((None, n_inputs))\n"
    "return layer.count_params()",
)
count_parameters.variant("return sum(n_inputs + 1 for _ in range(n_outputs))")

same_as_builtin = Exercise(
    points=3,
    probe="model",
    hints=[
        "Build the layer for a W of 2 rows and 3 columns, and print the shapes of what it holds. "
        "Which of them differ from those of W and b?",
        "Two steps: make the framework's layer with the right numbers of inputs and neurons, then "
        "put your numbers where its random ones are. Only the layout may have to change.",
        "The cell above loads the lecture's neuron into such a layer. Yours does the same with W "
        "and b: mind which way round the layer keeps its weights, and that its bias is a vector.",
        "A like example: to hand a table of marks, a row per student, to someone who keeps a row "
        "per exam, you turn it so that rows become columns. Cutting it up and filling it in anew, "
        "line by line, would mix up the students.",
    ],
)


@same_as_builtin.oracle
def _(W, b, X):
    return X @ W + b


def _builtin(X, W, b, **options):
    return Case({"W": W, "b": b}, inputs={"X": X}, **options)


@same_as_builtin.cases
def _(rng):
    W, b = np.array([[3.0, 1.0, 0.0], [-2.0, 1.0, 1.0]]), np.array([[1.0, -1.0, 2.0]])
    yield _builtin(HAND_X, W, b)
    yield _builtin(HAND_X, W, b)  # once more: random weights would answer differently
    yield _builtin(HAND_X, HAND_W, HAND_B)  # square: a table on its side still fits
    yield _builtin(*_drawn(rng, 5, 3, 7))
    yield _builtin(*_drawn(rng, 1, 5, 2))
    yield _builtin(*_drawn(rng, 2, 3, 5), sizes=True, judged_by="properties")


def _of_layer(seen, place):
    """What a layer made by the student answered in one case, or None."""
    value = seen[place].value
    return value if isinstance(value, np.ndarray) and value.ndim == 2 else None


@same_as_builtin.symptom(
    "bias_not_copied",
    "The product X W is right, but what is added to it is not the b that was given.",
    torch="""
layer = torch.nn.Linear(*W.shape)
with torch.no_grad():
    layer.weight.copy_(W.T)
return layer
""",
    tensorflow="""
layer = tf.keras.layers.Dense(W.shape[1])
layer.build([None, W.shape[0]])
layer.kernel.assign(W)
return layer
""",
)
def _(seen):
    value = _of_layer(seen, 2)
    if value is None or value.shape != (2, 2):
        return False
    rest = value - HAND_X @ HAND_W
    return bool(np.allclose(rest[0], rest[1], atol=1e-3)) and not np.allclose(rest, HAND_B)


@same_as_builtin.symptom(
    "random_weights",
    "Asked twice for the same W and b, you gave two layers that answer differently: they still "
    "hold random numbers that they were born with.",
    torch="return torch.nn.Linear(W.shape[0], W.shape[1])",
    tensorflow="layer = tf.keras.layers.Dense(W.shape[1])\nlayer.build([None, W.shape[0]])\n"
    "return layer",
)
def _(seen):
    one, other = _of_layer(seen, 0), _of_layer(seen, 1)
    if one is None or other is None or one.shape != other.shape:
        return False
    return not np.allclose(one, other, atol=1e-4)


@same_as_builtin.symptom(
    "not_yet_built",
    "A Keras layer has no weights before it knows how many inputs come, so there was nothing to "
    "overwrite yet. Look at how the cell above tells its layer.",
    tensorflow="layer = tf.keras.layers.Dense(W.shape[1])\nlayer.set_weights([W, b[0]])\n"
    "return layer",
)
def _(seen):
    return failed(seen, "expecting 0 weights")


@same_as_builtin.symptom(
    "weights_lie_on_their_side",
    "The layer's weight table and yours do not have the same shape: print both, and turn yours if "
    "it lies on its side.",
    torch="layer = torch.nn.Linear(W.shape[0], W.shape[1])\n"
    'layer.load_state_dict({"weight": W, "bias": b[0]})\nreturn layer',
    tensorflow="layer = tf.keras.layers.Dense(W.shape[1])\nlayer.build([None, W.shape[0]])\n"
    "layer.set_weights([tf.transpose(W), b[0]])\nreturn layer",
)
def _(seen):
    return failed(seen, "size mismatch for weight", "provided weight shape (3, 2)")


@same_as_builtin.symptom(
    "report_for_layer",
    "You returned what `load_state_dict` returns: a report, not the layer. Return the layer.",
    torch="layer = torch.nn.Linear(W.shape[0], W.shape[1])\n"
    'return layer.load_state_dict({"weight": W.T, "bias": b[0]})',
)
def _(seen):
    return failed(seen, "_IncompatibleKeys cannot be called")


@same_as_builtin.symptom(
    "built_for_other_inputs",
    "`build` is told the shape of a batch of inputs, of which only the last number counts: how "
    "many inputs each example has. You told it another number.",
    tensorflow="layer = tf.keras.layers.Dense(W.shape[1])\nlayer.build(W.shape)\n"
    "layer.set_weights([W, b[0]])\nreturn layer",
)
def _(seen):
    return failed(seen, "weight shape (3, 3) is not compatible")


@same_as_builtin.symptom(
    "overwritten_while_recorded",
    "torch records what is done to a parameter, and will not have it overwritten while it does. "
    "The cell above loads the numbers in another way.",
    torch="layer = torch.nn.Linear(W.shape[0], W.shape[1])\nlayer.weight.copy_(W.T)\n"
    "layer.bias.copy_(b[0])\nreturn layer",
)
def _(seen):
    return failed(seen, "a leaf Variable that requires grad")


@same_as_builtin.symptom(
    "other_number_of_neurons",
    "The bias has one number for each neuron, and your layer was made with another number of "
    "neurons: which of W's two sizes counts them?",
    torch="layer = torch.nn.Linear(W.shape[1], W.shape[0])\n"
    'layer.load_state_dict({"weight": W, "bias": b[0]})\nreturn layer',
    tensorflow="layer = tf.keras.layers.Dense(W.shape[0])\nlayer.build([None, W.shape[0]])\n"
    "layer.set_weights([W, b[0]])\nreturn layer",
)
def _(seen):
    return failed(
        seen,
        "size mismatch for bias: copying a param with shape torch.Size([3])",
        "(2, 2) is not",
    )


@same_as_builtin.symptom(
    "bias_is_a_table",
    "The layer keeps its bias as a vector [n_outputs]; your b is a table with one row. The same "
    "numbers, one pair of brackets too many.",
    torch="layer = torch.nn.Linear(W.shape[0], W.shape[1])\n"
    'layer.load_state_dict({"weight": W.T, "bias": b})\nreturn layer',
    tensorflow="layer = tf.keras.layers.Dense(W.shape[1])\nlayer.build([None, W.shape[0]])\n"
    "layer.set_weights([W, b])\nreturn layer",
)
def _(seen):
    parts = (
        "with shape torch.Size([1, 3]) from",
        "provided weight shape (1, 3)",
        "broadcast shape [1, 3]",
    )
    return failed(seen, *parts)


@same_as_builtin.misconception(
    "reshaped_not_turned",
    "Your weights have the right shape and stand in the wrong places: filling a table anew, line "
    "by line, is not the same as turning it so that rows become columns.",
)
def _(W, b, X):
    return X @ W.reshape(W.shape[1], W.shape[0]).T + b


@same_as_builtin.misconception(
    "activation_added", "Your layer sends Z through a sigmoid; plain X W + b is asked."
)
def _(W, b, X):
    return 1 / (1 + np.exp(-(X @ W + b)))


@same_as_builtin.misconception(
    "relu_added", "Your layer turns negative numbers into 0; plain X W + b is asked."
)
def _(W, b, X):
    return np.maximum(X @ W + b, 0)


@same_as_builtin.property(
    "not_the_builtin",
    "The numbers are right, but asked for its parameters your answer does not list a weight table "
    "and a bias, as the framework's own layer does.",
    torch="return lambda X: X @ W + b",
    tensorflow="return lambda X: X @ W + b",
)
def _(value, W, b, **_):
    n_inputs, n_outputs = W.shape
    tables = ([n_inputs, n_outputs], [n_outputs, n_inputs])
    flat = any(value[1] == sorted([table, [n_outputs]]) for table in tables)
    return flat or value[1] == sorted([tables[1], [1, n_outputs]])


same_as_builtin.variant(
    torch="""
layer = torch.nn.Linear(W.shape[0], W.shape[1])
with torch.no_grad():
    layer.weight.copy_(W.T)
    layer.bias.copy_(b[0])
return layer
""",
    tensorflow="""
layer = tf.keras.layers.Dense(W.shape[1])
layer(tf.zeros([1, W.shape[0]]))
layer.kernel.assign(W)
layer.bias.assign(b[0])
return layer
""",
)
same_as_builtin.variant(
    torch="""
layer = torch.nn.Linear(*W.shape)
layer.weight = torch.nn.Parameter(torch.transpose(W, 0, 1))
layer.bias = torch.nn.Parameter(b.flatten())
return layer
""",
    tensorflow="""
constant = tf.keras.initializers.Constant
return tf.keras.layers.Dense(
    W.shape[1],
    kernel_initializer=constant(W.numpy()),
    bias_initializer=constant(b.numpy()[0]),
)
""",
)
same_as_builtin.variant(
    torch="layer = torch.nn.Linear(*W.shape)\nlayer.weight.data = W.T\nlayer.bias.data = b[0]\n"
    "return layer",
    tensorflow="""
layer = tf.keras.layers.Dense(b.shape[1])
layer.build(input_shape=(None, W.shape[0]))
layer.set_weights([W.numpy(), tf.reshape(b, [-1]).numpy()])
return layer
""",
)

_WATCH_OUT = "torch.manual_seed(0)\nlayer = torch.nn.Linear(2, 3)\n"
_DENSE = "layer = tf.keras.layers.Dense(3)\nlayer.build([None, 2])\n"

DIFFERENCES = (
    Difference(
        "how the built-in layer keeps its weights",
        "`Linear.weight` is [n_outputs, n_inputs]: a neuron is a row",
        "`Dense.kernel` is [n_inputs, n_outputs]: a neuron is a column",
        "holds = tuple(torch.nn.Linear(2, 3).weight.shape) == (3, 2)",
        _DENSE + "holds = tuple(layer.kernel.shape) == (2, 3)",
    ),
    Difference(
        "what it is told",
        "`Linear(2, 3)`: inputs and neurons",
        "`Dense(3)`: neurons only; the inputs are counted at the first call, or by `build`",
        "layer = torch.nn.Linear(2, 3)\nholds = (layer.in_features, layer.out_features) == (2, 3)",
        "layer = tf.keras.layers.Dense(3)\nbefore = len(layer.weights)\n"
        "layer(tf.zeros([5, 2]))\nholds = (before, len(layer.weights)) == (0, 2)",
    ),
    Difference(
        "where it starts",
        "weights and bias random, both between ±1/√n_inputs",
        "weights random (Glorot), bias 0",
        _WATCH_OUT + "small = all(p.abs().max() <= 2**-0.5 for p in layer.parameters())\n"
        "holds = small and bool((layer.bias != 0).all())",
        _DENSE
        + "holds = bool((layer.bias.numpy() == 0).all() and (layer.kernel.numpy() != 0).all())",
    ),
    Difference(
        "one example without a batch",
        "`Linear` takes a vector [n_inputs] too",
        "`Dense` raises an error: make it a batch of one, [1, n_inputs]",
        "holds = tuple(torch.nn.Linear(2, 3)(torch.ones(2)).shape) == (3,)",
        "try:\n    tf.keras.layers.Dense(3)(tf.ones([2]))\n    holds = False\n"
        "except ValueError:\n    y = tf.keras.layers.Dense(3)(tf.ones([1, 2]))\n"
        "    holds = tuple(y.shape) == (1, 3)",
    ),
    Difference(
        "a parameter of your own layer",
        "`self.W = torch.nn.Parameter(…)`; a plain tensor is not listed",
        "`self.W = self.add_weight(…)`; a plain `tf.Variable` is not listed",
        "layer = torch.nn.Module()\nlayer.W = torch.ones(2, requires_grad=True)\n"
        "before = len(list(layer.parameters()))\nlayer.b = torch.nn.Parameter(torch.ones(2))\n"
        "holds = (before, len(list(layer.parameters()))) == (0, 1)",
        "layer = tf.keras.layers.Layer()\nlayer.W = tf.Variable([1., 1.])\n"
        "before = len(layer.weights)\nlayer.b = layer.add_weight(shape=(2,))\n"
        "holds = (before, len(layer.weights)) == (0, 1)",
    ),
    Difference(
        "an activation in the layer",
        "none: apply it yourself, or put `torch.nn.Sigmoid()` behind it",
        '`Dense(3, activation="sigmoid")`; without it, none',
        "try:\n    torch.nn.Linear(2, 3, activation='sigmoid')\n    holds = False\n"
        "except TypeError:\n    holds = True",
        "layer = tf.keras.layers.Dense(3, activation='sigmoid')\n"
        "y = layer(100 * tf.ones([1, 2])).numpy()\n"
        "holds = bool((y >= 0).all() and (y <= 1).all())",
    ),
)

SYMPTOMS = (
    (
        "an error says that two shapes cannot be multiplied",
        "columns on the left and rows on the right differ: factors swapped, or a table on its side",
    ),
    (
        "it works for some batch sizes only",
        "the bias has the shape of a column: it is stretched over examples, not neurons",
    ),
    (
        "the layer lists fewer parameters than you count",
        "one of them is a plain tensor or variable that the layer does not know of",
    ),
    (
        "the answers change each time the notebook restarts",
        "a layer starts with random weights: load your own, or set a seed",
    ),
)
