"""What a lab needs, from which version on, and which version the labs are tested with.

A test holds this table against requirements.txt and pyproject.toml. Standard library only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PYTHON = "3.11"
Role = Literal["framework", "must", "front end", "widgets"]


@dataclass(frozen=True)
class Package:
    """A package by its name on PyPI.

    title: how people call it. least: the oldest version that will do. tested: the version in
    requirements.txt, or nothing if pip chooses one there. role: what lacks without it. module:
    what it is imported as. others: packages that contain the same.
    """

    name: str
    title: str
    role: Role
    least: str
    tested: str = ""
    module: str = ""
    others: tuple[str, ...] = ()


PACKAGES = (
    Package("torch", "PyTorch", "framework", "2.0", "2.13.0"),  # torch.func
    Package(
        "tensorflow",
        "TensorFlow",
        "framework",
        "2.16",  # Keras 3
        "2.21.0",
        others=("tensorflow-cpu", "tensorflow-macos", "tf-nightly"),
    ),
    Package("numpy", "NumPy", "must", "1.26"),
    Package("matplotlib", "Matplotlib", "must", "3.8", "3.11.2"),
    Package("pillow", "Pillow", "must", "10", module="PIL"),
    Package("scikit-learn", "scikit-learn", "must", "1.3", "1.9.1", module="sklearn"),  # digits
    Package("ipython", "IPython", "must", "7.34", module="IPython"),
    Package("ipykernel", "ipykernel", "must", "6"),
    Package("ipywidgets", "ipywidgets", "widgets", "7.7", "8.1.9"),
    Package("jupyterlab", "JupyterLab", "front end", "3.0", "4.6.6"),  # keeps the cells' ids
    Package("notebook", "Notebook", "front end", "6.2"),
)


def release(version: str) -> tuple[int, ...]:
    """The numbers of a version, for comparing: `2.13.0rc1+cpu` → (2, 13, 0)."""
    numbers = []
    for part in version.split("+", maxsplit=1)[0].split("."):
        digits = part[: len(part) - len(part.lstrip("0123456789"))]
        if not digits:
            break
        numbers.append(int(digits))
        if digits != part:
            break
    return tuple(numbers)


def is_older(version: str, least: str) -> bool:
    """Whether a version is older than the least that will do (`2.0.0` is not older than `2.0`)."""
    found, asked = release(version), release(least)
    return found + (0,) * (len(asked) - len(found)) < asked
