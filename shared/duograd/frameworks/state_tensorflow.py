"""What a notebook may set for all of Keras, and how a check puts it aside for a while."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import tensorflow as tf

from duograd.frameworks.noting import noted


@contextlib.contextmanager
def known_state() -> Iterator[None]:
    """Layers and new variables in float32; afterwards what was there before."""
    settings, floatx = keras_settings(), tf.keras.backend.floatx()
    policy = settings.get_global_attribute("dtype_policy")  # None as long as nobody asked for it
    tf.keras.backend.set_floatx("float32")
    settings.set_global_attribute("dtype_policy", None)
    try:
        yield
    finally:
        tf.keras.backend.set_floatx(floatx)
        settings.set_global_attribute("dtype_policy", policy)


def set_otherwise() -> list[str]:
    """What is not as in `known_state`: a few words for each thing, and what sets it."""
    policy = keras_settings().get_global_attribute("dtype_policy")
    floatx = tf.keras.backend.floatx()
    name = policy.name if policy else floatx
    found = {
        f"{floatx} as Keras' number type (`set_floatx`)": floatx != "float32",
        f"{name} as the policy of layers (`set_global_policy`)": name not in ("float32", floatx),
    }
    return [words for words, is_so in found.items() if is_so]


@contextlib.contextmanager
def same_random_state() -> Iterator[None]:
    """End with the random numbers of TensorFlow and Keras as they were before."""
    with _same_eager_state(), _same_keras_state():
        yield


@contextlib.contextmanager
def _same_eager_state() -> Iterator[None]:
    """The same for what TensorFlow itself draws from.

    Kernels that draw hold a state of their own, which nothing puts back. TensorFlow drops all
    kernels where a seed is set. To make them anew takes a check up to a fifth of its time, and
    draws with `seed=` begin again: so this is done only after a draw.
    """
    from tensorflow.python.eager import context  # there is no public way to it
    from tensorflow.python.framework import random_seed

    eager = context.context()
    rng = getattr(eager, "_rng", None)
    seed, state = _number(eager._seed), rng and rng.getstate()
    with noted([(random_seed, "get_seed")]) as draws:
        try:
            yield
        finally:
            held = _number(eager._seed)
            if draws or held != seed or held is not eager._seed:
                eager._set_global_seed(seed)
            if state is not None:
                eager._rng.setstate(state)


@contextlib.contextmanager
def _same_keras_state() -> Iterator[None]:
    """The same for what Keras draws from."""
    name = "global_seed_generator"
    generator = keras_settings().get_global_attribute(name)
    state = None if generator is None else generator.state.numpy()
    try:
        yield
    finally:
        keras_settings().set_global_attribute(name, generator)
        if generator is not None:
            generator.state.assign(state)


def _number(seed: Any) -> Any:
    """The seed that TensorFlow keeps; None for a table, which it keeps too while it refuses it."""
    return seed if isinstance(seed, (int, float, str)) else None


def keras_settings() -> Any:
    """What Keras holds for the whole process. There is no public way to what is not set yet."""
    from keras.src.backend.common import global_state

    return global_state
