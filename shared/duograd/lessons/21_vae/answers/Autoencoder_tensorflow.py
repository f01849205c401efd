"""Right and wrong answers to `Autoencoder` in TensorFlow."""

import tensorflow as tf

layers = tf.keras.layers


def _decoder(*first, hidden=64):
    return tf.keras.Sequential(
        [
            *first,
            layers.Dense(hidden, activation="relu"),
            layers.Dense(1728, activation="sigmoid"),
            layers.Reshape((24, 24, 3)),
        ]
    )


class _Parts(tf.keras.Model):
    def __init__(self, n_latent):
        super().__init__()
        self.encoder, self.decoder = Encoder(n_latent), self.made(n_latent)  # noqa: F821

    def made(self, n_latent):
        return _decoder(tf.keras.Input((n_latent,)))

    def call(self, X):
        return self.decoder(self.encoder(X))


class right_in_parts(_Parts):
    def made(self, n_latent):
        return _decoder()

    def call(self, X, training=None):
        codes = self.encoder(X, training=training)
        return self.decoder(codes, training=training)


class _LayerByLayer(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden, self.picture = layers.Dense(64), layers.Dense(24 * 24 * 3)

    def call(self, codes):
        rows = self.picture(tf.nn.relu(self.hidden(codes)))
        return tf.reshape(tf.sigmoid(rows), (-1, 24, 24, 3))


class right_layer_by_layer(_Parts):
    def made(self, n_latent):
        return _LayerByLayer()


class right_by_a_method(tf.keras.Model):
    def __init__(self, n_latent):
        super().__init__()
        self.encoder, self.parts = Encoder(n_latent), _decoder()  # noqa: F821

    def decoder(self, codes):
        return self.parts(codes)

    def call(self, X):
        return self.decoder(self.encoder(X))


class no_such_part(tf.keras.Model):
    def __init__(self, n_latent):
        super().__init__()
        self.both = tf.keras.Sequential([Encoder(n_latent), _decoder()])  # noqa: F821

    def call(self, X):
        return self.both(X)


class decoder_without_a_shape(_Parts):
    def made(self, n_latent):
        return tf.keras.Sequential(
            [layers.Dense(64, activation="relu"), layers.Dense(1728, activation="sigmoid")]
        )

    def call(self, X):
        return tf.reshape(self.decoder(self.encoder(X)), tf.shape(X))


class parts_and_more(_Parts):
    def made(self, n_latent):
        dense = layers.Dense(64, activation="relu"), layers.Dense(1728)
        return tf.keras.Sequential([*dense, layers.Reshape((24, 24, 3))])

    def call(self, X):
        return tf.sigmoid(self.decoder(self.encoder(X)))


class decoder_not_listed(_Parts):
    def made(self, n_latent):
        decoder = _decoder(tf.keras.Input((n_latent,)))
        return lambda codes: decoder(codes)  # what a function holds, Keras does not see


class always_eight(_Parts):
    def made(self, n_latent):
        return _decoder(tf.keras.Input((8,)))


class always_eight__in_the_encoder(_Parts):
    def __init__(self, n_latent):
        super().__init__(n_latent)
        self.encoder = Encoder(8)  # noqa: F821


class always_eight__in_both(_Parts):
    def __init__(self, n_latent):
        super().__init__(8)

    def made(self, n_latent):
        return _decoder()


class hidden_layer_forgotten(_Parts):
    def made(self, n_latent):
        dense = layers.Dense(1728, activation="sigmoid")
        return tf.keras.Sequential([dense, layers.Reshape((24, 24, 3))])


class decoder_given_the_picture(_Parts):
    def call(self, X):
        return self.decoder(X)


class decoder_given_the_picture__not_built(_Parts):
    def made(self, n_latent):
        return _decoder()

    def call(self, X):
        return self.decoder(X)


class decoder_given_the_picture__in_a_row(_Parts):
    def made(self, n_latent):
        return _decoder(layers.Flatten())

    def call(self, X):
        return self.decoder(X)


class other_weights(_Parts):
    def __init__(self, n_latent):
        super().__init__(n_latent)
        self.more = self.add_weight(shape=(3,))


class other_weights__detached(_Parts):
    def call(self, X):
        return self.decoder(tf.stop_gradient(self.encoder(X)))


class code_cut_at_three(_Parts):
    def call(self, X):
        return self.decoder(tf.clip_by_value(self.encoder(X), -3, 3))


class cut_at_six(_Parts):
    def __init__(self, n_latent):
        super().__init__(n_latent)
        self.decoder.layers[0].activation = tf.nn.relu6


class right_joined_again(_Parts):
    def __init__(self, n_latent):
        super().__init__(n_latent)
        self.whole = tf.keras.Sequential([self.encoder, self.decoder])

    def call(self, X):
        return self.whole(X)


class hidden_layer_of_another_size(_Parts):
    def made(self, n_latent):
        return _decoder(hidden=128)


class two_hidden_layers(_Parts):
    def made(self, n_latent):
        return _decoder(layers.Dense(64, activation="relu"))


class no_bias(_Parts):
    def made(self, n_latent):
        return tf.keras.Sequential(
            [
                layers.Dense(64, activation="relu"),
                layers.Dense(1728, activation="sigmoid", use_bias=False),
                layers.Reshape((24, 24, 3)),
            ]
        )
