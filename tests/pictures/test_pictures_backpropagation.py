"""The pictures of lesson 06, drawn from functions in NumPy."""

import functools

import numpy as np
import pytest

from duograd.pictures.picture import png
from harness import pictures_of

pictures = pictures_of("06_backpropagation")


def forward(x, w1, w2):
    s = 1 / (1 + np.exp(-w1 * x))
    return w1 * x, s, w2 * s


def backward(x, y, w1, w2):
    _, s, y_hat = forward(x, w1, w2)
    dy_hat = 2 * (y_hat - y)
    return dy_hat * w2 * s * (1 - s) * x, dy_hat * s


def probability(X, W1, b1, W2, b2):
    return 1 / (1 + np.exp(-(np.tanh(X @ W1 + b1) @ W2 + b2)))


def graph_backward(a, b):
    return b - 1, a + 2 * b - 1


rng = np.random.default_rng(0)
PATH = [[rng.normal(0, 0.3, s) for s in ((2, 3), (1, 3), (3, 1), (1, 1))] for _ in range(5)]
EQUAL = [[np.full_like(w, k / 5) for w in PATH[0]] for k in range(5)]
X, PASSED = rng.uniform(0, 5, (20, 2)), np.arange(20) % 2
HERE = {"x": 3.0, "y": 1.0, "w1": 0.0, "w2": 4.0}
PICTURES = {
    "chain": (functools.partial(pictures.chain.draw, **HERE), (forward, backward)),
    "nudge": (functools.partial(pictures.nudge.draw, **HERE), (forward, backward)),
    "fork": (pictures.fork.draw, (graph_backward, 2.0, 3.0)),
    "learning": (pictures.learning.draw, (probability, PATH, X, PASSED)),
    "layer_sizes": (pictures.layer_sizes.draw, ({"small": [1, 0.1, 0.01], "he": [1, 0.9, 1.1]},)),
    "unit_paths": (pictures.unit_paths.draw, ({"different": PATH, "equal": EQUAL},)),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_small_labelled_and_told_in_words(name):
    draw, arguments = PICTURES[name]
    figure, alt = draw(*arguments)
    assert len(alt) > 60 and alt.endswith(".")
    assert all(axes.get_xlabel() or axes.get_ylabel() for axes in figure.axes)
    assert len(png(figure)) < 80_000


def test_regions_are_drawn_for_each_asked_step():
    figure, alt = pictures.regions.draw(probability, PATH, X, PASSED, steps=[0, 4])
    assert len(figure.axes) == 2
    assert "after 4 steps" in alt


def test_gradients_arrive_one_step_back_at_a_time():
    told = [pictures.chain.draw(forward, backward, **HERE, step=k)[1] for k in range(6)]
    assert told[0].endswith("none yet.")
    assert [text.count("∂J/∂") for text in told] == [0, 1, 2, 4, 5, 6]
    assert told[5].endswith("∂J/∂w₁ = 6.")


def test_the_students_own_gradients_stand_below_the_weights():
    _, alt = pictures.chain.draw(forward, lambda *_: (7.0, -7.0), **HERE)
    assert "∂J/∂w₂ = −7" in alt and "∂J/∂w₁ = 7" in alt
    _, alt = pictures.fork.draw(lambda a, b: (2.0, 5.0), 2.0, 3.0)
    assert "gets 5." in alt


def test_a_nudge_tells_what_was_promised_and_what_came():
    _, alt = pictures.nudge.draw(forward, backward, **HERE, delta=0.01)
    assert "grown by 0.06, the gradient promised 0.06" in alt


def test_units_that_end_at_the_same_place_are_named_together():
    figure, alt = pictures.unit_paths.draw({"equal": EQUAL})
    assert [text.get_text() for text in figure.axes[0].texts] == ["units 1, 2, 3"]
    assert "3 units, 1 different" in alt
