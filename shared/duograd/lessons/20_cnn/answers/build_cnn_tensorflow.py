"""Answers to `build_cnn` in TensorFlow: right ones, then wrong ones by the mistake they show."""

import tensorflow as tf

layers = tf.keras.layers


def _cnn(n, *last, padding=("same", "same"), second=2, pools=(2, 2), stride=1):
    """The network, and by keyword what students do otherwise; last: what ends it."""
    return tf.keras.Sequential(
        [
            tf.keras.Input((12, 12, 1)),
            layers.Conv2D(n, 3, padding=padding[0], activation="relu"),
            layers.MaxPooling2D(pools[0]),
            layers.Conv2D(second * n, 3, stride, padding=padding[1], activation="relu"),
            layers.MaxPooling2D(pools[1]),
            *(last or (layers.Flatten(), layers.Dense(10))),
        ]
    )


def right_as_a_class(n_filters):
    class CNN(tf.keras.Model):
        def __init__(self):
            super().__init__()
            self.one = layers.Conv2D(n_filters, 3, padding="same")
            self.two = layers.Conv2D(2 * n_filters, 3, padding="same")
            self.dense = layers.Dense(10)

        def call(self, X):
            for layer in (self.one, self.two):
                X = tf.nn.max_pool2d(tf.nn.relu(layer(X)), 2, 2, "VALID")
            return self.dense(tf.reshape(X, (-1, 18 * n_filters)))

    return CNN()


def right_functional(n_filters):
    inputs = tf.keras.Input((12, 12, 1))
    X = layers.MaxPooling2D()(layers.Conv2D(n_filters, 3, padding="same")(inputs))
    X = layers.Conv2D(2 * n_filters, 3, padding="same")(layers.ReLU()(X))
    X = layers.Flatten()(layers.ReLU()(layers.MaxPooling2D()(X)))
    return tf.keras.Model(inputs, layers.Dense(10)(X))


def other_in_training(n_filters):
    return _cnn(n_filters, layers.Flatten(), layers.Dropout(0.3), layers.Dense(10))


def right_with_zeros_set_by_a_layer(n_filters):
    model = tf.keras.Sequential([tf.keras.Input((12, 12, 1))])
    for n in (n_filters, 2 * n_filters):
        block = layers.ZeroPadding2D(1), layers.Conv2D(n, 3), layers.MaxPooling2D(), layers.ReLU()
        for layer in block:
            model.add(layer)
    model.add(layers.Reshape((-1,)))
    model.add(layers.Dense(10))
    return model


def one_pixel_left(n_filters):
    return _cnn(n_filters, padding=("valid", "valid"))


def one_pixel_left__no_flatten(n_filters):
    return _cnn(n_filters, layers.Dense(10))


def one_pixel_left__largest(n_filters):
    return _cnn(n_filters, layers.GlobalMaxPooling2D(), layers.Dense(10))


def border_lost(n_filters):
    return _cnn(n_filters, padding=("same", "valid"))


def pooled_once(n_filters):
    return _cnn(n_filters, pools=(2, 1))


def never_pooled(n_filters):
    return _cnn(n_filters, pools=(1, 1))


def one_convolution(n_filters):
    return tf.keras.Sequential(
        [
            tf.keras.Input((12, 12, 1)),
            layers.Conv2D(n_filters, 3, padding="same", activation="relu"),
            layers.MaxPooling2D(4),
            layers.Flatten(),
            layers.Dense(10),
        ]
    )


def three_convolutions(n_filters):
    third = layers.Conv2D(2 * n_filters, 3, padding="same", activation="relu")
    return _cnn(n_filters, third, layers.Flatten(), layers.Dense(10))


def two_dense_layers(n_filters):
    return _cnn(n_filters, layers.Flatten(), layers.Dense(32, "relu"), layers.Dense(10))


def no_bias(n_filters):
    return _cnn(n_filters, layers.Flatten(), layers.Dense(10, use_bias=False))


def every_second_pixel_at_last(n_filters):
    return _cnn(n_filters, pools=(2, 1), stride=2)


def other_weights(n_filters):
    last = layers.PReLU(), layers.Flatten(), layers.Dense(10)
    return _cnn(n_filters, *last)


def cut_at_six(n_filters):
    model = _cnn(n_filters)
    for place in (0, 2):
        model.layers[place].activation = tf.nn.relu6
    return model


def not_random(n_filters):
    model = _cnn(n_filters)
    model.set_weights([0 * array for array in model.get_weights()])
    return model


def other_weights__frozen(n_filters):
    model = _cnn(n_filters)
    model.layers[0].trainable = False
    return model


def the_same_each_time(n_filters):
    tf.keras.utils.set_random_seed(42)
    return _cnn(n_filters)


def leaky_as_in_keras(n_filters):
    model = _cnn(n_filters)
    for place in (0, 2):
        model.layers[place].activation = tf.nn.leaky_relu
    return model
