"""Grade on a Dask cluster: the same work in shards, on any number of machines.

A shard's key is the hash of all that decides its verdicts, so that work given twice is done once;
a worker that dies loses nothing, since the scheduler gives its shards to another one. Workers need
Duograd and the frameworks installed; what students wrote runs there in the strongest sandbox that
the worker's machine allows, or not at all.
"""

from __future__ import annotations

import hashlib
import itertools
import threading
from collections.abc import Iterator
from types import TracebackType
from typing import Any

from duograd.classroom.records import GradebookError
from duograd.marking.marker import Marked, Marker, Settings
from duograd.marking.sandbox import SandboxFailed
from duograd.marking.submission import Notebook

SHARD, RETRIES = 50, 5
Work = tuple[int, Notebook]
_mine = threading.local()


class Cluster:
    """A cluster's scheduler at an address such as `tcp://host:8786`. A context manager.

    Raises GradebookError if nothing answers there, or Dask is not installed.
    """

    alone = False

    def __init__(self, settings: Settings, address: str) -> None:
        self.settings, self.address = settings, address

    def __enter__(self) -> Cluster:
        try:
            from distributed import Client
        except ImportError:
            raise GradebookError("--dask needs Dask: pip install 'duograd[dask]'") from None
        try:
            self.client = Client(self.address, timeout=10, set_as_default=False)
        except (OSError, ValueError) as error:
            raise GradebookError(f"no Dask scheduler answers at {self.address}: {error}") from None
        self._find_sandboxes()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.client.close()

    def _find_sandboxes(self) -> None:
        """Let each worker try what it allows, before it gets work. Raises GradebookError."""
        found = self.client.run(find_sandbox, self.settings, on_error="return")
        for address, failure in found.items():
            if isinstance(failure, SandboxFailed):
                self.client.close()
                raise GradebookError(f"the Dask worker at {address} cannot grade: {failure}")

    def grade(self, work: Iterator[Work], total: int) -> Iterator[tuple[int, Marked]]:
        """Results as the shards that hold them are done."""
        from distributed import as_completed

        at_once = 2 * max(1, len(self.client.nthreads()))
        size = max(1, min(SHARD, total // (2 * at_once)))
        shards = iter(lambda: list(itertools.islice(work, size)), [])
        first = [self._send(shard) for shard in itertools.islice(shards, at_once)]
        running = as_completed(first, loop=self.client.loop)
        for future in running:
            yield from future.result()
            for shard in itertools.islice(shards, 1):
                running.add(self._send(shard))

    def grade_alone(self, notebook: Notebook) -> Marked:
        """The verdicts on a submission beside which nothing else is graded."""
        graded: list[tuple[int, Marked]] = self._send([(0, notebook)], "alone").result()
        return graded[0][1]

    def _send(self, shard: list[Work], prefix: str = "shard") -> Any:
        digest = hashlib.sha256(repr((self.settings, shard)).encode()).hexdigest()
        key = f"{prefix}-{digest}"
        return self.client.submit(grade_shard, self.settings, shard, key=key, retries=RETRIES)


def find_sandbox(settings: Settings) -> str:
    """What a worker does first: find the strongest sandbox that it has. Raises SandboxFailed."""
    return Marker(settings).tier


def grade_shard(settings: Settings, shard: list[Work]) -> list[tuple[int, Marked]]:
    """What a worker does: grade each submission of the shard, keeping its marker warm."""
    marker = _marker(settings)
    return [(number, marker.mark(notebook)) for number, notebook in shard]


def _marker(settings: Settings) -> Marker:
    """This thread's marker; one with other settings is let go first."""
    held: Marker | None = getattr(_mine, "marker", None)
    if held is None or held.settings != settings:
        if held is not None:
            held.close()
        held = _mine.marker = Marker(settings)
    return held
