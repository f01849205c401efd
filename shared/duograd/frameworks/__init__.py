"""The only room that imports torch or TensorFlow, and only the one that is asked for.

Tensors go in and NumPy arrays come out; gradients, random state, small models, quiet start-up.
One protocol, two implementations of the same shape: `torch.py` and `tensorflow.py`.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    import numpy as np  # here only to be named: doctor looks where NumPy lacks

NAMES = ("torch", "tensorflow")
TITLES = {"torch": "PyTorch", "tensorflow": "TensorFlow"}


class FrameworkMissing(ImportError):
    """The framework asked for is not installed: the sentence says what to do."""


class Framework(Protocol):
    """What the rest of the package may ask of a framework."""

    name: str

    def version(self) -> str:
        """The version, such as `2.13.0`."""

    def device(self) -> str:
        """Where tensors live by default: `CPU` or the GPU's name."""

    def warm_up(self) -> None:
        """Run one op, quietly: what the framework prints at its first op is not shown.

        Where no GPU is, TensorFlow calls its kernels as they are from then on.
        """

    def ready_to_fork(self) -> None:
        """Compute in this one thread, so that forking is safe. No op may have run before.

        What each child would do at its first op is done now, where that needs no op.
        """

    def import_late(self) -> None:
        """Import now what optimizers and the like would import late; no op is run."""

    def on_cpu(self) -> contextlib.AbstractContextManager[Any]:
        """A context in which new tensors live on the CPU."""

    def known_state(self) -> contextlib.AbstractContextManager[None]:
        """A context in which what a notebook may set for all is as at the start.

        Gradients are on, new tensors and layers are float32, no autocast, torch has one thread.
        It ends as it was before.
        """

    def set_otherwise(self) -> list[str]:
        """What `known_state` or `on_cpu` changes now: a few words for each thing."""

    def untraced(self, answer: Any) -> Any:
        """The answer as if it had not been called yet: a `tf.function` remembers what it traced."""

    def unrecorded(self) -> contextlib.AbstractContextManager[Any]:
        """A context in which nothing is recorded for gradients (torch only)."""

    def derivatives(self) -> contextlib.AbstractContextManager[list[str]]:
        """A context that lists each call by which a body asks autograd for a derivative."""

    def operations(self) -> contextlib.AbstractContextManager[set[str]]:
        """A context that names the framework's own operations that run in its body.

        Of what TensorFlow has traced before it knows the name alone, which begins with `__`.
        """

    def tensor(self, array: np.ndarray) -> Any:
        """A constant tensor that shares nothing with `array` (same shape, same dtype)."""

    def variable(self, tensor: Any) -> Any:
        """The tensor as one that requires a gradient; in TensorFlow a `tf.Variable`."""

    def is_tensor(self, value: Any) -> bool:
        """Whether `value` is a tensor, a parameter or a variable of this framework."""

    def array(self, tensor: Any) -> np.ndarray:
        """The tensor's values, detached, on the CPU."""

    def is_attached(self, tensor: Any) -> bool:
        """Whether the tensor still drags its autograd graph along (torch only)."""

    def holds_gradient(self, tensor: Any) -> bool:
        """Whether `backward` left a gradient in the tensor (torch only)."""

    def pullback(
        self,
        function: Callable[..., Any],
        watched: Sequence[Any],
        scalarize: Callable[[Any], Any],
    ) -> tuple[Any, list[np.ndarray | None]]:
        """Call `function(*watched)`; gradients of `scalarize(output)` for each watched tensor.

        A gradient is None where none arrives.
        """

    def pulled_back(
        self,
        outputs: Sequence[np.ndarray],
        watched: Sequence[Any],
        slopes: Callable[[list[np.ndarray]], Sequence[np.ndarray]],
    ) -> list[Any]:
        """The outputs as tensors that depend on the watched ones as `slopes` says.

        slopes: gradients for each watched tensor, given those of the outputs.
        """

    def dot(self, tensor: Any, upstream: np.ndarray) -> Any:
        """The scalar tensor sum(tensor · upstream), differentiable."""

    def named(self, name: str, parameters: dict[str, Any], earlier: dict[str, Any]) -> Any:
        """The function, loss, model or optimizer of that name. Raises KeyError.

        earlier: the arguments before it; an optimizer looks there for its model.
        """

    def mode(self, model: Any, training: bool | None) -> dict[str, Any]:
        """Put a layer or a model in training or evaluation mode, or (None) leave it as it is.

        Returns the keywords that say so to each of its calls.
        """

    def parameters(self, model: Any, fixed: bool = False) -> list[Any]:
        """The model's registered parameters, in order.

        fixed: also those that are told not to learn.
        """

    def assign(self, parameter: Any, array: np.ndarray) -> None:
        """Overwrite a parameter's values in place."""

    def pictures(self, value: Any, back: bool = False) -> Any:
        """Pictures [n, h, w, c] as the framework's layers want them, or back; else as it is."""

    def load_weights(self, model: Any, layers: Sequence[Sequence[np.ndarray]]) -> None:
        """Put weights into the model's layers of the same kinds, in order. Raises ValueError.

        A layer is a list of arrays, in one layout for both frameworks:
        dense: W [n_in, n_out], b [n_out]. embedding: E [n_words, d].
        simple RNN: W_x [n_in, n], W_h [n, n], b [n].
        LSTM: W_x [n_in, 4n], W_h [n, 4n], b [4n]; gates in the order i, f, g, o.
        GRU: W_x [n_in, 3n], W_h [n, 3n], b [2, 3n], a row each for x and h; gates z, r, n.
        1-D convolution: kernel [k, c_in, c_out], b [c_out]; 2-D: [kh, kw, c_in, c_out], b [c_out].
        attention of heads: W_q, W_k, W_v, W_o [n, n], then b_q, b_k, b_v, b_o [n] or none; each
        head has neighbouring columns of the first three.
        norm (of a layer or a batch): gamma [n], beta [n].
        """

    def weights(self, model: Any) -> list[list[np.ndarray]]:
        """The weights of the model's layers, in order and in the layout of `load_weights`."""

    def seed(self, number: int) -> None:
        """Seed the framework's random numbers."""

    def same_random_state(self) -> contextlib.AbstractContextManager[None]:
        """A context that ends with the framework's random numbers as they were before it."""

    def clean_message(self, message: str) -> str:
        """An error's message without what only the framework's own authors can read."""


def load(name: str) -> Framework:
    """The framework `torch` or `tensorflow`, imported quietly.

    Raises FrameworkMissing with one sentence if it is not installed, KeyError for another name.
    """
    if name not in NAMES:
        raise KeyError(f"no framework is called {name!r}: it is one of {', '.join(NAMES)}")
    try:
        with quiet():
            return cast(Framework, import_module(f"duograd.frameworks.{name}").framework)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        raise FrameworkMissing(
            f"{TITLES[name]} is not installed here: run `pip install {name}`, "
            "then restart the kernel."
        ) from None


def called(function: Any, name: str) -> Any:
    """The function under a name that an error message to a student can show."""
    if "<lambda>" in getattr(function, "__qualname__", ""):
        function.__name__ = function.__qualname__ = name.rpartition("/")[2]
    return function


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Discard what is written to file descriptor 2, also by C++ code, as TensorFlow does."""
    try:
        sys.stderr.flush()
        saved = os.dup(2)
    except (OSError, ValueError, AttributeError):
        yield  # no usable stderr: nothing to silence
        return
    with open(os.devnull, "w") as sink:
        os.dup2(sink.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(saved, 2)
        os.close(saved)
