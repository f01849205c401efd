"""Once more for answers that are wrong only because another one is, apart from the first run.

The verdicts of the first run are final by then, and of this one nothing is told but whether an
answer is right: what a stranger's code learns of a right answer here is of no use to it.
"""

from __future__ import annotations

from collections.abc import Callable

from duograd.boundary.wire import REFUSED, Observation
from duograd.exercises.carrying import Plan, Verdicts, carry_forward, standing_in
from duograd.exercises.verdict import Verdict
from duograd.marking.assembling import Submission
from duograd.marking.judging import Seen, Trials, called_by, observed, verdicts_on

ObserveWith = Callable[[Trials, Plan], Seen]


def carried_forward(
    submission: Submission, trials: Trials, verdicts: Verdicts, observe: ObserveWith
) -> list[Verdict]:
    """The verdicts that count. observe: runs the answers, with others standing in as planned."""
    called = called_by(submission)
    plans = {n: standing_in(submission.lesson, v, called[n], verdicts) for n, v in verdicts.items()}
    plan = {name: others for name, others in plans.items() if others}
    todo = {name: trials[name] for name in plan}
    seen = observed(todo, lambda these: observe(these, {name: plan[name] for name in these}))
    refused = [name for name, these in seen.items() if any(map(_is_refused, these))]
    second = verdicts_on(submission, trials, seen)
    return carry_forward(verdicts, second, plan, called, refused)


def _is_refused(seen: Observation) -> bool:
    """Whether a call was not answered, or too late, so that nothing is known of the answer."""
    failure = seen.failure
    return bool(failure and (REFUSED in failure.message or failure.kind in ("time", "crash")))
