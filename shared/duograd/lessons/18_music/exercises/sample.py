"""Draw a character with the chances of a temperature, and never the empty place."""

import numpy as np

from duograd.exercises import Case, Exercise, Rng, failed
from duograd.exercises.draws import SURE, are_of_too_few, fits, log_likelihood

from .symbols import softmax

exercise = Exercise(
    points=2,
    probe="repeat",
    hints=[
        "Draw twenty times with logits (9, 1, 1): the likeliest place is 0, the empty one. What "
        "does your function return?",
        "Place 0 stands for nothing and is never written. What are the chances of the others, if "
        "0 is out of the game?",
        "Take `temperature_probabilities` of the logits without the first. `rng.choice` draws a "
        "place among them with given chances `p=`; and then count the first one in again.",
        "A like example: a die without its 1 is `2 + rng.choice(5)`.",
    ],
)
FEW, SOME, MANY = 20, 60, 200
HEATS = np.geomspace(0.01, 100, 24)
NEAR = 3.0  # what fits nearly as well
# Scores of four characters each, and beside them one that is far likelier, or not, by temperature.
OTHERS = np.tile(np.cos(np.arange(100)), 4)
COLD = [0.1, *(0.05 * OTHERS), 0.3]
HOT = [9.0, 8.0, *OTHERS]
TRIED = (  # logits, temperature, times; two have as many logits, and one temperature
    ([300.0, -604.0, -603.5, -603.0, -1e4, -2e4], 1.0, SOME),
    ([0.0, 7000.0, 5000.0, 6900.0, 0.0, -100.0], 1.0, FEW),
    (COLD, 0.05, SOME),
    (HOT, 2.0, FEW),
    (HOT, 2.0, MANY),
    ([2.0, 1.0], 0.1, 3),  # one character alone
)


@exercise.cases
def cases(rng):
    seed = int(rng.integers(1000))
    for logits, temperature, times in TRIED:
        arguments = {"logits": np.array(logits), "temperature": temperature, "rng": Rng(seed)}
        yield Case(arguments, times=times, judged_by="properties")


AGAIN, FIRST = 3, 4
LIKELIEST = {0: (0, 3), 2: (401,), 4: (0, 1)}  # by case, with the empty place and without


def numbers(value):
    """What was drawn, as a row of numbers."""
    return np.array([np.asarray(one).reshape(-1)[0] for one in value])


def chances_of(logits, temperature):
    return np.concatenate([[0.0], softmax(np.asarray(logits, "float64")[1:] / temperature)])


def listed(seen, place):
    value = seen[place].value
    return value if isinstance(value, list) and None not in value else None


def single(value):
    """Whether a single whole number came of each call."""
    return all(np.shape(one) == () and np.asarray(one).dtype.kind in "iu" for one in value)


OTHERWISE = {  # chances that students draw with
    "likeliest": lambda logits, temperature: 1.0 * (chances_of(logits, temperature).argmax()
        == np.arange(len(logits))),
    "multiplied": lambda logits, temperature: chances_of(logits, 1 / temperature),
    "unused": lambda logits, temperature: chances_of(logits, 1.0),
    "alike": lambda logits, temperature: chances_of(0 * np.array(logits), 1.0),
}  # fmt: skip


def drawn_in_all(seen):
    """The draws, logits and temperature of each case; none if one holds no numbers of characters"""
    rows = [listed(seen, place) for place in range(len(TRIED))]
    if not all(row and single(row) for row in rows):
        return []
    found = [(numbers(row), *how[:2]) for row, how in zip(rows, TRIED, strict=True)]
    fine = all(0 < row.min() <= row.max() < len(logits) for row, logits, _ in found)
    return found if fine else []


def looks(seen):
    """The name in OTHERWISE of the chances that fit best, if they fit in every case, and in each
    hardly worse than the right ones, which in one case do not fit."""
    drawn = drawn_in_all(seen)
    right = [chances_of(*how) for _, *how in drawn]
    if all(fits(row, chances) for (row, *_), chances in zip(drawn, right, strict=True)):
        return None
    likely = lambda name: sum(log_likelihood(r, OTHERWISE[name](*how)) for r, *how in drawn)  # noqa: E731
    best = max(OTHERWISE, key=likely)
    fitting = all(
        fits(row, wrong := OTHERWISE[best](*how))
        and log_likelihood(row, wrong) >= log_likelihood(row, chances) - NEAR
        for (row, *how), chances in zip(drawn, right, strict=True)
    )
    return best if fitting else None


@exercise.telltale
def never_done(seen):
    """Your code was still running when the time for this check ran out. In a case here the empty
    place has all the chance there is: who draws until something else comes waits for ever."""
    return any(o.failure and o.failure.kind == "time" for o in seen)


@exercise.telltale
def chances_not_a_number(seen):
    """Chances were drawn with that are NaN, no numbers. Is the empty place left out *before* the
    softmax, and is the softmax `temperature_probabilities`, which bears large scores?"""
    return failed(seen, "contain NaN", "contains NaN")


@exercise.telltale
def sum_is_not_1(seen):
    """Chances were drawn with that do not add up to 1, or not exactly enough for `rng.choice`. Are
    they just what `temperature_probabilities` gave for the scores without the empty one?"""
    return failed(seen, "do not sum to 1")


@exercise.telltale
def not_from_rng(seen):
    """Two generators that start alike gave different characters: something else than `rng` has a
    say in it, as random numbers from elsewhere, or what calls before left behind."""
    one, again = listed(seen, FIRST), listed(seen, AGAIN)
    return bool(one and again) and not np.array_equal(numbers(one)[:FEW], numbers(again))


@exercise.telltale
def same_at_every_call(seen):
    """With one `rng` the same character came at every call, though the chances of others are large.
    Does it go on drawing from call to call?"""
    rows = [listed(seen, place) for place in LIKELIEST]
    if not all(rows) or any(len(set(numbers(row))) > 1 for row in rows):
        return False
    first = [numbers(row)[0] for row in rows]
    return any(one not in likely for one, likely in zip(first, LIKELIEST.values(), strict=True))


@exercise.telltale
def always_the_likeliest(seen):
    """Always the likeliest character was taken, and others have a chance, too."""
    return looks(seen) == "likeliest"


@exercise.telltale
def temperature_multiplied(seen):
    """The characters come as often as if the scores were multiplied by the temperature."""
    return looks(seen) == "multiplied"


@exercise.telltale
def temperature_unused(seen):
    """The characters come as often as at temperature 1, whatever it is."""
    return looks(seen) == "unused"


@exercise.telltale
def all_alike(seen):
    """In most of the cases tried all characters come about equally often, whatever their scores."""
    return looks(seen) == "alike"


@exercise.property
def no_single_number(value, logits, **_):
    """A single whole number is asked for each call, as 3: no row of numbers, no float, no text."""
    return single(value)


@exercise.property
def empty_place_drawn(value, **_):
    """0 came back, the number of the empty place, which can never be written, however likely it
    is. Where one draws among the characters alone, their numbers still begin at 1."""
    return 0 not in numbers(value)


@exercise.property
def beyond_the_characters(value, logits, **_):
    """A number was drawn for which there is no character."""
    drawn = numbers(value)
    return bool((drawn > 0).all() and (drawn < len(logits)).all())


@exercise.property
def from_too_few(value, logits, temperature, **_):
    """Characters with small chances come again far too often, as if many others could never
    come."""
    return not are_of_too_few(numbers(value), chances_of(logits, temperature))


@exercise.property
def other_chances(value, logits, temperature, **_):
    """Some characters come more often, or less, than their chance at this temperature allows."""
    drawn = numbers(value)
    likely = [log_likelihood(drawn, chances_of(logits, heat)) for heat in (temperature, *HEATS)]
    return fits(drawn, chances_of(logits, temperature)) and max(likely) < likely[0] + SURE
