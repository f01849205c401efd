"""The process in which a student's answers run: `python -m duograd.runner.child`.

One JSON line on stdin holds the framework, the cells and the requests; one JSON line per request
goes back through a descriptor that the student's prints do not reach. No right answer comes here.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, TextIO

from duograd import frameworks
from duograd.boundary.wire import (
    Failure,
    Observation,
    Request,
    WireError,
    decode_request,
    encode_observation,
)
from duograd.runner import jupyter
from duograd.runner.cells import Cell, because, run_cells
from duograd.runner.probes import observe_each
from duograd.runner.standin import StandIns


def main() -> None:
    """Read one job, try every request, write an observation a line."""
    replies = _take_stdout()
    job = json.loads(sys.stdin.readline())
    sys.stdin = open(os.devnull)  # noqa: SIM115  # a student's input() finds nothing to wait for
    framework = frameworks.load(job["framework"])
    _reply(replies, {"ready": framework.version()})
    for answer in answers(framework, job["cells"], _rows(job, replies), job["seconds"]):
        _reply(replies, answer)


def _rows(job: dict[str, Any], replies: TextIO) -> Iterator[tuple[str, list[Request], float]]:
    """What is asked of each exercise; when the first one is taken, tell that the cells ran."""
    _reply(replies, {"ran": True})
    for name, requests, limit in job["requests"]:
        yield name, [decode_request(request) for request in requests], limit


def _take_stdout() -> TextIO:
    """Keep the real stdout for replies and send what a student prints nowhere."""
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, 1)
    os.dup2(sink, 2)
    return replies


def answers(
    framework: frameworks.Framework,
    cells: list[dict[str, str]],
    requests: Iterable[tuple[str, list[Request], float]],
    seconds: float,
    stand_ins: StandIns | None = None,
) -> Iterator[dict[str, Any]]:
    """Run the cells, `seconds` each, then try every request: observations, encoded, in order.

    requests: an exercise's name, what it is asked, and the seconds for all of that.
    stand_ins: what stands in the place of other answers meanwhile.
    """
    framework = stand_ins.framework if stand_ins else framework
    namespace: dict[str, Any] = {"__name__": "__main__", **jupyter.names()}
    namespace |= {name: getattr(framework, name) for name in jupyter.FROM_US}
    failed = run_cells([Cell(**cell) for cell in cells], namespace, framework, seconds)
    for name, asked, limit in requests:
        if name in failed.answers:
            lost = Observation(failure=because(failed.answers[name], failed.makers))
            yield from (_encoded(lost) for _ in asked)
            continue
        if stand_ins:
            namespace.update(stand_ins.made_for(name, namespace))
        for seen in observe_each(framework, namespace, namespace.get(name), asked, limit):
            yield _encoded(replace(seen, failure=because(seen.failure, failed.makers)))


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
