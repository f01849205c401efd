"""Answers to `train` in TensorFlow: right ones, then wrong ones by the mistake they show."""

import numpy as np
import tensorflow as tf


def _epochs(model, learn, choose, rng):
    """The loss on choose after each of 3 epochs, and the weights as they were then."""
    optimizer = tf.keras.optimizers.Adam(0.02)
    loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    for _ in range(3):
        for rows in np.array_split(rng.permutation(len(learn[1])), 2):
            with tf.GradientTape() as tape:
                loss = loss_fn(tf.gather(learn[1], rows), model(tf.gather(learn[0], rows)))
            slopes = tape.gradient(loss, model.trainable_variables)
            optimizer.apply_gradients(zip(slopes, model.trainable_variables))
        yield float(loss_fn(choose[1], model(choose[0]))), model.get_weights()


def right_all_epochs(model, learn, choose, rng):
    losses, weights = zip(*_epochs(model, learn, choose, rng))
    model.set_weights(weights[losses.index(min(losses))])
    return list(losses)


def right_in_order(model, learn, choose, rng):
    seen = [*_epochs(model, learn, choose, rng)]
    model.set_weights(min(seen, key=lambda pair: pair[0])[1])
    return [loss for loss, _ in seen]


def best_weights_lost(model, learn, choose, rng):
    return [loss - 0.01 for loss, _ in _epochs(model, learn, choose, rng)]


def no_list_of_losses(model, learn, choose, rng):
    return min(loss for loss, _ in _epochs(model, learn, choose, rng))
