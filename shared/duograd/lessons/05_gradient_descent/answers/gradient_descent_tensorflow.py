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


def stopped_at_the_bottom(loss, w, learning_rate, steps):
    weights, losses = [w], [loss(w)]
    for _ in range(steps):
        w = gradient_step(w, gradient(loss, w), learning_rate)
        weights.append(w)
        losses.append(loss(w))
        if abs(losses[-1] - losses[-2]) < 1e-6:
            break
    return tf.stack(weights), tf.stack(losses)


def stopped_at_the_bottom__where_the_slope_is_0(loss, w, learning_rate, steps):
    weights, losses = [w], [loss(w)]
    for _ in range(steps):
        slope = gradient(loss, w)
        if float(tf.reduce_sum(tf.abs(slope))) == 0:
            break
        w = gradient_step(w, slope, learning_rate)
        weights.append(w)
        losses.append(loss(w))
    return tf.stack(weights), tf.stack(losses)


def one_weight_after_the_other(loss, w, learning_rate, steps):
    weights, losses = [w], [loss(w)]
    for _ in range(steps):
        size = int(tf.size(w))
        for place in range(size):
            only = tf.reshape(tf.one_hot(place, size), tf.shape(w))
            w = gradient_step(w, only * gradient(loss, w), learning_rate)
        weights.append(w)
        losses.append(loss(w))
    return tf.stack(weights), tf.stack(losses)


def slopes_add_up(loss, w, learning_rate, steps):
    weights, losses, slope = [w], [loss(w)], 0
    for _ in range(steps):
        slope += gradient(loss, w)
        w = gradient_step(w, slope, learning_rate)
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
