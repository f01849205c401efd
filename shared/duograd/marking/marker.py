"""Mark one submission after another in a sandbox; one marker for each worker."""

from __future__ import annotations

import functools
import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from types import TracebackType

import duograd
from duograd.boundary.wire import Failure, Observation
from duograd.exercises.attempts import Trial
from duograd.exercises.carrying import Plan, pass_on
from duograd.exercises.verdict import Verdict
from duograd.marking.answering import Answering, sent
from duograd.marking.assembling import Submission, assemble
from duograd.marking.carrying import carried_forward
from duograd.marking.judging import Seen, Trials, called_by, mark_with, shared_out, trials_of
from duograd.marking.oracle import Oracle
from duograd.marking.process import RunnerFailed, run_process
from duograd.marking.sandbox import (
    CAN_FORK,
    Ended,
    NoRoom,
    Sandbox,
    SandboxFailed,
    Work,
    choose_tier,
)
from duograd.marking.submission import Notebook
from duograd.runner.limits import Limits

LOST = Failure("crash", message="the sandbox ended while your code ran")


@dataclass(frozen=True)
class Settings:
    """How to grade: the sandbox's tier, limits, the seed of the cases, seconds per exercise.

    tier: empty for the strongest that works where the submission runs. carry_forward: whether an
    answer that is wrong only because another one is gets its points.
    """

    tier: str
    seed: int
    limits: Limits = field(default_factory=Limits)
    seconds: float | None = None
    carry_forward: bool = True


@dataclass(frozen=True)
class Marked:
    """Verdicts in the lab's order; `hits` names the limit that an exercise hit.

    facts: what the marker has used so far: versions, and the sandbox's tier. hurried: whether
    time ran out for an answer that is right all the same, or while it was tried once more.
    lost: whether it could not be run, through no fault of its own; there are no verdicts then.
    """

    verdicts: list[Verdict]
    hits: Mapping[str, str]
    facts: Mapping[str, str]
    hurried: bool = False
    lost: bool = False

    @property
    def timed_out(self) -> bool:
        """Whether time ran out, which a busy machine can bring about."""
        return self.hurried or "time" in self.hits.values()


class Marker:
    """Holds a sandbox for each framework it has met. For one thread; a context manager."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.sandboxes: dict[str, Sandbox] = {}
        self.oracle = Oracle()
        self.facts = {"duograd": duograd.__version__}

    def __enter__(self) -> Marker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes to fork from, and the one that answers calls."""
        self.oracle.close()
        for framework in list(self.sandboxes):
            self._let_go(framework)

    @functools.cached_property
    def tier(self) -> str:
        """The sandbox asked for, or the strongest that works here. Raises SandboxFailed."""
        return self.settings.tier or choose_tier(self.settings.limits, trust=False)

    def mark(self, notebook: Notebook) -> Marked:
        """The verdicts on one submission. Raises SandboxFailed if no sandbox was ever started."""
        try:
            return self._marked(notebook)
        except NoRoom:
            return Marked([], {}, dict(self.facts), lost=True)

    def _marked(self, notebook: Notebook) -> Marked:
        submission = assemble(notebook)
        seed = seed_of(self.settings.seed, notebook.attempt)
        trials = trials_of(notebook.lab, notebook.framework, seed)
        run = Run(self, submission, trials)
        verdicts, seen = mark_with(submission, trials, run.observe)
        hits = _hits_inside(seen) | run.hits
        found = self._forward(run, verdicts)
        late = "time" in {*hits.values(), *run.hits_again.values()}
        hits = {v.name: hits[v.name] for v in found if v.name in hits and v.outcome != "right"}
        return Marked(found, hits, dict(self.facts), late)

    def _forward(self, run: Run, verdicts: dict[str, Verdict]) -> list[Verdict]:
        """The verdicts that count."""
        if self.settings.carry_forward and CAN_FORK:
            return carried_forward(run.submission, run.trials, verdicts, run.observe_again)
        called = called_by(run.submission)
        return [pass_on(v, called[name], verdicts) for name, v in verdicts.items()]

    def observe(
        self, run: Run, todo: Trials, hits: dict[str, str], answering: Answering | None = None
    ) -> Seen:
        """What is observed in one process, in the time left; limits that were hit go to `hits`."""
        submission, left = run.submission, run.end - time.monotonic()
        if not CAN_FORK:
            return self._observe_apart(submission, todo)
        if left <= 0:
            failure = Failure("time", message="there was no time left for this exercise")
            hits.update(dict.fromkeys(todo, "time"))
            return {name: [Observation(failure=failure)] * len(todo[name]) for name in todo}
        work = self._work(submission, todo, left, answering)
        for _ in range(2):  # if the sandbox itself is gone, once more with a fresh one
            try:
                ended = self._forked(run, work, answering)
                break
            except SandboxFailed as error:
                failed = error
        else:
            if isinstance(failed, NoRoom) or submission.framework not in self.facts:
                raise failed
            return shared_out(todo, [], LOST)
        seen = shared_out(todo, ended.observations, ended.failure())
        if ended.limit and len(ended.observations) < sum(map(len, todo.values())):
            hits[list(seen)[-1]] = ended.limit
        return seen

    def _observe_apart(self, submission: Submission, todo: Trials) -> Seen:
        """The same in a fresh process, as `duograd check` does it: where nothing can be forked."""
        try:
            seen = run_process(submission, todo, self.settings.seconds)
        except RunnerFailed as error:
            raise SandboxFailed(str(error)) from None
        self.facts |= {"sandbox": self.tier, submission.framework: version(submission.framework)}
        return seen

    def _forked(self, run: Run, work: Work, answering: Answering | None) -> Ended:
        """What one child did. A sandbox that fails is let go."""
        submission = run.submission
        try:
            sandbox = self._sandbox(submission.framework)
            sandbox.learn(work.lesson, run.trials, {x.name: x.seconds for x in submission.lesson})
            return sandbox.run(work, answering.answer if answering else None)
        except SandboxFailed:
            if submission.framework in self.sandboxes:
                self._let_go(submission.framework)
            raise

    def _work(
        self, submission: Submission, todo: Trials, left: float, answering: Answering | None
    ) -> Work:
        lesson, override = submission.lesson, self.settings.seconds
        seconds = {
            name: (len(trials), override or lesson.exercises[name].seconds)
            for name, trials in todo.items()
        }
        stand_ins = sent(lesson, answering.plan) if answering else None
        seed = seed_of(self.settings.seed, "what is told to a child")
        return Work(lesson.name, submission.cells, seconds, left, seed, override, stand_ins)

    def _sandbox(self, framework: str) -> Sandbox:
        if framework not in self.sandboxes:
            self.sandboxes[framework] = sandbox = self._started(framework)
            self.facts |= {"sandbox": self.tier, framework: sandbox.version}
        return self.sandboxes[framework]

    def _started(self, framework: str) -> Sandbox:
        try:
            return Sandbox(framework, self.tier, self.settings.limits).__enter__()
        except SandboxFailed as error:
            raise NoRoom(str(error)) if framework in self.facts else error from None

    def _let_go(self, framework: str) -> None:
        self.sandboxes.pop(framework).__exit__(None, None, None)


class Run:
    """One submission, observed and perhaps observed again, in bounded time."""

    def __init__(
        self, marker: Marker, submission: Submission, trials: dict[str, list[Trial]]
    ) -> None:
        self.marker, self.submission, self.trials = marker, submission, trials
        self.end = time.monotonic() + marker.settings.limits.wall
        self.hits: dict[str, str] = {}
        self.hits_again: dict[str, str] = {}

    def observe(self, todo: Trials) -> Seen:
        """What is observed of these exercises; the limits that were hit go to `hits`."""
        return self.marker.observe(self, todo, self.hits)

    def observe_again(self, todo: Trials, plan: Plan) -> Seen:
        """The same with right answers in the place of some others."""
        submission, oracle = self.submission, self.marker.oracle
        answering = Answering(submission.lesson, submission.framework, plan, todo, oracle)
        seen = self.marker.observe(self, todo, self.hits_again, answering)
        self.hits_again |= _hits_inside(seen)
        return seen


def seed_of(seed: int, what: object) -> int:
    """A seed from which nobody finds the one that it is made of; for a first attempt that one."""
    if what == 0:
        return seed
    return int.from_bytes(hashlib.sha256(f"{seed} {what}".encode()).digest()[:4])


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
