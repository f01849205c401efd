"""Momentum: a velocity that keeps a share of itself, and to which each gradient is added whole."""

from duograd.exercises import Exercise

from . import steps

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
    velocity = momentum * steps.memory(state) + gradient
    return w - learning_rate * velocity, velocity


@exercise.cases
def cases(rng):
    return steps.walks(rng, momentum=(0.5, 0.8, 0.9, 0.0, 0.95, 0.7))


def pushed(wrong):
    """Let a mistake say only the new velocity; the step along it is as it should be."""

    def formula(w, gradient, state, learning_rate, momentum):
        velocity = wrong(steps.memory(state), gradient, learning_rate, momentum)
        return w - learning_rate * velocity, velocity

    return exercise.mistake(formula, wrong)


exercise.given_else(steps.uphill)


@exercise.given_else
def plain_descent():
    """These are the steps of plain gradient descent: no velocity comes over from the step
    before."""
    return {"state": None}


@pushed
def averaged(velocity, gradient, learning_rate, momentum):
    """Your velocity is an average of the gradients, so only a part of the new one counts. Here the
    whole push is added."""
    return steps.average(velocity, gradient, momentum)


@pushed
def momentum_on_gradient(velocity, gradient, learning_rate, momentum):
    """The momentum shrinks the new gradient, and the old velocity is kept in full; it should be the
    other way round."""
    return velocity + momentum * gradient


@pushed
def shares_swapped(velocity, gradient, learning_rate, momentum):
    """Your velocity keeps the share 1 − momentum of itself, and only the share momentum of the new
    gradient counts. Here the velocity keeps the share momentum, and the whole push is added."""
    return steps.average(velocity, gradient, 1 - momentum)


@exercise.given_else
def momentum_fixed():
    """It is as if the momentum were 0.9, whatever is passed."""
    return {"momentum": 0.9}


@exercise.given_else
def zero_not_taken(momentum):
    """Only where the momentum is 0 is yours not right: a velocity is kept all the same. With `or`,
    0 counts as not given."""
    return {"momentum": momentum or 0.9}


@exercise.mistake
def first_push_forgotten(w, gradient, state, learning_rate, momentum):
    """The first push moves w as it should, but is not remembered: at the second step it is as if
    the velocity were still 0."""
    velocity = momentum * steps.memory(state) + gradient
    return w - learning_rate * velocity, 0 * w if state is None else velocity


@exercise.mistake
def weights_for_velocity(w, gradient, state, learning_rate, momentum):
    """You keep a share of w itself; the share is of the old velocity."""
    velocity = momentum * w + gradient
    return w - learning_rate * velocity, velocity


@exercise.mistake
def first_push_shrunk(w, gradient, state, learning_rate, momentum):
    """Your first velocity is only the share 1 − momentum of the gradient; the whole push is added
    at the first step too."""
    first = (1 - momentum) * gradient
    velocity = first if state is None else momentum * state + gradient
    return w - learning_rate * velocity, velocity


@pushed
def momentum_on_both(velocity, gradient, learning_rate, momentum):
    """The momentum shrinks the new gradient too: already your first step is too short."""
    return momentum * (velocity + gradient)


@exercise.given_else
def nothing_lost():
    """Your ball never slows down: the old velocity is kept in full at every step."""
    return {"momentum": 1}


@pushed
def rate_twice(velocity, gradient, learning_rate, momentum):
    """The learning rate is in your velocity and in the last line as well: it counts twice."""
    return momentum * velocity + learning_rate * gradient


@pushed
def rate_and_sign_twice(velocity, gradient, learning_rate, momentum):
    """Your velocity is a finished step, with the learning rate and a minus sign in it. The last
    line has both once more: so you walk uphill."""
    return momentum * velocity - learning_rate * gradient


@exercise.mistake
def nesterov(w, gradient, state, learning_rate, momentum):
    """This is Nesterov's momentum, which looks one step ahead: a fine method, and another one."""
    velocity = momentum * steps.memory(state) + gradient
    return w - learning_rate * (gradient + momentum * velocity), velocity


@exercise.given_else
def keeps_the_rest(momentum):
    """The velocity keeps the share 1 − momentum of itself; asked is the share momentum."""
    return {"momentum": 1 - momentum}


@pushed
def never_moves(velocity, gradient, learning_rate, momentum):
    """w stays where it is, as if the velocity were 0 after every step. Does your line give its
    result to `velocity`?"""
    return 0 * gradient


@exercise.mistake
def gradient_for_velocity(w, gradient, state, learning_rate, momentum):
    """The new state is the gradient, and not the velocity: so of all the pushes before only the
    last one counts."""
    return w - learning_rate * (momentum * steps.memory(state) + gradient), gradient


@exercise.mistake
def one_step_late(w, gradient, state, learning_rate, momentum):
    """You step with the velocity from before: the new gradient counts a step late."""
    old = steps.memory(state)
    return w - learning_rate * old, momentum * old + gradient


exercise.mistake(steps.swapped(momentum_step), steps.order_swapped)
exercise.mistake(steps.skipping(momentum_step), steps.skipped)
steps.carries_a_state(exercise)
