"""The way back through a dense layer: three products and sums, each with its own shape."""

import numpy as np

from duograd.exercises import Exercise, failed

from .tables import misfits

exercise = Exercise(
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


@exercise.oracle
def dense_backward(X, W, upstream):
    return [upstream @ W.T, X.T @ upstream, upstream.sum(0, keepdims=True)]


def layer(X, W, upstream):
    return {"X": np.array(X), "W": np.array(W), "upstream": np.array(upstream)}


@exercise.cases
def cases(rng):
    yield layer([[1.0, 2.0]], [[3.0], [4.0]], [[5.0]])
    yield layer([[1.0, 2.0], [0.0, 1.0]], [[3.0], [0.0]], [[500.0], [-1.0]])
    yield layer(rng.normal(1, 1, (5, 3)), rng.normal(0, 1, (3, 2)), rng.normal(1, 1, (5, 2)))
    yield layer(rng.normal(0.1, 0.1, (2, 7)), rng.normal(0, 1, (7, 3)), rng.normal(1, 1, (2, 3)))
    yield layer(rng.normal(1, 1, (3, 3)), rng.normal(0, 1, (3, 3)), rng.normal(-1, 1, (3, 3)))
    yield layer(rng.normal(1, 1, (37, 1)), rng.normal(0, 1, (1, 3)), rng.normal(-1, 1, (37, 3)))
    yield layer(rng.normal(1, 1, (3, 5)), rng.normal(0, 1, (5, 1)), rng.normal(-1, 1, (3, 1)))


def wrong_dW(wrong):
    """Let a mistake say only the gradient of W; those of X and b are as they should be."""

    def formula(X, W, upstream):
        dX, _, db = dense_backward(X, W, upstream)
        return [dX, wrong(X, W, upstream), db]

    return exercise.mistake(formula, wrong)


def wrong_db(wrong):
    """Let a mistake say only the gradient of b; those of X and W are as they should be."""

    def formula(X, W, upstream):
        dX, dW, _ = dense_backward(X, W, upstream)
        return [dX, dW, wrong(upstream)]

    return exercise.mistake(formula, wrong)


@wrong_dW
def weights_transposed(X, W, upstream):
    """Your gradient of W lies on its side: it must have the shape of W, one row for each input."""
    return upstream.T @ X


@wrong_dW
def mean_over_batch(X, W, upstream):
    """You divided by the number of examples. If J is a mean, the upstream gradient has been divided
    already; here you only add up."""
    return X.T @ upstream / len(X)


@exercise.mistake
def all_means(X, W, upstream):
    """Your gradients of W and b are means over the batch. If J is a mean, the upstream gradient has
    been divided already; here you only add up."""
    dX, dW, db = dense_backward(X, W, upstream)
    return [dX, dW / len(X), db / len(X)]


@wrong_dW
def upstream_ignored(X, W, upstream):
    """The gradient of W is the same whatever arrives: upstream is not in it, only the inputs
    are."""
    return X.T @ np.ones_like(upstream)


@wrong_dW
def not_summed_over_batch(X, W, upstream):
    """The gradient of W came back once for each example. All examples use the same W: what do you
    do with what each of them brings?"""
    return X[:, :, None] * upstream[:, None, :]


@wrong_dW
def first_example_only(X, W, upstream):
    """Only the first example is in your gradient of W: the others use the same W, and have a say
    too."""
    return X[:1].T @ upstream[:1]


@wrong_dW
def last_example_only(X, W, upstream):
    """Only the last example is left in your gradient of W: what each brings must be added to what
    was there."""
    return X[-1:].T @ upstream[-1:]


@wrong_dW
def last_example_missing(X, W, upstream):
    """The last example is missing in your gradient of W: it uses the same W, and has a say too."""
    return X[:-1].T @ upstream[:-1]


@exercise.mistake
def inputs_mean_too(X, W, upstream):
    """You divided the gradient of X by the number of examples. If J is a mean, the upstream
    gradient has been divided already."""
    dX, dW, db = dense_backward(X, W, upstream)
    return [dX / len(X), dW, db]


@exercise.mistake
def weights_reshaped(X, W, upstream):
    """The gradient of X is upstream times the numbers of W reshaped to [k, m]. `reshape` reads a
    table row by row into the new shape; turning it on its side is another thing."""
    _, dW, db = dense_backward(X, W, upstream)
    return [upstream @ W.reshape(W.shape[::-1]), dW, db]


@wrong_dW
def summed_too_early(X, W, upstream):
    """You added up X and upstream over the batch and multiplied the sums: then each input meets the
    upstream of every example. First multiply, example by example, then add up."""
    return X.sum(0)[:, None] * upstream.sum(0)


@wrong_dW
def reshaped(X, W, upstream):
    """These are the numbers of X reshaped to [m, n], times upstream. `reshape` reads a table row by
    row into the new shape; turning it on its side is another thing."""
    return X.reshape(X.shape[::-1]) @ upstream


@wrong_dW
def product_reshaped(X, W, upstream):
    """Your gradient of W has the right shape, and the right numbers in wrong places, as when a
    table [k, m] is reshaped: that does not turn it on its side."""
    return (upstream.T @ X).reshape(W.shape)


@wrong_dW
def times_the_weights(X, W, upstream):
    """Your gradient of W is the right one times W: W has no say in it."""
    return W * (X.T @ upstream)


@wrong_db
def bias_mean(upstream):
    """Your gradient of b is the mean of the upstream rows: all examples share one b, so what they
    bring adds up."""
    return upstream.mean(0, keepdims=True)


@wrong_db
def bias_not_reduced(upstream):
    """The gradient of b has one row for each example; b has only one row, which all examples
    share."""
    return upstream


@wrong_db
def bias_a_vector(upstream):
    """The gradient of b is a vector [k]; b is a table with one row, [1, k]."""
    return upstream.sum(0)


@wrong_db
def bias_summed_over_outputs(upstream):
    """For b you added up over the outputs; each output has a bias of its own, shared by the
    examples."""
    return upstream.sum(1, keepdims=True)


@exercise.mistake
def order_swapped(X, W, upstream):
    """X and W are swapped: the gradient of X comes first, then those of W and b."""
    dX, dW, db = dense_backward(X, W, upstream)
    return [dW, dX, db]


@exercise.telltale
def shapes_do_not_fit(seen):
    """A matrix product does not fit: its inner sizes differ. A gradient has the shape of what it
    belongs to, so dX is [n, m] and dW is [m, k]. Of X [n, m], W [m, k] and upstream [n, k]: which
    must be turned (transposed), and which comes first?"""
    return misfits(seen)


@exercise.telltale
def elementwise(seen):
    """Two tables do not meet: `*` multiplies number by number. A matrix product is written `@`."""
    return failed(seen, "must match the size of tensor", "Incompatible shapes")


@wrong_dW
def already_stepped(X, W, upstream):
    """For W you returned the weights minus their gradient: the gradient alone is asked."""
    return W - X.T @ upstream
