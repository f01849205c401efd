"""Right and wrong answers to `same_as_builtin` in TensorFlow."""

import tensorflow as tf


def _built(n_inputs, n_outputs):
    layer = tf.keras.layers.Dense(n_outputs)
    layer.build([None, n_inputs])
    return layer


def right_assigned_after_a_call(W, b):
    layer = tf.keras.layers.Dense(W.shape[1])
    layer(tf.zeros([1, W.shape[0]]))
    layer.kernel.assign(W)
    layer.bias.assign(b[0])
    return layer


def right_by_initializers(W, b):
    constant = tf.keras.initializers.Constant
    return tf.keras.layers.Dense(
        W.shape[1],
        kernel_initializer=constant(W.numpy()),
        bias_initializer=constant(b.numpy()[0]),
    )


def right_set_after_build(W, b):
    layer = tf.keras.layers.Dense(b.shape[1])
    layer.build(input_shape=(None, W.shape[0]))
    layer.set_weights([W.numpy(), tf.reshape(b, [-1]).numpy()])
    return layer


def bias_not_copied(W, b):
    layer = _built(*W.shape)
    layer.kernel.assign(W)
    return layer


def random_weights(W, b):
    return _built(*W.shape)


def not_yet_built(W, b):
    layer = tf.keras.layers.Dense(W.shape[1])
    layer.set_weights([W, b[0]])
    return layer


def weights_lie_on_their_side(W, b):
    layer = _built(*W.shape)
    layer.set_weights([tf.transpose(W), b[0]])
    return layer


def built_for_other_inputs(W, b):
    layer = tf.keras.layers.Dense(W.shape[1])
    layer.build(W.shape)
    layer.set_weights([W, b[0]])
    return layer


def other_number_of_neurons(W, b):
    layer = _built(W.shape[0], W.shape[0])
    layer.set_weights([W, b[0]])
    return layer


def bias_is_a_table(W, b):
    layer = _built(*W.shape)
    layer.set_weights([W, b])
    return layer


def not_the_builtin(W, b):
    return lambda X: X @ W + b


class _Plain(tf.keras.layers.Layer):
    def __init__(self, W, b):
        super().__init__()
        self.W, self.b = self.add_weight(shape=W.shape), self.add_weight(shape=b.shape)
        self.set_weights([W, b])

    def call(self, X):
        return X @ self.W + self.b


def not_the_builtin__a_layer_of_ones_own(W, b):
    return _Plain(W, b)


def right_with_b_squeezed_by_axis(W, b):
    layer = _built(*W.shape)
    layer.set_weights([W, tf.squeeze(b, axis=0)])
    return layer


def no_bracket_left(W, b):
    layer = _built(*W.shape)
    layer.set_weights([W, tf.squeeze(b)])
    return layer


_of_shape = {}


def layers_shared(W, b):
    if W.shape not in _of_shape:
        _of_shape[W.shape] = _built(*W.shape)
    layer = _of_shape[W.shape]
    layer.set_weights([W, b[0]])
    return layer


def right_not_to_learn(W, b):
    layer = tf.keras.layers.Dense(W.shape[1], trainable=False)
    layer.build([None, W.shape[0]])
    layer.set_weights([W, b[0]])
    return layer


def weights_rounded_to_2_decimals(W, b):
    layer = tf.keras.layers.Dense(W.shape[1])
    layer.build([None, W.shape[0]])
    layer.set_weights([tf.round(100 * W) / 100, b[0]])
    return layer


def turned_and_refilled(W, b):
    layer = tf.keras.layers.Dense(W.shape[1])
    layer.build([None, W.shape[0]])
    layer.set_weights([tf.reshape(tf.transpose(W), W.shape), b[0]])
    return layer


def not_the_builtin__without_a_bias_of_zero(W, b):
    learns = bool(tf.reduce_any(b != 0))
    layer = tf.keras.layers.Dense(W.shape[1], use_bias=learns)
    layer.build([None, W.shape[0]])
    layer.set_weights([W, b[0]] if learns else [W])
    return layer
