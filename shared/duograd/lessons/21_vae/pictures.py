"""Pictures of lesson 21: faces that come back, faces that are invented, and what a code holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from duograd.pictures import style
from duograd.pictures.numbers import decimal
from duograd.pictures.picture import picture
from duograd.pictures.sliders import Slider

__all__ = [
    "clouds", "curves", "drawn", "invented", "mixer", "prices", "readable", "there_and_back",
    "walk",
]  # fmt: skip

Array = NDArray[np.float64]
Decode = Callable[[ArrayLike], ArrayLike]
LATENTS = [f"z{number}" for number in range(1, 9)]
REACH = (-3, -2, -1, 0, 1, 2, 3)  # where a row of the mixer stands
# What a correlation is more than, in words: the steps lie where those of this lesson do not.
READ = ((0.6, "well"), (0.24, "a little"), (-1, "hardly or not at all"))


def _plain(pictures: ArrayLike) -> Array:
    colours: Array = np.clip(np.asarray(pictures, dtype=float), 0, 1)
    return colours


def _face(figure: Figure, box: tuple[float, float, float, float], face: Array) -> Axes:
    axes = figure.add_axes(box)
    axes.imshow(face, interpolation="nearest")
    axes.set(xticks=[], yticks=[])
    axes.spines[:].set_visible(False)
    return axes


def _row(figure: Figure, top: float, faces: Array, name: str = "", left: float = 0.0) -> None:
    """Faces side by side below `top` (in inches from the bottom), their name at the left."""
    width, height = figure.get_size_inches()
    side = (1 - left) * width / len(faces)
    for place, face in enumerate(faces):
        box = (left + place * side / width, (top - side) / height, 0.97 * side / width,
               0.97 * side / height)  # fmt: skip
        _face(figure, box, face)
    figure.text(0.0, (top - side / 2) / height, name, va="center", fontsize=10)


def _grain(faces: Array) -> float:
    """How much neighbouring pixels differ, on average."""
    return float(abs(np.diff(faces, axis=1)).mean() + abs(np.diff(faces, axis=2)).mean())


@picture
def drawn(pictures: ArrayLike) -> tuple[Figure, str]:
    """Draw 24 faces in two rows."""
    faces = _plain(pictures)
    figure = style.canvas(height=1.55)
    for place, half in enumerate(np.split(faces, 2)):
        _row(figure, 1.53 - 0.77 * place, half)
    return figure, (
        f"{len(faces)} drawn faces in two rows: heads with light or dark skin, with hair of four "
        "colours, long or short, some with spectacles, before backgrounds of many colours."
    )


@picture
def there_and_back(originals: ArrayLike, returned: ArrayLike) -> tuple[Figure, str]:
    """Draw faces, and below each what came back."""
    pair = [_plain(one) for one in (originals, returned)]
    figure = style.canvas(height=1.45)
    for place, (faces, name) in enumerate(zip(pair, ("faces", "came back"), strict=True)):
        _row(figure, 1.42 - 0.7 * place, faces, name, left=0.1)
    off = float(np.sqrt(((pair[0] - pair[1]) ** 2).mean()))
    how = "smoother" if _grain(pair[1]) < _grain(pair[0]) else "no smoother"
    return figure, (
        f"{len(pair[0])} faces, and below each what came back. The numbers of a picture are off by "
        f"about {decimal(off, 1)}, and what came back is {how} than what went in."
    )


@picture
def invented(rows: Mapping[str, ArrayLike]) -> tuple[Figure, str]:
    """Draw what decoders make of the same noise, a row each, by name."""
    faces = {name: _plain(one) for name, one in rows.items()}
    left, top = 0.17, 0.65 * len(faces)
    figure = style.canvas(height=top)
    for place, (name, one) in enumerate(faces.items()):
        _row(figure, top - 0.01 - 0.65 * place, one, name, left)
    n = len(next(iter(faces.values())))
    glaring = sorted(faces, key=lambda name: -_glaring(faces[name]))[0]
    if len(faces) == 1:
        often = "often" if _glaring(faces[glaring]) > 0.02 else "seldom"
        return figure, (
            f"{n} pictures that the decoder made of noise. Their colours are {often} glaring: near "
            "0 or near 1."
        )
    return figure, (
        f"{n} pictures that each of {len(faces)} decoders made of the same noise, a row each. "
        f"Colours are glaring, near 0 or near 1, most often in the row: {glaring}. The smoothest "
        f"row is: {min(faces, key=lambda name: _grain(faces[name]))}."
    )


def _glaring(faces: Array) -> float:
    """The share of numbers near 0 or near 1."""
    return float(((faces < 0.03) | (faces > 0.97)).mean())


@picture
def curves(errors: ArrayLike, kl: ArrayLike) -> tuple[Figure, str]:
    """Draw the errors and the KL of a batch by step."""
    figure = style.canvas(height=3.2)
    values = [np.asarray(one, dtype=float) for one in (errors, kl)]
    looks = ((style.BLUE, "error of a picture"), (style.VERMILLION, "KL, in nats"))
    for place, (one, (colour, name)) in enumerate(zip(values, looks, strict=True)):
        axes = figure.add_axes((0.08 + 0.5 * place, 0.17, 0.4, 0.72))
        axes.plot(one, color=colour, linewidth=1.2)
        axes.set(xlabel="step", ylim=(0, None))
        axes.set_title(name, fontsize=11)
    first, last = (
        [float(one[part].mean()) for one in values] for part in (slice(5), slice(-20, None))
    )
    share = "less than a quarter" if last[0] < first[0] / 4 else "more than a quarter"
    return figure, (
        f"Two curves over {len(values[0])} steps. The error of a picture falls to {share} of what "
        f"it was at the start. The KL is {'below' if first[1] < 2 else 'above'} 2 nats in the "
        f"first steps and above {10 * int(last[1] // 10)} in the last ones."
    )


@picture
def prices(
    kl_divergence: Callable[[ArrayLike, ArrayLike], ArrayLike], mu: ArrayLike, log_var: ArrayLike
) -> tuple[Figure, str]:
    """Draw the mean KL of each latent, by the student's own function on one column at a time."""
    columns = [np.asarray(one, dtype="float32").T[:, :, None] for one in (mu, log_var)]
    paid = [float(np.asarray(kl_divergence(m, v)).mean()) for m, v in zip(*columns, strict=True)]
    figure = style.canvas(height=2.6)
    axes = figure.add_axes((0.08, 0.2, 0.9, 0.68))
    axes.bar(LATENTS, paid, color=style.BLUE, width=0.6)
    for place, value in enumerate(paid):
        axes.text(place, value, decimal(value, 1), ha="center", va="bottom")
    axes.set(ylabel="KL, in nats", ylim=(0, 1.15 * max(paid)))
    low, high = int(np.floor(min(paid))), int(np.ceil(max(paid)))
    return figure, (
        f"A bar for each of {len(paid)} latents: the mean KL of new faces. All are between {low} "
        f"and {high} nats, together about {10 * round(sum(paid) / 10)}."
    )


@picture
def readable(reading: Mapping[str, float]) -> tuple[Figure, str]:
    """Draw how well each fact of a face is read from its code: 1 exactly, 0 not at all."""
    figure = style.canvas(height=3.0)
    axes = figure.add_axes((0.22, 0.17, 0.72, 0.8))
    values = [max(float(one), 0.0) for one in reading.values()]
    axes.barh(list(reading), values, color=style.BLUE, height=0.6)
    for place, value in enumerate(values):
        axes.text(value + 0.01, place, decimal(value, 1), va="center")
    axes.set(xlim=(0, 1.08), xlabel="correlation of what is read with what is true")
    axes.invert_yaxis()
    told = {
        words: [name for name, one in reading.items() if _read(one) == words] for _, words in READ
    }
    parts = [f"{words.capitalize()}: {', '.join(names)}" for words, names in told.items() if names]
    return (
        figure,
        f"Bars: how well facts of a new face can be read from its code. {'. '.join(parts)}.",
    )


def _read(value: float) -> str:
    return next(words for least, words in READ if value > least)


@picture(sliders={"across": Slider(1, 8, 1, "across"), "up": Slider(1, 8, 1, "up")})
def clouds(
    mu: ArrayLike, tone: ArrayLike, *, across: float = 1, up: float = 2
) -> tuple[Figure, str]:
    """Draw two latents of faces, a dot each, dark and light ones apart."""
    means, dark = np.asarray(mu, dtype=float), np.asarray(tone) > 0.5
    figure = style.canvas(height=4.2, width=6.5)
    axes = figure.add_axes((0.12, 0.13, 0.62, 0.84))
    groups = ((~dark, "o", style.BLUE, style.BLUE_TEXT, "○ light"),
              (dark, "^", style.VERMILLION, style.VERMILLION_TEXT, "▲ dark"))  # fmt: skip
    columns = [int(one) - 1 for one in (across, up)]
    names, points = [LATENTS[one] for one in columns], means[:, columns]
    for place, (which, marker, colour, ink, name) in enumerate(groups):
        face = "none" if marker == "o" else colour
        axes.scatter(points[which, 0], points[which, 1], s=16, marker=marker, linewidths=0.8,
                     facecolors=face, edgecolors=colour)  # fmt: skip
        figure.text(0.77, 0.6 - 0.08 * place, f"{name} face", color=ink)
    axes.set(xlabel=names[0], ylabel=names[1])
    told = [f"along {name} {_beside(one, dark)}" for name, one in zip(names, points.T, strict=True)]
    return figure, (
        f"A dot for each of {len(means)} new faces, by the means of two latents. The dark faces "
        f"lie {' and '.join(told)}."
    )


def _beside(values: Array, dark: NDArray[np.bool_]) -> str:
    """Where the dark ones lie, compared with how widely all are scattered."""
    apart = (values[dark].mean() - values[~dark].mean()) / values.std()
    side = "higher" if apart > 0 else "lower"
    if abs(apart) < 0.6:
        return "much where the light ones lie"
    return f"{side} than the light ones, and some among them"


def _faces_along(decode: Decode, code: Sequence[float], latent: int) -> Array:
    """The faces along one latent, the others as they are in the code."""
    codes = np.tile(np.asarray(code, dtype="float32"), (len(REACH), 1))
    codes[:, latent] = REACH
    return _plain(decode(codes))


@picture(sliders={name: Slider(-3, 3, 0.5, name) for name in LATENTS})
def mixer(
    decode: Decode, *, z1: float = 0, z2: float = 0, z3: float = 0, z4: float = 0,
    z5: float = 0, z6: float = 0, z7: float = 0, z8: float = 0,
) -> tuple[Figure, str]:  # fmt: skip
    """Draw the face of eight numbers, and rows: along each of them, the others as they are."""
    code = [z1, z2, z3, z4, z5, z6, z7, z8]
    figure = style.canvas(height=5.6)
    _face(figure, (0.02, 0.28, 0.26, 0.42), _plain(decode(np.array([code], "float32")))[0])
    figure.text(0.15, 0.73, "the face", ha="center")
    told = []
    for latent, name in enumerate(LATENTS):
        faces, low = _faces_along(decode, code, latent), 0.875 - 0.117 * latent
        figure.text(0.33, low + 0.055, name, ha="center", va="center")
        for place, face in enumerate(faces):
            _face(figure, (0.37 + 0.09 * place, low, 0.07, 0.1125), face)
        told.append(f"{name} {_change(faces)}")
    for place, value in enumerate(REACH):
        figure.text(0.405 + 0.09 * place, 0.022, decimal(value, 0), ha="center")
    return figure, (
        f"A face made of eight numbers, and eight rows of faces: in each row one of them goes from "
        f"{REACH[0]} to {REACH[-1]}. On the way the picture becomes, for {', '.join(told)}."
    ).replace("-", "−")


def _change(faces: Array) -> str:
    rise = float(faces[-1].mean() - faces[0].mean())
    return (
        "brighter"
        if rise > 0.06
        else "darker"
        if rise < -0.06
        else "different, as bright as before"
    )


@picture
def walk(ends: ArrayLike, faces: ArrayLike) -> tuple[Figure, str]:
    """Draw decoded faces on the way between two, and beside them the two themselves."""
    pair, way = _plain(ends), _plain(faces)
    figure = style.canvas(height=1.2)
    for left, face, name in ((0.0, pair[0], "from"), (0.915, pair[1], "to")):
        _face(figure, (left, 0.08, 0.082, 0.62), face)
        figure.text(left + 0.041, 0.8, name, ha="center")
    for place, face in enumerate(way):
        _face(figure, (0.105 + 0.8 * place / len(way), 0.08, 0.78 / len(way), 0.65), face)
    figure.text(0.5, 0.8, "decoded on the way", ha="center")
    cheeks = way[:, 13:16, 9:15].mean(axis=(1, 2, 3))
    steady = (np.diff(cheeks) * np.sign(cheeks[-1] - cheeks[0]) > 0).all()
    how = "darker" if cheeks[-1] < cheeks[0] else "brighter"
    return figure, (
        f"{len(way)} faces on the way from one face to another. The middle of the face becomes "
        f"{how}{' with each step' if steady else ', not with each step'}."
    )
