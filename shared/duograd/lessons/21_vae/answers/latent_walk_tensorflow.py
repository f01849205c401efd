"""Answers to `latent_walk` in TensorFlow."""

import numpy as np
import tensorflow as tf


def right_point_by_point(z0, z1, steps):
    return tf.stack([z0 + (z1 - z0) * k / steps for k in range(steps + 1)])


def right_built_in(z0, z1, steps):
    return tf.linspace(z0, z1, steps + 1)


def steps_unequal(z0, z1, steps):
    parts = tf.linspace(0.0, 1.0, steps + 1)[:, None]
    return z0 + parts**2 * (3 - 2 * parts) * (z1 - z0)


def steps_unequal__as_a_pendulum(z0, z1, steps):
    parts = tf.linspace(0.0, 1.0, steps + 1)[:, None]
    return z0 + (1 - tf.cos(np.pi * parts)) / 2 * (z1 - z0)


def off_the_line(z0, z1, steps):
    angles = tf.linspace(0.0, 1.0, steps + 1)[:, None] * np.pi / 2
    return tf.cos(angles) * z0 + tf.sin(angles) * z1


def always_eight_steps(z0, z1, steps):
    return z0 + tf.linspace(0.0, 1.0, 9)[:, None] * (z1 - z0)


def a_point_beyond(z0, z1, steps):
    shares = np.arange(0, 1 + 1 / steps, 1 / steps, dtype="float64")
    return tf.stack([z0 + float(share) * (z1 - z0) for share in shares])


def not_float32(z0, z1, steps):
    z0, way = tf.cast(z0, tf.float64), tf.cast(z1 - z0, tf.float64)
    return z0 + np.linspace(0, 1, steps + 1)[:, None] * way


def steps_too_short(z0, z1, steps):
    shares = [k / (steps + 1) for k in range(steps + 1)]
    return tf.stack([z0 + share * (z1 - z0) for share in shares])
