"""What proves each row of where the frameworks differ, for TensorFlow.

Some walk from w = 1 along the same gradients at η = 0.1, with an ε that is large enough to show.
"""

import numpy as np
import tensorflow as tf

GRADIENTS = (0.01, 0.02, -0.03, 0.01, 0.05)


def _walk(optimizer, **settings):
    """Where w ends if Keras's own optimizer walks."""
    w = tf.Variable(1.0)
    steps = optimizer(learning_rate=0.1, **settings)
    for g in GRADIENTS:
        steps.apply_gradients([(tf.constant(g), w)])
    return float(w)


def _divided(start, keep=1.0, take=1.0):
    """Where w ends if each step is divided by the root of the remembered squares and ε together."""
    w, s = 1.0, start
    for g in GRADIENTS:
        s = keep * s + take * g * g
        w -= 0.1 * g / (s + 0.1) ** 0.5
    return w


def _adam():
    """Where w ends with Adam, if ε is added to the uncorrected root."""
    w, m, s = 1.0, 0.0, 0.0
    for t, g in enumerate(GRADIENTS, 1):
        m, s = 0.5 * m + 0.5 * g, 0.75 * s + 0.25 * g * g
        m_hat, size = m / (1 - 0.5**t), (s**0.5 + 0.1) / (1 - 0.75**t) ** 0.5
        w -= 0.1 * m_hat / size
    return w


def adams_epsilon():
    """Adam's ε"""
    walked = _walk(tf.keras.optimizers.Adam, beta_1=0.5, beta_2=0.75, epsilon=0.1)
    return abs(walked - _adam()) < 1e-6 and tf.keras.optimizers.Adam().epsilon == 1e-7


def rmsprop():
    """RMSProp"""
    walked = _walk(tf.keras.optimizers.RMSprop, rho=0.9, epsilon=0.1)
    by_hand = _divided(0.0, keep=0.9, take=0.1)
    return abs(walked - by_hand) < 1e-6 and tf.keras.optimizers.RMSprop().rho == 0.9


def adagrad():
    """Adagrad"""
    return abs(_walk(tf.keras.optimizers.Adagrad, epsilon=0.1) - _divided(0.1)) < 1e-6


def momentum_at_a_new_rate():
    """momentum, when η changes on the way"""
    w = tf.Variable(0.0)
    steps = tf.keras.optimizers.SGD(1.0, momentum=0.5)
    for rate in (1.0, 0.1):
        steps.learning_rate = rate
        steps.apply_gradients([(tf.constant(1.0), w)])
    return abs(float(w) + 1 + (0.5 + 0.1)) < 1e-6


def two_models():
    """one optimizer for two models"""
    one, two = tf.Variable([1.0]), tf.Variable([1.0, 2.0])
    steps = tf.keras.optimizers.Adam()
    steps.apply_gradients([(tf.ones(1), one)])
    try:
        steps.apply_gradients([(tf.ones(2), two)])
    except ValueError:
        return True
    return False


def rates_unless_said():
    """the learning rate unless said"""
    o = tf.keras.optimizers
    rates = [float(x().learning_rate) for x in (o.SGD, o.Adam, o.RMSprop, o.Adagrad, o.Adadelta)]
    return bool(np.allclose(rates, [0.01] + [0.001] * 4))


def a_new_rate():
    """a new η for the next step"""
    w = tf.Variable(0.0)
    steps = tf.keras.optimizers.SGD(1.0)
    steps.learning_rate = 0.25
    steps.apply_gradients([(tf.constant(1.0), w)])
    return float(w) == -0.25


def weight_decay_unless_said():
    """AdamW's weight decay unless said"""
    return tf.keras.optimizers.AdamW().weight_decay == 0.004
