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
        self.b = self.add_weight([1, n_outputs], "zeros")
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


class sizes_one_by_one(_Layer):
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


class not_registered__fixed(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_inputs, n_outputs))
        self.b = self.add_weight(shape=(1, n_outputs), initializer="zeros", trainable=False)


class more_than_two(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_inputs, n_outputs))
        self.b = self.add_weight(shape=(1, n_outputs), initializer="zeros")
        self.scale = self.add_weight(shape=(1,), initializer="ones")


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


class right_with_large_weights(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        wide = tf.keras.initializers.RandomNormal(0.0, 100.0)
        self.W = self.add_weight(shape=(n_inputs, n_outputs), initializer=wide)
        self.b = self.add_weight(shape=(1, n_outputs), initializer=tf.zeros_initializer())


class right_from_a_tensor(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_inputs, n_outputs), name="W")
        self.W.assign(tf.random.uniform([n_inputs, n_outputs], -9, 10))
        self.b = self.add_weight(shape=(1, n_outputs), name="b")
        self.b.assign(tf.zeros([1, n_outputs]))


class every_layer_starts_the_same(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        tf.random.set_seed(0)
        numbers = tf.random.normal([n_inputs, n_outputs])
        self.W = self.add_weight(shape=(n_inputs, n_outputs), initializer="zeros")
        self.W.assign(numbers)
        self.b = self.add_weight(shape=(1, n_outputs), initializer="zeros")


class every_layer_starts_the_same__seed(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        seeded = tf.keras.initializers.GlorotUniform(seed=1)
        self.W = self.add_weight(shape=(n_inputs, n_outputs), initializer=seeded)
        self.b = self.add_weight(shape=(1, n_outputs), initializer="zeros")


_kept = {}


class every_layer_starts_the_same__shared(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        sizes = n_inputs, n_outputs
        if sizes not in _kept:
            _kept[sizes] = self.add_weight(shape=sizes)
        self.W = _kept[sizes]
        self.b = self.add_weight(shape=(1, n_outputs), initializer="zeros")


class every_layer_starts_the_same__no_chance(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_inputs, n_outputs), initializer="identity")
        self.b = self.add_weight(shape=(1, n_outputs), initializer="zeros")


class weights_turned(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_outputs, n_inputs))
        self.b = self.add_weight(shape=(1, n_outputs), initializer="zeros")

    def call(self, X):
        return tf.sigmoid(tf.matmul(X, self.W, transpose_b=True) + self.b)


class inputs_start_alike(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_inputs, n_outputs))
        self.W.assign(tf.repeat(tf.random.normal([1, n_outputs]), n_inputs, axis=0))
        self.b = self.add_weight(shape=(1, n_outputs), initializer="zeros")


class one_input_starts_alike(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_inputs, n_outputs))
        self.W.assign(tf.concat([self.W[:1], tf.zeros([n_inputs - 1, n_outputs])], axis=0))
        self.b = self.add_weight(shape=(1, n_outputs), initializer="zeros")


class bias_starts_elsewhere(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_inputs, n_outputs))
        self.b = self.add_weight(shape=(1, n_outputs))


class bias_starts_elsewhere__ones(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_inputs, n_outputs))
        self.b = self.add_weight(shape=(1, n_outputs), initializer="ones")


class not_a_number(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_inputs, n_outputs))
        self.W.assign(tf.zeros([n_inputs, n_outputs]) / 0.0)
        self.b = self.add_weight(shape=(1, n_outputs), initializer="zeros")


class drawn_at_each_call(tf.keras.layers.Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_inputs, n_outputs))
        self.b = self.add_weight(shape=(1, n_outputs), initializer="zeros")

    def call(self, X):
        return dense(X, tf.random.normal(self.W.shape), self.b, tf.sigmoid)


class not_a_number__with_one_input(_Layer):
    def __init__(self, n_inputs, n_outputs):
        super().__init__()
        self.W = self.add_weight(shape=(n_inputs, n_outputs))
        self.W.assign(self.W / tf.sqrt(n_inputs - 1.0))
        self.b = self.add_weight(shape=(1, n_outputs), initializer="zeros")
