"""What crosses between the side that judges and the side that runs a student's code.

Both sides import this module and neither imports the other. A value on the wire is JSON: numbers,
strings, lists, and arrays as base64 with a dtype from a short list. Nothing here can carry code.
"""

from __future__ import annotations

import base64
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

DTYPES = {"bool", "int8", "int16", "int32", "int64", "uint8", "float16", "float32", "float64"}
MAX_ARRAY_BYTES = 16 * 2**20
MAX_DEPTH = 8
FAILURE_TEXTS = ("kind", "type", "message", "source", "where", "todo")
NAMING = ("recorded", "returned", "held", "learning")  # facts that are lists of names
# facts that are so or not
OF_VALUES = ("attached", "differentiated", "arrays", "tensors", "number")
OF_MODELS = ("shared", "alike", "fixed", "bent")
DECIDING = OF_VALUES + OF_MODELS
REFUSED = "no right answer can be given here"  # to a call of what stands in for an answer
LARGEST = 2**63  # of whole numbers: NumPy has none larger


class WireError(ValueError):
    """A message that is not one of ours: the sentence says what is wrong with it."""


@dataclass(frozen=True)
class Named:
    """A thing that each side resolves by name: an activation, a loss, a small model.

    `label` is how a message to the student calls it. A lesson's own is named `lesson/name`.
    """

    name: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    label: str = ""

    def __str__(self) -> str:
        return self.label or self.name.rpartition("/")[2]


@dataclass(frozen=True)
class Rng:
    """A NumPy Generator, sent as its seed so that both sides draw the same numbers."""

    seed: int

    def __str__(self) -> str:
        return f"numpy.random.default_rng({self.seed})"


@dataclass(frozen=True)
class Opaque:
    """Something a student returned that is no array, number, string or list: its type's name."""

    type_name: str

    def __str__(self) -> str:
        return with_article(self.type_name)


class Table(list[Any]):
    """A dict as it crosses: its rows [key, value] in their order, a tuple in them as a list."""

    @classmethod
    def of(cls, held: Mapping[Any, Any]) -> Table:
        """The rows of a dict."""
        return cls([key, value] for key, value in held.items())

    def as_dict(self) -> dict[Any, Any]:
        """The dict; a key that is a list there is a tuple in it."""
        return {tuple(key) if isinstance(key, list) else key: value for key, value in self}


@dataclass(frozen=True)
class Function:
    """A function that stays on its own side, by a number under which it can be called there."""

    number: int


def with_article(noun: str) -> str:
    """`a dict`, `an OrderedDict`."""
    return f"{'an' if noun.lower().startswith(tuple('aeiou')) else 'a'} {noun}"


@dataclass(frozen=True)
class Request:
    """One case as the runner sees it: how to try the answer, and on what.

    arguments: by name, in the order in which they are passed (by position).
    watch: the arguments (or parameters) whose gradient is asked, given `upstream`, one array
    for each output. options: what the probe needs besides.
    """

    exercise: str
    probe: str
    arguments: dict[str, Any]
    watch: tuple[str, ...] = ()
    upstream: Any = None
    options: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Failure:
    """Why an answer gave nothing. `kind`: todo, missing, syntax, exception, time or crash.

    A todo is `begun` where the answer had more than one TODO line and some of them are done; then
    `todo` is the exercise whose line was reached. line, source: the student's own innermost line.
    where: the function that it stands in, if that is not the answer itself.
    """

    kind: str
    type: str = ""
    message: str = ""
    line: int | None = None
    source: str = ""
    where: str = ""
    todo: str = ""


@dataclass(frozen=True)
class Observation:
    """What one request brought back: the value, gradients by name, facts, or a failure.

    after: what the arguments hold then that can be changed in place; None if nobody looked.
    """

    value: Any = None
    gradients: dict[str, Any] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    failure: Failure | None = None
    after: dict[str, Any] | None = None


def encode(value: Any) -> Any:
    """Turn a value into JSON's own types. Raises WireError for what cannot cross."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else {"float": repr(value)}
    if isinstance(value, (np.ndarray, np.generic)):
        return _encode_array(np.asarray(value))
    if isinstance(value, Table):
        return {"table": [encode(row) for row in value]}
    if isinstance(value, (list, tuple)):
        return [encode(item) for item in value]
    if isinstance(value, Mapping):
        return {"map": {str(key): encode(item) for key, item in value.items()}}
    if isinstance(value, Named):
        return {"named": value.name, "with": encode(value.parameters), "label": value.label}
    if isinstance(value, Rng):
        return {"rng": value.seed}
    if isinstance(value, Function):
        return {"function": value.number}
    if isinstance(value, Opaque):
        return {"opaque": value.type_name[:100]}
    raise WireError(f"a {type(value).__name__} cannot be sent")


def decode(data: Any, depth: int = 0) -> Any:
    """Turn what `encode` made back into a value. Raises WireError for anything else."""
    if depth > MAX_DEPTH:
        raise WireError("the message is nested too deeply")
    if data is None or isinstance(data, (bool, int, float, str)):
        return data
    if isinstance(data, list):
        return [decode(item, depth + 1) for item in data]
    if not isinstance(data, dict):
        raise WireError(f"a {type(data).__name__} was sent")
    return _decode_tagged(data, depth)


def _decode_tagged(data: dict[str, Any], depth: int) -> Any:
    if "array" in data:
        return _decode_array(data)
    if "map" in data and isinstance(data["map"], dict):
        return {str(key): decode(item, depth + 1) for key, item in data["map"].items()}
    if "table" in data:
        return _decode_table(decode(data["table"], depth + 1))
    if "named" in data:
        parameters = decode(data.get("with"), depth + 1) or {}
        return Named(str(data["named"]), parameters, str(data.get("label", "")))
    if "rng" in data and isinstance(data["rng"], int):
        return Rng(data["rng"])
    if "function" in data and isinstance(data["function"], int):
        return Function(data["function"])
    if "float" in data and data["float"] in ("nan", "inf", "-inf"):
        return float(data["float"])
    if "opaque" in data:
        return Opaque(str(data["opaque"])[:100])
    raise WireError("a part of the message has an unknown form")


def _decode_table(rows: Any) -> Table:
    if not isinstance(rows, list) or not all(isinstance(r, list) and len(r) == 2 for r in rows):
        raise WireError("a table of an unknown form was sent")
    return Table(rows)


def _encode_array(array: np.ndarray) -> dict[str, Any]:
    if array.dtype.name not in DTYPES:
        raise WireError(f"an array of {array.dtype.name} cannot be sent")
    if array.nbytes > MAX_ARRAY_BYTES:
        raise WireError(f"an array of {array.nbytes} bytes is too large to send")
    raw = np.ascontiguousarray(array).tobytes()
    text = base64.b64encode(raw).decode("ascii")
    return {"array": text, "dtype": array.dtype.name, "shape": list(array.shape)}


def _decode_array(data: dict[str, Any]) -> np.ndarray:
    dtype, shape, text = data.get("dtype"), data.get("shape"), data["array"]
    if dtype not in DTYPES or not isinstance(shape, list) or not isinstance(text, str):
        raise WireError("an array of an unknown form was sent")
    if not all(isinstance(n, int) and 0 <= n <= MAX_ARRAY_BYTES for n in shape) or len(shape) > 16:
        raise WireError("an array of an impossible shape was sent")
    size = math.prod(shape) * np.dtype(dtype).itemsize
    if size > MAX_ARRAY_BYTES or len(text) > 2 * MAX_ARRAY_BYTES:
        raise WireError("an array that is too large was sent")
    try:
        raw = base64.b64decode(text, validate=True)
    except ValueError:
        raise WireError("an array's bytes cannot be read") from None
    if len(raw) != size:
        raise WireError("an array's bytes do not fill its shape")
    return np.frombuffer(raw, dtype=dtype).reshape(shape).copy()


def encode_request(request: Request) -> dict[str, Any]:
    """A Request as JSON's own types."""
    return {
        "exercise": request.exercise,
        "probe": request.probe,
        "arguments": [[name, encode(value)] for name, value in request.arguments.items()],
        "watch": list(request.watch),
        "upstream": encode(request.upstream),
        "options": encode(request.options),
    }


def decode_request(data: dict[str, Any]) -> Request:
    """The Request that `encode_request` encoded."""
    return Request(
        exercise=data["exercise"],
        probe=data["probe"],
        arguments={name: decode(value) for name, value in data["arguments"]},
        watch=tuple(data["watch"]),
        upstream=decode(data["upstream"]),
        options=decode(data["options"]),
    )


def encode_observation(observation: Observation) -> dict[str, Any]:
    """An Observation as JSON's own types."""
    return {
        "value": encode(observation.value),
        "gradients": encode(observation.gradients),
        "facts": encode(observation.facts),
        "failure": asdict(observation.failure) if observation.failure else None,
        "after": encode(observation.after),
    }


def decode_observation(data: Any) -> Observation:
    """Read what a runner sent, trusting none of it. Raises WireError."""
    if not isinstance(data, dict):
        raise WireError("the answer is not a message of ours")
    value, gradients = decode(data.get("value")), decode(data.get("gradients"))
    facts, failure = decode(data.get("facts")), _decode_failure(data.get("failure"))
    after = {} if failure else decode(data.get("after"))
    if not all(isinstance(table, dict) for table in (gradients, facts, after)):
        raise WireError("the answer's gradients, facts or arguments are not a table")
    if not is_plain([value, *gradients.values(), *after.values()]) or not _are_facts(facts):
        raise WireError("the answer holds what no answer holds")
    return Observation(value, gradients, facts, failure, after)


def can_change(argument: Any) -> bool:
    """Whether an answer can change an argument in place, so that it is looked at afterwards."""
    return isinstance(argument, (np.ndarray, list, Mapping))


def is_plain(value: Any) -> bool:
    """Whether a value is of the kinds that a runner reports: no table, name or generator."""
    if isinstance(value, list):
        return all(is_plain(item) for item in value)
    if isinstance(value, int):
        return abs(value) < LARGEST
    return value is None or isinstance(value, (float, str, np.ndarray, Opaque))


def _are_facts(facts: dict[str, Any]) -> bool:
    """Whether they are those that a runner reports: lists of names, and yes or no."""
    return all(_is_fact(name, fact) for name, fact in facts.items())


def _is_fact(name: str, fact: Any) -> bool:
    if name in NAMING:
        return isinstance(fact, list) and all(isinstance(one, str) for one in fact)
    return isinstance(fact, bool) or name not in DECIDING


def _decode_failure(data: Any) -> Failure | None:
    if data is None:
        return None
    if not isinstance(data, dict):
        raise WireError("the failure is not a message of ours")
    line = data.get("line")
    texts = {key: str(data.get(key, ""))[:500] for key in FAILURE_TEXTS}
    known = isinstance(line, int) and 0 < line < LARGEST
    return Failure(line=line if known else None, **texts)
