"""Lessons 09 and 10: what their pages say of learning by heart is so, with each kind of labels."""

import functools
from dataclasses import dataclass

import numpy as np
import pytest

from duograd.data import digits, starting_weights
from harness import exercise_of, text_of

adamw = exercise_of("08_optimizers", "adamw_step").formula()
DROPOUT, STOPPING = (
    text_of(name).read_text(encoding="utf-8") for name in ("09_dropout", "10_early_stopping")
)


@dataclass
class Network:
    """64 pixels, relu units of which each step drops a share p, ten logits; AdamW."""

    weights: list
    learning_rate: float
    p: float = 0.0
    weight_decay: float = 0.0

    def __post_init__(self):
        self.states, self.rng = [None] * 4, np.random.default_rng(5)

    def look(self, X, Y):
        """The loss, and the share of examples that are right."""
        W1, b1, W2, b2 = self.weights
        logs = log_softmax(np.maximum(X @ W1 + b1, 0) @ W2 + b2)
        return -logs[np.arange(len(Y)), Y].mean(), (logs.argmax(axis=1) == Y).mean()

    def step(self, X, Y):
        for i, slope in enumerate(self.slopes(X, Y)):
            given = self.weights[i], slope, self.states[i], self.learning_rate, 0.9, 0.999, 1e-8
            self.weights[i], self.states[i] = adamw(*given, self.weight_decay)

    def slopes(self, X, Y):
        W1, b1, W2, b2 = self.weights
        z = X @ W1 + b1
        mask = (self.rng.random(z.shape) >= self.p).astype("float32") / (1 - self.p)
        hidden = np.maximum(z, 0) * mask
        upstream = np.exp(log_softmax(hidden @ W2 + b2))
        upstream[np.arange(len(Y)), Y] -= 1
        upstream /= len(Y)
        below = (upstream @ W2.T) * mask * (z > 0)
        return [X.T @ below, below.sum(0), hidden.T @ upstream, upstream.sum(0)]


def log_softmax(Z):
    Z = Z - Z.max(axis=1, keepdims=True)
    return Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))


def fresh(width, learning_rate, **settings):
    arrays = [array for pair in starting_weights(64, width, 10) for array in pair]
    return Network(arrays, learning_rate, **settings)


@functools.cache
def parts(seed):
    """Lesson 09's data: 200 digits with wrong labels, with true ones, and all others."""
    rng, (X, Y) = np.random.default_rng(seed), digits()
    order = rng.permutation(len(X))
    first, others = order[:200], order[200:]
    replaced, guesses = rng.random(200) < 0.2, rng.integers(0, 10, 200)
    labels = {"wrong": np.where(replaced, guesses, Y[first]), "true": Y[first]}
    return {kind: (X[first], y) for kind, y in labels.items()}, (X[others], Y[others])


@functools.cache
def course(width, labels="wrong", *, p=0.0, weight_decay=0.0, steps=1000, seed=2):
    """Rows (training loss, validation loss, share right), after 1, 2, 3 … and `steps` steps."""
    training, validation = parts(seed)
    network, rows = fresh(width, 0.01, p=p, weight_decay=weight_decay), []
    for step in range(1, steps + 1):
        network.step(*training[labels])
        if step <= 60 or step % 10 == 0:
            loss = network.look(*training[labels])[0]
            rows.append((loss, *network.look(*validation)))
    return np.array(rows)


def at_best(rows):
    return rows[rows[:, 1].argmin()]


def test_two_units_underfit_with_either_kind_of_labels():
    for labels in ("wrong", "true"):
        rows = course(2, labels)
        assert rows[-1, 0] > 0.3 and rows[:, 2].max() < 0.65


@pytest.mark.parametrize("width, best, last", [(16, 83, 70), (256, 90, 80)])
def test_wrong_labels_are_learnt_by_heart_and_what_was_right_becomes_wrong(width, best, last):
    rows = course(width)
    assert rows[-1, 0] < 0.01
    assert 2.8 < rows[-1, 1] / at_best(rows)[1] < 3.8
    assert round(100 * at_best(rows)[2]) == best and last - 3 < 100 * rows[-1, 2] < last
    assert f"from {best} % to below {last} %" in DROPOUT


@pytest.mark.parametrize("width", [16, 256])
def test_true_labels_learnt_by_heart_do_no_harm(width):
    rows = course(width, "true")
    assert rows[-1, 0] < 0.01
    assert rows[-1, 1] - at_best(rows)[1] < 0.1 and rows[-1, 2] > 0.92


@pytest.mark.parametrize("labels", ["wrong", "true"])
def test_the_widest_network_is_the_best_at_its_best_and_at_the_end(labels):
    narrow, wide = course(16, labels), course(256, labels)
    for row in (at_best, lambda rows: rows[-1]):
        assert row(wide)[1] < row(narrow)[1] and row(wide)[2] > row(narrow)[2]


def test_dropout_only_slows_learning_by_heart_down():
    without, rows = course(256), course(256, p=0.5)
    assert rows[-1, 0] < 0.01
    assert abs(at_best(rows)[1] - 0.45) < 0.03 > abs(at_best(without)[1] - 0.45)
    assert rows[:, 1].argmin() > without[:, 1].argmin() and 13 <= without[:, 1].argmin() + 1 <= 17
    assert 0.9 < rows[-1, 1] < 1.1 and 1.3 < without[-1, 1] < 1.45
    assert 0.79 < rows[-1, 2] < 0.83


def test_a_large_weight_decay_keeps_the_wrong_labels_out_a_smaller_one_does_not():
    three, ten = (course(256, weight_decay=decay) for decay in (3.0, 10.0))
    assert 0.5 < at_best(three)[1] < 0.6 and 0.55 < three[-1, 1] < 0.65
    assert 0.78 < three[-1, 2] < 0.84
    assert 0.55 < ten[-1, 0] < 0.65 and 0.58 < ten[-1, 1] < 0.68 and 0.88 < ten[-1, 2] < 0.91


@pytest.mark.parametrize("width", [16, 256])
@pytest.mark.parametrize("seed", range(5))
def test_the_validation_loss_lies_below_the_other_only_where_training_labels_are_wrong(width, seed):
    for labels, below in (("wrong", True), ("true", False)):
        rows = course(width, labels, steps=100, seed=seed)[3:]
        lead = (rows[:, 0] - rows[:, 1]).max()
        assert lead > 0.1 if below else lead < 0.02


def stopping_parts(seed):
    """Lesson 10's data: training with spoiled and with true labels, validation, test."""
    (X, Y), random = digits(), np.random.RandomState(seed)
    order = random.permutation(len(X))
    X, Y = X[order], Y[order]
    noisy, spoiled = Y[:200].copy(), random.rand(200) < 0.2
    noisy[spoiled] = random.randint(0, 10, spoiled.sum())
    rest = (X[200:400], Y[200:400]), (X[400:], Y[400:])
    return {"spoiled": (X[:200], noisy), "true": (X[:200], Y[:200])}, *rest


def sixty_epochs(seed, labels):
    """The validation loss, and the percentage of the test set right, after each of 60 epochs."""
    training, validation, test = stopping_parts(seed)
    network, rows = fresh(64, 0.02), []
    for _ in range(60):
        network.step(*training[labels])
        rows.append((network.look(*validation)[0], 100 * network.look(*test)[1]))
    return np.array(rows).T


def kept(losses, patience=5):
    """The epoch whose weights a stopper keeps."""
    best = 0
    for epoch, loss in enumerate(losses):
        best = epoch if loss < losses[best] else best
        if epoch - best == patience:
            break
    return best


@pytest.mark.parametrize("seed", range(8))
def test_stopping_gains_8_to_16_points_with_spoiled_labels_and_next_to_none_with_true_ones(seed):
    losses, right = sixty_epochs(seed, "spoiled")
    assert 8 < right[kept(losses)] - right[-1] < 16
    assert 1.7 < losses[-1] / losses.min() < 2.5
    losses, right = sixty_epochs(seed, "true")
    assert abs(right[kept(losses)] - right[-1]) < 2
    assert "between 8 and 16" in STOPPING and "less than two points" in STOPPING
