"""Right answers to `step_decay` in TensorFlow."""

import tensorflow as tf


def right_by_the_schedule(learning_rate, epoch, factor, every):
    stairs = tf.keras.optimizers.schedules.ExponentialDecay(
        learning_rate, decay_steps=every, decay_rate=factor, staircase=True
    )
    return stairs(epoch)
