"""The training of a classifier: a loss that takes logits, and AdamW. Two lines are asked."""

import numpy as np

from duograd.exercises import Case, Exercise, Named

from .network import (
    AdamW,
    CoupledAdam,
    PlainSteps,
    cross_entropy,
    cross_entropy_of_no_logits,
    cross_entropy_of_softmax,
    forward,
    minus_the_logit,
    slopes_of,
)

exercise = Exercise(
    points=2,
    level="complete",
    hints=[
        "Print the first loss of a fresh network with ten classes: it should be near ln 10 ≈ 2.3. "
        "Then print one weight before and after a step with learning rate 0.",
        "The network ends in logits, ten a row, and the label is one whole number a row. Which "
        "cross-entropy fits that? And which optimizer shrinks the weights by itself?",
        "Two lines: `loss_fn = …` and `optimizer = …`. The second is told both `learning_rate` and "
        "`weight_decay`.",
        "A like example: lab 11 chose a loss for *one* output a row, and Adam with a rate of 0.1.",
    ],
)
MIN_DELTA = 0.002
# So small a rate that an optimizer's usual decay does not show, and a large decay.
RATE, DECAY = 0.002, 30.0


@exercise.oracle
def fit(
    model, learn, choose, learning_rate, weight_decay, epochs, patience,
    framework, *, loss_fn=cross_entropy, steps=AdamW, summed=False,
):  # fmt: skip
    """The history and the weights; by keyword what students do otherwise. All in one batch."""
    weights, best_loss, best, waited = model["weights"], np.inf, None, 0
    optimizer, history = steps(learning_rate, weight_decay, framework), []
    sizes = [len(X) if summed else 1 for X, _ in (learn, choose)]
    for _ in range(epochs):
        before, slopes = slopes_of(weights, learn, loss_fn)
        weights = optimizer.moved(weights, slopes)
        loss = sizes[1] * loss_fn(forward(weights, choose[0])[-1], choose[1])[0]
        history.append([sizes[0] * before, loss])
        waited += 1
        if loss < best_loss - MIN_DELTA:
            best_loss, best, waited = loss, weights, 0
        if waited == patience:
            break
    return [history, best or weights]


@exercise.cases
def cases(rng):
    """Few and short: in Keras every step costs a student some milliseconds.

    Weights shrink towards equal chances: that helps where the labels are the least likely ones,
    and harms where they are the likeliest. So in each epoch it is clear whether the loss is better.
    """
    network = dense(rng, [[2, 3]])
    (X, least), _ = labelled(rng, network, 6)
    yield tried(network, [X, least], [X[:4], least[:4]], 2, 9, "the first 4 of them")
    network = dense(rng, [[3, 4], [4, 4]])
    (X, least), (_, likeliest) = labelled(rng, network, 5)
    yield tried(network, [X, least], [X, likeliest], 5, 2, "the same with other labels")


def dense(rng, sizes):
    """A network of these sizes: [W, b] for each layer."""
    return [[rng.normal(0, 1, size), rng.normal(0, 0.3, size[1])] for size in sizes]


def labelled(rng, network, n):
    """A table with the labels that the network finds least likely, and with the likeliest."""
    X = rng.normal(0, 1, (n, network[0][0].shape[0]))
    Z = forward(network, X)[-1]
    return [X, Z.argmin(axis=1)], [X, Z.argmax(axis=1)]


def tried(network, learn, choose, epochs, patience, chosen):
    """A network, two tables, and how long it may take."""
    arguments = {
        "model": Named("network", {"weights": network}, "a network"),
        "learn": learn,
        "choose": choose,
        "learning_rate": RATE,
        "weight_decay": DECAY,
        "epochs": epochs,
        "patience": patience,
    }
    told = (
        f"{len(learn[1])} examples to learn from, {chosen} to choose with, learning rate "
        f"{RATE}, weight decay {DECAY}, {epochs} epochs and patience {patience}"
    )
    return Case(arguments, pairs=["learn", "choose"], observe=["model"], told=told)


@exercise.given_else
def no_decay():
    """The steps are right, but the weights do not shrink by themselves, or hardly: as if
    `weight_decay` were next to 0. Where does it go?"""
    return {"weight_decay": 0.0}


@exercise.given_else
def default_rate():
    """The steps are as small as with learning rate 0.001, which the optimizer takes where it is
    told nothing: where does `learning_rate` go?"""
    return {"learning_rate": 0.001}


@exercise.given_else
def defaults():
    """The steps are as small as with learning rate 0.001, and the weights do not shrink, or hardly.
    That is what the optimizer does where it is told nothing: where do `learning_rate` and
    `weight_decay` go?"""
    return {"learning_rate": 0.001, "weight_decay": 0.0}


@exercise.given_else
def decay_in_the_slope():
    """These are Adam's steps with the decay added to the slope, where Adam's averages nearly undo
    it. In AdamW the two stand apart."""
    return {"steps": CoupledAdam}


@exercise.given_else
def plain_descent():
    """These are plain steps down the slope; asked is AdamW."""
    return {"steps": PlainSteps}


@exercise.given_else
def softmax_twice():
    """The loss is as if a softmax had been taken of the logits first, and then, inside the loss, a
    second one. The model gives logits, and the loss must be one that takes logits."""
    return {"loss_fn": cross_entropy_of_softmax}


@exercise.given_else
def logits_for_chances():
    """The loss takes the logits for probabilities: below 0 it sees 0, above 1 it sees 1. It has
    to be told that logits come."""
    return {"loss_fn": cross_entropy_of_no_logits}


@exercise.given_else
def no_softmax_at_all():
    """The loss is minus the label's logit: it falls without end, as nothing makes the
    chances add up to 1."""
    return {"loss_fn": minus_the_logit}


@exercise.given_else
def losses_summed():
    """The steps are right, but your losses are sums over the examples; asked are means."""
    return {"summed": True}
