"""One step of gradient descent: which way it goes, and how far."""

import numpy as np

from duograd.exercises import Exercise, failed

exercise = Exercise(
    points=2,
    hints=[
        "By hand: w = 5, gradient 4, learning rate 0.5. The loss rises to the right, so you should "
        "end to the left of 5. Where exactly?",
        "The gradient points uphill, and you want to go down. The learning rate says how much of "
        "the gradient becomes the step.",
        "One line: the old w, a sign, and a product of two things.",
        "A like example: to cool a room from t degrees by the share s of the excess e, take away s "
        "times e.",
    ],
)


@exercise.oracle
def gradient_step(w, gradient, learning_rate):
    return w - learning_rate * gradient


def case(w, gradient, learning_rate):
    return {"w": np.array(w), "gradient": np.array(gradient), "learning_rate": learning_rate}


@exercise.cases
def cases(rng):
    yield case(5.0, 4.0, 0.5)
    yield case([1.0, -2.0], [3.0, -0.5], 0.1)
    yield case(rng.normal(0, 1, (3, 5)), rng.normal(0, 1, (3, 5)), 0.03)


@exercise.given_else
def uphill(learning_rate):
    """You walked uphill: the gradient points to where the loss grows."""
    return {"learning_rate": -learning_rate}


@exercise.given_else
def no_learning_rate():
    """You took the whole gradient as the step: the learning rate is not used."""
    return {"learning_rate": 1}


@exercise.mistake
def only_the_step(w, gradient, learning_rate):
    """This is the step; asked is where you stand after it."""
    return -learning_rate * gradient


@exercise.mistake
def rate_times_difference(w, gradient, learning_rate):
    """The learning rate multiplied w too; it scales the gradient only."""
    return learning_rate * (w - gradient)


@exercise.given_else
def divided_by_rate(learning_rate):
    """You divided by the learning rate: a smaller rate makes your step larger."""
    return {"learning_rate": 1 / learning_rate}


@exercise.telltale
def gradient_called(seen):
    """In here `gradient` is what this function was handed: a tensor, the slope at w. It has been
    computed already; there is nothing to call."""
    return failed(seen, "object is not callable")
