"""Entries to the board: what they are asked, and how their answers are measured."""

import numpy as np
import pytest

from duograd import exercises
from duograd.boundary.wire import Opaque, encode_request
from duograd.exercises.entries import Entry, Task, Unfit, entry_of, mean

WITH_ENTRY = [name for name in exercises.lesson_names() if entry_of(name)]


def measured(numbers, together=1):
    entry = Entry("f", "", "", None, lambda value, truth: value, mean, ("", None), 1, together)
    return entry.result(np.asarray(numbers, "float64"), Task({}, [], np.zeros(len(numbers))))


def test_labs_18_22_and_26_have_one_where_they_exist():
    expected = {"18_music", "22_bias", "26_judge"} & set(exercises.lesson_names())
    assert set(WITH_ENTRY) == expected


@pytest.mark.parametrize("lesson", WITH_ENTRY)
def test_a_task_is_the_same_for_the_same_seed_and_another_for_another(lesson):
    entry = entry_of(lesson)
    sent = [str(encode_request(entry.request(entry.draw(seed)))) for seed in (5, 5, 6)]
    assert sent[0] == sent[1] != sent[2]


@pytest.mark.parametrize("lesson", WITH_ENTRY)
def test_what_would_be_right_is_not_sent(lesson):
    entry, task = entry_of(lesson), entry_of(lesson).draw(5)
    other = Task(task.arguments, task.examples, truth="another truth")
    assert encode_request(entry.request(task)) == encode_request(entry.request(other))


@pytest.mark.parametrize("lesson", WITH_ENTRY)
def test_the_rival_that_learns_nothing_can_be_measured(lesson):
    entry, task = entry_of(lesson), entry_of(lesson).draw(5)
    result = entry.result(entry.simple[1](task), task)
    low, high = result.interval
    assert low <= result.score <= high


@pytest.mark.parametrize("lesson", WITH_ENTRY)
@pytest.mark.parametrize("value", [None, "all", 1.0, [], [[1.0]], np.zeros((2, 2)), Opaque("dict")])
def test_what_cannot_be_measured_is_told_in_a_sentence(lesson, value):
    entry, task = entry_of(lesson), entry_of(lesson).draw(5)
    with pytest.raises(Unfit, match=r"\w+ \w+ \w+"):
        entry.result(value, task)


def test_the_interval_of_many_examples_is_narrow_and_of_few_wide():
    random = np.random.RandomState(1)
    few, many = (measured(random.normal(0, 1, n)).interval for n in (20, 2000))
    assert few[1] - few[0] > 5 * (many[1] - many[0])
    assert many[1] - many[0] == pytest.approx(2 * 1.96 / 2000**0.5, rel=0.2)


def test_examples_that_have_something_in_common_count_as_fewer():
    random = np.random.RandomState(1)
    fives = np.repeat(random.normal(0, 1, 60), 5)
    alone, together = measured(fives).interval, measured(fives, together=5).interval
    assert together[1] - together[0] > 1.8 * (alone[1] - alone[0])


def test_two_are_compared_example_by_example():
    hard = np.random.RandomState(1).normal(0, 1, 300)
    assert not measured(hard).is_as_good_as(measured(hard - 0.1))
    assert measured(hard).is_as_good_as(measured(hard[::-1] - 0.1))
