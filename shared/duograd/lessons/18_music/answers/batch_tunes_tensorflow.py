"""Right and wrong answers to `batch_tunes` in TensorFlow."""

import numpy as np
import tensorflow as tf


def right_by_ragged_rows(tunes, vocabulary):
    places = {character: number for number, character in enumerate(vocabulary, 1)}
    rows = [[places[character] for character in tune] for tune in tunes]
    read, asked = [row[:-1] for row in rows], [row[1:] for row in rows]
    return tf.ragged.constant(read).to_tensor(), tf.ragged.constant(asked).to_tensor()


def right_into_zeros(tunes, vocabulary):
    T = max(map(len, tunes)) - 1
    X, Y = np.zeros((2, len(tunes), T), "int64")
    for row, tune in enumerate(tunes):
        for t in range(len(tune) - 1):
            X[row, t] = vocabulary.find(tune[t]) + 1
            Y[row, t] = vocabulary.find(tune[t + 1]) + 1
    return [tf.convert_to_tensor(X), tf.convert_to_tensor(Y)]


def shorter_ones_refused(tunes, vocabulary):
    rows = [[vocabulary.index(character) + 1 for character in tune] for tune in tunes]
    table = tf.constant(rows)
    return table[:, :-1], table[:, 1:]


def not_whole(tunes, vocabulary):
    T = max(map(len, tunes)) - 1
    X, Y = np.zeros((2, len(tunes), T), "float32")
    for row, tune in enumerate(tunes):
        indices = [vocabulary.index(character) + 1 for character in tune]
        X[row, : len(tune) - 1], Y[row, : len(tune) - 1] = indices[:-1], indices[1:]
    return tf.constant(X), tf.constant(Y)


def newlines_not_read(tunes, vocabulary):
    T = max(len(tune) for tune in tunes) - 1
    X, Y = [], []
    for tune in tunes:
        x = [vocabulary.index(character) + 1 for character in tune if character != "\n"]
        y = [vocabulary.index(character) + 1 for character in tune[1:]]
        X.append(x + [0] * (T - len(x)))
        Y.append(y + [0] * (T - len(y)))
    return tf.constant(X), tf.constant(Y)


def last_of_the_shorter_read(tunes, vocabulary):
    T = max(len(tune) for tune in tunes) - 1
    X, Y = [], []
    for tune in tunes:
        indices = [vocabulary.index(character) + 1 for character in tune]
        x, y = indices[:T], indices[1:]
        X.append(x + [0] * (T - len(x)))
        Y.append(y + [0] * (T - len(y)))
    return tf.constant(X), tf.constant(Y)


def strip_newlines_and_blanks(tunes, vocabulary):
    T = max(len(tune) for tune in tunes) - 1
    X, Y = [], []
    for tune in tunes:
        indices = [vocabulary.index(character) + 1 for character in tune.strip()]
        x, y = indices[:-1], indices[1:]
        X.append(x + [0] * (T - len(x)))
        Y.append(y + [0] * (T - len(y)))
    return tf.constant(X), tf.constant(Y)
