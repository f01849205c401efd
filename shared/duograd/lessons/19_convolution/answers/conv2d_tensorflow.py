"""Right and wrong answers to `conv2d` in TensorFlow."""

import tensorflow as tf


def _padded(X, padding):
    return tf.pad(X, [[0, 0], [padding, padding], [padding, padding], [0, 0]])


def right_by_the_framework(X, W, b, stride, padding):
    return tf.nn.conv2d(_padded(X, padding), W, stride, "VALID") + b


def right_padded_by_the_framework(X, W, b, stride, padding):
    around = [[0, 0], [padding, padding], [padding, padding], [0, 0]]
    return tf.nn.bias_add(tf.nn.conv2d(X, W, strides=stride, padding=around), b)


def right_by_products(X, W, b, stride, padding):
    k, padded = W.shape[0], _padded(X, padding)
    rows, columns = _starts(X, k, stride, padding)
    answers = []
    for row in rows:
        for column in columns:
            window = tf.reshape(padded[:, row : row + k, column : column + k], (len(X), -1))
            answers.append(window @ tf.reshape(W, (-1, W.shape[3])) + b)
    shape = (len(X), len(rows), len(columns), W.shape[3])
    return tf.reshape(tf.stack(answers, axis=1), shape)


def right_thinned_out_later(X, W, b, stride, padding):
    k, padded, total = len(W), _padded(X, padding), b
    h, w = (n - k + 1 for n in padded.shape[1:3])
    for i in range(k):
        for j in range(k):
            seen = padded[:, i : i + h, j : j + w]
            total = total + tf.einsum("nhwc,co->nhwo", seen, W[i, j])
    return total[:, ::stride, ::stride]


def written_into(X, W, b, stride, padding):
    k, padded = W.shape[0], _padded(X, padding)
    rows, columns = _starts(X, k, stride, padding)
    answer = tf.zeros((len(X), len(rows), len(columns), W.shape[3]))
    for i, row in enumerate(rows):
        for j, column in enumerate(columns):
            window = padded[:, row : row + k, column : column + k]
            answer[:, i, j] = tf.tensordot(window, W, 3) + b
    return answer


def product_does_not_fit(X, W, b, stride, padding):
    k = len(W)
    return tf.tensordot(_padded(X, padding)[:, :k, :k], W, 2) + b


def only_where_not_square(X, W, b, stride, padding):
    k, padded, maps = len(W), _padded(X, padding), []
    rows, columns = _starts(X, k, stride, padding)
    for place in range(len(rows) * len(columns)):
        i, j = rows[place // len(columns)], columns[place % len(columns)]
        maps.append(tf.tensordot(padded[:, j : j + k, i : i + k], W, 3))
    return tf.reshape(tf.stack(maps, axis=1), (len(X), len(rows), len(columns), -1)) + b


def last_place_forgotten(X, W, b, stride, padding):
    k, padded, maps = len(W), _padded(X, padding), []
    for i in range(0, padded.shape[1] - k, stride):
        row = [
            tf.tensordot(padded[:, i : i + k, j : j + k], W, 3) + b
            for j in range(0, padded.shape[2] - k, stride)
        ]
        maps.append(tf.stack(row, axis=1))
    return tf.stack(maps, axis=1)


def padded_as_by_same(X, W, b, stride, padding):
    return tf.nn.conv2d(X, W, stride, "SAME" if padding else "VALID") + b


def always_padded_as_by_same(X, W, b, stride, padding):
    return tf.nn.conv2d(X, W, stride, "SAME") + b


def flattened_in_two_orders(X, W, b, stride, padding):
    k, _, c_in, c_out = W.shape
    kernels = tf.transpose(tf.reshape(W, (c_in, k, k, c_out)), (1, 2, 0, 3))
    return tf.nn.conv2d(_padded(X, padding), kernels, stride, "VALID") + b


def channels_padded(X, W, b, stride, padding):
    k, padded = W.shape[0], tf.pad(X, [[0, 0], *([[padding, padding]] * 3)])
    rows, columns = (range(0, n - k + 1, stride) for n in padded.shape[1:3])
    answers = [
        tf.tensordot(padded[:, i : i + k, j : j + k], W, 3) + b for i in rows for j in columns
    ]
    return tf.reshape(tf.stack(answers, axis=1), (len(X), len(rows), len(columns), -1))
