"""TODO say what `train_epoch` asks."""

import numpy as np

from duograd.exercises import Case, Exercise, Rng

from .common import add, exact, labels_, logits, network, neuron, slopes_, training_

exercise = Exercise(
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
        slopes = slopes_(weights, loss_fn, X, Y)
        kept = slopes if clear or kept is None else add(kept, 1, slopes)
        losses.append(loss_fn(logits(weights, X), Y))
        weights = add(weights, -optimizer["learning_rate"], kept)
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


exercise.oracle(_summed_up(_mean_per_example))


def _epoch_case(training, batch_size, rng, **options):
    drawn = {"batch_size": batch_size, "rng": Rng(int(rng.integers(2**31)))}
    return Case(training | drawn, observe=("model",), **options)


@exercise.cases
def cases(rng):
    """Where an exact answer is asked, the order of the examples makes no difference.

    They are all equal, or all in one batch. Where they differ, properties decide: the rate is 0,
    or only the order itself is looked at.
    """
    same = training_(neuron([[1.0]]), "mse_loss", 0.125, [[1.0]] * 5, [[3.0]] * 5)
    yield _epoch_case(same, 2, rng)
    X = rng.normal(0, 1, (7, 2))
    yield _epoch_case(training_(network(rng), "bce_logits_loss", 0.5, X, labels_(7)), 11, rng)
    # Four examples of which none disturbs another: (x, 1) are at right angles, pair by pair.
    signs = [[1.0, 1.0, 1.0], [1.0, -1.0, -1.0], [-1.0, 1.0, -1.0], [-1.0, -1.0, 1.0]]
    Y = rng.uniform(1, 3, (4, 1)) * [[1], [-2], [3], [1]]
    apart = training_(neuron([[0.5], [-0.5], [1.0]]), "mse_loss", 0.1, signs, Y)
    yield _epoch_case(apart, 2, rng, judged_by="properties")
    still = training_(
        neuron([[2.0]]), "mse_loss", 0.0, [[1.0], [2.0], [3.0]], [[1.0], [2.0], [-3.0]]
    )
    yield _epoch_case(still, 2, rng, judged_by="properties")
    # One neuron and two batches: every model and every step costs a student some milliseconds.
    # First twins, then another generator, then the table turned round inside each batch.
    X, Y, half = rng.normal(0, 1, (40, 2)), labels_(40), 20
    table = X, Y
    turned = [np.concatenate([x[:half][::-1], x[half:][::-1]]) for x in table]
    seed = int(rng.integers(2**31))
    for (X_t, Y_t), drawn in ((table, seed), (table, seed), (table, seed + 1), (turned, seed)):
        moving = training_(neuron([[0.5], [-0.5]]), "bce_logits_loss", 0.5, X_t, Y_t)
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


exercise.mistake(
    _summed_up(lambda losses, sizes: losses.mean()),
    slug="mean_of_batches",
    words="You took the plain mean of the batches' losses: the short batch counts as much as a full one, "
    "so its examples count more than the others.",
)


exercise.mistake(
    _summed_up(lambda losses, sizes: losses.sum()),
    slug="batches_summed",
    words="You added up the losses of the batches and divided by nothing: with more batches your number "
    "grows, though the model is no worse.",
)


exercise.mistake(
    _summed_up(lambda losses, sizes: np.sum(losses * sizes)),
    slug="examples_summed",
    words="This is the loss of all examples together; the mean for one of them is asked.",
)


exercise.mistake(
    _summed_up(lambda losses, sizes: np.sum(losses * sizes) / len(sizes)),
    slug="divided_by_batches",
    words="You added up over the examples, but divided by the number of batches.",
)


exercise.mistake(
    _summed_up(lambda losses, sizes: losses.sum() / np.sum(sizes)),
    slug="sum_of_batches_over_examples",
    words="You added one number for each batch, but divided by the number of examples: a batch's mean "
    "loss stands for several of them.",
)


exercise.mistake(
    lambda *, model, loss_fn, optimizer, X, Y, batch_size, rng: _first_only(
        model, loss_fn, optimizer, X, Y, batch_size
    ),
    slug="returned_in_the_loop",
    words="You returned after the first batch: `return` stands inside the loop.",
)


exercise.mistake(
    _summed_up(lambda losses, sizes: losses[-1]),
    slug="last_batch_only",
    words="This is the loss of the last batch alone; the mean over all is asked.",
)


exercise.mistake(
    _summed_up(lambda losses, sizes: losses[0]),
    slug="first_batch_only",
    words="The steps are right, but this is the loss of the first batch alone: the mean over all is "
    "asked.",
)


exercise.mistake(
    _summed_up(lambda losses, sizes: losses),
    slug="one_for_each_batch",
    words="One loss for each batch came back; one number for the epoch is asked.",
)


exercise.mistake(
    _summed_up(_mean_per_example, clear=False),
    slug="gradients_not_cleared",
    words="From the second batch on the steps are too long: the gradients of earlier batches were added "
    "in. torch's `.backward()` adds to what is there.",
)


exercise.mistake(
    _summed_up_full,
    slug="every_batch_counted_full",
    words="You counted every batch as a full one; the last has fewer examples.",
)


@exercise.mistake
def loss_arguments_swapped(*, model, loss_fn, optimizer, X, Y, batch_size, rng):
    """The prediction and the right answer have changed places in the call of `loss_fn`: each
    framework has an order of its own."""
    batches = _cut(X, Y, batch_size)
    losses, weights = _epoch(model, lambda z, y: loss_fn(y, z), optimizer, batches)
    return [_mean_per_example(losses, _sizes(batches)), weights]


@exercise.mistake
def loss_after_epoch(*, model, loss_fn, optimizer, X, Y, batch_size, rng):
    """This is the loss of all the data after the epoch; the mean of the losses met on the way, each
    before its step, is asked."""
    weights = _epoch(model, loss_fn, optimizer, _cut(X, Y, batch_size))[1]
    return [loss_fn(logits(weights, X), Y), weights]


@exercise.mistake
def short_batch_dropped(*, model, loss_fn, optimizer, X, Y, batch_size, rng):
    """The short batch at the end is left out: its examples were never trained on."""
    full = [batch for batch in _cut(X, Y, batch_size) if len(batch[0]) == batch_size]
    if not full:
        return [0.0, model["weights"]]
    losses, weights = _epoch(model, loss_fn, optimizer, full)
    return [losses.mean(), weights]


@exercise.mistake
def short_batch_missing(*, model, loss_fn, optimizer, X, Y, batch_size, rng):
    """The short batch at the end is left out: its examples were never trained on, yet they are
    counted in the mean."""
    full = [batch for batch in _cut(X, Y, batch_size) if len(batch[0]) == batch_size]
    losses, weights = _epoch(model, loss_fn, optimizer, full)
    return [losses.sum() * batch_size / len(X), weights]


@exercise.mistake
def one_step_only(*, model, loss_fn, optimizer, X, Y, batch_size, rng):
    """Only one step was taken; an epoch takes one step for each batch."""
    losses, weights = _epoch(model, loss_fn, optimizer, [(X, Y)])
    return [losses[0], weights]


@exercise.mistake
def not_trained(*, model, loss_fn, optimizer, X, Y, batch_size, rng):
    """The model came back as it was: no step was taken, only losses were computed."""
    return [loss_fn(logits(model["weights"], X), Y), model["weights"]]


def _foretold(model, optimizer, X, Y, batches):
    """What the epoch gives with the mean squared error and these batches, from the case itself."""
    start = {"weights": exact(model.parameters["weights"])}
    squared = lambda y_pred, y: ((y_pred - y) ** 2).mean()  # noqa: E731
    losses, weights = _epoch(start, squared, dict(optimizer.parameters), batches)
    return _mean_per_example(losses, _sizes(batches)), weights


def _close(one, other):
    pairs = zip(one, other, strict=True)
    return all(np.allclose(a, b, atol=1e-3) for pair in pairs for a, b in zip(*pair, strict=True))


@exercise.property
def some_examples_left_out(value, *, model, optimizer, X, Y, **_):
    """Not every example counts once in your mean loss. (With learning rate 0 it must be the loss of
    the whole table.)"""
    if optimizer.parameters["learning_rate"] > 0:
        return True
    expected, _ = _foretold(model, optimizer, X, Y, [(X, Y)])
    return np.ndim(value[0]) == 0 and abs(value[0] - expected) < 1e-3


@exercise.property
def whole_table_every_time(value, *, model, optimizer, X, Y, **_):
    """You took as many steps as there are batches, but each with all the data instead of its
    batch."""
    if len(X) != 4:
        return True
    _, weights = _foretold(model, optimizer, X, Y, [(X, Y), (X, Y)])
    return not _close(value[1], weights)


@exercise.property
def other_steps(value, *, model, optimizer, X, Y, batch_size, **_):
    """The weights after the epoch are not those to which one step for each batch leads."""
    if len(X) != 4:
        return True
    loss, weights = _foretold(model, optimizer, X, Y, _cut(X, Y, batch_size))
    return abs(value[0] - loss) < 1e-2 and _close(value[1], weights)


@exercise.property
def not_shuffled(value, *, model, optimizer, X, Y, batch_size, **_):
    """The batches came in the order of the table: what is `rng` for?"""
    if len(X) < 20:
        return True
    cross_entropy = lambda z, y: (np.logaddexp(0, z) - y * z).mean()  # noqa: E731
    start = {"weights": exact(model.parameters["weights"])}
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


@exercise.telltale
def rng_not_used(seen):
    """Two epochs with generators of the same seed ended with different weights: the order of your
    batches does not come from `rng`. Then nobody can run your experiment again."""
    moved = _moved(seen)
    return bool(moved) and not np.allclose(moved[0], moved[1], atol=1e-5)


@exercise.telltale
def rng_ignored(seen):
    """Whatever `rng` is given, your batches come in one and the same shuffled order: the next epoch
    would have it again."""
    moved = _moved(seen)  # what does not shuffle at all ends alike on the turned table, too
    return (
        bool(moved)
        and np.array_equal(moved[0], moved[2])
        and not np.allclose(moved[0], moved[3], atol=1e-5)
    )
