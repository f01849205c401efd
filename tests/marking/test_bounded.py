"""What a stranger sends is read and judged in little time, however it is written."""

import json
import time

import numpy as np
import pytest

from duograd.boundary.wire import Observation
from duograd.exercises import load
from duograd.exercises.attempts import prepare
from duograd.exercises.judge import judge
from duograd.marking.assembling import assemble
from duograd.marking.judging import called_by
from duograd.marking.submission import BadSubmission, read_notebook

START = 'start("05_gradient_descent", "torch")\nimport torch\n'
STEP = "def gradient_step(w, slope, learning_rate):\n    return w - learning_rate * slope\n"
MOST_SECONDS = 5  # of computing; before, each of these took 10 to 600


def notebook(start, sources):
    cells = [("code-01", START + start), *((f"c{n}", text) for n, text in enumerate(sources))]
    made = [{"cell_type": "code", "id": i, "metadata": {}, "source": text} for i, text in cells]
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4}).encode()


def formatted(count):
    return 'x = f"' + "{w}" * count + '"\n'


NOTEBOOKS = {
    "one endless formatted text": ("", [formatted(90_000) + STEP]),
    "a formatted text just short enough": ("", [formatted(4_900) + STEP]),
    "many lines below those of ours": ("a\n" * 22_000, [STEP]),
    "many lines like those of ours": ("import torch\n" * 3_600, [STEP]),
    "many empty lines below those of ours": ("\n" * 400_000 + "a\n" * 10_000, [STEP]),
    "one line of many parts": ("a;" * 22_000 + "a", [STEP]),
    "many definitions": ("", ["def gradient_step(): 0\n" * 2_000 + "x = 1\n"]),
    "a chain of cells": ("", [STEP, *(f"a{n} = a{n + 1}\n" for n in range(900))]),
    "lines of IPython's own": ("", ["%magic\n" * 49 + "x=1\n" * 9_000]),
}


@pytest.mark.parametrize("kind", NOTEBOOKS)
def test_a_notebook_is_read_in_little_time(kind):
    begun = time.thread_time()
    submission = assemble(read_notebook(notebook(*NOTEBOOKS[kind]), "lab.ipynb"))
    called_by(submission)
    assert time.thread_time() - begun < MOST_SECONDS


def test_a_notebook_of_more_code_than_any_lab_is_not_read():
    with pytest.raises(BadSubmission, match="KB of code"):
        read_notebook(notebook("", [formatted(2_000)] * 200), "lab.ipynb")


VALUES = {
    "many items": [0.5] * 200_000,
    "many lists": [[0.5]] * 60_000,
    "lists of lists": [[0.5] * 1_000] * 200,
    "many texts": ["x" * 1_000] * 5_000,
    "many arrays": [np.ones((100, 100))] * 200,
    "a large array": np.ones(2_000_000),
}


@pytest.mark.parametrize("kind", VALUES)
@pytest.mark.parametrize(
    ("lab", "name"),
    [("00_tensors_and_gradients", "derivative"), ("05_gradient_descent", "has_converged")],
)
def test_what_came_back_is_judged_in_little_time(lab, name, kind):
    exercise = load(lab).exercises[name]
    trials = prepare(exercise, "torch", 1)
    large = {n: VALUES["a large array"] for trial in trials for n in trial.gradients}
    seen = [Observation(VALUES[kind], large)] * len(trials)
    begun = time.thread_time()
    verdict = judge(exercise, "torch", trials, seen)
    assert time.thread_time() - begun < MOST_SECONDS
    assert (verdict.outcome, verdict.points) == ("wrong", 0)
    assert verdict.message


@pytest.mark.parametrize("kind", VALUES)
def test_giant_arguments_that_came_back_are_compared_in_little_time(kind):
    exercise = load("05_gradient_descent").exercises["has_converged"]
    trials = prepare(exercise, "torch", 1)
    after = dict.fromkeys(trials[0].request.arguments, VALUES[kind])
    begun = time.thread_time()
    verdict = judge(exercise, "torch", trials, [Observation(True, after=after)] * len(trials))
    assert time.thread_time() - begun < MOST_SECONDS
    assert verdict.misconception == "argument_changed"
