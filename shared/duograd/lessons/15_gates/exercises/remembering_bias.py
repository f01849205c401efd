"""The bias of a forget gate that keeps a given share over so many steps."""

import numpy as np

from duograd.exercises import Exercise, failed

from .cells import sigmoid

exercise = Exercise(
    points=2,
    hints=[
        "By hand: to keep half for 1 step, f must be ½. To keep a quarter for 2 steps, f must be ½ "
        "as well. Which b makes σ(b) = ½, and what does yours say?",
        "Two questions, one after the other. Which f, multiplied with itself `steps` times, makes "
        "`share`? And which b has σ(b) = f?",
        "For the first you need a root, which is a power with a fraction. For the second, turn "
        "f = 1 / (1 + e⁻ᵇ) round until b stands alone: an odds and a logarithm.",
        "A like example: prices that double in 10 years grow by the factor 2 ** (1 / 10) a year; "
        "and y = 1 / (1 + x²) gives x = sqrt((1 − y) / y).",
    ],
)


def bias_of(f):
    return np.log(f / (1 - f))


@exercise.oracle
def remembering_bias(share, steps):
    return float(bias_of(share ** (1 / steps)))


@exercise.cases
def cases(rng):
    yield {"share": 0.25, "steps": 2}
    yield {"share": 0.5, "steps": 20}
    yield {"share": 0.3, "steps": 1}
    yield {"share": 0.00001, "steps": 1}  # far below 0
    yield {"share": 0.9, "steps": 500}
    yield {"share": 0.05, "steps": 3}
    yield {"share": float(rng.uniform(0.1, 0.8)), "steps": int(rng.integers(4, 12))}


@exercise.telltale
def divided_by_nothing(seen):
    """Where `steps` is more than 1, something that you divide by is 0. In Python `1 // 20` is 0, as
    `//` drops what is left over: is there one where `/` is meant?"""
    stopped = [place for place, one in enumerate(seen) if one.failure]
    return stopped == [0, 1, 4, 5, 6] and failed(seen, "division by zero")


def another(name, words, formula):
    """Declare a wrong formula, made a plain number."""

    def wrong(share, steps):
        return float(formula(share, steps))

    exercise.mistake(wrong, slug=name, words=words)


another(
    "share_itself",
    "As if f were `share`: then that much would be left after a *single* step.",
    lambda share, steps: bias_of(share),
)
another(
    "gate_for_bias",
    "This is f, what the gate itself must be. Asked is b, the number that the sigmoid is given.",
    lambda share, steps: share ** (1 / steps),
)
another(
    "divided",
    "As if f were share / steps. Keeping a share in each step multiplies, step by step.",
    lambda share, steps: bias_of(share / steps),
)
another(
    "loss_shared_out",
    "As if in each step the same *amount* were lost, 1 / steps of all that goes. A gate keeps a "
    "share of what is still there.",
    lambda share, steps: bias_of(1 - (1 - share) / steps),
)
another(
    "sign",
    "The right number with the other sign: a larger b must keep more.",
    lambda share, steps: -bias_of(share ** (1 / steps)),
)
another(
    "logarithm_alone",
    "This is ln f. It is what e would have to be raised to; the gate is a sigmoid.",
    lambda share, steps: np.log(share ** (1 / steps)),
)
another(
    "minus_the_logarithm",
    "This is −ln f, the logarithm of 1 / f. Asked is which number has the sigmoid f.",
    lambda share, steps: -np.log(share ** (1 / steps)),
)
another(
    "logarithm_divided",
    "As if ln f were divided by 1 − f: the logarithm is one of the whole fraction.",
    lambda share, steps: np.log(share ** (1 / steps)) / (1 - share ** (1 / steps)),
)
another(
    "power_for_root",
    "As if f were share to the power of steps. It is the other way round: f to the power of steps "
    "must be share.",
    lambda share, steps: bias_of(share**steps),
)
another(
    "odds_alone",
    "This is f / (1 − f): a logarithm away from what is asked.",
    lambda share, steps: share ** (1 / steps) / (1 - share ** (1 / steps)),
)
another(
    "sigmoid_applied",
    "This is σ(f). Asked is the other direction: which number has the sigmoid f?",
    lambda share, steps: sigmoid(share ** (1 / steps)),
)
another(
    "multiplied_by_steps",
    "As if the b for one step were multiplied with the number of steps.",
    lambda share, steps: steps * bias_of(share),
)
another(
    "divided_by_steps",
    "As if the b for one step were divided by the number of steps.",
    lambda share, steps: bias_of(share) / steps,
)
another(
    "sigmoid_of_share",
    "As if the sigmoid were applied to share, and that were f.",
    lambda share, steps: sigmoid(share ** (1 / steps)) ** (1 / steps),
)
another(
    "square_root",
    "As if the root were always a square root, whatever `steps` is.",
    lambda share, steps: bias_of(share**0.5),
)
another(
    "one_step_less",
    "As if there were one step less.",
    lambda share, steps: bias_of(share ** (1 / (steps - 1))) if steps > 1 else 0.0,
)
another(
    "one_step_more",
    "As if there were one step more.",
    lambda share, steps: bias_of(share ** (1 / (steps + 1))),
)
another(
    "root_of_whole_numbers",
    "Yours is infinite where `steps` is more than 1, as if f were 1 there. In Python `1 // 20` is "
    "0, as `//` drops what is left over: is there one where `/` is meant?",
    lambda share, steps: np.inf if steps > 1 else bias_of(share),
)
another(
    "base_ten",
    "This is a logarithm with the base 10; the sigmoid is made of e.",
    lambda share, steps: bias_of(share ** (1 / steps)) / np.log(10),
)
another(
    "tanh_turned_round",
    "You turned tanh round. A gate is a sigmoid.",
    lambda share, steps: np.arctanh(share ** (1 / steps)),
)
