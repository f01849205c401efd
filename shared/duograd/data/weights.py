"""Trained weights as they are shipped: in small files, one for both frameworks."""

from __future__ import annotations

from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Pair", "pairs", "read", "rounded"]

Pair = list[NDArray[np.float32]]  # W and b of a layer
STEPS = 30  # in a standard deviation


def rounded(weights: NDArray[Any]) -> NDArray[np.float16]:
    """Weights as whole multiples of one step, about a thirtieth of their standard deviation.

    A lab that brings its model along is sent by mail, and weights hardly compress. These do, to
    little more than a byte each, and what a model answers stays nearly the same. The step is a
    power of two, so that float16 holds each multiple exactly.
    """
    step = 2.0 ** np.round(np.log2(weights.std() / STEPS))
    return np.asarray(np.round(weights / step) * step, "float16")


def read(name: str) -> dict[str, NDArray[Any]]:
    """The arrays of a shipped file, by name."""
    with (resources.files(__package__) / name).open("rb") as file:
        return dict(np.load(file))


def pairs(name: str) -> list[Pair]:
    """The arrays of a file that holds `0.W`, `0.b`, `1.W` and so on, layer by layer."""
    held = {name: array.astype("float32") for name, array in read(name).items()}
    return [[held[f"{n}.W"], held[f"{n}.b"]] for n in range(len(held) // 2)]
