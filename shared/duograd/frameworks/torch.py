"""PyTorch behind the protocol of `frameworks`."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from importlib import import_module
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.autograd import forward_ad
from torch.utils._python_dispatch import TorchDispatchMode

from duograd.boundary import named
from duograd.frameworks import called, state_torch
from duograd.frameworks.named_torch import NATIVE, TORCH
from duograd.frameworks.noting import noted
from duograd.frameworks.weights import fitting
from duograd.frameworks.weights_torch import from_torch, layers_of, to_torch

# Backwards all go through the engine, also `torch.func` and an imported `grad`; forwards is alone.
DERIVATIVES = (
    (torch.autograd, "backward"),
    (torch.autograd, "grad"),
    (torch.autograd, "_engine_run_backward"),
    (forward_ad, "make_dual"),
)


class _Operations(TorchDispatchMode):
    """Names each operation, also one that a layer or an alias of a function asks for."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.names: set[str] = set()

    def __torch_dispatch__(self, asked: Any, types: Any, given: Any = (), named: Any = None) -> Any:
        self.names.add(asked.name())
        return asked(*given, **(named or {}))


def _is_fixed(leaf: torch.Tensor) -> bool:
    """Whether it is a parameter that is told not to learn."""
    return isinstance(leaf, nn.Parameter) and not leaf.requires_grad


class TorchFramework:
    """See `frameworks.Framework` for what each method promises."""

    name = "torch"

    def version(self) -> str:
        return str(torch.__version__).split("+")[0]

    def device(self) -> str:
        return torch.cuda.get_device_name(0) if torch.cuda.is_available() else "CPU"

    def warm_up(self) -> None:
        torch.zeros(1).add(1)

    def ready_to_fork(self) -> None:
        torch.set_num_threads(1)

    def import_late(self) -> None:
        import_module("torch._dynamo")

    def on_cpu(self) -> AbstractContextManager[Any]:
        is_there = torch.empty(0).device.type == "cpu"  # the mode would slow every operation down
        return contextlib.nullcontext() if is_there else torch.device("cpu")

    def known_state(self) -> AbstractContextManager[None]:
        return state_torch.known_state()

    def set_otherwise(self) -> list[str]:
        return state_torch.set_otherwise()

    def untraced(self, answer: Any) -> Any:
        return answer

    def unrecorded(self) -> AbstractContextManager[Any]:
        return torch.no_grad()

    def derivatives(self) -> AbstractContextManager[list[str]]:
        return noted(DERIVATIVES)

    @contextlib.contextmanager
    def operations(self) -> Iterator[set[str]]:
        with _Operations() as mode:
            yield mode.names

    def tensor(self, array: np.ndarray) -> torch.Tensor:
        return torch.tensor(array, device="cpu")

    def variable(self, tensor: torch.Tensor) -> torch.Tensor:
        return tensor.requires_grad_()

    def is_tensor(self, value: Any) -> bool:
        return isinstance(value, torch.Tensor)

    def array(self, tensor: torch.Tensor) -> np.ndarray:
        plain = tensor.detach().cpu()
        plain = plain.float() if plain.dtype == torch.bfloat16 else plain
        return plain.resolve_conj().numpy().copy()  # who keeps the tensor may change it later

    def is_attached(self, tensor: torch.Tensor) -> bool:
        return bool(tensor.requires_grad)

    def holds_gradient(self, tensor: torch.Tensor) -> bool:
        return tensor.is_leaf and tensor.grad is not None

    def pullback(
        self,
        function: Callable[..., Any],
        watched: Sequence[torch.Tensor],
        scalarize: Callable[[Any], torch.Tensor | None],
    ) -> tuple[Any, list[np.ndarray | None]]:
        leaves = [t if isinstance(t, nn.Parameter) else t.requires_grad_() for t in watched]
        output = function(*leaves)
        total = scalarize(output)
        asked = [leaf for leaf in leaves if not _is_fixed(leaf)]
        if total is None or not total.requires_grad or not asked:
            return output, [None] * len(leaves)
        found = iter(torch.autograd.grad(total, asked, allow_unused=True))
        gradients = [None if _is_fixed(leaf) else next(found) for leaf in leaves]
        return output, [None if g is None else self.array(g.to_dense()) for g in gradients]

    def pulled_back(
        self,
        outputs: Sequence[np.ndarray],
        watched: Sequence[torch.Tensor],
        slopes: Callable[[list[np.ndarray]], Sequence[np.ndarray]],
    ) -> list[torch.Tensor]:
        class Outside(torch.autograd.Function):
            @staticmethod
            def forward(_: Any, *__: torch.Tensor) -> Any:
                return tuple(self.tensor(output) for output in outputs)

            @staticmethod
            def backward(_: Any, *upstream: torch.Tensor) -> Any:
                found = slopes([self.array(gradient) for gradient in upstream])
                return tuple(self.tensor(gradient) for gradient in found)

        return list(Outside.apply(*watched))  # type: ignore[no-untyped-call]

    def dot(self, tensor: torch.Tensor, upstream: np.ndarray) -> torch.Tensor:
        return (tensor * torch.tensor(upstream, dtype=tensor.dtype, device=tensor.device)).sum()

    def named(self, name: str, parameters: dict[str, Any], earlier: dict[str, Any]) -> Any:
        if name in NATIVE:
            return NATIVE[name](parameters, earlier)
        return called(named.build(TORCH, name, parameters), name)

    def mode(self, model: Any, training: bool | None) -> dict[str, Any]:
        if training is not None and isinstance(model, nn.Module):
            model.train(training)
        return {}

    def parameters(self, model: nn.Module, fixed: bool = False) -> list[Any]:
        found = model.parameters() if isinstance(model, nn.Module) else ()
        return [parameter for parameter in found if fixed or parameter.requires_grad]

    def assign(self, parameter: torch.Tensor, array: np.ndarray) -> None:
        with torch.no_grad():
            parameter.copy_(torch.tensor(array).reshape(parameter.shape))

    def pictures(self, value: Any, back: bool = False) -> Any:
        if not self.is_tensor(value) or value.ndim != 4:
            return value
        return value.permute((0, 2, 3, 1) if back else (0, 3, 1, 2)).contiguous()

    def load_weights(self, model: nn.Module, layers: Sequence[Sequence[np.ndarray]]) -> None:
        found = layers_of(model)
        for place, arrays in zip(fitting(self._read(found), layers), layers, strict=True):
            kind, parameters = found[place]
            for parameter, array in zip(parameters, to_torch(kind, arrays), strict=True):
                self.assign(parameter, array)

    def weights(self, model: nn.Module) -> list[list[np.ndarray]]:
        return [arrays for _, arrays in self._read(layers_of(model))]

    def _read(self, layers: Sequence[tuple[str, Sequence[Any]]]) -> list[tuple[str, Any]]:
        arrays = [(k, [self.array(p) for p in ps if p is not None]) for k, ps in layers]
        return [(kind, from_torch(kind, those)) for kind, those in arrays]

    def seed(self, number: int) -> None:
        if torch.accelerator.is_available():
            torch.manual_seed(number)
        else:  # the same, without the queue for a GPU that may come later
            torch.default_generator.manual_seed(number)

    @contextlib.contextmanager
    def same_random_state(self) -> Iterator[None]:
        state = torch.get_rng_state()
        cuda = torch.cuda.get_rng_state_all() if torch.cuda.is_available() else []
        try:
            yield
        finally:
            torch.set_rng_state(state)
            if cuda:
                torch.cuda.set_rng_state_all(cuda)

    def clean_message(self, message: str) -> str:
        message = re.sub(r"\x1b\[\d*m", "", message)  # torch.load prints some of it in bold
        return re.sub(r"\n\t|(?<=:)\s*\n\s*", " ", message)  # what does not fit stands below


framework = TorchFramework()
