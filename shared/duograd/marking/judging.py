"""From a submission to verdicts, wherever its answers run: observe, then judge here.

If the process that runs the answers dies or hangs on one exercise, it is started again for the
rest: one broken exercise does not sink the others.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from weakref import WeakKeyDictionary

from duograd import exercises
from duograd.boundary.wire import Failure, Observation, encode_observation
from duograd.exercises import Exercise, telling
from duograd.exercises.attempts import Trial, prepare
from duograd.exercises.judge import judge
from duograd.exercises.verdict import Verdict
from duograd.marking.assembling import Submission
from duograd.marking.strangers import printable
from duograd.runner.sources import bound_by, read_source

LONGEST = 2000  # characters of a message
MOST_KNOWN = 1000  # verdicts of one exercise that are kept

Trials = Mapping[str, list[Trial]]
Seen = dict[str, list[Observation]]
Observe = Callable[[Trials], Seen]
Known = dict[bytes, Verdict]

_known: WeakKeyDictionary[Trial, Known] = WeakKeyDictionary()


@functools.lru_cache(maxsize=256)
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
    verdicts = [_judged(x, submission.framework, trials[x.name], seen[x.name]) for x in found]
    return {v.name: _with_place(v, submission.taken.get(v.name, "")) for v in verdicts}


def _with_place(verdict: Verdict, taken: str) -> Verdict:
    """The verdict, and which cell it is about where it could have been another."""
    said = telling.ended(verdict.message) if verdict.message and taken else verdict.message
    return replace(verdict, message=f"{said} {taken}".strip())


def called_by(submission: Submission) -> dict[str, list[str]]:
    """The other exercises that each answer uses, by exercise.

    From the source alone: compiling what a stranger wrote can take for ever.
    """
    sources = {cell.exercise: cell.source for cell in submission.cells if cell.exercise}
    used = {x.name: names_used(sources.get(x.name, ""), x.name) for x in submission.lesson}
    return {name: [n for n in used if n in names] for name, names in used.items()}


def names_used(source: str, answer: str) -> frozenset[str]:
    """The global names that what defines an answer reads, as a lab's check finds them."""
    found = read_source(source)
    made = [part for part in found.body if answer in bound_by(part)]
    if len(found.body) > len(made):
        source = "\n".join(map(found.part, made))
    return read_source(source).reads - {answer}


def _judged(
    exercise: Exercise, framework: str, trials: Sequence[Trial], seen: Sequence[Observation]
) -> Verdict:
    """A verdict in printable words of bounded length.

    In a class many answers give the same: that is judged once.
    """
    known = _known.setdefault(trials[0], {})
    sent = json.dumps([encode_observation(one) for one in seen])
    key = hashlib.sha256(sent.encode()).digest()
    if key not in known:
        if len(known) >= MOST_KNOWN:
            known.clear()
        known[key] = _printable(judge(exercise, framework, trials, seen))
    return known[key]


def _printable(verdict: Verdict) -> Verdict:
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
