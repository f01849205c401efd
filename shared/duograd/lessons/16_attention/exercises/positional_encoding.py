"""A place as the hands of clocks that run at different speeds: sines and cosines."""

import numpy as np

from duograd.exercises import Exercise, comparing

exercise = Exercise(
    points=3,
    hints=[
        "By hand for d = 4: there are two clocks. The first turns by 1 with each word, the second "
        "by 1/100. What are the four numbers of place 0, and of place 1?",
        "Each pair of columns is one clock: its sine, then its cosine, of the *same* angle. How "
        "fast it runs depends on the pair, the angle also on the place.",
        "First a table of angles [T, d/2]: places as a column, divided by 10000 to the i/d, where "
        "i is 0, 2, 4, …. Then sines go into the even columns, cosines into the odd ones.",
        "A like example: a table of `hours[:, None] / lengths`, and `np.stack([a, b], "
        "axis=2).reshape(n, -1)` puts two tables together, column beside column.",
    ],
)


def encoded(angles, pair=(np.sin, np.cos)):
    """Angles [T, d/2] as [T, d]: of each angle the first function, then the second."""
    return np.stack([pair[0](angles), pair[1](angles)], axis=2).reshape(len(angles), -1)


def angles_of(T, d, base=10000.0, power=1.0, first=0):
    return np.arange(first, first + T)[:, None] / base ** (power * np.arange(0, d, 2) / d)


@exercise.oracle
def positional_encoding(T, d):
    return encoded(angles_of(T, d))


SIZES = ((3, 4), (11, 6), (3, 12), (1, 2), (6, 6), (520, 2), (130, 6))  # twice 3 places, and many


@exercise.cases
def cases(rng):
    yield from ({"T": T, "d": d} for T, d in SIZES)


@exercise.telltale
def another_kind_of_number(seen):
    """The numbers are right, but they are not float32, as asked: the vectors of words are, and one
    is added to the other."""
    values = [one.value for one in seen]
    right = all(
        comparing.same(value, positional_encoding(T, d))
        for value, (T, d) in zip(values, SIZES, strict=True)
    )
    arrays = any(one.facts.get("arrays") for one in seen)  # told as such
    return right and not arrays and any(value.dtype != np.float32 for value in values)


@exercise.telltale
def multiplied(seen):
    """As if the places were multiplied with 10000 to the i/d: all clocks but the first race. Each
    should be *slower* than the one before."""
    few = SIZES[:-1]  # float32 cannot hold the angles of many places
    values = [np.asarray(one.value) for one in seen[: len(few)]]
    raced = [encoded(angles_of(T, d, power=-1.0)) for T, d in few]
    return all(
        value.shape == wrong.shape and np.allclose(value, wrong, atol=1e-2)  # angles of thousands
        for value, wrong in zip(values, raced, strict=True)
    )


@exercise.mistake
def from_one(T, d):
    """Your first row is that of place 1: places count from 0, where every sine is 0."""
    return encoded(angles_of(T, d, first=1))


@exercise.mistake
def clocks_one_too_far(T, d):
    """Each of your clocks runs at the speed of the next: i counts 0, 2, 4, …, so that the first
    turns by 1 with each place."""
    return encoded(np.arange(T)[:, None] / 10000.0 ** (np.arange(2, d + 2, 2) / d))


@exercise.mistake
def index_not_doubled(T, d):
    """The first clock is right, the others run too fast, as if their exponents were half of what
    they should be, or 10000 were 100. i counts *columns*: 0, 2, 4, …"""
    return encoded(angles_of(T, d, power=0.5))


@exercise.mistake
def doubled_twice(T, d):
    """The first clock is right, the others run too slowly, as if i were doubled once too often."""
    return encoded(angles_of(T, d, power=2.0))


@exercise.mistake
def a_clock_for_each_column(T, d):
    """Each column has a speed of its own: a sine and the cosine beside it belong to one clock, and
    share their angle."""
    a = np.arange(T)[:, None] / 10000.0 ** (np.arange(d) / d)
    return np.where(np.arange(d) % 2 == 0, np.sin(a), np.cos(a))


@exercise.mistake
def halves(T, d):
    """All sines come first, then all cosines. Asked is column beside column: sine, cosine, sine,
    cosine."""
    a = angles_of(T, d)
    return np.concatenate([np.sin(a), np.cos(a)], axis=1)


@exercise.mistake
def swapped(T, d):
    """Sines and cosines have changed places: the first column is a sine, so that place 0 begins
    with 0."""
    return encoded(angles_of(T, d), (np.cos, np.sin))


@exercise.mistake
def only_sines(T, d):
    """There are sines in all columns: with a sine alone one cannot tell whether a hand goes up or
    down."""
    return encoded(angles_of(T, d), (np.sin, np.sin))


for slug, base, told in (
    ("one_thousand", 1000.0, "1000"),
    ("ten", 10.0, "10"),
    ("base_e", np.e, "e, the base of ln"),
):
    exercise.mistake(
        lambda T, d, base=base: encoded(angles_of(T, d, base=base)),
        slug=slug,
        words=f"The first clock is right, the others are too fast, as if 10000 were {told}.",
    )


@exercise.mistake
def angles_cut_down(T, d):
    """The first clock is right, the others stand still and then jump, as if their angles were cut
    down to whole numbers. In Python `//` does that."""
    return encoded(np.floor(angles_of(T, d)))


@exercise.mistake
def one_hundred_thousand(T, d):
    """The first clock is right, the others are too slow, as if 10000 were 100000."""
    return encoded(angles_of(T, d, base=100000.0))


@exercise.mistake
def exponent_without_d(T, d):
    """The first clock is right, the others all but stand still, as if the exponent were i and not
    i/d."""
    return encoded(angles_of(T, d, power=d))


@exercise.mistake
def clocks_of_four(T, d):
    """Right for d = 4, and only there: each clock runs at a hundredth of the speed of the one
    before, whatever d is."""
    return encoded(angles_of(T, d, power=d / 4))


@exercise.mistake
def up_to_one(T, d):
    """The first clock is right, the others run too slowly: the last turns by 1/10000, as if the
    exponents went from 0 up to 1. i/d never gets that far."""
    return encoded(np.arange(T)[:, None] / 10000.0 ** np.linspace(0, 1, d // 2))


@exercise.mistake
def exponent_by_places(T, d):
    """The speeds of your clocks depend on T, as if the exponent were i/T. They belong to the
    columns: i/d."""
    return encoded(angles_of(T, d, power=d / T))


@exercise.mistake
def whole_turns(T, d):
    """Your first clock makes a whole turn with each place, and so says the same at all of them: the
    angles are not multiplied with 2π."""
    return encoded(2 * np.pi * angles_of(T, d))


@exercise.mistake
def shares_of_the_text(T, d):
    """Your places count from 0 to nearly 1, as if they were divided by T: then place 3 would be
    another one in a longer text."""
    return encoded(angles_of(T, d) / T)


@exercise.mistake
def only_cosines(T, d):
    """There are cosines in all columns: with a cosine alone one cannot tell whether a hand goes to
    the right or to the left."""
    return encoded(angles_of(T, d), (np.cos, np.cos))


@exercise.mistake
def sine_with_minus(T, d):
    """Your sines have the other sign: at place 1 that of the first clock is 0.84."""
    return encoded(-angles_of(T, d))


@exercise.mistake
def reshaped(T, d):
    """The right numbers in the wrong places: all sines and all cosines were filled in line by line.
    Asked is column beside column."""
    a = angles_of(T, d)
    return np.concatenate([np.sin(a), np.cos(a)]).reshape(T, d)


@exercise.mistake
def cosine_with_minus(T, d):
    """Your cosines have the other sign: at place 0 each is 1."""
    return encoded(angles_of(T, d), (np.sin, lambda a: -np.cos(a)))


@exercise.mistake
def degrees(T, d):
    """Your angles are taken for degrees: all sines are nearly 0. Sine and cosine want them as they
    are."""
    return encoded(np.radians(angles_of(T, d)))


@exercise.mistake
def angles_alone(T, d):
    """These are the angles themselves: their sine and their cosine are asked."""
    a = angles_of(T, d)
    return encoded(a, (np.asarray, np.asarray))


@exercise.mistake
def places_in_columns(T, d):
    """The right numbers, on their side: a place is a row, [T, d]."""
    return positional_encoding(T, d).T


@exercise.mistake
def one_speed(T, d):
    """All your clocks run at the speed of the first: after six words they say nearly the same
    again. Each pair of columns has its own."""
    return encoded(np.arange(T)[:, None] + np.zeros(d // 2))
