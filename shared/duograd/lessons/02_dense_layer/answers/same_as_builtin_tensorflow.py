"""Right and wrong answers to `same_as_builtin` in TensorFlow."""

import tensorflow as tf


def right_1(W, b):
    layer = tf.keras.layers.Dense(W.shape[1])
    layer(tf.zeros([1, W.shape[0]]))
    layer.kernel.assign(W)
    layer.bias.assign(b[0])
    return layer


def right_2(W, b):
    constant = tf.keras.initializers.Constant
    return tf.keras.layers.Dense(
        W.shape[1],
        kernel_initializer=constant(W.numpy()),
        bias_initializer=constant(b.numpy()[0]),
    )


def right_3(W, b):
    layer = tf.keras.layers.Dense(b.shape[1])
    layer.build(input_shape=(None, W.shape[0]))
    layer.set_weights([W.numpy(), tf.reshape(b, [-1]).numpy()])
    return layer


def bias_not_copied(W, b):
    layer = tf.keras.layers.Dense(W.shape[1])
    layer.build([None, W.shape[0]])
    layer.kernel.assign(W)
    return layer


def random_weights(W, b):
    layer = tf.keras.layers.Dense(W.shape[1])
    layer.build([None, W.shape[0]])
    return layer


def not_yet_built(W, b):
    layer = tf.keras.layers.Dense(W.shape[1])
    layer.set_weights([W, b[0]])
    return layer


def weights_lie_on_their_side(W, b):
    layer = tf.keras.layers.Dense(W.shape[1])
    layer.build([None, W.shape[0]])
    layer.set_weights([tf.transpose(W), b[0]])
    return layer


def built_for_other_inputs(W, b):
    layer = tf.keras.layers.Dense(W.shape[1])
    layer.build(W.shape)
    layer.set_weights([W, b[0]])
    return layer


def other_number_of_neurons(W, b):
    layer = tf.keras.layers.Dense(W.shape[0])
    layer.build([None, W.shape[0]])
    layer.set_weights([W, b[0]])
    return layer


def bias_is_a_table(W, b):
    layer = tf.keras.layers.Dense(W.shape[1])
    layer.build([None, W.shape[0]])
    layer.set_weights([W, b])
    return layer


def not_the_builtin(W, b):
    return lambda X: X @ W + b
