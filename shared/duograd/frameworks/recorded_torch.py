"""A chain of layers that keeps a diary of how it is trained, for PyTorch."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import nn

from duograd.boundary.diary import Diary


class Sequential(nn.Sequential):
    """Like torch's own; its parts (`model[:-1]`) and copies write into the same diary."""

    diary: Diary
    slopes: Slopes

    def forward(self, input: Any) -> Any:
        """Call the layers, then note what was asked."""
        output = super().forward(input)  # type: ignore[no-untyped-call]
        X, own = input.detach().cpu().numpy(), _flat(self)
        weights = own if len(own) == self.slopes.weights else self.diary.read()  # not of a part
        self.diary.note(X, weights, self.training)
        if output.requires_grad:
            self.slopes.listen(output, self.diary.is_about_the_last(X))
        if self.training:
            return output
        z = output.detach()
        return output + (torch.from_numpy(self.diary.said(X, z.cpu().numpy(), weights)) - z)

    def __getitem__(self, place: Any) -> Any:
        part = super().__getitem__(place)
        if isinstance(part, Sequential):
            part.diary, part.slopes = self.diary, self.slopes
        return part

    @property
    def seen(self) -> list[np.ndarray]:
        """See `Diary.seen`."""
        return self.diary.seen


class Slopes:
    """Notes each step that used slopes of a loss on the last table, alone or in the sum that
    `backward` makes where nothing cleared what it had left, and each such sum of what steps had
    used. Told by one parameter."""

    def __init__(self, diary: Diary, parameter: nn.Parameter) -> None:
        self._diary, self._before = diary, b""
        self.weights = len(diary.read())
        # Whether the last table is in what comes back now, and in what the parameter holds.
        self._coming = self._came = self._held = False
        self._used = False  # whether slopes that a step has used are in what it holds
        parameter.register_hook(self._note)  # type: ignore[no-untyped-call]
        parameter.register_post_accumulate_grad_hook(self._add)  # type: ignore[no-untyped-call]

    def listen(self, output: torch.Tensor, is_about_the_last: bool) -> None:
        """Hear of it when slopes come back through this output of the model."""
        output.register_hook(  # type: ignore[no-untyped-call]
            lambda _: self._come(is_about_the_last)
        )

    def _come(self, is_about_the_last: bool) -> None:
        self._coming |= is_about_the_last

    @torch.utils.hooks.unserializable_hook  # type: ignore[untyped-decorator]
    def _note(self, slope: torch.Tensor) -> None:
        self._slope, self._came, self._coming = slope, self._coming, False

    @torch.utils.hooks.unserializable_hook  # type: ignore[untyped-decorator]
    def _add(self, parameter: torch.Tensor) -> None:
        now = parameter.detach().cpu().numpy().tobytes()
        stepped = now != self._before  # since the slopes that came before these
        left = parameter.grad is not None and bool((parameter.grad - self._slope).any())
        if self._held and stepped:
            self._diary.note_slope()
        if self._used and stepped:
            self._diary.note_left_over()
        self._used = left and (stepped or self._used)
        self._held, self._before = self._came or (self._held and left), now


def recorded(
    layers: list[nn.Module], tables: dict[str, Any], moods: dict[str, Any] | None = None
) -> Sequential:
    """The layers as a model that keeps a diary; tables, moods: see `Diary`."""
    model = Sequential(*layers)
    model.diary = Diary(tables, lambda: _flat(model), moods)
    model.slopes = Slopes(model.diary, list(model.parameters())[-1])
    return model


def _flat(model: nn.Module) -> np.ndarray:
    """All weights in a row, each table as [n_in, n_out]."""
    arrays = [parameter.detach().cpu().numpy().T.ravel() for parameter in model.parameters()]
    return np.concatenate(arrays, dtype="float32", casting="same_kind")
