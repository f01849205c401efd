"""The training of a classifier: a loss that takes logits, and AdamW. Two lines are asked."""

import functools

import numpy as np

from duograd.exercises import Case, Exercise, Named

from .network import (
    USUAL,
    AdamW,
    AMSGrad,
    CoupledAdam,
    PlainSteps,
    TablesOnly,
    cross_entropy,
    cross_entropy_by_log,
    cross_entropy_of_no_logits,
    cross_entropy_of_softmax,
    cross_entropy_of_unsure_labels,
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
MIN_DELTA, BATCH = 0.002, 64
RATE, DECAY = 0.002, 30.0
TURNING = 1050.0  # at each step a weight is multiplied by 1 - 2.1: its sign changes, and it grows
WAVERING = 950.0  # by 1 - 1.9: its sign changes, and it shrinks


@exercise.oracle
def fit(
    model, learn, choose, learning_rate, weight_decay, epochs, patience,
    framework, *, loss_fn=cross_entropy, steps=AdamW, summed=False, anew=False, noted=np.mean,
    after=lambda waited: 0, restores=True, than_before=False,
):  # fmt: skip
    """The history and the weights; by keyword what students do otherwise."""
    weights, best_loss, best, waited = model["weights"], np.inf, None, 0
    optimizer, history = steps(learning_rate, weight_decay, framework), []
    for _ in range(epochs):
        if anew:
            optimizer = steps(learning_rate, weight_decay, framework)
        losses = []
        for batch in in_batches(*learn):
            loss, slopes = slopes_of(weights, batch, loss_fn)
            weights = optimizer.moved(weights, slopes)
            losses.append(loss * (len(batch[0]) if summed else 1))
        loss = loss_fn(forward(weights, choose[0])[-1], choose[1])[0]
        history.append([noted(losses), loss * (len(choose[0]) if summed else 1)])
        waited += 1
        if better := history[-1][1] < best_loss - MIN_DELTA:
            best, waited = weights, after(waited)
        if better or than_before:
            best_loss = history[-1][1]
        if waited == patience:
            break
    return [history, best if best and restores else weights]


def in_batches(X, labels):
    """As the lab's `batches` but not shuffled: no case has different ones in several batches."""
    places = range(0, len(X), BATCH)
    return [(X[place : place + BATCH], labels[place : place + BATCH]) for place in places]


@exercise.cases
def cases(rng):
    """Few and short: in Keras every step costs a student some milliseconds.

    Weights shrink towards equal chances: that helps where the labels are the least likely ones,
    and harms where they are the likeliest. So in each epoch it is clear whether the loss is better.
    """
    network = dense(rng, [[2, 3]])
    (X, least), _ = labelled(rng, network, 6)
    yield tried(network, [X, least], [X[:4], least[:4]], 3, 2, "the first 4 of them")
    network = dense(rng, [[3, 4], [4, 4]])
    (X, least), (_, likeliest) = labelled(rng, network, 5)
    yield tried(network, [X, least], [X, likeliest], 5, 2, "the same with other labels")
    network, learn, choose = in_two_batches(rng)
    yield tried(network, learn, choose, 2, 9, "3 others")
    network, learn, choose = saturated(rng)
    yield tried(network, learn, choose, 20, 21, "one far away", rate=1.0, decay=0.0)
    network = dense(rng, [[2, 3]])
    (X, least), _ = labelled(rng, network, 3)
    yield tried(network, [X, least], [X, least], 6, 2, "the same", decay=TURNING)
    # Every second loss is far above the first, those between a little more each time.
    yield tried(network, [X, least], [X, least], 6, 2, "the same", decay=WAVERING)


def in_two_batches(rng):
    """All examples alike, so that batches are, too; large numbers, so that slopes change soon."""
    network = [[rng.normal(0, 0.005, (3, 4)), rng.normal(0, 0.3, 4)]]
    (X, least), _ = labelled(rng, network, 4, 100)
    alike = [np.repeat(part[:1], 2 * BATCH, axis=0) for part in (X, least)]
    return network, alike, [X[1:], least[1:]]


def saturated(rng):
    """A network that knows after two steps; then slopes vanish, and their averages fall.

    The example to choose with lies far out, with the other label: hundreds between its logits.
    """
    wrong = rng.uniform(0.65, 0.75)
    network = [[np.array([[-wrong, wrong]]), np.zeros(2)]]
    learn = [np.ones((3, 1)), np.zeros(3, int)]
    return network, learn, [np.array([[60.0]]), np.array([1])]


def dense(rng, sizes):
    """A network of these sizes: [W, b] for each layer."""
    return [[rng.normal(0, 1, size), rng.normal(0, 0.3, size[1])] for size in sizes]


def labelled(rng, network, n, scale=1):
    """A table with the labels that the network finds least likely, and with the likeliest."""
    X = rng.normal(0, scale, (n, network[0][0].shape[0]))
    Z = forward(network, X)[-1]
    return [X, Z.argmin(axis=1)], [X, Z.argmax(axis=1)]


def tried(network, learn, choose, epochs, patience, chosen, rate=RATE, decay=DECAY):
    """A network, two tables, and how long it may take."""
    arguments = {
        "model": Named("network", {"weights": network}, "a network"),
        "learn": learn,
        "choose": choose,
        "learning_rate": rate,
        "weight_decay": decay,
        "epochs": epochs,
        "patience": patience,
    }
    told = (
        f"{len(learn[1])} examples to learn from, {chosen} to choose with, learning rate "
        f"{rate:g}, weight decay {decay:g}, {epochs} epochs and patience {patience}"
    )
    return Case(arguments, pairs=["learn", "choose"], observe=["model"], told=told)


@exercise.given_else
def no_decay():
    """The steps are right, but the weights do not shrink by themselves, as if `weight_decay` were
    0. Where does it go?"""
    return {"weight_decay": 0.0}


@exercise.given_else
def usual_decay(framework):
    """The steps are right, but the weights shrink hardly, and always alike: that is what the
    optimizer does where it is told nothing. Where does `weight_decay` go?"""
    return {"weight_decay": USUAL[framework]}


@exercise.given_else
def usual_for_no_decay(weight_decay, framework):
    """Right, but where `weight_decay` is 0 your weights shrink, as they do where the optimizer is
    told nothing. 0 is a number like any other: then nothing shrinks."""
    return {"weight_decay": weight_decay or USUAL[framework]}


@exercise.given_else
def rate_twice_in_the_decay(learning_rate, weight_decay):
    """The steps are right, but the weights shrink far too little, as if `weight_decay` had been
    multiplied by `learning_rate` first. The optimizer multiplies the two by itself."""
    return {"weight_decay": learning_rate * weight_decay}


@exercise.given_else
def biases_spared():
    """The tables shrink as they should, and the biases do not. Here every weight shrinks."""
    return {"steps": TablesOnly}


@exercise.given_else
def numbers_of_the_lab():
    """It is as if the learning rate were 0.02 and the weight decay 0.01, whatever is passed."""
    return {"learning_rate": 0.02, "weight_decay": 0.01}


@exercise.given_else
def default_rate():
    """The steps are as small as with learning rate 0.001, which the optimizer takes where it is
    told nothing: where does `learning_rate` go?"""
    return {"learning_rate": 0.001}


@exercise.given_else
def defaults(framework):
    """The steps are as small as with learning rate 0.001, and the weights shrink hardly. That is
    what the optimizer does where it is told nothing: where do `learning_rate` and `weight_decay`
    go?"""
    return {"learning_rate": 0.001, "weight_decay": USUAL[framework]}


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
def labels_smoothed():
    """The loss is as if a tenth of each label were spread over all classes: labels are smoothed so.
    Asked is the cross-entropy of the labels as they are."""
    return {"loss_fn": cross_entropy_of_unsure_labels}


@exercise.given_else
def losses_summed():
    """Your losses are sums over the examples; asked are means. (The steps are right in the cases
    tried.)"""
    return {"summed": True}


@exercise.given_else
def steps_summed():
    """The first number of your pairs is the sum over the batches of an epoch; asked is their
    mean."""
    return {"noted": np.sum}


@exercise.given_else
def last_step_only():
    """The first number of your pairs is the loss of the epoch's last batch; asked is the mean of
    all its batches."""
    return {"noted": lambda losses: losses[-1]}


@exercise.given_else
def first_step_only():
    """The first number of your pairs is the loss of the epoch's first batch; asked is the mean of
    all its batches."""
    return {"noted": lambda losses: losses[0]}


@exercise.given_else
def begins_anew():
    """Each epoch begins as if no step had been taken before it: Adam's averages start at 0 again.
    One optimizer serves all epochs."""
    return {"anew": True}


@exercise.given_else
def largest_average():
    """These are the steps of AMSGrad, which divides by the largest average of squares so far. Asked
    is plain AdamW."""
    return {"steps": AMSGrad}


@exercise.given_else
def infinite_far_apart():
    """Right, until logits lie far apart: there your loss is infinite, as minus the log of a
    softmax of 0 is. A loss that takes logits stays finite."""
    return {"loss_fn": cross_entropy_by_log}


@exercise.given_else
def cut_far_apart():
    """Right, until logits lie far apart: there your loss stays near 16, as if no chance were
    below 0.0000001. A loss that takes logits goes on growing with them."""
    return {"loss_fn": functools.partial(cross_entropy_by_log, least=1e-7)}


@exercise.given_else
def count_not_reset():
    """Your training stops too early: it is as if the count of epochs without a better loss went on
    after a better one."""
    return {"after": lambda waited: waited}


@exercise.given_else
def pauses_added_up():
    """Your training stops too early: it is as if all epochs without a better loss were counted,
    also those before the last better one. Only those in a row count."""
    return {"after": lambda waited: waited - 1}


@exercise.given_else
def any_decrease():
    """Each epoch is compared with the one before it: a loss that rose and falls a little counts as
    better, though there was a lower one. Better is what lies below the lowest so far."""
    return {"than_before": True}


@exercise.given_else
def last_weights():
    """Your history is right, but the model ends with the weights of its last epoch. Asked are those
    of its best one."""
    return {"restores": False}
