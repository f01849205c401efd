"""Right and wrong answers to `build_mlp` in TensorFlow."""

import tensorflow as tf


def right_by_adding(n_inputs, hidden, n_outputs):
    model = tf.keras.Sequential([tf.keras.Input((n_inputs,))])
    for size in hidden:
        model.add(tf.keras.layers.Dense(size))
        model.add(tf.keras.layers.ReLU())
    model.add(tf.keras.layers.Dense(n_outputs))
    return model


def right_as_a_functional_model(n_inputs, hidden, n_outputs):
    inputs = tf.keras.Input((n_inputs,))
    x = inputs
    for size in hidden:
        x = tf.keras.layers.Dense(size, activation=tf.nn.relu)(x)
    return tf.keras.Model(inputs, tf.keras.layers.Dense(n_outputs)(x))


def layer_used_twice(n_inputs, hidden, n_outputs):
    sizes, made, layers = [n_inputs, *hidden, n_outputs], {}, []
    for pair in zip(sizes, sizes[1:]):
        if pair not in made:
            made[pair] = tf.keras.layers.Dense(pair[1])
        layers += [made[pair], tf.keras.layers.ReLU()]
    return tf.keras.Sequential(layers[:-1])


def too_few_layers(n_inputs, hidden, n_outputs):
    layers = [tf.keras.layers.Dense(size, activation="relu") for size in hidden[:-1]]
    return tf.keras.Sequential([*layers, tf.keras.layers.Dense(n_outputs)])


def too_many_layers(n_inputs, hidden, n_outputs):
    layers = [tf.keras.layers.Dense(size, activation="relu") for size in [n_inputs, *hidden]]
    return tf.keras.Sequential([*layers, tf.keras.layers.Dense(n_outputs)])


def layers_without_list(n_inputs, hidden, n_outputs):
    return tf.keras.Sequential(*[tf.keras.layers.Dense(n) for n in hidden])


def function_for_layer(n_inputs, hidden, n_outputs):
    return tf.keras.Sequential([tf.keras.layers.Dense(n_outputs), tf.nn.relu])


def no_bias(n_inputs, hidden, n_outputs):
    return tf.keras.Sequential(
        [tf.keras.layers.Dense(n, use_bias=False) for n in [*hidden, n_outputs]]
    )


class _Network(tf.keras.Model):
    def __init__(self, sizes):
        super().__init__()
        self.dense = [tf.keras.layers.Dense(size) for size in sizes]

    def call(self, X):
        for layer in self.dense[:-1]:
            X = tf.nn.relu(layer(X))
        return self.dense[-1](X)


def right_with_a_model_of_its_own(n_inputs, hidden, n_outputs):
    return _Network([*hidden, n_outputs])


def right_with_activation_layers(n_inputs, hidden, n_outputs):
    layers = [tf.keras.layers.InputLayer(shape=(n_inputs,))]
    for size in hidden:
        layers += [tf.keras.layers.Dense(size), tf.keras.layers.Activation("relu")]
    return tf.keras.Sequential(layers + [tf.keras.layers.Dense(n_outputs, activation="linear")])


def other_in_training(n_inputs, hidden, n_outputs):
    layers = []
    for size in hidden:
        layers += [tf.keras.layers.Dense(size, activation="relu"), tf.keras.layers.Dropout(0.1)]
    return tf.keras.Sequential([*layers, tf.keras.layers.Dense(n_outputs)])


def other_in_training__noise(n_inputs, hidden, n_outputs):
    layers = [tf.keras.layers.GaussianNoise(0.1)]
    layers += [tf.keras.layers.Dense(size, activation="relu") for size in hidden]
    return tf.keras.Sequential([*layers, tf.keras.layers.Dense(n_outputs)])


def stops_short(n_inputs, hidden, n_outputs):
    layers = [tf.keras.layers.Dense(size, activation="relu") for size in hidden[:3]]
    return tf.keras.Sequential([*layers, tf.keras.layers.Dense(n_outputs)])


_made = {}


def _once(place, size, **options):
    if (place, size) not in _made:
        _made[place, size] = tf.keras.layers.Dense(size, **options)
    return _made[place, size]


def layers_shared(n_inputs, hidden, n_outputs):
    sizes = (n_inputs, *hidden, n_outputs)
    layers = [_once((sizes, n), size, activation="relu") for n, size in enumerate(hidden)]
    return tf.keras.Sequential([*layers, _once((sizes, "out"), n_outputs)])


def function_for_model(n_inputs, hidden, n_outputs):
    sizes = [n_inputs, *hidden, n_outputs]
    layers = [(tf.random.normal([a, b]), tf.zeros([1, b])) for a, b in zip(sizes, sizes[1:])]
    return lambda X: deep_forward(X, layers, tf.nn.relu)


def leakier_relu(n_inputs, hidden, n_outputs):
    layers = []
    for size in hidden:
        layers += [tf.keras.layers.Dense(size), tf.keras.layers.LeakyReLU()]
    return tf.keras.Sequential([*layers, tf.keras.layers.Dense(n_outputs)])


def other_number_of_layers(n_inputs, hidden, n_outputs):
    sizes = [hidden[0], hidden[-1]] if hidden else [3, 3]
    layers = [tf.keras.layers.Dense(size, activation="relu") for size in sizes]
    return tf.keras.Sequential([*layers, tf.keras.layers.Dense(n_outputs)])
