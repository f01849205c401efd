"""What every picture of a lab does: draw the student's own functions, show them, tell them."""

from __future__ import annotations

import base64
import functools
import html
import inspect
import io
from collections.abc import Callable, Mapping
from typing import Any, Generic, ParamSpec, TypeVar, overload

import numpy as np
from IPython.display import display
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from duograd.notebook import bridge, cards
from duograd.notebook.bridge import in_precision
from duograd.pictures import sliders as live_sliders
from duograd.pictures.sliders import Slider
from duograd.pictures.style import house_style

__all__ = ["Picture", "caption", "in_precision", "in_short", "once_per_picture", "picture", "png"]

P = ParamSpec("P")
R = TypeVar("R")
Draw = Callable[P, tuple[Figure, str]]

_memories: list[Callable[[], None]] = []


class Picture(Generic[P]):
    """A drawing function that, when called, shows its figure with alt text and caption."""

    def __init__(self, function: Draw[P], sliders: Mapping[str, Slider]) -> None:
        """Wrap `function`, whose keyword parameters named in `sliders` can be moved."""
        functools.update_wrapper(self, function)
        self._function = function
        self.sliders = dict(sliders)

    def draw(self, *args: P.args, **kwargs: P.kwargs) -> tuple[Figure, str]:
        """Return (figure, alt text) for NumPy functions and numbers; show nothing."""
        with house_style():
            return self._function(*args, **kwargs)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Show the picture of the student's functions; in a live front end, add its sliders.

        Raises what a student's function raises, `NotImplementedError` for an open TODO.
        """
        for forget in _memories:
            forget()
        bound = inspect.signature(self._function).bind(*args, **kwargs)
        bound.apply_defaults()
        arguments = {name: to_numpy(value) for name, value in bound.arguments.items()}
        self._show(arguments)

    def _show(self, arguments: dict[str, Any]) -> None:
        def render(**moved: float) -> tuple[bytes, str]:
            figure, alt = self.draw(**(arguments | moved))  # type: ignore[call-arg]
            return png(figure), alt

        image, alt = render()
        name = self._function.__name__.replace("_", " ")
        show(image, alt, name)
        if self.sliders and live_sliders.live():
            starts = {slider: float(arguments[slider]) for slider in self.sliders}
            live_sliders.show(self.sliders, starts, render, image, in_short(name))


@overload
def picture(function: Draw[P], /) -> Picture[P]: ...
@overload
def picture(*, sliders: Mapping[str, Slider]) -> Callable[[Draw[P]], Picture[P]]: ...
def picture(
    function: Draw[P] | None = None, /, *, sliders: Mapping[str, Slider] | None = None
) -> Picture[P] | Callable[[Draw[P]], Picture[P]]:
    """Turn a function that returns (Figure, alt text) into a picture of a lab.

    `sliders` maps keyword parameters of the function to what moves them.
    """
    if function is not None:
        return Picture(function, {})
    return lambda wrapped: Picture(wrapped, sliders or {})


def once_per_picture(function: Callable[..., R]) -> Callable[..., R]:
    """Remember what `function` returns while one picture's sliders move.

    A student's loss on a grid takes a thousand calls. Calling a picture anew forgets, as the
    student may have changed what the function sees. Arguments must be hashable.
    """
    remembered = functools.lru_cache(maxsize=8)(function)
    _memories.append(remembered.cache_clear)
    return functools.wraps(function)(remembered)


def to_numpy(value: Any) -> Any:
    """`value` with every function in it taking and returning NumPy, every tensor an array."""
    if isinstance(value, dict):
        return {key: to_numpy(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(to_numpy(item) for item in value)
    return bridge.as_numpy(value) if callable(value) else bridge.to_array(value)


def png(figure: Figure) -> bytes:
    """The figure as PNG bytes, opaque, of at most 128 colours; nothing in them tells the time."""
    with house_style():
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
    pixels = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
    few = pixels.quantize(128, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    file = io.BytesIO()
    few.save(file, format="png")
    return file.getvalue()


def show(image: bytes, alt: str, name: str) -> None:
    """Show PNG bytes with `alt` in the metadata, then as a caption.

    JupyterLab drops an image's metadata. Where a front end is attached, the image is shown as HTML
    with an alt text of its own, short, as the caption follows. A plain script prints the words.
    """
    if not in_ipython():
        print(alt)
        return
    data: dict[str, Any] = {"image/png": image, "text/plain": f"<Figure: {name}>"}
    if cards.is_watched():
        source = f"data:image/png;base64,{base64.b64encode(image).decode()}"
        data["text/html"] = f'<img alt="{html.escape(in_short(name))}" src="{source}">'
    display(data, metadata={"image/png": {"alt": alt}}, raw=True)
    display({"text/html": caption(alt), "text/plain": alt}, raw=True)


def in_ipython() -> bool:
    """Whether there is something that can show an image."""
    return cards.shell_of_user() is not None


def in_short(name: str) -> str:
    """What a screen reader says of a picture whose words follow."""
    return f"Figure: {name}, told in the text below"


def caption(text: str) -> str:
    """`text` as the paragraph below a picture."""
    return f'<p style="max-width: 56em; margin: 0.2em 0 1em">{html.escape(text)}</p>'
