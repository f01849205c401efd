"""The process in which a student's answers run: `python -m duograd.runner.child`.

One JSON line on stdin holds the framework, the cells and the requests; one JSON line per request
goes back through a descriptor that the student's prints do not reach. No right answer comes here.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from typing import Any, TextIO

from duograd import frameworks
from duograd.runner.cells import Cell, run_cells
from duograd.runner.probes import observe_each
from duograd.wire import (
    Failure,
    Observation,
    WireError,
    decode_request,
    encode_observation,
)


def main() -> None:
    """Read one job, try every request, write an observation a line."""
    replies = _take_stdout()
    job = json.loads(sys.stdin.readline())
    sys.stdin = open(os.devnull)  # noqa: SIM115  # a student's input() finds nothing to wait for
    framework = frameworks.load(job["framework"])
    _reply(replies, {"ready": framework.version()})
    for answer in _answers(framework, job):
        _reply(replies, answer)


def _take_stdout() -> TextIO:
    """Keep the real stdout for replies and send what a student prints nowhere."""
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, 1)
    os.dup2(sink, 2)
    return replies


def _answers(framework: frameworks.Framework, job: dict[str, Any]) -> Iterator[dict[str, Any]]:
    namespace: dict[str, Any] = {"__name__": "__main__"}
    cells = [Cell(**cell) for cell in job["cells"]]
    failures = run_cells(cells, namespace, framework, job["seconds"])
    for name, encoded, seconds in job["requests"]:
        requests = [decode_request(data) for data in encoded]
        if name in failures:
            yield from (_encoded(Observation(failure=failures[name])) for _ in requests)
            continue
        answer = namespace.get(name)
        for seen in observe_each(framework, namespace, answer, requests, seconds):
            yield _encoded(seen)


def _encoded(observation: Observation) -> dict[str, Any]:
    try:
        return encode_observation(observation)
    except WireError as error:
        return encode_observation(Observation(failure=Failure("exception", "", str(error))))


def _reply(replies: TextIO, data: dict[str, Any]) -> None:
    replies.write(json.dumps(data) + "\n")
    replies.flush()


if __name__ == "__main__":
    main()
