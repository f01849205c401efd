"""Turn a student's answer and a request into an observation, in one framework."""

from __future__ import annotations

import linecache
import re
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from duograd.boundary.programs import PROGRAMS
from duograd.boundary.wire import (
    LARGEST,
    Failure,
    Named,
    Observation,
    Opaque,
    Request,
    Rng,
    with_article,
)
from duograd.frameworks import Framework
from duograd.runner.limits import TimeIsUp, no_input, time_limit

MOST_ITEMS, LONGEST_TEXT = 1000, 10_000
ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
IN_A_GRAPH = "in user code:"  # then a traceback as text, and the error's own words at its end
PART = r"^[ \t]*raise NotImplementedError\(\"TODO \d+: {} \(\d of (\d)\)\"\)"
ENDLESS = "does a loop never end? Your code was still running"


def observe_each(
    framework: Framework,
    namespace: dict[str, Any],
    answer: Any,
    requests: Sequence[Request],
    seconds: float,
) -> Iterator[Observation]:
    """Try an answer on each request, `seconds` in all; after a failure the rest fail alike.

    Never raises for what the student's code does: it becomes the observation's failure.
    """
    end = time.monotonic() + seconds
    failure: Failure | None = None
    for request in requests:
        if failure:
            yield Observation(failure=failure)
            continue
        left = max(end - time.monotonic(), 0.001)
        seen = _observe(framework, namespace, answer, request, left)
        failure = seen.failure
        if failure and failure.kind == "time":
            failure = Failure("time", message=f"{failure.message} after {seconds:g} seconds")
            seen = Observation(failure=failure)
        yield seen


def _observe(
    framework: Framework,
    namespace: dict[str, Any],
    answer: Any,
    request: Request,
    left: float,
) -> Observation:
    name = request.exercise
    if answer is None:
        message = f"nothing is called {name} yet: run the cell that defines it"
        return Observation(failure=Failure("missing", message=message))
    if not callable(answer):
        message = f"{name} is {with_article(type(answer).__name__)}, no function or class"
        return Observation(failure=Failure("exception", "TypeError", message))
    try:
        with time_limit(left), no_input(), framework.on_cpu(), framework.known_state():
            return _Attempt(framework, request).run(answer)
    except TimeIsUp:
        return Observation(failure=Failure("time", message=ENDLESS))
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a student's sys.exit() must not end the check
        return Observation(failure=explain(error, namespace, framework, name))


def explain(
    error: BaseException, namespace: dict[str, Any], framework: Framework, answer: str = ""
) -> Failure:
    """An exception as a failure, at the innermost line that is the student's own.

    answer: the name of the exercise; a line of another function is told with that one's name.
    """
    whole = ADDRESS.sub("", framework.clean_message(_text(error)))
    if isinstance(error, NotImplementedError) and whole.startswith("TODO"):
        return _unfinished(error, whole, namespace)
    kind = type(error).__name__
    lines = [line.strip() for line in whole.split("\n") if line.strip()] or [""]
    message = lines[-1 if lines[0] == IN_A_GRAPH else 0].removeprefix(f"{kind}: ")[:300]
    if isinstance(error, SyntaxError):
        source = (error.text or "").strip("\n")
        return Failure("syntax", kind, error.msg, error.lineno, source)
    if own := _own_line(error, namespace):
        inside, line, source = own
        where = "" if not answer or inside in (answer, "<module>") else inside
        return Failure("exception", kind, message, line, source, where)
    return Failure("exception", kind, message)


def _own_line(error: BaseException, namespace: dict[str, Any]) -> tuple[str, int, str] | None:
    """The innermost line of the student's: the function it is in, its number, its text."""
    compiled = getattr(error, "ag_error_metadata", None)  # of a copy that TensorFlow makes
    for place in getattr(compiled, "translated_stack", ()):
        if place.is_converted:
            return str(place.function_name), int(place.lineno), str(place.code).strip()
    for frame, line in reversed(list(traceback.walk_tb(error.__traceback__))):
        if frame.f_globals is namespace:
            source = linecache.getline(frame.f_code.co_filename, line).strip()
            return frame.f_code.co_qualname.split(".")[0], line, source
    return None


def _unfinished(error: BaseException, message: str, namespace: dict[str, Any]) -> Failure:
    """A TODO line that was reached: `begun` if other TODO lines of its answer are gone."""
    name = message.partition(": ")[2].partition(" ")[0]
    own = [f for f, _ in traceback.walk_tb(error.__traceback__) if f.f_globals is namespace]
    source = "".join(linecache.getlines(own[-1].f_code.co_filename)) if own else ""
    kind = "begun" if has_begun(source, name) else "todo"
    return Failure(kind, message=message, todo=name)


def has_begun(source: str, name: str) -> bool:
    """Whether some, not all, of the TODO lines are left that the answer called `name` had.

    Where there is more than one, each tells how many: `TODO 4: fit (1 of 2)`.
    """
    totals = re.findall(PART.format(re.escape(name)), source, re.MULTILINE)
    return 0 < len(totals) < int((totals or "0")[0])


def _text(error: BaseException) -> str:
    """What an exception says of itself; nothing if that fails."""
    try:
        return str(error)[:LONGEST_TEXT]
    except Exception:
        return ""


class _Attempt:
    """One request, tried once: native arguments in, an observation out."""

    def __init__(self, framework: Framework, request: Request) -> None:
        self.framework, self.request = framework, request
        self.options = request.options
        self.kept = set(self.options.get("numpy", ()))
        self.native: dict[str, Any] = {}
        for name, value in request.arguments.items():
            native = value if name in self.kept else self.resolve(value)
            self.native[name] = tuple(native) if name in self.options.get("pairs", ()) else native

    def resolve(self, value: Any) -> Any:
        """Arrays become tensors, names become functions, seeds become generators."""
        if isinstance(value, (np.ndarray, np.generic)):
            return self.framework.tensor(np.asarray(value))
        if isinstance(value, Named):
            return self.framework.named(value.name, dict(value.parameters), self.native)
        if isinstance(value, Rng):
            return np.random.default_rng(value.seed)
        if isinstance(value, Mapping):
            return {key: self.resolve(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.resolve(item) for item in value]
        return value

    def run(self, answer: Callable[..., Any]) -> Observation:
        """Try the answer, and report value, gradients and facts."""
        build = self.run_model if self.request.probe == "model" else self.run_program
        output, gradients = build(answer)
        output = self.observed(output)
        facts = {"changed": self.changed(), "attached": self.attached(output)}
        facts["recorded"] = self.recorded()
        return Observation(self.export(output), gradients, facts)

    def run_program(self, answer: Callable[..., Any]) -> tuple[Any, dict[str, Any]]:
        """Run the probe's program; gradients reach back to the watched arguments."""
        program = PROGRAMS[self.request.probe]
        names = [name for name in self.request.watch if name in self.native]

        def run(*watched: Any) -> Any:
            arguments = {**self.native, **dict(zip(names, watched, strict=True))}
            return _listed(program(answer, arguments, self.options))

        return self.with_gradients(run, names, [self.native[name] for name in names])

    def observed(self, output: Any) -> Any:
        """The output, followed by what is to be seen of the arguments that the case names."""
        names = self.options.get("observe", ())
        return [output, *(self.look_at(self.native[name]) for name in names)] if names else output

    def look_at(self, thing: Any) -> Any:
        """What a scripted object was given; for a model its layers' weights."""
        return thing.seen if hasattr(thing, "seen") else self.framework.weights(thing)

    def run_model(self, answer: Callable[..., Any]) -> tuple[Any, dict[str, Any]]:
        """Build a layer or a model, give it the case's weights, and call it on the inputs."""
        inputs = self.resolve(self.options.get("inputs", {}))
        keywords = self.resolve(self.options.get("keywords", {}))
        model = answer(*self.native.values())
        if model is None:
            return None, {}
        if not callable(model):
            raise TypeError(f"{with_article(type(model).__name__)} cannot be called like a model")
        self._fill(model, inputs)
        wanted = self.options.get("parameters", {})
        places = {**inputs, **{name: getattr(model, name) for name in wanted}}
        watch = {n: place for n, place in places.items() if n in self.request.watch}

        def run(*watched: Any) -> Any:
            given = {**inputs, **dict(zip(watch, watched, strict=False))}
            tensors = [given[name] for name in inputs]
            training = self.options.get("training")
            return _listed(self.framework.call(model, tensors, training, **keywords))

        output, gradients = self.with_gradients(run, list(watch), list(watch.values()))
        found = self.framework.parameters(model).values()  # after the call: Keras may build in it
        sizes = sorted(list(self.framework.array(p).shape) for p in found)
        return [output, sizes] if self.options.get("sizes") else output, gradients

    def _fill(self, model: Any, inputs: dict[str, Any]) -> None:
        """Overwrite the model's weights with the case's, so that all sides start alike."""
        named = self.options.get("parameters", {})
        if not all(hasattr(model, name) for name in named):
            model(*inputs.values())  # Keras' own `build` makes them at the first call
        for name, array in named.items():
            self.framework.assign(getattr(model, name), array)
        if "weights" in self.options:
            model(*inputs.values())  # Keras makes a layer's weights at its first call
            self.framework.load_weights(model, self.options["weights"])

    def with_gradients(
        self, run: Callable[..., Any], names: list[str], watched: list[Any]
    ) -> tuple[Any, dict[str, Any]]:
        """Run once, recorded by autograd if anything is watched."""
        if not names:
            return run(), {}
        upstream = self.request.upstream
        output, gradients = self.framework.pullback(
            run, watched, lambda output: self.weigh(output, upstream)
        )
        return output, dict(zip(names, gradients, strict=True))

    def weigh(self, output: Any, upstream: Any) -> Any:
        """Sum of output · upstream, or None where the output is not of the asked form."""
        if isinstance(upstream, list):
            if not isinstance(output, (list, tuple)) or len(output) != len(upstream):
                return None
            parts = [self.weigh(o, u) for o, u in zip(output, upstream, strict=True)]
            return None if any(part is None for part in parts) else sum(parts)
        if not self.framework.is_tensor(output):
            return None
        if tuple(output.shape) != np.shape(upstream):
            return None
        return self.framework.dot(output, upstream)

    def changed(self) -> list[str]:
        """The arguments that no longer hold what was passed."""
        passed = self.request.arguments.items()
        return [name for name, value in passed if not self._kept(value, self.native[name])]

    def recorded(self) -> list[str]:
        """The arguments that require a gradient now, although none was asked of them."""
        unasked = [name for name in self.native if name not in self.request.watch]
        return [name for name in unasked if self.attached(self.native[name])]

    def _kept(self, passed: Any, now: Any) -> bool:
        """Whether an array, or a list of arrays, is what it was; other things are not compared."""
        if isinstance(passed, list) and isinstance(now, (list, tuple)):
            pairs = zip(passed, now, strict=False)
            return len(now) == len(passed) and all(self._kept(*pair) for pair in pairs)
        if not isinstance(passed, np.ndarray):
            return True
        if self.framework.is_tensor(now):
            now = self.framework.array(now)
        same_shape = isinstance(now, np.ndarray) and now.shape == passed.shape
        return same_shape and np.array_equal(now, passed, equal_nan=True)

    def attached(self, output: Any) -> bool:
        """Whether any tensor of it drags its graph along although no gradient was asked."""
        if isinstance(output, (list, tuple)):
            return any(self.attached(item) for item in output)
        return self.framework.is_tensor(output) and self.framework.is_attached(output)

    def export(self, value: Any) -> Any:
        """What crosses back: arrays, numbers, strings, lists; for anything else its type's name."""
        if isinstance(value, int) and abs(value) >= LARGEST:
            return Opaque("whole number beyond 64 bits")
        if isinstance(value, str):
            return str(value[:LONGEST_TEXT])
        if value is None or isinstance(value, (bool, int, float)):
            return value
        if self.framework.is_tensor(value):
            value = self.framework.array(value)
        if isinstance(value, (np.ndarray, np.generic)):
            plain = np.asarray(value)
            return plain if plain.dtype.kind in "biuf" else Opaque(f"array of {plain.dtype}")
        if isinstance(value, (list, tuple)) and len(value) <= MOST_ITEMS:
            return [self.export(item) for item in value]
        return Opaque(type(value).__name__)


def _listed(value: Any) -> Any:
    """A generator's items as a list, so that `yield` is as good as `return [...]`.

    Also those of generators in a list, such as the answers of the `repeat` probe.
    """
    if isinstance(value, Iterator):
        return [item for item, _ in zip(value, range(MOST_ITEMS), strict=False)]
    return [_listed(item) for item in value] if isinstance(value, list) else value
