"""AdamW: Adam's step, and beside it each weight shrinks by a share of itself."""

import numpy as np

from duograd.exercises import Exercise

from . import adam_step as adam
from . import steps

exercise = Exercise(
    points=2,
    level="complete",
    probe="fold",
    detached=True,
    hints=[
        "By hand, w = 2, η = 0.1 and a weight decay of 0.5, with a gradient of 0: Adam does not "
        "move, and w becomes 2 − 0.1 · 0.5 · 2 = 1.9.",
        "Two things are taken from the old w: Adam's step, which the next line makes, and a share "
        "of w itself. The gradient knows nothing of the second.",
        "Only the line for `lost` is missing: a share of the w that came in. How large a share? "
        "Two of the arguments say it together.",
        "A like example: interest. You pay your instalment, and the bank adds 2 % of what the "
        "debt was on that morning: interest = 0.02 · debt.",
    ],
)


@exercise.oracle
def adamw_step(w, gradient, state, learning_rate, beta1, beta2, epsilon, weight_decay):
    moved, state = adam.adam_step(w, gradient, state, learning_rate, beta1, beta2, epsilon)
    return moved - learning_rate * weight_decay * w, state


@exercise.cases
def cases(rng):
    return steps.walks(rng, **steps.ADAM, weight_decay=(0.5, 0.0, 0.4, 0.3, 7.0, 0.2))


def shrunk(wrong):
    """Let a mistake say only the new w, from the old one and from where Adam moved it."""

    def formula(w, gradient, state, learning_rate, beta1, beta2, epsilon, weight_decay):
        moved, state = adam.adam_step(w, gradient, state, learning_rate, beta1, beta2, epsilon)
        return wrong(w, moved, learning_rate, weight_decay), state

    return exercise.mistake(formula, wrong)


@exercise.given_else
def decay_forgotten():
    """These are the steps of plain Adam: no weight shrinks by itself."""
    return {"weight_decay": 0}


@exercise.mistake
def through_the_averages(w, gradient, state, learning_rate, beta1, beta2, epsilon, weight_decay):
    """It is as if weight_decay · w were added to the gradient: Adam then divides it by the size of
    the gradients. In AdamW it acts on w alone, beside Adam's step."""
    pushed = gradient + weight_decay * w
    return adam.adam_step(w, pushed, state, learning_rate, beta1, beta2, epsilon)


@shrunk
def rate_forgotten(w, moved, learning_rate, weight_decay):
    """Each step takes the share weight_decay of w; asked is the share learning_rate ·
    weight_decay."""
    return moved - weight_decay * w


@exercise.given_else
def weights_grow(weight_decay):
    """Your weights grow by a share of themselves; they should shrink."""
    return {"weight_decay": -weight_decay}


@shrunk
def moved_weight_shrunk(w, moved, learning_rate, weight_decay):
    """It is a share of the weight after Adam's step that goes; asked is a share of the weight as it
    came in."""
    return moved - learning_rate * weight_decay * moved


@shrunk
def same_amount(w, moved, learning_rate, weight_decay):
    """The same amount is taken from every weight, however large; asked is a share of each
    weight."""
    return moved - learning_rate * weight_decay


@shrunk
def same_amount_towards_zero(w, moved, learning_rate, weight_decay):
    """The same amount goes from every weight towards 0, however large it is; asked is a share of
    each weight."""
    return moved - learning_rate * weight_decay * np.sign(w)


@shrunk
def only_the_decay(w, moved, learning_rate, weight_decay):
    """Your weights only shrink: Adam's step is missing."""
    return w - learning_rate * weight_decay * w


@shrunk
def only_the_share(w, moved, learning_rate, weight_decay):
    """This is the part that goes; asked is the w that is left."""
    return learning_rate * weight_decay * w


@shrunk
def negative_grow(w, moved, learning_rate, weight_decay):
    """It is as if a share of the weight's size were taken away: a negative weight then goes
    further from 0. A share of it is negative too."""
    return moved - learning_rate * weight_decay * abs(w)


@shrunk
def negative_left_alone(w, moved, learning_rate, weight_decay):
    """Only weights above 0 shrink with you; those below lose nothing. Each weight loses a share of
    itself."""
    return moved - learning_rate * weight_decay * np.maximum(w, 0)


@shrunk
def only_tables(w, moved, learning_rate, weight_decay):
    """Only tables of weights shrink with you; a single weight and a row of them lose nothing. Each
    weight loses a share of itself, wherever it stands."""
    return moved - learning_rate * weight_decay * w * (np.ndim(w) > 1)


@exercise.mistake
def first_step_spared(w, gradient, state, learning_rate, beta1, beta2, epsilon, weight_decay):
    """Your first step is Adam's alone: the share of w goes in each step, the first one too."""
    share = 0 if state is None else learning_rate * weight_decay
    moved, state = adam.adam_step(w, gradient, state, learning_rate, beta1, beta2, epsilon)
    return moved - share * w, state


@exercise.mistake
def only_with_a_gradient(w, gradient, state, learning_rate, beta1, beta2, epsilon, weight_decay):
    """Where a weight's gradient is 0 it does not shrink with you. Each weight loses a share of
    itself in each step, whatever its gradient is."""
    share = learning_rate * weight_decay * (gradient != 0)
    moved, state = adam.adam_step(w, gradient, state, learning_rate, beta1, beta2, epsilon)
    return moved - share * w, state


@exercise.given_else
def zero_not_taken(weight_decay):
    """Only where weight_decay is 0 are your weights not right: they shrink all the same. With `or`,
    0 counts as not given."""
    return {"weight_decay": weight_decay or 0.01}


@shrunk
def share_capped(w, moved, learning_rate, weight_decay):
    """Only where learning_rate · weight_decay is above 1 are your weights not right: no more than
    the whole weight goes with you. Nothing is said of such a bound."""
    return moved - min(1, learning_rate * weight_decay) * w


exercise.given_else(steps.state_not_carried)
steps.carries_a_state(exercise)
