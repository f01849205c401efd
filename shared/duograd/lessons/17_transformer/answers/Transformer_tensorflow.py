"""Right and wrong answers to `Transformer` in TensorFlow."""

import tensorflow as tf


def _norm(X, gain, bias):
    mean, variance = tf.nn.moments(X, axes=[-1], keepdims=True)
    return tf.nn.batch_normalization(X, mean, variance, bias, gain, 1e-5)


def _block(X, w, n_heads):
    normed = _norm(X, w["gain1"], w["bias1"])
    Q, K, V = (tf.stack(tf.split(normed @ w[n], n_heads, 2), 1) for n in ("W_q", "W_k", "W_v"))
    scores = tf.matmul(Q, K, transpose_b=True) / Q.shape[-1] ** 0.5
    after = 1 - tf.linalg.band_part(tf.ones_like(scores), -1, 0)
    seen = tf.nn.softmax(scores - 1e9 * after) @ V
    X = X + tf.concat(tf.unstack(seen, axis=1), 2) @ w["W_o"]
    hidden = tf.nn.relu(_norm(X, w["gain2"], w["bias2"]) @ w["W1"] + w["b1"])
    return X + hidden @ w["W2"] + w["b2"]


class _Parts(tf.keras.Model):
    def __init__(self, n_words, d, n_heads, n_layers, T):
        super().__init__()
        self.n_heads, self.n_layers, L = n_heads, n_layers, n_layers
        stacked = {
            "gain1": (L, d), "bias1": (L, d), "gain2": (L, d), "bias2": (L, d),
            "W_q": (L, d, d), "W_k": (L, d, d), "W_v": (L, d, d), "W_o": (L, d, d),
            "W1": (L, d, 4 * d), "b1": (L, 4 * d), "W2": (L, 4 * d, d), "b2": (L, d),
        }  # fmt: skip
        self.names = list(stacked)
        outside = {"E": (n_words, d), "P": (T, d), "gain": (d,), "bias": (d,)}
        outside |= {"W": (d, n_words), "b": (n_words,)}
        for name, shape in (stacked | outside).items():
            setattr(self, name, self.add_weight(shape=shape))

    def finish(self, stream):
        for k in range(self.n_layers):
            weights = {name: getattr(self, name)[k] for name in self.names}
            stream = _block(stream, weights, self.n_heads)
        return _norm(stream, self.gain, self.bias) @ self.W + self.b


class right_by_lookup(_Parts):
    def call(self, X):
        places = tf.range(tf.shape(X)[1])
        words = tf.nn.embedding_lookup(tf.convert_to_tensor(self.E), X)
        return self.finish(words + tf.gather(self.P, places))


class right_by_slices(_Parts):
    def call(self, X):
        return self.finish(tf.gather(self.E, X) + self.P[tf.newaxis, : X.shape[1]])


class drawn_anew(_Parts):
    def call(self, X):
        return self.finish(tf.nn.dropout(tf.gather(self.E, X) + self.P[: X.shape[1]], 0.2))


class all_places(_Parts):
    def call(self, X):
        return self.finish(tf.gather(self.E, X) + self.P)


class not_registered(_Parts):
    def __init__(self, n_words, d, n_heads, n_layers, T):
        super().__init__(n_words, d, n_heads, n_layers, T)
        self.b.trainable = False

    def call(self, X):
        return self.finish(tf.gather(self.E, X) + self.P[: X.shape[1]])


class wrong_shapes(_Parts):
    def __init__(self, n_words, d, n_heads, n_layers, T):
        super().__init__(n_words, d, n_heads, n_layers, T)
        self.more = self.add_weight(shape=(3,))

    def call(self, X):
        return self.finish(tf.gather(self.E, X) + self.P[: X.shape[1]])
