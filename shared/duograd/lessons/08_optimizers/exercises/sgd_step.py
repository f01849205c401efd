"""Plain gradient descent as a step: it remembers nothing, so its state goes through as it is."""

from duograd.exercises import Exercise

from . import steps

exercise = Exercise(points=0, level="given", probe="fold", detached=True)


@exercise.oracle
def sgd_step(w, gradient, state, learning_rate):
    return w - learning_rate * gradient, state


@exercise.cases
def cases(rng):
    return steps.walks(rng)


exercise.given_else(steps.uphill)
