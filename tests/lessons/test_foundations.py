"""Lessons 00 to 04: what their pages say was measured, and is measured here again."""

import numpy as np
import pytest

from duograd import frameworks
from duograd.frameworks import NAMES
from duograd.pictures import cups as tea
from harness import LESSONS, says, solution_of

TENSORS, PERCEPTRON, DENSE, MLP, LOSSES = LESSONS[:5]
in_both = pytest.mark.parametrize("framework", NAMES)
CUPS, LIKED = tea.cups()[0].astype(float), tea.cups()[1] > 0.5


def relative_errors(dtype, low, high):
    """How far off the central difference of x³ at 2 is, for steps from 10^low to 10^high."""
    h, x = (10.0 ** np.linspace(low, high, 200)).astype(dtype), dtype(2)
    return np.abs(((x + h) ** 3 - (x - h) ** 3) / (2 * h) / 12 - 1)


def test_a_measured_slope_has_five_digits_in_float32_and_eleven_in_float64():
    assert says(TENSORS, "about five digits of the slope; in float64 it is about eleven")
    for dtype, digits in ((np.float32, 5), (np.float64, 11)):
        decades = [relative_errors(dtype, low, low + 1) for low in range(-12, 0)]
        assert round(-np.log10(min(np.median(errors) for errors in decades))) == digits


def test_a_step_below_a_ten_millionth_is_nothing_to_a_float32():
    assert says(TENSORS, "Below about $10^{-7}$") and says(TENSORS, "the error is all of it, 12.")
    assert (relative_errors(np.float32, -12, -7.3) == 1).all()
    assert (relative_errors(np.float32, -6.9, -6) < 1).all()


def test_the_numbers_for_tanh_are_right():
    assert says(PERCEPTRON, f"`decay` is about {np.exp(-2):.3f}")
    assert says(PERCEPTRON, f"come out as about {np.tanh(1):.3f}")
    assert says(PERCEPTRON, f"$e^{{100}}$ is a {len(str(int(np.exp(100))))}-digit number")


@in_both
def test_tanh_has_its_slope_of_1_at_0_with_the_given_lines(framework):
    native, derivative = frameworks.load(framework), solution_of(TENSORS, framework)["derivative"]
    for z in (0.0, 1.0, -1.0, 50.0):
        slope = derivative(solution_of(PERCEPTRON, framework)["tanh"], native.tensor(np.float32(z)))
        assert float(slope) == pytest.approx(1 - np.tanh(z) ** 2, abs=1e-6)


def share_saturated(y_hat):
    return np.mean(np.abs(y_hat - 0.5) > 0.49)


@in_both
@pytest.mark.parametrize("seed", range(5))
def test_a_layer_of_784_inputs_is_saturated_unless_its_weights_are_scaled(framework, seed):
    assert says(DENSE, "with 784 inputs") and says(DENSE, "most neurons are saturated")
    native, rng = frameworks.load(framework), np.random.default_rng(seed)
    native.seed(seed)
    photo = rng.random((1, 784), dtype="float32")
    scaled = native.array(
        solution_of(DENSE, framework)["DenseLayer"](784, 128)(native.tensor(photo))
    )
    plain = 1 / (1 + np.exp(-photo @ rng.normal(size=(784, 128))))
    assert share_saturated(scaled) < 0.02 and share_saturated(plain) > 0.6


def right_by_a_line(angle):
    """How many cups the best line of this direction gets right."""
    along = CUPS @ [np.cos(angle), np.sin(angle)]
    return max(((along < end + 1e-6) == LIKED).sum() for end in along)


def test_the_best_line_gets_79_cups_right_and_training_without_an_activation_70():
    best = max(right_by_a_line(angle) for angle in np.linspace(0, 2 * np.pi, 720))
    assert says(MLP, f"the best one gets {best} right")
    for hidden in range(1, 9):
        (W1, b1), (W2, b2) = tea.trained_layers(hidden, active=False)
        y_hat = 1 / (1 + np.exp(-(CUPS @ W1 + b1) @ W2 - b2))[:, 0]
        assert ((y_hat > 0.5) == LIKED).sum() == 70 and np.abs(y_hat - 50 / 120).max() < 0.02
    assert says(MLP, "right for 70 of 120, 58 %")


def test_the_hand_made_diamond_is_too_small_and_a_bias_of_1_9_mends_it():
    complaints = np.abs(CUPS).sum(axis=1)
    refused = LIKED & (complaints >= 1.5)
    assert says(MLP, f"refuses {refused.sum()} good cups, such as (1.1, 0.5)")
    assert [1.1, 0.5] in CUPS[refused].round(1).tolist()
    for bias, right in ((1.5, 104), (1.9, 120)):
        assert ((complaints < bias) == LIKED).sum() == right
    assert says(MLP, f"only {104 / 120:.0%}".replace("%", " %"))


def test_three_of_twelve_starts_end_in_a_poor_network(monkeypatch):
    shares = []
    for seed in range(12):
        monkeypatch.setitem(tea.SEEDS, 4, seed)
        (W1, b1), (W2, b2) = tea.trained_layers.__wrapped__(4)
        yes = (np.maximum(CUPS @ W1 + b1, 0) @ W2 + b2)[:, 0] > 0
        shares.append(round(100 * np.mean(yes == LIKED)))
    poor = sorted((share for share in shares if share < 100), reverse=True)
    assert len(poor) == 3
    assert says(MLP, "three ended in a poor network, with {}, {} and {} %".format(*poor))


def test_the_slopes_and_sizes_that_lesson_04_tells_are_right():
    p = 1 / (1 + np.exp(8))
    assert says(LOSSES, f"so $p = {p:.4f}$") and says(LOSSES, "a slope of less than 0.001")
    assert 0.0005 < abs(2 * (p - 1) * p * (1 - p)) < 0.001
    assert says(LOSSES, "differs from 1 by two billionths")
    assert round(1e9 / (1 + np.exp(20))) == 2
    assert says(LOSSES, "is the 0.44 above")
    assert np.mean([np.log1p(np.exp(-1))] * 2 + [np.log(2)]) == pytest.approx(0.44, abs=0.005)
