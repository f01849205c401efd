"""What a notebook may set for all of PyTorch, and how a check puts it aside for a while."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import torch

KINDS = ("cpu", "cuda") if torch.cuda.is_available() else ("cpu",)


@contextlib.contextmanager
def known_state() -> Iterator[None]:
    """Gradients on, float32, no autocast, one thread, no chance numbers; afterwards as before.

    More threads only wait for each other where tensors are as small as in a lab.
    """
    dtype, threads = torch.get_default_dtype(), torch.get_num_threads()
    with contextlib.ExitStack() as stack:
        stack.callback(torch.set_default_dtype, dtype)
        stack.callback(torch.set_deterministic_debug_mode, torch.get_deterministic_debug_mode())
        torch.set_deterministic_debug_mode("warn")  # so that `torch.empty` holds NaN, not chance
        if threads > 1:
            stack.callback(torch.set_num_threads, threads)
            torch.set_num_threads(1)
        for kind in KINDS:
            stack.enter_context(torch.autocast(kind, enabled=False))
        stack.enter_context(torch.inference_mode(False))
        stack.enter_context(torch.enable_grad())
        torch.set_default_dtype(torch.float32)
        yield


def set_otherwise() -> list[str]:
    """What is not as in `known_state`: a few words for each thing, and what sets it."""
    dtype = str(torch.get_default_dtype()).removeprefix("torch.")
    inference = torch.is_inference_mode_enabled()
    device = torch.empty(0).device.type
    found = {
        "inference mode on (`torch.inference_mode`)": inference,
        "gradients off (`torch.set_grad_enabled`)": not (torch.is_grad_enabled() or inference),
        f"{dtype} for new tensors (`torch.set_default_dtype`)": dtype != "float32",
        "autocast on (`torch.autocast`)": any(map(_casts, KINDS)),
        f"new tensors on {device} (`torch.set_default_device`)": device != "cpu",
    }
    return [words for words, is_so in found.items() if is_so]


def _casts(kind: str) -> bool:
    try:
        return torch.is_autocast_enabled(kind)
    except TypeError:  # before PyTorch 2.4 it tells of GPUs only
        return torch.is_autocast_enabled()
