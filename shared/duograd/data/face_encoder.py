"""The encoder of drawn faces of lesson 22: the weights that it was trained to.

Lesson 21's `trained.py` made it, in an autoencoder that saw 1000 faces, of which 1 in 20 was dark.
One file serves both frameworks.
"""

from __future__ import annotations

from duograd.data.weights import Pair, pairs

__all__ = ["N_LATENT", "PATCHES", "face_encoder_layers"]

N_LATENT, PATCHES = 8, (8, 16, 32)  # numbers of a face; filters of the three convolutions
FILE = "face_encoder.npz"


def face_encoder_layers() -> list[Pair]:
    """Weights of the trained encoder, a list [W, b] for each layer, float32, in this order.

    Three convolutions, kernel [3, 3, c_in, c_out]; dense [288, 32]; dense [32, 2 · N_LATENT] for mu
    and log_var.
    """
    return pairs(FILE)
