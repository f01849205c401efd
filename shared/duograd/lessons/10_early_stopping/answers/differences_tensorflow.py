"""What proves each row of where the frameworks differ, for TensorFlow."""

import inspect

import numpy as np
import tensorflow as tf


def weights():
    """asking a model for its weights"""
    model = tf.keras.Sequential([tf.keras.Input((2,)), tf.keras.layers.Dense(1)])
    kept = model.get_weights()
    model.weights[0].assign_add(tf.ones((2, 1)))
    return np.allclose(kept[0] + 1, model.get_weights()[0])


def array():
    """a weight as a NumPy array"""
    weight = tf.Variable([0.0, 0.0])
    kept = weight.numpy()
    weight.assign_add([1.0, 1.0])
    return bool((kept == 0).all())


def ready_made():
    """early stopping ready-made"""
    asked = inspect.signature(tf.keras.callbacks.EarlyStopping).parameters
    return asked["restore_best_weights"].default is False


def measured():
    """measuring a loss without learning from it"""
    layer = tf.keras.layers.Dropout(0.9)
    x = tf.ones((7, 5))
    return bool(tf.reduce_all(layer(x, training=False) == x))
