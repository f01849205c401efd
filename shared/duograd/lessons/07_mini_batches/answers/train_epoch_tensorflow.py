"""Right and wrong answers to `train_epoch` in TensorFlow."""

import numpy as np
import tensorflow as tf


def right_1(model, loss_fn, optimizer, X, Y, batch_size, rng):
    losses, sizes = [], []
    for X_b, Y_b in minibatches(X, Y, batch_size, rng):
        losses.append(train_step(model, loss_fn, optimizer, X_b, Y_b))
        sizes.append(len(Y_b))
    return sum(loss * size for loss, size in zip(losses, sizes)) / sum(sizes)


def right_2(model, loss_fn, optimizer, X, Y, batch_size, rng):
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


def rng_not_used(model, loss_fn, optimizer, X, Y, batch_size, rng):
    total = 0.0
    for X_b, Y_b in minibatches(X, Y, batch_size, np.random.default_rng()):
        total += train_step(model, loss_fn, optimizer, X_b, Y_b) * len(X_b)
    return total / len(X)


def rng_ignored(model, loss_fn, optimizer, X, Y, batch_size, rng):
    total = 0.0
    for X_b, Y_b in minibatches(X, Y, batch_size, np.random.default_rng(0)):
        total += train_step(model, loss_fn, optimizer, X_b, Y_b) * len(X_b)
    return total / len(X)


def some_examples_left_out(model, loss_fn, optimizer, X, Y, batch_size, rng):
    total = 0.0
    for X_b, Y_b in minibatches(X, Y, batch_size, rng):
        total += train_step(model, loss_fn, optimizer, X[: len(X_b)], Y[: len(X_b)]) * len(X_b)
    return total / len(X)


def whole_table_every_time(model, loss_fn, optimizer, X, Y, batch_size, rng):
    total = 0.0
    for X_b, Y_b in minibatches(X, Y, batch_size, rng):
        total += train_step(model, loss_fn, optimizer, X, Y) * len(X_b)
    return total / len(X)


def other_steps(model, loss_fn, optimizer, X, Y, batch_size, rng):
    total = 0.0
    for X_b, Y_b in minibatches(X, Y, batch_size, rng):
        total += train_step(model, loss_fn, optimizer, X_b, Y_b) * len(X_b)
    if len(set(Y[:, 0].numpy().tolist())) > 2:
        train_step(model, loss_fn, optimizer, X_b, Y_b)
    return total / len(X)


def not_shuffled(model, loss_fn, optimizer, X, Y, batch_size, rng):
    total = 0.0
    for first in range(0, len(X), batch_size):
        X_b, Y_b = X[first : first + batch_size], Y[first : first + batch_size]
        total += train_step(model, loss_fn, optimizer, X_b, Y_b) * len(X_b)
    return total / len(X)
