"""Right answers to `step_decay` in TensorFlow."""

import tensorflow as tf


def right_with_a_loop(learning_rate, epoch, factor, every):
    for _ in range(epoch // every):
        learning_rate = learning_rate * factor
    return learning_rate


def right_by_the_schedule(learning_rate, epoch, factor, every):
    stairs = tf.keras.optimizers.schedules.ExponentialDecay(
        learning_rate, decay_steps=every, decay_rate=factor, staircase=True
    )
    return stairs(epoch)
