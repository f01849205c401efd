"""A lab that runs in a student's own process: start, check, hint, progress, predict.

The check judges here, beside the student's code: it teaches, and is no trust boundary.
"""

from __future__ import annotations

import contextlib
import dis
import gc
import os
import random
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from types import CodeType
from typing import Any

import numpy as np

from duograd import exercises, frameworks
from duograd.boundary.wire import Observation, Request
from duograd.exercises.attempts import Trial, prepare
from duograd.exercises.carrying import foretell
from duograd.exercises.declaration import Exercise, Lesson
from duograd.exercises.judge import judge
from duograd.exercises.verdict import Verdict
from duograd.frameworks import Framework, surroundings
from duograd.notebook import cards, failing, hidden
from duograd.notebook.session import session
from duograd.runner.probes import observe_each

PUBLIC_SEED = 1
PUT_ASIDE = "Set in your notebook, and put aside for the check: {}."


class Lab:
    """One lab in one process: its lesson, its framework, and what the student did so far."""

    def __init__(self, lesson: Lesson, framework: Framework, namespace: dict[str, Any]) -> None:
        self.lesson, self.framework, self.namespace = lesson, framework, namespace
        self.verdicts: dict[str, Verdict] = {}
        self.hints_taken: dict[str, int] = {}
        self.predictions: dict[str, Any] = {}
        self._trials: dict[str, list[Trial]] = {}

    def exercise(self, name: str) -> Exercise | None:
        """The exercise of that name, or None."""
        return self.lesson.exercises.get(name)

    def trials(self, exercise: Exercise) -> list[Trial]:
        """The public cases of an exercise with their right answers, computed once."""
        if exercise.name not in self._trials:
            self._trials[exercise.name] = prepare(exercise, self.framework.name, PUBLIC_SEED)
        return self._trials[exercise.name]

    def check(self, exercise: Exercise, answer: Any) -> Verdict:
        """Judge an answer on the public cases, leaving all random states as they were."""
        verdict, called = self._judged(exercise, answer), _names_in(answer)
        if verdict.outcome not in ("right", "not started"):
            self._judge_again(set(called) - {exercise.name})
        verdict = foretell(self.lesson, verdict, called, self.verdicts)
        self.verdicts[exercise.name] = verdict
        return verdict

    def _judged(self, exercise: Exercise, answer: Any) -> Verdict:
        trials = self.trials(exercise)
        seen = self.observe(answer, [trial.request for trial in trials], exercise.seconds)
        return judge(exercise, self.framework.name, trials, seen)

    def observe(
        self, answer: Any, requests: Sequence[Request], seconds: float
    ) -> list[Observation]:
        """What an answer does without what our own cells made, as in the grader."""
        ours = hidden.to_hide(self.lesson.name, self.framework.name, _cells_that_ran())
        with preserved_random_state(self.framework), hidden.without(self.namespace, ours):
            seen = list(observe_each(self.framework, self.namespace, answer, requests, seconds))
        return [hidden.told(one, ours) for one in seen]

    def _judge_again(self, names: set[str]) -> None:
        """Judge anew which of these answers were not right: they may be mended since."""
        for name in names & set(self.verdicts):
            if self.verdicts[name].outcome in ("wrong", "error"):
                answer = self.namespace.get(name)
                self.verdicts[name] = self._judged(self.lesson.exercises[name], answer)

    def rows(self) -> list[Verdict]:
        """A verdict for each exercise, `not started` where none was checked yet."""
        fresh = {x.name: Verdict(x.name, "not started", 0, x.points) for x in self.lesson}
        return list({**fresh, **self.verdicts}.values())

    def waits(self) -> bool:
        """Whether some exercise is not right yet, so that demos may lack what it makes."""
        return any(row.outcome != "right" for row in self.rows() if row.max_points)

    def next_hint(self, exercise: Exercise) -> str:
        """The next step of the exercise's hint ladder, the last one again at its end."""
        taken = min(self.hints_taken.get(exercise.name, 0) + 1, len(exercise.hints))
        self.hints_taken[exercise.name] = taken
        return f"Hint {taken} of {len(exercise.hints)}: {exercise.hints[taken - 1]}"


def _cells_that_ran() -> list[str]:
    """The sources of the notebook's cells that ran so far; none in a script."""
    shell = cards.shell_of_user()
    return list(filter(None, shell.user_ns.get("In", []))) if shell else []


def _names_in(answer: Any) -> list[str]:
    """The global names that a function's code, or a class's methods', reads."""
    parts = list(vars(answer).values()) if isinstance(answer, type) else [answer]
    held = [getattr(part, "__code__", None) for part in parts]
    codes = [code for code in held if isinstance(code, CodeType)]
    for code in codes:
        codes += [const for const in code.co_consts if isinstance(const, CodeType)]
    lines = [line for code in codes for line in dis.get_instructions(code)]
    return [line.argval for line in lines if line.opname == "LOAD_GLOBAL"]


@contextlib.contextmanager
def preserved_random_state(framework: Framework) -> Iterator[None]:
    """Put back the random states of Python, NumPy and the framework after the body."""
    python, numpy = random.getstate(), np.random.get_state()
    try:
        with framework.same_random_state():
            yield
    finally:
        random.setstate(python)
        np.random.set_state(numpy)


def start(lesson: str, framework: str) -> None:
    """Begin a lab: import its framework quietly, seed every random number, say what was found."""
    if wrong := surroundings.hindrances(framework):
        cards.show(cards.note(wrong[0], "error"))
        return
    try:
        declared, native = exercises.load(lesson), frameworks.load(framework)
    except (exercises.UnknownLesson, frameworks.FrameworkMissing) as error:
        cards.show(cards.note(str(error), "error"))
        return
    with frameworks.quiet():
        native.warm_up()
        device = native.device()
    if session.lab is None:
        gc.freeze()  # what was imported lives on: a look for garbage there takes 0.2 seconds
    native.seed(0)
    np.random.seed(0)
    random.seed(0)
    before, session.lab = session.lab, Lab(declared, native, _namespace_of_caller())
    failing.install()
    title = frameworks.TITLES[framework]
    ready = f"Lab {lesson} is ready · {title} {native.version()} on {device}"
    cards.show(cards.note(f"{ready}{_instead_of(before, session.lab)}"))
    if framework == "tensorflow" and (odd := surroundings.odd_numbers()):
        cards.show(cards.note(odd))


def _instead_of(before: Lab | None, now: Lab) -> str:
    """What to know where another lab ran in the same process; nothing where none did."""
    if before is None or (before.lesson.name, before.framework) == (now.lesson.name, now.framework):
        return ""
    other = f"{before.lesson.name} in {frameworks.TITLES[before.framework.name]}"
    return f". Lab {other}, which ran here, has ended: its first cell starts it again."


def _namespace_of_caller() -> dict[str, Any]:
    """The globals of the notebook (or script) that called us."""
    shell = cards.shell_of_user()
    namespace: dict[str, Any] = shell.user_ns if shell else sys._getframe(2).f_globals
    return namespace


def _with_lab(name: Any, act: Callable[[Lab, Exercise], None]) -> None:
    """Call `act` with the lab and the exercise that `name` means, or say what is missing."""
    if session.lab is None:
        _ask_for_start()
        return
    key = name if isinstance(name, str) else getattr(name, "__name__", "")
    exercise = session.lab.exercise(key)
    if exercise:
        act(session.lab, exercise)
        return
    known = ", ".join(session.lab.lesson.exercises)
    cards.show(cards.note(f"No exercise here is called `{key}`. There are: {known}.", "error"))


def _ask_for_start() -> None:
    cards.show(cards.note("Run the lab's first cell first: it starts the lab.", "error"))


def check(answer: Any) -> float | None:
    """Judge an answer: the function or class itself, or its name as a string.

    Shows a verdict and returns None; under nbgrader it returns the points, which nbgrader reads.
    """
    points: list[int] = []

    def act(lab: Lab, exercise: Exercise) -> None:
        given = lab.namespace.get(exercise.name) if isinstance(answer, str) else answer
        verdict = lab.check(exercise, given)
        points.append(verdict.points)
        cards.show(cards.verdict_card(verdict))
        if put_aside := lab.framework.set_otherwise():
            cards.show(cards.note(PUT_ASIDE.format(", ".join(put_aside))))
        if verdict.outcome in ("wrong", "error") and exercise.hints:
            left = len(exercise.hints) - lab.hints_taken.get(exercise.name, 0)
            if left:
                cards.show(cards.note(f'Stuck? Run `hint("{exercise.name}")`: {left} left.'))

    _with_lab(answer, act)
    if os.environ.get("NBGRADER_EXECUTION"):
        return sum(points)
    return None


def hint(name: Any) -> None:
    """Show the next hint for an exercise: each one says a little more."""

    def act(lab: Lab, exercise: Exercise) -> None:
        text = lab.next_hint(exercise) if exercise.hints else "This one is given: read its code."
        cards.show(cards.note(text))

    _with_lab(name, act)


def progress() -> None:
    """Show the points so far, as of the last check of each exercise."""
    if session.lab is None:
        _ask_for_start()
        return
    cards.show(cards.progress_card(session.lab.rows()))


def predict(name: str, answer: Any = ...) -> None:
    """Write down what you expect before you run the next cell. It is not graded."""
    if answer is ...:
        text = "Put your guess in place of `...` first. A wrong guess teaches more than none."
        cards.show(cards.note(text, "not started"))
        return
    if session.lab:
        session.lab.predictions[name] = answer
    cards.show(cards.note(f"Your prediction: {answer}. Now run the next cell and compare."))


@contextlib.contextmanager
def attempt() -> Iterator[None]:
    """Run lines that may fail: an error is shown in one sentence, and the notebook goes on."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Exception as error:
        message = session.framework.clean_message(str(error)).split("\n")[0]
        cards.show(cards.note(f"{type(error).__name__}: {message}", "error"))
