"""The pictures of lesson 07, drawn from functions in NumPy."""

import numpy as np
import pytest

from duograd.pictures.picture import png
from harness import pictures_of

pictures = pictures_of("07_mini_batches")


def deal(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    rows = [order[k : k + batch_size] for k in range(0, len(X), batch_size)]
    return [[X[part], Y[part]] for part in rows]


def loss(w, X, Y):
    return ((X @ w - Y) ** 2).mean()


def batch_gradient(loss, w, X, Y):
    return 2 * X.T @ (X @ w - Y) / len(X)


rng = np.random.default_rng(0)
X = rng.normal(0, 1, (120, 2))
DATA = {"w": [-1.0, -1.0], "X": X, "Y": X @ [0.5, 0.4] + rng.normal(0, 0.3, 120)}
DRAWN = (deal, batch_gradient, loss)
PICTURES = {
    "gradient_clouds": lambda: pictures.gradient_clouds.draw(*DRAWN, **DATA),
    "gradient_cloud": lambda: pictures.gradient_cloud.draw(*DRAWN, **DATA),
    "rate_map": lambda: pictures.rate_map.draw(*DRAWN, **DATA),
    "two_clocks": lambda: pictures.two_clocks.draw({400: [0.7, 0.6, 0.4], 30: [0.7, 0.1]}, 400),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_small_labelled_and_told_in_words(name):
    figure, alt = PICTURES[name]()
    assert len(alt) > 60 and alt.endswith(".")
    assert all(axes.get_xlabel() or axes.get_ylabel() for axes in figure.axes)
    assert len(png(figure)) < 80_000


def test_batches_that_are_yielded_are_drawn_too():
    def yielding(*arguments):
        yield from deal(*arguments)

    _, alt = pictures.gradient_clouds.draw(yielding, batch_gradient, loss, **DATA)
    assert alt == PICTURES["gradient_clouds"]()[1]


def test_a_deal_without_batches_is_told_so():
    with pytest.raises(ValueError, match="no batch at all"):
        pictures.gradient_clouds.draw(lambda *_: [], batch_gradient, loss, **DATA)


def test_larger_batches_lie_closer_and_allow_larger_rates():
    figure, _ = PICTURES["gradient_clouds"]()
    away = [float(axes.get_title().split()[-2]) for axes in figure.axes]
    assert away[0] > 1.5 * away[1] > 2 * away[2]
    figure, _ = PICTURES["rate_map"]()
    exploded = [text.get_position()[1] for text in figure.axes[0].texts if "e" in text.get_text()]
    assert exploded.count(0) > exploded.count(3)


def test_two_clocks_compare_at_the_same_epochs_and_tell_the_steps():
    figure, alt = PICTURES["two_clocks"]()
    assert "B = 400: 0.6 after 1 epochs, 0.4 after 2 steps" in alt
    assert "B = 30: 0.1 after 1 epochs, 0.1 after 14 steps" in alt
    assert [len(line.get_xdata()) for line in figure.axes[0].lines] == [2, 2]
