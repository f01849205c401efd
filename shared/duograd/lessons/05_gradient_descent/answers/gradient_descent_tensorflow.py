"""Right and wrong answers to `gradient_descent` in TensorFlow."""

import tensorflow as tf


def right_by_an_optimizer(loss, w, learning_rate, steps):
    w = tf.Variable(w)
    optimizer = tf.keras.optimizers.SGD(learning_rate)
    weights, losses = [tf.identity(w)], [loss(w)]
    for _ in range(steps):
        with tf.GradientTape() as tape:
            value = loss(w)
        optimizer.apply_gradients([(tape.gradient(value, w), w)])
        weights.append(tf.identity(w))
        losses.append(loss(w))
    return tf.stack(weights), tf.stack(losses)


def right_with_the_losses_last(loss, w, learning_rate, steps):
    path = [w]
    while len(path) <= steps:
        path.append(gradient_step(path[-1], gradient(loss, path[-1]), learning_rate))
    return tf.stack(path), tf.stack([loss(point) for point in path])


def arguments_swapped(loss, w, learning_rate, steps):
    return gradient(w, loss), loss(w)


def lost_track(loss, w, learning_rate, steps):
    w = tf.Variable(w)
    weights, losses = [tf.convert_to_tensor(w)], [loss(w)]
    for _ in range(steps):
        with tf.GradientTape() as tape:
            value = loss(w)
        w = w - learning_rate * tape.gradient(value, w)
        weights.append(w)
        losses.append(loss(w))
    return tf.stack(weights), tf.stack(losses)
