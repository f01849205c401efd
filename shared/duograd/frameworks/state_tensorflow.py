"""What a notebook may set for all of Keras, and how a check puts it aside for a while."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import tensorflow as tf


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


def keras_settings() -> Any:
    """What Keras holds for the whole process. There is no public way to what is not set yet."""
    from keras.src.backend.common import global_state

    return global_state
