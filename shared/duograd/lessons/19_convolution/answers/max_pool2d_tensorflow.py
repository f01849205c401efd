"""Right and wrong answers to `max_pool2d` in TensorFlow."""

import tensorflow as tf


def right_by_the_framework(X, size):
    return tf.nn.max_pool2d(X, size, size, "VALID")


def right_by_the_layer(X, size):
    return tf.keras.layers.MaxPooling2D(size)(X)


def right_by_reshape(X, size):
    n, h, w, c = X.shape
    whole = X[:, : h // size * size, : w // size * size]
    parts = tf.reshape(whole, (n, h // size, size, w // size, size, c))
    return tf.reduce_max(parts, axis=[2, 4])


def rest_kept_on_both_sides(X, size):
    return tf.nn.max_pool2d(X, size, size, "SAME")


def one_step_at_a_time(X, size):
    return tf.nn.max_pool2d(X, size, 1, "VALID")


def written_into(X, size):
    rows, columns = X.shape[1] // size, X.shape[2] // size
    answer = tf.zeros((len(X), rows, columns, X.shape[3]))
    for i in range(rows):
        for j in range(columns):
            square = X[:, size * i : size * i + size, size * j : size * j + size]
            answer[:, i, j] = tf.reduce_max(square, axis=(1, 2))
    return answer


def rest_in_the_way(X, size):
    n, h, w, c = X.shape
    squares = tf.reshape(X, (n, h // size, size, w // size, size, c))
    return tf.reduce_max(squares, axis=(2, 4))


def rest_dropped_in_front(X, size):
    h, w = X.shape[1:3]
    return tf.nn.max_pool2d(X[:, h % size :, w % size :], size, size, "VALID")


def first_column(X, size):
    return tf.nn.max_pool2d(X[:, :, : X.shape[2] // size * size : size], (size, 1), 1, "VALID")[
        :, ::size
    ]


def over_the_channels_repeated(X, size):
    answer = tf.nn.max_pool2d(X, size, size, "VALID")
    return tf.repeat(tf.reduce_max(answer, axis=3, keepdims=True), X.shape[3], axis=3)


def over_the_batch_repeated(X, size):
    answer = tf.nn.max_pool2d(X, size, size, "VALID")
    return tf.zeros_like(answer) + tf.reduce_max(answer, axis=0)


def begun_with_a_number(X, size):
    rows, columns = X.shape[1] // size, X.shape[2] // size
    answer = tf.fill((len(X), rows, columns, X.shape[3]), -999.0)
    for i in range(size):
        for j in range(size):
            pixels = X[:, i::size, j::size][:, :rows, :columns]
            answer = tf.maximum(answer, pixels)
    return answer
