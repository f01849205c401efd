"""Right and wrong answers to `DenseLayer` in TensorFlow."""

import tensorflow as tf


class _Layer(tf.keras.layers.Layer):
    """A layer that answers as the given one does: only its parameters are to be made."""

    def call(self, X):
        return dense(X, self.W, self.b, tf.sigmoid)


class right_made_in_build(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.sizes = n_inputs, n_outputs

    def build(self, input_shape):
        self.W = self.add_weight(shape=self.sizes, initializer="random_normal")
        self.b = self.add_weight(shape=(1, self.sizes[1]), initializer="zeros")

    def call(self, X):
        return tf.sigmoid(X @ self.W + self.b)


class right_with_initializers(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_inputs, n_outputs), initializer="random_normal")
        self.b = self.add_weight(shape=(1, n_outputs), initializer="zeros", name="bias")

    def call(self, X):
        return tf.sigmoid(X @ self.W + self.b)


class right_bias_first(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super(DenseLayer, self).__init__()
        self.b = self.add_weight([1, n_outputs])
        self.W = self.add_weight([n_inputs, n_outputs])

    def call(self, inputs):
        z = tf.matmul(inputs, self.W) + self.b
        return tf.keras.activations.sigmoid(z)


class not_a_variable(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = tf.random.normal([n_inputs, n_outputs])
        self.b = tf.zeros([1, n_outputs])


class not_one_parameter(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = tf.keras.layers.Dense(n_outputs)
        self.b = self.add_weight(shape=(1, n_outputs))

    def call(self, X):
        return tf.sigmoid(self.W(X) + self.b)


class no_such_name(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.w = self.add_weight(shape=(n_inputs, n_outputs))
        self.b = self.add_weight(shape=(1, n_outputs))


class sizes_only(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(n_inputs, n_outputs)
        self.b = self.add_weight(1, n_outputs)


class bias_lies_on_its_side(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_inputs, n_outputs))
        self.b = self.add_weight(shape=(n_outputs, 1), initializer="zeros")


class wrong_sizes(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_inputs, n_outputs))
        self.b = self.add_weight(shape=(1, 1))


class weights_lie_on_their_side(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_outputs, n_inputs))
        self.b = self.add_weight(shape=(1, n_outputs))


class not_registered(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = tf.Variable(tf.random.normal([n_inputs, n_outputs]))
        self.b = self.add_weight(shape=(1, n_outputs), initializer="zeros")


class wrong_shapes(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_inputs, n_outputs))
        self.b = self.add_weight(shape=(n_outputs,), initializer="zeros")


class neurons_start_alike(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_inputs, n_outputs), initializer="ones")
        self.b = self.add_weight(shape=(1, n_outputs), initializer="zeros")
