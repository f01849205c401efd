"""What proves each row of where the frameworks differ, for TensorFlow."""

import tensorflow as tf


def relu_as_a_layer():
    """ReLU as a layer"""
    z = tf.constant([-1.0, 2.0])
    return list(tf.keras.layers.ReLU()(z).numpy()) == [0, 2]


def a_batch_times_one_weight_vector():
    """a batch times one weight vector"""
    try:
        tf.ones([3, 2]) @ tf.ones([2])
        holds = False
    except tf.errors.InvalidArgumentError:
        holds = tf.linalg.matvec(tf.ones([3, 2]), tf.ones([2])).numpy().tolist() == [2] * 3
    return holds


def whole_numbers_meet_floats():
    """whole numbers meet floats"""
    try:
        tf.constant(2) * tf.constant(0.5)
        holds = False
    except (tf.errors.InvalidArgumentError, TypeError):
        holds = True
    return holds


def true_and_false_as_numbers():
    """True and False as numbers"""
    return tf.cast(tf.constant([-1.0, 2.0]) > 0, tf.int32).numpy().tolist() == [0, 1]
