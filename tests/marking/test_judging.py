"""Of a class many answers give the same numbers: those are judged once."""

import copy
from dataclasses import replace

import pytest

from duograd import exercises
from duograd.boundary.wire import Observation
from duograd.exercises.attempts import prepare
from duograd.marking import judging
from duograd.marking.assembling import assemble
from duograd.marking.judging import verdicts_on
from duograd.marking.submission import read_notebook
from grading import DESCENT, solved

SUBMISSION = assemble(read_notebook(solved().encode(), "lab.ipynb"))


@pytest.fixture
def trials():
    """Of these nothing is known yet."""
    return {x.name: prepare(x, "torch", 4) for x in exercises.load(DESCENT)}


@pytest.fixture
def judged(monkeypatch):
    """The names of the exercises that were judged, one for each time."""
    names, judge = [], judging.judge

    def noted(exercise, *others):
        names.append(exercise.name)
        return judge(exercise, *others)

    monkeypatch.setattr(judging, "judge", noted)
    return names


def right(trials):
    return {
        name: [Observation(t.value, dict(t.gradients)) for t in these]
        for name, these in copy.deepcopy(trials).items()
    }


def test_what_several_answers_gave_alike_is_judged_once(judged, trials):
    first, second = (verdicts_on(SUBMISSION, trials, right(trials)) for _ in range(2))
    assert first == second
    assert sorted(judged) == sorted(trials)


def test_what_differs_in_one_number_is_judged_anew(judged, trials):
    verdicts_on(SUBMISSION, trials, right(trials))
    seen = right(trials)
    last = seen["gradient_step"][-1]
    seen["gradient_step"][-1] = replace(last, value=last.value + 1)
    judged.clear()
    verdicts = verdicts_on(SUBMISSION, trials, seen)
    assert judged == ["gradient_step"]
    assert verdicts["gradient_step"].points < verdicts["gradient_step"].max_points
    assert verdicts["gradient_descent"].points == verdicts["gradient_descent"].max_points
