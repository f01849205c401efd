"""Right and wrong answers to `train_epoch`, the same in both frameworks."""

import numpy as np


def _trained(model, loss_fn, optimizer, batches):
    """The mean loss per example, after a step for each batch."""
    total, examples = 0.0, 0
    for X_b, Y_b in batches:
        total += train_step(model, loss_fn, optimizer, X_b, Y_b) * len(X_b)
        examples += len(X_b)
    return total / examples


def right_averaged_after_the_loop(model, loss_fn, optimizer, X, Y, batch_size, rng):
    losses, sizes = [], []
    for X_b, Y_b in minibatches(X, Y, batch_size, rng):
        losses.append(train_step(model, loss_fn, optimizer, X_b, Y_b))
        sizes.append(len(Y_b))
    return sum(loss * size for loss, size in zip(losses, sizes)) / sum(sizes)


def rng_not_used(model, loss_fn, optimizer, X, Y, batch_size, rng):
    batches = minibatches(X, Y, batch_size, np.random.default_rng())
    return _trained(model, loss_fn, optimizer, batches)


def rng_ignored(model, loss_fn, optimizer, X, Y, batch_size, rng):
    batches = minibatches(X, Y, batch_size, np.random.default_rng(0))
    return _trained(model, loss_fn, optimizer, batches)


def some_examples_left_out(model, loss_fn, optimizer, X, Y, batch_size, rng):
    sizes = [len(X_b) for X_b, _ in minibatches(X, Y, batch_size, rng)]
    return _trained(model, loss_fn, optimizer, [(X[:size], Y[:size]) for size in sizes])


def whole_table_every_time(model, loss_fn, optimizer, X, Y, batch_size, rng):
    total = 0.0
    for X_b, _ in minibatches(X, Y, batch_size, rng):
        total += train_step(model, loss_fn, optimizer, X, Y) * len(X_b)
    return total / len(X)


def not_shuffled(model, loss_fn, optimizer, X, Y, batch_size, rng):
    starts = range(0, len(X), batch_size)
    batches = [(X[k : k + batch_size], Y[k : k + batch_size]) for k in starts]
    return _trained(model, loss_fn, optimizer, batches)


def losses_kept(model, loss_fn, optimizer, X, Y, batch_size, rng, losses=[]):
    for X_b, Y_b in minibatches(X, Y, batch_size, rng):
        losses.append(train_step(model, loss_fn, optimizer, X_b, Y_b) * len(X_b))
    return sum(losses) / len(X)


def some_examples_left_out__where_the_loss_grows(model, loss_fn, optimizer, X, Y, batch_size, rng):
    total, before = 0.0, float("inf")
    for X_b, Y_b in minibatches(X, Y, batch_size, rng):
        loss = train_step(model, loss_fn, optimizer, X_b, Y_b)
        total += loss * len(X_b)
        if loss > before:
            break
        before = loss
    return total / len(X)


def some_examples_left_out__where_the_loss_is_small(
    model, loss_fn, optimizer, X, Y, batch_size, rng
):
    total, met = 0.0, 0
    for X_b, Y_b in minibatches(X, Y, batch_size, rng):
        loss = train_step(model, loss_fn, optimizer, X_b, Y_b)
        total, met = total + loss * len(X_b), met + len(X_b)
        if loss < 0.01:
            break
    return total / met


def other_mean(model, loss_fn, optimizer, X, Y, batch_size, rng):
    batches = minibatches(X, Y, batch_size, rng)
    losses = [train_step(model, loss_fn, optimizer, X_b, Y_b) for X_b, Y_b in batches]
    sizes = [batch_size] * (len(batches) - 1) + [len(X) % batch_size]
    return sum(loss * size for loss, size in zip(losses, sizes)) / len(X)


def mean_of_batches__each_the_first_of_a_new_deal(model, loss_fn, optimizer, X, Y, batch_size, rng):
    total, met = 0.0, 0
    while met < len(X):
        X_b, Y_b = minibatches(X, Y, batch_size, rng)[0]
        total += train_step(model, loss_fn, optimizer, X_b, Y_b) * len(X_b)
        met += len(X_b)
    return total / met


def other_steps__ten_at_most(model, loss_fn, optimizer, X, Y, batch_size, rng):
    return _trained(model, loss_fn, optimizer, minibatches(X, Y, batch_size, rng)[:10])
