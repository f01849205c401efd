"""Answers to `train` in TensorFlow: right ones, then wrong ones by the mistake they show."""

import copy
import os
import tempfile

import tensorflow as tf


def _adam(model, lr):
    return tf.keras.optimizers.Adam(lr)


def _loss():
    return tf.keras.losses.BinaryCrossentropy(from_logits=True)


_loss_of_chances = tf.keras.losses.BinaryCrossentropy()


def _loss_of_their_chances(y, z):
    return tf.reduce_mean(tf.keras.losses.binary_crossentropy(y, tf.sigmoid(z)))


def _assign(model, values):
    for variable, value in zip(model.weights, values):
        variable.assign(value)


def _fit(model, learn, choose, callbacks, epochs=15, batch_size=100, rate=0.1):
    model.compile(optimizer=tf.keras.optimizers.Adam(rate), loss=_loss())
    model.fit(
        *learn, validation_data=choose, epochs=epochs, batch_size=batch_size, verbose=0,
        callbacks=callbacks,
    )  # fmt: skip
    return model


def right_by_fit(model, learn, choose):
    stop = tf.keras.callbacks.EarlyStopping(patience=6, restore_best_weights=True)
    return _fit(model, learn, choose, [stop], epochs=25)


def right_by_a_callback_of_its_own(model, learn, choose):
    class Keep(tf.keras.callbacks.Callback):
        best = float("inf")

        def on_epoch_end(self, epoch, logs):
            if logs["val_loss"] < self.best:
                self.best, self.kept = logs["val_loss"], self.model.get_weights()

    keep = Keep()
    _fit(model, learn, choose, [keep])
    model.set_weights(keep.kept)
    return model


def right_by_fit_epoch_by_epoch(model, learn, choose):
    (X, y), best = learn, float("inf")
    model.compile(optimizer="adam", loss=_loss())
    model.optimizer.learning_rate = 0.1
    for _ in range(12):
        model.fit(X, y, batch_size=80, epochs=1, verbose=0)
        loss = model.evaluate(*choose, verbose=0)
        if loss < best:
            best, kept = loss, model.get_weights()
    model.set_weights(kept)
    return model


def right_from_a_dataset(model, learn, choose):
    students = tf.data.Dataset.from_tensor_slices(learn).shuffle(400).batch(100)

    def epoch(model, loss_fn, optimizer, learn, n):
        for X, y in students:
            train_step(model, loss_fn, optimizer, X, y)

    optimizer = tf.keras.optimizers.SGD(0.2, momentum=0.9)
    return _best_kept(model, learn, choose, 30, step=epoch, optimizer=optimizer)


def right_with_a_tape(model, learn, choose):
    def loss_of(students, training):
        z = tf.squeeze(model(students[0], training=training), axis=1)
        return tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(students[1], z))

    def step(model, loss_fn, optimizer, learn, n):
        with tf.GradientTape() as tape:
            loss = loss_of(learn, True)
        slopes = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(slopes, model.trainable_variables))

    return _best_kept(
        model, learn, choose, 60, step=step, measure=lambda model: loss_of(choose, None),
        optimizer=tf.keras.optimizers.RMSprop(0.02), put=_assign,
        keep=lambda model: [tf.identity(w) for w in model.trainable_variables],
    )  # fmt: skip


def right_by_hand(model, learn, choose):
    def step(model, loss_fn, optimizer, learn, n):
        with tf.GradientTape() as tape:
            loss = loss_fn(learn[1][:, None], model(learn[0], training=True))
        for w, slope in zip(model.weights, tape.gradient(loss, model.weights)):
            w.assign_sub(1.5 * slope)

    return _best_kept(model, learn, choose, 70, step=step)


def right_with_a_checkpoint_in_a_file(model, learn, choose):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "best.weights.h5")
        keep = tf.keras.callbacks.ModelCheckpoint(path, save_weights_only=True, save_best_only=True)
        _fit(model, learn, choose, [keep])
        model.load_weights(path)
    return model


def right_with_the_model_copied(model, learn, choose):
    other = tf.keras.models.clone_model(model)
    return _best_kept(
        model, learn, choose, 60, keep=lambda model: other.set_weights(model.get_weights()),
        put=lambda model, _: model.set_weights(other.get_weights()),
    )  # fmt: skip


def right_with_the_best_model_kept_whole(model, learn, choose):
    return _best_kept(
        model, learn, choose, 60, keep=copy.deepcopy,
        put=lambda model, best: model.set_weights(best.get_weights()),
    )  # fmt: skip


def right_in_a_graph_of_its_own(model, learn, choose):
    optimizer, loss_fn, best = tf.keras.optimizers.AdamW(0.05), _loss(), float("inf")

    @tf.function
    def step(X, y):
        with tf.GradientTape() as tape:
            loss = loss_fn(y, model(X, training=True)[:, 0])
        optimizer.apply(tape.gradient(loss, model.trainable_weights), model.trainable_weights)
        return loss

    for _ in range(100):
        step(*learn)
        loss = float(loss_fn(choose[1], model(choose[0], training=False)[:, 0]))
        if loss < best:
            best, kept = loss, [w.numpy().copy() for w in model.trainable_weights]
    for w, value in zip(model.trainable_weights, kept):
        w.assign(value)
    return model


def right_with_lion(model, learn, choose):
    return _best_kept(model, learn, choose, optimizer=tf.keras.optimizers.Lion(0.02))


def right_with_lion_and_large_steps(model, learn, choose):
    return _best_kept(model, learn, choose, optimizer=tf.keras.optimizers.Lion(0.05))


def another_model__a_copy(model, learn, choose):
    copy = tf.keras.models.clone_model(model)
    copy.set_weights(model.get_weights())
    return _best_kept(copy, learn, choose)


def not_a_number(model, learn, choose):
    for w in model.weights:
        w.assign(w * float("nan"))
    return model


def not_one_logit_each(model, learn, choose):
    _best_kept(model, learn, choose, 30)
    return lambda X: model(X)[:, 0]


def learned_from_choose__both_at_once(model, learn, choose):
    both = [tf.concat(parts, 0) for parts in zip(learn, choose)]
    return _best_kept(model, both, choose, 30)


def ends_with_its_last__alias(model, learn, choose):
    return _best_kept(model, learn, choose, keep=lambda model: list(model.weights), put=_assign)


def ends_with_its_last__fit(model, learn, choose):
    return _fit(model, learn, choose, [], rate=0.2)


def measured_while_dropping(model, learn, choose):
    def measure(model):
        return float(_loss()(choose[1], model(choose[0], training=True)[:, 0]))

    return _best_kept(model, learn, choose, measure=measure)


def never_in_training_mode(model, learn, choose):
    def step(model, loss_fn, optimizer, learn, n):
        with tf.GradientTape() as tape:
            loss = loss_fn(learn[1], model(learn[0], training=False)[:, 0])
        slopes = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(slopes, model.trainable_variables))

    return _best_kept(model, learn, choose, 40, step=step)


def other_students(model, learn, choose):
    X, y = learn

    def step(model, loss_fn, optimizer, learn, n):
        train_step(model, loss_fn, optimizer, X + 0.1 * tf.random.normal(X.shape), y)

    return _best_kept(model, learn, choose, 40, step=step)


def slopes_of_choose(model, learn, choose):
    loss_fn = _loss()

    def step(model, _, optimizer, learn, n):
        with tf.GradientTape() as tape:
            loss = loss_fn(learn[1], model(learn[0], training=True)[:, 0])
            loss += loss_fn(choose[1], model(choose[0], training=False)[:, 0])
        slopes = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(slopes, model.trainable_variables))

    return _best_kept(model, learn, choose, 60, lr=0.05, step=step)


def choose_hardly_used(model, learn, choose):
    _best_kept(model, learn, learn, 40)
    evaluate(model, _loss(), *choose)
    return model


def right_with_steps_that_become_small(model, learn, choose):
    rate = tf.keras.optimizers.schedules.ExponentialDecay(0.5, 20, 0.1, staircase=True)
    optimizer = tf.keras.optimizers.SGD(rate, momentum=0.9)
    return _best_kept(model, learn, choose, 150, optimizer=optimizer)
