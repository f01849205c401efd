"""Right and wrong answers to `correlate` in TensorFlow."""

import tensorflow as tf


def right_by_the_framework(image, kernel):
    kernels = kernel[:, :, None, None]
    return tf.nn.conv2d(image[None, :, :, None], kernels, 1, "VALID")[0, :, :, 0]


def right_by_shifts(image, kernel):
    k = len(kernel)
    rows, columns = image.shape[0] - k + 1, image.shape[1] - k + 1
    shifted = [image[a : a + rows, b : b + columns] for a in range(k) for b in range(k)]
    return tf.tensordot(tf.reshape(kernel, -1), tf.stack(shifted), 1)


def turned_round(image, kernel):
    kernels = kernel[::-1, ::-1, None, None]
    return tf.nn.conv2d(image[None, :, :, None], kernels, 1, "VALID")[0, :, :, 0]
