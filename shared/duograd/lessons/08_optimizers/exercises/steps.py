"""What the optimizers of this lesson share: walks as cases, and mistakes that any step can make."""

import numpy as np

from duograd.exercises.comparing import same

ADAM = {  # Adam's settings in six cases
    "beta1": (0.5, 0.9, 0.8, 0.0, 0.9, 0.2),
    "beta2": (0.75, 0.99, 0.9, 0.0, 0.999, 0.99),
    "epsilon": (1.0, 0.1, 1e-2, 0.05, 0.01, 0.0),
}


def walk(w, gradient, learning_rate, **settings):
    """A case: w, one gradient for each step, no state yet, and the settings."""
    start = {"w": np.array(w), "gradient": np.array(gradient), "state": None}
    return {**start, "learning_rate": learning_rate, **settings}


def walks(rng, **settings):
    """Six cases: by hand, a large and a small gradient, zeros (once in every place), twice many
    small gradients, and some far apart, huge and tiny.

    Each setting has six values, one for each case. An average stands at its end, 0, in the fourth
    and not in the last, where without a past and an ε the size of a gradient would not count.
    """
    one, two, three, four, five, six = (
        {name: values[i] for name, values in settings.items()} for i in range(6)
    )
    large = np.stack([rng.uniform(2, 9, 5), rng.uniform(-0.3, 0.4, 5)], axis=1)
    far = np.array([[40.0, -1.0, 2e-5], [-25.0, 130.0, -3e-5], [300.0, -2.0, 4e-4]])
    zeros = [[0.0, 2.0, -1.0], [0.0, 1.0, 0.0], [1.5, 0.0, 3.0], [0.0, 0.0, 0.0], [1.0, -1.0, 0.5]]
    yield walk(1.0, [3.0, 4.0, -1.0], 0.5, **one)
    yield walk([1.0, -2.0], large, 0.3, **two)
    yield walk([0.5, -1.0, 0.25], zeros, 0.2, **three)
    yield walk(rng.normal(0, 0.3, (2, 1, 3)), rng.normal(0, 0.05, (7, 2, 1, 3)), 0.4, **four)
    yield walk(rng.normal(0, 0.3, 5), rng.normal(0, 0.02, (11, 5)), 0.2, **five)
    yield walk([3.0, -60.0, 0.5], far * rng.uniform(1, 1.3, (3, 3)), 1.5, **six)


def memory(state):
    """What the state holds: 0 at the first step."""
    return 0 if state is None else state


def average(old, new, keep):
    """An average that keeps the share `keep` of itself and takes the rest from what is new."""
    return keep * old + (1 - keep) * new


# To be declared with `given_else`


def uphill(learning_rate):
    """You walk uphill: a step goes against the gradient."""
    return {"learning_rate": -learning_rate}


def epsilon_fixed():
    """It is as if ε were always 10⁻⁸, whatever is passed."""
    return {"epsilon": 1e-8}


def state_not_carried():
    """The first step is right, but each later one is made as if it were the first: your state does
    not carry what was before."""
    return {"state": None}


# To be declared with `mistake`


def swapped(oracle):
    """A step that returns the new state first, then the new w."""

    def formula(*given):
        return oracle(*given)[::-1]

    return formula


def skipping(oracle):
    """A step that does nothing where no weight has a gradient."""

    def formula(w, gradient, state, *settings):
        return oracle(w, gradient, state, *settings) if np.any(gradient) else (w, state)

    return formula


def skipped():
    """Where the whole gradient is 0 you skip the step, and w and the state stay. What is remembered
    changes in every step: there it takes in a 0."""


def starting_from_its_own(oracle):
    """A step that starts from the w that its state holds."""

    def formula(w, gradient, state, *settings):
        w, inner = state or (w, None)
        w, inner = oracle(w, gradient, inner, *settings)
        return w, (w, inner)

    return formula


def own_w():
    """Right as long as each step starts from the w that the last one gave. Where it is given
    another w, yours goes on from the old one: the w to start from is the one that is given."""


def order_swapped():
    """The two that come back are swapped: the new w comes first, then the new state."""


# Telltales


def state_kept(seen):
    """The last step was tried a second time, with the same w, gradient and state, and led somewhere
    else: your code changes what it was given, the state, the gradient or w, or keeps a state of its
    own. Make new ones and return them."""
    for path in (o.value for o in seen if isinstance(o.value, list) and len(o.value) > 2):
        last, again = path[-3:-1]
        numbers = all(isinstance(w, (float, np.ndarray)) for w in (last, again))
        if numbers and not same(again, last):
            return True
    return False


def no_state_yet(seen):
    """Your code stops at a None. At the first step the state is None, as nothing is remembered yet:
    what should the memory start from?"""
    failure = seen[0].failure
    return failure is not None and "NoneType" in f"{failure.type} {failure.message}"


def carries_a_state(exercise):
    """Name what can go wrong with any optimizer's state."""
    exercise.mistake(starting_from_its_own(exercise.formula()), own_w)
    exercise.telltale(state_kept)
    exercise.telltale(no_state_yet)
