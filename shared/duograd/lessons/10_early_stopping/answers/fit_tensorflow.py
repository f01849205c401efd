"""Right and wrong answers to `fit` in TensorFlow."""

import tensorflow as tf


def _tensors(model):
    return model.weights


def _arrays(model):
    return [variable.numpy() for variable in model.weights]


def _put(model, arrays):
    for variable, array in zip(model.weights, arrays):
        variable.assign(array)


def right_with_a_dataset(model, loss_fn, optimizer, train, validation, epochs, stopper):
    table = tf.data.Dataset.from_tensor_slices(train).batch(len(train[0]))
    history = []
    for _ in range(epochs):
        history.append(_epoch(model, loss_fn, optimizer, next(iter(table)), validation))
        if stopper.update(history[-1][1], read_weights(model)):
            break
    write_weights(model, stopper.best_weights)
    return history


def measured_in_training(model, loss_fn, optimizer, train, validation, epochs, stopper):
    history = []
    for _ in range(epochs):
        before = train_step(model, loss_fn, optimizer, *train)
        X, Y = validation
        history.append((before, float(loss_fn(Y, model(X, training=True)))))
        if stopper.update(history[-1][1], read_weights(model)):
            break
    write_weights(model, stopper.best_weights)
    return history
