"""Right and wrong answers to `TwoPathMLP` in TensorFlow."""

import tensorflow as tf


class right_as_a_layer(tf.keras.layers.Layer):
    def __init__(self, n_inputs, hidden, n_outputs):
        super().__init__()
        self.body = tf.keras.layers.Dense(hidden)
        self.head = tf.keras.layers.Dense(n_outputs)

    def call(self, X, return_hidden=False):
        hidden = tf.nn.relu(self.body(X))
        if return_hidden:
            return self.head(hidden), hidden
        return self.head(hidden)


class right_with_a_list_of_layers(tf.keras.Model):
    def __init__(self, n_inputs, hidden, n_outputs):
        super().__init__()
        self.dense = [
            tf.keras.layers.Dense(hidden, activation="relu"),
            tf.keras.layers.Dense(n_outputs),
        ]

    def call(self, X, return_hidden=False):
        hidden = self.dense[0](X)
        found = [self.dense[1](hidden), hidden]
        return found if return_hidden else found[0]


class no_bias(tf.keras.Model):
    def __init__(self, n_inputs, hidden, n_outputs):
        super().__init__()
        self.first = tf.keras.layers.Dense(hidden, activation="relu", use_bias=False)
        self.second = tf.keras.layers.Dense(n_outputs)

    def call(self, X, return_hidden=False):
        hidden = self.first(X)
        return (self.second(hidden), hidden) if return_hidden else self.second(hidden)


class both_from_then_on(tf.keras.Model):
    def __init__(self, n_inputs, hidden, n_outputs):
        super().__init__()
        self.first = tf.keras.layers.Dense(hidden, activation="relu")
        self.second = tf.keras.layers.Dense(n_outputs)
        self.both = False

    def call(self, X, return_hidden=False):
        hidden = self.first(X)
        self.both = self.both or return_hidden
        return (self.second(hidden), hidden) if self.both else self.second(hidden)


class other_in_training(tf.keras.Model):
    def __init__(self, n_inputs, hidden, n_outputs):
        super().__init__()
        self.first = tf.keras.layers.Dense(hidden, activation="relu")
        self.second = tf.keras.layers.Dense(n_outputs)

    def call(self, X, return_hidden=False, training=False):
        hidden = self.first(X)
        z = self.second(hidden)
        return (z, hidden) if return_hidden and training else z
