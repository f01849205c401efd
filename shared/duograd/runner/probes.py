"""Turn a student's answer and a request into an observation, in one framework."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import Any, cast

import numpy as np

from duograd.boundary.programs import PROGRAMS
from duograd.boundary.wire import (
    Failure,
    Named,
    Observation,
    Request,
    Rng,
    can_change,
    with_article,
)
from duograd.frameworks import Framework
from duograd.runner.explaining import explain
from duograd.runner.learning import alike, bent, fill, unreached
from duograd.runner.limits import Allowance, TimeIsUp, no_input
from duograd.runner.values import exported, is_number, listed, paired

STILL_RUNNING = "your code was still running after {:g} seconds"


def observe_each(
    framework: Framework,
    namespace: dict[str, Any],
    answer: Any,
    requests: Sequence[Request],
    seconds: float,
) -> Iterator[Observation]:
    """Try an answer on each request, `seconds` in all; what an exception ends is one of them only.

    Never raises for what the student's code does: it becomes the observation's failure.
    """
    allowance, answer = Allowance(seconds), framework.untraced(answer)
    ended: Failure | None = None
    for request in requests:
        if ended:
            yield Observation(failure=ended)
            continue
        seen = _observe(framework, namespace, answer, request, allowance)
        if seen.failure and seen.failure.kind == "time":
            seen = Observation(failure=Failure("time", message=STILL_RUNNING.format(seconds)))
        ended = seen.failure if seen.failure and seen.failure.kind != "exception" else None
        yield seen


def _observe(
    framework: Framework,
    namespace: dict[str, Any],
    answer: Any,
    request: Request,
    allowance: Allowance,
) -> Observation:
    name = request.exercise
    if answer is None:
        message = f"nothing is called {name} yet: run the cell that defines it"
        return Observation(failure=Failure("missing", message=message))
    if not callable(answer):
        message = f"{name} is {with_article(type(answer).__name__)}, no function or class"
        return Observation(failure=Failure("exception", "TypeError", message))
    try:
        with framework.on_cpu(), framework.known_state():
            attempt = _Attempt(framework, request)  # a first optimizer takes seconds
            with allowance.limit(), no_input():
                return attempt.run(answer)
    except TimeIsUp:
        return Observation(failure=Failure("time"))
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a student's sys.exit() must not end the check
        return Observation(failure=explain(error, namespace, framework, name))


class _Attempt:
    """One request, tried once: native arguments in, an observation out."""

    def __init__(self, framework: Framework, request: Request) -> None:
        self.framework, self.request = framework, request
        self.options = request.options
        self.kept = set(self.options.get("numpy", ()))
        self.native: dict[str, Any] = {}
        for name, value in request.arguments.items():
            native = copy.deepcopy(value) if name in self.kept else self.resolve(value)
            self.native[name] = paired(native) if name in self.options.get("pairs", ()) else native
        self.variables = self.options.get("variables", ())
        self.native |= {name: framework.variable(self.native[name]) for name in self.variables}
        self.facts: dict[str, Any] = {}

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
        with self.framework.unrecorded() if self.options.get("unrecorded") else nullcontext():
            output, gradients = build(answer)
        self.facts |= {"arrays": self.holds_arrays(output), "number": is_number(output)}
        self.facts["tensors"] = bool(self.kept) and self.holds_tensors(output)
        self.facts["returned"] = self.returned(output)
        output = self.observed(output)
        self.facts |= {"attached": self.attached(output), "recorded": self.recorded()}
        self.facts["held"] = self.held(output)
        self.facts["learning"] = [n for n, v in self.native.items() if self.framework.parameters(v)]
        facts = {name: fact for name, fact in self.facts.items() if fact}
        return Observation(self.export(output), gradients, facts, after=self.after())

    def run_program(self, answer: Callable[..., Any]) -> tuple[Any, dict[str, Any]]:
        """Run the probe's program; gradients reach back to the watched arguments."""
        program = PROGRAMS[self.request.probe]
        names = [name for name in self.request.watch if name in self.native]

        def run(*watched: Any) -> Any:
            arguments = {**self.native, **dict(zip(names, watched, strict=True))}
            with self.framework.derivatives() as asked, self.operations() as ran:
                output = listed(program(answer, arguments, self.options))
            self.facts["differentiated"], self.ran = bool(asked), sorted(ran)
            return output

        return self.with_gradients(run, names, [self.native[name] for name in names])

    def operations(self) -> AbstractContextManager[set[str]]:
        """Names the framework's own operations that run, where the case asks for them."""
        asked = self.options.get("operations")
        return self.framework.operations() if asked else nullcontext(set())

    def observed(self, output: Any) -> Any:
        """The output, followed by what of the arguments, or of what ran, the case asks to see."""
        if self.options.get("operations"):
            return [output, self.ran]
        names = self.options.get("observe", ())
        return [output, *(self.look_at(self.native[name]) for name in names)] if names else output

    def look_at(self, thing: Any) -> Any:
        """What a scripted object was given; for a model its layers' weights."""
        return thing.seen if hasattr(thing, "seen") else self.framework.weights(thing)

    def run_model(self, answer: Callable[..., Any]) -> tuple[Any, dict[str, Any]]:
        """Build a layer or a model, give it the case's weights, and call it on the inputs."""
        inputs = self.resolve(self.options.get("inputs", {}))
        keywords = self.resolve(self.options.get("keywords", {}))
        model = self._built(answer)
        if model is None:
            return None, {}
        self._fill(model, inputs)
        if twice := self.options.get("twice"):
            other = self.resolve(twice) if isinstance(twice, Mapping) else {}
            second = self._built(answer, **other)
            self.facts["shared"] = self._share(model, second)
            self.facts["alike"] = alike(self.framework, model, second)
        wanted, times = self.options.get("parameters", {}), self.options.get("times")
        places = {**inputs, **{name: getattr(model, name) for name in wanted}}
        watch = {n: place for n, place in places.items() if n in self.request.watch}
        call = self._turning(self._through(model))

        def run(*watched: Any) -> Any:
            given = inputs | {n: v for n, v in zip(watch, watched, strict=False) if n in inputs}
            if "before" in self.options:
                self._ask(call, model, {**given, **self.resolve(self.options["before"])}, 1)
            outputs = self._ask(call, model, {**given, **keywords}, times or 1)
            return outputs if times else outputs[0]

        output, gradients = self.with_gradients(run, list(watch), list(watch.values()))
        ask = partial(self._ask_once, model, {**inputs, **keywords})
        if self.options.get("straight"):
            learnt = self.framework.parameters(model, True)
            self.facts["bent"] = bent(self.framework, learnt, ask)
        return self._with_what_it_is(model, output, ask), gradients

    def _ask(self, call: Any, model: Any, said: dict[str, Any], times: int) -> list[Any]:
        """Call the model on its inputs, in one mode; what else is said are keywords."""
        mode = self.framework.mode(model, said.pop("training", self.options.get("training")))
        inputs = [said.pop(name) for name in self.options.get("inputs", {})]
        return [listed(call(*inputs, **said, **mode)) for _ in range(times)]

    def _ask_once(self, model: Any, said: dict[str, Any]) -> Any:
        """Call the model itself, not parts of it, on its inputs."""
        return self._ask(self._turning(model), model, {**said}, 1)[0]

    def _built(self, answer: Callable[..., Any], **other: Any) -> Any:
        """The model that the answer makes, or None; other: arguments in the place of the case's."""
        model = answer(*{**self.native, **other}.values())
        if model is not None and not callable(model):
            raise TypeError(f"{with_article(type(model).__name__)} cannot be called like a model")
        return model

    def _through(self, model: Any) -> Any:
        """The model, or its parts that the case names, each called on what the last one gave."""
        parts = [getattr(model, name) for name in self.options.get("through", ())]

        def call(given: Any) -> Any:
            for part in parts:
                given = part(given)
            return given

        return call if parts else model

    def _turning(self, model: Any) -> Callable[..., Any]:
        """The model, as called on pictures of our layout: they are turned to its own, and back."""
        if not self.options.get("pictures"):
            return cast(Callable[..., Any], model)

        def call(*tensors: Any, **keywords: Any) -> Any:
            output = model(*map(self.framework.pictures, tensors), **keywords)
            parts = output if isinstance(output, (list, tuple)) else [output]
            turned = [self.framework.pictures(part, back=True) for part in parts]
            return turned if parts is output else turned[0]

        return call

    def _with_what_it_is(self, model: Any, output: Any, ask: Callable[[], Any]) -> Any:
        """The output, and after it what the case asks of the model: its sizes, its classes."""
        asked = self.options.get("sizes")
        classes = [f"{one.__module__}.{one.__qualname__}" for one in type(model).__mro__]
        kinds = [classes] if asked == "all" else []
        return [output, self._sizes(model, ask), *kinds] if asked else output

    def _sizes(self, model: Any, ask: Callable[[], Any]) -> list[list[int]]:
        """The shapes of the model's parameters. After a call: Keras may build in it."""
        which = self.options["sizes"]
        found = self.framework.parameters(model, which == "all")
        learning = {*map(id, self.framework.parameters(model))}
        tables = [one for one in self.framework.parameters(model, True) if len(one.shape) > 1]
        self.facts["fixed"] = any(id(one) not in learning for one in tables)
        shapes = [list(self.framework.array(one).shape) for one in found]
        for place in unreached(self.framework, found, ask) if which == "reached" else ():
            shapes[place].insert(0, -1)
        return sorted(shapes)

    def _share(self, model: Any, other: Any) -> bool:
        """Whether two models hold a parameter in common, and so learn together."""
        held = [{*map(id, self.framework.parameters(one, True))} for one in (model, other)]
        return bool(held[0] & held[1])

    def _fill(self, model: Any, inputs: dict[str, Any]) -> None:
        """Overwrite the model's weights with the case's, so that all sides start alike."""
        named, call = self.options.get("parameters", {}), self._turning(model)
        if not all(hasattr(model, name) for name in named):
            call(*inputs.values())  # Keras' own `build` makes them at the first call
        for name, array in named.items():
            fill(self.framework, model, name, array)
        if "weights" in self.options:
            if not (getattr(model, "built", False) and self.framework.parameters(model, True)):
                call(*inputs.values())  # Keras makes a layer's weights at its first call
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
        if not self.framework.is_tensor(output) or "float" not in str(output.dtype):
            return None
        if tuple(output.shape) != np.shape(upstream):
            return None
        return self.framework.dot(output, upstream)

    def after(self) -> dict[str, Any]:
        """What the arguments hold now (not an entry's): the other side compares it."""
        passed = self.request.arguments.items() if self.request.probe != "entry" else ()
        return {n: self.export(self.native[n]) for n, value in passed if can_change(value)}

    def recorded(self) -> list[str]:
        """The arguments that require or hold a gradient now, although none was asked of them."""
        asked = {*self.request.watch, *self.variables}
        unasked = {name: value for name, value in self.native.items() if name not in asked}
        return [n for n, v in unasked.items() if self.attached(v) or self.holds_gradient(v)]

    def holds_gradient(self, value: Any) -> bool:
        """Whether it is a tensor in which the way back left a gradient."""
        return self.framework.is_tensor(value) and self.framework.holds_gradient(value)

    def attached(self, output: Any) -> bool:
        """Whether any tensor of it drags its graph along although no gradient was asked."""
        if isinstance(output, (list, tuple)):
            return any(self.attached(item) for item in output)
        return self.framework.is_tensor(output) and self.framework.is_attached(output)

    def holds_arrays(self, output: Any) -> bool:
        """Whether NumPy arrays came where tensors go in; a driven object is given arrays, and so is
        a function whose arguments stay NumPy's."""
        if isinstance(output, (list, tuple)):
            return any(map(self.holds_arrays, output))
        given = self.request.probe == "script" or bool(self.kept)
        return isinstance(output, np.ndarray) and output.ndim > 0 and not given

    def holds_tensors(self, output: Any) -> bool:
        """Whether it is a tensor, or holds one."""
        if isinstance(output, (list, tuple)):
            return any(map(self.holds_tensors, output))
        return self.framework.is_tensor(output)

    def held(self, output: Any) -> list[str]:
        """The kinds of the lists that a driven object gives, or one that is given tuples to tell
        from lists, and of what is in them."""
        told = self.request.probe == "script" or "pairs" in self.options
        items = output if told and isinstance(output, (list, tuple)) else []
        lists = [item for item in items if isinstance(item, (list, tuple))]
        return sorted({type(one).__name__ for item in lists for one in (item, *item)})

    def returned(self, output: Any) -> list[str]:
        """The argument that came back as it is, and not as a new tensor."""
        arguments = self.native.items() if self.framework.is_tensor(output) else ()
        return [name for name, value in arguments if value is output]

    def export(self, value: Any) -> Any:
        """What crosses back: see `exported`."""
        return exported(value, self.framework)
