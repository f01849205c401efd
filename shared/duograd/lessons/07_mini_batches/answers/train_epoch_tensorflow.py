"""Answers to `train_epoch` in TensorFlow: right ones, then wrong ones by their mistake."""

import numpy as np
import tensorflow as tf


def right_averaged_after_the_loop(model, loss_fn, optimizer, X, Y, batch_size, rng):
    losses, sizes = [], []
    for X_b, Y_b in minibatches(X, Y, batch_size, rng):
        losses.append(train_step(model, loss_fn, optimizer, X_b, Y_b))
        sizes.append(len(Y_b))
    return sum(loss * size for loss, size in zip(losses, sizes)) / sum(sizes)


def right_without_helpers(model, loss_fn, optimizer, X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    total = tf.constant(0.0)
    for first in range(0, len(X), batch_size):
        rows = order[first : first + batch_size]
        X_b, Y_b = tf.gather(X, rows), tf.gather(Y, rows)
        with tf.GradientTape() as tape:
            loss = loss_fn(Y_b, model(X_b, training=True))
        slopes = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(slopes, model.trainable_variables))
        total += loss * len(rows) / len(X)
    return total


def _trained(model, loss_fn, optimizer, batches):
    """The mean loss per example, after a step for each batch."""
    total, examples = 0.0, 0
    for X_b, Y_b in batches:
        total += train_step(model, loss_fn, optimizer, X_b, Y_b) * len(X_b)
        examples += len(X_b)
    return total / examples


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


def other_steps(model, loss_fn, optimizer, X, Y, batch_size, rng):
    batches = minibatches(X, Y, batch_size, rng)
    mean = _trained(model, loss_fn, optimizer, batches)
    if len(set(Y[:, 0].numpy().tolist())) > 2:
        train_step(model, loss_fn, optimizer, *batches[-1])
    return mean


def not_shuffled(model, loss_fn, optimizer, X, Y, batch_size, rng):
    starts = range(0, len(X), batch_size)
    batches = [(X[k : k + batch_size], Y[k : k + batch_size]) for k in starts]
    return _trained(model, loss_fn, optimizer, batches)
