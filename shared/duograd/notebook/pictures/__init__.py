"""The pictures of the labs: each draws what the student has just built.

Loaded when the first one is drawn: matplotlib is slow to import, and a lab starts with no picture.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "activations": "perceptron",
    "descent_path": "gradient_descent",
    "landscape": "gradient_descent",
    "learning_rates": "gradient_descent",
    "loss_surface": "gradient_descent",
    "network_landscape": "network",
    "neuron_plane": "perceptron",
    "rate_slider": "gradient_descent",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"there is no picture called {name!r}")
    found = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(_HOMES)
