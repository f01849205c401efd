"""Right and wrong answers to `freeze` in TensorFlow."""

import tensorflow as tf


def right_all_that_is_there(model):
    for weights in model.variables:
        weights.trainable = False
    return model


def right_weight_by_weight(model):
    for weights in model.trainable_variables:
        weights.trainable = False
    return model


def nothing_frozen(model):
    model.trainable = True
    return model


def nothing_frozen__misspelt(model):
    model.trainble = False
    return model


def nothing_frozen__list_emptied(model):
    model.trainable_variables.clear()
    return model


def biases_left(model):
    for layer in model.layers:
        layer.kernel.trainable = False
    return model


def tables_left(model):
    for weights in model.trainable_variables:
        if len(weights.shape) == 1:
            weights.trainable = False
    return model


def one_layer_left(model):
    model.layers[0].trainable = False
    return model


def one_layer_left__the_first(model):
    model.layers[-1].trainable = False
    return model


def a_copy(model):
    other = tf.keras.models.clone_model(model)
    other.set_weights(model.get_weights())
    other.trainable = False
    return other


def single_layer_left(model):
    for layer in model.layers:
        layer.trainable = False
    return model


def single_layer_left__without_an_error(model):
    for layer in getattr(model, "layers", []):
        layer.trainable = False
    return model


def embedding_left(model):
    for layer in getattr(model, "layers", [model]):
        if isinstance(layer, tf.keras.layers.Dense):
            layer.trainable = False
    return model


def norm_left(model):
    for layer in getattr(model, "layers", [model]):
        if isinstance(layer, (tf.keras.layers.Dense, tf.keras.layers.Embedding)):
            layer.trainable = False
    return model


def own_left(model):
    for layer in getattr(model, "layers", [model]):
        layer.trainable = False
    return model


def inner_left(model):
    for layer in getattr(model, "layers", [model]):
        for name in ("kernel", "bias", "embeddings", "gamma", "beta"):
            if hasattr(layer, name):
                getattr(layer, name).trainable = False
    return model


def some_left(model):
    for weights in model.weights[:-1]:
        weights.trainable = False
    return model


def not_the_model(model):
    model.trainable = False
    return model.weights


def not_the_model__a_function(model):
    return lambda X: tf.stop_gradient(model(X))


def thawed(model):
    model.trainable = not model.trainable
    return model


def thawed__each_weight(model):
    for weights in model.variables:
        weights.trainable = not weights.trainable
    return model
