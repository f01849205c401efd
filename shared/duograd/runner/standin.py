"""What stands in the place of an answer that is not right, where another one calls it.

It computes nothing: each call goes to the other side, which knows the right answer, and what
comes back is made into tensors.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Mapping
from typing import Any, cast

import numpy as np

from duograd.boundary.wire import REFUSED, Function, Named, Table, decode, encode
from duograd.frameworks import Framework

Ask = Callable[[bytes], bytes]  # a call, as JSON, to its answer


class _Remembering:
    """A framework that knows again what it made of the names in a case."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self.made: list[tuple[Any, Named]] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._framework, name)

    def named(self, name: str, parameters: dict[str, Any], earlier: dict[str, Any]) -> Any:
        thing = self._framework.named(name, parameters, earlier)
        self.made.append((thing, Named(name, parameters)))
        return thing


class StandIns:
    """All that stand in while a submission is tried: `plan` says for which exercise, and how.

    plan: by exercise, by the answer that it calls: the names of its arguments in order, and of
    those through which gradients flow.
    """

    def __init__(
        self, framework: Framework, plan: Mapping[str, Mapping[str, Any]], ask: Ask
    ) -> None:
        self._remembering = _Remembering(framework)
        self.framework = cast(Framework, self._remembering)
        self.plan, self.ask = plan, ask
        self.own: dict[str, Any] = {}
        self.busy = False

    def made_for(self, exercise: str, namespace: Mapping[str, Any]) -> dict[str, Any]:
        """What the names of the namespace mean while this exercise is tried."""
        before, self.own = self.own, {}
        for name in self.plan.get(exercise, ()):
            self.own[name] = before.get(name, namespace.get(name))
        made = {name: self._made(name, *self.plan[exercise][name]) for name in self.own}
        return {**before, **made}

    def _made(self, name: str, names: list[str], watch: list[str]) -> Callable[..., Any]:
        own = self.own[name]

        def stand_in(*arguments: Any, **keywords: Any) -> Any:
            given = _in_order(own, names, arguments, keywords)
            return _Call(self, name, dict(zip(names, given, strict=False)), watch).result()

        stand_in.__name__ = stand_in.__qualname__ = name
        return stand_in

    def name_of(self, thing: Any) -> Named | None:
        """The name in a case of which this was made, if it was."""
        return next((name for made, name in self._remembering.made if made is thing), None)


def _in_order(
    own: Any, names: list[str], arguments: tuple[Any, ...], keywords: dict[str, Any]
) -> list[Any]:
    """The arguments by their places, as the student's own function takes them."""
    try:
        bound = inspect.signature(own).bind(*arguments, **keywords)
    except (TypeError, ValueError):
        return [*arguments, *(keywords[name] for name in names[len(arguments) :])]
    bound.apply_defaults()
    return list(bound.arguments.values())


class _Call:
    """One call: its arguments by name, the result, and the way back for gradients."""

    def __init__(
        self, stand_ins: StandIns, name: str, given: dict[str, Any], watch: list[str]
    ) -> None:
        self.stand_ins, self.framework, self.name = stand_ins, stand_ins.framework, name
        is_tensor = self.framework.is_tensor
        self.watched = {n: given[n] for n in watch if is_tensor(given.get(n))}
        self.functions: list[Callable[..., Any]] = []
        self.values = {n: encode(self.crossing(value)) for n, value in given.items()}
        self.in_numpy = _any(given, lambda v: isinstance(v, np.ndarray))
        self.in_numpy = self.in_numpy and not _any(given, is_tensor)

    def crossing(self, value: Any) -> Any:
        """What of an argument is sent. Raises TypeError for what cannot be."""
        if self.framework.is_tensor(value):
            return self.framework.array(value)
        if isinstance(value, (list, tuple)):
            return [self.crossing(item) for item in value]
        if value is None or isinstance(value, (bool, int, float, str, np.ndarray, np.generic)):
            return value
        if name := self.stand_ins.name_of(value):
            return name
        if not callable(value):
            raise TypeError(f"{REFUSED}: {type(value).__name__} is passed to {self.name}")
        self.functions.append(value)
        return Function(len(self.functions) - 1)

    def asked(self, **more: Any) -> Any:
        """What the other side gives for the call. Raises ValueError if it gives nothing."""
        if self.stand_ins.busy:  # inside a function that was passed to another call
            raise ValueError(f"{REFUSED}: {self.name}")
        self.stand_ins.busy = True
        try:
            reply = self.conversed(more)
        finally:
            self.stand_ins.busy = False
        if "value" not in reply:
            raise ValueError(f"{REFUSED}: {self.name}")
        return decode(reply["value"])

    def conversed(self, more: dict[str, Any]) -> dict[str, Any]:
        """What is said last, after all calls of functions that were passed.

        more: what is said beside the arguments.
        """
        reply = self.said({"ask": self.name, "values": self.values, **more})
        while "call" in reply:
            reply = self.said(self.called(reply))
        return reply

    def said(self, message: dict[str, Any]) -> dict[str, Any]:
        """What the other side says to that."""
        reply: dict[str, Any] = json.loads(self.stand_ins.ask(json.dumps(message).encode()))
        return reply

    def called(self, reply: dict[str, Any]) -> dict[str, Any]:
        """What a function that was passed gives for numbers of the other side, as exact as they.

        Nothing if it fails on them.
        """
        try:
            arrays = [decode(argument) for argument in reply["arguments"]]
            value = self.functions[reply["call"]](
                *map(self.framework.tensor, map(np.asarray, arrays))
            )
            array = self.framework.array(value)
        except Exception:
            return {}
        kept = array.dtype in {np.asarray(given).dtype for given in arrays}
        return {"returned": encode(array)} if kept else {}

    def result(self) -> Any:
        value = self.asked()
        if self.watched:
            several = isinstance(value, list)
            outputs = self.framework.pulled_back(
                value if several else [value], list(self.watched.values()), self.slopes(several)
            )
            return tuple(outputs) if several else outputs[0]
        return self.native(value)

    def slopes(self, several: bool) -> Callable[[list[np.ndarray]], list[np.ndarray]]:
        """The gradients for each watched argument, given those of the results."""

        def slopes(upstream: list[np.ndarray]) -> list[np.ndarray]:
            found = self.asked(upstream=encode(upstream if several else upstream[0]))
            arrays = {name: self.framework.array(thing) for name, thing in self.watched.items()}
            return [found[name].astype(array.dtype) for name, array in arrays.items()]

        return slopes

    def native(self, value: Any) -> Any:
        """Arrays as tensors, or as they are where NumPy was passed; several values as a tuple."""
        if isinstance(value, Table):
            return {key: self.native(item) for key, item in value.as_dict().items()}
        if isinstance(value, list):
            return tuple(self.native(item) for item in value)
        if isinstance(value, np.ndarray) and not self.in_numpy:
            return self.framework.tensor(value)
        return value


def _any(values: Any, holds: Callable[[Any], bool]) -> bool:
    items = values.values() if isinstance(values, Mapping) else values
    return any(
        _any(item, holds) if isinstance(item, (list, tuple)) else holds(item) for item in items
    )
