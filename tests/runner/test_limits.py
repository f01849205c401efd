"""Limits on a student's code: its time, alarms of its own, and questions that nobody answers."""

import signal
import threading
import time

import pytest

from duograd import frameworks
from duograd.frameworks import NAMES
from duograd.runner import limits
from duograd.runner.cells import Cell, run_cells
from duograd.runner.limits import TimeIsUp, time_limit
from harness import judge_answer

has_alarms = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no alarms here")


def loop_for(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


@pytest.fixture
def no_alarms(monkeypatch):
    """A platform as Windows is."""
    monkeypatch.delattr(signal, "setitimer", raising=False)


def test_without_alarms_an_endless_loop_is_ended_all_the_same(no_alarms):
    begun = time.monotonic()
    with pytest.raises(TimeIsUp), time_limit(0.2):
        loop_for(20)
    assert time.monotonic() - begun < 5


def test_without_alarms_what_swallows_the_first_ring_is_ended_by_the_next(no_alarms, monkeypatch):
    monkeypatch.setattr(limits, "AGAIN", 0.1)
    rings = []
    with pytest.raises(TimeIsUp), time_limit(0.1):
        while len(rings) < 3:
            try:
                loop_for(20)
            except TimeIsUp:
                rings.append(1)
        loop_for(20)


def test_without_alarms_nothing_rings_after_the_limit_was_kept_or_missed(no_alarms):
    before, missed = threading.active_count(), 0
    for number in range(500):
        try:
            with time_limit(0.001):
                loop_for(0.0009 + number % 20 * 5e-4)
        except TimeIsUp:
            missed += 1
    loop_for(1.5 * limits.AGAIN)
    assert threading.active_count() <= before
    assert missed


def compute_for(seconds):
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def test_time_that_only_passes_is_not_taken_for_computing():
    with time_limit(0.1):
        time.sleep(0.2)


@has_alarms
def test_what_waits_for_ever_is_ended_by_the_clock():
    begun = time.monotonic()
    with pytest.raises(TimeIsUp), time_limit(10, wall=0.2):
        time.sleep(20)
    assert time.monotonic() - begun < 5


def test_the_time_is_for_all_cases_together():
    allowance = limits.Allowance(1)
    with allowance.limit():
        compute_for(0.2)
    begun = time.thread_time()
    with pytest.raises(TimeIsUp), allowance.limit():
        compute_for(20)
    assert time.thread_time() - begun < 0.9


def test_a_loop_in_another_thread_is_ended_too():
    seen = []

    def work():
        try:
            with time_limit(0.1):
                loop_for(20)
        except TimeIsUp:
            seen.append("ended")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(10)
    assert seen == ["ended"]


@pytest.fixture
def alarm():
    """A student's own alarm, and how often it rang."""
    rings = []
    before = signal.signal(signal.SIGALRM, lambda *_: rings.append(time.monotonic()))
    yield rings
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@has_alarms
def test_a_students_own_alarm_goes_on_with_the_time_that_is_left(alarm):
    signal.setitimer(signal.ITIMER_REAL, 60, 7)
    with time_limit(5):
        loop_for(0.3)
    left, again = signal.getitimer(signal.ITIMER_REAL)
    assert 50 < left < 59.8
    assert again == 7
    assert not alarm


@has_alarms
def test_a_students_own_alarm_that_was_due_meanwhile_rings_afterwards(alarm):
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    with time_limit(5):
        loop_for(0.3)
        assert not alarm
    loop_for(0.2)
    assert len(alarm) == 1


@has_alarms
def test_where_no_alarm_was_set_none_is_left(alarm):
    with time_limit(5):
        pass
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


@pytest.mark.parametrize("framework", NAMES)
def test_an_answer_that_asks_for_input_is_told_that_nobody_answers(framework):
    verdict = judge_answer("01_perceptron", "relu", framework, lambda _: lambda z: z * int(input()))
    assert "EOFError: a check answers no input()" in verdict.message


def test_a_cell_that_asks_for_input_fails_at_once_and_input_is_there_again():
    asked, native = input, frameworks.load("torch")
    source = "answer = input('how many? ')\ndef relu(z):\n    return z"
    failed = run_cells([Cell("relu", source)], {}, native, 60)
    assert failed.answers["relu"].message.startswith("a check answers no input()")
    assert input is asked
