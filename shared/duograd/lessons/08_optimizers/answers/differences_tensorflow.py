"""What proves each row of where the frameworks differ, for TensorFlow."""

import numpy as np
import tensorflow as tf


def adam_s():
    """Adam's ε"""

    def walk(optimizer, **settings):
        w = tf.Variable(1.0)
        steps = optimizer(learning_rate=0.1, **settings)
        for g in (0.01, 0.02, -0.03, 0.01, 0.05):
            steps.apply_gradients([(tf.constant(g), w)])
        return float(w)

    def adam(corrected_first):
        w = m = s = 0.0
        w += 1
        for t, g in enumerate((0.01, 0.02, -0.03, 0.01, 0.05), 1):
            m, s = 0.5 * m + 0.5 * g, 0.75 * s + 0.25 * g * g
            mend = (1 - 0.75**t) ** 0.5
            size = s**0.5 / mend + 0.1 if corrected_first else (s**0.5 + 0.1) / mend
            w -= 0.1 * m / (1 - 0.5**t) / size
        return w

    return (
        bool(
            abs(walk(tf.keras.optimizers.Adam, beta_1=0.5, beta_2=0.75, epsilon=0.1) - adam(False))
            < 1e-6
        )
        and tf.keras.optimizers.Adam().epsilon == 1e-7
    )


def rmsprop():
    """RMSProp"""

    def walk(optimizer, **settings):
        w = tf.Variable(1.0)
        steps = optimizer(learning_rate=0.1, **settings)
        for g in (0.01, 0.02, -0.03, 0.01, 0.05):
            steps.apply_gradients([(tf.constant(g), w)])
        return float(w)

    def by_hand(size, start=0.0, keep=1.0, take=1.0):
        w, s = 1.0, start
        for g in (0.01, 0.02, -0.03, 0.01, 0.05):
            s = keep * s + take * g * g
            w -= 0.1 * g / size(s)
        return w

    return (
        bool(
            abs(
                walk(tf.keras.optimizers.RMSprop, rho=0.9, epsilon=0.1)
                - by_hand(lambda s: (s + 0.1) ** 0.5, 0.0, 0.9, 0.1)
            )
            < 1e-6
        )
        and tf.keras.optimizers.RMSprop().rho == 0.9
    )


def adagrad():
    """Adagrad"""

    def walk(optimizer, **settings):
        w = tf.Variable(1.0)
        steps = optimizer(learning_rate=0.1, **settings)
        for g in (0.01, 0.02, -0.03, 0.01, 0.05):
            steps.apply_gradients([(tf.constant(g), w)])
        return float(w)

    def by_hand(size, start=0.0, keep=1.0, take=1.0):
        w, s = 1.0, start
        for g in (0.01, 0.02, -0.03, 0.01, 0.05):
            s = keep * s + take * g * g
            w -= 0.1 * g / size(s)
        return w

    return bool(
        abs(
            walk(tf.keras.optimizers.Adagrad, epsilon=0.1)
            - by_hand(lambda s: (s + 0.1) ** 0.5, 0.1)
        )
        < 1e-6
    )


def momentum_when__changes_on_the_way():
    """momentum, when η changes on the way"""
    w = tf.Variable(0.0)
    steps = tf.keras.optimizers.SGD(1.0, momentum=0.5)
    for rate in (1.0, 0.1):
        steps.learning_rate = rate
        steps.apply_gradients([(tf.constant(1.0), w)])
    return abs(float(w) + 1 + (0.5 + 0.1)) < 1e-6


def one_optimizer_for_two_models():
    """one optimizer for two models"""
    one, two = tf.Variable([1.0]), tf.Variable([1.0, 2.0])
    steps = tf.keras.optimizers.Adam()
    steps.apply_gradients([(tf.ones(1), one)])
    try:
        steps.apply_gradients([(tf.ones(2), two)])
        holds = False
    except ValueError:
        holds = True
    return holds


def the_learning_rate_unless_said():
    """the learning rate unless said"""
    o = tf.keras.optimizers
    rates = [float(x().learning_rate) for x in (o.SGD, o.Adam, o.RMSprop, o.Adagrad, o.Adadelta)]
    return bool(np.allclose(rates, [0.01] + [0.001] * 4))
