"""Right and wrong answers to `answer_loss` in TensorFlow."""

import tensorflow as tf


def right_by_log_softmax(logits, ids, mask):
    logs = tf.nn.log_softmax(logits[:, :-1])
    picked = tf.gather(logs, ids[:, 1:], batch_dims=2)
    return -tf.reduce_sum(picked * mask[:, 1:]) / tf.reduce_sum(mask[:, 1:])


def right_by_picking(logits, ids, mask):
    learnt = mask[:, 1:] > 0
    losses = tf.nn.sparse_softmax_cross_entropy_with_logits(
        tf.boolean_mask(ids[:, 1:], learnt), tf.boolean_mask(logits[:, :-1], learnt)
    )
    return tf.reduce_mean(losses)


def right_by_weights(logits, ids, mask):
    loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True, reduction="sum")
    total = loss(ids[:, 1:], logits[:, :-1], sample_weight=mask[:, 1:])
    return total / tf.reduce_sum(mask[:, 1:])


def places_do_not_fit(logits, ids, mask):
    losses = tf.nn.sparse_softmax_cross_entropy_with_logits(ids, logits[:, :-1])
    return tf.reduce_sum(losses * mask) / tf.reduce_sum(mask)


def places_do_not_fit__mask(logits, ids, mask):
    losses = tf.nn.sparse_softmax_cross_entropy_with_logits(ids[:, 1:], logits[:, :-1])
    return tf.reduce_sum(losses * mask) / tf.reduce_sum(mask)


def rounded_to_0(logits, ids, mask):
    given = tf.gather(tf.nn.softmax(logits[:, :-1]), ids[:, 1:], batch_dims=2)
    return -tf.reduce_sum(tf.math.log(given) * mask[:, 1:]) / tf.reduce_sum(mask[:, 1:])


def held_up_9(logits, ids, mask):
    given = tf.gather(tf.nn.softmax(logits[:, :-1]), ids[:, 1:], batch_dims=2)
    return -tf.reduce_sum(tf.math.log(given + 1e-9) * mask[:, 1:]) / tf.reduce_sum(mask[:, 1:])
