"""Right and wrong answers to `same_as_builtin` in TensorFlow."""

import tensorflow as tf


def _made(W, U, **options):
    layer = tf.keras.layers.LSTM(U.shape[0], **{"return_sequences": True, **options})
    layer.build((None, None, W.shape[0]))
    return layer


def right_after_a_call(W, U, b):
    layer = tf.keras.layers.LSTM(b.shape[0] // 4, return_sequences=True)
    layer(tf.zeros((1, 1, W.shape[0])))
    layer.cell.kernel.assign(W)
    layer.cell.recurrent_kernel.assign(U)
    layer.cell.bias.assign(b)
    return layer


def right_by_initializers(W, U, b):
    constant = tf.keras.initializers.Constant
    return tf.keras.layers.LSTM(
        U.shape[0],
        return_sequences=True,
        kernel_initializer=constant(W.numpy()),
        recurrent_initializer=constant(U.numpy()),
        bias_initializer=constant(b.numpy()),
        unit_forget_bias=False,
    )


def right_of_a_cell(W, U, b):
    layer = tf.keras.layers.RNN(tf.keras.layers.LSTMCell(len(U)), return_sequences=True)
    layer.build((None, None, len(W)))
    layer.set_weights([W.numpy(), U.numpy(), b.numpy()])
    return layer


def random_weights(W, U, b):
    return _made(W, U)


def not_yet_built(W, U, b):
    layer = tf.keras.layers.LSTM(U.shape[0], return_sequences=True)
    layer.set_weights([W, U, b])
    return layer


def as_wide_as_the_table(W, U, b):
    layer = tf.keras.layers.LSTM(W.shape[1], return_sequences=True)
    layer.build((None, None, W.shape[0]))
    layer.set_weights([W, U, b])
    return layer


def weights_lie_on_their_side(W, U, b):
    layer = _made(W, U)
    layer.set_weights([tf.transpose(W), tf.transpose(U), b])
    return layer


def tables_are_missing(W, U, b):
    layer = _made(W, U)
    layer.set_weights([W, U])
    return layer


def not_the_builtin(W, U, b):
    layer = _made(W, U)
    layer.set_weights([W, U, b])
    return lambda X: layer(X)


def another_layer(W, U, b):
    layer = tf.keras.layers.GRU(U.shape[0], return_sequences=True)
    layer.build((None, None, W.shape[0]))
    layer.set_weights([W, U, b])
    return layer


def other_sizes(W, U, b):
    layer = tf.keras.layers.LSTM(W.shape[0], return_sequences=True)
    layer.build((None, None, W.shape[0]))
    layer.set_weights([W, U, b])
    return layer


def built_for_a_table(W, U, b):
    layer = tf.keras.layers.LSTM(U.shape[0], return_sequences=True)
    layer.build((None, W.shape[0]))
    layer.set_weights([W, U, b])
    return layer


def reads_backwards(W, U, b):
    layer = _made(W, U, go_backwards=True)
    layer.set_weights([W, U, b])
    return layer


def both_directions(W, U, b):
    layer = tf.keras.layers.LSTM(U.shape[0], return_sequences=True)
    layer = tf.keras.layers.Bidirectional(layer)
    layer.build((1, 1, W.shape[0]))
    layer.set_weights([W, U, b] * 2)
    return layer


def gates_of_straight_lines(W, U, b):
    layer = _made(W, U, recurrent_activation="hard_sigmoid")
    layer.set_weights([W, U, b])
    return layer


def gates_tanh(W, U, b):
    layer = _made(W, U, recurrent_activation="tanh")
    layer.set_weights([W, U, b])
    return layer


def first_table_has_other_rows(W, U, b):
    layer = _made(W, U)
    layer.set_weights([U, W, b])
    return layer


def a_cell(W, U, b):
    cell = tf.keras.layers.LSTMCell(U.shape[0])
    cell.build((None, W.shape[0]))
    cell.set_weights([W, U, b])
    return cell


_MADE = []


def sizes_of_the_first(W, U, b):
    if not _MADE:
        _MADE.append(_made(W, U))
        _MADE[0].set_weights([W, U, b])
    return _MADE[0]


def state_kept(W, U, b):
    constant = tf.keras.initializers.Constant
    return tf.keras.layers.LSTM(
        len(U),
        return_sequences=True,
        stateful=True,
        kernel_initializer=constant(W.numpy()),
        recurrent_initializer=constant(U.numpy()),
        bias_initializer=constant(b.numpy()),
        unit_forget_bias=False,
    )


def not_the_builtin__a_model_of_it(W, U, b):
    layer = _made(W, U)
    layer.set_weights([W, U, b])
    return tf.keras.Sequential([layer])
