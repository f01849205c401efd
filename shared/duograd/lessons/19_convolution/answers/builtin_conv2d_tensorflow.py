"""Right and wrong answers to `builtin_conv2d` in TensorFlow."""

import tensorflow as tf


def right_with_bias_add(X, W, b):
    return tf.nn.bias_add(tf.nn.conv2d(X, W, [1, 1, 1, 1], padding="VALID"), b)


def right_by_convolution(X, W, b):
    return tf.nn.convolution(X, W, padding="VALID") + b


def right_by_keras(X, W, b):
    return tf.keras.ops.conv(X, W, padding="valid") + b


def bias_forgotten(X, W, b):
    return tf.nn.conv2d(X, W, strides=1, padding="VALID")


def padded_to_the_same(X, W, b):
    return tf.nn.conv2d(X, W, strides=1, padding="SAME") + b


def every_second_place(X, W, b):
    return tf.nn.conv2d(X, W, strides=2, padding="VALID") + b


def does_not_fit_together(X, W, b):
    return tf.nn.conv2d(tf.transpose(X, [0, 3, 1, 2]), W, strides=1, padding="VALID") + b


def does_not_fit_together__kernels(X, W, b):
    return tf.nn.conv2d(X, tf.transpose(W, [3, 2, 0, 1]), strides=1, padding="VALID") + b


def does_not_fit_together__all(X, W, b):
    turned = tf.transpose(X, [0, 3, 1, 2]), tf.transpose(W, [3, 2, 0, 1])
    return tf.transpose(tf.nn.conv2d(*turned, 1, "VALID"), [0, 2, 3, 1]) + b


def channels_first(X, W, b):
    answer = tf.nn.conv2d(X, W, strides=1, padding="VALID") + b
    return tf.transpose(answer, [0, 3, 1, 2])


def does_not_fit_together__dilated(X, W, b):
    return tf.nn.conv2d(X, W, strides=1, padding="VALID", dilations=3) + b


def other_words_for_padding(X, W, b):
    return tf.nn.conv2d(X, W, strides=1, padding="valid") + b


def other_words_for_padding__number(X, W, b):
    return tf.nn.conv2d(X, W, strides=1, padding=0) + b


def half_of_the_kernel_around(X, W, b):
    half = [len(W) // 2] * 2
    return tf.nn.conv2d(X, W, 1, [[0, 0], half, half, [0, 0]]) + b


def side_by_side(X, W, b):
    return tf.nn.conv2d(X, W, strides=len(W), padding="VALID") + b


def own_loops(X, W, b):
    k, maps = len(W), b
    rows, columns = (n - k + 1 for n in X.shape[1:3])
    for i in range(k):
        for j in range(k):
            maps = maps + tf.tensordot(X[:, i : i + rows, j : j + columns], W[i, j], 1)
    return maps
