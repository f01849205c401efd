"""Answers to `build_model` in TensorFlow: right ones, then wrong ones by the mistake they show."""

import tensorflow as tf


def _chain(*layers):
    return tf.keras.Sequential([tf.keras.Input((2,)), *layers])


def _ends_in(*layers):
    """What stands after the hidden layer is the answer's own."""
    return _chain(tf.keras.layers.Dense(8, activation="tanh"), *layers)


def _as_it_is(values):
    return values


class _Net(tf.keras.Model):
    """Two dense layers; something may happen to the values before, between and behind them."""

    def __init__(self, first=_as_it_is, between=_as_it_is, end=_as_it_is):
        super().__init__()
        self.hidden, self.last = tf.keras.layers.Dense(8, "tanh"), tf.keras.layers.Dense(1)
        self.first, self.between, self.end = first, between, end

    def call(self, X):
        return self.end(self.last(self.between(self.hidden(self.first(X)))))


def right_with_relu():
    return _chain(
        tf.keras.layers.Dense(16, activation="relu"),
        tf.keras.layers.Dense(1),
    )


def right_with_squares():
    return _chain(
        tf.keras.layers.Dense(8, activation=tf.square),
        tf.keras.layers.Dense(1),
    )


def right_with_dropout():
    class Net(tf.keras.Model):
        def __init__(self):
            super().__init__()
            self.hidden, self.last = tf.keras.layers.Dense(5), tf.keras.layers.Dense(1)
            self.drop = tf.keras.layers.Dropout(0.2)

        def call(self, X, training=False):
            hidden = self.drop(tf.tanh(self.hidden(X)), training=training)
            return self.last(hidden)

    return Net()


def right_with_zeros_for_the_last_biases():
    return _ends_in(tf.keras.layers.Dense(1, kernel_initializer="he_normal"))


def right_deeper():
    layers = [tf.keras.layers.Dense(n, activation="gelu") for n in (6, 4)]
    return _chain(*layers, tf.keras.layers.Dense(1))


def right_as_a_functional_model():
    X = tf.keras.Input((2,))
    hidden = tf.keras.layers.Dense(8, activation="tanh")(X)
    return tf.keras.Model(X, tf.keras.layers.Dense(1)(hidden))


def all_the_same():
    return _ends_in(tf.keras.layers.Dense(1, activation="softmax"))


def one_straight_line():
    return _chain(tf.keras.layers.Dense(8), tf.keras.layers.Dense(1))


def each_input_for_itself():
    return _chain(tf.keras.layers.ReLU(), tf.keras.layers.Dense(8), tf.keras.layers.Dense(1))


def all_the_same__zeros():
    hidden = tf.keras.layers.Dense(8, activation="tanh", kernel_initializer="zeros")
    return _chain(hidden, tf.keras.layers.Dense(1, kernel_initializer="zeros"))


def never_negative():
    return _ends_in(tf.keras.layers.Dense(1, activation="relu"))


def never_negative__softplus():
    return _ends_in(tf.keras.layers.Dense(1, activation="softplus"))


def one_chance_for_all():
    return _chain(
        tf.keras.layers.Dense(8, activation="relu"),
        tf.keras.layers.Dense(1, activation=lambda z: tf.nn.softmax(z, axis=0)),
    )


def returned_none():
    tf.keras.layers.Dense(1)


def not_one_answer_each():
    return _ends_in(tf.keras.layers.Dense(2))


def not_one_answer_each__flat():
    return _ends_in(tf.keras.layers.Dense(1), tf.keras.layers.Reshape(()))


def no_logits():
    return _ends_in(tf.keras.layers.Dense(1, activation="sigmoid"))


def never_negative__cut_off():
    return _ends_in(tf.keras.layers.Dense(1, activation=lambda z: tf.clip_by_value(z, 0, 1)))


def nothing_alone():
    class Centred(tf.keras.layers.Layer):
        def call(self, z):
            return z - tf.reduce_mean(z, axis=0)

    return _ends_in(tf.keras.layers.Dense(1), Centred())


def bent_at_the_end():
    return _ends_in(tf.keras.layers.Dense(1), tf.keras.layers.LeakyReLU(0.1))


def bent_at_the_end__softsign():
    return _ends_in(tf.keras.layers.Dense(1, activation="softsign"))


def bent_at_the_end__hardly_negative():
    return _ends_in(tf.keras.layers.Dense(1, activation="gelu"))


def bent_at_the_end__cut_off():
    return _ends_in(tf.keras.layers.Dense(1, activation=lambda z: tf.clip_by_value(z, -4, 4)))


def always_the_same_weights():
    tf.keras.utils.set_random_seed(3)
    return _ends_in(tf.keras.layers.Dense(1))


def always_the_same_weights__copied():
    model = tf.keras.models.clone_model(_MADE_ONCE)
    model.set_weights(_MADE_ONCE.get_weights())
    return model


def no_number_alone():
    return _Net(first=lambda X: (X - tf.reduce_mean(X, 0)) / tf.math.reduce_std(X, 0))


def changes_its_answer():
    return _Net(between=lambda h: tf.nn.dropout(h, 0.2))


def no_weights():
    model = tf.keras.Sequential([tf.keras.layers.Dense(8, "tanh"), tf.keras.layers.Dense(1)])
    model.trainable = False
    return model


_MADE_ONCE = _ends_in(tf.keras.layers.Dense(1))


def layers_shared():
    return _MADE_ONCE


def layer_held_fast():
    return tf.keras.Sequential(
        [
            tf.keras.Input((2,)),
            tf.keras.layers.Dense(8, activation="relu", trainable=False),
            tf.keras.layers.Dense(8, activation="relu"),
            tf.keras.layers.Dense(1),
        ]
    )


def right_with_a_batch_norm():
    return tf.keras.Sequential(
        [
            tf.keras.Input((2,)),
            tf.keras.layers.Dense(8),
            tf.keras.layers.BatchNormalization(),
            tf.keras.layers.ReLU(),
            tf.keras.layers.Dense(1),
        ]
    )


def no_hidden_layer__held_fast():
    model = _ends_in(tf.keras.layers.Dense(1))
    model.layers[0].trainable = False
    return model


def layer_out_of_reach():
    return tf.keras.Sequential(
        [
            tf.keras.Input((2,)),
            tf.keras.layers.Dense(8, activation="tanh"),
            tf.keras.layers.Lambda(tf.stop_gradient),
            tf.keras.layers.Dense(1),
        ]
    )


def no_gradient():
    return tf.keras.Sequential(
        [
            tf.keras.Input((2,)),
            tf.keras.layers.Dense(8, activation="tanh"),
            tf.keras.layers.Dense(1),
            tf.keras.layers.Lambda(tf.stop_gradient),
        ]
    )


def bent_at_the_end__as_between():
    dense, bend = tf.keras.layers.Dense, tf.keras.layers.LeakyReLU
    return _chain(dense(8), bend(0.1), dense(1), bend(0.1))


def no_column_alone():
    return _Net(end=lambda z: tf.expand_dims(tf.squeeze(z), -1))
