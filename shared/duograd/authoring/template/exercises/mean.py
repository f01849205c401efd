"""The mean of some numbers, and what else one may divide by."""

from duograd.exercises import Exercise

exercise = Exercise(points=1, level="complete", gradients=("x",))
exercise.hints = [
    "By hand: 2, 3 and 7 have the mean 4. Which two numbers is it made of?",
    "A mean is what each would have if all had the same.",
    "Only the last line is missing: add up, then divide.",
    "A like example: 3 apples for 6 children are half an apple each.",
]


@exercise.oracle
def mean(x):
    return x.sum() / len(x)


@exercise.cases
def cases(rng):
    yield {"x": [2.0, 3.0, 7.0] + 0 * rng.normal(size=3)}
    yield {"x": rng.normal(3, 2, 1)}
    yield {"x": rng.normal(3, 2, 11)}


@exercise.mistake
def not_divided(x):
    """This is the sum: it grows with every number that is added."""
    return x.sum()


@exercise.mistake
def one_too_few(x):
    """You divide by one less than there are numbers."""
    return x.sum() / (len(x) - 1)
