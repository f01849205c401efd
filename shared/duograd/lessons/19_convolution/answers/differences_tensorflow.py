"""What proves each row of where the frameworks differ, for TensorFlow."""

import numpy as np
import tensorflow as tf

layers = tf.keras.layers


def _fails(call, *arguments):
    try:
        call(*arguments)
    except Exception:
        return True
    return False


def pictures():
    """the layout of a batch of pictures"""
    layer = layers.Conv2D(8, 5)
    fits = layer(tf.zeros((2, 9, 7, 3))).shape == (2, 5, 3, 8)
    return fits and _fails(layer, tf.zeros((2, 3, 9, 7)))


def kernels():
    """the layout of the kernels of a layer"""
    layer = layers.Conv2D(8, 5)
    layer.build((None, 9, 7, 3))
    return layer.kernel.shape == (5, 5, 3, 8)


def same():
    """a window of 3 that moves on by 2, with `padding="same"`"""
    layer = layers.Conv2D(1, 3, 2, padding="same", kernel_initializer="ones")
    return layer(tf.ones((1, 4, 4, 1)))[0, :, :, 0].numpy().tolist() == [[9, 6], [6, 4]]


def rest():
    """what is left over when a picture is pooled"""
    X = tf.zeros((1, 5, 5, 1))
    dropped, kept = (layers.MaxPooling2D(2, padding=p)(X) for p in ("valid", "same"))
    return (dropped.shape[1], kept.shape[1]) == (2, 3)


def mean():
    """the mean of a square that hangs over the edge"""
    means = layers.AveragePooling2D(2, padding="same")(tf.ones((1, 3, 3, 1)))
    return bool(np.all(means.numpy() == 1))


def start():
    """what a layer of 3·5·5 inputs and 8 filters starts with"""
    made = [layers.Conv2D(8, 5) for _ in range(30)]
    for layer in made:
        layer.build((None, 9, 7, 3))
    largest = max(np.abs(layer.kernel.numpy()).max() for layer in made)
    return 0.14 < largest < 0.1481 and all(not layer.bias.numpy().any() for layer in made)


def single():
    """a single picture without an axis for the batch"""
    return _fails(layers.Conv2D(8, 5), tf.zeros((9, 7, 3)))
