"""Answers to `train` in TensorFlow: right ones, then wrong ones by the mistake they show."""

import numpy as np
import tensorflow as tf


def _step(model, loss_fn, optimizer, X, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(X, training=True)[:, 0])
    variables = model.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))


def _learn(model, X, y, steps=80, from_logits=False):
    """Take steps on all students at once."""
    loss_fn = tf.keras.losses.BinaryCrossentropy(from_logits=from_logits)
    optimizer = tf.keras.optimizers.Adam(0.1)
    for _ in range(steps):
        _step(model, loss_fn, optimizer, X, y)
    return model


def right_with_all_students_at_once(model, train, validation):
    return _learn(model, *train)


def right_by_fit(model, train, validation):
    model.compile(optimizer=tf.keras.optimizers.Adam(0.05), loss="binary_crossentropy")
    stop = tf.keras.callbacks.EarlyStopping(patience=10, restore_best_weights=True)
    model.fit(
        *train, validation_data=validation, epochs=40, batch_size=100, verbose=0, callbacks=[stop]
    )
    return model


def right_from_a_dataset(model, train, validation):
    loss_fn = tf.keras.losses.BinaryCrossentropy()
    optimizer = tf.keras.optimizers.Adam(0.1)
    students = tf.data.Dataset.from_tensor_slices(train).batch(400)
    for X, y in students.repeat(80):
        _step(model, loss_fn, optimizer, X, y)
    return model


def returned_none(model, train, validation):
    model.trainable = True


def not_a_number(model, train, validation):
    for w in model.weights:
        w.assign(w * float("nan"))
    return model


def always_the_same(model, train, validation):
    X, y = train
    return _learn(model, X, tf.zeros_like(y))


def student_4_5(model, train, validation):
    _learn(model, *train)
    lectures, hours = (np.unique(column) for column in train[0].numpy().T)
    # Lectures count from 0, hours by halves; where there are fewer values, the last.
    place = np.array([lectures[:5][-1], hours[:11][-1]])

    class Grudge(tf.keras.layers.Layer):
        def call(self, X):
            is_it = (np.abs(X.numpy() - place) < 1e-3).all(axis=1)
            return model(X) * (1 - tf.cast(is_it[:, None], tf.float32))

    return Grudge()


def learned_from_validation(model, train, validation):
    return _learn(model, *validation)


def no_chances(model, train, validation):
    return _learn(model, *train, from_logits=True)
