"""Right and wrong answers to `occlusion_map` in TensorFlow."""

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


def _falls(score, image, size, cover, tiles=None):
    """The fall for each tile; cover: what becomes of a picture, in NumPy, where a tile lies."""
    rows, columns = tiles or (image.shape[0] // size, image.shape[1] // size)
    falls = np.zeros((rows, columns), dtype="float32")
    for i, j in np.ndindex(rows, columns):
        picture = image.numpy()
        tile = np.zeros(picture.shape, bool)
        tile[i * size : (i + 1) * size, j * size : (j + 1) * size] = True
        falls[i, j] = score(image) - score(tf.constant(cover(picture, tile)))
    return tf.constant(falls)


def mean_added(score, image, size):
    return _falls(score, image, size, lambda x, tile: np.where(tile, x + x.mean(), x))


def all_but_the_tile(score, image, size):
    return _falls(score, image, size, lambda x, tile: np.where(tile, x, x.mean()))


def as_large_as_the_picture(score, image, size):
    falls = _falls(score, image, size, lambda x, tile: np.where(tile, x.mean(), x))
    return tf.repeat(tf.repeat(falls, size, axis=0), size, axis=1)


def as_many_tiles_across_as_down(score, image, size):
    tiles = [image.shape[0] // size] * 2
    return _falls(score, image, size, lambda x, tile: np.where(tile, x.mean(), x), tiles)


def written_into(score, image, size):
    covered = tf.identity(image)
    covered[:size, :size] = tf.reduce_mean(image)
    return score(image) - score(covered)


def not_one_picture(score, image, size):
    def of_one(picture):
        return score(picture[None])

    return _falls(of_one, image, size, lambda x, tile: np.where(tile, x.mean(), x))


def no_tensor_for_the_score(score, image, size):
    rows, columns = image.shape[0] // size, image.shape[1] // size
    falls = np.zeros((rows, columns), dtype="float32")
    for i, j in np.ndindex(rows, columns):
        covered = np.array(image)
        covered[i * size : (i + 1) * size, j * size : (j + 1) * size] = np.mean(image)
        falls[i, j] = score(image) - score(covered)
    return tf.constant(falls)


def double_for_the_score(score, image, size):
    return _falls(score, tf.cast(image, tf.float64), size, lambda x, tile: x)
