"""Right and wrong answers to `LoRALayer` in TensorFlow."""

import tensorflow as tf


class _Wrapped(_Begun, tf.keras.layers.Layer):
    """The right layer."""

    def __init__(self, layer, rank, alpha, rng):
        super().__init__()
        self.old, self.factor, self.rank = self.taken(layer), alpha / rank, rank
        self.n_in, self.n_out = layer.kernel.shape
        self.make(self.start_A(rng), self.start_B(rng))

    def make(self, A, B):
        self.A, self.B = (self.weight(one, f"table{n}") for n, one in enumerate((A, B)))

    def weight(self, start, name):
        weight = self.add_weight(shape=start.shape, name=name)
        weight.assign(start)
        return weight

    def call(self, X):
        return self.old(X) + self.factor * (X @ self.A) @ self.B


class right_by_lora_forward(_Wrapped):
    def call(self, X):
        answer = lora_forward(X, self.old.kernel, self.A, self.B, self.factor * self.rank)
        return answer + self.old.bias if self.old.use_bias else answer


class right_made_when_called(tf.keras.layers.Layer):
    def __init__(self, layer, rank, alpha, rng):
        super().__init__()
        self.old, self.rank, self.alpha, self.rng = freeze(layer), rank, alpha, rng

    def build(self, shape):
        n_in, n_out = self.old.kernel.shape
        drawn = self.rng.normal(0, n_in**-0.5, (n_in, self.rank)).astype("float32")
        start = tf.keras.initializers.Constant(drawn)
        self.A = self.add_weight(shape=drawn.shape, initializer=start)
        self.B = self.add_weight(shape=(self.rank, n_out), initializer="zeros")

    def call(self, X):
        return self.old(X) + tf.matmul(X @ self.A, self.B) * self.alpha / self.rank


class only_in_training(_Wrapped):
    def call(self, X, training=False):
        return super().call(X) if training else self.old(X)


class bias_trains(_Wrapped):
    def taken(self, layer):
        layer.kernel.trainable = False
        return layer


class another_base(_Wrapped):
    def taken(self, layer):
        fresh = tf.keras.layers.Dense(layer.units, use_bias=layer.use_bias)
        fresh.build((None, layer.kernel.shape[0]))
        return freeze(fresh)


class not_registered(_Wrapped):
    def make(self, A, B):
        self.A, self.B = self.weight(A, "A"), tf.Variable(B.astype("float32"))


class nothing_learns(_Wrapped):
    def __init__(self, layer, rank, alpha, rng):
        super().__init__(layer, rank, alpha, rng)
        freeze(self)


class nothing_learns__plain_variables(_Wrapped):
    def make(self, A, B):
        self.A, self.B = tf.Variable(A, dtype="float32"), tf.Variable(B, dtype="float32")


class other_parameters(_Wrapped):
    def make(self, A, B):
        super().make(A, B)
        self.alpha = self.add_weight(shape=(), initializer="ones")


class not_from_rng(_Wrapped):
    def start_A(self, rng):
        return tf.random.normal((self.n_in, self.rank)).numpy() / self.n_in**0.5


class not_from_rng__as_keras_starts(_Wrapped):
    def start_A(self, rng):
        return tf.keras.initializers.GlorotUniform()((self.n_in, self.rank)).numpy()


class same_for_each_rng(_Wrapped):
    def start_A(self, rng):
        drawn = tf.random.stateless_normal((self.n_in, self.rank), (1, 2))
        return drawn.numpy() / self.n_in**0.5


class no_such_name(tf.keras.layers.Layer):
    def __init__(self, layer, rank, alpha, rng):
        super().__init__()
        self.down = tf.keras.layers.Dense(rank, use_bias=False)
        self.up = tf.keras.layers.Dense(layer.units, use_bias=False)

    def call(self, X):
        return self.up(self.down(X))


class not_one_parameter(_Wrapped):
    def make(self, A, B):
        self.A = tf.keras.layers.Dense(self.rank, use_bias=False)
        self.B = tf.keras.layers.Dense(self.n_out, use_bias=False)

    def call(self, X):
        return self.old(X) + self.factor * self.B(self.A(X))


class other_type(_Wrapped):
    def make(self, A, B):
        self.A, self.B = tf.Variable(A), tf.Variable(B)


class bias_expected(_Wrapped):
    def call(self, X):
        old = X @ self.old.kernel + self.old.bias
        return old + self.factor * (X @ self.A) @ self.B


class tables_do_not_fit(_Wrapped):
    def call(self, X):
        return self.old(X) + self.factor * (X @ self.B) @ self.A


class tables_do_not_fit__made_turned(_Wrapped):
    def make(self, A, B):
        self.A, self.B = self.weight(A.T, "A"), self.weight(B.T, "B")


class given_one_learns(_Wrapped):
    def taken(self, layer):
        other = type(layer).from_config(layer.get_config())
        other.build((None, layer.kernel.shape[0]))
        other.set_weights(layer.get_weights())
        return freeze(other)


class kept_of_a_call(_Wrapped):
    def call(self, X):
        answer = super().call(X)
        self.old.kernel.assign_add(self.factor * self.A @ self.B)
        return answer


class base_cut_off(_Wrapped):
    def call(self, X):
        old = tf.stop_gradient(self.old(X))
        return old + self.factor * (X @ self.A) @ self.B


class not_float32(_Wrapped):
    def make(self, A, B):
        self.A, self.B = (self.exact(one, name) for one, name in ((A, "A"), (B, "B")))

    def exact(self, start, name):
        weight = self.add_weight(shape=start.shape, dtype="float64", autocast=False, name=name)
        weight.assign(start)
        return weight

    def call(self, X):
        A, B = (tf.cast(one, "float32") for one in (self.A, self.B))
        return self.old(X) + self.factor * (X @ A) @ B
