"""Lesson 07: what is judged exactly does not depend on the order; what is random never fails."""

from importlib import import_module

import numpy as np
import pytest

from duograd.exercises import comparing
from duograd.exercises.reference import evaluate, resolve
from duograd.pictures.picture import png
from harness import pictures_of

pictures = pictures_of("07_mini_batches")
lesson = import_module("duograd.lessons.07_mini_batches.lesson")

# The names of exercises come from the lesson that holds them.
lesson.train_epoch.name, lesson.minibatches.name = "train_epoch", "minibatches"


def deal(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    rows = [order[k : k + batch_size] for k in range(0, len(X), batch_size)]
    return [[X[part], Y[part]] for part in rows]


def trained(case, rng):
    """An epoch of `case` in an order drawn from rng: [mean loss, weights]."""
    values = resolve(case.values(), "float64")
    batches = deal(values["X"], values["Y"], values["batch_size"], rng)
    losses, weights = lesson._epoch(
        values["model"], values["loss_fn"], values["optimizer"], batches
    )
    return [lesson._mean_per_example(losses, lesson._sizes(batches)), weights]


@pytest.mark.parametrize("seed", range(5))
def test_an_epoch_that_is_judged_exactly_ends_alike_in_every_order(seed):
    rng = np.random.default_rng(seed)
    exact = [c for c in lesson.train_epoch.draw(seed) if "judged_by" not in c.options]
    assert len(exact) == 2
    for case in exact:
        expected = evaluate(lesson.train_epoch, lesson.train_epoch.formula(), case, "", "float64")
        for _ in range(10):
            assert comparing.same(trained(case, rng), expected)


@pytest.mark.parametrize("seed", range(5))
def test_right_epochs_have_every_property_in_every_order(seed):
    rng = np.random.default_rng(seed)
    loose = [c for c in lesson.train_epoch.draw(seed) if "judged_by" in c.options]
    assert len(loose) == 6
    for case in loose:
        for _ in range(10):
            value = trained(case, rng)
            for rule in lesson.train_epoch.properties:
                assert rule.holds(value, **case.values()), rule.slug


@pytest.mark.parametrize("seed", range(40))
def test_well_dealt_batches_have_every_property(seed):
    for case in lesson.minibatches.draw(seed):
        values = case.values()
        rng = np.random.default_rng(values["rng"].seed)
        epochs = [deal(values["X"], values["Y"], values["batch_size"], rng) for _ in range(2)]
        for rule in lesson.minibatches.properties:
            assert rule.holds(epochs, **values), rule.slug


# Pictures


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
    "epoch_losses": lambda: pictures.epoch_losses.draw({"B = 400": [0.7, 0.6], "B = 8": [0.5, 0]}),
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
