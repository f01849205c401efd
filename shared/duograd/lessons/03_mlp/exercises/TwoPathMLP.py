"""A model of your own with an option: what comes back when only z is asked, and when both are."""

import numpy as np

from duograd.exercises import Exercise, comparing

from .failures import no_bias
from .models import in_both_modes, random_model, random_rows, sizes_of, tea_model
from .networks import identity, relu, sigmoid

exercise = Exercise(
    points=2,
    level="complete",
    probe="model",
    gradients=("X",),
    hints=[
        "Call your model twice on one input, with and without `return_hidden=True`. How many "
        "tensors come back each time?",
        "The caller decides what comes back: `return_hidden` is True or False. Always z, and only "
        "when asked also the hidden layer.",
        "Only the last line is missing. `hidden` and `z` are there already; which of the two is "
        "named first in the docstring?",
        "A like example: `divide(a, b, return_rest=False)` returns the quotient, and with "
        "`return_rest=True` a pair, quotient and rest.",
    ],
)


def z_and_hidden(X, weights, g=relu):
    (W1, b1), (W2, b2) = weights
    hidden = g(X @ W1 + b1)
    return hidden @ W2 + b2, hidden


@exercise.oracle
def TwoPathMLP(n_inputs, hidden, n_outputs, X, weights, return_hidden=False):
    z, h = z_and_hidden(X, weights)
    return [z, h] if return_hidden else z


WIDTHS, ROWS, REACH = (2, 5, 4), 3, 40
SEED = 3  # what is asked in both modes is always the same, so that the right answer is known


@exercise.cases
def cases(rng):
    yield tea_model("TwoPathMLP", sizes_of(2, 4, 1), keywords={})
    both, known = {"return_hidden": True}, np.random.default_rng(SEED)
    how = {"keywords": both, "gradient": True}
    for case in in_both_modes(known, "TwoPathMLP", sizes_of(*WIDTHS), WIDTHS, ROWS, REACH, **how):
        # A model is called to be built: who keeps what came then is to know of that call.
        case.options["told"] += ", called once before it got its weights"
        yield case
    last = random_model(
        rng, "TwoPathMLP", sizes_of(3, 7, 3), (3, 7, 3), 5, training=True, before=both,
        keywords={"return_hidden": False},  # and both were asked of the same model before
    )  # fmt: skip
    last.options["told"] += ", called with return_hidden = True before"
    yield last


@exercise.telltale
def other_in_training(seen):
    """Asked alike, with `return_hidden=True`, your model gave one thing in training and another out
    of it. What comes back is for the caller to say alone."""
    modes = [o.value for o in seen[1:3]]
    readable = all(isinstance(value, (np.ndarray, list)) for value in modes)
    layers, X = random_rows(np.random.default_rng(SEED), WIDTHS, ROWS, REACH)
    right = [*z_and_hidden(X, [(W, b[0]) for W, b in layers])]
    one = any(isinstance(value, list) and comparing.same(value, right) for value in modes)
    return one and readable and not comparing.same(*modes)


@exercise.telltale
def both_from_then_on(seen):
    """Who asked your model for both once gets both in later calls too, where only z is asked. Each
    call says for itself what is to come back."""
    first, *_, last = (isinstance(o.value, list) for o in seen)
    return last and not first


def returned(wrong):
    """Let a mistake say only what comes back, of the right z and hidden layer h."""

    def formula(X, weights, return_hidden=False, **sizes):
        return wrong(*z_and_hidden(X, weights), return_hidden)

    return exercise.mistake(formula, wrong)


def computed(wrong):
    """Let a mistake say only what z and the hidden layer are; what comes back is as asked."""

    def formula(X, weights, return_hidden=False, **sizes):
        z, h = wrong(X, weights)
        return [z, h] if return_hidden else z

    return exercise.mistake(formula, wrong)


@returned
def order_swapped(z, h, return_hidden):
    """The hidden layer came first and z second; the docstring has z first."""
    return [h, z] if return_hidden else z


@returned
def always_both(z, h, return_hidden):
    """Both came back although only z was asked: who just calls `model(X)` wants one tensor."""
    return [z, h]


@returned
def pair_always(z, h, return_hidden):
    """A pair came back also when only z was asked. In `a, b if c else d` the `if` decides about b
    alone: where do brackets belong?"""
    return [z, h if return_hidden else z]


@returned
def none_beside_z(z, h, return_hidden):
    """When only z was asked, a pair came back: z and None. In `a, b if c else d` the `if` decides
    about b alone: where do brackets belong?"""
    return [z, h if return_hidden else None]


@returned
def z_twice(z, h, return_hidden):
    """With `return_hidden=True` z came back twice; the second of the pair is the hidden layer."""
    return [z, z] if return_hidden else z


@returned
def hidden_twice(z, h, return_hidden):
    """With `return_hidden=True` the hidden layer came back twice; the first of the pair is z."""
    return [h, h] if return_hidden else z


@returned
def never_hidden(z, h, return_hidden):
    """`return_hidden=True` makes no difference in yours: only z came back."""
    return z


@returned
def hidden_instead(z, h, return_hidden):
    """With `return_hidden=True` z is gone: the hidden layer is asked beside it."""
    return h if return_hidden else z


@computed
def inputs_for_hidden(X, weights):
    """The second of your pair is X, the input itself; asked is the hidden layer."""
    z, _ = z_and_hidden(X, weights)
    return z, X


@computed
def relu_at_the_end(X, weights):
    """z came back through a ReLU: never negative. Logits may be any number."""
    z, h = z_and_hidden(X, weights)
    return relu(z), h


@returned
def glued_together(z, h, return_hidden):
    """z and the hidden layer came glued into one tensor; asked are two, in a pair: z, hidden."""
    return np.concatenate([z, h], axis=1) if return_hidden else z


@returned
def answer_reversed(z, h, return_hidden):
    """Just the other way round: both come back when only z was asked."""
    return z if return_hidden else [z, h]


@computed
def before_activation(X, weights):
    """Your hidden layer can be negative: it was returned before its activation."""
    z, _ = z_and_hidden(X, weights)
    _, h = z_and_hidden(X, weights, identity)
    return z, h


@computed
def no_activation(X, weights):
    """There is no activation between your layers: this is one linear layer."""
    return z_and_hidden(X, weights, identity)


@computed
def tanh_for_relu(X, weights):
    """Your hidden layer goes through tanh; ReLU is asked."""
    return z_and_hidden(X, weights, np.tanh)


@computed
def z_without_activation(X, weights):
    """Your hidden layer is right, and z was computed without it: from the numbers before the
    ReLU."""
    _, h = z_and_hidden(X, weights)
    return z_and_hidden(X, weights, identity)[0], h


@returned
def squeezed(z, h, return_hidden):
    """Where there is only one example or one output, a dimension is missing from z: a table [n,
    n_outputs] is asked then too."""
    return [np.squeeze(z), h] if return_hidden else np.squeeze(z)


@computed
def probabilities(X, weights):
    """Probabilities came back; asked is z, which may be any number."""
    z, h = z_and_hidden(X, weights)
    return sigmoid(z), h


exercise.telltale(no_bias)
