"""What may stand in a framework's way: files of the same name, and settings of Keras.

Standard library only, and no framework is imported: what is wrong is told before it breaks.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

NAMES = ("duograd", "keras", "matplotlib", "numpy", "tensorflow", "torch")
RENAME = "{} is imported in place of {}: rename that file, then restart the kernel."
BACKEND = "{} makes Keras compute with {}, not with TensorFlow: {}, then restart the kernel."
LEGACY = (
    "TF_USE_LEGACY_KERAS is set, so `tf.keras` is not the Keras of the labs: "
    "unset that variable, then restart the kernel."
)
FLOATX = "{} makes Keras compute in {}: take `floatx` out of that file, then restart the kernel."


def in_the_way(names: Sequence[str] = NAMES, folder: str = "") -> list[str]:
    """A sentence for each file of a student's, here or in a folder here, that hides a package."""
    places = (Path.cwd() / folder / f"{name}.py" for name in names)
    return [RENAME.format(place, place.stem) for place in places if place.is_file()]


def keras_elsewhere() -> str:
    """Why `tf.keras` would not be Keras 3 on TensorFlow, in one sentence; else nothing."""
    if os.environ.get("TF_USE_LEGACY_KERAS", "").lower() in ("1", "true"):
        return LEGACY
    if backend := os.environ.get("KERAS_BACKEND"):
        mend = "unset that variable"
        return "" if backend == "tensorflow" else BACKEND.format("KERAS_BACKEND", backend, mend)
    path, found = _settings()
    backend = str(found.get("backend", "tensorflow"))
    mend = "take `backend` out of that file"
    return "" if backend == "tensorflow" else BACKEND.format(path, backend, mend)


def odd_numbers() -> str:
    """Which file makes Keras compute in other numbers than float32, in one sentence."""
    path, found = _settings()
    floatx = found.get("floatx", "float32")
    return "" if floatx == "float32" else FLOATX.format(path, floatx)


def hindrances(framework: str) -> list[str]:
    """What keeps the framework's labs from running, a sentence each; it is not imported."""
    keras = keras_elsewhere() if framework == "tensorflow" else ""
    return [*in_the_way(), *([keras] if keras else [])]


def _settings() -> tuple[Path, Mapping[str, Any]]:
    """The file in which Keras finds its settings, and what it holds."""
    path = Path(os.environ.get("KERAS_HOME") or Path.home() / ".keras") / "keras.json"
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        found = {}
    return path, found if isinstance(found, dict) else {}
