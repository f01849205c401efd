"""A chain of layers that keeps a diary of how it is trained, for PyTorch."""

from __future__ import annotations

from typing import Any

import numpy as np
from torch import nn

from duograd.boundary.diary import Diary


class Sequential(nn.Sequential):
    """Like torch's own; its parts (`model[:-1]`) and copies write into the same diary."""

    diary: Diary

    def forward(self, input: Any) -> Any:
        """Call the layers, then note what was asked."""
        output = super().forward(input)  # type: ignore[no-untyped-call]
        self.diary.note(input.detach().cpu().numpy(), self.diary.read(), self.training)
        return output

    def __getitem__(self, place: Any) -> Any:
        part = super().__getitem__(place)
        if isinstance(part, Sequential):
            part.diary = self.diary
        return part

    @property
    def seen(self) -> list[np.ndarray]:
        """See `Diary.seen`."""
        return self.diary.seen


def recorded(layers: list[nn.Module], tables: dict[str, Any]) -> Sequential:
    """The layers as a model that keeps a diary; tables: see `Diary`."""
    model = Sequential(*layers)
    model.diary = Diary(tables, lambda: _flat(model))
    return model


def _flat(model: nn.Module) -> np.ndarray:
    """All weights in a row, each table as [n_in, n_out]."""
    arrays = [parameter.detach().cpu().numpy().T.ravel() for parameter in model.parameters()]
    return np.concatenate(arrays, dtype="float32", casting="same_kind")
