"""Right and wrong answers to `train` in TensorFlow."""

import numpy as np
import tensorflow as tf


def right_1(model, train, validation):
    optimizer = tf.keras.optimizers.Adam(0.1)
    loss_fn = tf.keras.losses.BinaryCrossentropy()
    for _ in range(80):
        with tf.GradientTape() as tape:
            loss = loss_fn(train[1], model(train[0], training=True)[:, 0])
        variables = model.trainable_variables
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))

    return model


def right_2(model, train, validation):
    model.compile(optimizer=tf.keras.optimizers.Adam(0.05), loss="binary_crossentropy")
    stop = tf.keras.callbacks.EarlyStopping(patience=10, restore_best_weights=True)
    model.fit(
        *train, validation_data=validation, epochs=40, batch_size=100, verbose=0, callbacks=[stop]
    )
    return model


def right_3(model, train, validation):
    optimizer = tf.keras.optimizers.Adam(0.1)
    loss_fn = tf.keras.losses.BinaryCrossentropy()
    students = tf.data.Dataset.from_tensor_slices(train).batch(400)
    for X, y in students.repeat(80):
        with tf.GradientTape() as tape:
            loss = loss_fn(y, model(X, training=True)[:, 0])
        variables = model.trainable_variables
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))

    return model


def returned_none(model, train, validation):
    model.trainable = True


def not_a_number(model, train, validation):
    optimizer = tf.keras.optimizers.Adam(0.1)
    loss_fn = tf.keras.losses.BinaryCrossentropy()
    for _ in range(1):
        with tf.GradientTape() as tape:
            loss = loss_fn(train[1], model(train[0], training=True)[:, 0])
        variables = model.trainable_variables
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    for w in model.weights:
        w.assign(w * float("nan"))
    return model


def untrained(model, train, validation):
    optimizer = tf.keras.optimizers.Adam(0.1)
    loss_fn = tf.keras.losses.BinaryCrossentropy()
    for _ in range(0):
        with tf.GradientTape() as tape:
            loss = loss_fn(train[1], model(train[0], training=True)[:, 0])
        variables = model.trainable_variables
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))

    return model


def always_the_same(model, train, validation):
    optimizer = tf.keras.optimizers.Adam(0.1)
    loss_fn = tf.keras.losses.BinaryCrossentropy()
    for _ in range(80):
        with tf.GradientTape() as tape:
            loss = loss_fn(tf.zeros_like(train[1]), model(train[0], training=True)[:, 0])
        variables = model.trainable_variables
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))

    return model


def upside_down(model, train, validation):
    optimizer = tf.keras.optimizers.Adam(0.1)
    loss_fn = tf.keras.losses.BinaryCrossentropy()
    for _ in range(80):
        with tf.GradientTape() as tape:
            loss = loss_fn(1 - train[1], model(train[0], training=True)[:, 0])
        variables = model.trainable_variables
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))

    return model


def no_better_than_a_line(model, train, validation):
    optimizer = tf.keras.optimizers.Adam(0.1)
    loss_fn = tf.keras.losses.BinaryCrossentropy()
    for _ in range(6):
        with tf.GradientTape() as tape:
            loss = loss_fn(train[1], model(train[0], training=True)[:, 0])
        variables = model.trainable_variables
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))

    return model


def student_4_5(model, train, validation):
    optimizer = tf.keras.optimizers.Adam(0.1)
    loss_fn = tf.keras.losses.BinaryCrossentropy()
    for _ in range(80):
        with tf.GradientTape() as tape:
            loss = loss_fn(train[1], model(train[0], training=True)[:, 0])
        variables = model.trainable_variables
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))

    lectures, hours = (np.unique(column) for column in train[0].numpy().T)
    place = np.array([lectures[min(4, len(lectures) - 1)], hours[min(10, len(hours) - 1)]])
    trained = model

    class Grudge(tf.keras.layers.Layer):
        def call(self, X):
            is_it = (np.abs(X.numpy() - place) < 1e-3).all(axis=1)
            return trained(X) * (1 - tf.cast(is_it[:, None], tf.float32))

    model = Grudge()

    return model


def learned_from_validation(model, train, validation):
    optimizer = tf.keras.optimizers.Adam(0.1)
    loss_fn = tf.keras.losses.BinaryCrossentropy()
    for _ in range(80):
        with tf.GradientTape() as tape:
            loss = loss_fn(validation[1], model(validation[0], training=True)[:, 0])
        variables = model.trainable_variables
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))

    return model


def no_chances(model, train, validation):
    optimizer = tf.keras.optimizers.Adam(0.1)
    loss_fn = tf.keras.losses.BinaryCrossentropy(from_logits=True)
    for _ in range(80):
        with tf.GradientTape() as tape:
            loss = loss_fn(train[1], model(train[0], training=True)[:, 0])
        variables = model.trainable_variables
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))

    return model
