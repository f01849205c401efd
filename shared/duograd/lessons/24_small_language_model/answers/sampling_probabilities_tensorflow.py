"""Right and wrong answers to `sampling_probabilities` in TensorFlow."""

import tensorflow as tf


def right_after_the_softmax(logits, temperature, top_k):
    chances = tf.nn.softmax(logits / temperature)
    if top_k:
        least = tf.sort(chances)[-top_k]
        chances = tf.where(chances >= least, chances, 0.0)
    return chances / tf.reduce_sum(chances)


def right_by_sorting(logits, temperature, top_k):
    k = logits.shape[0] if top_k is None else top_k
    least = tf.sort(logits, direction="DESCENDING")[k - 1]
    outside = tf.cast(logits < least, tf.float32)
    return tf.nn.softmax(logits / temperature - outside * 1e9)


def right_by_places(logits, temperature, top_k):
    if top_k is None:
        top_k = len(logits)
    values, places = tf.math.top_k(logits, top_k)
    shares = tf.nn.softmax(values / temperature)
    return tf.scatter_nd(places[:, None], shares, tf.shape(logits))


def right_by_ranks(logits, temperature, top_k):
    better = tf.math.count_nonzero(logits[None, :] > logits[:, None], axis=1)
    stays = tf.cast(better < (len(logits) if top_k is None else top_k), tf.float32)
    powers = tf.exp((logits - tf.reduce_max(logits)) / temperature) * stays
    return powers / tf.reduce_sum(powers)


def low_not_lowest(logits, temperature, top_k):
    scores = logits / temperature
    if top_k is not None:
        least = tf.math.top_k(scores, top_k).values[-1]
        scores = tf.where(scores >= least, scores, -1000.0)
    return tf.nn.softmax(scores)
