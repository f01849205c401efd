"""Right and wrong answers to `gradient_step` in TensorFlow."""

import tensorflow as tf


def right_by_the_builtins(w, slope, learning_rate):
    return tf.subtract(w, tf.multiply(slope, learning_rate))


def cut_off_at_10(w, slope, learning_rate):
    return w - learning_rate * tf.clip_by_value(slope, -10.0, 10.0)


def w_itself(w, slope, learning_rate):
    return w - learning_rate * slope if tf.reduce_any(slope != 0) else w


def slopes_below_0_1_dropped(w, slope, learning_rate):
    return w - learning_rate * tf.where(tf.abs(slope) < 0.1, 0.0, slope)


def constant_assigned(w, slope, learning_rate):
    w.assign_sub(learning_rate * slope)
    return w


def slopes_below_0_01_dropped(w, slope, learning_rate):
    move = tf.where(abs(slope) > 0.01, slope, tf.zeros_like(slope))
    return w - learning_rate * move
