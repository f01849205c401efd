"""Faces and other things, drawn by us, with everything about each face known.

They stand for the photographs that a real face detector is trained on; no person is shown. `dark`
and `light` are two groups of drawn skin tones: a model of a group that is rare in the training
data, not of people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from duograd.data.painting import (
    SIZE,
    Pictures,
    box,
    column,
    ellipse,
    paint,
    shading,
    slopes,
    spots,
)  # fmt: skip

__all__ = ["SIZE", "Faces", "draw_faces", "draw_others"]

Place = tuple[float, float]  # of a feature, from the middle of the head, in heads
TONES = np.array([[0.93, 0.76, 0.65], [0.27, 0.17, 0.12]])  # the lightest and the darkest
HAIR = np.array([[0.10, 0.08, 0.07], [0.35, 0.22, 0.12], [0.75, 0.6, 0.3], [0.6, 0.6, 0.6]])
FEATURES: dict[str, Place] = {
    "left eye": (-0.38, -0.12), "right eye": (0.38, -0.12), "nose": (0, 0.14), "mouth": (0, 0.46),
}  # fmt: skip
NOTHING: dict[str, Place | None] = dict.fromkeys(FEATURES)
WRONG: list[dict[str, Place | None]] = [  # where features stand that make no face; None: missing
    {"left eye": None, "right eye": None},
    NOTHING,
    {"mouth": (0, -0.55), "left eye": (-0.38, 0.35), "right eye": (0.38, 0.35)},
    {"left eye": (0, -0.12), "right eye": None},
    {"left eye": (-0.1, 0.5), "right eye": (0.5, -0.4), "mouth": (-0.4, -0.1)},
    {"mouth": None, "left eye": (0, -0.5), "right eye": (0, 0.4)},
]
NOISE = 0.04  # standard deviation, at each place and colour
HEADS = 0.6  # of the other things, how many are heads without a face


@dataclass(frozen=True)
class Faces:
    """n drawn faces: the pictures [n, 24, 24, 3], 0 to 1, and what is true of each, [n].

    tone: of the skin, 0 to 0.35 (light) or 0.65 to 1 (dark). dark: whether it is. hair: which
    of four colours. long: whether the hair is. spectacles: whether it has any. yaw: turned to the
    left (-1) or right (1). roll: tilted, in radians. light: from the left (-1) or right (1).
    brightness: of the whole picture, 0.6 to 1.15.
    """

    pictures: Pictures
    tone: NDArray[np.float64]
    dark: NDArray[np.bool_]
    hair: NDArray[np.int64]
    long: NDArray[np.bool_]
    spectacles: NDArray[np.bool_]
    yaw: NDArray[np.float64]
    roll: NDArray[np.float64]
    light: NDArray[np.float64]
    brightness: NDArray[np.float64]


def draw_faces(random: np.random.RandomState, n: int, dark_share: float = 0.5) -> Faces:
    """Draw n faces; each is dark with the chance `dark_share`."""
    about = _attributes(random, n, dark_share)
    return Faces(_heads(random, about, FEATURES), **about)


def draw_others(
    random: np.random.RandomState, n: int, dark_share: float = 0.5, heads: float = HEADS
) -> Pictures:
    """Draw n pictures [n, 24, 24, 3] without a face. Some are heads whose features are missing or
    misplaced, dark with the chance `dark_share`: the share `heads`, six in ten if nothing is said;
    the rest are houses, flowers, spots."""
    kind = np.where(random.uniform(size=n) < heads, random.randint(0, len(WRONG), n), -1)
    pictures = np.empty((n, SIZE, SIZE, 3), "float32")
    for number in range(-1, len(WRONG)):
        places = np.flatnonzero(kind == number)
        about = _attributes(random, len(places), dark_share)
        if number < 0:
            pictures[places] = _things(random, about)
        else:
            pictures[places] = _heads(random, about, {**FEATURES, **WRONG[number]})
    return pictures


def _attributes(random: np.random.RandomState, n: int, dark_share: float) -> dict[str, Any]:
    dark = random.uniform(size=n) < dark_share
    return {
        "tone": np.where(dark, random.uniform(0.65, 1, n), random.uniform(0, 0.35, n)),
        "dark": dark,
        "hair": random.randint(0, len(HAIR), n),
        "long": random.uniform(size=n) < 0.5,
        "spectacles": random.uniform(size=n) < 0.25,
        "yaw": random.uniform(-1, 1, n),
        "roll": random.normal(0, 0.12, n),
        "light": random.uniform(-1, 1, n),
        "brightness": random.uniform(0.6, 1.15, n),
    }


def _finished(random: np.random.RandomState, pictures: Any, about: dict[str, Any]) -> Pictures:
    """The pictures in their light, with noise."""
    lit = shading(pictures, about["light"], about["brightness"])
    return np.clip(lit + random.normal(0, NOISE, lit.shape), 0, 1).astype("float32")


def _heads(random: np.random.RandomState, about: dict[str, Any], features: Any) -> Pictures:
    """Heads with their features where `features` says."""
    n = len(about["tone"])
    pictures = spots(random, slopes(random, n), 1)
    (x, y), r = random.uniform(-0.12, 0.12, (2, n)), random.uniform(0.6, 0.75, n)
    near, tone = random.normal(0, 0.03, (2, n, 3)), about["tone"][:, None]
    mixed = np.add(np.multiply(1 - tone, TONES[0]), np.multiply(tone, TONES[1]))
    skin = np.clip(mixed + near[0], 0, 1)
    hair = np.clip(HAIR[about["hair"]] + near[1], 0, 1)
    head = _Head(x, y, r, about["roll"], about["yaw"])
    behind = head.without_features(skin, hair, column(about["long"]))
    mouth = random.uniform(0.25, 0.38, n)
    before = head.features(features, skin, hair, mouth, column(about["spectacles"]))
    for mask, colour in (*behind, *before):
        pictures = paint(pictures, mask, colour)
    return _finished(random, pictures, about)


@dataclass(frozen=True)
class _Head:
    """Where the heads are, how large, and how they are turned; [n] each."""

    x: Any
    y: Any
    r: Any
    roll: Any
    yaw: Any

    def oval(self, place: Place, width: Any, height: Any, sharp: float = 40) -> Any:
        """A mask at a place of the head; width and height in heads."""
        right, down = place[0] * self.r + 0.16 * self.yaw * self.r, 1.25 * place[1] * self.r
        x = self.x + np.cos(self.roll) * right - np.sin(self.roll) * down
        y = self.y + np.sin(self.roll) * right + np.cos(self.roll) * down
        return ellipse(x, y, width * self.r, height * self.r, self.roll, sharp=sharp)

    def without_features(self, skin: Any, hair: Any, long: Any) -> Any:
        """Masks and colours of hair, long hair, neck and skull, in order."""
        x, y, r = self.x, self.y, self.r
        yield ellipse(x, y - 0.12 * r, 1.12 * r, 1.4 * r, self.roll, sharp=14), hair
        yield box(x, y + 0.5 * r, 1.08 * r, 0.85 * r) * long, hair
        yield box(x, y + 1.5 * r, 0.4 * r, 0.5 * r), 0.85 * skin
        yield ellipse(x, y + 0.08 * r, 0.92 * r, 1.2 * r, self.roll, sharp=14), skin

    def features(self, where: Any, skin: Any, hair: Any, mouth: Any, spectacles: Any) -> Any:
        """Masks and colours of eyes, brows, nose, mouth and spectacles, in order."""
        eyes = [where[e] for e in ("left eye", "right eye") if where[e]]
        for x, y in eyes:
            white = np.array([0.92, 0.92, 0.9]) * (0.55 + 0.45 * skin.mean(1, keepdims=True))
            yield self.oval((x, y), 0.2, 0.11), white
            yield self.oval((x, y), 0.1, 0.11), [0.12, 0.1, 0.1]
            yield 0.8 * self.oval((x, y - 0.2), 0.24, 0.05), 0.8 * hair
        if where["nose"]:
            yield 0.5 * self.oval(where["nose"], 0.09, 0.2, 30), 0.7 * skin
        if where["mouth"]:
            yield (
                self.oval(where["mouth"], mouth, 0.09),
                np.clip(0.65 * skin + [0.16, 0.02, 0.02], 0, 1),
            )
        for eye in eyes:
            ring = self.oval(eye, 0.3, 0.25, 30) - self.oval(eye, 0.21, 0.17, 30)
            yield np.clip(ring, 0, 1) * spectacles, [0.05, 0.05, 0.05]


def _things(random: np.random.RandomState, about: dict[str, Any]) -> Pictures:
    """Houses, flowers, and pictures of spots alone."""
    n = len(about["tone"])
    pictures = spots(random, slopes(random, n), 4)
    x, y, size = (
        random.uniform(-0.3, 0.3, n),
        random.uniform(-0.1, 0.3, n),
        random.uniform(0.4, 0.7, n),
    )
    kind, colours = random.uniform(size=n), random.uniform(0, 1, (4, n, 3))
    for shown, shapes in ((kind < 0.4, _house(x, y, size)), (kind >= 0.7, _flower(x, y))):
        for mask, colour in shapes:
            pictures = paint(pictures, mask * column(shown), colours[colour])
    return _finished(random, pictures, about)


def _house(x: Any, y: Any, size: Any) -> Any:
    """Masks and numbers of colours: a wall, two windows, a door."""
    yield box(x, y, size, size), 0
    for side in (-0.45, 0.45):
        yield box(x + side * size, y - 0.3 * size, 0.18 * size, 0.2 * size), 1
    yield box(x, y + 0.6 * size, 0.2 * size, 0.4 * size), 2


def _flower(x: Any, y: Any) -> Any:
    """Masks and numbers of colours: five petals and their middle."""
    for angle in np.arange(5) * 2 * np.pi / 5:
        yield ellipse(x + 0.4 * np.cos(angle), y + 0.4 * np.sin(angle), 0.28, 0.28), 2
    yield ellipse(x, y, 0.2, 0.2), 3
