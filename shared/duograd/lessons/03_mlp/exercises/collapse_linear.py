"""Lesson 03, mlp: why must there be a nonlinearity between layers?"""

import itertools
import re

import numpy as np

from duograd.exercises import Case, Difference, Exercise, Named, failed

# The tea network: too hot, too cold, too strong, too weak; liked if little is wrong.
TEA = {
    "W1": np.array([[1.0, -1.0, 0.0, 0.0], [0.0, 0.0, 1.0, -1.0]]),
    "b1": np.zeros((1, 4)),
    "W2": np.array([[-1.0], [-1.0], [-1.0], [-1.0]]),
    "b2": np.array([[1.5]]),
}


NO_FIT = ("cannot be multiplied", "Matrix size-incompatible")
NO_STRETCH = ("must match the size of tensor", "Incompatible shapes")
BY_HAND = "the weights of the tea network"


def _relu(z):
    return np.maximum(z, 0)


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _layer(rng, n_inputs, n_outputs):
    return rng.normal(0, 1, (n_inputs, n_outputs)), rng.uniform(0.3, 0.9, (1, n_outputs))


mlp_forward = Exercise(
    points=2,
    level="complete",
    gradients=("X", "W1", "b1", "W2", "b2"),
    hints=[
        "Do the tea (2, 1) by hand: its hidden layer is (2, 0, 1, 0) and z = 1.5 − 2 − 1 = −1.5. "
        "What does your line give for it?",
        "The output layer is a dense layer like the first. The only news is what it takes as its "
        "input.",
        "Only the last line is missing. It needs `hidden`, the second pair of weights, and the "
        "activation that belongs to the output.",
        "A like example: a sauce is made from chopped vegetables, not from the whole ones: what "
        "the first step made goes into the second.",
    ],
)


@mlp_forward.oracle
def _(X, W1, b1, W2, b2, g, g_out):
    return g_out(g(X @ W1 + b1) @ W2 + b2)


def _tea(X, g, g_out):
    told = f"X = {X}, {BY_HAND}, g = {g} and g_out = {g_out}"
    named = {"X": np.array(X, dtype=float), **TEA, "g": Named(g), "g_out": Named(g_out)}
    return Case(named, gradient=False, told=told)


def _two_layers(rng, n, sizes, g, g_out):
    W1, b1 = _layer(rng, sizes[0], sizes[1])
    W2, b2 = _layer(rng, sizes[1], sizes[2])
    layers = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
    return {"X": rng.normal(0, 1, (n, sizes[0])), **layers, "g": Named(g), "g_out": Named(g_out)}


@mlp_forward.cases
def _(rng):
    yield _tea([[2, 1]], "relu", "identity")
    yield _tea([[0.5, -0.5], [-1, 2]], "relu", "sigmoid")
    yield _two_layers(rng, 5, (3, 7, 2), "tanh", "identity")
    yield _two_layers(rng, 3, (2, 5, 1), "sigmoid", "tanh")
    yield _two_layers(rng, 1, (5, 3, 2), "tanh", "sigmoid")


@mlp_forward.symptom(
    "does_not_fit",
    "Your product does not fit. The output layer takes the hidden layer [n, h] on the left and its "
    "own weights W2 [h, k] on the right.",
    torch="return g_out(X @ W2 + b2)",
    tensorflow="return g_out(X @ W2 + b2)",
    shapes=True,
)
def _(seen):
    return failed(seen, *NO_FIT)


@mlp_forward.symptom(
    "not_a_matrix_product",
    "Two tables here cannot be combined number by number: their shapes do not fit. `@` is the "
    "matrix product, and the output layer's own bias is b2.",
    torch="return g_out(g(X @ W1 + b1) * W2 + b2)",
    tensorflow="return g_out(g(X @ W1 + b1) * W2 + b2)",
    shapes=True,
)
def _(seen):
    return failed(seen, *NO_STRETCH)


@mlp_forward.misconception(
    "output_activation_early",
    "You applied the output's activation to the hidden layer; it takes the finished z.",
)
def _(X, W1, b1, W2, b2, g, g_out):
    return g_out(g(X @ W1 + b1)) @ W2 + b2


@mlp_forward.misconception(
    "no_output_activation", "You return z of the last layer: the output has an activation too."
)
def _(X, W1, b1, W2, b2, g, g_out):
    return g(X @ W1 + b1) @ W2 + b2


@mlp_forward.misconception(
    "hidden_activation_at_output",
    "The output went through the hidden layer's activation; it has one of its own.",
)
def _(X, W1, b1, W2, b2, g, g_out):
    return g(g(X @ W1 + b1) @ W2 + b2)


@mlp_forward.misconception(
    "both_activations_at_output", "The output went through two activations, one inside the other."
)
def _(X, W1, b1, W2, b2, g, g_out):
    return g_out(g(g(X @ W1 + b1) @ W2 + b2))


@mlp_forward.misconception(
    "no_activation_between",
    "Nothing happens between the two layers: the hidden layer is passed on without its activation.",
)
def _(X, W1, b1, W2, b2, g, g_out):
    return g_out((X @ W1 + b1) @ W2 + b2)


@mlp_forward.misconception(
    "hidden_bias_forgotten", "The hidden layer has no bias: b1 is not used inside it."
)
def _(X, W1, b1, W2, b2, g, g_out):
    return g_out(g(X @ W1) @ W2 + b2)


@mlp_forward.misconception(
    "output_bias_forgotten", "The output layer has no bias: b2 is not used inside it."
)
def _(X, W1, b1, W2, b2, g, g_out):
    return g_out(g(X @ W1 + b1) @ W2)


@mlp_forward.misconception(
    "output_bias_outside", "You added b2 after the output's activation; a bias is part of z."
)
def _(X, W1, b1, W2, b2, g, g_out):
    return g_out(g(X @ W1 + b1) @ W2) + b2


@mlp_forward.misconception(
    "only_hidden", "This is the hidden layer: the second layer is still to come."
)
def _(X, W1, b1, W2, b2, g, g_out):
    return g(X @ W1 + b1)


@mlp_forward.misconception("output_activation_twice", "The output's activation was applied twice.")
def _(X, W1, b1, W2, b2, g, g_out):
    return g_out(g_out(g(X @ W1 + b1) @ W2 + b2))


mlp_forward.variant(
    torch="hidden = g(torch.addmm(b1, X, W1))\nreturn g_out(torch.addmm(b2, hidden, W2))",
    tensorflow="hidden = g(tf.tensordot(X, W1, 1) + b1)\n"
    "return g_out(tf.tensordot(hidden, W2, 1) + b2)",
)
mlp_forward.variant(
    torch="""
hidden = [g((X * W1[:, j]).sum(1) + b1[0, j]) for j in range(W1.shape[1])]
z = b2
for j, h in enumerate(hidden):
    z = z + h[:, None] * W2[j]
return g_out(z)
""",
    tensorflow="""
hidden = [g(tf.reduce_sum(X * W1[:, j], 1) + b1[0, j]) for j in range(W1.shape[1])]
z = b2
for j, h in enumerate(hidden):
    z = z + h[:, None] * W2[j]
return g_out(z)
""",
)

collapse_linear = Exercise(
    points=3,
    gradients=("W1", "W2", "b1"),
    hints=[
        "By hand, with single numbers: doubling and adding 1, then tripling and taking away 2, is "
        "3(2x + 1) − 2. What multiplies x in it, and what is left when x is 0?",
        "Write the second layer with the first one put in its place, and multiply out the "
        "brackets. Two terms hold X, or do not.",
        "What X is multiplied with in the end is your W. All that does not hold X is your b: how "
        "much of b1 arrives at the output?",
        "A like example: Fahrenheit is 1.8·C + 32 and C is K − 273: the 273 arrives in Fahrenheit "
        "multiplied by 1.8.",
    ],
)


@collapse_linear.oracle
def _(W1, b1, W2, b2):
    return [W1 @ W2, b1 @ W2 + b2]


def _pair(rng, outer, hidden):
    (W1, b1), (W2, b2) = _layer(rng, outer, hidden), _layer(rng, hidden, outer)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


@collapse_linear.cases
def _(rng):
    first = {"W1": np.array([[2.0]]), "b1": np.array([[1.0]])}
    yield {**first, "W2": np.array([[3.0]]), "b2": np.array([[-2.0]])}
    yield _pair(rng, 2, 3)  # as many outputs as inputs: then a swapped product has a shape too
    yield _pair(rng, 5, 2)
    yield _pair(rng, 3, 3)


def _first_is(seen, weight, bias):
    """Whether the case with single numbers was answered with these two."""
    value = seen[0].value
    if not isinstance(value, list) or [np.size(v) for v in value] != [1, 1]:
        return False
    return np.allclose([float(np.ravel(v)[0]) for v in value], [weight, bias])


@collapse_linear.symptom(
    "biases_added",
    "You added the two biases as they are. But b1 passes through the second layer before it "
    "arrives at the output.",
    torch="return W1 @ W2, b1 + b2",
    tensorflow="return W1 @ W2, b1 + b2",
)
def _(seen):
    return _first_is(seen, 6, -1)


@collapse_linear.symptom(
    "weights_added",
    "You added the weights: doubling and then tripling is not five times as much.",
    torch="return W1 + W2, b1 @ W2 + b2",
    tensorflow="return W1 + W2, b1 @ W2 + b2",
)
def _(seen):
    return _first_is(seen, 5, 1)


@collapse_linear.symptom(
    "bias_first",
    "The two are right and stand in the wrong order: W first, then b.",
    torch="return b1 @ W2 + b2, W1 @ W2",
    tensorflow="return b1 @ W2 + b2, W1 @ W2",
)
def _(seen):
    return _first_is(seen, 1, 6)


@collapse_linear.symptom(
    "both_biases_through_second",
    "You sent both biases through the second layer. b2 is its own bias and is added after it.",
    torch="return W1 @ W2, (b1 + b2) @ W2",
    tensorflow="return W1 @ W2, (b1 + b2) @ W2",
)
def _(seen):
    # b2 @ W1 + b1 is −3 there as well, but it has a shape in every case.
    return _first_is(seen, 6, -3) and any(o.failure for o in seen)


@collapse_linear.symptom(
    "product_does_not_fit",
    "A product of yours does not fit. A bias is a row, so it stands on the left of the weights "
    "that it passes through, as X does.",
    torch="return W1 @ W2, W2 @ b1 + b2",
    tensorflow="return W1 @ W2, W2 @ b1 + b2",
)
def _(seen):
    return failed(seen, *NO_FIT)


@collapse_linear.symptom(
    "number_by_number",
    "Two tables were combined number by number, and their shapes do not fit. `*` and `+` work "
    "number by number; the product that the formula means is `@`.",
    torch="return W1 * W2, b1 * W2 + b2",
    tensorflow="return W1 * W2, b1 * W2 + b2",
    shapes=True,
)
def _(seen):
    return failed(seen, *NO_STRETCH)


@collapse_linear.misconception(
    "first_bias_lost",
    "Only b2 is left in your bias. With X = 0, is the first layer's output 0 as well?",
)
def _(W1, b1, W2, b2):
    return [W1 @ W2, b2]


@collapse_linear.misconception(
    "product_turned_round",
    "Your product is turned round: matrices do not commute. Which of the two meets X first?",
)
def _(W1, b1, W2, b2):
    return [W2 @ W1, b1 @ W2 + b2]


@collapse_linear.misconception(
    "second_layer_first",
    "You put the layers together in the wrong order, as if the second came first.",
)
def _(W1, b1, W2, b2):
    return [W2 @ W1, b2 @ W1 + b1]


@collapse_linear.misconception(
    "bias_through_first",
    "W is right. In b the wrong bias passes through the wrong layer: which one of the two is added "
    "before another layer follows?",
)
def _(W1, b1, W2, b2):
    return [W1 @ W2, b2 @ W1 + b1]


@collapse_linear.misconception(
    "second_bias_lost", "Your bias forgets b2: with b1 = 0 yours would be 0."
)
def _(W1, b1, W2, b2):
    return [W1 @ W2, b1 @ W2]


collapse_linear.variant(
    torch="b = torch.addmm(b2, b1, W2)\nreturn torch.linalg.multi_dot([W1, W2]), b",
    tensorflow="b = tf.tensordot(b1, W2, 1) + b2\nreturn tf.einsum('nh,hm->nm', W1, W2), b",
)
collapse_linear.variant(
    torch="""
rows = torch.cat([torch.zeros(1, W1.shape[0]), torch.eye(W1.shape[0])])
out = (rows @ W1 + b1) @ W2 + b2
return out[1:] - out[:1], out[:1]
""",
    tensorflow="""
rows = tf.concat([tf.zeros([1, W1.shape[0]]), tf.eye(W1.shape[0])], axis=0)
out = (rows @ W1 + b1) @ W2 + b2
return out[1:] - out[:1], out[:1]
""",
)

deep_forward = Exercise(
    points=3,
    gradients=("X",),
    hints=[
        "With a single layer in the list there is nothing between layers: no g at all. With two, g "
        "is used once. How often does your code use it?",
        "Each layer takes what the layer before it gave. g stands between layers, so the last one "
        "has none behind it.",
        "Treat the last pair of the list apart from the others: a loop over the first ones, then "
        "one more product and sum.",
        "A like example: to write 3 − 1 − 4 with dashes between the numbers, put a dash after "
        "each number but the last.",
    ],
)


def _deep(X, layers, g, activate_last=False):
    for W, b in layers[:-1]:
        X = g(X @ W + b)
    W, b = layers[-1]
    return g(X @ W + b) if activate_last else X @ W + b


@deep_forward.oracle
def _(X, layers, g):
    return _deep(X, layers, g)


def _stack(rng, n, sizes, g):
    layers = [_layer(rng, a, b) for a, b in itertools.pairwise(sizes)]
    return {"X": rng.normal(0, 1, (n, sizes[0])), "layers": layers, "g": Named(g)}


@deep_forward.cases
def _(rng):
    tea = [(TEA["W1"], TEA["b1"]), (TEA["W2"], TEA["b2"])]
    hand = {"X": np.array([[2.0, 1.0], [0.5, -0.25]]), "layers": tea, "g": Named("relu")}
    told = "X = [[2, 1], [0.5, -0.25]], the two layers of the tea network and g = relu"
    yield Case(hand, gradient=False, told=told)
    yield _stack(rng, 3, (3, 3, 3, 3), "tanh")
    yield _stack(rng, 5, (2, 5, 3, 7, 1), "tanh")
    yield _stack(rng, 3, (5, 2), "sigmoid")


@deep_forward.symptom(
    "does_not_chain",
    "Your layers do not chain. Into each one goes what the layer before it gave, from the first "
    "pair of the list to the last; in each pair W stands first, then b.",
    torch="for W, b in layers:\n    Z = g(X @ W + b)\nreturn Z",
    tensorflow="for W, b in layers:\n    Z = g(X @ W + b)\nreturn Z",
)
def _(seen):
    return failed(seen, *NO_FIT)


@deep_forward.misconception(
    "first_layer_only", "You stop after the first layer: does a `return` stand inside the loop?"
)
def _(X, layers, g):
    W, b = layers[0]
    return g(X @ W + b)


@deep_forward.misconception(
    "gap_before_last",
    "g is missing right before the last layer: it stands after every layer but the last.",
)
def _(X, layers, g):
    for place, (W, b) in enumerate(layers):
        z = X @ W + b
        X = g(z) if place < len(layers) - 2 else z
    return X


@deep_forward.misconception(
    "activation_after_last",
    "The last layer went through g as well; it should answer with its plain z, which may be any "
    "number.",
)
def _(X, layers, g):
    return _deep(X, layers, g, activate_last=True)


@deep_forward.misconception(
    "no_activation_between",
    "No activation is at work: however many layers you stack, this is one linear layer.",
)
def _(X, layers, g):
    return _deep(X, layers, lambda z: z)


@deep_forward.misconception(
    "only_last_activated",
    "The places of g are turned round: yours stands after the last layer and not between layers.",
)
def _(X, layers, g):
    return g(_deep(X, layers, lambda z: z))


@deep_forward.misconception(
    "last_layer_skipped", "You stop one layer too early: the last pair of the list is not used."
)
def _(X, layers, g):
    for W, b in layers[:-1]:
        X = g(X @ W + b)
    return X


@deep_forward.misconception(
    "only_first_activated", "Only the first layer is followed by g; there are gaps after others."
)
def _(X, layers, g):
    for place, (W, b) in enumerate(layers):
        z = X @ W + b
        X = g(z) if place == 0 and len(layers) > 1 else z
    return X


@deep_forward.misconception(
    "activation_before_each",
    "g came before each product, so the input X itself went through it: the data should enter as "
    "they are.",
)
def _(X, layers, g):
    for W, b in layers:
        X = g(X) @ W + b
    return X


@deep_forward.misconception("biases_forgotten", "The biases are missing.")
def _(X, layers, g):
    return _deep(X, [(W, 0 * b) for W, b in layers], g)


@deep_forward.misconception(
    "bias_after_activation", "You added each bias after g; it belongs inside, in z."
)
def _(X, layers, g):
    for W, b in layers[:-1]:
        X = g(X @ W) + b
    W, b = layers[-1]
    return X @ W + b


deep_forward.variant("""
for place, (W, b) in enumerate(layers):
    z = X @ W + b
    X = g(z) if place < len(layers) - 1 else z
return X
""")
deep_forward.variant("""
(W, b), *rest = layers
z = X @ W + b
return deep_forward(g(z), rest, g) if rest else z
""")
deep_forward.variant("""
W, b = layers[0]
z = X @ W + b
for W, b in layers[1:]:
    z = g(z) @ W + b
return z
""")


def _pairs(rng, *sizes):
    """Weights for the dense layers of a model, as `starting_weights` gives them."""
    found = [_layer(rng, a, b) for a, b in itertools.pairwise(sizes)]
    return [(W, b[0]) for W, b in found]


TwoPathMLP = Exercise(
    points=2,
    level="complete",
    probe="model",
    gradients=("X",),
    hints=[
        "Call your model twice on one input, with and without `return_hidden=True`. How many "
        "tensors come back each time?",
        "The caller decides what comes back: `return_hidden` is True or False. Always z, and only "
        "when asked also the hidden layer.",
        "Only the last line is missing. `hidden` and `z` are there already; which of the two is "
        "named first in the docstring?",
        "A like example: `divide(a, b, return_rest=False)` returns the quotient, and with "
        "`return_rest=True` a pair, quotient and rest.",
    ],
)


@TwoPathMLP.oracle
def _(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    (W1, b1), (W2, b2) = weights
    h = _relu(X @ W1 + b1)
    return [h @ W2 + b2, h] if return_hidden else h @ W2 + b2


def _two_paths(rng, n, sizes, **keywords):
    named = dict(zip(("n_inputs", "hidden", "n_outputs"), sizes, strict=True))
    X = _clear_of_corners(rng, n, pairs := _pairs(rng, *sizes))
    told = _told_model(f"TwoPathMLP{sizes}", f"X of shape [{n}, {sizes[0]}]", **keywords)
    return Case(named, inputs={"X": X}, weights=pairs, keywords=keywords, told=told)


def _told_model(*parts, **keywords):
    """A model and what it is called with, in words: its weights would fill half a page."""
    told = list(parts) + [f"{name} = {value}" for name, value in keywords.items()]
    return f"{', '.join(told[:-1])} and {told[-1]}"


def _clear_of_corners(rng, n, pairs, reach=1):
    """Rows [n, n_inputs] for which no hidden z lies at the corner of ReLU."""
    rows: list[np.ndarray] = []
    while len(rows) < n:
        row = x = rng.normal(0, reach, pairs[0][0].shape[0])
        clear = True
        for W, b in pairs[:-1]:
            z = x @ W + b
            clear, x = clear and np.abs(z).min() > 0.01, _relu(z)
        if clear:
            rows.append(row)
    return np.stack(rows)


@TwoPathMLP.cases
def _(rng):
    tea = [(TEA["W1"], TEA["b1"][0]), (TEA["W2"], TEA["b2"][0])]
    sizes = {"n_inputs": 2, "hidden": 4, "n_outputs": 1}
    X = {"X": np.array([[2.0, 1.0]])}
    for keywords in ({}, {"return_hidden": True}):
        told = _told_model(f"TwoPathMLP(2, 4, 1) holding {BY_HAND}", "X = [[2, 1]]", **keywords)
        given = {"inputs": X, "weights": tea, "keywords": keywords, "told": told}
        yield Case(sizes, gradient=False, **given)
    yield _two_paths(rng, 5, (3, 7, 2), return_hidden=False)
    yield _two_paths(rng, 3, (2, 5, 1), return_hidden=True)


@TwoPathMLP.misconception(
    "order_swapped", "The hidden layer came first and z second; the docstring has z first."
)
def _(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    (W1, b1), (W2, b2) = weights
    h = _relu(X @ W1 + b1)
    return [h, h @ W2 + b2] if return_hidden else h @ W2 + b2


@TwoPathMLP.misconception(
    "always_both",
    "Both came back although only z was asked: who just calls `model(X)` wants one tensor.",
)
def _(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    (W1, b1), (W2, b2) = weights
    h = _relu(X @ W1 + b1)
    return [h @ W2 + b2, h]


@TwoPathMLP.misconception(
    "pair_always",
    "A pair came back also when only z was asked. In `a, b if c else d` the `if` decides about b "
    "alone: where do brackets belong?",
)
def _(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    (W1, b1), (W2, b2) = weights
    h = _relu(X @ W1 + b1)
    z = h @ W2 + b2
    return [z, h if return_hidden else z]


@TwoPathMLP.misconception(
    "never_hidden", "`return_hidden=True` makes no difference in yours: only z came back."
)
def _(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    (W1, b1), (W2, b2) = weights
    return _relu(X @ W1 + b1) @ W2 + b2


@TwoPathMLP.misconception(
    "hidden_instead", "With `return_hidden=True` z is gone: the hidden layer is asked beside it."
)
def _(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    (W1, b1), (W2, b2) = weights
    h = _relu(X @ W1 + b1)
    return h if return_hidden else h @ W2 + b2


@TwoPathMLP.misconception(
    "inputs_for_hidden",
    "The second of your pair is X, the input itself; asked is the hidden layer.",
)
def _(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    (W1, b1), (W2, b2) = weights
    z = _relu(X @ W1 + b1) @ W2 + b2
    return [z, X] if return_hidden else z


@TwoPathMLP.misconception(
    "relu_at_the_end", "z came back through a ReLU: never negative. Logits may be any number."
)
def _(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    (W1, b1), (W2, b2) = weights
    h = _relu(X @ W1 + b1)
    z = _relu(h @ W2 + b2)
    return [z, h] if return_hidden else z


@TwoPathMLP.misconception(
    "glued_together",
    "z and the hidden layer came glued into one tensor; asked are two, in a pair: z, hidden.",
)
def _(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    (W1, b1), (W2, b2) = weights
    h = _relu(X @ W1 + b1)
    z = h @ W2 + b2
    return np.concatenate([z, h], axis=1) if return_hidden else z


@TwoPathMLP.misconception(
    "answer_reversed", "Just the other way round: both come back when only z was asked."
)
def _(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    (W1, b1), (W2, b2) = weights
    h = _relu(X @ W1 + b1)
    return h @ W2 + b2 if return_hidden else [h @ W2 + b2, h]


@TwoPathMLP.misconception(
    "before_activation",
    "Your hidden layer can be negative: it was returned before its activation.",
)
def _(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    (W1, b1), (W2, b2) = weights
    z = _relu(X @ W1 + b1) @ W2 + b2
    return [z, X @ W1 + b1] if return_hidden else z


@TwoPathMLP.misconception(
    "no_activation", "There is no activation between your layers: this is one linear layer."
)
def _(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    (W1, b1), (W2, b2) = weights
    h = X @ W1 + b1
    return [h @ W2 + b2, h] if return_hidden else h @ W2 + b2


@TwoPathMLP.misconception(
    "probabilities", "Probabilities came back; asked is z, which may be any number."
)
def _(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    (W1, b1), (W2, b2) = weights
    h = _relu(X @ W1 + b1)
    p = _sigmoid(h @ W2 + b2)
    return [p, h] if return_hidden else p


NO_BIAS = "A dense layer of yours has weights and no bias."


def _lacks_a_bias(seen):
    return failed(seen, "'NoneType' object has no attribute 'copy_'", "was expecting 1 weights")


TwoPathMLP.symptom(
    "no_bias",
    NO_BIAS,
    torch="""
class TwoPathMLP(torch.nn.Module):
    def __init__(self, n_inputs, hidden, n_outputs):
        super().__init__()
        self.first = torch.nn.Linear(n_inputs, hidden, bias=False)
        self.second = torch.nn.Linear(hidden, n_outputs)

    def forward(self, X, return_hidden=False):
        hidden = torch.relu(self.first(X))
        return (self.second(hidden), hidden) if return_hidden else self.second(hidden)
""",
    tensorflow="""
class TwoPathMLP(tf.keras.Model):
    def __init__(self, n_inputs, hidden, n_outputs):
        super().__init__()
        self.first = tf.keras.layers.Dense(hidden, activation="relu", use_bias=False)
        self.second = tf.keras.layers.Dense(n_outputs)

    def call(self, X, return_hidden=False):
        hidden = self.first(X)
        return (self.second(hidden), hidden) if return_hidden else self.second(hidden)
""",
)(_lacks_a_bias)
TwoPathMLP.variant(
    torch="""
class TwoPathMLP(torch.nn.Module):
    def __init__(self, n_inputs, hidden, n_outputs):
        super().__init__()
        self.body = torch.nn.Sequential(torch.nn.Linear(n_inputs, hidden), torch.nn.ReLU())
        self.head = torch.nn.Linear(hidden, n_outputs)

    def forward(self, X, return_hidden=False):
        hidden = self.body(X)
        if return_hidden:
            return self.head(hidden), hidden
        return self.head(hidden)
""",
    tensorflow="""
class TwoPathMLP(tf.keras.layers.Layer):
    def __init__(self, n_inputs, hidden, n_outputs):
        super().__init__()
        self.body = tf.keras.layers.Dense(hidden)
        self.head = tf.keras.layers.Dense(n_outputs)

    def call(self, X, return_hidden=False):
        hidden = tf.nn.relu(self.body(X))
        if return_hidden:
            return self.head(hidden), hidden
        return self.head(hidden)
""",
)
TwoPathMLP.variant(
    torch="""
class TwoPathMLP(torch.nn.Module):
    def __init__(self, n_inputs, hidden, n_outputs):
        super().__init__()
        self.layers = torch.nn.ModuleList(
            [torch.nn.Linear(n_inputs, hidden), torch.nn.Linear(hidden, n_outputs)]
        )

    def forward(self, X, return_hidden=False):
        hidden = self.layers[0](X).clamp(min=0)
        found = [self.layers[1](hidden), hidden]
        return found if return_hidden else found[0]
""",
    tensorflow="""
class TwoPathMLP(tf.keras.Model):
    def __init__(self, n_inputs, hidden, n_outputs):
        super().__init__()
        self.dense = [tf.keras.layers.Dense(hidden, activation="relu"),
                      tf.keras.layers.Dense(n_outputs)]

    def call(self, X, return_hidden=False):
        hidden = self.dense[0](X)
        found = [self.dense[1](hidden), hidden]
        return found if return_hidden else found[0]
""",
)

build_mlp = Exercise(
    points=3,
    probe="model",
    gradients=("X",),
    hints=[
        "For build_mlp(2, [4, 3], 1) write down the sizes of the dense layers: 2 → 4, then … How "
        "many are there? How many activations?",
        "Between n + 1 sizes there are n dense layers. An activation stands between two of them, "
        "so there is one fewer.",
        "Collect the layers in a list, in a loop over `hidden`, and add the last layer after the "
        "loop. Then hand the list to Sequential.",
        "A like example: a hike from A to D with stops at B and C has three stretches and two "
        "rests.",
    ],
)


def _mlp(X, weights, g, g_out=lambda z: z):
    for W, b in weights[:-1]:
        X = g(X @ W + b)
    W, b = weights[-1]
    return g_out(X @ W + b)


@build_mlp.oracle
def _(n_inputs, hidden, n_outputs, X, weights):
    return _mlp(X, weights, _relu)


def _built(rng, n, n_inputs, hidden, n_outputs, reach=1):
    named = {"n_inputs": n_inputs, "hidden": hidden, "n_outputs": n_outputs}
    pairs = _pairs(rng, n_inputs, *hidden, n_outputs)
    call = f"build_mlp({n_inputs}, {hidden}, {n_outputs})"
    told = _told_model(call, f"X of shape [{n}, {n_inputs}]")
    X = _clear_of_corners(rng, n, pairs, reach)
    return Case(named, inputs={"X": X}, weights=pairs, told=told)


EQUAL_SIZES = 2  # the place of the case in which a layer could be used twice


@build_mlp.cases
def _(rng):
    tea = [(TEA["W1"], TEA["b1"][0]), (TEA["W2"], TEA["b2"][0])]
    sizes = {"n_inputs": 2, "hidden": [4], "n_outputs": 1}
    told = _told_model(f"build_mlp(2, [4], 1) holding {BY_HAND}", "X = [[2, 1]]")
    inputs = {"X": np.array([[2.0, 1.0]])}
    yield Case(sizes, inputs=inputs, weights=tea, gradient=False, told=told)
    yield _built(rng, 5, 3, [7, 2], 2)
    yield _built(rng, 5, 2, [3, 3, 3], 1, reach=8)  # ReLU6 is flat from 6 on
    yield _built(rng, 3, 5, [], 2)


@build_mlp.misconception(
    "no_activation_between",
    "There is no activation between your layers: however many there are, they act as one linear "
    "layer.",
)
def _(n_inputs, hidden, n_outputs, X, weights):
    return _mlp(X, weights, lambda z: z)


@build_mlp.misconception(
    "activation_after_last",
    "The last layer is followed by a ReLU: your model can never answer with a negative number.",
)
def _(n_inputs, hidden, n_outputs, X, weights):
    return _mlp(X, weights, _relu, _relu)


@build_mlp.misconception(
    "only_last_activated",
    "The ReLU stands after the last layer, and none between: the places are turned round.",
)
def _(n_inputs, hidden, n_outputs, X, weights):
    return _mlp(X, weights, lambda z: z, _relu)


@build_mlp.misconception(
    "probabilities",
    "Your model ends with a sigmoid; logits are asked, plain z, which may be any number.",
)
def _(n_inputs, hidden, n_outputs, X, weights):
    return _mlp(X, weights, _relu, _sigmoid)


@build_mlp.misconception(
    "softmax_at_the_end",
    "The numbers of each row add up to 1: your model ends with a softmax. Logits are asked.",
)
def _(n_inputs, hidden, n_outputs, X, weights):
    e = np.exp(_mlp(X, weights, _relu))
    return e / e.sum(-1, keepdims=True)


@build_mlp.misconception("tanh_for_relu", "Between the layers stands tanh; ReLU is asked.")
def _(n_inputs, hidden, n_outputs, X, weights):
    return _mlp(X, weights, np.tanh)


@build_mlp.misconception("sigmoid_for_relu", "Between the layers stands a sigmoid; ReLU is asked.")
def _(n_inputs, hidden, n_outputs, X, weights):
    return _mlp(X, weights, _sigmoid)


@build_mlp.misconception(
    "activation_on_input", "The input goes through a ReLU first: negative inputs are lost."
)
def _(n_inputs, hidden, n_outputs, X, weights):
    return _mlp(_relu(X), weights, _relu)


@build_mlp.misconception(
    "only_first_activated",
    "Only the first layer is followed by ReLU: with two hidden layers or more one is missing.",
)
def _(n_inputs, hidden, n_outputs, X, weights):
    if len(weights) == 1:
        return _mlp(X, weights, _relu)
    (W, b), *rest = weights
    return _mlp(_relu(X @ W + b), rest, lambda z: z)


def _miscounted(seen):
    """Place of the first case whose dense layers had other sizes; their numbers, got and asked."""
    for place, observation in enumerate(seen):
        if observation.failure:
            sizes = re.search("have the sizes (.*); asked is (.*)", observation.failure.message)
            if sizes:
                got, asked = (len(re.findall("→", text)) for text in sizes.groups())
                return place, got, asked
            break
    return None, 0, 0


@build_mlp.symptom(
    "layer_used_twice",
    "Right while all sizes differ, but with three hidden layers of one size a dense layer is "
    "missing: one object stands in two places, and so its weights do too. Make a new layer for "
    "each place.",
    torch="""
def build_mlp(n_inputs, hidden, n_outputs):
    sizes, made, layers = [n_inputs, *hidden, n_outputs], {}, []
    for pair in zip(sizes, sizes[1:]):
        if pair not in made:
            made[pair] = torch.nn.Linear(*pair)
        layers += [made[pair], torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])
""",
    tensorflow="""
def build_mlp(n_inputs, hidden, n_outputs):
    sizes, made, layers = [n_inputs, *hidden, n_outputs], {}, []
    for pair in zip(sizes, sizes[1:]):
        if pair not in made:
            made[pair] = tf.keras.layers.Dense(pair[1])
        layers += [made[pair], tf.keras.layers.ReLU()]
    return tf.keras.Sequential(layers[:-1])
""",
)
def _(seen):
    place, got, asked = _miscounted(seen)
    return place == EQUAL_SIZES and got < asked


@build_mlp.symptom(
    "layers_do_not_fit",
    "Your model was built, but its layers do not fit together: one of them expects another number "
    "of inputs than the layer before it gives. What does the second hidden layer get as its input?",
    torch="""
def build_mlp(n_inputs, hidden, n_outputs):
    layers = []
    for size in hidden:
        layers += [torch.nn.Linear(n_inputs, size), torch.nn.ReLU()]
    return torch.nn.Sequential(*layers, torch.nn.Linear(n_inputs, n_outputs))
""",
)
def _(seen):
    failures = (o.failure for o in seen if o.failure)
    return any(f.line is None and "cannot be multiplied" in f.message for f in failures)


@build_mlp.symptom(
    "too_few_layers",
    "A dense layer is missing. Count them: how many stretches are there from the inputs over all "
    "of `hidden` to the outputs?",
    torch="""
def build_mlp(n_inputs, hidden, n_outputs):
    layers = [torch.nn.Linear(n_inputs, hidden[0]), torch.nn.ReLU()]
    for n_in, n_out in zip(hidden[:-2], hidden[1:-1]):
        layers += [torch.nn.Linear(n_in, n_out), torch.nn.ReLU()]
    last = hidden[-2] if len(hidden) > 1 else hidden[0]
    return torch.nn.Sequential(*layers, torch.nn.Linear(last, n_outputs))
""",
    tensorflow="""
def build_mlp(n_inputs, hidden, n_outputs):
    layers = [tf.keras.layers.Dense(size, activation="relu") for size in hidden[:-1]]
    return tf.keras.Sequential([*layers, tf.keras.layers.Dense(n_outputs)])
""",
)
def _(seen):
    place, got, asked = _miscounted(seen)
    return place is not None and got < asked


@build_mlp.symptom(
    "too_many_layers",
    "There is a dense layer too many. Count them: how many stretches are there from the inputs "
    "over all of `hidden` to the outputs?",
    torch="""
def build_mlp(n_inputs, hidden, n_outputs):
    sizes = [n_inputs, *hidden]
    layers = [torch.nn.Linear(n_inputs, n_inputs), torch.nn.ReLU()]
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [torch.nn.Linear(n_in, n_out), torch.nn.ReLU()]
    return torch.nn.Sequential(*layers, torch.nn.Linear(sizes[-1], n_outputs))
""",
    tensorflow="""
def build_mlp(n_inputs, hidden, n_outputs):
    layers = [tf.keras.layers.Dense(size, activation="relu") for size in [n_inputs, *hidden]]
    return tf.keras.Sequential([*layers, tf.keras.layers.Dense(n_outputs)])
""",
)
def _(seen):
    place, got, asked = _miscounted(seen)
    return place is not None and got > asked


@build_mlp.symptom(
    "list_or_not",
    "Sequential wants its layers in another way: PyTorch's takes them one by one, so a list needs "
    "a star before it, `Sequential(*layers)`; Keras's takes the list itself.",
    torch="return torch.nn.Sequential([torch.nn.Linear(n_inputs, n_outputs)])",
    tensorflow="return tf.keras.Sequential(*[tf.keras.layers.Dense(n) for n in hidden])",
)
def _(seen):
    told = ("list is not a Module", "Expected `trainable` to be", "'Dense' object is not iterable")
    return failed(seen, *told)


@build_mlp.symptom(
    "function_for_layer",
    "Sequential takes layers, and one of yours is a function. An activation that stands alone must "
    "be a layer too: an object that is made, with a capital letter and brackets.",
    torch="return torch.nn.Sequential(torch.nn.Linear(n_inputs, n_outputs), torch.relu)",
    tensorflow="return tf.keras.Sequential([tf.keras.layers.Dense(n_outputs), tf.nn.relu])",
)
def _(seen):
    return failed(seen, "is not a Module subclass", "Only instances of `keras.Layer`")


build_mlp.symptom(
    "no_bias",
    NO_BIAS,
    torch="""
def build_mlp(n_inputs, hidden, n_outputs):
    sizes, layers = [n_inputs, *hidden, n_outputs], []
    for n_in, n_out in zip(sizes, sizes[1:]):
        layers += [torch.nn.Linear(n_in, n_out, bias=False), torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])
""",
    tensorflow="return tf.keras.Sequential([tf.keras.layers.Dense(n, use_bias=False) "
    "for n in [*hidden, n_outputs]])",
)(_lacks_a_bias)


build_mlp.variant(
    torch="""
def build_mlp(n_inputs, hidden, n_outputs):
    model = torch.nn.Sequential()
    sizes = [n_inputs] + list(hidden) + [n_outputs]
    for i in range(len(sizes) - 1):
        if i > 0:
            model.append(torch.nn.ReLU())
        model.append(torch.nn.Linear(sizes[i], sizes[i + 1]))
    return model
""",
    tensorflow="""
def build_mlp(n_inputs, hidden, n_outputs):
    model = tf.keras.Sequential([tf.keras.Input((n_inputs,))])
    for size in hidden:
        model.add(tf.keras.layers.Dense(size))
        model.add(tf.keras.layers.ReLU())
    model.add(tf.keras.layers.Dense(n_outputs))
    return model
""",
)
build_mlp.variant(
    torch="""
def build_mlp(n_inputs, hidden, n_outputs):
    relu = torch.nn.ReLU()  # it has no weights: one for all is fine
    layers = []
    for size in hidden:
        layers += [torch.nn.Linear(n_inputs, size), relu]
        n_inputs = size
    return torch.nn.Sequential(*layers, torch.nn.Linear(n_inputs, n_outputs))
""",
    tensorflow="""
def build_mlp(n_inputs, hidden, n_outputs):
    inputs = tf.keras.Input((n_inputs,))
    x = inputs
    for size in hidden:
        x = tf.keras.layers.Dense(size, activation=tf.nn.relu)(x)
    return tf.keras.Model(inputs, tf.keras.layers.Dense(n_outputs)(x))
""",
)

DIFFERENCES = (
    Difference(
        "an activation between layers",
        "a layer of its own: `torch.nn.ReLU()`",
        'may be a setting of the layer before: `Dense(4, activation="relu")`',
        "holds = not hasattr(torch.nn.Linear(2, 4), 'activation')",
        "layer = tf.keras.layers.Dense(4, activation='relu')\n"
        "holds = bool(tf.reduce_min(layer(tf.constant([[-3., 2.], [3., -2.]]))) == 0)",
    ),
    Difference(
        "when the weights exist",
        "at once: `Linear(2, 4)` is told both sizes",
        "after the first call: `Dense(4)` learns from the data how many inputs it has",
        "holds = len(list(torch.nn.Linear(2, 4).parameters())) == 2",
        "layer = tf.keras.layers.Dense(4)\nbefore = len(layer.weights)\nlayer(tf.ones([1, 2]))\n"
        "holds = (before, len(layer.weights)) == (0, 2)",
    ),
    Difference(
        "your own model",
        "a `torch.nn.Module` with `forward`; you call `model(X)`",
        "a `tf.keras.Model` with `call`; you call `model(X)`",
        "class M(torch.nn.Module):\n    def forward(self, X):\n        return X + 1\n"
        "holds = M()(torch.zeros(1)).item() == 1",
        "class M(tf.keras.Model):\n    def call(self, X):\n        return X + 1\n"
        "holds = float(M()(tf.zeros([1]))[0]) == 1",
    ),
    Difference(
        "how W is stored",
        "turned round: `Linear(2, 4).weight` is [4, 2]",
        "as in our formulas: the kernel of `Dense(4)` on two inputs is [2, 4]",
        "holds = tuple(torch.nn.Linear(2, 4).weight.shape) == (4, 2)",
        "layer = tf.keras.layers.Dense(4)\nlayer(tf.ones([1, 2]))\n"
        "holds = tuple(layer.kernel.shape) == (2, 4)",
    ),
    Difference(
        "biases before training",
        "random, like the weights",
        "all 0",
        "torch.manual_seed(0)\nholds = bool((torch.nn.Linear(2, 4).bias != 0).all())",
        "layer = tf.keras.layers.Dense(4)\nlayer(tf.ones([1, 2]))\n"
        "holds = layer.bias.numpy().tolist() == [0, 0, 0, 0]",
    ),
)

SYMPTOMS = (
    (
        "however many layers, the border stays one straight line",
        "there is no activation between the layers: they collapse into one",
    ),
    (
        "the network never says no: every ŷ is 0.5 or more",
        "a ReLU stands after the last layer, so z is never negative",
    ),
    (
        "the first layer works, and the next one has an error about shapes",
        "it expects another number of inputs than the layer before it gives",
    ),
    (
        "two layers hold the same weights, also after training",
        "one layer object was put in two places",
    ),
)
