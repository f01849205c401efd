"""Right and wrong answers to `has_converged` in TensorFlow."""

import tensorflow as tf


def right_as_a_tensor(losses, tolerance):
    if tf.size(losses) < 2:
        return False
    return tf.abs(losses[-1] - losses[-2]) <= tolerance


def wider_for_large_losses(losses, tolerance):
    if len(losses) < 2:
        return False
    near = tolerance + 1e-5 * tf.abs(losses[-2])  # NumPy's `isclose`
    return bool(tf.abs(losses[-1] - losses[-2]) <= near)
