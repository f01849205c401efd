"""Which line an error in an answer is told at."""

import linecache
import textwrap

import pytest

from duograd import frameworks
from duograd.runner.explaining import explain

CELL = "/tmp/ipykernel_1/7.py"
COMPILED = """
    import tensorflow as tf
    def helper(w):
        return w - slope
    @tf.function
    def gradient_step(w, learning_rate):
        if learning_rate > 0:
            w = helper(w)
        return w
"""
ITEM = """
    import tensorflow as tf
    def gradient_step(w, learning_rate):
        w[0] = 0.0
"""
NO_NAME = "name 'slope' is not defined"
NO_ITEMS = "a TensorFlow tensor does not support item assignment"


@pytest.mark.parametrize(
    ("source", "line", "function", "message"),
    [(COMPILED, 4, "helper", NO_NAME), (ITEM, 4, "", NO_ITEMS)],
)
def test_an_error_in_tensorflow_is_told_at_the_students_own_line_in_plain_words(
    source, line, function, message
):
    text = textwrap.dedent(source)
    linecache.cache[CELL] = (len(text), None, text.splitlines(True), CELL)
    native, namespace = frameworks.load("tensorflow"), {}
    exec(compile(text, CELL, "exec"), namespace)
    with pytest.raises((NameError, TypeError)) as caught:
        namespace["gradient_step"](namespace["tf"].ones(2), 0.5)
    failure = explain(caught.value, namespace, native, "gradient_step")
    assert (failure.line, failure.where, failure.message) == (line, function, message)
    assert failure.source == text.split("\n")[line - 1].strip()
