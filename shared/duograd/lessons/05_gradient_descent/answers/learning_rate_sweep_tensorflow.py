"""Right and wrong answers to `learning_rate_sweep` in TensorFlow."""

import tensorflow as tf


def right_in_one_line(loss, w, rates, steps):
    return tf.stack([gradient_descent(loss, w, rate, steps)[1][-1] for rate in rates])


def right_by_the_last_weights(loss, w, rates, steps):
    return tf.constant([float(loss(gradient_descent(loss, w, r, steps)[0][-1])) for r in rates])


def all_rates_at_once(loss, w, rates, steps):
    return tf.stack([gradient_descent(loss, w, rates, steps)[1][-1] for _ in rates])


def rate_for_steps(loss, w, rates, steps):
    return tf.stack([gradient_descent(loss, w, steps, r)[1][-1] for r in rates])


def equal_rates_once(loss, w, rates, steps):
    finals = {rate: gradient_descent(loss, w, rate, steps)[1][-1] for rate in rates}
    return tf.stack(list(finals.values()))


def cut_off_at_100(loss, w, rates, steps):
    finals = [gradient_descent(loss, w, rate, steps)[1][-1] for rate in rates]
    return tf.minimum(tf.stack(finals), 100)


def one_step_at_least(loss, w, rates, steps):
    finals = [gradient_descent(loss, w, rate, max(steps, 1))[1][-1] for rate in rates]
    return tf.stack(finals)


def one_step_short(loss, w, rates, steps):
    return tf.stack([gradient_descent(loss, w, rate, steps)[1][-2] for rate in rates])


def never_above_the_start(loss, w, rates, steps):
    finals = []
    for rate in rates:
        losses = gradient_descent(loss, w, rate, steps)[1]
        finals.append(tf.minimum(losses[-1], losses[0]))
    return tf.stack(finals)
