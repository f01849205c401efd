"""Sliders below a picture, only where a live front end can move them."""

from __future__ import annotations

import html
import importlib
import importlib.util
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import traitlets
from IPython.display import display

from duograd.notebook import cards

Render = Callable[..., tuple[bytes, str]]

_FALLBACK = "Sliders work while the kernel runs: run the cell again."


@dataclass(frozen=True)
class Slider:
    """Moves one keyword parameter of a picture from `low` to `high`, in the parameter's units.

    It starts where the static picture stands. With `log`, `step` is one of the exponent of 10.
    """

    low: float
    high: float
    step: float
    label: str
    log: bool = False

    def nearest(self, value: float) -> float:
        """The value on the slider's own scale: a browser sends 19.999… for 20."""
        return value if self.log else round(value / self.step) * self.step


def live() -> bool:
    """Whether a reader can move a slider: JupyterLab, Notebook, Colab or VS Code is attached."""
    return cards.is_watched() and importlib.util.find_spec("ipywidgets") is not None


def show(
    sliders: Mapping[str, Slider],
    starts: Mapping[str, float],
    render: Render,
    image: bytes,
    title: str,
) -> None:
    """Show the sliders, and below them the picture of that title, which follows them."""
    box = build(sliders, starts, render, image, title)
    view = {"version_major": 2, "version_minor": 0, "model_id": box.model_id}
    bundle = {"application/vnd.jupyter.widget-view+json": view, "text/plain": _FALLBACK}
    display(bundle, raw=True)  # not display(box): its text would be an object's address


def _screen(image: bytes, title: str) -> Any:
    ipywidgets = importlib.import_module("ipywidgets")
    screen = ipywidgets.Image(value=image, format="png", layout={"max_width": "100%"})
    if screen.has_trait("tooltip"):  # an image widget has no alt text; ipywidgets 7 not even this
        screen.add_traits(description=traitlets.Unicode().tag(sync=True))  # its front end asks
        screen.tooltip = title
    return screen


def build(
    sliders: Mapping[str, Slider],
    starts: Mapping[str, float],
    render: Render,
    image: bytes,
    title: str,
) -> Any:
    """A box of one labelled slider per parameter, the picture, and a sentence about it.

    `render(**values)` returns (PNG bytes, alt text) for the sliders' values.
    """
    ipywidgets = importlib.import_module("ipywidgets")
    controls = {name: _control(slider, starts[name]) for name, slider in sliders.items()}
    screen = _screen(image, title)
    words = ipywidgets.HTML()

    def redraw(_: Any) -> None:
        values = {name: sliders[name].nearest(control.value) for name, control in controls.items()}
        try:
            screen.value, text = render(**values)
        except Exception as error:  # the student's own code: say it, keep the last picture
            text = f"No picture here: your function stops with {type(error).__name__}."
        words.value = f'<p role="status" style="max-width: 56em">{html.escape(text)}</p>'

    for control in controls.values():
        control.observe(redraw, names="value")
    return ipywidgets.VBox([*controls.values(), screen, words])


def _control(slider: Slider, start: float) -> Any:
    ipywidgets = importlib.import_module("ipywidgets")
    low, high = min(slider.low, start), max(slider.high, start)
    shared = {
        "value": start,
        "step": slider.step,
        "description": slider.label,
        "style": {"description_width": "7.5em"},
        "layout": {"width": "31.5em", "max_width": "100%"},
    }
    if slider.log:
        ends = {"min": float(np.log10(low)), "max": float(np.log10(high))}
        return ipywidgets.FloatLogSlider(base=10, readout_format=".2g", **ends, **shared)
    digits = ".0f" if float(slider.step).is_integer() else ".2f"
    return ipywidgets.FloatSlider(min=low, max=high, readout_format=digits, **shared)
