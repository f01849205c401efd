"""Numbers around their mean, and what happens to them otherwise."""

from duograd.exercises import Exercise

exercise = Exercise(points=2, gradients=("x",))
exercise.hints = [
    "By hand: 2, 3 and 7 become −2, −1 and 3. What do these add up to?",
    "All numbers move by the same distance, and in the same direction.",
    "One line: from each number something is taken away that you can compute already.",
    "A like example: 20, 22 and 24 degrees are −2, 0 and 2 degrees from what they usually are.",
]


@exercise.oracle
def centered(x):
    return x - x.mean()


@exercise.cases
def cases(rng):
    yield {"x": [2.0, 3.0, 7.0] + 0 * rng.normal(size=3)}
    yield {"x": rng.normal(3, 2, 11)}


@exercise.mistake
def moved_the_other_way(x):
    """Your numbers moved away from 0: their mean is now twice as large."""
    return x + x.mean()


@exercise.mistake
def first_taken_away(x):
    """You took the first number away from all; now it is 0, and their mean is not."""
    return x - x[0]


@exercise.telltale
def one_number(seen):
    """One number came back; each number of x has one of its own."""
    return all(getattr(one.value, "shape", None) == () for one in seen)
