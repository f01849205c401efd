"""Pictures of lesson 22: faces, what is found of each group, who is rare, and the threshold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from duograd.pictures import style
from duograd.pictures.picture import picture
from duograd.pictures.sliders import Slider

__all__ = ["by_group", "gallery", "one_latent", "operating"]

Array = NDArray[np.float64]
ACROSS = 10  # pictures in a row
GAP = 1  # white pixels between two of them
MARKS = (("o", "-", style.BLUE), ("s", "--", style.VERMILLION))  # of the groups


@picture
def gallery(rows: Mapping[str, ArrayLike]) -> tuple[Figure, str]:
    """Draw pictures [n, h, w, 3] side by side, ten in a row, under each name."""
    sheets = {name: _sheet(np.asarray(pictures, float)) for name, pictures in rows.items()}
    inch = 8.6 / next(iter(sheets.values())).shape[1]
    heights = [inch * len(sheet) for sheet in sheets.values()]
    figure = style.canvas(height=sum(heights) + 0.4 * len(sheets))
    top, told = figure.get_figheight(), []
    for (name, sheet), height in zip(sheets.items(), heights, strict=True):
        top -= 0.3
        figure.text(0.02, (top + 0.06) / figure.get_figheight(), name, fontsize=11)
        top -= height
        box = (0.02, top / figure.get_figheight(), 8.6 / 9, height / figure.get_figheight())
        axes = figure.add_axes(box)
        axes.imshow(sheet, interpolation="nearest", aspect="auto")
        axes.set_axis_off()
        top -= 0.1
        told.append(f"{len(np.asarray(rows[name]))} pictures, {name}: {_looks(rows[name])}")
    return figure, f"Small coloured pictures in rows. {'; '.join(told)}."


def _sheet(pictures: Array) -> Array:
    """All pictures in one, ten in a row, white between them."""
    n, height, width, _ = pictures.shape
    sheet = np.ones((-(-n // ACROSS) * (height + GAP), ACROSS * (width + GAP), 3))
    for place, one in enumerate(pictures):
        row, column = divmod(place, ACROSS)
        top, left = row * (height + GAP), column * (width + GAP)
        sheet[top : top + height, left : left + width] = one
    return sheet


def _looks(pictures: ArrayLike) -> str:
    """How bright their middles are, in words: that is where a face's skin is."""
    middle = np.asarray(pictures, float)[:, 8:18, 8:16].mean(axis=(1, 2, 3))
    dim = int((middle < 0.35).sum())
    return f"the middle of {dim} of them is dark"


@picture
def by_group(
    wilson_interval: Callable[[int, int], Sequence[float]],
    found: Mapping[str, ArrayLike],
    n: int,
    groups: Sequence[str],
) -> tuple[Figure, str]:
    """Draw for each training the share of each group's n faces that is found, with intervals.

    found: by name of the training, how many faces of each group.
    """
    figure = style.canvas(height=1.3 + 0.85 * len(found))
    room = figure.get_figheight()
    axes = figure.add_axes((0.16, 0.72 / room, 0.8, 1 - 1.12 / room))
    told = []
    for row, (name, numbers) in enumerate(found.items()):
        shares = [_interval(axes, wilson_interval, int(k), n, row, place)
                  for place, k in enumerate(np.asarray(numbers))]  # fmt: skip
        words = [f"{s:.2f} of the {g} ones" for s, g in zip(shares, groups, strict=True)]
        told.append(f"{name}: {' and '.join(words)}")
    for place, name in enumerate(groups):
        mark, _, colour = MARKS[place]
        axes.plot([], [], mark, color=colour, label=f"{name} faces")
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, frameon=False, borderpad=0)
    axes.set(xlim=(0, 1.02), ylim=(len(found) - 0.5, -0.5), yticks=range(len(found)),
             yticklabels=list(found), xlabel="share of the faces found")  # fmt: skip
    return figure, (
        f"The share of {n} faces of each group that is found, with the interval in which the truth "
        f"lies 95 times in 100. {'; '.join(told)}."
    )


def _interval(
    axes: Axes,
    interval: Callable[[int, int], Sequence[float]],
    k: int,
    n: int,
    row: int,
    place: int,
) -> float:
    """One dot with its interval; the share."""
    low, high = (float(end) for end in interval(k, n))
    mark, dashes, colour = MARKS[place]
    height = row - 0.14 + 0.28 * place
    axes.plot([low, high], [height, height], dashes, color=colour, linewidth=3)
    axes.plot([k / n], [height], mark, color=colour, markersize=8, markeredgecolor="white")
    return k / n


@picture(
    sliders={"bins": Slider(2, 20, 1, "bins"), "smoothing": Slider(0.0, 0.2, 0.01, "smoothing")}
)
def one_latent(
    resampling_probabilities: Callable[[Array, int, float], ArrayLike],
    latent: ArrayLike,
    dark: ArrayLike,
    *,
    bins: float = 10,
    smoothing: float = 0.01,
) -> tuple[Figure, str]:
    """Draw how many faces stand in each bin of one latent, and how often they are to be drawn."""
    z, is_dark = np.asarray(latent, float), np.asarray(dark, bool)
    # the student's own takes NumPy arrays already
    ask = getattr(resampling_probabilities, "student_function", resampling_probabilities)
    p = np.asarray(ask(z[:, None], int(bins), float(smoothing)), float)
    counts, edges = np.histogram(z, int(bins))
    of_dark, _ = np.histogram(z[is_dark], edges)
    where = np.digitize(z, edges[1:-1])
    figure = style.canvas(height=4.2)
    upper, lower = (figure.add_axes((0.1, y, 0.86, 0.36)) for y in (0.57, 0.13))
    _bars(upper, edges, counts, of_dark)
    times = [len(z) * p[where == k].mean() if counts[k] else 0.0 for k in range(int(bins))]
    lower.bar(edges[:-1], times, np.diff(edges), align="edge", color=style.GREEN, edgecolor="white")
    lower.axhline(1, color=style.INK, linestyle=":", linewidth=1.4)
    lower.set(ylabel="drawn, times", xlabel="the latent", xlim=(edges[0], edges[-1]))
    most = float(p[is_dark].sum() / is_dark.mean())
    return figure, (
        f"Above, a histogram of one latent of {len(z)} faces in {int(bins)} bins: most "
        f"stand in the middle, the {int(is_dark.sum())} dark ones are hatched. Below, how often a "
        "face of each bin is drawn, in times of a face drawn evenly: the emptier the bin the more "
        f"often. By this latent alone dark faces are drawn {most:.1f} times as often as evenly."
    )


def _bars(axes: Axes, edges: Array, counts: ArrayLike, of_dark: ArrayLike) -> None:
    """The histogram, the dark faces in front of all."""
    width = np.diff(edges)
    axes.bar(edges[:-1], counts, width, align="edge", color=style.BLUE, edgecolor="white",
             label="all faces")  # fmt: skip
    axes.bar(edges[:-1], of_dark, width, align="edge", color=style.VERMILLION, edgecolor="white",
             hatch="///", label="dark ones")  # fmt: skip
    axes.set(ylabel="faces", xlim=(edges[0], edges[-1]), xticklabels=[])
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, frameon=False, borderpad=0)


@picture(sliders={"threshold": Slider(0.02, 0.98, 0.02, "threshold")})
def operating(
    chances: Mapping[str, ArrayLike],
    y: ArrayLike,
    group: ArrayLike,
    groups: Sequence[str],
    *,
    threshold: float = 0.5,
) -> tuple[Figure, str]:
    """Draw faces found against false alarms for each group, at all thresholds and at one."""
    is_face, of_group = np.asarray(y) == 1, np.asarray(group)
    figure = style.canvas(height=4.2)
    told = []
    for place, (name, p) in enumerate(chances.items()):
        axes = figure.add_axes((0.09 + 0.48 * place, 0.15, 0.4, 0.72))
        for k, one in enumerate(groups):
            parts = [np.asarray(p)[(of_group == k) & face] for face in (is_face, ~is_face)]
            found, alarms = _curve(axes, parts[0], parts[1], threshold, MARKS[k], one)
            told.append(f"{name}, {one}: {found:.2f} of the faces found, {alarms:.2f} false alarms")
        axes.set(xlim=(-0.02, 0.62), ylim=(0.2, 1.02), xlabel="false alarms")
        axes.set_title(f"trained {name}", fontsize=11)
        axes.legend(loc="lower right", frameon=False)
    figure.axes[0].set_ylabel("faces found")
    return figure, (
        f"For each group a line of faces found against false alarms, one point for each threshold, "
        f"and a mark where the threshold is {threshold:.2f}. {'; '.join(told)}."
    )


def _curve(
    axes: Axes, faces: Array, others: Array, threshold: float, mark: Sequence[str], name: str
) -> tuple[float, float]:
    """One group's line and its mark; what is found, and the false alarms, at the threshold."""
    shape, line, colour = mark
    steps = np.concatenate([[0.0], np.sort(np.concatenate([faces, others]))])
    found, alarms = ((one[:, None] > steps).mean(axis=0) for one in (faces, others))
    axes.plot(alarms, found, line, color=colour, label=name)
    at = float((others > threshold).mean()), float((faces > threshold).mean())
    axes.plot(*at, shape, color=colour, markersize=11, markeredgecolor="white")
    return at[1], at[0]
