"""Lesson 06, backpropagation: where does the gradient come from?"""

import numpy as np

from duograd.exercises import Difference, Exercise, failed


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


forward = Exercise(points=0, level="given", gradients=("x", "w1", "w2"))


@forward.oracle
def _(x, w1, w2):
    z1 = w1 * x
    return [z1, _sigmoid(z1), w2 * _sigmoid(z1)]


def _scalars(**values):
    return {name: np.array(float(value)) for name, value in values.items()}


@forward.cases
def _(rng):
    yield _scalars(x=3, w1=0, w2=4)
    yield _scalars(x=2, w1=0.5, w2=-3)
    yield _scalars(x=rng.uniform(1, 2), w1=rng.uniform(-1, -0.5), w2=rng.uniform(1, 2))


@forward.misconception(
    "no_activation", "The sigmoid is missing: z1 itself went on to the second weight."
)
def _(x, w1, w2):
    return [w1 * x, w1 * x, w2 * w1 * x]


@forward.misconception(
    "only_the_prediction", "Only the prediction came back; the two values on the way are asked too."
)
def _(x, w1, w2):
    return w2 * _sigmoid(w1 * x)


forward.variant(
    torch="s = 1 / (1 + torch.exp(-w1 * x))\nreturn w1 * x, s, w2 * s",
    tensorflow="s = 1 / (1 + tf.exp(-w1 * x))\nreturn w1 * x, s, w2 * s",
)
forward.variant(
    torch="z1 = torch.mul(w1, x)\ns = torch.sigmoid(z1)\nreturn [z1, s, torch.mul(w2, s)]",
    tensorflow="z1 = tf.multiply(w1, x)\ns = tf.sigmoid(z1)\nreturn [z1, s, tf.multiply(w2, s)]",
)

backward = Exercise(
    points=2,
    level="complete",
    detached=True,
    hints=[
        "Redo the table for x = 3, y = 1, w1 = 0, w2 = 4. There ∂J/∂s is 8, and the row of z1 says "
        "2. What did 8 meet on its way to 2?",
        "Going back through a node, what arrives is multiplied by the slope of that node. The node "
        "between z1 and s is the sigmoid.",
        "Only `dz1` is missing: what arrives (`ds`) times the sigmoid's slope at z1. In lab 01 you "
        "wrote that slope with the sigmoid's own value, and here `s` is that value.",
        "A like example: if J depends on v = u², the slope of the square is 2u, and ∂J/∂u is ∂J/∂v "
        "times 2u.",
    ],
)


def _sigmoid_back(z, s, ds, w2):
    return ds * s * (1 - s)


def _chain(x, y, w1, w2, through=_sigmoid_back, *, two=2):
    z1 = w1 * x
    s = _sigmoid(z1)
    dy_hat = two * (w2 * s - y)
    return [through(z1, s, dy_hat * w2, w2) * x, dy_hat * s]


@backward.oracle
def _(x, y, w1, w2):
    return _chain(x, y, w1, w2)


@backward.cases
def _(rng):
    yield _scalars(x=3, y=1, w1=0, w2=4)
    yield _scalars(x=2, y=-1, w1=0.5, w2=-3)
    for sign in (1, -1):
        x, w1 = rng.uniform(1, 2), sign * rng.uniform(0.4, 0.9)
        yield _scalars(x=x, y=rng.uniform(-2, -1), w1=w1, w2=rng.uniform(1.5, 3))


@backward.misconception(
    "slope_forgotten",
    "∂J/∂w2 is right; ∂J/∂w1 passed the sigmoid as if it were not there: its slope is missing.",
)
def _(x, y, w1, w2):
    return _chain(x, y, w1, w2, lambda z, s, ds, w: ds)


@backward.misconception(
    "slope_at_wrong_point",
    "The sigmoid's slope was taken at s, its output; it is asked at z1, its input. In s(1 − s) the "
    "sigmoid has been applied already.",
)
def _(x, y, w1, w2):
    return _chain(x, y, w1, w2, lambda z, s, ds, w: ds * _sigmoid(s) * (1 - _sigmoid(s)))


@backward.misconception(
    "slope_from_z",
    "You put z1 into the rule for the slope; that rule is about the sigmoid's own value.",
)
def _(x, y, w1, w2):
    return _chain(x, y, w1, w2, lambda z, s, ds, w: ds * z * (1 - z))


@backward.misconception(
    "value_for_slope", "You multiplied by the sigmoid's value; going back, its slope is asked."
)
def _(x, y, w1, w2):
    return _chain(x, y, w1, w2, lambda z, s, ds, w: ds * s)


@backward.misconception(
    "tanhs_slope", "1 − s² is the slope of tanh; the node here is a sigmoid, with another rule."
)
def _(x, y, w1, w2):
    return _chain(x, y, w1, w2, lambda z, s, ds, w: ds * (1 - s**2))


@backward.misconception(
    "slope_always_a_quarter",
    "0.25 is the slope of the sigmoid at z1 = 0 only. Elsewhere it is smaller: compute it.",
)
def _(x, y, w1, w2):
    return _chain(x, y, w1, w2, lambda z, s, ds, w: ds * 0.25)


@backward.misconception(
    "slope_turned",
    "∂J/∂w2 is right; ∂J/∂w1 has the wrong sign: the sigmoid's slope is never negative.",
)
def _(x, y, w1, w2):
    return _chain(x, y, w1, w2, lambda z, s, ds, w: ds * s * (s - 1))


@backward.misconception(
    "other_branch",
    "What arrives at z1 comes from s; you took ∂J/∂w2, which went down the other branch.",
)
def _(x, y, w1, w2):
    z1 = w1 * x
    s = _sigmoid(z1)
    dw2 = 2 * (w2 * s - y) * s
    return [dw2 * s * (1 - s) * x, dw2]


@backward.symptom(
    "function_of_lab_01",
    "`sigmoid_prime` is a function of lab 01, and this notebook does not have it. Write the slope "
    "out: the value s is all that it needs.",
    torch="z1, s, y_hat = forward(x, w1, w2)\ndy_hat = 2 * (y_hat - y)\n"
    "return dy_hat * w2 * sigmoid_prime(z1) * x, dy_hat * s",
    tensorflow="z1, s, y_hat = forward(x, w1, w2)\ndy_hat = 2 * (y_hat - y)\n"
    "return dy_hat * w2 * sigmoid_prime(z1) * x, dy_hat * s",
)
def _(seen):
    return failed(seen, "'sigmoid_prime' is not defined")


@backward.misconception(
    "upstream_ignored",
    "Your ∂J/∂w1 does not depend on the error at all: what arrives from the right (`ds`) is "
    "missing, only the slope of the node itself is there.",
)
def _(x, y, w1, w2):
    return _chain(x, y, w1, w2, lambda z, s, ds, w: s * (1 - s))


@backward.misconception(
    "w2_skipped", "On its way back to z1 the gradient passes w2, and yours went round it."
)
def _(x, y, w1, w2):
    return _chain(x, y, w1, w2, lambda z, s, ds, w: ds / w * s * (1 - s))


@backward.misconception("w2_twice", "Your ∂J/∂w1 holds w2 twice: `ds` has it already.")
def _(x, y, w1, w2):
    return _chain(x, y, w1, w2, lambda z, s, ds, w: ds * w * s * (1 - s))


@backward.misconception(
    "x_twice", "Your ∂J/∂w1 holds x twice: the line after yours multiplies by x already."
)
def _(x, y, w1, w2):
    return _chain(x, y, w1, w2, lambda z, s, ds, w: ds * s * (1 - s) * x)


@backward.misconception(
    "added_along_the_chain",
    "You added along the chain. One after the other, slopes multiply, as exchange rates do.",
)
def _(x, y, w1, w2):
    return _chain(x, y, w1, w2, lambda z, s, ds, w: ds + s * (1 - s))


@backward.misconception(
    "two_forgotten", "Both are half of what they should be: mind the slope of the square."
)
def _(x, y, w1, w2):
    return _chain(x, y, w1, w2, two=1)


@backward.misconception(
    "sign_turned", "Both signs are turned round: these gradients point to where J falls."
)
def _(x, y, w1, w2):
    return _chain(x, y, w1, w2, two=-2)


@backward.misconception("order_swapped", "The two are swapped: ∂J/∂w1 comes first.")
def _(x, y, w1, w2):
    return _chain(x, y, w1, w2)[::-1]


backward.variant(
    "z1, s, y_hat = forward(x, w1, w2)\nerror = y_hat - y\n"
    "return 2 * error * w2 * s * (1 - s) * x, 2 * error * s"
)
backward.variant(
    torch="s = torch.sigmoid(w1 * x)\nds = 2 * (w2 * s - y) * w2\n"
    "dz1 = ds * torch.sigmoid(w1 * x) * torch.sigmoid(-w1 * x)\nreturn [dz1 * x, ds / w2 * s]",
    tensorflow="s = tf.sigmoid(w1 * x)\nds = 2 * (w2 * s - y) * w2\n"
    "dz1 = ds * tf.sigmoid(w1 * x) * tf.sigmoid(-w1 * x)\nreturn [dz1 * x, ds / w2 * s]",
)

graph_backward = Exercise(
    points=3,
    detached=True,
    hints=[
        "Take a = 2 and b = 3, so e = 5 · 2 = 10. Raise b to 3.01 and compute e anew: it grows by "
        "0.07. By how much does it grow if you raise only the b in a + b, and only the b in b − 1?",
        "Go back node by node. In a product, the slope for one factor is the other factor. In a "
        "sum or a difference with a constant, it is 1.",
        "First compute c and d. Then write down what arrives at c and at d. a hears from c only; b "
        "hears from both. What does a node do with two messages?",
        "A like example: in u · (u + 5) at u = 2, the first u brings 7, the second brings 2.",
    ],
)


@graph_backward.oracle
def _(a, b):
    return [b - 1, (b - 1) + (a + b)]


@graph_backward.cases
def _(rng):
    yield _scalars(a=2, b=3)
    yield _scalars(a=-4, b=0.5)
    yield _scalars(a=rng.uniform(1, 2), b=rng.uniform(-3, -2))
    yield _scalars(a=rng.uniform(3, 5), b=rng.uniform(5, 7))


@graph_backward.misconception(
    "second_path_overwrites",
    "For b only the path through d = b − 1 counts in yours. b also feeds c, and what that path "
    "brings has been lost.",
)
def _(a, b):
    return [b - 1, a + b]


@graph_backward.misconception(
    "first_path_only",
    "For b only the path through c = a + b counts in yours. b also feeds d, and that path is "
    "missing.",
)
def _(a, b):
    return [b - 1, b - 1]


@graph_backward.misconception(
    "paths_multiplied",
    "You multiplied the two paths of b. Slopes multiply along one path; two paths side by side "
    "are another matter.",
)
def _(a, b):
    return [b - 1, (b - 1) * (a + b)]


@graph_backward.misconception(
    "paths_averaged", "You took the mean of what b's two paths bring, which is only half of it."
)
def _(a, b):
    return [b - 1, ((b - 1) + (a + b)) / 2]


@graph_backward.misconception(
    "own_factor",
    "Going back through the product, each factor got its own value. How fast does c·d grow when c "
    "grows by 1?",
)
def _(a, b):
    return [a + b, (a + b) + (b - 1)]


@graph_backward.misconception(
    "paths_subtracted",
    "You took one path of b away from the other. The minus in b − 1 belongs to the 1, not to b.",
)
def _(a, b):
    return [b - 1, (a + b) - (b - 1)]


@graph_backward.misconception(
    "values_of_nodes",
    "These are the values of c and d on the way forward; asked is how fast e grows with a and b.",
)
def _(a, b):
    return [a + b, b - 1]


@graph_backward.misconception(
    "value_passed_on",
    "You multiplied by e itself. At the end of the chain the question is how fast e grows with e, "
    "and that is 1.",
)
def _(a, b):
    e = (a + b) * (b - 1)
    return [e * (b - 1), e * (2 * b + a - 1)]


@graph_backward.misconception(
    "times_the_value",
    "Both are right but for a factor: a or b itself. A sum passes on what arrives as it is.",
)
def _(a, b):
    return [(b - 1) * a, ((b - 1) + (a + b)) * b]


@graph_backward.misconception("only_de_da", "Only ∂e/∂a came back; ∂e/∂b is asked too.")
def _(a, b):
    return b - 1


@graph_backward.misconception("order_swapped", "The two are swapped: ∂e/∂a comes first.")
def _(a, b):
    return [(b - 1) + (a + b), b - 1]


@graph_backward.misconception(
    "value_for_gradient", "This is e itself; how fast e grows with a and with b is asked."
)
def _(a, b):
    return (a + b) * (b - 1)


@graph_backward.symptom(
    "tried_autograd",
    "Autograd has recorded nothing here, and it is not to help this time: write the way back "
    "yourself, node by node.",
    torch="e = (a + b) * (b - 1)\ne.backward()\nreturn a.grad, b.grad",
    tensorflow="with tf.GradientTape() as tape:\n    e = (a + b) * (b - 1)\n"
    "return tape.gradient(e, [a, b])",
)
def _(seen):
    return any(_asked_autograd(o) for o in seen)


def _asked_autograd(seen):
    if seen.failure:
        return "does not require grad" in seen.failure.message
    return isinstance(seen.value, list) and seen.value == [None, None]


graph_backward.variant("return b - 1, a + 2 * b - 1")
graph_backward.variant(
    torch="from_c, from_d = b - 1, a + b\n"
    "return [from_c, torch.sum(torch.stack([from_c, from_d]))]",
    tensorflow="from_c, from_d = b - 1, a + b\nreturn [from_c, tf.add_n([from_c, from_d])]",
)
graph_backward.variant(
    "c, d = a + b, b - 1\nda, db = 0, 0\nda += d\ndb += d\ndb += c\nreturn da, db"
)

dense_backward = Exercise(
    points=2,
    level="complete",
    detached=True,
    hints=[
        "Take one example x = (1, 2) and one neuron, upstream 5. The weight of the input 2 must "
        "get twice what the weight of the input 1 gets. Does it?",
        "Each weight W[i, j] multiplies input i on its way to output j. So its gradient is input i "
        "times what arrives at output j, added up over the examples.",
        "Only `dW` is missing, one matrix product of X and upstream. It must have W's shape "
        "[m, k], and adding up over the n examples must be the inner sum: which of the two has to "
        "be transposed, and which comes first?",
        "A like example: the table X [n, 2] and the table V [n, 3] have n in common; a product "
        "that sums over n has the shape [2, 3].",
    ],
)


def _dense(X, W, upstream):
    return [upstream @ W.T, X.T @ upstream, upstream.sum(0, keepdims=True)]


@dense_backward.oracle
def _(X, W, upstream):
    return _dense(X, W, upstream)


def _layer(X, W, upstream):
    return {"X": np.array(X), "W": np.array(W), "upstream": np.array(upstream)}


@dense_backward.cases
def _(rng):
    yield _layer([[1.0, 2.0]], [[3.0], [4.0]], [[5.0]])
    yield _layer([[1.0, 2.0], [0.0, 1.0]], [[3.0], [4.0]], [[5.0], [-1.0]])
    yield _layer(rng.normal(1, 1, (5, 3)), rng.normal(0, 1, (3, 2)), rng.normal(1, 1, (5, 2)))
    yield _layer(rng.normal(1, 1, (2, 7)), rng.normal(0, 1, (7, 3)), rng.normal(1, 1, (2, 3)))


@dense_backward.misconception(
    "weights_transposed",
    "Your gradient of W lies on its side: it must have the shape of W, one row for each input.",
)
def _(X, W, upstream):
    return [upstream @ W.T, upstream.T @ X, upstream.sum(0, keepdims=True)]


@dense_backward.misconception(
    "mean_over_batch",
    "You divided by the number of examples. If J is a mean, the upstream gradient has been divided "
    "already; here you only add up.",
)
def _(X, W, upstream):
    n = len(X)
    return [upstream @ W.T, X.T @ upstream / n, upstream.sum(0, keepdims=True)]


@dense_backward.misconception(
    "all_means",
    "Your gradients of W and b are means over the batch. If J is a mean, the upstream gradient has "
    "been divided already; here you only add up.",
)
def _(X, W, upstream):
    return [upstream @ W.T, X.T @ upstream / len(X), upstream.mean(0, keepdims=True)]


@dense_backward.misconception(
    "upstream_ignored",
    "The gradient of W is the same whatever arrives: upstream is not in it, only the inputs are.",
)
def _(X, W, upstream):
    return [upstream @ W.T, X.T @ np.ones_like(upstream), upstream.sum(0, keepdims=True)]


@dense_backward.misconception(
    "not_summed_over_batch",
    "The gradient of W came back once for each example. All examples use the same W: what do you "
    "do with what each of them brings?",
)
def _(X, W, upstream):
    dW = X[:, :, None] * upstream[:, None, :]
    return [upstream @ W.T, dW, upstream.sum(0, keepdims=True)]


@dense_backward.misconception(
    "bias_not_reduced",
    "The gradient of b has one row for each example; b has only one row, which all examples share.",
)
def _(X, W, upstream):
    return [upstream @ W.T, X.T @ upstream, upstream]


@dense_backward.misconception(
    "bias_a_vector", "The gradient of b is a vector [k]; b is a table with one row, [1, k]."
)
def _(X, W, upstream):
    return [upstream @ W.T, X.T @ upstream, upstream.sum(0)]


@dense_backward.misconception(
    "bias_summed_over_outputs",
    "For b you added up over the outputs; each output has a bias of its own, shared by the "
    "examples.",
)
def _(X, W, upstream):
    return [upstream @ W.T, X.T @ upstream, upstream.sum(1, keepdims=True)]


@dense_backward.misconception(
    "order_swapped", "X and W are swapped: the gradient of X comes first, then those of W and b."
)
def _(X, W, upstream):
    dX, dW, db = _dense(X, W, upstream)
    return [dW, dX, db]


@dense_backward.symptom(
    "shapes_do_not_fit",
    "A matrix product does not fit: its inner sizes differ. A gradient has the shape of what it "
    "belongs to, so dW is [m, k]. X is [n, m] and upstream is [n, k]: which of them must be turned "
    "(transposed), and which comes first?",
    torch="return upstream @ W.T, X @ upstream, upstream.sum(dim=0, keepdim=True)",
    tensorflow="return upstream @ tf.transpose(W), X @ upstream, "
    "tf.reduce_sum(upstream, axis=0, keepdims=True)",
)
def _(seen):
    return any(o.failure and _is_misfit(o.failure.message) for o in seen)


def _is_misfit(message):
    said = ("mat1 and mat2 shapes cannot be multiplied", "Matrix size-incompatible")
    return any(words in message for words in said)


@dense_backward.symptom(
    "elementwise",
    "Two tables do not meet: `*` multiplies number by number. A matrix product is written `@`.",
    torch="return upstream @ W.T, X.T * upstream, upstream.sum(dim=0, keepdim=True)",
    tensorflow="return upstream @ tf.transpose(W), tf.transpose(X) * upstream, "
    "tf.reduce_sum(upstream, axis=0, keepdims=True)",
)
def _(seen):
    said = ("must match the size of tensor", "Incompatible shapes")
    return failed(seen, *said)


@dense_backward.misconception(
    "already_stepped",
    "For W you returned the weights minus their gradient: the gradient alone is asked.",
)
def _(X, W, upstream):
    return [upstream @ W.T, W - X.T @ upstream, upstream.sum(0, keepdims=True)]


dense_backward.variant(
    torch="dW = sum(torch.outer(x, u) for x, u in zip(X, upstream))\n"
    "return upstream @ W.T, dW, upstream.sum(dim=0)[None, :]",
    tensorflow="dW = sum(tf.tensordot(x, u, axes=0) for x, u in zip(X, upstream))\n"
    "return upstream @ tf.transpose(W), dW, tf.reduce_sum(upstream, axis=0)[None, :]",
)
dense_backward.variant(
    torch="return (torch.einsum('nk,mk->nm', upstream, W), "
    "torch.einsum('nm,nk->mk', X, upstream), torch.ones(1, len(X)) @ upstream)",
    tensorflow="return (tf.einsum('nk,mk->nm', upstream, W), "
    "tf.einsum('nm,nk->mk', X, upstream), tf.ones([1, len(X)]) @ upstream)",
)
dense_backward.variant(
    torch="return [upstream.matmul(W.t()), (upstream.T @ X).T, upstream.sum(0, keepdim=True)]",
    tensorflow="return [tf.matmul(upstream, W, transpose_b=True), "
    "tf.matmul(X, upstream, transpose_a=True), tf.reduce_sum(upstream, 0, keepdims=True)]",
)

mlp_backward = Exercise(
    points=4,
    detached=True,
    hints=[
        "One example, one hidden unit: x = 2, y = 1, W1 = b1 = b2 = 0, W2 = 1. Forward: z1 = 0, "
        "h = 0, z2 = 0, p = 0.5. Backward: −0.5 arrives at z2. What arrives at z1, and at W1?",
        "Forward first, and keep what you need: H and P. Then back through four stations, last "
        "one first: the loss with its sigmoid, the second layer, tanh, the first layer.",
        "`dense_backward` does both layers for you: ask which table went *into* the layer, and "
        "what arrives at its output. Between the two calls stands one line, for tanh.",
        "A like example, with ReLU in the middle: what arrives at H, times 1 where H > 0 and 0 "
        "elsewhere, arrives at Z1.",
    ],
)


def _network(X, Y, params, *, error=None, slope=None, through=None, into_second=None):
    """The four gradients; each keyword replaces one station on the way back."""
    W1, b1, W2, b2 = params
    Z1 = X @ W1 + b1
    H = np.tanh(Z1)
    Z2 = H @ W2 + b2
    P = _sigmoid(Z2)
    dZ2 = error(Z2, P, Y) if error else (P - Y) / len(X)
    dH = through(dZ2, W2) if through else dZ2 @ W2.T
    dZ1 = dH * (slope(Z1, H) if slope else 1 - H**2)
    H = into_second(Z1) if into_second else H
    return [X.T @ dZ1, dZ1.sum(0, keepdims=True), H.T @ dZ2, dZ2.sum(0, keepdims=True)]


@mlp_backward.oracle
def _(X, Y, params):
    return _network(X, Y, params)


def _mlp(X, Y, *params):
    return {"X": np.array(X), "Y": np.array(Y), "params": [np.array(p) for p in params]}


def _random_mlp(rng, n, m, h):
    Y = np.where(np.arange(n) % 3, 1.0, 0.0)[:, None]
    params = [rng.normal(0, 0.6, shape) for shape in ((m, h), (1, h))]
    params += [
        rng.choice([-1, 1], (h, 1)) * rng.uniform(0.5, 1.2, (h, 1)),
        rng.normal(0, 1, (1, 1)),
    ]
    return _mlp(rng.normal(0.5, 1, (n, m)), Y, *params)


@mlp_backward.cases
def _(rng):
    yield _mlp([[2.0]], [[1.0]], [[0.0]], [[0.0]], [[1.0]], [[0.0]])
    yield _mlp([[2.0], [-1.0]], [[1.0], [0.0]], [[0.5]], [[0.25]], [[1.5]], [[-0.5]])
    yield _random_mlp(rng, 5, 3, 2)
    yield _random_mlp(rng, 7, 2, 3)


@mlp_backward.misconception(
    "mean_forgotten",
    "Your gradients grow with the batch: J is a mean over the examples, and nothing divides by "
    "their number.",
)
def _(X, Y, params):
    return _network(X, Y, params, error=lambda Z, P, Y: P - Y)


@mlp_backward.misconception(
    "mean_twice", "You divided by the number of examples twice; J is a mean only once."
)
def _(X, Y, params):
    return _network(X, Y, params, error=lambda Z, P, Y: (P - Y) / len(Y) ** 2)


@mlp_backward.misconception(
    "slope_forgotten",
    "The second layer is right; on the way to the first, the slope of tanh is missing.",
)
def _(X, Y, params):
    return _network(X, Y, params, slope=lambda Z, H: 1)


@mlp_backward.misconception(
    "slope_at_wrong_point",
    "The slope of tanh was taken at H; it is asked at Z1. In 1 − H² the tanh has been applied "
    "already.",
)
def _(X, Y, params):
    return _network(X, Y, params, slope=lambda Z, H: 1 - np.tanh(H) ** 2)


@mlp_backward.misconception(
    "slope_from_z", "You squared Z1 for the slope of tanh; its rule is about tanh's own value, H."
)
def _(X, Y, params):
    return _network(X, Y, params, slope=lambda Z, H: 1 - Z**2)


@mlp_backward.misconception(
    "slope_squared_outside",
    "You squared too much: in the slope of tanh only H is squared, and then taken from 1.",
)
def _(X, Y, params):
    return _network(X, Y, params, slope=lambda Z, H: (1 - H) ** 2)


@mlp_backward.misconception(
    "biases_left_out",
    "The biases are missing on the way forward: what your network computes is another one.",
)
def _(X, Y, params):
    W1, b1, W2, b2 = params
    return _network(X, Y, [W1, 0 * b1, W2, 0 * b2])


@mlp_backward.misconception(
    "input_of_first_layer",
    "For W1 you used H, which comes out of the first layer; what went into it is X.",
)
def _(X, Y, params):
    W1, b1, W2, b2 = params
    H = np.tanh(X @ W1 + b1)
    _, db1, dW2, db2 = _network(X, Y, params)
    return [H.T @ ((_sigmoid(H @ W2 + b2) - Y) / len(X) @ W2.T * (1 - H**2)), db1, dW2, db2]


@mlp_backward.misconception(
    "inputs_too",
    "The gradient of X came back too; asked are those of W1, b1, W2 and b2 alone.",
)
def _(X, Y, params):
    W1, b1, W2, b2 = params
    H = np.tanh(X @ W1 + b1)
    dZ1 = (_sigmoid(H @ W2 + b2) - Y) / len(X) @ W2.T * (1 - H**2)
    return [dZ1 @ W1.T, *_network(X, Y, params)]


@mlp_backward.symptom(
    "shapes_do_not_fit",
    "A matrix product does not fit: its inner sizes differ. `dense_backward` takes what went into "
    "the layer, the layer's weights, and what arrives at its output, in this order.",
    torch="W1, b1, W2, b2 = params\nH = torch.tanh(X @ W1 + b1)\n"
    "dZ2 = (torch.sigmoid(H @ W2 + b2) - Y) / len(X)\n"
    "return dZ2 @ W2.T, b1, W2 @ dZ2, b2",
    tensorflow="W1, b1, W2, b2 = params\nH = tf.tanh(X @ W1 + b1)\n"
    "dZ2 = (tf.sigmoid(H @ W2 + b2) - Y) / len(X)\n"
    "return dZ2 @ tf.transpose(W2), b1, W2 @ dZ2, b2",
)
def _(seen):
    return any(o.failure and _is_misfit(o.failure.message) for o in seen)


@mlp_backward.misconception(
    "sigmoids_slope", "H(1 − H) is the slope of a sigmoid; the hidden layer here is tanh."
)
def _(X, Y, params):
    return _network(X, Y, params, slope=lambda Z, H: H * (1 - H))


@mlp_backward.misconception(
    "sigmoid_slope_left_in",
    "The slope of the last sigmoid is still in your gradients. With binary cross-entropy it "
    "cancels: what arrives at Z2 is only the difference of P and Y, and the mean.",
)
def _(X, Y, params):
    return _network(X, Y, params, error=lambda Z, P, Y: (P - Y) * P * (1 - P) / len(Y))


@mlp_backward.misconception(
    "sigmoid_slope_missing",
    "You stopped at P: what arrives there must still pass the last sigmoid to reach Z2. Together, "
    "loss and sigmoid have a far simpler slope than the loss alone.",
)
def _(X, Y, params):
    return _network(X, Y, params, error=lambda Z, P, Y: (P - Y) / (P * (1 - P)) / len(Y))


@mlp_backward.misconception(
    "sigmoid_left_out",
    "You took the difference of the logits and Y; the probabilities are compared with Y.",
)
def _(X, Y, params):
    return _network(X, Y, params, error=lambda Z, P, Y: (Z - Y) / len(Y))


@mlp_backward.misconception(
    "factor_two",
    "All gradients are twice too large: the 2 belongs to the slope of a square, and there is no "
    "square in this loss.",
)
def _(X, Y, params):
    return _network(X, Y, params, error=lambda Z, P, Y: 2 * (P - Y) / len(Y))


@mlp_backward.misconception(
    "sign_turned", "All signs are turned round: these gradients point to where the loss falls."
)
def _(X, Y, params):
    return _network(X, Y, params, error=lambda Z, P, Y: (Y - P) / len(Y))


@mlp_backward.misconception(
    "second_layer_skipped",
    "The second layer is right; on the way to the first, the gradient went round W2, so every "
    "hidden unit gets the same blame.",
)
def _(X, Y, params):
    return _network(X, Y, params, through=lambda dZ2, W2: dZ2 * np.ones_like(W2.T))


@mlp_backward.misconception(
    "input_of_second_layer",
    "For W2 you used Z1; what went into the second layer is H, after tanh.",
)
def _(X, Y, params):
    return _network(X, Y, params, into_second=lambda Z: Z)


@mlp_backward.misconception(
    "bias_a_vector", "The gradients of the biases are vectors; b1 and b2 are tables with one row."
)
def _(X, Y, params):
    dW1, db1, dW2, db2 = _network(X, Y, params)
    return [dW1, db1[0], dW2, db2[0]]


@mlp_backward.misconception(
    "bias_not_reduced",
    "The gradients of the biases have one row for each example; all examples share one bias row.",
)
def _(X, Y, params):
    W1, b1, W2, b2 = params
    H = np.tanh(X @ W1 + b1)
    dZ2 = (_sigmoid(H @ W2 + b2) - Y) / len(X)
    dZ1 = dZ2 @ W2.T * (1 - H**2)
    return [X.T @ dZ1, dZ1, H.T @ dZ2, dZ2]


@mlp_backward.misconception(
    "bias_mean",
    "The biases' gradients are too small: you took their mean over the batch once more, after the "
    "mean of J.",
)
def _(X, Y, params):
    dW1, db1, dW2, db2 = _network(X, Y, params)
    return [dW1, db1 / len(X), dW2, db2 / len(X)]


@mlp_backward.misconception(
    "weights_transposed", "Your gradients of W1 and W2 lie on their side: transpose them back."
)
def _(X, Y, params):
    dW1, db1, dW2, db2 = _network(X, Y, params)
    return [dW1.T, db1, dW2.T, db2]


@mlp_backward.misconception(
    "order_swapped",
    "All four are right but in another order: the gradients of W1, b1, W2, b2 are asked, like "
    "params.",
)
def _(X, Y, params):
    dW1, db1, dW2, db2 = _network(X, Y, params)
    return [dW2, db2, dW1, db1]


@mlp_backward.misconception(
    "weights_first",
    "All four are right but in another order: the gradients of W1, b1, W2, b2 are asked, like "
    "params.",
)
def _(X, Y, params):
    dW1, db1, dW2, db2 = _network(X, Y, params)
    return [dW1, dW2, db1, db2]


@mlp_backward.misconception(
    "already_stepped",
    "You took a step: these are weights minus their gradients. The gradients alone are asked.",
)
def _(X, Y, params):
    return [p - d for p, d in zip(params, _network(X, Y, params), strict=True)]


mlp_backward.variant(
    torch="""
W1, b1, W2, b2 = params
H = torch.tanh(X @ W1 + b1)
dZ2 = (torch.sigmoid(H @ W2 + b2) - Y) / X.shape[0]
dZ1 = (dZ2 @ W2.T) * (1 - H * H)
return X.T @ dZ1, dZ1.sum(0, keepdim=True), H.T @ dZ2, dZ2.sum(0, keepdim=True)
""",
    tensorflow="""
W1, b1, W2, b2 = params
H = tf.tanh(X @ W1 + b1)
dZ2 = (tf.sigmoid(H @ W2 + b2) - Y) / len(X)
dZ1 = (dZ2 @ tf.transpose(W2)) * (1 - H * H)
one = tf.ones([1, len(X)])
return tf.transpose(X) @ dZ1, one @ dZ1, tf.transpose(H) @ dZ2, one @ dZ2
""",
)
mlp_backward.variant(
    torch="""
W1, b1, W2, b2 = params
total = [torch.zeros_like(p) for p in params]
for x, y in zip(X, Y):
    h = torch.tanh(x @ W1 + b1)
    dz2 = torch.sigmoid(h @ W2 + b2) - y
    dz1 = dz2 * W2.T * (1 - h**2)
    for t, d in zip(total, (torch.outer(x, dz1[0]), dz1, h.T * dz2, dz2)):
        t += d / len(X)
return total
""",
    tensorflow="""
W1, b1, W2, b2 = params
total = [tf.zeros_like(p) for p in params]
for x, y in zip(X, Y):
    h = tf.tanh(x[None, :] @ W1 + b1)
    dz2 = tf.sigmoid(h @ W2 + b2) - y
    dz1 = dz2 * tf.transpose(W2) * (1 - h**2)
    parts = (x[:, None] * dz1, dz1, tf.transpose(h) * dz2, dz2)
    total = [t + d / len(X) for t, d in zip(total, parts)]
return total
""",
)
mlp_backward.variant(
    torch="""
params = [p.clone().requires_grad_() for p in params]
W1, b1, W2, b2 = params
Z2 = torch.tanh(X @ W1 + b1) @ W2 + b2
return torch.autograd.grad(torch.nn.functional.binary_cross_entropy_with_logits(Z2, Y), params)
""",
    tensorflow="""
with tf.GradientTape() as tape:
    tape.watch(params)
    W1, b1, W2, b2 = params
    Z2 = tf.tanh(X @ W1 + b1) @ W2 + b2
    J = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(Y, Z2))
return tape.gradient(J, params)
""",
)

DIFFERENCES = (
    Difference(
        "turning a matrix on its side",
        "`W.T`",
        "`tf.transpose(W)`; there is no `W.T`",
        "W = torch.tensor([[1., 2.]])\nholds = W.T.shape == (2, 1)",
        "W = tf.constant([[1., 2.]])\ntry:\n    W.T\n    holds = False\n"
        "except AttributeError:\n    holds = tf.transpose(W).shape == (2, 1)",
    ),
    Difference(
        "adding up the batch, one row kept",
        "`U.sum(dim=0, keepdim=True)`",
        "`tf.reduce_sum(U, axis=0, keepdims=True)`",
        "holds = torch.ones(5, 3).sum(dim=0, keepdim=True).shape == (1, 3)",
        "holds = tf.reduce_sum(tf.ones([5, 3]), axis=0, keepdims=True).shape == (1, 3)",
    ),
    Difference(
        "going back twice through the same graph",
        "the graph is used up: an error, unless `retain_graph=True`",
        "the tape is used up: an error, unless `tf.GradientTape(persistent=True)`",
        "w = torch.tensor(3., requires_grad=True)\nJ = w * w\n"
        "torch.autograd.grad(J, w, retain_graph=True)\ntorch.autograd.grad(J, w)\n"
        "try:\n    torch.autograd.grad(J, w)\n    holds = False\n"
        "except RuntimeError:\n    holds = True",
        "w = tf.Variable(3.)\nwith tf.GradientTape(persistent=True) as kept:\n"
        "    with tf.GradientTape() as tape:\n        J = w * w\n"
        "tape.gradient(J, w)\ntry:\n    tape.gradient(J, w)\n    holds = False\n"
        "except RuntimeError:\n"
        "    holds = float(kept.gradient(J, w)) == float(kept.gradient(J, w)) == 6",
    ),
    Difference(
        "the gradient of a value on the way, such as z1",
        "call `z1.retain_grad()` before going back, then read `z1.grad`",
        "ask the tape: `tape.gradient(J, z1)`",
        "import warnings\nwarnings.simplefilter('ignore')\n"
        "w = torch.tensor(2., requires_grad=True)\nz, v = w * 3, w * 3\nz.retain_grad()\n"
        "(z * z + v).backward()\nholds = z.grad.item() == 12 and v.grad is None",
        "w = tf.Variable(2.)\nwith tf.GradientTape() as tape:\n    z = w * 3\n    J = z * z\n"
        "holds = float(tape.gradient(J, z)) == 12",
    ),
    Difference(
        "a weight that J does not depend on",
        "`torch.autograd.grad` raises an error, unless `allow_unused=True`",
        "`tape.gradient` returns None",
        "w = torch.tensor(3., requires_grad=True)\nv = torch.tensor(2., requires_grad=True)\n"
        "try:\n    torch.autograd.grad(w * w, v)\n    holds = False\nexcept RuntimeError:\n"
        "    holds = torch.autograd.grad(w * w, v, allow_unused=True) == (None,)",
        "w, v = tf.Variable(3.), tf.Variable(2.)\nwith tf.GradientTape() as tape:\n    J = w * w\n"
        "holds = tape.gradient(J, v) is None",
    ),
    Difference(
        "the shape of a layer's weight, and of its gradient",
        "`torch.nn.Linear`: [n_outputs, n_inputs]",
        "`tf.keras.layers.Dense`: [n_inputs, n_outputs]",
        "layer = torch.nn.Linear(2, 3)\nlayer(torch.ones(5, 2)).sum().backward()\n"
        "holds = layer.weight.grad.shape == (3, 2)",
        "layer = tf.keras.layers.Dense(3)\nwith tf.GradientTape() as tape:\n"
        "    J = tf.reduce_sum(layer(tf.ones([5, 2])))\n"
        "holds = tape.gradient(J, layer.kernel).shape == (2, 3)",
    ),
)

SYMPTOMS = (
    (
        "the loss falls, yet the gradient check fails for the first layer only",
        "the slope of the activation is missing, or was taken at the wrong point",
    ),
    (
        "right for one example, n times too large for n",
        "the mean over the batch was forgotten",
    ),
    (
        "the gradient of a value that is used twice is too small",
        "its second path overwrote the first: at a fork, gradients add up",
    ),
    (
        "after training all hidden units are alike",
        "they started alike, and equal units get equal gradients",
    ),
    (
        "the loss does not start near ln 2 ≈ 0.69 for two classes",
        "the first weights are too large, or the labels do not fit the loss",
    ),
)
