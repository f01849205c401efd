"""TensorFlow and Keras behind the protocol of `frameworks`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from typing import Any

import numpy as np

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")  # the same sums on every CPU

import tensorflow as tf

from duograd.boundary import named
from duograd.frameworks import called, state_tensorflow
from duograd.frameworks.named_tensorflow import NATIVE, TENSORFLOW
from duograd.frameworks.noting import noted
from duograd.frameworks.weights import fitting
from duograd.frameworks.weights_tensorflow import layers_of, set_weights, weights_of

DERIVATIVES = (
    (tf.GradientTape, "gradient"),  # Jacobians and optimizers ask it too
    (tf.autodiff.ForwardAccumulator, "jvp"),
    (tf, "gradients"),
)
LACKING = suppress(ImportError, AttributeError)  # of TensorFlow's own: other versions may lack it


def fill_registries() -> None:
    """Let TensorFlow list its ops and kernels, as it does when it first looks one up: 10 ms."""
    from tensorflow.python.framework import kernels, op_def_registry

    op_def_registry.get("none of this name")
    kernels.get_registered_kernels_for_op("none of this name")


def run_ops_alone() -> None:
    """Call kernels as they are; else TensorFlow makes a function of each op: 0.5 ms the first time.

    Later calls cost less, too. It has no effect once an op has run.
    """
    from tensorflow.python import pywrap_tfe

    set_option = pywrap_tfe.TFE_ContextOptionsSetRunEagerOpAsFunction
    pywrap_tfe.TFE_ContextOptionsSetRunEagerOpAsFunction = lambda all_, _: set_option(all_, False)


class TensorFlowFramework:
    """See `frameworks.Framework` for what each method promises."""

    name = "tensorflow"

    def version(self) -> str:
        return str(tf.__version__)

    def device(self) -> str:
        devices = tf.config.list_physical_devices("GPU")
        if not devices:
            return "CPU"
        details = tf.config.experimental.get_device_details(devices[0])
        return str(details.get("device_name", "GPU"))

    def warm_up(self) -> None:
        if self.device() == "CPU":  # with a GPU nobody has tried it
            with LACKING:
                run_ops_alone()
        tf.zeros(1) + 1

    def ready_to_fork(self) -> None:
        tf.config.threading.set_intra_op_parallelism_threads(1)
        tf.config.threading.set_inter_op_parallelism_threads(1)
        with LACKING:
            fill_registries()
            run_ops_alone()

    def import_late(self) -> None:
        """Keras and TensorFlow import all at once."""

    def on_cpu(self) -> AbstractContextManager[Any]:
        device: AbstractContextManager[Any] = tf.device("/CPU:0")
        return device

    def known_state(self) -> AbstractContextManager[None]:
        return state_tensorflow.known_state()

    def set_otherwise(self) -> list[str]:
        return state_tensorflow.set_otherwise()

    def untraced(self, answer: Any) -> Any:
        traced = issubclass(type(answer), tf.types.experimental.PolymorphicFunction)
        return tf.function(answer.python_function) if traced else answer

    def unrecorded(self) -> AbstractContextManager[Any]:
        return nullcontext()  # outside of a tape it never is

    def derivatives(self) -> AbstractContextManager[list[str]]:
        return noted(DERIVATIVES)

    @contextmanager
    def operations(self) -> Iterator[set[str]]:
        names: set[str] = set()

        def note(name: Any, *_: Any, **__: Any) -> None:
            names.add(name.decode() if isinstance(name, bytes) else name)

        with _told_of_operations(note):
            yield names

    def tensor(self, array: np.ndarray) -> Any:
        # Whole numbers as `tf.constant([2, 0])` in a notebook makes them.
        return tf.constant(array.astype("int32") if array.dtype == "int64" else array)

    def variable(self, tensor: Any) -> Any:
        return tf.Variable(tensor)

    def is_tensor(self, value: Any) -> bool:
        return isinstance(value, (tf.Tensor, tf.Variable)) or _is_keras_variable(value)

    def array(self, tensor: Any) -> np.ndarray:
        value = tf.convert_to_tensor(tensor)
        plain = tf.cast(value, tf.float32) if value.dtype == tf.bfloat16 else value
        return np.asarray(plain.numpy())

    def is_attached(self, tensor: Any) -> bool:
        return False

    def holds_gradient(self, tensor: Any) -> bool:
        return False

    def pullback(
        self,
        function: Callable[..., Any],
        watched: Sequence[Any],
        scalarize: Callable[[Any], Any],
    ) -> tuple[Any, list[np.ndarray | None]]:
        sources = [t.value if _is_keras_variable(t) else t for t in watched]
        with tf.GradientTape() as tape:
            for source in sources:
                tape.watch(source)
            output = function(*watched)
            total = scalarize(output)
        if total is None:
            return output, [None] * len(sources)
        gradients = tape.gradient(total, sources)
        return output, [None if g is None else self.array(g) for g in gradients]

    def pulled_back(
        self,
        outputs: Sequence[np.ndarray],
        watched: Sequence[Any],
        slopes: Callable[[list[np.ndarray]], Sequence[np.ndarray]],
    ) -> list[Any]:
        @tf.custom_gradient  # type: ignore[untyped-decorator]
        def outside(*_: Any) -> Any:
            def back(*upstream: Any) -> Any:
                found = slopes([self.array(gradient) for gradient in upstream])
                return [self.tensor(gradient) for gradient in found]

            return [self.tensor(output) for output in outputs], back

        return list(outside(*map(tf.convert_to_tensor, watched)))

    def dot(self, tensor: Any, upstream: np.ndarray) -> Any:
        value = tf.convert_to_tensor(tensor)
        return tf.reduce_sum(value * tf.cast(tf.constant(upstream), value.dtype))

    def named(self, name: str, parameters: dict[str, Any], earlier: dict[str, Any]) -> Any:
        if name in NATIVE:
            return NATIVE[name](parameters, earlier)
        return called(named.build(TENSORFLOW, name, parameters), name)

    def mode(self, model: Any, training: bool | None) -> dict[str, Any]:
        return {} if training is None else {"training": training}

    def parameters(self, model: Any, fixed: bool = False) -> list[Any]:
        return list(getattr(model, "weights" if fixed else "trainable_weights", []))

    def assign(self, parameter: Any, array: np.ndarray) -> None:
        parameter.assign(np.reshape(array, parameter.shape))

    def pictures(self, value: Any, back: bool = False) -> Any:
        return value

    def load_weights(self, model: Any, layers: Sequence[Sequence[np.ndarray]]) -> None:
        found = layers_of(model)
        have = [(kind, weights_of(kind, layer)) for kind, layer in found]
        for place, arrays in zip(fitting(have, layers), layers, strict=True):
            set_weights(*found[place], arrays)

    def weights(self, model: Any) -> list[list[np.ndarray]]:
        return [weights_of(kind, layer) for kind, layer in layers_of(model)]

    def seed(self, number: int) -> None:
        tf.keras.utils.set_random_seed(number)

    def same_random_state(self) -> AbstractContextManager[None]:
        return state_tensorflow.same_random_state()

    def clean_message(self, message: str) -> str:
        # Keras wraps what a layer raises: only the part in bold is the error's own message.
        wrapped = re.match(
            r"Exception encountered when calling .*?\x1b\[1m(.*?)\x1b", message, re.S
        )
        message = wrapped.group(1) if wrapped else message
        # A TODO that is reached while a graph is made comes in many lines: its own is the last.
        todo = re.search(r"^\s*NotImplementedError: (TODO .*)", message, re.M)
        message = todo.group(1) if todo else message
        message = re.sub(r" You can attempt the following .*", "", message)  # and none of it helps
        message = re.sub(r"\{\{.*?\}\}\s*", "", message)
        message = re.sub(
            r"'tensorflow\.\S*Tensor' object does", "a TensorFlow tensor does", message
        )
        return re.sub(r"\s*\[Op:\w+\](\s*name:\s*\S*)?", "", message).strip()


@contextmanager
def _told_of_operations(listener: Callable[..., None]) -> Iterator[None]:
    # What TensorFlow's own debugger listens with; there is no public way.
    from tensorflow.python.framework import op_callbacks

    op_callbacks.add_op_callback(listener)
    try:
        yield
    finally:
        op_callbacks.remove_op_callback(listener)


def _is_keras_variable(value: Any) -> bool:
    return isinstance(value, tf.keras.Variable)


framework = TensorFlowFramework()
