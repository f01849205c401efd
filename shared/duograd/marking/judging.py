"""From a submission to verdicts, wherever its answers run: observe, then judge here.

If the process that runs the answers dies or hangs on one exercise, it is started again for the
rest: one broken exercise does not sink the others.
"""

from __future__ import annotations

import functools
import symtable
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from duograd import exercises
from duograd.boundary.wire import Failure, Observation
from duograd.exercises import Exercise
from duograd.exercises.judge import Trial, judge, prepare
from duograd.exercises.verdict import Verdict
from duograd.marking.strangers import printable
from duograd.marking.submission import Submission

LONGEST = 2000  # characters of a message

Trials = Mapping[str, list[Trial]]
Seen = dict[str, list[Observation]]
Observe = Callable[[Trials], Seen]


@functools.cache
def trials_of(lab: str, framework: str, seed: int) -> dict[str, list[Trial]]:
    """The cases of every exercise of a lab, with their answers. The same for all submissions."""
    return {x.name: prepare(x, framework, seed) for x in exercises.load(lab)}


def mark_with(
    submission: Submission, trials: Trials, observe: Observe
) -> tuple[dict[str, Verdict], Seen]:
    """A verdict for each exercise of the lab, in its order, and what was observed.

    observe: runs the answers, and gives observations of all exercises asked for, or up to and
    including the one that ended the process.
    """
    broken: Seen = {
        name: [Observation(failure=failure)] * len(trials[name])
        for name, failure in submission.broken.items()
    }
    todo = {x.name: trials[x.name] for x in submission.lesson if x.name not in broken}
    seen = observed(todo, observe) | broken
    return verdicts_on(submission, trials, seen), seen


def observed(todo: Trials, observe: Observe) -> Seen:
    """What is observed of each exercise, in as many processes as it takes."""
    seen: Seen = {}
    while todo:
        seen.update(observe(todo))
        todo = {name: todo[name] for name in todo if name not in seen}
    return seen


def verdicts_on(submission: Submission, trials: Trials, seen: Seen) -> dict[str, Verdict]:
    """A verdict for each exercise that was observed, in the lab's order."""
    found = [x for x in submission.lesson if x.name in seen]
    return {x.name: _judged(x, submission.framework, trials[x.name], seen[x.name]) for x in found}


def called_by(submission: Submission) -> dict[str, list[str]]:
    """The names that each answer uses, by exercise."""
    sources = {cell.exercise: cell.source for cell in submission.cells if cell.exercise}
    return {x.name: names_used(sources.get(x.name, ""), x.name) for x in submission.lesson}


def names_used(source: str, answer: str) -> list[str]:
    """The global names that a function or class of the source reads, as a lab's check finds them.

    From the source alone: compiling what a stranger wrote can take for ever.
    """
    try:
        module = symtable.symtable(source, "answer", "exec")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    scopes = [scope for scope in module.get_children() if scope.get_name() == answer]
    for scope in scopes:
        scopes += scope.get_children()
    symbols = [symbol for scope in scopes for symbol in scope.get_symbols()]
    return [s.get_name() for s in symbols if s.is_global() and s.is_referenced()]


def _judged(
    exercise: Exercise, framework: str, trials: Sequence[Trial], seen: Sequence[Observation]
) -> Verdict:
    """A verdict in printable words of bounded length."""
    verdict = judge(exercise, framework, trials, seen)
    lines = verdict.message[:LONGEST].split("\n")
    return replace(verdict, message="\n".join(printable(line) for line in lines))


def shared_out(todo: Trials, observations: list[Observation], failure: Failure) -> Seen:
    """Give observations, in order, to their exercises; the first that lacks some has failed."""
    seen: Seen = {}
    for name, trials in todo.items():
        mine, observations = observations[: len(trials)], observations[len(trials) :]
        short = len(trials) - len(mine)
        seen[name] = mine + [Observation(failure=failure)] * short
        if short:
            break
    return seen
