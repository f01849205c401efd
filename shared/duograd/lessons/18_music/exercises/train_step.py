"""One step of training with a clipped gradient: the loss before it, the weights after it."""

import numpy as np

from duograd.exercises import Case, Exercise, Named

from .symbols import losses_of, softmax

exercise = Exercise(
    points=3,
    hints=[
        "Call your function twice on the same batch: the second loss should be lower. Is it? And "
        "how far do the weights move when `limit` is tiny?",
        "It is the step of lab 07 with one thing between gradient and optimizer: where the "
        "gradient is longer than `limit`, all of it is shortened together.",
        "Loss, gradients, clip, step. Your framework has a function that clips a list of gradients "
        "by their *common* norm.",
        "A like example: three wishes that cost 3, 4 and 12 cost 13 as one arrow; with 6.5 in the "
        "purse each is cut to its half.",
    ],
)

LEFT = 0.5  # what PyTorch's gradients hold before the call


VELOCITY = {"momentum": 0.5, "velocity": 0.04}  # what an optimizer may bring along


def gradients_of(model, X, Y, mask=None):
    """The loss and its gradients by E, W and b, for logits E[X] W + b."""
    E, W, b = (np.array(model[name], dtype="float64") for name in "EWb")
    Z, mask = E[X] @ W + b, Y != 0 if mask is None else mask
    slopes = (softmax(Z) - np.eye(len(b))[Y]) * mask[..., None] / mask.sum()
    table = np.zeros_like(E)
    np.add.at(table, X, slopes @ W.T)
    rows = E[X].reshape(-1, E.shape[1])
    flat = slopes.reshape(-1, len(b))
    return (losses_of(Z, Y) * mask).sum() / mask.sum(), [table, rows.T @ flat, flat.sum(axis=0)]


def norm_of(*gradients):
    """Their length as one arrow."""
    return np.sqrt(sum((g**2).sum() for g in gradients))


def common(gradients, limit):
    """All gradients shortened together, where they are longer than limit as one arrow."""
    norm = norm_of(*gradients)
    return [g * min(1, limit / norm) for g in gradients]


def stepped(model, optimizer, X, Y, limit, clip=common, gradients=None):
    """[the loss before, the weights after], with another way to clip by keyword."""
    loss, exact = gradients_of(model, X, Y)
    moved = clip(exact if gradients is None else gradients, limit)
    rate, pushed = optimizer["learning_rate"], push_of(optimizer)
    E, W, b = (model[name] - rate * (g + pushed) for name, g in zip("EWb", moved, strict=True))
    return [np.array(loss), [[E], [W, b]]]


def push_of(optimizer):
    """What the optimizer adds to each gradient, from the steps before."""
    return optimizer.get("momentum", 0) * optimizer.get("velocity", 0)


@exercise.oracle
def train_step(model, optimizer, X, Y, limit):
    return stepped(model, optimizer, X, Y, limit)


def case(rng, n, T, symbols, d, learning_rate, limit, spread=1.0, **more):
    weights = {
        "E": rng.normal(0, spread, (symbols, d)), "W": rng.normal(0, spread, (d, symbols)),
        "b": rng.normal(0, 1, symbols), "left": LEFT,
    }  # fmt: skip
    X, Y = rng.integers(1, symbols, (2, n, T))
    if n * T < symbols:  # TensorFlow measures a row that was looked up twice as two rows
        X = 1 + rng.permutation(symbols - 1)[: n * T].reshape(n, T)
    Y[0, -1] = 0
    told = "SGD with momentum" if more else "SGD"
    arguments = {
        "model": Named("token_model", weights, "a small model"),
        "optimizer": Named("sgd", {"learning_rate": learning_rate, **more}, told),
        "X": X, "Y": Y, "limit": limit,
    }  # fmt: skip
    return Case(arguments, observe=("model",))


@exercise.cases
def cases(rng):
    yield case(rng, 1, 2, 3, 2, 0.5, 0.01)
    yield case(rng, 2, 2, 5, 2, 1.0, 0.4)
    yield case(rng, 2, 3, 7, 3, 0.3, 1000.0, 12.0)  # nothing is clipped
    yield case(rng, 2, 3, 7, 3, 1.0, 0.2, **VELOCITY)


@exercise.mistake
def not_clipped(model, optimizer, X, Y, limit):
    """The loss is right, and the step is that of the whole gradient: nothing was clipped."""
    return stepped(model, optimizer, X, Y, limit, clip=lambda gradients, limit: gradients)


@exercise.mistake
def own_step(model, optimizer, X, Y, limit):
    """Right where the optimizer is plain SGD. Where it has a momentum, the step is as if it had
    none: let the optimizer that is given make it, as it is."""
    return stepped(model, {"learning_rate": optimizer["learning_rate"]}, X, Y, limit)


@exercise.mistake
def each_clipped_alone(model, optimizer, X, Y, limit):
    """As if each tensor were clipped by its own norm: that turns the step into another direction.
    One norm counts for all of them together."""
    alone = lambda gradients, limit: [common([g], limit)[0] for g in gradients]  # noqa: E731
    return stepped(model, optimizer, X, Y, limit, clip=alone)


@exercise.mistake
def biases_not_clipped(model, optimizer, X, Y, limit):
    """As if only the tables were clipped, and the biases left as they are: one norm counts for all
    of them together."""
    tables = lambda gradients, limit: [*common(gradients[:2], limit), gradients[2]]  # noqa: E731
    return stepped(model, optimizer, X, Y, limit, clip=tables)


@exercise.mistake
def table_not_clipped(model, optimizer, X, Y, limit):
    """As if only the dense layer were clipped, and the table of the characters left as it is: one
    norm counts for all of them together."""
    dense = lambda gradients, limit: [gradients[0], *common(gradients[1:], limit)]  # noqa: E731
    return stepped(model, optimizer, X, Y, limit, clip=dense)


@exercise.mistake
def clipped_by_value(model, optimizer, X, Y, limit):
    """As if each number of the gradient were cut off at the limit: that turns the step into another
    direction. All are shortened together."""
    cut = lambda gradients, limit: [np.clip(g, -limit, limit) for g in gradients]  # noqa: E731
    return stepped(model, optimizer, X, Y, limit, clip=cut)


def measured(slug, told, length):
    """Let another length of all gradients be a mistake."""

    def shortened(gradients, limit):
        return [g * min(1, limit / length(gradients)) for g in gradients]

    def formula(model, optimizer, X, Y, limit):
        return stepped(model, optimizer, X, Y, limit, clip=shortened)

    words = f"As if the gradients' length were {told}. It is that of an arrow: the root of the " \
            "sum of the squares of all numbers."  # fmt: skip
    exercise.mistake(formula, slug=slug, words=words)


measured("length_by_sum", "the sum of their sizes", lambda g: sum(abs(one).sum() for one in g))
measured("length_by_largest", "their largest size", lambda g: max(abs(one).max() for one in g))
measured("length_not_rooted", "the sum of their squares", lambda g: sum((h**2).sum() for h in g))
measured("lengths_added", "the lengths of all tensors, added up", lambda g: sum(map(norm_of, g)))


@exercise.mistake
def weights_cut_off(model, optimizer, X, Y, limit):
    """As if the *weights* were cut off at the limit after the step. It is a limit for the
    gradients."""
    loss, weights = stepped(model, optimizer, X, Y, limit, clip=lambda gradients, limit: gradients)
    return [loss, [[np.clip(one, -limit, limit) for one in layer] for layer in weights]]


@exercise.mistake
def length_returned(model, optimizer, X, Y, limit):
    """The weights are right; what came back is the length of the gradients, not the loss."""
    length = norm_of(*gradients_of(model, X, Y)[1])
    return [np.array(length), train_step(model, optimizer, X, Y, limit)[1]]


@exercise.mistake
def stepped_twice(model, optimizer, X, Y, limit):
    """The loss is right, but the step looks as if the optimizer had made two with one gradient."""
    once = push_of(optimizer)
    more = optimizer.get("momentum", 0)
    twice = lambda g, m: [(2 + more) * one + more * once for one in common(g, m)]  # noqa: E731
    return stepped(model, optimizer, X, Y, limit, clip=twice)


@exercise.mistake
def always_scaled(model, optimizer, X, Y, limit):
    """As if every gradient were brought to the length `limit`, short ones too. Below the limit it
    stays as it is."""

    def scaled(gradients, limit):
        return [g * limit / norm_of(*gradients) for g in gradients]

    return stepped(model, optimizer, X, Y, limit, clip=scaled)


@exercise.mistake
def shortened_to_1(model, optimizer, X, Y, limit):
    """As if gradients that are longer than `limit` were brought to the length 1, whatever `limit`
    is. It is the length that they are to have."""

    def unit(gradients, limit):
        norm = norm_of(*gradients)
        return [g / norm if norm > limit else g for g in gradients]

    return stepped(model, optimizer, X, Y, limit, clip=unit)


@exercise.mistake
def no_step(model, optimizer, X, Y, limit):
    """The loss is right, but the weights are where they were."""
    E, W, b = (np.array(model[name]) for name in "EWb")
    return [np.array(gradients_of(model, X, Y)[0]), [[E], [W, b]]]


@exercise.mistake
def old_gradient_added(model, optimizer, X, Y, limit):
    """The loss is right, and the step is that of this gradient *plus* one that was there before."""
    _, gradients = gradients_of(model, X, Y)
    return stepped(model, optimizer, X, Y, limit, gradients=[g + LEFT for g in gradients])


@exercise.mistake
def loss_after_the_step(model, optimizer, X, Y, limit):
    """The weights are right; the loss is that after the step, and the one before it is asked."""
    _, [[E], [W, b]] = train_step(model, optimizer, X, Y, limit)
    loss, _ = gradients_of({"E": E, "W": W, "b": b}, X, Y)
    return [np.array(loss), [[E], [W, b]]]


@exercise.mistake
def uphill(model, optimizer, X, Y, limit):
    """The step goes uphill: the loss grows with it."""
    return stepped(model, optimizer, X, Y, limit, clip=lambda g, m: [-one for one in common(g, m)])


@exercise.mistake
def padding_counted(model, optimizer, X, Y, limit):
    """As if the empty places counted in the loss: is it `sequence_loss` that you call?"""
    loss, gradients = gradients_of(model, X, Y, np.ones(Y.shape, bool))
    return [np.array(loss), stepped(model, optimizer, X, Y, limit, gradients=gradients)[1]]


@exercise.mistake
def table_not_trained(model, optimizer, X, Y, limit):
    """The dense layer learns and the table of the characters does not."""
    loss, [[_], dense] = train_step(model, optimizer, X, Y, limit)
    return [loss, [[np.array(model["E"])], dense]]
