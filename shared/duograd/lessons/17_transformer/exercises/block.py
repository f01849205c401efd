"""A block of a Transformer: what is added to what, and what is brought into form before it."""

import math

import numpy as np

from duograd.exercises import Case, Exercise, failed

from .parts import attention_of, block_of, drawn, fed_forward, norm, shapes_of

exercise = Exercise(
    points=3,
    gradients=("X",),
    hints=[
        "Set W_o, W2 and b2 to zeros in your mind. Then both parts give 0. What must come back?",
        "A block *adds to* what came in; it never replaces it. And each of its two parts reads a "
        "normed copy, while what is added to stays as it is.",
        "Two lines: X plus `multi_head` of the first norm; then that sum plus the small network "
        "(W1, b1, ReLU, W2, b2) of the second norm of *that sum*.",
        "A like example: a text that two editors correct, one after the other. Each reads a clean "
        "print of it, and writes only corrections: text = text + corrections.",
    ],
)


@exercise.oracle
def block(X, weights, n_heads):
    return block_of(X, weights, n_heads)


def given(rng, n, T, d, n_heads, spread=1.0, loud=3, **options):
    weights = {name: drawn(rng, name, shape) for name, shape in shapes_of(d).items()}
    weights["W_o"] *= spread  # so that the second norm has numbers of this size, too
    weights["W1"] *= loud  # some of what the ReLU reads is large
    told = f"X of shape [{n}, {T}, {d}], weights of a block with d = {d} and n_heads = {n_heads}"
    arguments = {"X": rng.normal(0, spread, (n, T, d)), "weights": weights, "n_heads": n_heads}
    return Case(arguments, told=told, **options)


@exercise.cases
def cases(rng):
    yield nothing_to_add()
    yield given(rng, 1, 3, 4, 2)
    yield given(rng, 2, 5, 6, 3, spread=100, gradient=False)
    yield given(rng, 3, 1, 4, 1, loud=100, gradient=False)
    yield given(rng, 1, 2, 4, 2, spread=0.01, gradient=False)  # small numbers feel epsilon


def nothing_to_add():
    """A block whose two parts give 0, so that X comes back."""
    weights = {n: np.ones(s) * (n in ("gain1", "gain2")) for n, s in shapes_of(2).items()}
    X = np.array([[[1.0, 3.0], [0.0, 4.0]]])
    told = "X = [[[1, 3], [0, 4]]], gains of 1, all other weights 0, and n_heads = 1"
    return Case({"X": X, "weights": weights, "n_heads": 1}, told=told)


@exercise.telltale
def a_name_that_is_not_there(seen):
    """The weights are a table with the names of the docstring: look one of them up with its name
    in square brackets."""
    errors = {one.failure.type for one in seen if one.failure}
    return bool(errors & {"KeyError"}) or failed(seen, "'dict' object has no attribute")


@exercise.given_else
def one_head():
    """As if there were a single head, whatever n_heads says."""
    return {"n_heads": 1}


def taken_else(slug, words, **other):
    """Let it be a mistake to take other weights: gain2="gain1" takes gain1 for gain2."""

    def changed(weights):
        return {"weights": {**weights, **{name: weights[one] for name, one in other.items()}}}

    exercise.given_else(changed, slug=slug, words=words)


ORDER = "are the wrong way round: `multi_head` takes W_q, W_k, W_v, W_o, in that order."
taken_else("keys_and_values_swapped", f"W_k and W_v {ORDER}", W_k="W_v", W_v="W_k")
taken_else("queries_and_keys_swapped", f"W_q and W_k {ORDER}", W_q="W_k", W_k="W_q")
taken_else(
    "norms_swapped",
    "The norms are the wrong way round: gain1 and bias1 are for that before the attention.",
    gain1="gain2", bias1="bias2", gain2="gain1", bias2="bias1",
)  # fmt: skip
taken_else(
    "gains_swapped",
    "The gains are the wrong way round: gain1 is for the norm before the attention.",
    gain1="gain2", gain2="gain1",
)  # fmt: skip
taken_else(
    "gains_for_biases",
    "Gain and bias are the wrong way round in both norms: the gain comes before the bias.",
    gain1="bias1", bias1="gain1", gain2="bias2", bias2="gain2",
)  # fmt: skip
taken_else(
    "one_norm_for_both",
    "Both parts were given a norm with gain1 and bias1: the second has its own, gain2 and bias2.",
    gain2="gain1", bias2="bias1",
)  # fmt: skip
taken_else(
    "second_norm_for_both",
    "Both parts were given a norm with gain2 and bias2: the first has its own, gain1 and bias1.",
    gain1="gain2", bias1="bias2",
)  # fmt: skip
for name, one in (("gain2", "gain1"), ("bias2", "bias1"), ("gain1", "gain2"), ("bias1", "bias2")):
    words = f"As if {one} had been taken for {name}, too: each norm has its own."
    taken_else(f"{one}_for_{name}", words, **{name: one})


def with_epsilons(first, second, words):
    """Let other epsilons be a mistake."""

    def formula(X, weights, n_heads):
        w = weights
        X = X + attended(norm(X, w["gain1"], w["bias1"], first), w, n_heads)
        return X + fed_forward(norm(X, w["gain2"], w["bias2"], second), w)

    slug = f"epsilons_{first * 1e6:.0f}_{second * 1e6:.0f}"  # in millionths
    exercise.mistake(formula, slug=slug, words=f"{words}: 0.00001 is asked.")


for epsilon, told in ((1e-3, "0.001"), (1e-6, "0.000001"), (0, "0, or nearly so,")):
    with_epsilons(epsilon, epsilon, f"As if epsilon were {told} in both norms")
    with_epsilons(1e-5, epsilon, f"As if epsilon were {told} in the second norm")
    with_epsilons(epsilon, 1e-5, f"As if epsilon were {told} in the first norm")


def put_together(wrong):
    """Let a mistake say how the parts are put together: X, both norms, both parts."""

    def formula(X, weights, n_heads):
        w = weights
        norms = [lambda X, k=k: norm(X, w[f"gain{k}"], w[f"bias{k}"]) for k in (1, 2)]
        return wrong(X, *norms, lambda X: attended(X, w, n_heads), lambda X: fed_forward(X, w))

    return exercise.mistake(formula, wrong)


def attended(X, w, n_heads):
    return attention_of(X, w["W_q"], w["W_k"], w["W_v"], w["W_o"], n_heads)


@put_together
def after_norm(X, norm1, norm2, attend, feed):
    """The norms stand *after* the sums. So the first paper had it, and it is harder to train;
    asked is a norm before each part, and none on what is added to."""
    X = norm1(X + attend(X))
    return norm2(X + feed(X))


@put_together
def norm_at_the_end(X, norm1, norm2, attend, feed):
    """What came back is normed once more: a block hands on the sum as it is."""
    X = X + attend(norm1(X))
    return norm2(X + feed(norm2(X)))


@put_together
def norms_on_the_parts(X, norm1, norm2, attend, feed):
    """The norms were taken of what the parts gave. Asked are norms of what the parts read."""
    X = X + norm1(attend(X))
    return X + norm2(feed(X))


@put_together
def no_first_residual(X, norm1, norm2, attend, feed):
    """What the attention gave took the place of X. It is to be added to it."""
    X = attend(norm1(X))
    return X + feed(norm2(X))


@put_together
def no_second_residual(X, norm1, norm2, attend, feed):
    """What the small network gave took the place of the sum before it. It is to be added to it."""
    X = X + attend(norm1(X))
    return feed(norm2(X))


@put_together
def no_residuals(X, norm1, norm2, attend, feed):
    """Both parts took the place of what they had read. Each is to be added to what came in."""
    return feed(norm2(attend(norm1(X))))


@put_together
def first_added_to_norm(X, norm1, norm2, attend, feed):
    """The attention was added to the *normed* X: what is added to stays as it came."""
    X = norm1(X) + attend(norm1(X))
    return X + feed(norm2(X))


@put_together
def second_added_to_norm(X, norm1, norm2, attend, feed):
    """The small network was added to the *normed* sum: what is added to stays as it is."""
    X = X + attend(norm1(X))
    return norm2(X) + feed(norm2(X))


@put_together
def both_added_to_norms(X, norm1, norm2, attend, feed):
    """Both parts were added to the *normed* copy that they had read. What is added to stays as it
    is."""
    X = norm1(X) + attend(norm1(X))
    return norm2(X) + feed(norm2(X))


@put_together
def added_to_the_start(X, norm1, norm2, attend, feed):
    """The small network was added to the X that came in: what the attention had added is lost."""
    return X + feed(norm2(X + attend(norm1(X))))


@put_together
def side_by_side(X, norm1, norm2, attend, feed):
    """The small network read what came in. It is to read what is there after the attention."""
    return X + attend(norm1(X)) + feed(norm2(X))


@put_together
def one_normed_copy(X, norm1, norm2, attend, feed):
    """The small network read what the attention had read, a norm of what came in. It is to read the
    second norm, of the sum that is there by then."""
    return X + attend(norm1(X)) + feed(norm1(X))


@put_together
def other_order(X, norm1, norm2, attend, feed):
    """The small network came first, and then the attention: the other way round is asked."""
    X = X + feed(norm2(X))
    return X + attend(norm1(X))


@put_together
def no_norms(X, norm1, norm2, attend, feed):
    """As if there were no norms: both parts read what came in as it is."""
    X = X + attend(X)
    return X + feed(X)


@put_together
def no_first_norm(X, norm1, norm2, attend, feed):
    """The attention read X as it is, and not its norm."""
    X = X + attend(X)
    return X + feed(norm2(X))


@put_together
def no_second_norm(X, norm1, norm2, attend, feed):
    """The small network read the sum as it is, and not its norm."""
    X = X + attend(norm1(X))
    return X + feed(X)


@put_together
def attention_only(X, norm1, norm2, attend, feed):
    """The second part is missing: the small network."""
    return X + attend(norm1(X))


@put_together
def network_only(X, norm1, norm2, attend, feed):
    """The first part is missing: the attention."""
    return X + feed(norm2(X))


def feeding(wrong):
    """Let a mistake say how the small network does its work."""

    def formula(X, weights, n_heads):
        w = weights
        X = X + attended(norm(X, w["gain1"], w["bias1"]), w, n_heads)
        return X + wrong(norm(X, w["gain2"], w["bias2"]), w)

    return exercise.mistake(formula, wrong)


@feeding
def no_relu(X, w):
    """As if the small network had no ReLU: then its two layers act as one."""
    return fed_forward(X, w, lambda Z: Z)


@feeding
def relu_at_the_end(X, w):
    """The second layer's result went through a ReLU, too: the small network could then only add,
    and never take away."""
    return np.maximum(fed_forward(X, w), 0)


@feeding
def relu_of_the_second(X, w):
    """The ReLU stands behind the second layer of the small network. It belongs between the two."""
    return np.maximum(fed_forward(X, w, lambda Z: Z), 0)


@feeding
def relu_before_the_bias(X, w):
    """b1 was added behind the ReLU: it belongs before it, to what the ReLU reads."""
    return (np.maximum(X @ w["W1"], 0) + w["b1"]) @ w["W2"] + w["b2"]


@feeding
def leaky(X, w):
    """As if what is negative came through the ReLU, a hundredth of it: it makes 0 of that."""
    return fed_forward(X, w, lambda Z: np.where(Z > 0, Z, Z / 100))


@feeding
def relu_up_to_6(X, w):
    """As if the ReLU ended at 6: what is larger passes it as it is."""
    return fed_forward(X, w, lambda Z: np.clip(Z, 0, 6))


@feeding
def gelu(X, w):
    """The small network has a GELU, a rounder relative of what is asked: a ReLU."""
    return fed_forward(X, w, lambda Z: Z * (1 + np.vectorize(math.erf)(Z / math.sqrt(2))) / 2)


@feeding
def tanh(X, w):
    """The small network has a tanh: asked is a ReLU."""
    return fed_forward(X, w, np.tanh)


@feeding
def sigmoid(X, w):
    """The small network has a sigmoid: asked is a ReLU."""
    return fed_forward(X, w, lambda Z: 1 / (1 + np.exp(-Z)))


@feeding
def first_bias_forgotten(X, w):
    """As if b1 were 0."""
    return fed_forward(X, {**w, "b1": 0 * w["b1"]})


@feeding
def second_bias_forgotten(X, w):
    """As if b2 were 0."""
    return fed_forward(X, {**w, "b2": 0 * w["b2"]})


@feeding
def both_biases_forgotten(X, w):
    """As if b1 and b2 were 0."""
    return fed_forward(X, {**w, "b1": 0 * w["b1"], "b2": 0 * w["b2"]})
