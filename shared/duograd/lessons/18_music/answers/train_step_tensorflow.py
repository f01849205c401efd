"""Right and wrong answers to `train_step` in TensorFlow."""

import tensorflow as tf


def right_by_the_optimizer(model, optimizer, X, Y, limit):
    with tf.GradientTape() as tape:
        loss = sequence_loss(model(X), Y)
    gradients = tape.gradient(loss, model.trainable_variables)
    gradients = [tf.convert_to_tensor(g) for g in gradients]
    optimizer.apply(tf.clip_by_global_norm(gradients, limit)[0], model.trainable_variables)
    return loss


def right_with_the_norm_by_hand(model, optimizer, X, Y, limit):
    with tf.GradientTape() as tape:
        loss = sequence_loss(model(X, training=True), Y)
    slopes = [tf.convert_to_tensor(g) for g in tape.gradient(loss, model.trainable_weights)]
    norm = tf.sqrt(sum(tf.reduce_sum(g**2) for g in slopes))
    factor = tf.minimum(1.0, limit / norm)
    optimizer.apply_gradients([(factor * g, w) for g, w in zip(slopes, model.trainable_weights)])
    return loss


def not_clipped(model, optimizer, X, Y, limit):
    with tf.GradientTape() as tape:
        loss = sequence_loss(model(X), Y)
    gradients = tape.gradient(loss, model.trainable_variables)
    tf.clip_by_global_norm(gradients, limit)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def each_clipped_alone(model, optimizer, X, Y, limit):
    with tf.GradientTape() as tape:
        loss = sequence_loss(model(X), Y)
    gradients = [tf.convert_to_tensor(g) for g in tape.gradient(loss, model.trainable_variables)]
    gradients = [tf.clip_by_norm(g, limit) for g in gradients]
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def clipped_by_value(model, optimizer, X, Y, limit):
    with tf.GradientTape() as tape:
        loss = sequence_loss(model(X), Y)
    gradients = [tf.convert_to_tensor(g) for g in tape.gradient(loss, model.trainable_variables)]
    gradients = [tf.clip_by_value(g, -limit, limit) for g in gradients]
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def own_step(model, optimizer, X, Y, limit):
    with tf.GradientTape() as tape:
        loss = sequence_loss(model(X), Y)
    gradients = tape.gradient(loss, model.trainable_variables)
    gradients, _ = tf.clip_by_global_norm(gradients, limit)
    for weight, gradient in zip(model.trainable_variables, gradients):
        weight.assign_sub(optimizer.learning_rate * tf.convert_to_tensor(gradient))
    return loss
