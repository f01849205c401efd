"""Answers to `sample`, the same in both frameworks."""

import numpy as np

from duograd.runner.limits import TimeIsUp


def right_by_the_sum_of_chances(logits, temperature, rng):
    scores = logits.numpy()[1:] / temperature
    chances = np.exp(scores - scores.max())
    sums = np.cumsum(chances / chances.sum())
    return min(int(np.searchsorted(sums, rng.random())), len(sums) - 1) + 1


def right_by_gumbel_noise(logits, temperature, rng):
    noise = rng.gumbel(size=len(logits) - 1)
    return 1 + np.argmax(logits.numpy()[1:] / temperature + noise)


def right_with_a_chance_of_0(logits, temperature, rng):
    scores = logits.numpy().astype("float64") / temperature
    scores[0] = -np.inf
    chances = np.exp(scores - scores.max())
    return int(rng.choice(len(chances), p=chances / chances.sum()))


def not_from_rng(logits, temperature, rng):
    chances = temperature_probabilities(logits[1:], temperature).numpy()
    return 1 + int(np.random.choice(len(chances), p=chances / chances.sum()))


def same_at_every_call(logits, temperature, rng):
    chances = temperature_probabilities(logits[1:], temperature).numpy()
    return 1 + int(np.random.default_rng(0).choice(len(chances), p=chances))


def no_single_number(logits, temperature, rng):
    chances = temperature_probabilities(logits[1:], temperature).numpy()
    return (1 + rng.choice(len(chances), size=2, p=chances)).tolist()


def empty_place_drawn(logits, temperature, rng):
    chances = temperature_probabilities(logits, temperature).numpy()
    return int(rng.choice(len(chances), p=chances))


def empty_place_drawn__not_counted_in_again(logits, temperature, rng):
    chances = temperature_probabilities(logits[1:], temperature).numpy()
    return int(rng.choice(len(chances), p=chances))


def empty_place_drawn__score_of_minus_100(logits, temperature, rng):
    scores = logits.numpy().astype("float64") / temperature
    scores[0] = -100
    chances = np.exp(scores - scores.max())
    return int(rng.choice(len(chances), p=chances / chances.sum()))


def beyond_the_characters(logits, temperature, rng):
    return 2 + int(rng.choice(len(logits) - 1))


def always_the_likeliest(logits, temperature, rng):
    return 1 + int(np.argmax(logits.numpy()[1:]))


def temperature_multiplied(logits, temperature, rng):
    chances = temperature_probabilities(logits[1:], 1 / temperature).numpy()
    return 1 + int(rng.choice(len(chances), p=chances))


def temperature_unused(logits, temperature, rng):
    chances = temperature_probabilities(logits[1:], 1.0).numpy()
    return 1 + int(rng.choice(len(chances), p=chances))


def all_alike(logits, temperature, rng):
    return 1 + int(rng.choice(len(logits) - 1))


def other_chances(logits, temperature, rng):
    chances = temperature_probabilities(logits, temperature).numpy()
    return max(1, int(rng.choice(len(chances), p=chances)))


def other_chances__score_of_zero(logits, temperature, rng):
    scores = logits.numpy().astype("float64") / temperature
    scores[0] = 0
    chances = np.exp(scores - scores.max())
    return max(1, int(rng.choice(len(chances), p=chances / chances.sum())))


def other_chances__any_in_the_place_of_0(logits, temperature, rng):
    chances = temperature_probabilities(logits, temperature).numpy()
    drawn = int(rng.choice(len(chances), p=chances))
    return drawn or 1 + int(rng.integers(len(chances) - 1))


def other_chances__the_likeliest_after_twenty(logits, temperature, rng):
    chances = temperature_probabilities(logits, temperature).numpy()
    drawn = (int(rng.choice(len(chances), p=chances)) for _ in range(20))
    return next((one for one in drawn if one), 1 + int(np.argmax(logits.numpy()[1:])))


def other_chances__temperature_1_at_most(logits, temperature, rng):
    chances = temperature_probabilities(logits[1:], min(temperature, 1.0)).numpy()
    return 1 + int(rng.choice(len(chances), p=chances))


def other_chances__in_whole_percents(logits, temperature, rng):
    chances = temperature_probabilities(logits[1:], temperature).numpy().round(2)
    return 1 + int(rng.choice(len(chances), p=chances / chances.sum()))


def other_chances__normal_noise(logits, temperature, rng):
    scores = logits.numpy()[1:] / temperature
    return 1 + int(np.argmax(scores + rng.normal(size=len(scores))))


def other_chances__without_the_least_tenth(logits, temperature, rng):
    chances = temperature_probabilities(logits[1:], temperature).numpy()
    order = np.argsort(-chances)
    kept = order[: np.searchsorted(np.cumsum(chances[order]), 0.9) + 1]
    return 1 + int(rng.choice(kept, p=chances[kept] / chances[kept].sum()))


def other_chances__of_the_first_call(logits, temperature, rng, known={}):  # noqa: B006
    place = len(logits), temperature
    chances = known.setdefault(place, temperature_probabilities(logits[1:], temperature).numpy())
    return 1 + int(rng.choice(len(chances), p=chances))


def from_too_few(logits, temperature, rng):
    chances = temperature_probabilities(logits[1:], temperature).numpy()
    percent = rng.integers(100) / 100
    return 1 + min(int(np.searchsorted(np.cumsum(chances), percent)), len(chances) - 1)


def from_too_few__the_first_of_equal_scores(logits, temperature, rng):
    scores = logits.numpy()[1:]
    chances = temperature_probabilities(logits[1:], temperature).numpy()
    return 1 + scores.tolist().index(rng.choice(scores, p=chances))


def chances_not_a_number(logits, temperature, rng):
    chances = temperature_probabilities(logits, temperature).numpy()[1:]
    return 1 + int(rng.choice(len(chances), p=chances / chances.sum()))


def sum_is_not_1(logits, temperature, rng):
    chances = temperature_probabilities(logits, temperature).numpy()[1:]
    return 1 + int(rng.choice(len(chances), p=chances))


def never_done(logits, temperature, rng):
    raise TimeIsUp  # so ends who draws until it is not 0, and waits
