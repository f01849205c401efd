"""One epoch: a step for each shuffled batch, and the mean of the losses met, example by example."""

import numpy as np

from duograd.exercises import Exercise

from .runs import (
    APART,
    apart,
    drawing,
    labels,
    network,
    neuron,
    rolling,
    run,
    shuffled,
    with_optimizer,
)
from .training import (
    add,
    alike,
    cut,
    ends,
    epoch,
    foretold,
    full_batches,
    logits,
    mean_per_example,
    sizes_of,
)

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
FEW = 40  # rows; on a table of fewer the order does not show, or may be its own by chance


@exercise.oracle
def train_epoch(model, loss_fn, optimizer, X, Y, batch_size, rng):
    """Without shuffling: where this is asked, the order makes no difference."""
    batches = cut(X, Y, batch_size)
    losses, weights = epoch(model, loss_fn, optimizer, batches)
    return [mean_per_example(losses, sizes_of(batches)), weights]


@exercise.cases
def cases(rng):
    """Where an exact answer is asked, the examples are all equal, or all in one batch.

    Where they differ, properties decide: the rate is 0, or only the order itself is looked at.
    """
    same = run(neuron([[1.0]]), "mse_loss", 0.125, [[1.0]] * 5, [[3.0]] * 5)
    yield drawing(same, 2, rng)
    X, moving = rng.normal(0, 1, (37, 2)), rolling(0.5, 0.8, 0.4)
    yield drawing(with_optimizer(network(rng), "bce_logits_loss", moving, X, labels(37)), 41, rng)
    yield drawing(apart(rng), 2, rng, judged_by="properties")
    x = np.linspace(0.1, 1.9, 19)[:, None]
    off = np.append([1.0, 2.0, 3.0, 4.0], np.zeros(15))[:, None]  # most batches have no loss at all
    still = run(neuron([[2.0]]), "mse_loss", 0.0, x, 2 * x + off)
    yield drawing(still, 2, rng, judged_by="properties")
    yield from shuffled(rng)


def summed_up(wrong):
    """Let a mistake say only what becomes of the batches' losses and sizes; the steps are right."""

    def formula(model, loss_fn, optimizer, X, Y, batch_size, rng):
        batches = cut(X, Y, batch_size)
        losses, weights = epoch(model, loss_fn, optimizer, batches)
        return [wrong(losses, sizes_of(batches)), weights]

    return exercise.mistake(formula, wrong)


@summed_up
def mean_of_batches(losses, sizes):
    """Each step counts the same in your mean. Where every example is dealt once, the last batch may
    be short: its loss then stands for fewer examples, and must count less."""
    return losses.mean()


@summed_up
def batches_summed(losses, sizes):
    """You added up the losses of the batches and divided by nothing: with more batches your number
    grows, though the model is no worse."""
    return losses.sum()


@summed_up
def examples_summed(losses, sizes):
    """This is the loss of all examples together; the mean for one of them is asked."""
    return np.sum(losses * sizes)


@summed_up
def divided_by_batches(losses, sizes):
    """You added up over the examples, but divided by the number of batches."""
    return np.sum(losses * sizes) / len(sizes)


@summed_up
def sum_of_batches_over_examples(losses, sizes):
    """You added one number for each batch, but divided by the number of examples: a batch's mean
    loss stands for several of them."""
    return losses.sum() / np.sum(sizes)


@exercise.mistake
def returned_in_the_loop(model, loss_fn, optimizer, X, Y, batch_size, rng):
    """Only the first batch was trained on and counted: does `return` or `break` stand inside the
    loop?"""
    first = cut(X, Y, batch_size)[:1]
    losses, weights = epoch(model, loss_fn, optimizer, first)
    return [np.sum(losses * sizes_of(first)) / len(X), weights]


@summed_up
def last_batch_only(losses, sizes):
    """This is the loss of the last batch alone; the mean over all is asked."""
    return losses[-1]


@summed_up
def first_batch_only(losses, sizes):
    """The steps are right, but this is the loss before the first of them: asked is the mean over
    all examples, for each the loss before its own batch's step."""
    return losses[0]


@summed_up
def one_for_each_batch(losses, sizes):
    """One loss for each batch came back; one number for the epoch is asked."""
    return list(losses)


@exercise.mistake
def gradients_not_cleared(model, loss_fn, optimizer, X, Y, batch_size, rng):
    """From the second batch on the steps are too long: the gradients of earlier batches were added
    in. Those of a batch must start from nothing."""
    batches = cut(X, Y, batch_size)
    losses, weights = epoch(model, loss_fn, optimizer, batches, clear=False)
    return [mean_per_example(losses, sizes_of(batches)), weights]


@exercise.mistake
def every_batch_counted_full(model, loss_fn, optimizer, X, Y, batch_size, rng):
    """You counted every batch as a full one; the last has fewer examples."""
    losses, weights = epoch(model, loss_fn, optimizer, cut(X, Y, batch_size))
    return [losses.sum() * batch_size / len(X), weights]


@exercise.given_else
def loss_arguments_swapped(loss_fn):
    """The prediction and the right answer have changed places in the call of `loss_fn`: each
    framework has an order of its own."""
    return {"loss_fn": lambda y_pred, y: loss_fn(y, y_pred)}


@exercise.mistake
def divided_by_full_batches(model, loss_fn, optimizer, X, Y, batch_size, rng):
    """You added up over the examples, but divided by the number of batches times batch_size: the
    last batch is short, and there are fewer examples than that."""
    batches = cut(X, Y, batch_size)
    losses, weights = epoch(model, loss_fn, optimizer, batches)
    return [np.sum(losses * sizes_of(batches)) / (len(batches) * batch_size), weights]


@exercise.mistake
def loss_after_each_step(model, loss_fn, optimizer, X, Y, batch_size, rng):
    """The steps are right, but your mean is of the losses right after each batch's step; asked are
    those before it."""
    batches, after = cut(X, Y, batch_size), []
    weights = model["weights"]
    for batch in batches:
        _, weights = epoch({"weights": weights}, loss_fn, optimizer, [batch])
        after.append(loss_fn(logits(weights, batch[0]), batch[1]))
    return [mean_per_example(np.array(after), sizes_of(batches)), weights]


@exercise.mistake
def two_steps_for_each_batch(model, loss_fn, optimizer, X, Y, batch_size, rng):
    """Two steps were taken with each batch; asked is one."""
    batches = cut(X, Y, batch_size)
    losses, weights = epoch(model, loss_fn, optimizer, [b for b in batches for _ in range(2)])
    return [mean_per_example(losses[::2], sizes_of(batches)), weights]


@exercise.mistake
def two_epochs(model, loss_fn, optimizer, X, Y, batch_size, rng):
    """You went through the table twice: that is two epochs."""
    batches = 2 * cut(X, Y, batch_size)
    losses, weights = epoch(model, loss_fn, optimizer, batches)
    return [mean_per_example(losses, sizes_of(batches)), weights]


@exercise.mistake
def one_step_at_the_end(model, loss_fn, optimizer, X, Y, batch_size, rng):
    """Only one step was taken, with the gradients of all batches added up; a step for each batch is
    asked, before the next one is looked at."""
    batches, start = cut(X, Y, batch_size), model["weights"]
    losses, _ = epoch(model, loss_fn, {"learning_rate": 0}, batches)
    moved = [epoch(model, loss_fn, optimizer, [batch])[1] for batch in batches]
    end = start
    for weights in moved:
        end = add(end, 1, add(weights, -1, start))
    return [mean_per_example(losses, sizes_of(batches)), end]


@exercise.mistake
def loss_after_epoch(model, loss_fn, optimizer, X, Y, batch_size, rng):
    """This is the loss of all the data after the epoch; the mean of the losses met on the way, each
    before its step, is asked."""
    _, weights = epoch(model, loss_fn, optimizer, cut(X, Y, batch_size))
    return [loss_fn(logits(weights, X), Y), weights]


@exercise.mistake
def short_batch_dropped(model, loss_fn, optimizer, X, Y, batch_size, rng):
    """The short batch at the end is left out: its examples were never trained on."""
    full = full_batches(X, Y, batch_size)
    losses, weights = epoch(model, loss_fn, optimizer, full)
    return [losses.mean() if full else 0.0, weights]


@exercise.mistake
def short_batch_skipped(model, loss_fn, optimizer, X, Y, batch_size, rng):
    """A short batch that comes after full ones is left out: its examples were never trained on."""
    full = full_batches(X, Y, batch_size) or cut(X, Y, batch_size)
    losses, weights = epoch(model, loss_fn, optimizer, full)
    return [losses.mean(), weights]


@exercise.mistake
def short_batch_missing(model, loss_fn, optimizer, X, Y, batch_size, rng):
    """The short batch at the end is left out: its examples were never trained on, yet they are
    counted in the mean."""
    losses, weights = epoch(model, loss_fn, optimizer, full_batches(X, Y, batch_size))
    return [losses.sum() * batch_size / len(X), weights]


@exercise.given_else
def one_step_only(X):
    """Only one step was taken; an epoch takes one step for each batch."""
    return {"batch_size": len(X)}


@exercise.given_else
def own_optimizer(optimizer):
    """Right with plain SGD. An optimizer with a momentum carries on with the velocity that its
    earlier steps left it; yours steps as if there were none. Use the `optimizer` that is given."""
    return {"optimizer": {"learning_rate": optimizer["learning_rate"]}}


@exercise.given_else
def not_trained():
    """The model came back as it was: no step has changed a weight. Does every step have its
    gradients?"""
    return {"optimizer": {"learning_rate": 0}}


@exercise.property
def some_examples_left_out(value, *, model, loss_fn, optimizer, X, Y, **_):
    """Not every example counts once in your mean loss. (With learning rate 0 it must be the loss of
    the whole table.)"""
    if optimizer.parameters["learning_rate"] > 0:
        return True
    expected, _ = foretold([(X, Y)], model, loss_fn, optimizer)
    return np.ndim(value[0]) == 0 and abs(value[0] - expected) < 1e-3


@exercise.property
def whole_table_every_time(value, *, model, loss_fn, optimizer, X, Y, batch_size, **_):
    """You took as many steps as there are batches, but each with all the data instead of its
    batch."""
    if len(X) != APART:
        return True
    _, weights = foretold([(X, Y)] * (len(X) // batch_size), model, loss_fn, optimizer)
    return not alike(value[1], weights)


@exercise.property
def other_steps(value, *, model, loss_fn, optimizer, X, Y, batch_size, **_):
    """The weights after the epoch are not those to which one step for each batch leads."""
    if len(X) != APART:
        return True
    _, weights = foretold(cut(X, Y, batch_size), model, loss_fn, optimizer)
    return alike(value[1], weights, 1e-4)


@exercise.property
def other_mean(value, *, model, loss_fn, optimizer, X, Y, batch_size, **_):
    """The steps are right, and batch_size divides the number of examples. But what came back is not
    the mean of the losses that the examples met, each before its batch's step: does one count
    twice, or not at all?"""
    if len(X) != APART:
        return True
    loss, _ = foretold(cut(X, Y, batch_size), model, loss_fn, optimizer)
    return np.ndim(value[0]) == 0 and abs(value[0] - loss) < 1e-3


@exercise.property
def not_shuffled(value, *, model, loss_fn, optimizer, X, Y, batch_size, **_):
    """The batches came in the order of the table: what is `rng` for?"""
    if len(X) < FEW:
        return True
    _, weights = foretold(cut(X, Y, batch_size), model, loss_fn, optimizer)
    return not alike(value[1], weights, 1e-5)


@exercise.telltale
def losses_kept(seen):
    """Two epochs that were alike, from the same weights and in the same order, returned two
    different losses, as if something were kept from call to call: begin anew in each."""
    weights = ends(seen)
    if not weights:
        return False
    one, other = (o.value[0] for o in seen[-4:-2])
    numbers = isinstance(one, float) and isinstance(other, float)
    return numbers and np.allclose(*weights[:2]) and abs(one - other) > 1e-2


@exercise.telltale
def rng_not_used(seen):
    """Two epochs with generators of the same seed ended with different weights: the chance in yours
    does not come from `rng` alone. Then nobody can run your experiment again."""
    weights = ends(seen)
    return bool(weights) and not np.allclose(weights[0], weights[1], atol=1e-5)


@exercise.telltale
def rng_ignored(seen):
    """Whatever `rng` is given, your batches come in one and the same shuffled order: the next epoch
    would have it again."""
    weights = ends(seen)
    if not weights:
        return False
    one, _, other_seed, turned = weights
    # What does not shuffle at all ends alike on the turned table, too.
    return np.array_equal(one, other_seed) and not np.allclose(one, turned, atol=1e-5)
