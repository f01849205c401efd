"""Lesson 08, optimizers: can the step size look after itself?

The forms are those of the papers. Every formula here is a step: it takes w, a gradient and a
state (None at first), and returns the new w and the new state.
"""

import numpy as np

from duograd.exercises import Difference, Exercise
from duograd.exercises.comparing import same

STATE_KEPT = (
    "The last step was tried a second time, with the same w, gradient and state, and led somewhere "
    "else: your code changes what it was given, the state, the gradient or w, or keeps a state of "
    "its own. Make new ones and return them."
)
NO_STATE_YET = (
    "Your code stops where nothing is remembered yet: at the first step the state is None. What "
    "should the memory start from?"
)
RESET = (
    "The first step is right, but each later one is made as if it were the first: your state does "
    "not carry what was before."
)
UPHILL = "You walk uphill: a step goes against the gradient."


def _state_kept(seen):
    """Whether the last step, tried again, led elsewhere."""
    for path in (o.value for o in seen if isinstance(o.value, list) and len(o.value) > 1):
        last, again = path[-2:]
        numbers = all(isinstance(w, (float, np.ndarray)) for w in (last, again))
        if numbers and not same(again, last):
            return True
    return False


def _no_state_yet(seen):
    failure = seen[0].failure
    return failure is not None and "NoneType" in f"{failure.type} {failure.message}"


def _knows_its_state(exercise, *, torch, tensorflow, unready):
    """Name what can go wrong with any optimizer's state; the code is an example of each."""
    exercise.symptom("state_kept", STATE_KEPT, torch=torch, tensorflow=tensorflow)(_state_kept)
    exercise.symptom("no_state_yet", NO_STATE_YET, torch=unready, tensorflow=unready)(_no_state_yet)


def _walk(w, gradient, learning_rate, **settings):
    """A case: w, one gradient for each step, no state yet, and the settings."""
    start = {"w": np.array(w), "gradient": np.array(gradient), "state": None}
    return {**start, "learning_rate": learning_rate, **settings}


def _walks(rng, *settings):
    """Five cases: by hand, a large and a small gradient, zeros, and twice many small gradients."""
    two = np.stack([rng.uniform(2, 9, 5), rng.uniform(-0.3, 0.4, 5)], axis=1)
    zeros = [[0.0, 2.0, -1.0], [0.0, 1.0, 0.0], [1.5, 0.0, 3.0], [1.0, -1.0, 0.5], [2.0, 1.0, 0.1]]
    yield _walk(1.0, [3.0, 4.0, -1.0], 0.5, **settings[0])
    yield _walk([1.0, -2.0], two, 0.3, **settings[1])
    yield _walk([0.5, -1.0, 0.25], zeros, 0.2, **settings[2])
    yield _walk(rng.normal(0, 0.3, (2, 3)), rng.normal(0, 0.05, (7, 2, 3)), 0.4, **settings[3])
    yield _walk(rng.normal(0, 0.3, 5), rng.normal(0, 0.02, (11, 5)), 0.2, **settings[4])


# Plain gradient descent

sgd_step = Exercise(points=0, level="given", probe="fold", detached=True)


@sgd_step.oracle
def _(w, gradient, state, learning_rate):
    return w - learning_rate * gradient, state


@sgd_step.cases
def _(rng):
    return _walks(rng, *[{}] * 5)


@sgd_step.misconception("uphill", UPHILL)
def _(w, gradient, state, learning_rate):
    return w + learning_rate * gradient, state


sgd_step.variant("step = -learning_rate * gradient\nreturn w + step, None")
sgd_step.variant(
    torch="return torch.sub(w, gradient, alpha=learning_rate), state",
    tensorflow="return tf.subtract(w, tf.multiply(gradient, learning_rate)), state",
)

# Momentum

momentum_step = Exercise(
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


def _old(state):
    return 0 if state is None else state


@momentum_step.oracle
def _(w, gradient, state, learning_rate, momentum):
    velocity = momentum * _old(state) + gradient
    return w - learning_rate * velocity, velocity


@momentum_step.cases
def _(rng):
    return _walks(rng, *({"momentum": share} for share in (0.5, 0.8, 0.9, 0.7, 0.95)))


@momentum_step.misconception("uphill", UPHILL)
def _(w, gradient, state, learning_rate, momentum):
    velocity = momentum * _old(state) + gradient
    return w + learning_rate * velocity, velocity


@momentum_step.misconception(
    "plain_descent",
    "These are the steps of plain gradient descent: no velocity comes over from the step before.",
)
def _(w, gradient, state, learning_rate, momentum):
    return w - learning_rate * gradient, gradient


@momentum_step.misconception(
    "averaged",
    "Your velocity is an average of the gradients, so only a part of the new one counts. Here the "
    "whole push is added.",
)
def _(w, gradient, state, learning_rate, momentum):
    velocity = momentum * _old(state) + (1 - momentum) * gradient
    return w - learning_rate * velocity, velocity


@momentum_step.misconception(
    "momentum_on_gradient",
    "The momentum shrinks the new gradient, and the old velocity is kept in full; it should be the "
    "other way round.",
)
def _(w, gradient, state, learning_rate, momentum):
    velocity = _old(state) + momentum * gradient
    return w - learning_rate * velocity, velocity


@momentum_step.misconception(
    "momentum_on_both",
    "The momentum shrinks the new gradient too: already your first step is too short.",
)
def _(w, gradient, state, learning_rate, momentum):
    velocity = momentum * (_old(state) + gradient)
    return w - learning_rate * velocity, velocity


@momentum_step.misconception(
    "nothing_lost", "Your ball never slows down: the old velocity is kept in full at every step."
)
def _(w, gradient, state, learning_rate, momentum):
    velocity = _old(state) + gradient
    return w - learning_rate * velocity, velocity


@momentum_step.misconception(
    "rate_twice",
    "The learning rate is in your velocity and in the last line as well: it counts twice.",
)
def _(w, gradient, state, learning_rate, momentum):
    velocity = momentum * _old(state) + learning_rate * gradient
    return w - learning_rate * velocity, velocity


@momentum_step.misconception(
    "rate_and_sign_twice",
    "Your velocity is a finished step, with the learning rate and a minus sign in it. The last "
    "line has both once more: so you walk uphill.",
)
def _(w, gradient, state, learning_rate, momentum):
    velocity = momentum * _old(state) - learning_rate * gradient
    return w - learning_rate * velocity, velocity


@momentum_step.misconception(
    "nesterov",
    "This is Nesterov's momentum, which looks one step ahead: a fine method, and another one.",
)
def _(w, gradient, state, learning_rate, momentum):
    velocity = momentum * _old(state) + gradient
    return w - learning_rate * (gradient + momentum * velocity), velocity


@momentum_step.misconception(
    "keeps_the_rest",
    "The velocity keeps the share 1 − momentum of itself; asked is the share momentum.",
)
def _(w, gradient, state, learning_rate, momentum):
    velocity = (1 - momentum) * _old(state) + gradient
    return w - learning_rate * velocity, velocity


@momentum_step.misconception(
    "never_moves",
    "w stays where it is: the velocity is 0 after every step. Does your line give its result to "
    "`velocity`?",
)
def _(w, gradient, state, learning_rate, momentum):
    return w, 0 * gradient


@momentum_step.misconception(
    "one_step_late", "You step with the velocity from before: the new gradient counts a step late."
)
def _(w, gradient, state, learning_rate, momentum):
    return w - learning_rate * _old(state), momentum * _old(state) + gradient


_knows_its_state(
    momentum_step,
    torch="""
velocity = torch.zeros_like(w) if state is None else state
velocity.mul_(momentum).add_(gradient)
return w - learning_rate * velocity, velocity
""",
    tensorflow="""
velocity = [tf.zeros_like(w)] if state is None else state
velocity[0] = momentum * velocity[0] + gradient
return w - learning_rate * velocity[0], velocity
""",
    unready="velocity = momentum * state + gradient\nreturn w - learning_rate * velocity, velocity",
)
momentum_step.variant(
    torch="""
step = torch.zeros_like(w) if state is None else state
step = momentum * step - learning_rate * gradient
return w + step, step
""",
    tensorflow="""
step = tf.zeros_like(w) if state is None else state
step = momentum * step - learning_rate * gradient
return w + step, step
""",
)
momentum_step.variant(
    """
past = [gradient] + ([] if state is None else state)
velocity = sum(momentum**age * old for age, old in enumerate(past))
return w - learning_rate * velocity, past
"""
)

# Adagrad

adagrad_step = Exercise(
    points=3,
    probe="fold",
    detached=True,
    hints=[
        "By hand, gradients 3 and 4, ε = 1, η = 0.5: the sums of squares are 9 and 25, their roots "
        "3 and 5. The steps are 0.5 · 3/4 and 0.5 · 4/6. Print your sums.",
        "Each weight keeps its own sum of squared gradients, today's included. Its step is η times "
        "the gradient, divided by the root of that sum.",
        "Three lines: the sum so far (nothing, if the state is None), the new sum, and what you "
        "return: the new w and the new sum. ε is added after the root is taken.",
        "A like example: a step divided by the mean size of all gradients so far would carry two "
        "numbers as its state, their sum and how many there were.",
    ],
)


def _adagrad(w, gradient, state, learning_rate, epsilon):
    total = _old(state) + gradient**2
    return w - learning_rate * gradient / (np.sqrt(total) + epsilon), total


adagrad_step.oracle(_adagrad)


@adagrad_step.cases
def _(rng):
    return _walks(rng, *({"epsilon": small} for small in (1.0, 1e-2, 1e-3, 0.1, 0.02)))


@adagrad_step.misconception("uphill", UPHILL)
def _(w, gradient, state, learning_rate, epsilon):
    return _adagrad(w, gradient, state, -learning_rate, epsilon)


@adagrad_step.misconception("state_not_carried", RESET)
def _(w, gradient, state, learning_rate, epsilon):
    return _adagrad(w, gradient, None, learning_rate, epsilon)


@adagrad_step.misconception(
    "no_root", "You divide by the sum of squares itself: its root is asked."
)
def _(w, gradient, state, learning_rate, epsilon):
    total = _old(state) + gradient**2
    return w - learning_rate * gradient / (total + epsilon), total


@adagrad_step.misconception(
    "epsilon_inside",
    "Your ε stands inside the root. Here it is added after the root is taken; the frameworks do "
    "not agree about this, see the table at the end.",
)
def _(w, gradient, state, learning_rate, epsilon):
    total = _old(state) + gradient**2
    return w - learning_rate * gradient / np.sqrt(total + epsilon), total


@adagrad_step.misconception(
    "no_epsilon",
    "The ε is missing: with a gradient of 0 at the first step you divide 0 by 0.",
)
def _(w, gradient, state, learning_rate, epsilon):
    return _adagrad(w, gradient, state, learning_rate, 0)


@adagrad_step.misconception(
    "not_squared",
    "You add up the gradients' sizes, not their squares: divide by the root of a sum of squares.",
)
def _(w, gradient, state, learning_rate, epsilon):
    total = _old(state) + np.abs(gradient)
    return w - learning_rate * gradient / (np.sqrt(total) + epsilon), total


@adagrad_step.misconception(
    "doubled",
    "You add up twice the gradients: `gradient * 2` is the double, `gradient**2` the square.",
)
def _(w, gradient, state, learning_rate, epsilon):
    total = _old(state) + gradient * 2
    return w - learning_rate * gradient / (np.sqrt(total) + epsilon), total


@adagrad_step.misconception(
    "root_carried",
    "The first step is right, later ones are not: you carry the root on and add the next square to "
    "it. Keep the sum itself in the state.",
)
def _(w, gradient, state, learning_rate, epsilon):
    root = np.sqrt(_old(state) + gradient**2)
    return w - learning_rate * gradient / (root + epsilon), root


@adagrad_step.misconception(
    "epsilon_outside",
    "Your ε is not below the fraction bar: it moves w itself. Mind the brackets: a / b + c divides "
    "before it adds.",
)
def _(w, gradient, state, learning_rate, epsilon):
    total = _old(state) + gradient**2
    return w - learning_rate * gradient / np.sqrt(total) + epsilon, total


@adagrad_step.misconception(
    "no_gradient",
    "The gradient does not stand above the fraction bar: every step goes the same way, whatever "
    "its sign.",
)
def _(w, gradient, state, learning_rate, epsilon):
    total = _old(state) + gradient**2
    return w - learning_rate / (np.sqrt(total) + epsilon), total


@adagrad_step.misconception(
    "sum_then_square",
    "You add the gradients first and square the sum: then opposite signs cancel. Square each "
    "gradient, then add.",
)
def _(w, gradient, state, learning_rate, epsilon):
    total = _old(state) + gradient
    return w - learning_rate * gradient / (np.abs(total) + epsilon), total


@adagrad_step.misconception(
    "one_step_late",
    "You divide by the sum from before this step: the first step then has nothing but ε below it. "
    "Today's gradient belongs to the sum.",
)
def _(w, gradient, state, learning_rate, epsilon):
    old = _old(state)
    return w - learning_rate * gradient / (np.sqrt(old) + epsilon), old + gradient**2


@adagrad_step.misconception(
    "one_rate_for_all",
    "You added up the squares over all weights, so they share one step size. Each weight keeps its "
    "own sum.",
)
def _(w, gradient, state, learning_rate, epsilon):
    total = _old(state) + np.sum(gradient**2)
    return w - learning_rate * gradient / (np.sqrt(total) + epsilon), total


@adagrad_step.misconception(
    "mean_for_sum",
    "You took the mean of the squares; their sum is asked. That sum is why the steps shrink.",
)
def _(w, gradient, state, learning_rate, epsilon):
    total, n = (0, 0) if state is None else state
    total, n = total + gradient**2, n + 1
    return w - learning_rate * gradient / (np.sqrt(total / n) + epsilon), (total, n)


@adagrad_step.misconception(
    "squared_above",
    "The squared gradient stands above the fraction bar as well: then every step goes the same "
    "way, whatever the gradient's sign.",
)
def _(w, gradient, state, learning_rate, epsilon):
    total = _old(state) + gradient**2
    return w - learning_rate * gradient**2 / (np.sqrt(total) + epsilon), total


@adagrad_step.misconception(
    "starts_at_a_tenth",
    "Your sum starts at 0.1, as Keras's own Adagrad does; here it starts at 0.",
)
def _(w, gradient, state, learning_rate, epsilon):
    return _adagrad(w, gradient, 0.1 if state is None else state, learning_rate, epsilon)


_knows_its_state(
    adagrad_step,
    torch="""
total = torch.zeros_like(w) if state is None else state
total += gradient**2
return w - learning_rate * gradient / (torch.sqrt(total) + epsilon), total
""",
    tensorflow="""
total = tf.Variable(tf.zeros_like(w)) if state is None else state
total.assign_add(gradient**2)
return w - learning_rate * gradient / (tf.sqrt(total) + epsilon), total
""",
    unready="total = state + gradient**2\n"
    "return w - learning_rate * gradient / (total**0.5 + epsilon), total",
)
adagrad_step.variant(
    torch="""
total = gradient.square() if state is None else state + gradient.square()
return torch.addcdiv(w, gradient, total.sqrt() + epsilon, value=-learning_rate), total
""",
    tensorflow="""
total = tf.square(gradient) if state is None else state + tf.square(gradient)
return w - learning_rate * tf.divide(gradient, tf.sqrt(total) + epsilon), total
""",
)
adagrad_step.variant(
    torch="""
past = [gradient] if state is None else [*state, gradient]
rate = learning_rate / (torch.stack(past).pow(2).sum(dim=0).sqrt() + epsilon)
return w - rate * gradient, past
""",
    tensorflow="""
past = [gradient] if state is None else [*state, gradient]
rate = learning_rate / (tf.sqrt(tf.reduce_sum(tf.stack(past) ** 2, axis=0)) + epsilon)
return w - rate * gradient, past
""",
)

# RMSProp

rmsprop_step = Exercise(
    points=1,
    level="complete",
    probe="fold",
    detached=True,
    hints=[
        "By hand, ρ = 0.75 and the gradients 3, 4: the average is 0.25 · 9 = 2.25 at first, then "
        "5.6875. Where do these come from?",
        "A running average keeps the share ρ of itself and takes the rest from what is new.",
        "Only the line for the new `average` is missing: two products, whose two shares add up "
        "to 1. What is averaged are squares.",
        "A like example: a grade that is 70 % of the grade so far plus 30 % of the new test.",
    ],
)


def _rmsprop(w, gradient, average, learning_rate, epsilon):
    return w - learning_rate * gradient / (np.sqrt(average) + epsilon), average


@rmsprop_step.oracle
def _(w, gradient, state, learning_rate, rho, epsilon):
    average = rho * _old(state) + (1 - rho) * gradient**2
    return _rmsprop(w, gradient, average, learning_rate, epsilon)


@rmsprop_step.cases
def _(rng):
    decays = [(0.75, 0.5), (0.9, 0.1), (0.6, 1e-2), (0.8, 0.05), (0.95, 0.02)]
    return _walks(rng, *({"rho": rho, "epsilon": epsilon} for rho, epsilon in decays))


@rmsprop_step.misconception("uphill", UPHILL)
def _(w, gradient, state, learning_rate, rho, epsilon):
    average = rho * _old(state) + (1 - rho) * gradient**2
    return _rmsprop(w, gradient, average, -learning_rate, epsilon)


@rmsprop_step.misconception("state_not_carried", RESET)
def _(w, gradient, state, learning_rate, rho, epsilon):
    return _rmsprop(w, gradient, (1 - rho) * gradient**2, learning_rate, epsilon)


@rmsprop_step.misconception(
    "not_averaged",
    "The new square counts in full, while the old average shrinks: the two shares do not add up "
    "to 1, so it is no average.",
)
def _(w, gradient, state, learning_rate, rho, epsilon):
    average = rho * _old(state) + gradient**2
    return _rmsprop(w, gradient, average, learning_rate, epsilon)


@rmsprop_step.misconception(
    "not_squared", "You average the gradient; the average of its square is asked."
)
def _(w, gradient, state, learning_rate, rho, epsilon):
    average = rho * _old(state) + (1 - rho) * gradient
    return _rmsprop(w, gradient, average, learning_rate, epsilon)


@rmsprop_step.misconception(
    "doubled",
    "You average twice the gradient: `gradient * 2` is the double, `gradient**2` the square.",
)
def _(w, gradient, state, learning_rate, rho, epsilon):
    average = rho * _old(state) + (1 - rho) * gradient * 2
    return _rmsprop(w, gradient, average, learning_rate, epsilon)


@rmsprop_step.misconception(
    "root_twice",
    "You take the root already in the average: the last line takes it once more, and the average "
    "goes on from a root.",
)
def _(w, gradient, state, learning_rate, rho, epsilon):
    average = np.sqrt(rho * _old(state) + (1 - rho) * gradient**2)
    return _rmsprop(w, gradient, average, learning_rate, epsilon)


@rmsprop_step.misconception(
    "average_stays",
    "Your average is 0 after every step, so that ε stands alone below the fraction bar. Does your "
    "line give its result to `average`?",
)
def _(w, gradient, state, learning_rate, rho, epsilon):
    return _rmsprop(w, gradient, 0 * gradient, learning_rate, epsilon)


@rmsprop_step.misconception(
    "size_for_square", "You average the gradient's size; the average of its square is asked."
)
def _(w, gradient, state, learning_rate, rho, epsilon):
    average = rho * _old(state) + (1 - rho) * np.abs(gradient)
    return _rmsprop(w, gradient, average, learning_rate, epsilon)


@rmsprop_step.misconception(
    "shares_swapped",
    "The two shares are swapped: ρ is what the average keeps of its past.",
)
def _(w, gradient, state, learning_rate, rho, epsilon):
    average = (1 - rho) * _old(state) + rho * gradient**2
    return _rmsprop(w, gradient, average, learning_rate, epsilon)


@rmsprop_step.misconception(
    "adagrads_sum", "This is Adagrad: the squares are added up and nothing is forgotten."
)
def _(w, gradient, state, learning_rate, rho, epsilon):
    return _rmsprop(w, gradient, _old(state) + gradient**2, learning_rate, epsilon)


@rmsprop_step.misconception(
    "epsilon_inside",
    "Your ε stands inside the root. Here it is added after the root is taken; the frameworks do "
    "not agree about this, see the table at the end.",
)
def _(w, gradient, state, learning_rate, rho, epsilon):
    average = rho * _old(state) + (1 - rho) * gradient**2
    return w - learning_rate * gradient / np.sqrt(average + epsilon), average


_knows_its_state(
    rmsprop_step,
    torch="""
average = torch.zeros_like(w) if state is None else state
average.mul_(rho).add_((1 - rho) * gradient**2)
return w - learning_rate * gradient / (torch.sqrt(average) + epsilon), average
""",
    tensorflow="""
average = tf.Variable(tf.zeros_like(w)) if state is None else state
average.assign(rho * average + (1 - rho) * gradient**2)
return w - learning_rate * gradient / (tf.sqrt(average) + epsilon), average
""",
    unready="average = rho * state + (1 - rho) * gradient**2\n"
    "return w - learning_rate * gradient / (average**0.5 + epsilon), average",
)
rmsprop_step.variant(
    torch="""
average = torch.zeros_like(w) if state is None else state
average = torch.lerp(gradient**2, average, rho)
return w - learning_rate * gradient / (average.sqrt() + epsilon), average
""",
    tensorflow="""
average = tf.zeros_like(w) if state is None else state
average = average + (1 - rho) * (tf.square(gradient) - average)
return w - learning_rate * gradient / (tf.sqrt(average) + epsilon), average
""",
)
rmsprop_step.variant(
    """
past = [gradient] + ([] if state is None else state)
average = (1 - rho) * sum(rho**age * old * old for age, old in enumerate(past))
return w - learning_rate * gradient / (average**0.5 + epsilon), past
"""
)

# Adam

adam_step = Exercise(
    points=4,
    probe="fold",
    detached=True,
    hints=[
        "By hand, β₁ = 0.5, β₂ = 0.75 and a first gradient of 3: the averages are m = 1.5 and "
        "s = 2.25, corrected 3 and 9. The first step is η · 3 / (3 + ε).",
        "Three things must be remembered: the average of the gradients, the average of their "
        "squares, and how many steps there were. The correction is not part of the averages.",
        "Take the state apart (or begin with zeros), count the step, renew both averages, correct "
        "copies of both by the step number, step. Return the uncorrected averages and the count.",
        "A like example: an average that keeps 90 % of itself and starts from 0 holds only "
        "1 − 0.9³ = 27 % of the truth after three equal values; divide by that to mend it.",
    ],
)


def _moments(gradient, state, beta1, beta2):
    """The two running averages and the number of this step, counted from 1."""
    m, s, t = (0, 0, 0) if state is None else state
    return beta1 * m + (1 - beta1) * gradient, beta2 * s + (1 - beta2) * gradient**2, t + 1


def _adam(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    m, s, t = _moments(gradient, state, beta1, beta2)
    size = np.sqrt(s / (1 - beta2**t)) + epsilon
    return w - learning_rate * m / (1 - beta1**t) / size, (m, s, t)


adam_step.oracle(_adam)


@adam_step.cases
def _(rng):
    settings = [
        (0.5, 0.75, 1.0),
        (0.9, 0.99, 0.1),
        (0.8, 0.9, 1e-2),
        (0.7, 0.95, 0.05),
        (0.9, 0.999, 0.01),
    ]
    names = ("beta1", "beta2", "epsilon")
    return _walks(rng, *(dict(zip(names, three, strict=True)) for three in settings))


@adam_step.misconception("uphill", UPHILL)
def _(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    return _adam(w, gradient, state, -learning_rate, beta1, beta2, epsilon)


@adam_step.misconception("state_not_carried", RESET)
def _(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    return _adam(w, gradient, None, learning_rate, beta1, beta2, epsilon)


@adam_step.misconception(
    "not_corrected",
    "Your averages start from 0 and are too small for the first many steps: the bias correction "
    "is missing.",
)
def _(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    m, s, t = _moments(gradient, state, beta1, beta2)
    return w - learning_rate * m / (np.sqrt(s) + epsilon), (m, s, t)


@adam_step.misconception(
    "counts_from_zero",
    "Your first step is not a number: it counts as step 0, and 1 − β⁰ is 0. Which number has the "
    "first step?",
)
def _(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    m, s, t = _moments(gradient, state, beta1, beta2)
    one, two = np.float64(1 - beta1 ** (t - 1)), np.float64(1 - beta2 ** (t - 1))
    return w - learning_rate * m / one / (np.sqrt(s / two) + epsilon), (m, s, t)


@adam_step.misconception(
    "count_stands",
    "Every step is corrected as if it were the first: your count of steps stays at 1.",
)
def _(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    m, s, t = _moments(gradient, state, beta1, beta2)
    size = np.sqrt(s / (1 - beta2)) + epsilon
    return w - learning_rate * m / (1 - beta1) / size, (m, s, t)


@adam_step.misconception(
    "only_first_corrected",
    "Only the average of the gradients is corrected; the average of their squares starts from 0 "
    "too.",
)
def _(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    m, s, t = _moments(gradient, state, beta1, beta2)
    return w - learning_rate * m / (1 - beta1**t) / (np.sqrt(s) + epsilon), (m, s, t)


@adam_step.misconception(
    "only_second_corrected",
    "Only the average of the squares is corrected; the average of the gradients starts from 0 too.",
)
def _(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    m, s, t = _moments(gradient, state, beta1, beta2)
    return w - learning_rate * m / (np.sqrt(s / (1 - beta2**t)) + epsilon), (m, s, t)


@adam_step.misconception(
    "correction_carried",
    "The first step is right, later ones are not: you carry the corrected averages on, so they are "
    "corrected again and again. Keep the uncorrected ones in the state.",
)
def _(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    m, s, t = _moments(gradient, state, beta1, beta2)
    m, s = m / (1 - beta1**t), s / (1 - beta2**t)
    return w - learning_rate * m / (np.sqrt(s) + epsilon), (m, s, t)


@adam_step.misconception(
    "epsilon_before_correction",
    "Your ε is added to the root of the uncorrected average. That is how Keras does it; in the "
    "paper's form, asked here, it is added to the corrected root.",
)
def _(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    m, s, t = _moments(gradient, state, beta1, beta2)
    rate = learning_rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)
    return w - rate * m / (np.sqrt(s) + epsilon), (m, s, t)


@adam_step.misconception(
    "epsilon_inside", "Your ε stands inside the root; it is added after the root is taken."
)
def _(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    m, s, t = _moments(gradient, state, beta1, beta2)
    size = np.sqrt(s / (1 - beta2**t) + epsilon)
    return w - learning_rate * m / (1 - beta1**t) / size, (m, s, t)


@adam_step.misconception(
    "no_epsilon", "The ε is missing: with a gradient of 0 at the first step you divide 0 by 0."
)
def _(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    return _adam(w, gradient, state, learning_rate, beta1, beta2, 0)


@adam_step.misconception(
    "no_root", "You divide by the average of the squares itself: its root is asked."
)
def _(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    m, s, t = _moments(gradient, state, beta1, beta2)
    size = s / (1 - beta2**t) + epsilon
    return w - learning_rate * m / (1 - beta1**t) / size, (m, s, t)


@adam_step.misconception(
    "not_squared", "You average the gradient twice; the second average is of its square."
)
def _(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    m, s, t = (0, 0, 0) if state is None else state
    m, s, t = beta1 * m + (1 - beta1) * gradient, beta2 * s + (1 - beta2) * gradient, t + 1
    size = np.sqrt(s / (1 - beta2**t)) + epsilon
    return w - learning_rate * m / (1 - beta1**t) / size, (m, s, t)


@adam_step.misconception(
    "one_beta_corrects_both",
    "You correct both averages with β₁; the average of the squares was made with β₂.",
)
def _(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    m, s, t = _moments(gradient, state, beta1, beta2)
    size = np.sqrt(s / (1 - beta1**t)) + epsilon
    return w - learning_rate * m / (1 - beta1**t) / size, (m, s, t)


@adam_step.misconception(
    "power_of_the_difference",
    "Your correction is (1 − β)ᵗ; asked is 1 − βᵗ: the power comes before the minus.",
)
def _(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    m, s, t = _moments(gradient, state, beta1, beta2)
    size = np.sqrt(s / (1 - beta2) ** t) + epsilon
    return w - learning_rate * m / (1 - beta1) ** t / size, (m, s, t)


@adam_step.misconception(
    "betas_swapped", "β₁ and β₂ are swapped: β₁ belongs to the gradients, β₂ to their squares."
)
def _(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    return _adam(w, gradient, state, learning_rate, beta2, beta1, epsilon)


@adam_step.misconception(
    "shares_swapped",
    "In your averages the shares are swapped: β is what an average keeps of its past.",
)
def _(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    m, s, t = _moments(gradient, state, 1 - beta1, 1 - beta2)
    size = np.sqrt(s / (1 - beta2**t)) + epsilon
    return w - learning_rate * m / (1 - beta1**t) / size, (m, s, t)


@adam_step.misconception(
    "gradient_for_average",
    "You step along today's gradient; the average of the gradients is asked. This is RMSProp with "
    "a correction.",
)
def _(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    m, s, t = _moments(gradient, state, beta1, beta2)
    return w - learning_rate * gradient / (np.sqrt(s / (1 - beta2**t)) + epsilon), (m, s, t)


@adam_step.misconception(
    "average_squared",
    "You average the square of the averaged gradient; the square of the gradient itself is asked.",
)
def _(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    m, s, t = (0, 0, 0) if state is None else state
    m, t = beta1 * m + (1 - beta1) * gradient, t + 1
    s = beta2 * s + (1 - beta2) * m**2
    size = np.sqrt(s / (1 - beta2**t)) + epsilon
    return w - learning_rate * m / (1 - beta1**t) / size, (m, s, t)


@adam_step.misconception(
    "counts_from_two",
    "Your first step is corrected as if it were the second: the count is one ahead.",
)
def _(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    m, s, t = _moments(gradient, state, beta1, beta2)
    size = np.sqrt(s / (1 - beta2 ** (t + 1))) + epsilon
    return w - learning_rate * m / (1 - beta1 ** (t + 1)) / size, (m, s, t)


@adam_step.misconception(
    "not_averaged",
    "In your averages what is new counts in full: the two shares do not add up to 1.",
)
def _(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    m, s, t = (0, 0, 0) if state is None else state
    m, s, t = beta1 * m + gradient, beta2 * s + gradient**2, t + 1
    size = np.sqrt(s / (1 - beta2**t)) + epsilon
    return w - learning_rate * m / (1 - beta1**t) / size, (m, s, t)


@adam_step.misconception(
    "correction_multiplied",
    "You multiply by 1 − βᵗ, which makes the averages smaller still: they are too small already.",
)
def _(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    m, s, t = _moments(gradient, state, beta1, beta2)
    size = np.sqrt(s * (1 - beta2**t)) + epsilon
    return w - learning_rate * m * (1 - beta1**t) / size, (m, s, t)


@adam_step.misconception(
    "product_for_power",
    "Your correction uses β · t where the power βᵗ is asked.",
)
def _(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    m, s, t = _moments(gradient, state, beta1, beta2)
    size = np.sqrt(s / (1 - beta2 * t)) + epsilon
    return w - learning_rate * m / (1 - beta1 * t) / size, (m, s, t)


_knows_its_state(
    adam_step,
    torch="""
if state is None:
    state = {"m": torch.zeros_like(w), "s": torch.zeros_like(w), "t": 0}
state["t"] += 1
state["m"] = beta1 * state["m"] + (1 - beta1) * gradient
state["s"] = beta2 * state["s"] + (1 - beta2) * gradient**2
m = state["m"] / (1 - beta1 ** state["t"])
s = state["s"] / (1 - beta2 ** state["t"])
return w - learning_rate * m / (torch.sqrt(s) + epsilon), state
""",
    tensorflow="""
if state is None:
    state = {"m": tf.zeros_like(w), "s": tf.zeros_like(w), "t": 0}
state["t"] += 1
state["m"] = beta1 * state["m"] + (1 - beta1) * gradient
state["s"] = beta2 * state["s"] + (1 - beta2) * gradient**2
m = state["m"] / (1 - beta1 ** state["t"])
s = state["s"] / (1 - beta2 ** state["t"])
return w - learning_rate * m / (tf.sqrt(s) + epsilon), state
""",
    unready="m, s, t = state\nreturn w - learning_rate * m / (s**0.5 + epsilon), (m, s, t)",
)
adam_step.wrong(
    "counts_from_zero",
    torch="""
m, s, t = (torch.zeros_like(w), torch.zeros_like(w), 0) if state is None else state
m = beta1 * m + (1 - beta1) * gradient
s = beta2 * s + (1 - beta2) * gradient**2
m_hat, s_hat = m / (1 - beta1**t), s / (1 - beta2**t)
return w - learning_rate * m_hat / (torch.sqrt(s_hat) + epsilon), (m, s, t + 1)
""",
    tensorflow="""
m, s, t = (tf.zeros_like(w), tf.zeros_like(w), 0) if state is None else state
m = beta1 * m + (1 - beta1) * gradient
s = beta2 * s + (1 - beta2) * gradient**2
m_hat, s_hat = m / (1 - beta1**t), s / (1 - beta2**t)
return w - learning_rate * m_hat / (tf.sqrt(s_hat) + epsilon), (m, s, t + 1)
""",
)
adam_step.variant(
    torch="""
old = {"m": 0.0, "s": 0.0, "t": 0} if state is None else state
new = {
    "m": beta1 * old["m"] + (1 - beta1) * gradient,
    "s": beta2 * old["s"] + (1 - beta2) * gradient.square(),
    "t": old["t"] + 1,
}
m_hat = new["m"] / (1 - beta1 ** new["t"])
s_hat = new["s"] / (1 - beta2 ** new["t"])
return w - learning_rate * m_hat / (s_hat.sqrt() + epsilon), new
""",
    tensorflow="""
old = {"m": 0.0, "s": 0.0, "t": 0} if state is None else state
new = {
    "m": beta1 * old["m"] + (1 - beta1) * gradient,
    "s": beta2 * old["s"] + (1 - beta2) * tf.square(gradient),
    "t": old["t"] + 1,
}
m_hat = new["m"] / (1 - beta1 ** new["t"])
s_hat = new["s"] / (1 - beta2 ** new["t"])
return w - learning_rate * m_hat / (tf.sqrt(s_hat) + epsilon), new
""",
)
adam_step.variant(
    torch="""
m, s, one, two = (torch.zeros_like(w), torch.zeros_like(w), 1.0, 1.0) if state is None else state
m, s = m.lerp(gradient, 1 - beta1), s.lerp(gradient**2, 1 - beta2)
one, two = one * beta1, two * beta2
root = (1 - two) ** 0.5
rate = learning_rate * root / (1 - one)
return w - rate * m / (s.sqrt() + epsilon * root), (m, s, one, two)
""",
    tensorflow="""
m, s, one, two = (tf.zeros_like(w), tf.zeros_like(w), 1.0, 1.0) if state is None else state
m, s = m + (1 - beta1) * (gradient - m), s + (1 - beta2) * (gradient**2 - s)
one, two = one * beta1, two * beta2
root = (1 - two) ** 0.5
rate = learning_rate * root / (1 - one)
return w - rate * m / (tf.sqrt(s) + epsilon * root), (m, s, one, two)
""",
)

# Adadelta

adadelta_step = Exercise(points=0, level="given", probe="fold", detached=True)


@adadelta_step.oracle
def _(w, gradient, state, learning_rate, rho, epsilon):
    squares, moves = (0, 0) if state is None else state
    squares = rho * squares + (1 - rho) * gradient**2
    move = np.sqrt(moves + epsilon) / np.sqrt(squares + epsilon) * gradient
    return w - learning_rate * move, (squares, rho * moves + (1 - rho) * move**2)


@adadelta_step.cases
def _(rng):
    decays = [(0.75, 0.5), (0.9, 0.1), (0.6, 1e-2), (0.8, 0.05), (0.95, 0.02)]
    return _walks(rng, *({"rho": rho, "epsilon": epsilon} for rho, epsilon in decays))


@adadelta_step.misconception(
    "moves_forgotten", "The moves are not averaged: each step starts from ε alone."
)
def _(w, gradient, state, learning_rate, rho, epsilon):
    squares = rho * _old(state) + (1 - rho) * gradient**2
    move = np.sqrt(epsilon) / np.sqrt(squares + epsilon) * gradient
    return w - learning_rate * move, squares


adadelta_step.variant(
    torch="""
squares, moves = (torch.zeros_like(w), torch.zeros_like(w)) if state is None else state
squares = squares.lerp(gradient**2, 1 - rho)
move = gradient * ((moves + epsilon) / (squares + epsilon)).sqrt()
return w - learning_rate * move, (squares, moves.lerp(move**2, 1 - rho))
""",
    tensorflow="""
squares, moves = (tf.zeros_like(w), tf.zeros_like(w)) if state is None else state
squares = squares + (1 - rho) * (gradient**2 - squares)
move = gradient * tf.sqrt((moves + epsilon) / (squares + epsilon))
return w - learning_rate * move, (squares, moves + (1 - rho) * (move**2 - moves))
""",
)
adadelta_step.variant(
    """
squares, moves = (0.0, 0.0) if state is None else state
squares = rho * squares + (1 - rho) * gradient * gradient
move = -((moves + epsilon) ** 0.5) / (squares + epsilon) ** 0.5 * gradient
return w + learning_rate * move, [squares, rho * moves + (1 - rho) * move * move]
"""
)

# A plan for the learning rate

step_decay = Exercise(
    points=2,
    hints=[
        "By hand, 0.8 with factor 0.5 every 10 epochs: epochs 0 to 9 use 0.8, epochs 10 to 19 use "
        "0.4. What do epochs 20 to 29 use?",
        "It is a staircase. How many stairs have been taken by epoch 25? And by epoch 9?",
        "Count the whole stairs with a division that drops the rest, then multiply by the factor "
        "that many times.",
        "A like example: a population that doubles every 3 years is 2 ** (years // 3) times as "
        "large, if all births fall on the same day.",
    ],
)


@step_decay.oracle
def _(learning_rate, epoch, factor, every):
    return learning_rate * factor ** (epoch // every)


def _plan(learning_rate, epoch, factor, every):
    return {"learning_rate": learning_rate, "epoch": epoch, "factor": factor, "every": every}


@step_decay.cases
def _(rng):
    for epoch in (10, 0, 9, 25, 30):
        yield _plan(0.8, epoch, 0.5, 10)
    yield _plan(0.3, 3, 0.9, 1)
    rate = float(rng.uniform(0.5, 0.9))
    yield _plan(rate, 17, 0.7, 5)
    yield _plan(rate, 8, 0.1, 7)


@step_decay.misconception(
    "no_stairs", "Your rate falls a little in every epoch; asked is a staircase."
)
def _(learning_rate, epoch, factor, every):
    return learning_rate * factor ** (epoch / every)


@step_decay.misconception(
    "factor_every_epoch", "The factor is applied in every epoch: `every` is not used."
)
def _(learning_rate, epoch, factor, every):
    return learning_rate * factor**epoch


@step_decay.misconception(
    "only_once", "Your rate falls once and never again; it should fall once for each `every`."
)
def _(learning_rate, epoch, factor, every):
    return learning_rate * (factor if epoch >= every else 1)


@step_decay.misconception(
    "product_for_power",
    "The factor is multiplied by the number of stairs, so before the first stair the rate is 0. "
    "Each stair multiplies anew.",
)
def _(learning_rate, epoch, factor, every):
    return learning_rate * factor * (epoch // every)


@step_decay.misconception(
    "one_epoch_early",
    "Your stairs come one epoch early: the first epoch is number 0, so epoch `every` − 1 still "
    "belongs to the stair before.",
)
def _(learning_rate, epoch, factor, every):
    return learning_rate * factor ** ((epoch + 1) // every)


@step_decay.misconception(
    "one_epoch_late", "Your stairs come one epoch late: epoch `every` has the new rate already."
)
def _(learning_rate, epoch, factor, every):
    return learning_rate * factor ** (max(epoch - 1, 0) // every)


@step_decay.misconception(
    "one_stair_too_many", "Your rate has fallen before the first epoch: that one uses all of it."
)
def _(learning_rate, epoch, factor, every):
    return learning_rate * factor ** (epoch // every + 1)


@step_decay.misconception(
    "only_on_the_stair",
    "Your rate falls in the epochs divisible by `every` and comes back to the old one in between.",
)
def _(learning_rate, epoch, factor, every):
    return learning_rate * (factor if epoch and epoch % every == 0 else 1)


@step_decay.misconception(
    "remainder",
    "Your rate falls from epoch to epoch and jumps back up at each stair: you count the epochs "
    "since the last stair. How many stairs lie behind?",
)
def _(learning_rate, epoch, factor, every):
    return learning_rate * factor ** (epoch % every)


@step_decay.misconception(
    "subtracted",
    "At each stair you subtract the factor; asked is to multiply by it, or the rate falls below 0.",
)
def _(learning_rate, epoch, factor, every):
    return learning_rate - factor * (epoch // every)


@step_decay.misconception(
    "whole_power",
    "The rate itself is in your power, so the first epoch gets 1. Only the factor is multiplied "
    "again and again.",
)
def _(learning_rate, epoch, factor, every):
    return (learning_rate * factor) ** (epoch // every)


@step_decay.misconception("rises", "Your rate grows from stair to stair: you divide by the factor.")
def _(learning_rate, epoch, factor, every):
    return learning_rate / factor ** (epoch // every)


@step_decay.misconception(
    "only_the_share", "This is the share that is left; the learning rate itself is asked."
)
def _(learning_rate, epoch, factor, every):
    return factor ** (epoch // every)


step_decay.variant(
    "for _ in range(epoch // every):\n    learning_rate = learning_rate * factor\n"
    "return learning_rate"
)
step_decay.variant(
    torch="return learning_rate * torch.tensor(factor) ** int(epoch / every)",
    tensorflow="""
stairs = tf.keras.optimizers.schedules.ExponentialDecay(
    learning_rate, decay_steps=every, decay_rate=factor, staircase=True
)
return stairs(epoch)
""",
)

# Each proof walks w = 1 down the same five gradients, with an ε that is large enough to show.
_TORCH_WALK = """
def walk(optimizer, **settings):
    w = torch.nn.Parameter(torch.tensor(1.))
    steps = optimizer([w], lr=.1, **settings)
    for g in (.01, .02, -.03, .01, .05):
        w.grad = torch.tensor(g)
        steps.step()
    return w.item()
"""
_KERAS_WALK = """
def walk(optimizer, **settings):
    w = tf.Variable(1.)
    steps = optimizer(learning_rate=.1, **settings)
    for g in (.01, .02, -.03, .01, .05):
        steps.apply_gradients([(tf.constant(g), w)])
    return float(w)
"""
_BY_HAND = """
def by_hand(size, start=0., keep=1., take=1.):
    w, s = 1., start
    for g in (.01, .02, -.03, .01, .05):
        s = keep * s + take * g * g
        w -= .1 * g / size(s)
    return w
"""
_ADAM_BY_HAND = """
def adam(corrected_first):
    w = m = s = 0.
    w += 1
    for t, g in enumerate((.01, .02, -.03, .01, .05), 1):
        m, s = .5 * m + .5 * g, .75 * s + .25 * g * g
        mend = (1 - .75**t) ** .5
        size = s**.5 / mend + .1 if corrected_first else (s**.5 + .1) / mend
        w -= .1 * m / (1 - .5**t) / size
    return w
"""


def _near(expression, value):
    return f"holds = bool(abs({expression} - {value}) < 1e-6)"


DIFFERENCES = (
    Difference(
        "Adam's ε",
        "added to the corrected root, as in the paper and in your `adam_step`; 1e-8 unless said",
        "added to the uncorrected root; 1e-7 unless said",
        _TORCH_WALK
        + _ADAM_BY_HAND
        + _near("walk(torch.optim.Adam, betas=(.5, .75), eps=.1)", "adam(True)")
        + " and torch.optim.Adam([torch.zeros(1)]).defaults['eps'] == 1e-8",
        _KERAS_WALK
        + _ADAM_BY_HAND
        + _near("walk(tf.keras.optimizers.Adam, beta_1=.5, beta_2=.75, epsilon=.1)", "adam(False)")
        + " and tf.keras.optimizers.Adam().epsilon == 1e-7",
    ),
    Difference(
        "RMSProp",
        "`torch.optim.RMSprop(…, alpha=ρ)`, ρ = 0.99 unless said; ε outside the root, as here",
        "`tf.keras.optimizers.RMSprop(…, rho=ρ)`, ρ = 0.9 unless said; ε inside the root",
        _TORCH_WALK
        + _BY_HAND
        + _near(
            "walk(torch.optim.RMSprop, alpha=.9, eps=.1)",
            "by_hand(lambda s: s**.5 + .1, 0., .9, .1)",
        )
        + " and torch.optim.RMSprop([torch.zeros(1)]).defaults['alpha'] == .99",
        _KERAS_WALK
        + _BY_HAND
        + _near(
            "walk(tf.keras.optimizers.RMSprop, rho=.9, epsilon=.1)",
            "by_hand(lambda s: (s + .1)**.5, 0., .9, .1)",
        )
        + " and tf.keras.optimizers.RMSprop().rho == .9",
    ),
    Difference(
        "Adagrad",
        "the sum of squares starts at 0; ε outside the root, as here",
        "the sum of squares starts at 0.1; ε inside the root",
        _TORCH_WALK
        + _BY_HAND
        + _near("walk(torch.optim.Adagrad, eps=.1)", "by_hand(lambda s: s**.5 + .1)"),
        _KERAS_WALK
        + _BY_HAND
        + _near(
            "walk(tf.keras.optimizers.Adagrad, epsilon=.1)", "by_hand(lambda s: (s + .1)**.5, .1)"
        ),
    ),
    Difference(
        "momentum, when η changes on the way",
        "the velocity is a sum of gradients, as here: a new η counts for all of it at once",
        "the velocity is a sum of steps, η included: old steps keep their old η",
        "w = torch.nn.Parameter(torch.tensor(0.))\n"
        "steps = torch.optim.SGD([w], lr=1., momentum=.5)\n"
        "for rate in (1., .1):\n    steps.param_groups[0]['lr'] = rate\n"
        "    w.grad = torch.tensor(1.)\n    steps.step()\n"
        "holds = abs(w.item() + 1 + .1 * 1.5) < 1e-6",
        "w = tf.Variable(0.)\nsteps = tf.keras.optimizers.SGD(1., momentum=.5)\n"
        "for rate in (1., .1):\n    steps.learning_rate = rate\n"
        "    steps.apply_gradients([(tf.constant(1.), w)])\n"
        "holds = abs(float(w) + 1 + (.5 + .1)) < 1e-6",
    ),
    Difference(
        "one optimizer for two models",
        "it knows the parameters it was given, and no others: a second model's do not move",
        "the first step binds it: a second model raises a ValueError",
        "one, two = torch.nn.Linear(1, 1), torch.nn.Linear(1, 1)\n"
        "steps = torch.optim.Adam(one.parameters())\nbefore = two.weight.item()\n"
        "two(torch.ones(1, 1)).sum().backward()\nsteps.step()\n"
        "holds = two.weight.item() == before",
        "one, two = tf.Variable([1.]), tf.Variable([1., 2.])\n"
        "steps = tf.keras.optimizers.Adam()\nsteps.apply_gradients([(tf.ones(1), one)])\n"
        "try:\n    steps.apply_gradients([(tf.ones(2), two)])\n    holds = False\n"
        "except ValueError:\n    holds = True",
    ),
    Difference(
        "the learning rate unless said",
        "SGD and Adam 0.001, RMSprop and Adagrad 0.01, Adadelta 1",
        "SGD 0.01, all others 0.001: Adadelta then hardly moves",
        "w = [torch.zeros(1)]\no = torch.optim\n"
        "rates = [x(w).defaults['lr'] for x in (o.SGD, o.Adam, o.RMSprop, o.Adagrad, o.Adadelta)]\n"
        "holds = rates == [.001, .001, .01, .01, 1.]",
        "o = tf.keras.optimizers\n"
        "rates = [float(x().learning_rate) for x in (o.SGD, o.Adam, o.RMSprop, o.Adagrad, "
        "o.Adadelta)]\nholds = bool(np.allclose(rates, [.01] + [.001] * 4))",
    ),
)

SYMPTOMS = (
    ("the loss zigzags while it falls", "a ravine: the rate is near the bound of its steep side"),
    ("training starts well, then almost stands still", "Adagrad's sum of squares only grows"),
    ("the very first steps are far too long", "averages that start from 0 were not corrected"),
    ("momentum or Adam is no better than plain descent", "a new optimizer is made at every epoch"),
    ("Adam hovers around the minimum and never settles", "η is never lowered: plan a decay"),
)
