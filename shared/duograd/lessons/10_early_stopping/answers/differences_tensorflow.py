"""What proves each row of where the frameworks differ, for TensorFlow."""

import numpy as np
import tensorflow as tf


def asking_a_model_for_its_weights():
    """asking a model for its weights"""
    model = tf.keras.Sequential([tf.keras.Input((2,)), tf.keras.layers.Dense(1)])
    kept = model.get_weights()
    model.weights[0].assign_add(tf.ones((2, 1)))
    return np.allclose(kept[0] + 1, model.get_weights()[0])


def a_weight_as_a_numpy_array():
    """a weight as a NumPy array"""
    weight = tf.Variable([0.0, 0.0])
    kept = weight.numpy()
    weight.assign_add([1.0, 1.0])
    return bool((kept == 0).all())


def early_stopping_ready_made():
    """early stopping ready-made"""
    import inspect

    f = tf.keras.callbacks.EarlyStopping
    return inspect.signature(f).parameters["restore_best_weights"].default is False


def measuring_a_loss_without_learning_from_i():
    """measuring a loss without learning from it"""
    layer = tf.keras.layers.Dropout(0.9)
    x = tf.ones((7, 5))
    return bool(tf.reduce_all(layer(x, training=False) == x))
