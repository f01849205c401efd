"""Lesson 07: what is judged exactly does not depend on the order; what is random never fails."""

from importlib import import_module

import numpy as np
import pytest

from duograd.exercises import comparing
from duograd.exercises.reference import evaluate, resolve
from harness import exercise_of

LESSON = "07_mini_batches"
training = import_module(f"duograd.lessons.{LESSON}.exercises.training")
train_epoch, minibatches = exercise_of(LESSON, "train_epoch"), exercise_of(LESSON, "minibatches")


def deal(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    return training.cut(X[order], Y[order], batch_size)


def trained(case, rng):
    """An epoch of `case` in an order drawn from rng: [mean loss, weights]."""
    values = resolve(case.values(), "float64")
    batches = deal(values["X"], values["Y"], values["batch_size"], rng)
    losses, weights = training.epoch(
        values["model"], values["loss_fn"], values["optimizer"], batches
    )
    return [training.mean_per_example(losses, training.sizes_of(batches)), weights]


@pytest.mark.parametrize("seed", range(5))
def test_an_epoch_that_is_judged_exactly_ends_alike_in_every_order(seed):
    rng = np.random.default_rng(seed)
    exact = [c for c in train_epoch.draw(seed) if "judged_by" not in c.options]
    assert len(exact) == 2
    for case in exact:
        expected = evaluate(train_epoch, train_epoch.formula(), case, "", "float64")
        for _ in range(10):
            assert comparing.same(trained(case, rng), expected)


@pytest.mark.parametrize("seed", range(5))
def test_right_epochs_have_every_property_in_every_order(seed):
    rng = np.random.default_rng(seed)
    loose = [c for c in train_epoch.draw(seed) if "judged_by" in c.options]
    assert len(loose) == 6
    for case in loose:
        for _ in range(10):
            value = trained(case, rng)
            for rule in train_epoch.properties:
                assert rule.holds(value, **case.values()), rule.slug


@pytest.mark.parametrize("seed", range(40))
def test_well_dealt_batches_have_every_property(seed):
    for case in minibatches.draw(seed):
        values = case.values()
        rng = np.random.default_rng(values["rng"].seed)
        epochs = [deal(values["X"], values["Y"], values["batch_size"], rng) for _ in range(2)]
        for rule in minibatches.properties:
            assert rule.holds(epochs, **values), rule.slug
