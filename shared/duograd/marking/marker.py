"""Judge one submission after another in a sandbox; one examiner for each worker."""

from __future__ import annotations

import functools
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType

import duograd
from duograd.boundary.wire import Failure, Observation
from duograd.exercises.judge import Trial
from duograd.exercises.verdict import Verdict
from duograd.marking.judging import Seen, Trials, judge_with, shared_out, trials_of
from duograd.marking.sandbox import Sandbox, SandboxFailed, Work, choose_tier
from duograd.marking.submission import Notebook, Submission, assemble
from duograd.runner.jail import Limits

LOST = Failure("crash", message="the sandbox ended while your code ran")


@dataclass(frozen=True)
class Settings:
    """How to grade: the sandbox's tier, limits, the seed of the cases, seconds per exercise.

    tier: empty for the strongest that works where the submission runs.
    """

    tier: str
    seed: int
    limits: Limits = field(default_factory=Limits)
    seconds: float | None = None


@dataclass(frozen=True)
class Graded:
    """Verdicts in the lab's order; `hits` names the limit that an exercise hit.

    facts: what the examiner has used so far: versions, and the sandbox's tier.
    """

    verdicts: list[Verdict]
    hits: Mapping[str, str]
    facts: Mapping[str, str]

    @property
    def timed_out(self) -> bool:
        """Whether time ran out, which a busy machine can bring about."""
        return "time" in self.hits.values()


class Examiner:
    """Holds a sandbox for each framework it has met. For one thread; a context manager."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.sandboxes: dict[str, Sandbox] = {}
        self.facts = {"duograd": duograd.__version__}

    def __enter__(self) -> Examiner:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes to fork from."""
        for framework in list(self.sandboxes):
            self._let_go(framework)

    @functools.cached_property
    def tier(self) -> str:
        """The sandbox asked for, or the strongest that works here. Raises SandboxFailed."""
        return self.settings.tier or choose_tier(self.settings.limits, trust=False)

    def grade(self, notebook: Notebook) -> Graded:
        """The verdicts on one submission. Raises SandboxFailed if no sandbox can be started."""
        submission = assemble(notebook)
        trials = trials_of(notebook.lab, notebook.framework, self.settings.seed)
        hits: dict[str, str] = {}
        end = time.monotonic() + self.settings.limits.wall

        def observe(todo: Trials) -> Seen:
            return self._observe(submission, todo, end - time.monotonic(), hits)

        verdicts, seen = judge_with(submission, trials, observe)
        return Graded(verdicts, _hits_inside(seen) | hits, dict(self.facts))

    def _observe(
        self, submission: Submission, todo: Trials, left: float, hits: dict[str, str]
    ) -> Seen:
        if left <= 0:
            failure = Failure("time", message="there was no time left for this exercise")
            hits.update(dict.fromkeys(todo, "time"))
            return {name: [Observation(failure=failure)] * len(todo[name]) for name in todo}
        work = self._work(submission, todo, left)
        for _ in range(2):  # if the sandbox itself is gone, once more with a fresh one
            try:
                sandbox = self._sandbox(submission.framework)
                sandbox.learn(work.lesson, *self._inputs(submission))
                ended = sandbox.run(work)
                break
            except SandboxFailed:
                if submission.framework not in self.sandboxes:
                    raise  # it did not even start
                self._let_go(submission.framework)
        else:
            return shared_out(todo, [], LOST)
        seen = shared_out(todo, ended.observations, ended.failure())
        if ended.limit and len(ended.observations) < sum(map(len, todo.values())):
            hits[list(seen)[-1]] = ended.limit
        return seen

    def _work(self, submission: Submission, todo: Trials, left: float) -> Work:
        lesson, override = submission.lesson, self.settings.seconds
        seconds = {
            name: (len(trials), override or lesson.exercises[name].seconds)
            for name, trials in todo.items()
        }
        return Work(lesson.name, submission.cells, seconds, left, self.settings.seed, override)

    def _inputs(self, submission: Submission) -> tuple[dict[str, list[Trial]], dict[str, float]]:
        lesson = submission.lesson
        trials = trials_of(lesson.name, submission.framework, self.settings.seed)
        return trials, {x.name: x.seconds for x in lesson}

    def _sandbox(self, framework: str) -> Sandbox:
        if framework not in self.sandboxes:
            sandbox = Sandbox(framework, self.tier, self.settings.limits).__enter__()
            self.sandboxes[framework] = sandbox
            self.facts |= {"sandbox": self.tier, framework: sandbox.version}
        return self.sandboxes[framework]

    def _let_go(self, framework: str) -> None:
        self.sandboxes.pop(framework).__exit__(None, None, None)


def _hits_inside(seen: Seen) -> dict[str, str]:
    """The limits that the child itself could report."""
    kinds = {"time": "time", "MemoryError": "memory", "ResourceExhaustedError": "memory"}
    found = {}
    for name, observations in seen.items():
        failure = next((o.failure for o in observations if o.failure), None)
        hit = failure and (kinds.get(failure.kind) or kinds.get(failure.type))
        if hit:
            found[name] = hit
    return found
