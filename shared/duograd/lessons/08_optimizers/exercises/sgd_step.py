"""TODO say what `sgd_step` asks."""

from duograd.exercises import Exercise

from .common import UPHILL, walks

# Plain gradient descent
exercise = Exercise(points=0, level="given", probe="fold", detached=True)


@exercise.oracle
def sgd_step(w, gradient, state, learning_rate):
    return w - learning_rate * gradient, state


@exercise.cases
def cases(rng):
    return walks(rng, *[{}] * 5)


@exercise.mistake(words=UPHILL)
def uphill(w, gradient, state, learning_rate):
    return w + learning_rate * gradient, state
