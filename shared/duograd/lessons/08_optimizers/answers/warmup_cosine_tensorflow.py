"""Right answers to `warmup_cosine` in TensorFlow."""

import tensorflow as tf


def right_by_the_schedule(learning_rate, step, warmup, steps):
    if not warmup:
        return tf.keras.optimizers.schedules.CosineDecay(learning_rate, steps)(step)
    plan = tf.keras.optimizers.schedules.CosineDecay(
        0.0, steps - warmup, warmup_target=learning_rate, warmup_steps=warmup
    )
    return plan(step)
