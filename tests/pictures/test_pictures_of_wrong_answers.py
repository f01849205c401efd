"""Pictures of wrong answers: what they say is what they show, and nothing is said out of habit."""

import re
import warnings

import numpy as np
import pytest
from test_pictures import neuron, relu, sigmoid, texts
from test_pictures_backpropagation import HERE, backward, forward

from duograd.pictures import numbers as words
from harness import pictures_of

backpropagation = pictures_of("06_backpropagation")
dropout = pictures_of("09_dropout")
early_stopping = pictures_of("10_early_stopping")
losses = pictures_of("04_losses")
mini_batches = pictures_of("07_mini_batches")
mlp = pictures_of("03_mlp")
optimizers = pictures_of("08_optimizers")
perceptron = pictures_of("01_perceptron")

# Lesson 01


@pytest.mark.parametrize(
    "answer, lies",
    [
        (neuron, "on the curve"),
        (lambda X, w, w0, g: g(X @ w), "off the curve"),
        (lambda X, w, w0, g: g(w0 - X @ w), "off the curve"),
    ],
)
def test_a_point_lies_on_the_curve_of_g_only_if_the_neuron_puts_it_there(answer, lies):
    figure, alt = perceptron.neuron_plane.draw(answer, sigmoid)
    assert f"lies {lies} of g." in alt
    assert figure.axes[2].get_title() == f"the point lies {lies} of g"


def test_an_activation_that_is_the_same_everywhere_is_drawn_without_a_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        perceptron.neuron_plane.draw(neuron, lambda z: 0 * z + 0.5)


# Lesson 03


@pytest.mark.parametrize(
    "answer, hidden_is_right",
    [
        (lambda X, W1, b1, W2, b2, g, out: out(g(X @ W1 + b1) @ W2 + b2), True),
        (lambda X, W1, b1, W2, b2, g, out: out(g(X @ W1) @ W2 + b2), False),
        (lambda X, W1, b1, W2, b2, g, out: out((X @ W1 + b1) @ W2 + b2), False),
    ],
)
def test_units_are_on_where_their_arrows_point_or_it_is_said_that_they_are_not(
    answer, hidden_is_right
):
    figure, alt = mlp.hidden_units.draw(answer, relu, sigmoid)
    assert ("not what g makes of z" not in alt) is hidden_is_right
    assert ("to where it is on" in figure.axes[0].get_title()) is hidden_is_right


def test_a_prediction_beyond_one_is_not_left_as_white_as_one_half():
    answer = lambda X, W1, b1, W2, b2, g, _: g(X @ W1 + b1) @ W2 + 5 * b2  # noqa: E731
    figure, _ = mlp.hidden_units.draw(answer, relu, sigmoid)
    assert figure.axes[1].collections[0].extend == "both"


# Lesson 04


def entropy(p, y):
    return float(np.mean(-(y * np.log(p) + (1 - y) * np.log(1 - p))))


def test_a_loss_without_its_minus_is_drawn_and_told_below_zero():
    figure, alt = losses.price.draw(lambda p, y: -entropy(p, y))
    assert figure.axes[0].get_ylim()[0] < -6
    assert "from −6 to 0 for y = 1 (solid)" in alt


def test_losses_and_slopes_on_the_wrong_side_are_told_as_they_are():
    _, alt = losses.two_losses.draw(
        lambda z, y: float(np.logaddexp(0, z).item()),
        lambda z, y: float((sigmoid(z) - y).item() ** 2),
    )
    assert "cross-entropy is 0 with slope 0 and squared error is 1 with slope 0" in alt


@pytest.mark.parametrize("softmax", [np.exp, sigmoid, lambda Z: Z / np.abs(Z).max()])
def test_shares_are_said_to_add_up_to_what_they_add_up_to(softmax):
    figure, alt = losses.shares.draw(softmax, z1=0.0, z2=-1.0, z3=2.0)
    total = float(softmax(np.array([[0.0, -1.0, 2.0]])).sum())
    assert float(re.search(r"add up to ([\d.]+)\.$", alt)[1]) == pytest.approx(total, abs=0.01)
    assert f"add up to {words.decimal(total, 2)}" in figure.axes[1].get_title()
    low, high = figure.axes[1].get_ylim()
    assert all(
        low <= patch.get_y() + patch.get_height() <= high for patch in figure.axes[1].patches
    )


# Lesson 06


def test_a_gradient_that_is_not_the_product_of_the_arrows_is_contradicted():
    figure, alt = backpropagation.chain.draw(forward, lambda *_: (24.0, 1.0), **HERE)
    said = "or w₁ your function gives 24, the arrows give 6"
    assert alt.endswith(f"F{said}.")
    assert f"f{said}" in texts(figure)
    _, before = backpropagation.chain.draw(forward, lambda *_: (24.0, 1.0), **HERE, step=3)
    assert "your function" not in before
    _, right = backpropagation.chain.draw(forward, backward, **HERE)
    assert "your function" not in right


# Lesson 07


def deal(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    rows = [order[i : i + batch_size] for i in range(0, len(X), batch_size)]
    return [(X[batch], Y[batch]) for batch in rows]


def squared(w, X, Y):
    return np.mean((X @ w - Y) ** 2)


def slope(loss, w, X, Y):
    return 2 * X.T @ (X @ w - Y) / len(X)


def flat(loss, w, X, Y):
    return np.zeros_like(w)


DATA = np.random.default_rng(3).normal(size=(120, 2))
MAP = {"w": [-1.0, -1.0], "X": DATA, "Y": DATA @ [1.0, 2.0] + 1.0}


def test_a_map_of_runs_that_all_climb_is_coloured_as_high():
    figure, alt = mini_batches.rate_map.draw(deal, lambda *a: -slope(*a), squared, **MAP)
    cells = figure.axes[0].images[0]
    assert (cells.norm(np.asarray(cells.get_array())) == 1).all()
    assert alt.count("never") == 4


def test_a_run_that_does_not_move_neither_explodes_nor_ends_lower():
    figure, alt = mini_batches.rate_map.draw(deal, flat, squared, **MAP)
    assert "explodes" not in texts(figure)
    assert alt.count("never") == 4


def test_the_distance_of_a_cloud_is_told_beside_what_the_root_promises():
    def summed(loss, w, X, Y):
        return slope(loss, w, X, Y) * len(X)

    _, alt = mini_batches.gradient_cloud.draw(deal, summed, squared, **MAP, batch_size=10)
    away, _, promised = (float(n) for n in re.findall(r"\d+\.\d", alt))
    assert away > 2 * promised


# Lesson 08


def test_a_ball_that_climbs_or_rests_is_not_said_to_go_down():
    def rest(w, gradient, state, rate):
        return w, state

    def climb(w, gradient, state, rate):
        return w + rate * gradient, state

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure, alt = optimizers.ravine.draw({"SGD": (rest, 0.1), "other": (climb, 0.1)})
    assert "down" not in figure.axes[0].get_title()
    assert "SGD is at (−8, 2), loss 64; other leaves the ravine" in alt


def test_a_learning_rate_that_falls_at_every_epoch_has_as_many_levels():
    _, alt = optimizers.schedule.draw(lambda rate, e, factor, every: rate * factor**e, 0.8, 0.5, 10)
    assert "on 50 different levels" in alt


# Lesson 09


def test_units_of_a_scaled_mask_are_counted_once():
    def scaled(shape, p, rng):
        return (rng.random(shape) >= p) / (1 - p)

    def plain(shape, p, rng):
        return (rng.random(shape) >= p).astype(float)

    assert dropout.dropped_network.draw(scaled)[1] == dropout.dropped_network.draw(plain)[1]


@pytest.mark.parametrize("factor, side", [(10, 0.99), (-10, 0.01), (1, None)])
def test_a_mean_beyond_the_picture_is_said_to_be_there(factor, side):
    figure, _ = dropout.next_neuron.draw(lambda X, p, training, rng: factor * X)
    notes = [text for text in figure.axes[0].texts if "lies beyond this end" in text.get_text()]
    assert [text.xy[0] for text in notes] == ([side] if side else [])


# Lesson 10


class Stopper:
    """Stops at epoch 4 and keeps the weights of the epoch that it was asked to keep."""

    def __init__(self, keep):
        self.keep, self.best_weights, self.epoch = keep, None, 0

    def update(self, loss, weights):
        self.epoch += 1
        if self.epoch == self.keep:
            self.best_weights = [array.copy() for array in weights]
        return self.epoch == 4


@pytest.mark.parametrize("keep, word", [(2, "best"), (3, "kept"), (4, "kept")])
def test_the_kept_epoch_is_called_best_only_if_no_loss_so_far_was_lower(keep, word):
    validation = [1.0, 0.5, 0.7, 0.6, 0.4, 0.9]
    figure, _ = early_stopping.stopping.draw(lambda *_: Stopper(keep), validation)
    assert f"{word}: epoch {keep}" in texts(figure)
