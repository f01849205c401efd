"""What answers to `train` are made of in TensorFlow."""

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


def _put_back(model, kept):
    model.set_weights(kept)
