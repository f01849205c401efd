"""TODO say what `train_step` asks."""

from duograd.exercises import Case, Exercise

from .common import add, labels_, logits, network, neuron, slopes_, training_

exercise = Exercise(points=0, level="given")


def _step(weights, loss, rate, X, Y):
    """The loss before one step, and the weights after it."""
    slopes = slopes_(weights, loss, X, Y)
    return loss(logits(weights, X), Y), add(weights, -rate, slopes)


@exercise.oracle
def train_step(model, loss_fn, optimizer, X, Y):
    return list(_step(model["weights"], loss_fn, optimizer["learning_rate"], X, Y))


@exercise.cases
def cases(rng):
    here = training_(neuron([[1.0]]), "mse_loss", 0.125, [[1.0], [1.0]], [[3.0], [3.0]])
    yield Case(here, observe=("model",))
    X = rng.normal(0, 1, (7, 2))
    yield Case(training_(network(rng), "bce_logits_loss", 0.3, X, labels_(7)), observe=("model",))


@exercise.mistake
def loss_after_step(model, loss_fn, optimizer, X, Y):
    """This is the loss after the step; the one before it is asked."""
    weights = _step(model["weights"], loss_fn, optimizer["learning_rate"], X, Y)[1]
    return [loss_fn(logits(weights, X), Y), weights]


@exercise.mistake
def no_step(model, loss_fn, optimizer, X, Y):
    """The loss is right, but no step was taken."""
    return [loss_fn(logits(model["weights"], X), Y), model["weights"]]
