"""One step of training: the loss before it, and the weights after it."""

from duograd.exercises import Case, Exercise

from .runs import labels, network, neuron, run
from .training import epoch, logits

exercise = Exercise(points=0, level="given")


@exercise.oracle
def train_step(model, loss_fn, optimizer, X, Y):
    losses, weights = epoch(model, loss_fn, optimizer, [(X, Y)])
    return [losses[0], weights]


@exercise.cases
def cases(rng):
    here = run(neuron([[1.0]]), "mse_loss", 0.125, [[1.0], [1.0]], [[3.0], [3.0]])
    yield Case(here, observe=("model",))
    X = rng.normal(0, 1, (7, 2))
    yield Case(run(network(rng), "bce_logits_loss", 0.3, X, labels(7)), observe=("model",))


@exercise.mistake
def loss_after_step(model, loss_fn, optimizer, X, Y):
    """This is the loss after the step; the one before it is asked."""
    _, weights = train_step(model, loss_fn, optimizer, X, Y)
    return [loss_fn(logits(weights, X), Y), weights]


@exercise.given_else
def no_step():
    """The loss is right, but no step was taken."""
    return {"optimizer": {"learning_rate": 0}}
