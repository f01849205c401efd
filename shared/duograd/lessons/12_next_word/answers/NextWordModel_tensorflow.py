"""Right and wrong answers to `NextWordModel` in TensorFlow."""

import tensorflow as tf


class _Parts(tf.keras.Model):
    def __init__(self, n_words, d, context, n_hidden):
        super().__init__()
        self.E = self.add_weight(shape=(n_words, d))
        self.W1 = self.add_weight(shape=(context * d, n_hidden))
        self.b1 = self.add_weight(shape=(n_hidden,))
        self.W2 = self.add_weight(shape=(n_hidden, n_words))
        self.b2 = self.add_weight(shape=(n_words,))


class right_by_shape(_Parts):
    def call(self, X):
        joined = tf.reshape(tf.gather(self.E, X), (-1, self.W1.shape[0]))
        return tf.tanh(joined @ self.W1 + self.b1) @ self.W2 + self.b2


class right_word_by_word(_Parts):
    def call(self, X):
        words = [tf.gather(self.E, X[:, k]) for k in range(X.shape[1])]
        hidden = tf.keras.activations.tanh(tf.concat(words, axis=1) @ self.W1 + self.b1)
        return tf.matmul(hidden, self.W2) + self.b2


class not_joined(_Parts):
    def call(self, X):
        return tf.tanh(tf.gather(self.E, X) @ self.W1 + self.b1) @ self.W2 + self.b2


class not_registered(tf.keras.Model):
    def __init__(self, n_words, d, context, n_hidden):
        super().__init__()
        self.E = self.add_weight(shape=(n_words, d))
        self.W1 = self.add_weight(shape=(context * d, n_hidden))
        self.W2 = self.add_weight(shape=(n_hidden, n_words))
        self.b2 = self.add_weight(shape=(n_words,))
        bias = tf.Variable(tf.zeros(n_hidden))
        self.bias = lambda: bias  # what a function holds, Keras does not see

    @property
    def b1(self):
        return self.bias()

    def call(self, X):
        joined = tf.reshape(tf.gather(self.E, X), (len(X), -1))
        return tf.tanh(joined @ self.W1 + self.b1) @ self.W2 + self.b2


class wrong_shapes(_Parts):
    def __init__(self, n_words, d, context, n_hidden):
        super().__init__(n_words, d, context, n_hidden)
        self.more = self.add_weight(shape=(3,))

    def call(self, X):
        joined = tf.reshape(tf.gather(self.E, X), (len(X), -1))
        return tf.tanh(joined @ self.W1 + self.b1) @ self.W2 + self.b2


class not_joined__one_below_the_other(_Parts):
    def call(self, X):
        joined = tf.reshape(tf.gather(self.E, X), (-1, self.E.shape[1]))
        return tf.tanh(joined @ self.W1 + self.b1) @ self.W2 + self.b2


class first_windows_again(_Parts):
    joined = None

    def call(self, X):
        if self.joined is None:
            self.joined = tf.reshape(tf.gather(self.E, X), (len(X), -1))
        return tf.tanh(self.joined @ self.W1 + self.b1) @ self.W2 + self.b2


class first_of_as_many_again(_Parts):
    shape = joined = None

    def call(self, X):
        if self.shape != X.shape:
            self.shape = X.shape
            self.joined = tf.reshape(tf.gather(self.E, X), (len(X), -1))
        return tf.tanh(self.joined @ self.W1 + self.b1) @ self.W2 + self.b2


class not_registered__fixed(_Parts):
    def __init__(self, n_words, d, context, n_hidden):
        super().__init__(n_words, d, context, n_hidden)
        self.E.trainable = False

    def call(self, X):
        joined = tf.reshape(tf.gather(self.E, X), (len(X), -1))
        return tf.tanh(joined @ self.W1 + self.b1) @ self.W2 + self.b2
