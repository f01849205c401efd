"""Pictures of lesson NN: numbers before and after."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from duograd.pictures import style
from duograd.pictures.numbers import decimal
from duograd.pictures.picture import picture

Array = NDArray[np.float64]


@picture
def moved(x: Array, move: Callable[[Array], Array]) -> tuple[Figure, str]:
    """Draw the numbers x [n] and what the student's function makes of them."""
    figure = style.canvas(height=2.4)
    axes = figure.add_axes((0.12, 0.26, 0.85, 0.68))
    rows = {"before": x, "after": np.asarray(move(x))}
    for height, (numbers, marker) in enumerate(zip(rows.values(), "os", strict=True)):
        axes.plot(numbers, np.full(len(numbers), height), marker, color=style.BLUE)
    axes.set(yticks=(0, 1), yticklabels=list(rows), ylim=(-0.6, 1.6), xlabel="number")
    axes.axvline(0, color=style.GRID)
    means = (f"{name}, their mean is {decimal(float(np.mean(x)), 1)}" for name, x in rows.items())
    return figure, f"The numbers before and after they were moved: {'; '.join(means)}."
