"""Right and wrong answers to `gradient_descent` in TensorFlow."""

import tensorflow as tf


def _stack(path):
    return tf.stack(path)


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


def function_for_tensor(loss, w, learning_rate, steps):
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


def right_by_concatenating(loss, w, learning_rate, steps):
    weights, losses = tf.expand_dims(w, 0), tf.reshape(loss(w), [1])
    for _ in range(steps):
        w = gradient_step(w, gradient(loss, w), learning_rate)
        weights = tf.concat([weights, tf.expand_dims(w, 0)], axis=0)
        losses = tf.concat([losses, tf.reshape(loss(w), [1])], axis=0)
    return weights, losses


def stopped_at_the_bottom__where_the_slope_is_0(loss, w, learning_rate, steps):
    def step(w):
        slope = gradient(loss, w)
        return (
            None
            if float(tf.reduce_sum(tf.abs(slope))) == 0
            else gradient_step(w, slope, learning_rate)
        )

    return _walk(loss, w, steps, step)


def one_weight_after_the_other(loss, w, learning_rate, steps):
    def step(w):
        size = int(tf.size(w))
        for place in range(size):
            only = tf.reshape(tf.one_hot(place, size), tf.shape(w))
            w = gradient_step(w, only * gradient(loss, w), learning_rate)
        return w

    return _walk(loss, w, steps, step)


def slopes_add_up(loss, w, learning_rate, steps):
    slopes = [0]

    def step(w):
        slopes[0] += gradient(loss, w)
        return gradient_step(w, slopes[0], learning_rate)

    return _walk(loss, w, steps, step)


def along_the_last_axis(loss, w, learning_rate, steps):
    path = [w]
    while len(path) <= steps:
        path.append(gradient_step(path[-1], gradient(loss, path[-1]), learning_rate))
    return tf.stack(path, axis=-1), tf.stack([loss(place) for place in path])
