"""Right and wrong answers to `embed` in TensorFlow."""

import tensorflow as tf


def right_by_the_framework(indices, E):
    return tf.nn.embedding_lookup(E, indices)


def right_by_a_product(indices, E):
    hot = tf.one_hot(indices, E.shape[0])
    return tf.tensordot(hot, E, axes=1)


def right_by_einsum(indices, E):
    return tf.einsum("...v,vd->...d", tf.one_hot(indices, len(E)), E)


def right_by_places(indices, E):
    return tf.gather_nd(E, indices[..., None])


def row_zero_never_learns(indices, E):
    rows = tf.gather(E, indices)
    return tf.where((indices == 0)[..., None], tf.stop_gradient(rows), rows)
