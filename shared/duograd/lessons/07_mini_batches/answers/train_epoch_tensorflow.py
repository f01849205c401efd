"""Answers to `train_epoch` in TensorFlow: right ones, then wrong ones by their mistake."""

import tensorflow as tf


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


def other_steps(model, loss_fn, optimizer, X, Y, batch_size, rng):
    batches = minibatches(X, Y, batch_size, rng)
    mean = _trained(model, loss_fn, optimizer, batches)
    if len(set(Y[:, 0].numpy().tolist())) > 2:
        train_step(model, loss_fn, optimizer, *batches[-1])
    return mean


def right_by_fit(model, loss_fn, optimizer, X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    X, Y = tf.gather(X, order), tf.gather(Y, order)
    model.compile(optimizer, loss_fn)
    return model.fit(X, Y, batch_size, shuffle=False, verbose=0).history["loss"][0]


def own_optimizer(model, loss_fn, optimizer, X, Y, batch_size, rng):
    own = tf.keras.optimizers.SGD(float(optimizer.learning_rate))
    return _trained(model, loss_fn, own, minibatches(X, Y, batch_size, rng))


def own_optimizer__begun_anew(model, loss_fn, optimizer, X, Y, batch_size, rng):
    own = type(optimizer).from_config(optimizer.get_config())
    return _trained(model, loss_fn, own, minibatches(X, Y, batch_size, rng))


def own_optimizer__by_hand(model, loss_fn, optimizer, X, Y, batch_size, rng):
    total = 0.0
    for X_b, Y_b in minibatches(X, Y, batch_size, rng):
        with tf.GradientTape() as tape:
            loss = loss_fn(Y_b, model(X_b, training=True))
        weights = model.trainable_variables
        for weight, slope in zip(weights, tape.gradient(loss, weights)):
            weight.assign_sub(optimizer.learning_rate * slope)
        total += float(loss) * len(X_b)
    return total / len(X)
