"""Right and wrong answers to `fit` in TensorFlow."""

import tensorflow as tf

_USUAL = 0.004


def _adamw(model, learning_rate, weight_decay, **keywords):
    return tf.keras.optimizers.AdamW(learning_rate, weight_decay=weight_decay, **keywords)


def _loss(**keywords):
    return tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True, **keywords)


def _loss_for_chances():
    return tf.keras.losses.SparseCategoricalCrossentropy()


def right_by_the_function(model, learn, choose, learning_rate, weight_decay, *rest):
    def loss_fn(y, Z):
        return tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=Z))

    optimizer = tf.keras.optimizers.AdamW(learning_rate, weight_decay)
    return _run(loss_fn, optimizer, model, learn, choose, *rest)


def right_with_plain_adam_and_its_decay(
    model, learn, choose, learning_rate, weight_decay, epochs, patience
):
    optimizer = tf.keras.optimizers.Adam(learning_rate, weight_decay=weight_decay)
    return _run(_loss(), optimizer, model, learn, choose, epochs, patience)


def right_with_one_hot_labels(model, learn, choose, learning_rate, weight_decay, *rest):
    def loss_fn(y, Z):
        truth = tf.one_hot(y, Z.shape[1])
        return tf.keras.losses.CategoricalCrossentropy(from_logits=True)(truth, Z)

    optimizer = _adamw(model, learning_rate, weight_decay)
    return _run(loss_fn, optimizer, model, learn, choose, *rest)


def logits_for_chances(model, learn, choose, learning_rate, weight_decay, *rest):
    optimizer = _adamw(model, learning_rate, weight_decay)
    return _run(_loss_for_chances(), optimizer, model, learn, choose, *rest)


def no_decay(model, learn, choose, learning_rate, weight_decay, *rest):
    optimizer = tf.keras.optimizers.Adam(learning_rate)
    return _run(_loss(), optimizer, model, learn, choose, *rest)


def usual_decay(model, learn, choose, learning_rate, weight_decay, *rest):
    optimizer = tf.keras.optimizers.AdamW(learning_rate)
    return _run(_loss(), optimizer, model, learn, choose, *rest)


def defaults(model, learn, choose, learning_rate, weight_decay, *rest):
    return _run(_loss(), tf.keras.optimizers.AdamW(), model, learn, choose, *rest)


def softmax_twice(model, learn, choose, learning_rate, weight_decay, *rest):
    def loss_fn(y, Z):
        return _loss()(y, tf.nn.softmax(Z))

    optimizer = _adamw(model, learning_rate, weight_decay)
    return _run(loss_fn, optimizer, model, learn, choose, *rest)


def cut_far_apart(model, learn, choose, learning_rate, weight_decay, *rest):
    def loss_fn(y, Z):
        return _loss_for_chances()(y, tf.nn.softmax(Z))

    optimizer = _adamw(model, learning_rate, weight_decay)
    return _run(loss_fn, optimizer, model, learn, choose, *rest)


def infinite_far_apart(model, learn, choose, learning_rate, weight_decay, *rest):
    def loss_fn(y, Z):
        chances = tf.gather(tf.nn.softmax(Z), y, axis=1, batch_dims=1)
        return -tf.reduce_mean(tf.math.log(chances))

    optimizer = _adamw(model, learning_rate, weight_decay)
    return _run(loss_fn, optimizer, model, learn, choose, *rest)
