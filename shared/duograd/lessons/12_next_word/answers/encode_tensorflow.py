"""Right and wrong answers to `encode` in TensorFlow."""

import tensorflow as tf


def right_by_index(words, vocabulary):
    return tf.constant([vocabulary.index(w) if w in vocabulary else 0 for w in words])


def right_in_whole_numbers_of_64_bits(words, vocabulary):
    places = {word: index for index, word in enumerate(vocabulary)}
    return tf.constant([places.get(word, 0) for word in words], dtype=tf.int64)


def unknown_raises(words, vocabulary):
    places = {word: index for index, word in enumerate(vocabulary)}
    return tf.constant([places[word] for word in words])


def unknown_raises__by_index(words, vocabulary):
    return tf.constant([vocabulary.index(word) for word in words])


def not_whole(words, vocabulary):
    places = {word: float(index) for index, word in enumerate(vocabulary)}
    return tf.constant([places.get(word, 0.0) for word in words])


def not_whole__where_unknown(words, vocabulary):
    places = {word: index for index, word in enumerate(vocabulary)}
    return tf.constant([places.get(word, 0.0) for word in words])
