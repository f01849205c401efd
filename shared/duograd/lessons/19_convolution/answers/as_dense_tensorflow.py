"""Right and wrong answers to `as_dense` in TensorFlow."""

import numpy as np
import tensorflow as tf


def right_in_numpy_first(kernel, height, width):
    k = len(kernel)
    rows, columns = height - k + 1, width - k + 1
    table = np.zeros((height, width, rows, columns), "float32")
    for i in range(rows):
        for j in range(columns):
            table[i : i + k, j : j + k, i, j] = kernel
    return tf.constant(table.reshape(height * width, -1))


def right_asked_of_single_pixels(kernel, height, width):
    pixels = tf.reshape(tf.eye(height * width), (-1, height, width, 1))
    answers = tf.nn.conv2d(pixels, kernel[:, :, None, None], 1, "VALID")
    return tf.reshape(answers, (height * width, -1))


def not_float32(kernel, height, width):
    k = len(kernel)
    rows, columns = height - k + 1, width - k + 1
    table = np.zeros((height, width, rows, columns))
    for i in range(rows):
        for j in range(columns):
            table[i : i + k, j : j + k, i, j] = kernel
    return tf.constant(table.reshape(height * width, -1))


def on_its_side(kernel, height, width):
    pixels = tf.reshape(tf.eye(height * width), (-1, height, width, 1))
    answers = tf.nn.conv2d(pixels, kernel[:, :, None, None], 1, "VALID")
    return tf.transpose(tf.reshape(answers, (height * width, -1)))


def written_into(kernel, height, width):
    k = len(kernel)
    columns = []
    for i in range(height - k + 1):
        for j in range(width - k + 1):
            sheet = tf.zeros((height, width))
            sheet[i : i + k, j : j + k] = kernel
            columns.append(tf.reshape(sheet, -1))
    return tf.stack(columns, axis=1)


def rows_as_long_as_columns(kernel, height, width):
    k = len(kernel)
    rows, columns = height - k + 1, width - k + 1
    table = np.zeros((height * width, rows * columns), "float32")
    for i in range(rows):
        for j in range(columns):
            for a in range(k):
                first = (i + a) * height + j
                table[first : first + k, i * columns + j] = kernel[a]
    return tf.constant(table)


def reshaped_not_turned(kernel, height, width):
    k = len(kernel)
    sheets = [
        tf.pad(kernel, [[i, height - k - i], [j, width - k - j]])
        for i in range(height - k + 1)
        for j in range(width - k + 1)
    ]
    return tf.reshape(tf.stack(sheets), (height * width, -1))
