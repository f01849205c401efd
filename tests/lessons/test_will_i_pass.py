"""Lesson 11: who trains without end is told so, whatever it was that ended the answer."""

import pytest

from duograd.boundary.wire import Failure, Observation
from duograd.exercises.judge import judge
from harness import exercise_of, trials_of

ENDINGS = {
    "the notebook's alarm": Failure("time", message="your code was still running"),
    "the grader": Failure("time", message="no answer came within the time limit"),
    "TensorFlow, which met the alarm": Failure("exception", "UnknownError", "TimeIsUp: ring"),
}


@pytest.mark.parametrize("ended_by", ENDINGS)
def test_training_without_end_is_told_in_the_exercise_s_own_words(ended_by):
    exercise = exercise_of("11_will_i_pass", "train")
    trials = trials_of("11_will_i_pass", "train", "torch")
    seen = [Observation(failure=ENDINGS[ended_by]) for _ in trials]
    verdict = judge(exercise, "torch", trials, seen)
    assert (verdict.outcome, verdict.misconception) == ("wrong", "too_long")
    assert verdict.message.startswith("Your training was still going on when the time")
