"""Right answers to `occlusion_map` in TensorFlow."""

import numpy as np
import tensorflow as tf


def right_with_numpy(score, image, size):
    rows, columns = image.shape[0] // size, image.shape[1] // size
    falls = np.zeros((rows, columns), dtype="float32")
    for i, j in np.ndindex(rows, columns):
        covered = image.numpy().copy()
        covered[i * size : (i + 1) * size, j * size : (j + 1) * size] = image.numpy().mean()
        falls[i, j] = score(image) - score(tf.constant(covered))
    return tf.constant(falls)


def right_with_a_product(score, image, size):
    whole, mean = score(image), tf.reduce_mean(image)
    height, width, _ = image.shape
    falls = []
    for top in range(0, height, size):
        rows = np.arange(height) // size == top // size
        for left in range(0, width, size):
            columns = np.arange(width) // size == left // size
            shown = 1 - tf.cast(np.outer(rows, columns)[..., None], tf.float32)
            falls.append(whole - score(image * shown + mean * (1 - shown)))
    return tf.reshape(falls, (height // size, width // size))
