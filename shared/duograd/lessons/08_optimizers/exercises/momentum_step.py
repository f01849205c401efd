"""TODO say what `momentum_step` asks."""

from duograd.exercises import Exercise

from .common import UPHILL, knows_its_state, old_, walks

# Momentum
exercise = Exercise(
    points=2,
    level="complete",
    probe="fold",
    detached=True,
    hints=[
        "By hand, with momentum 0.5 and the gradients 3, 4: the velocities are 3 and then 5.5. "
        "Which two numbers make 5.5?",
        "The ball keeps a share of its velocity and is pushed by the gradient it feels now.",
        "Only the line for the new `velocity` is missing. The old one, `momentum` and `gradient` "
        "stand in it; the learning rate comes later, in the last line.",
        "A like example: a tank keeps 80 % of its water overnight, and what it rains comes on top: "
        "water = 0.8 · water + rain.",
    ],
)


@exercise.oracle
def momentum_step(w, gradient, state, learning_rate, momentum):
    velocity = momentum * old_(state) + gradient
    return w - learning_rate * velocity, velocity


@exercise.cases
def cases(rng):
    return walks(rng, *({"momentum": share} for share in (0.5, 0.8, 0.9, 0.7, 0.95)))


@exercise.mistake(words=UPHILL)
def uphill(w, gradient, state, learning_rate, momentum):
    velocity = momentum * old_(state) + gradient
    return w + learning_rate * velocity, velocity


@exercise.mistake
def plain_descent(w, gradient, state, learning_rate, momentum):
    """These are the steps of plain gradient descent: no velocity comes over from the step
    before."""
    return w - learning_rate * gradient, gradient


@exercise.mistake
def averaged(w, gradient, state, learning_rate, momentum):
    """Your velocity is an average of the gradients, so only a part of the new one counts. Here the
    whole push is added."""
    velocity = momentum * old_(state) + (1 - momentum) * gradient
    return w - learning_rate * velocity, velocity


@exercise.mistake
def momentum_on_gradient(w, gradient, state, learning_rate, momentum):
    """The momentum shrinks the new gradient, and the old velocity is kept in full; it should be the
    other way round."""
    velocity = old_(state) + momentum * gradient
    return w - learning_rate * velocity, velocity


@exercise.mistake
def momentum_on_both(w, gradient, state, learning_rate, momentum):
    """The momentum shrinks the new gradient too: already your first step is too short."""
    velocity = momentum * (old_(state) + gradient)
    return w - learning_rate * velocity, velocity


@exercise.mistake
def nothing_lost(w, gradient, state, learning_rate, momentum):
    """Your ball never slows down: the old velocity is kept in full at every step."""
    velocity = old_(state) + gradient
    return w - learning_rate * velocity, velocity


@exercise.mistake
def rate_twice(w, gradient, state, learning_rate, momentum):
    """The learning rate is in your velocity and in the last line as well: it counts twice."""
    velocity = momentum * old_(state) + learning_rate * gradient
    return w - learning_rate * velocity, velocity


@exercise.mistake
def rate_and_sign_twice(w, gradient, state, learning_rate, momentum):
    """Your velocity is a finished step, with the learning rate and a minus sign in it. The last
    line has both once more: so you walk uphill."""
    velocity = momentum * old_(state) - learning_rate * gradient
    return w - learning_rate * velocity, velocity


@exercise.mistake
def nesterov(w, gradient, state, learning_rate, momentum):
    """This is Nesterov's momentum, which looks one step ahead: a fine method, and another one."""
    velocity = momentum * old_(state) + gradient
    return w - learning_rate * (gradient + momentum * velocity), velocity


@exercise.mistake
def keeps_the_rest(w, gradient, state, learning_rate, momentum):
    """The velocity keeps the share 1 − momentum of itself; asked is the share momentum."""
    velocity = (1 - momentum) * old_(state) + gradient
    return w - learning_rate * velocity, velocity


@exercise.mistake
def never_moves(w, gradient, state, learning_rate, momentum):
    """w stays where it is: the velocity is 0 after every step. Does your line give its result to
    `velocity`?"""
    return w, 0 * gradient


@exercise.mistake
def one_step_late(w, gradient, state, learning_rate, momentum):
    """You step with the velocity from before: the new gradient counts a step late."""
    return w - learning_rate * old_(state), momentum * old_(state) + gradient


knows_its_state(exercise)
