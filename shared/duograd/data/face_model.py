"""Two variational autoencoders of drawn faces: the weights that they were trained to.

Lesson 21's `trained.py` made them, each from 1000 faces: one from as many dark as light ones, one
from faces of which 1 in 20 was dark. One file serves both frameworks.
"""

from __future__ import annotations

import functools
from importlib import resources

import numpy as np
from numpy.typing import NDArray

__all__ = ["N_LATENT", "PATCHES", "face_layers", "starting_face_layers"]

Layer = list[NDArray[np.float32]]
N_LATENT, PATCHES = 8, (8, 16, 32)  # numbers of a face; filters of the three convolutions
FILE = "face_model.npz"


@functools.cache
def _shipped() -> dict[str, NDArray[np.float16]]:
    with (resources.files(__package__) / FILE).open("rb") as file:
        return dict(np.load(file))


def face_layers(few_dark: bool = False) -> list[Layer]:
    """Weights of a trained model, a list [W, b] for each layer, float32, in this order.

    Encoder: three convolutions, kernel [3, 3, c_in, c_out]; dense [288, 32]; dense
    [32, 2 · N_LATENT] for mu and log_var. Decoder: dense [N_LATENT, 64]; dense [64, 1728].
    few_dark: of the one that saw few dark faces.
    """
    name = "few" if few_dark else "half"
    pairs = (("W", "b"),) * (len(_shipped()) // 4)
    return [
        [_shipped()[f"{name}.{number}.{one}"].astype("float32") for one in pair]
        for number, pair in enumerate(pairs)
    ]


def starting_face_layers(seed: int = 0) -> list[Layer]:
    """Weights of the same shapes, drawn: W with variance 2 over the inputs of a unit, b 0."""
    random = np.random.RandomState(seed)  # NumPy promises that its numbers never change
    return [_drawn(random, W, b) for W, b in face_layers()]


def _drawn(random: np.random.RandomState, W: NDArray[np.float32], b: NDArray[np.float32]) -> Layer:
    size = (2 / np.prod(W.shape[:-1])) ** 0.5
    return [random.normal(0, size, W.shape).astype("float32"), np.zeros_like(b)]
