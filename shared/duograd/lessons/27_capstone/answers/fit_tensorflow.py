"""Right and wrong answers to `fit` in TensorFlow."""

import tensorflow as tf


def _run(model, learn, choose, epochs, patience, loss_fn, optimizer):
    """The given part of the answer."""
    rng = np.random.default_rng(0)
    history, best_loss, waited = [], float("inf"), 0
    for _ in range(epochs):
        steps = [train_step(model, loss_fn, optimizer, *batch) for batch in batches(*learn, rng)]
        history.append((sum(steps) / len(steps), evaluate(model, loss_fn, *choose)))
        waited += 1
        if history[-1][1] < best_loss - 0.002:
            best_loss, best_weights, waited = history[-1][1], read_weights(model), 0
        if waited == patience:
            break
    write_weights(model, best_weights)
    return history


def _loss(**keywords):
    return tf.keras.losses.SparseCategoricalCrossentropy(**keywords)


def right_by_the_function(model, learn, choose, learning_rate, weight_decay, epochs, patience):
    def loss_fn(y, Z):
        return tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=Z))

    optimizer = tf.keras.optimizers.AdamW(learning_rate=learning_rate, weight_decay=weight_decay)
    return _run(model, learn, choose, epochs, patience, loss_fn, optimizer)


def right_with_plain_adam_and_its_decay(
    model, learn, choose, learning_rate, weight_decay, epochs, patience
):
    optimizer = tf.keras.optimizers.Adam(learning_rate, weight_decay=weight_decay)
    return _run(model, learn, choose, epochs, patience, _loss(from_logits=True), optimizer)


def right_with_one_hot_labels(model, learn, choose, learning_rate, weight_decay, epochs, patience):
    def loss_fn(y, Z):
        truth = tf.one_hot(y, Z.shape[1])
        return tf.keras.losses.CategoricalCrossentropy(from_logits=True)(truth, Z)

    optimizer = tf.keras.optimizers.AdamW(learning_rate, weight_decay)
    return _run(model, learn, choose, epochs, patience, loss_fn, optimizer)


def right_with_a_softmax_and_a_loss_for_chances(
    model, learn, choose, learning_rate, weight_decay, epochs, patience
):
    def loss_fn(y, Z):
        return _loss()(y, tf.nn.softmax(Z))

    optimizer = tf.keras.optimizers.AdamW(learning_rate, weight_decay=weight_decay)
    return _run(model, learn, choose, epochs, patience, loss_fn, optimizer)


def logits_for_chances(model, learn, choose, learning_rate, weight_decay, epochs, patience):
    optimizer = tf.keras.optimizers.AdamW(learning_rate, weight_decay=weight_decay)
    return _run(model, learn, choose, epochs, patience, _loss(), optimizer)


def no_decay(model, learn, choose, learning_rate, weight_decay, epochs, patience):
    optimizer = tf.keras.optimizers.Adam(learning_rate)
    return _run(model, learn, choose, epochs, patience, _loss(from_logits=True), optimizer)


def no_decay__usual(model, learn, choose, learning_rate, weight_decay, epochs, patience):
    optimizer = tf.keras.optimizers.AdamW(learning_rate)
    return _run(model, learn, choose, epochs, patience, _loss(from_logits=True), optimizer)


def defaults(model, learn, choose, learning_rate, weight_decay, epochs, patience):
    optimizer = tf.keras.optimizers.AdamW()
    return _run(model, learn, choose, epochs, patience, _loss(from_logits=True), optimizer)


def softmax_twice(model, learn, choose, learning_rate, weight_decay, epochs, patience):
    def loss_fn(y, Z):
        return _loss(from_logits=True)(y, tf.nn.softmax(Z))

    optimizer = tf.keras.optimizers.AdamW(learning_rate, weight_decay=weight_decay)
    return _run(model, learn, choose, epochs, patience, loss_fn, optimizer)


def losses_summed(model, learn, choose, learning_rate, weight_decay, epochs, patience):
    optimizer = tf.keras.optimizers.AdamW(learning_rate, weight_decay=weight_decay)
    loss_fn = _loss(from_logits=True, reduction="sum")
    return _run(model, learn, choose, epochs, patience, loss_fn, optimizer)
