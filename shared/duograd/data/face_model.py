"""A variational autoencoder of drawn faces: the weights that it was trained to.

Lesson 21's `trained.py` made it, from 1000 faces, as many dark as light ones. One file serves both
frameworks.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from duograd.data.face_encoder import N_LATENT
from duograd.data.weights import Pair, pairs

__all__ = ["N_LATENT", "face_layers", "starting_face_layers"]

FILE = "face_model.npz"


def face_layers() -> list[Pair]:
    """Weights of the trained model, a list [W, b] for each layer, float32, in this order.

    Encoder: three convolutions, kernel [3, 3, c_in, c_out]; dense [288, 32]; dense
    [32, 2 · N_LATENT] for mu and log_var. Decoder: dense [N_LATENT, 64]; dense [64, 1728].
    """
    return pairs(FILE)


def starting_face_layers(seed: int = 0) -> list[Pair]:
    """Weights of the same shapes, drawn: W with variance 2 over the inputs of a unit, b 0."""
    random = np.random.RandomState(seed)  # NumPy promises that its numbers never change
    return [_drawn(random, W, b) for W, b in face_layers()]


def _drawn(random: np.random.RandomState, W: NDArray[np.float32], b: NDArray[np.float32]) -> Pair:
    size = (2 / np.prod(W.shape[:-1])) ** 0.5
    return [random.normal(0, size, W.shape).astype("float32"), np.zeros_like(b)]
