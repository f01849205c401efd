"""Soft shapes on small pictures, many pictures at once: what `faces.py` draws with.

A batch of pictures is [n, SIZE, SIZE, 3], red, green and blue from 0 to 1. Places go from -1 to 1,
from left to right and from top to bottom. What differs between the pictures is an array [n].
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Pictures = NDArray[np.float32]
Mask = NDArray[np.float32]  # [n, SIZE, SIZE]: 1 inside of a shape, 0 outside
SIZE = 24
_SIDE = np.linspace(-1, 1, SIZE, dtype="float32")
Y, X = np.meshgrid(_SIDE, _SIDE, indexing="ij")


def column(values: ArrayLike) -> NDArray[np.float32]:
    """One value a picture, [n] or a single one, so that it spreads over the picture's places."""
    return np.asarray(values, "float32").reshape(-1, 1, 1)


def _step(distance: Any) -> Mask:
    """From 0 far below to 1 far above 0, softly."""
    return np.asarray(1 / (1 + np.exp(-np.clip(distance, -30, 30))), "float32")


def ellipse(
    x: ArrayLike,
    y: ArrayLike,
    width: Any,
    height: Any,
    turn: ArrayLike = 0.0,
    *,
    sharp: float = 12.0,
) -> Mask:
    """Ellipses with their middle at (x, y), half as wide as told, turned by so many radians."""
    x, y, width, height, turn = map(column, (x, y, width, height, turn))
    right, down = X - x, Y - y
    aside, ahead = np.sin(turn), np.cos(turn)
    along = (ahead * right + aside * down) / width
    across = (ahead * down - aside * right) / height
    outside = np.sqrt(along**2 + across**2 + 1e-6) - 1
    return _step(-2 * sharp * np.minimum(width, height) * outside)


def box(x: ArrayLike, y: ArrayLike, width: ArrayLike, height: ArrayLike) -> Mask:
    """Upright boxes with their middle at (x, y), half as wide and high as told."""
    x, y, width, height = map(column, (x, y, width, height))
    inside: Mask = _step(25 * (width - np.abs(X - x))) * _step(25 * (height - np.abs(Y - y)))
    return inside


def paint(pictures: Pictures, mask: Mask, colour: ArrayLike) -> Pictures:
    """The pictures with a colour [n, 3], or [3] for all of them, where the mask is 1."""
    colours = np.asarray(colour, "float32").reshape(-1, 1, 1, 3)
    return np.asarray(pictures + mask[..., None] * (colours - pictures), "float32")


def shading(pictures: Pictures, light: ArrayLike, brightness: ArrayLike) -> Pictures:
    """Lit from the right (light above 0) or the left, and brighter or darker as a whole."""
    lit = (1 + 0.25 * column(light) * X) * column(brightness)
    return np.asarray(pictures * lit[..., None], "float32")


def slopes(random: np.random.RandomState, n: int) -> Pictures:
    """Empty pictures: two colours that are much alike, one running into the other."""
    middle = random.uniform(0.25, 0.85, (n, 1))
    one, other = np.clip(middle + random.normal(0, 0.1, (2, n, 3)), 0, 1).astype("float32")
    angle = random.uniform(0, 2 * np.pi, n)
    share = np.clip(0.5 + 0.5 * (column(np.cos(angle)) * X + column(np.sin(angle)) * Y), 0, 1)
    return paint(np.broadcast_to(other[:, None, None], (n, SIZE, SIZE, 3)), share, one)


def spots(random: np.random.RandomState, pictures: Pictures, most: int) -> Pictures:
    """The pictures with 0 to `most` spots of any colour, anywhere."""
    n = len(pictures)
    for _ in range(most):
        x, y = random.uniform(-1, 1, (2, n))
        width, height = random.uniform(0.1, 0.5, (2, n))
        mask = ellipse(x, y, width, height, random.uniform(0, np.pi, n))
        shown = column(random.uniform(size=n) < 0.5)
        pictures = paint(pictures, mask * shown, random.uniform(0, 1, (n, 3)))
    return pictures
