"""Right and wrong answers to `build_model` in TensorFlow."""

import tensorflow as tf


def right_1():
    return tf.keras.Sequential(
        [
            tf.keras.Input((2,)),
            tf.keras.layers.Dense(16, activation="relu"),
            tf.keras.layers.Dense(1, activation="sigmoid"),
        ]
    )


def right_2():
    class Net(tf.keras.Model):
        def __init__(self):
            super().__init__()
            self.hidden, self.last = tf.keras.layers.Dense(5), tf.keras.layers.Dense(1)
            self.drop = tf.keras.layers.Dropout(0.2)

        def call(self, X, training=False):
            hidden = self.drop(tf.tanh(self.hidden(X)), training=training)
            return tf.sigmoid(self.last(hidden))

    return Net()


def all_the_same():
    return tf.keras.Sequential(
        [
            tf.keras.Input((2,)),
            tf.keras.layers.Dense(8, activation="tanh"),
            tf.keras.layers.Dense(1, activation="softmax"),
        ]
    )


def one_straight_line():
    return tf.keras.Sequential(
        [
            tf.keras.Input((2,)),
            tf.keras.layers.Dense(8),
            tf.keras.layers.Dense(1, activation="sigmoid"),
        ]
    )


def one_side_of_a_half():
    return tf.keras.Sequential(
        [
            tf.keras.Input((2,)),
            tf.keras.layers.Dense(8, activation="tanh"),
            tf.keras.layers.Dense(1, activation="relu"),
            tf.keras.layers.Activation("sigmoid"),
        ]
    )


def one_chance_for_all():
    return tf.keras.Sequential(
        [
            tf.keras.Input((2,)),
            tf.keras.layers.Dense(8, activation="relu"),
            tf.keras.layers.Dense(1, activation=lambda z: tf.nn.softmax(z, axis=0)),
        ]
    )


def returned_none():
    tf.keras.layers.Dense(1)


def not_one_answer_each():
    return tf.keras.Sequential(
        [
            tf.keras.Input((2,)),
            tf.keras.layers.Dense(8, activation="tanh"),
            tf.keras.layers.Dense(2, activation="sigmoid"),
        ]
    )


def no_probabilities():
    return tf.keras.Sequential(
        [
            tf.keras.Input((2,)),
            tf.keras.layers.Dense(8, activation="tanh"),
            tf.keras.layers.Dense(1),
        ]
    )


def cut_off():
    return tf.keras.Sequential(
        [
            tf.keras.Input((2,)),
            tf.keras.layers.Dense(8, activation="tanh"),
            tf.keras.layers.Dense(1, activation=lambda z: tf.clip_by_value(z, 0, 1)),
        ]
    )


def changes_its_answer():
    class Net(tf.keras.Model):
        def __init__(self):
            super().__init__()
            self.hidden, self.last = tf.keras.layers.Dense(8, "tanh"), tf.keras.layers.Dense(1)

        def call(self, X):
            return tf.sigmoid(self.last(tf.nn.dropout(self.hidden(X), 0.2)))

    return Net()


def no_weights():
    model = tf.keras.Sequential(
        [tf.keras.layers.Dense(8, "tanh"), tf.keras.layers.Dense(1, "sigmoid")]
    )
    model.trainable = False
    return model
