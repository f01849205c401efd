"""Right and wrong answers to `same_as_builtin` in TensorFlow."""

import tensorflow as tf


def _layer(W_xh, **keywords):
    layer = tf.keras.layers.SimpleRNN(W_xh.shape[1], return_sequences=True, **keywords)
    layer.build((None, None, W_xh.shape[0]))
    return layer


def right_after_a_call(W_xh, W_hh, b):
    layer = tf.keras.layers.SimpleRNN(b.shape[0], return_sequences=True)
    layer(tf.zeros((1, 1, W_xh.shape[0])))
    layer.cell.kernel.assign(W_xh)
    layer.cell.recurrent_kernel.assign(W_hh)
    layer.cell.bias.assign(b)
    return layer


def right_by_initializers(W_xh, W_hh, b):
    constant = tf.keras.initializers.Constant
    return tf.keras.layers.SimpleRNN(
        W_xh.shape[1], return_sequences=True, kernel_initializer=constant(W_xh.numpy()),
        recurrent_initializer=constant(W_hh.numpy()), bias_initializer=constant(b.numpy()),
    )  # fmt: skip


def right_from_a_cell(W_xh, W_hh, b):
    layer = tf.keras.layers.RNN(tf.keras.layers.SimpleRNNCell(len(b)), return_sequences=True)
    layer.build((None, None, W_xh.shape[0]))
    layer.set_weights([W_xh.numpy(), W_hh.numpy(), b.numpy()])
    return layer


def random_weights(W_xh, W_hh, b):
    return _layer(W_xh)


def not_yet_built(W_xh, W_hh, b):
    layer = tf.keras.layers.SimpleRNN(W_xh.shape[1], return_sequences=True)
    layer.set_weights([W_xh, W_hh, b])
    return layer


def weights_lie_on_their_side(W_xh, W_hh, b):
    layer = _layer(W_xh)
    layer.set_weights([tf.transpose(W_xh), tf.transpose(W_hh), b])
    return layer


def tables_are_missing(W_xh, W_hh, b):
    layer = _layer(W_xh)
    layer.set_weights([W_xh, W_hh])
    return layer


def only_the_last(W_xh, W_hh, b):
    layer = tf.keras.layers.SimpleRNN(W_xh.shape[1])
    layer.build((None, None, W_xh.shape[0]))
    layer.set_weights([W_xh, W_hh, b])
    return layer


def one_thing_or_two(W_xh, W_hh, b):
    layer = _layer(W_xh, return_state=True)
    layer.set_weights([W_xh, W_hh, b])
    return layer


def not_the_builtin(W_xh, W_hh, b):
    return lambda X: rnn_forward(X, tf.zeros((X.shape[0], b.shape[0])), W_xh, W_hh, b)


def made_for_other_sizes(W_xh, W_hh, b):
    layer = tf.keras.layers.SimpleRNN(W_xh.shape[0], return_sequences=True)
    layer.build((None, None, W_xh.shape[0]))
    layer.set_weights([W_xh, W_hh, b])
    return layer


def built_for_other_inputs(W_xh, W_hh, b):
    layer = tf.keras.layers.SimpleRNN(W_xh.shape[1], return_sequences=True)
    layer.build((None, W_xh.shape[0]))
    layer.set_weights([W_xh, W_hh, b])
    return layer


def weights_lie_on_their_side__in_another_order(W_xh, W_hh, b):
    layer = _layer(W_xh)
    layer.set_weights([W_hh, W_xh, b])
    return layer


def larger_tables(W_xh, W_hh, b):
    layer = tf.keras.layers.GRU(len(b), return_sequences=True, reset_after=False)
    layer.build((None, None, W_xh.shape[0]))
    layer.set_weights([tf.tile(W_xh, [1, 3]), tf.tile(W_hh, [1, 3]), tf.tile(b, [3])])
    return layer


def reads_backwards(W_xh, W_hh, b):
    layer = _layer(W_xh, go_backwards=True)
    layer.set_weights([W_xh, W_hh, b])
    return layer


def weights_of_the_cell(W_xh, W_hh, b):
    layer = _layer(W_xh)
    layer.kernel.assign(W_xh)
    layer.recurrent_kernel.assign(W_hh)
    return layer


def single_step(W_xh, W_hh, b):
    cell = tf.keras.layers.SimpleRNNCell(W_xh.shape[1])
    cell.build((None, W_xh.shape[0]))
    cell.set_weights([W_xh, W_hh, b])
    return cell


def state_kept(W_xh, W_hh, b):
    constant = tf.keras.initializers.Constant
    return tf.keras.layers.SimpleRNN(
        len(b),
        return_sequences=True,
        stateful=True,
        kernel_initializer=constant(W_xh.numpy()),
        recurrent_initializer=constant(W_hh.numpy()),
        bias_initializer=constant(b.numpy()),
    )


def not_the_builtin__a_model_of_it(W_xh, W_hh, b):
    layer = tf.keras.layers.SimpleRNN(len(b), return_sequences=True)
    model = tf.keras.Sequential([layer])
    model.build((None, None, len(W_xh)))
    model.set_weights([W_xh, W_hh, b])
    return model
