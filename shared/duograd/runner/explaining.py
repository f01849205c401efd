"""What a student's code raised, as a failure that can be told: its line, its own words."""

from __future__ import annotations

import linecache
import re
import traceback
from typing import Any

from duograd.boundary.wire import Failure
from duograd.frameworks import Framework
from duograd.frameworks.weights import Unfit

LONGEST_TEXT = 10_000
ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
IN_A_GRAPH = "in user code:"  # then a traceback as text, and the error's own words at its end
PART = r"^[ \t]*raise NotImplementedError\(\"TODO \d+: {} \(\d of (\d)\)\"\)"


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
    return Failure("exception", "" if isinstance(error, Unfit) else kind, message)


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
