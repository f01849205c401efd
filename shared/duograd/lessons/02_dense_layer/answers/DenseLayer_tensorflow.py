"""Right and wrong answers to `DenseLayer` in TensorFlow."""

import tensorflow as tf


class right_1(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.sizes = n_inputs, n_outputs

    def build(self, input_shape):
        self.W = self.add_weight(shape=self.sizes, initializer="random_normal")
        self.b = self.add_weight(shape=(1, self.sizes[1]), initializer="zeros")

    def call(self, X):
        return tf.sigmoid(X @ self.W + self.b)


class right_2(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_inputs, n_outputs), initializer="random_normal")
        self.b = self.add_weight(shape=(1, n_outputs), initializer="zeros", name="bias")

    def call(self, X):
        return tf.sigmoid(X @ self.W + self.b)


class right_3(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super(DenseLayer, self).__init__()
        self.b = self.add_weight([1, n_outputs])
        self.W = self.add_weight([n_inputs, n_outputs])

    def call(self, inputs):
        z = tf.matmul(inputs, self.W) + self.b
        return tf.keras.activations.sigmoid(z)


class not_a_variable(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = tf.random.normal([n_inputs, n_outputs])
        self.b = tf.zeros([1, n_outputs])

    def call(self, X):
        return dense(X, self.W, self.b, tf.sigmoid)


class not_one_parameter(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = tf.keras.layers.Dense(n_outputs)
        self.b = self.add_weight(shape=(1, n_outputs))

    def call(self, X):
        return tf.sigmoid(self.W(X) + self.b)


class no_such_name(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.w = self.add_weight(shape=(n_inputs, n_outputs))
        self.b = self.add_weight(shape=(1, n_outputs))

    def call(self, X):
        return dense(X, self.W, self.b, tf.sigmoid)


class sizes_only(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(n_inputs, n_outputs)
        self.b = self.add_weight(1, n_outputs)

    def call(self, X):
        return dense(X, self.W, self.b, tf.sigmoid)


class bias_lies_on_its_side(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_inputs, n_outputs))
        self.b = self.add_weight(shape=(n_outputs, 1), initializer="zeros")

    def call(self, X):
        return dense(X, self.W, self.b, tf.sigmoid)


class wrong_sizes(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_inputs, n_outputs))
        self.b = self.add_weight(shape=(1, 1))

    def call(self, X):
        return dense(X, self.W, self.b, tf.sigmoid)


class weights_lie_on_their_side(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_outputs, n_inputs))
        self.b = self.add_weight(shape=(1, n_outputs))

    def call(self, X):
        return dense(X, self.W, self.b, tf.sigmoid)


class not_registered(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = tf.Variable(tf.random.normal([n_inputs, n_outputs]))
        self.b = self.add_weight(shape=(1, n_outputs), initializer="zeros")

    def call(self, X):
        return dense(X, self.W, self.b, tf.sigmoid)


class wrong_shapes(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_inputs, n_outputs))
        self.b = self.add_weight(shape=(n_outputs,), initializer="zeros")

    def call(self, X):
        return dense(X, self.W, self.b, tf.sigmoid)


class neurons_start_alike(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_inputs, n_outputs), initializer="ones")
        self.b = self.add_weight(shape=(1, n_outputs), initializer="zeros")

    def call(self, X):
        return dense(X, self.W, self.b, tf.sigmoid)
