"""Answers to `EarlyStopping` in TensorFlow, wrong ones."""

import tensorflow as tf


class not_a_list_of_arrays__but_of_tensors(_Stopping):
    def kept(self, weights):
        return [tf.constant(array) for array in weights]
