"""Right and wrong answers to `predict_class` in TensorFlow."""

import tensorflow as tf


def right_from_the_probability(x, w, w0):
    return tf.cast(tf.sigmoid(tf.reduce_sum(x * w, -1) + w0) > 0.5, tf.int32)


def right_from_z_as_floats(x, w, w0):
    return tf.cast(tf.reduce_sum(x * w, -1) + w0 > 0, tf.float32)


def one_question_for_all(x, w, w0):
    return 1 if tf.reduce_sum(x * w, -1) + w0 > 0 else 0


def not_quite_half(x, w, w0):
    return tf.cast(perceptron(x, w, w0, sigmoid) > 0.501, tf.int32)


def tanh_for_sigmoid(x, w, w0):
    return tf.cast(perceptron(x, w, w0, tanh) > 0.5, tf.int32)


def cut_to_whole(x, w, w0):
    return tf.cast(perceptron(x, w, w0, sigmoid), tf.int32)


def first_two_inputs(x, w, w0):
    return tf.cast(x[..., 0] * w[0] + x[..., 1] * w[1] + w0 > 0, tf.int32)


def compared_with_zero(x, w, w0):
    return tf.math.ceil(perceptron(x, w, w0, sigmoid))


def truths_returned(x, w, w0):
    return tf.reduce_sum(x * w, axis=-1) + w0 > 0


def truths_returned__for_one_example(x, w, w0):
    above = tf.reduce_sum(x * w, axis=-1) + w0 > 0
    return tf.cast(above, tf.int32) if len(x.shape) == 2 else bool(above)
