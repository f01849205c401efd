"""What proves each row of where the frameworks differ, for TensorFlow."""

import tensorflow as tf

layers = tf.keras.layers


def built_in():
    """a small update, built in"""
    layer = layers.Dense(3)
    layer.build((None, 4))
    layer.enable_lora(2)
    return sorted(tuple(w.shape) for w in layer.trainable_variables) == [(2, 3), (3,), (4, 2)]


def frozen():
    """what is frozen"""
    model = tf.keras.Sequential([tf.keras.Input((3,)), layers.Dense(2), layers.Dense(1)])
    model.trainable = False
    new = layers.Dense(1)
    model.add(new)
    return not model.trainable_variables and len(new.trainable_variables) == 2


def slope():
    """the slope of a frozen weight, if one asks for it"""
    layer = layers.Dense(2)
    layer.build((None, 3))
    layer.trainable = False
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(layer(tf.ones((1, 3))))
    listed = len(layer.trainable_variables)
    return listed == 0 and bool((tape.gradient(loss, layer.kernel).numpy() == 1).all())


def decay():
    """how much AdamW pulls weights to 0, if nothing is said"""
    return tf.keras.optimizers.AdamW().weight_decay == 0.004
