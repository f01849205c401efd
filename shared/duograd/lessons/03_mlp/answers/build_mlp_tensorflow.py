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


def list_or_not(n_inputs, hidden, n_outputs):
    return tf.keras.Sequential(*[tf.keras.layers.Dense(n) for n in hidden])


def function_for_layer(n_inputs, hidden, n_outputs):
    return tf.keras.Sequential([tf.keras.layers.Dense(n_outputs), tf.nn.relu])


def no_bias(n_inputs, hidden, n_outputs):
    return tf.keras.Sequential(
        [tf.keras.layers.Dense(n, use_bias=False) for n in [*hidden, n_outputs]]
    )
