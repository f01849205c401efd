"""Lesson 08: what its page says of the balls, and of rates that rise and fall, is so."""

import re
from importlib import import_module

import numpy as np
import pytest

from duograd.data import starting_weights, students
from harness import exercise_of, text_of

LESSON = "08_optimizers"
pictures = import_module(f"duograd.lessons.{LESSON}.pictures")
TEXT = text_of(LESSON).read_text(encoding="utf-8")
NAMES = [f"{n}_step" for n in ("sgd", "momentum", "adagrad", "rmsprop", "adam")]
RULES = {name: exercise_of(LESSON, name).formula() for name in NAMES}
step_decay, cosine = (exercise_of(LESSON, n).formula() for n in ("step_decay", "warmup_cosine"))
DIGITS = (1, 1.2, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9)


def settings_after(start):
    """The optimizers of the lesson's cell that holds `start`: name → (step, settings …)."""
    cell = TEXT[TEXT.index(start) :].partition("```")[0]
    found = re.findall(r'"(\w+)": \((\w+_step), ([^)]*)\)', cell)
    return {name: (RULES[rule], *map(float, them.split(", "))) for name, rule, them in found}


FIVE, SETTLING = settings_after("five = "), settings_after("pictures.settling(")


def losses(how, count=30, turn=0):
    """The loss before each step and after the last, and whether the ball stays in the picture."""
    turned = pictures._rotation(turn)
    hills = turned @ np.diag(pictures.STEEPNESS) @ turned.T
    path = pictures._roll(hills, turned @ pictures.START, count, *how) @ turned
    (left, right), (low, high) = pictures._ENDS
    inside = (path >= (left, low)).all() and (path <= (right, high)).all()
    return path**2 @ pictures.STEEPNESS / 2, inside, path


@pytest.mark.parametrize("name", FIVE)
def test_no_other_rate_ends_lower_with_the_ball_in_the_picture(name):
    step, rate, *others = FIVE[name]
    best, inside, _ = losses(FIVE[name])
    assert inside
    for other in (digit * 10.0**power for power in (-3, -2, -1, 0) for digit in DIGITS):
        with np.errstate(all="ignore"):
            ends, inside, _ = losses((step, other, *others))
        assert not inside or ends[-1] >= best[-1] or np.isclose(other, rate)


def test_the_losses_that_the_page_tells_are_those_of_the_balls():
    straight = {name: losses(how)[0][-1] for name, how in FIVE.items()}
    turned = {name: losses(how, turn=45)[0][-1] for name, how in FIVE.items()}
    assert f"SGD has a loss of {straight['SGD']:.2g} left" in TEXT
    assert f"like a heavy ball, {straight['Adam']:.2g}." in TEXT
    assert all(straight[name] < 1e-5 for name in ("momentum", "Adagrad", "RMSProp"))
    lost = "Adagrad is left with {Adagrad:.2g}, Adam with {Adam:.2g}, RMSProp with {RMSProp:.2g}."
    assert lost.format(**turned) in TEXT
    for name in ("SGD", "momentum"):
        assert np.isclose(turned[name], straight[name], rtol=1e-6, atol=1e-9)


def test_after_200_steps_all_but_rmsprop_rest_and_that_one_hops_by_half_its_rate():
    for name, how in FIVE.items():
        _, _, path = losses(how, count=200)
        if name == "RMSProp":
            np.testing.assert_allclose(np.abs(path[-4:]), how[1] / 2, rtol=0.02)
        else:
            assert losses(how, count=200)[0][-1] < 1e-6


def jostled(name, rate, falls, seed):
    """The mean loss over the last 20 of 200 steps with a noisy gradient."""
    step, _, _, *others = SETTLING[name]
    rates = [step_decay(rate, t, 0.5, 40) if falls else rate for t in range(200)]
    return pictures._jostled(step, rates, others, np.random.default_rng(seed))[-20:].mean()


@pytest.mark.parametrize("name", SETTLING)
def test_with_noise_a_staircase_ends_at_half_the_loss_each_with_its_best_rate(name):
    _, stays, falls, *_ = SETTLING[name]
    ends = np.array([[jostled(name, stays, 0, s), jostled(name, falls, 1, s)] for s in range(5)])
    assert ends[:, 0].min() > 0.1
    assert (ends[:, 1] < 0.7 * ends[:, 0]).all() and ends[:, 1].mean() < 0.5 * ends[:, 0].mean()
    for chosen, plan in ((stays, 0), (falls, 1)):
        for factor in (0.5, 2):
            worse = jostled(name, factor * chosen, plan, 7)
            assert jostled(name, chosen, plan, 7) < worse or np.isnan(worse)
    assert 2 <= falls / stays <= 4


def bold(seed, plan, steps=200):
    """Lesson 08's bold training, in NumPy: the loss on all students before and after each step."""
    everyone = students().part(0, 300)
    X, Y = (everyone.X - everyone.X.mean(0)) / everyone.X.std(0), everyone.passed[:, None]
    weights = [array for pair in starting_weights(2, 8, 1, seed=seed) for array in pair]
    adam, rng, states = exercise_of(LESSON, "adam_step").formula(), np.random.default_rng(seed), {}
    found = [bce(weights, X, Y)[0]]
    for step in range(steps):
        if step % 15 == 0:
            order = rng.permutation(300)
        batch = order[step % 15 * 20 :][:20]
        slopes = bce(weights, X[batch], Y[batch])[1]
        for i, slope in enumerate(slopes):
            given = weights[i], slope, states.get(i), plan(step), 0.9, 0.999, 1e-8
            weights[i], states[i] = adam(*given)
        found.append(bce(weights, X, Y)[0])
    return np.array(found)


def bce(weights, X, Y):
    """The loss of a 2-8-1 tanh network, and its gradients."""
    W1, b1, W2, b2 = weights
    hidden = np.tanh(X @ W1 + b1)
    z = hidden @ W2 + b2
    upstream = (1 / (1 + np.exp(-z)) - Y) / len(X)
    below = upstream @ W2.T * (1 - hidden**2)
    loss = np.mean(np.maximum(z, 0) - z * Y + np.log1p(np.exp(-np.abs(z))))
    return loss, [X.T @ below, below.sum(0), hidden.T @ upstream, upstream.sum(0)]


PLANS = {
    "stays": lambda step: 1.0,
    "cosine": lambda step: cosine(1.0, step, 0, 200),
    "warm-up": lambda step: cosine(1.0, step, 20, 200),
}


def test_a_bold_rate_climbs_and_swings_where_the_page_says_so():
    walks = {name: [bold(seed, plan) for seed in range(5)] for name, plan in PLANS.items()}
    climbs = {n: sum(walk.max() > 1.01 * walk[0] for walk in w) for n, w in walks.items()}
    swings = {n: [np.ptp(walk[-50:]) for walk in w] for n, w in walks.items()}
    assert climbs == {"stays": 3, "cosine": 3, "warm-up": 1}
    assert "of five, three climbed without the warm-up, and one with it" in TEXT
    assert min(swings["stays"]) > 0.05 > max(swings["cosine"] + swings["warm-up"])
    assert f"the loss of {walks['stays'][0][0]:.2f} they start from" in TEXT
