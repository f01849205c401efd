"""Pictures of lesson 10: where learning turns into learning by heart, and where to stop."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike, NDArray

from duograd.pictures import style
from duograd.pictures.numbers import decimal, number
from duograd.pictures.picture import picture
from duograd.pictures.sliders import Slider

Array = NDArray[np.float64]

COLOURS = {
    "training": (style.VERMILLION, style.VERMILLION_TEXT),
    "validation": (style.BLUE, style.BLUE_TEXT),
}
NEAR = 1.1  # a validation loss up to a tenth above its lowest is no worse yet
UNDER, OVER = "#E4F0F8", "#FBE9DD"  # light enough for ink and for both lines on them


@picture
def two_curves(history: ArrayLike) -> tuple[Figure, str]:
    """Draw training and validation loss by epoch, and where the network begins to memorise.

    history: [epochs, 2], pairs of (training loss, validation loss).
    """
    training, validation = _checked(history)
    figure, axes = _panel({"training": training, "validation": validation})
    best = int(np.nanargmin(validation)) + 1
    rises = _regions(axes, validation)
    _upright(axes, best, "best", style.INK, "-")
    axes.set_title("the loss on examples it learns from, and on others")
    ends = [decimal(loss, 1) for loss in (training[-1], validation[best - 1], validation[-1])]
    return figure, (
        f"Training and validation loss over {len(validation)} epochs. The training loss falls to "
        f"{ends[0]}. The validation loss is lowest, {ends[1]}, at epoch {best} and ends at "
        f"{ends[2]}: under-fit before, {rises}."
    )


@picture(
    sliders={
        "patience": Slider(1, 20, 1, "patience"),
        "min_delta": Slider(0, 0.3, 0.01, "min_delta"),
    }
)
def stopping(
    make_stopper: Callable[[int, float], Any],
    validation: ArrayLike,
    *,
    patience: float = 5,
    min_delta: float = 0.0,
) -> tuple[Figure, str]:
    """Draw where a stopper stops on a validation curve, and which epoch's weights it keeps.

    `make_stopper(patience, min_delta)` is the class EarlyStopping. validation: [epochs].
    """
    losses = np.asarray(validation, dtype=float)
    stop, best = watch(make_stopper(int(patience), float(min_delta)), losses)
    figure, axes = _panel({"validation": losses}, until=stop)
    room = float(np.ptp(losses))
    axes.set_ylim(losses.min() - 0.15 * room, losses.max() + 0.3 * room)
    if best:
        lowest = losses[best - 1] <= losses[:stop].min()
        _upright(axes, best, "best" if lowest else "kept", style.INK, "-")
        axes.plot(best, losses[best - 1], "o", markersize=9, color=style.INK, zorder=9)
    if stop:
        _upright(axes, stop, "stop", style.VERMILLION_TEXT, "--")
    axes.set_title(f"patience {int(patience)}, min_delta {number(min_delta)}")
    return figure, _told(losses, int(patience), min_delta, stop, best)


def watch(stopper: Any, validation: Array) -> tuple[int | None, int | None]:
    """Show a stopper one loss an epoch; return (epoch of the stop, epoch of the kept weights).

    The weights are one array that holds the number of the epoch, overwritten each time: who
    keeps an alias keeps the last epoch.
    """
    weights, stop = [np.zeros(1)], None
    for epoch, loss in enumerate(validation, 1):
        weights[0][:] = epoch
        if stopper.update(float(loss), weights):
            stop = epoch
            break
    kept = stopper.best_weights
    return stop, None if kept is None else int(np.asarray(kept[0]).reshape(-1)[0])


def _checked(history: ArrayLike) -> tuple[Array, Array]:
    pairs = np.asarray(history, dtype=float)
    if pairs.ndim != 2 or pairs.shape[1] != 2 or len(pairs) < 2:
        raise ValueError("A history is a list of pairs: (training loss, validation loss).")
    return pairs[:, 0], pairs[:, 1]


def _panel(curves: Mapping[str, Array], until: int | None = None) -> tuple[Figure, Axes]:
    """The curves; what lies after epoch `until` is only hinted at, as nobody would see it."""
    figure = style.canvas(height=4.0)
    axes = figure.add_axes((0.08, 0.14, 0.78, 0.76))
    epochs = np.arange(1, len(curves["validation"]) + 1)
    shown = epochs <= (until or len(epochs))
    for name, losses in curves.items():
        colour, ink = COLOURS[name]
        axes.plot(epochs, losses, color=colour, linewidth=1.2, alpha=0.45)
        axes.plot(epochs[shown], losses[shown], color=colour)
        axes.annotate(
            name, (epochs[-1], losses[-1]), (6, 0), textcoords="offset points", color=ink,
            va="center", annotation_clip=False,
        )  # fmt: skip
    top = max(float(np.nanmax(losses)) for losses in curves.values())
    axes.set(xlabel="epoch", ylabel="loss J", xlim=(1, len(epochs)), ylim=(0, 1.12 * top))
    axes.xaxis.set_major_locator(MaxNLocator(8, integer=True, steps=[1, 2, 5, 10]))
    return figure, axes


def _regions(axes: Axes, validation: Array) -> str:
    """Tint where the loss is not yet, and where it is no longer, NEAR its lowest; tell the last."""
    near = np.flatnonzero(validation <= NEAR * np.nanmin(validation)) + 1
    first, last, epochs = int(near[0]), int(near[-1]), len(validation)
    axes.axvspan(1, first, color=UNDER, zorder=0, linewidth=0)
    axes.axvspan(last, epochs, color=OVER, zorder=0, linewidth=0)
    height: dict[str, Any] = {
        "xycoords": axes.get_xaxis_transform(),
        "bbox": None,
        "color": style.MUTED,
    }
    if first > 4:
        style.note(axes, "under-fit", (1, 0.04), (8, 0), ha="left", **height)
    if epochs - last > 4:
        style.note(axes, "over-fit", ((last + epochs) / 2, 0.5), **height)
    return f"over-fit after epoch {last}" if last < epochs else "and it never rises much above that"


def _upright(axes: Axes, epoch: int, text: str, colour: str, dashes: str) -> None:
    axes.axvline(epoch, color=colour, linestyle=dashes, linewidth=1.6, zorder=3)
    side: dict[str, Any] = {"ha": "left", "xycoords": axes.get_xaxis_transform(), "color": colour}
    level = 0.83 if text == "stop" else 0.95
    style.note(axes, f"{text}: epoch {epoch}", (epoch, level), (6, 0), **side)


def _told(
    validation: Array, patience: int, min_delta: float, stop: int | None, best: int | None
) -> str:
    rule = f"With patience {patience} and min_delta {number(min_delta)} the stopper"
    ends = f"stops at epoch {stop}" if stop else f"never stops in {len(validation)} epochs"
    if not best:
        return f"{rule} {ends} and has kept no weights."
    return (
        f"{rule} {ends} and keeps the weights of epoch {best}, validation loss "
        f"{number(validation[best - 1])}; the lowest of all is {number(np.nanmin(validation))}."
    )
