"""What proves each row of where the frameworks differ, for TensorFlow."""

import inspect

import tensorflow as tf


def order_in_a_loss():
    """what a loss object takes first"""
    loss_fn = tf.keras.losses.BinaryCrossentropy(from_logits=True)
    z, y = tf.constant([[5.0]]), tf.constant([[1.0]])
    return float(loss_fn(y, z)) < 0.01 and float(loss_fn(z, y)) < 0


def optimizers_weights():
    """how an optimizer knows its weights"""
    w = tf.Variable(3.0)
    optimizer = tf.keras.optimizers.SGD(learning_rate=0.1)
    optimizer.apply([tf.constant(1.0)], [w])
    return abs(float(w) - 2.9) < 1e-6


def between_steps():
    """between two steps"""
    w, got = tf.Variable(3.0), []
    for _ in range(2):
        with tf.GradientTape() as tape:
            J = 2 * w
        got.append(float(tape.gradient(J, w)))
    return got == [2, 2]


def picking_rows():
    """picking rows by their numbers"""
    X = tf.constant([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    return tf.gather(X, [2, 0]).numpy().tolist() == [[5, 6], [1, 2]] and float(X[[2, 0]]) == 5


def shuffling_unless_said():
    """shuffling, if you say nothing"""
    fit = inspect.signature(tf.keras.Model.fit).parameters["shuffle"].default
    batches = tf.data.Dataset.range(100).batch(20)
    order = [int(i) for batch in batches for i in batch]
    return fit is True and order == list(range(100))


def name_of_the_rate():
    """the learning rate's name"""
    return "learning_rate" in inspect.signature(tf.keras.optimizers.SGD).parameters
