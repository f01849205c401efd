"""The small language model of the labs: its tokens, and the weights that it was trained to.

It knows the animals of the hill by heart and nothing else; lesson 24's `trained.py` made it. A word
begins with ▁, and is written as the tokens that its byte pairs gave it. One file serves both
frameworks.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from duograd.data.weights import read

__all__ = ["BOT", "END", "N_BLOCKS", "N_HEADS", "N_PLACES", "PAD", "USER", "WIDTH", "decode",
           "encode", "pretrained_layers", "starting_layers", "tokens"]  # fmt: skip

Layer = list[NDArray[np.float32]]
WIDTH, N_HEADS, N_BLOCKS, N_PLACES = 64, 4, 2, 40  # width, heads, blocks, tokens that it can read
PAD, USER, BOT, END = range(4)  # a place left empty, who speaks, and: that was all
FILE = "language_model.npz"


@functools.cache
def _shipped() -> dict[str, NDArray[np.generic]]:
    return read(FILE)


@functools.cache
def tokens() -> tuple[str, ...]:
    """All tokens, by number: `<pad>`, `<user>`, `<bot>`, `<end>`, single signs, then pieces."""
    return tuple(map(str, _shipped()["tokens"]))


@functools.cache
def _spelled() -> dict[str, list[int]]:
    """The numbers of the tokens of each word that the world of the animals knows."""
    words, rows = _shipped()["words"], _shipped()["spelled"]
    return {str(word): [int(n) for n in row if n] for word, row in zip(words, rows, strict=True)}


def encode(text: str) -> list[int]:
    """The numbers of the tokens of a text. A word that is not in the table is spelled by its signs.

    Raises ValueError for a sign that no token has.
    """
    return [number for word in text.split() for number in _spelled().get(word) or _by_signs(word)]


def _by_signs(word: str) -> list[int]:
    try:
        return [tokens().index(sign) for sign in f"▁{word}"]
    except ValueError:
        strange = next(sign for sign in word if sign not in tokens())
        raise ValueError(f"no token has the sign {strange!r}; it stands in {word!r}") from None


def decode(ids: Iterable[int]) -> str:
    """The text of the tokens with these numbers; the first four, which stand for no text, left out.

    Raises ValueError for a number that no token has.
    """
    return "".join(map(_piece, ids)).replace("▁", " ").strip()


def _piece(number: int) -> str:
    if not 0 <= number < len(tokens()):
        raise ValueError(f"tokens have the numbers 0 to {len(tokens()) - 1}; {number} was given")
    return tokens()[number] if number > END else ""


def pretrained_layers() -> list[Layer]:
    """The model's weights, a list of arrays for each layer, float32, in this order.

    The table of the tokens [n, WIDTH], that of the places [N_PLACES, WIDTH]; for each block a norm,
    the dense layers q, k, v and o, a norm, the dense layers up and down; the last norm, the output.
    Dense: W [n_in, n_out], b.
    """
    names = sorted(name for name in _shipped() if name[0].isdigit())
    layers: list[Layer] = [[] for name in names if name.endswith(".0")]
    for name in names:
        layers[int(name.partition(".")[0])].append(_shipped()[name].astype("float32"))
    return layers


def starting_layers(seed: int = 0) -> list[Layer]:
    """Weights of the same shapes, drawn: tables with deviation 0.05, W with variance 1/n_in.

    A norm starts with 1 and 0, a bias with 0.
    """
    random = np.random.RandomState(seed)  # NumPy promises that its numbers never change
    return [_drawn(random, layer) for layer in pretrained_layers()]


def _drawn(random: np.random.RandomState, layer: Layer) -> Layer:
    first, *biases = layer
    size = len(first) ** -0.5 if biases else 0.05
    start = random.normal(0, size, first.shape) if first.ndim > 1 else np.ones(first.shape)
    return [start.astype("float32"), *map(np.zeros_like, biases)]
