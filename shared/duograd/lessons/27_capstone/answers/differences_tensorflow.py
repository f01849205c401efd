"""What proves each row of where the frameworks differ, for TensorFlow."""

import os
import tempfile

import tensorflow as tf


class _Kept(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.mean = self.add_weight(shape=(3,), trainable=False)
        self.plain = tf.zeros(3)
        self.last = tf.keras.layers.Dense(2)

    def call(self, X):
        return self.last(X - self.mean - self.plain)


def _one_step(optimizer, **decay):
    """A weight of 1 with slope 0 everywhere, after one step with rate 0.1."""
    w = tf.Variable([1.0])
    optimizer(0.1, **decay).apply_gradients([(tf.zeros(1), w)])
    return float(w[0])


def _saved_and_loaded(called):
    """The weights of a model, and of one that loaded them, which had been called or not."""
    one, other = _Kept(), _Kept()
    one(tf.ones((1, 3)))
    one.mean.assign([1.0, 2.0, 3.0])
    if called:
        other(tf.ones((1, 3)))
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "one.weights.h5")
        one.save_weights(file)
        other.load_weights(file)
    return one.get_weights(), other.get_weights()


def kept():
    """numbers that belong to a model and are not trained"""
    one, other = _saved_and_loaded(called=True)
    return len(_Kept().trainable_weights) == 0 and all((a == b).all() for a, b in zip(one, other))


def plain():
    """a plain tensor as an attribute"""
    return len(_Kept().weights) == 1


def decay_of_adam():
    """the weight decay of plain Adam"""
    apart = _one_step(tf.keras.optimizers.AdamW, weight_decay=0.5)
    plain = _one_step(tf.keras.optimizers.Adam, weight_decay=0.5)
    return abs(apart - 0.95) < 1e-6 and abs(plain - 0.95) < 1e-6


def usual_decay():
    """the decay of AdamW if you name none"""
    return abs(_one_step(tf.keras.optimizers.AdamW) - (1 - 0.1 * 0.004)) < 1e-6


def weights_in_a_file():
    """weights in a file"""
    one, other = _saved_and_loaded(called=True)
    try:
        _Kept().save_weights("one.h5")
    except ValueError:
        return all((a == b).all() for a, b in zip(one, other))
    return False


def into_a_new_model():
    """loading into a model that was just made"""
    try:
        one, other = _saved_and_loaded(called=False)
    except ValueError:
        return True
    return len(one) != len(other)
