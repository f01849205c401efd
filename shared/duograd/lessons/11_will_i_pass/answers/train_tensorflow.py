"""Answers to `train` in TensorFlow: right ones, then wrong ones by the mistake they show."""

import os
import tempfile

import tensorflow as tf


def _adam(model, lr):
    return tf.keras.optimizers.Adam(lr)


def _loss():
    return tf.keras.losses.BinaryCrossentropy(from_logits=True)


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
    loss_fn, optimizer = _loss(), tf.keras.optimizers.SGD(0.2, momentum=0.9)
    students = tf.data.Dataset.from_tensor_slices(learn).shuffle(400).batch(100)
    best = float("inf")
    for _ in range(30):
        for X, y in students:
            train_step(model, loss_fn, optimizer, X, y)
        loss = evaluate(model, loss_fn, *choose)
        if loss < best:
            best, kept = loss, model.get_weights()
    model.set_weights(kept)
    return model


def right_with_a_tape(model, learn, choose):
    (X, y), (X_choose, y_choose) = learn, choose
    optimizer, best = tf.keras.optimizers.RMSprop(0.02), float("inf")
    for _ in range(60):
        with tf.GradientTape() as tape:
            z = tf.squeeze(model(X, training=True), axis=1)
            loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(y, z))
        slopes = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(slopes, model.trainable_variables))
        z = model(X_choose)[:, 0]
        loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(y_choose, z))
        if loss < best:
            best, kept = loss, [tf.identity(w) for w in model.trainable_variables]
    for w, value in zip(model.trainable_variables, kept):
        w.assign(value)
    return model


def right_by_hand(model, learn, choose):
    (X, y), loss_fn, best = learn, _loss(), float("inf")
    for _ in range(70):
        with tf.GradientTape() as tape:
            loss = loss_fn(y[:, None], model(X, training=True))
        for w, slope in zip(model.weights, tape.gradient(loss, model.weights)):
            w.assign_sub(1.5 * slope)
        loss = evaluate(model, loss_fn, *choose)
        if loss < best:
            best, kept = loss, [w.numpy() for w in model.weights]
    model.set_weights(kept)
    return model


def right_with_chances_given_to_their_loss(model, learn, choose):
    def loss_fn(y, z):
        return tf.reduce_mean(tf.keras.losses.binary_crossentropy(y, tf.sigmoid(z)))

    optimizer, best = _adam(model, 0.1), float("inf")
    for _ in range(60):
        train_step(model, loss_fn, optimizer, *learn)
        loss = evaluate(model, loss_fn, *choose)
        if loss < best:
            best, kept = loss, read_weights(model)
    write_weights(model, kept)
    return model


def right_with_a_checkpoint_in_a_file(model, learn, choose):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "best.weights.h5")
        keep = tf.keras.callbacks.ModelCheckpoint(path, save_weights_only=True, save_best_only=True)
        _fit(model, learn, choose, [keep])
        model.load_weights(path)
    return model


def right_with_the_model_copied(model, learn, choose):
    optimizer, loss_fn, best = _adam(model, 0.1), _loss(), float("inf")
    copy = tf.keras.models.clone_model(model)
    for _ in range(60):
        train_step(model, loss_fn, optimizer, *learn)
        loss = evaluate(model, loss_fn, *choose)
        if loss < best:
            best = loss
            copy.set_weights(model.get_weights())
    model.set_weights(copy.get_weights())
    return model


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
    optimizer, loss_fn, best = tf.keras.optimizers.Lion(0.02), _loss(), float("inf")
    for _ in range(80):
        train_step(model, loss_fn, optimizer, *learn)
        loss = evaluate(model, loss_fn, *choose)
        if loss < best:
            best, kept = loss, read_weights(model)
    write_weights(model, kept)
    return model


def another_model__a_copy(model, learn, choose):
    copy = tf.keras.models.clone_model(model)
    copy.set_weights(model.get_weights())
    return _best_kept(copy, learn, choose)


def untrained__logits_for_chances(model, learn, choose):
    loss_fn, optimizer, best = tf.keras.losses.BinaryCrossentropy(), _adam(model, 0.1), 9e9
    for _ in range(40):
        train_step(model, loss_fn, optimizer, *learn)
        loss = evaluate(model, loss_fn, *choose)
        if loss < best:
            best, kept = loss, read_weights(model)
    write_weights(model, kept)
    return model


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
    loss_fn, optimizer, best = _loss(), _adam(model, 0.1), float("inf")
    for _ in range(80):
        train_step(model, loss_fn, optimizer, *learn)
        loss = evaluate(model, loss_fn, *choose)
        if loss < best:
            best, kept = loss, list(model.weights)
    for w, value in zip(model.weights, kept):
        w.assign(value)
    return model


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
