"""Right and wrong answers to `worst` in TensorFlow."""

import tensorflow as tf


def _losses(logits, labels):
    return tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits)


def right_by_top_k(logits, labels, count):
    wrong = tf.argmax(logits, axis=1, output_type=tf.int32) != tf.cast(labels, tf.int32)
    losses = tf.where(wrong, _losses(logits, labels), -1.0)
    number = int(tf.reduce_sum(tf.cast(wrong, tf.int32)))
    return tf.math.top_k(losses, min(count, number)).indices


def right_by_the_keras_loss(logits, labels, count):
    losses = tf.keras.losses.sparse_categorical_crossentropy(labels, logits, from_logits=True)
    answers = tf.argmax(logits, axis=1).numpy()
    rows = [row for row in range(len(answers)) if answers[row] != int(labels[row])]
    return sorted(rows, key=lambda row: -float(losses[row]))[:count]


def right_by_boolean_mask(logits, labels, count):
    wrong = tf.argmax(logits, axis=1) != tf.cast(labels, tf.int64)
    rows = tf.boolean_mask(tf.range(len(labels)), wrong)
    losses = tf.boolean_mask(_losses(logits, labels), wrong)
    return tf.gather(rows, tf.argsort(losses)[::-1])[:count]


def far_apart__softmax(logits, labels, count):
    chances = tf.gather(tf.nn.softmax(logits), labels, batch_dims=1)
    wrong = tf.where(tf.argmax(logits, axis=1) != tf.cast(labels, tf.int64))[:, 0]
    order = tf.argsort(tf.gather(-tf.math.log(chances), wrong), direction="DESCENDING", stable=True)
    return tf.gather(wrong, order)[:count]


def by_the_sureness(logits, labels, count):
    sure = tf.reduce_max(tf.nn.softmax(logits, axis=1), axis=1)
    wrong = tf.where(tf.argmax(logits, axis=1) != tf.cast(labels, tf.int64))[:, 0]
    order = tf.argsort(tf.gather(sure, wrong), direction="DESCENDING", stable=True)
    return tf.gather(wrong, order)[:count]
