"""Right and wrong answers to `RecurrentLayer` in TensorFlow."""

import tensorflow as tf


class _Parts(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_hidden):
        super().__init__()
        self.W_xh = self.add_weight(shape=(n_inputs, n_hidden))
        self.W_hh = self.add_weight(shape=(n_hidden, n_hidden))
        self.b = self.add_weight(shape=(n_hidden,), initializer="zeros")


class right_with_its_own_loop(_Parts):
    def call(self, X, h=None):
        h = tf.zeros((len(X), self.b.shape[0])) if h is None else h
        states = []
        for t in range(X.shape[1]):
            h = tf.tanh(X[:, t] @ self.W_xh + h @ self.W_hh + self.b)
            states.append(h)
        return tf.stack(states, 1), h


class right_with_a_row_of_zeros(_Parts):
    def call(self, X, h=None):
        if h is None:
            h = tf.zeros_like(X[:, 0] @ self.W_xh)
        states = rnn_forward(X, h, self.W_xh, self.W_hh, self.b)
        return states, states[:, -1, :]


class right_size_kept(_Parts):
    def __init__(self, n_inputs, n_hidden):
        super().__init__(n_inputs, n_hidden)
        self.n_hidden = n_hidden

    def call(self, X, h=None):
        if h is None:
            h = tf.zeros([tf.shape(X)[0], self.n_hidden])
        states = rnn_forward(X, h, self.W_xh, self.W_hh, self.b)
        return [states, tf.gather(states, X.shape[1] - 1, axis=1)]


class state_kept(_Parts):
    def __init__(self, n_inputs, n_hidden):
        super().__init__(n_inputs, n_hidden)
        self.h = None

    def call(self, X, h=None):
        if h is not None:
            self.h = h
        if self.h is None:
            self.h = tf.zeros((X.shape[0], self.b.shape[0]))
        states = rnn_forward(X, self.h, self.W_xh, self.W_hh, self.b)
        self.h = states[:, -1]
        return states, states[:, -1]


class another_answer_each_time(_Parts):
    def call(self, X, h=None):
        if h is None:
            h = tf.random.normal((X.shape[0], self.b.shape[0]))
        states = rnn_forward(X, h, self.W_xh, self.W_hh, self.b)
        return states, states[:, -1]


class not_one_parameter(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_hidden):
        super().__init__()
        self.W_xh = [self.add_weight(shape=(n_inputs, n_hidden)) for _ in range(9)]
        self.W_hh = [self.add_weight(shape=(n_hidden, n_hidden)) for _ in range(9)]
        self.b = self.add_weight(shape=(n_hidden,))

    def call(self, X, h=None):
        return X, h


class no_such_name(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_hidden):
        super().__init__()
        self.Wxh = self.add_weight(shape=(n_inputs, n_hidden))
        self.Whh = self.add_weight(shape=(n_hidden, n_hidden))
        self.b = self.add_weight(shape=(n_hidden,))

    def call(self, X, h=None):
        h = tf.zeros((X.shape[0], self.b.shape[0])) if h is None else h
        states = rnn_forward(X, h, self.Wxh, self.Whh, self.b)
        return states, states[:, -1]


class step_does_not_fit(_Parts):
    def call(self, X, h=None):
        if h is None:
            h = tf.zeros((X.shape[0], X.shape[2]))
        states = rnn_forward(X, h, self.W_xh, self.W_hh, self.b)
        return states, states[:, -1]


class step_does_not_fit__a_row_for_each_step(_Parts):
    def call(self, X, h=None):
        if h is None:
            h = tf.zeros((X.shape[1], self.b.shape[0]))
        states = rnn_forward(X, h, self.W_xh, self.W_hh, self.b)
        return states, states[:, -1]


class not_registered(_Parts):
    def __init__(self, n_inputs, n_hidden):
        tf.keras.layers.Layer.__init__(self)
        self.W_xh = self.add_weight(shape=(n_inputs, n_hidden))
        self.W_hh = tf.Variable(tf.random.normal((n_hidden, n_hidden)))
        self.b = self.add_weight(shape=(n_hidden,), initializer="zeros")

    def call(self, X, h=None):
        h = tf.zeros((X.shape[0], self.b.shape[0])) if h is None else h
        states = rnn_forward(X, h, self.W_xh, self.W_hh, self.b)
        return states, states[:, -1]


class wrong_shapes(_Parts):
    def __init__(self, n_inputs, n_hidden):
        super().__init__(n_inputs, n_hidden)
        self.start = self.add_weight(shape=(n_hidden,), initializer="zeros")

    def call(self, X, h=None):
        h = tf.zeros((X.shape[0], self.b.shape[0])) if h is None else h
        states = rnn_forward(X, h, self.W_xh, self.W_hh, self.b)
        return states, states[:, -1]


class step_does_not_fit__weights_swapped(_Parts):
    def call(self, X, h=None):
        if h is None:
            h = tf.zeros((X.shape[0], self.b.shape[0]))
        states = rnn_forward(X, h, self.W_hh, self.W_xh, self.b)
        return states, states[:, -1]


class state_kept__as_it_was_given(_Parts):
    start = None

    def call(self, X, h=None):
        self.start = self.start if h is None else h
        h = tf.zeros((X.shape[0], self.b.shape[0])) if self.start is None else self.start
        states = rnn_forward(X, h, self.W_xh, self.W_hh, self.b)
        return states, states[:, -1]


class not_registered__fixed(_Parts):
    def __init__(self, n_inputs, n_hidden):
        super().__init__(n_inputs, n_hidden)
        self.W_hh.trainable = False

    def call(self, X, h=None):
        h = tf.zeros((X.shape[0], self.b.shape[0])) if h is None else h
        states = rnn_forward(X, h, self.W_xh, self.W_hh, self.b)
        return states, states[:, -1]
