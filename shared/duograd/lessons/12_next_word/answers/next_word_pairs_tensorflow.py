"""Right and wrong answers to `next_word_pairs` in TensorFlow."""

import tensorflow as tf


def right_by_frames(indices, context):
    return tf.signal.frame(indices, context, 1)[:-1], indices[context:]


def right_in_a_loop(indices, context):
    X, Y = [], []
    for k in range(len(indices) - context):
        X.append(indices[k : k + context])
        Y.append(indices[k + context])
    return tf.stack(X), tf.stack(Y)


def right_by_a_table_of_places(indices, context):
    places = tf.range(len(indices) - context)[:, None] + tf.range(context)
    return [tf.gather(indices, places), indices[context:]]


def not_whole(indices, context):
    X = [tf.cast(indices[k : k + context], tf.float32) for k in range(len(indices) - context)]
    return tf.stack(X), indices[context:]
