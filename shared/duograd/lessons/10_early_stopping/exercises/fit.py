"""The whole loop: train, ask the stopper once an epoch, and leave the model at its best."""

import itertools

import numpy as np

from duograd.boundary.scripted import ScriptedStopper
from duograd.exercises import Case, Exercise, Named, failed

exercise = Exercise(
    points=2,
    level="complete",
    hints=[
        "Let a stopper with patience 1 watch three epochs whose losses go down, up, down. After "
        "which epoch does your loop end, and which epoch's weights does the model hold then?",
        "A stopper is asked once an epoch. It is given the loss of data that the training step "
        "did not see, and the weights that gave it.",
        "In the loop: an `if` around the stopper's answer, and `break`. After the loop, outside of "
        "it, one call of `write_weights`: it runs whether or not there was a break.",
        "A like example: you read a book until you yawn twice in a row, at most ten pages. Then, "
        "tired or not, you put the bookmark back to the last page that you understood.",
    ],
)

RATE = 0.05  # so small that a loss which should fall or rise does so at each step


def forward(weights, X):
    """The values of every layer, the input's first, the last one's linear."""
    values = [X]
    for place, (W, b) in enumerate(weights):
        z = values[-1] @ W + b
        values.append(z if place == len(weights) - 1 else np.tanh(z))
    return values


def mean_squared_error(weights, X, Y):
    return float(((forward(weights, X)[-1] - Y) ** 2).mean())


def stepped(weights, table, learning_rate):
    """The weights after one step of gradient descent on the mean squared error."""
    (X, Y), after = table, list(weights)
    values = forward(weights, X)
    upstream = 2 * (values[-1] - Y) / Y.size
    for place in range(len(weights) - 1, -1, -1):
        (W, b), below = weights[place], values[place]
        slope_W, slope_b = below.T @ upstream, upstream.sum(0)
        after[place] = [W - learning_rate * slope_W, b - learning_rate * slope_b]
        upstream = (upstream @ W.T) * (1 - below**2)
    return after


@exercise.oracle
def fit(
    model, loss_fn, optimizer, train, validation, epochs, stopper,
    *, shows_training=False, stops_from=1, restores="always",
    measured="in between", shown="after", paired=lambda before, after: [before, after],
):  # fmt: skip
    """The history, the weights, and what the stopper saw; by keyword what students do otherwise."""
    weights, history, stopped = model["weights"], [], False
    for _ in range(epochs):
        old, weights = weights, stepped(weights, train, optimizer["learning_rate"])
        before = mean_squared_error(weights if measured == "after" else old, *train)
        after = mean_squared_error(old if measured == "before" else weights, *validation)
        history.append(paired(before, after))
        moments = {"start": model["weights"], "before": old, "after": weights}
        flat = [array for pair in moments[shown] for array in pair]
        stopped = stopper.update(before if shows_training else after, flat)
        if stopped and len(history) >= stops_from:
            break
    worse = after > stopper.best_loss
    if restores in ("always", "stopped" if stopped else "ran out", "worse" if worse else ""):
        best = stopper.best_weights
        weights = [best[i : i + 2] for i in range(0, len(best), 2)]
    return [history, weights, stopper.seen]


def network(rng, sizes):
    """A small one: [W, b] for each layer."""
    shapes = itertools.pairwise(sizes)
    return [[rng.normal(0, 0.7, shape), rng.normal(0, 0.3, shape[1])] for shape in shapes]


def tables(rng, weights, course):
    """Training and validation: its loss falls, rises, is NaN, or stays."""
    shapes = (len(weights[0][0]),), weights[-1][1].shape
    train, other = ([rng.normal(0, 1, (n, *shape)) for shape in shapes] for n in (67, 3))
    mirrored = [train[0], 2 * forward(weights, train[0])[-1] - train[1]]
    lost = [train[0], np.nan * train[1]]
    courses = {"falls": train, "rises": mirrored, "not a number": lost, "stays": other}
    if course == "stays":
        leave_nothing_to_learn(weights, train, other)
    return train, courses[course]


def leave_nothing_to_learn(weights, train, validation):
    """Write 0 into the hidden layer that `train` meets, and its right answers into `train`.

    So a training with dropout has no chance in it, but for a validation loss (it is 1) that is
    measured in training.
    """
    weights[0][1][:] = train[0][:] = 0
    train[1][:], validation[1][:] = weights[-1][1], forward(weights, validation[0])[-1] + 1


def training(rng, sizes, epochs, stop_at, best_at, course, **parts):
    """A case: a network of these sizes, two tables, and a stopper that acts by a script."""
    weights = network(rng, sizes)
    train, validation = tables(rng, weights, course)
    arguments = {
        "model": Named("network", {"weights": weights, **parts}),
        "loss_fn": Named("mse_loss"),
        "optimizer": Named("sgd", {"learning_rate": RATE}),
        "train": train,
        "validation": validation,
        "epochs": epochs,
        "stopper": Named("10_early_stopping/stopper", {"stop_at": stop_at, "best_at": best_at}),
    }
    told = (
        f"{epochs} epochs and a stopper that says stop at update {stop_at} and keeps the weights "
        f"of update {best_at} as the best{' (a model with dropout)' if parts else ''}"
    )
    observed = ["model", "stopper"]
    return Case(arguments, pairs=["train", "validation"], observe=observed, told=told)


DROPOUT = 3


@exercise.cases
def cases(rng):
    # Few and short: in Keras the models and the steps of this check take a tenth of a second.
    yield training(rng, (1, 1), epochs=5, stop_at=4, best_at=2, course="rises")
    yield training(rng, (1, 2, 2, 1), epochs=2, stop_at=9, best_at=1, course="falls")
    yield training(rng, (3, 1), epochs=3, stop_at=2, best_at=1, course="not a number")
    yield training(rng, (2, 3, 1), epochs=2, stop_at=1, best_at=1, course="stays", dropout=0.5)


@exercise.given_else
def restored_only_if_stopped():
    """Where the epochs ran out without a stop, your model kept its last weights. It should be left
    at its best however the loop ends."""
    return {"restores": "stopped"}


@exercise.given_else
def restored_only_if_not_stopped():
    """Where the stopper said stop, your model kept its last weights. Do you return from inside the
    loop? Leave the loop only: what comes after it must still happen."""
    return {"restores": "ran out"}


@exercise.given_else
def restored_only_if_worse():
    """Where the last loss was below the one that the stopper holds as the best, your model kept its
    last weights. Which update is the best one is for the stopper to say."""
    return {"restores": "worse"}


class Lowest(ScriptedStopper):
    """Stops as it is told, and keeps the weights of the lowest loss."""

    def update(self, loss, weights):
        if loss < self.best_loss:
            self.best_at = len(self.seen) + 1
        return super().update(loss, weights)


@exercise.given_else
def lowest_for_best(stopper):
    """Your model ends with the weights of the lowest validation loss. Asked are those that the
    stopper holds: which update is the best one is for the stopper to say."""
    return {"stopper": Lowest(stopper.stop_at, stopper.best_at)}


@exercise.given_else
def last_for_best():
    """Your model ends with its last weights. The stopper has kept the best ones: who puts them
    back?"""
    return {"restores": "never"}


@exercise.given_else
def watches_training_loss():
    """You show the stopper the training loss. It falls on and on, so it can never say when the
    network starts to memorise."""
    return {"shows_training": True}


@exercise.given_else
def never_stops():
    """Your loop goes on after the stopper has said stop. What becomes of its answer?"""
    return {"stops_from": np.inf}


@exercise.given_else
def first_word_ignored():
    """Where the stopper said stop after the first epoch your loop went on: its word counts from the
    first epoch on."""
    return {"stops_from": 2}


@exercise.given_else
def epochs_ignored():
    """In the cases tried your loop ended only when the stopper said so, as if there were no
    `epochs`. At most so many are asked."""
    return {"epochs": 20}


@exercise.given_else
def weights_before_the_step():
    """Your model ends with the weights from before the step that gave the best loss. Are they read
    before it?"""
    return {"shown": "before"}


@exercise.given_else
def weights_from_the_start():
    """Your model ends with the weights that it had before the first step. Are they read anew in
    each epoch?"""
    return {"shown": "start"}


@exercise.given_else
def training_loss_after_the_step():
    """The training losses in your history are those after each step; asked are those before it."""
    return {"measured": "after"}


@exercise.given_else
def validation_loss_before_the_step():
    """The validation losses in your history are those before each step; asked are those after
    it."""
    return {"measured": "before"}


@exercise.given_else
def pairs_swapped():
    """The pairs in your history are the other way round: first the training loss, then the
    validation loss."""
    return {"paired": lambda before, after: [after, before]}


@exercise.given_else
def history_without_training():
    """Your history holds the validation losses alone; a pair is asked for each epoch, with the
    training loss first."""
    return {"paired": lambda before, after: after}


@exercise.given_else
def history_without_validation():
    """Your history holds the training losses alone; a pair is asked for each epoch, with the
    validation loss after it."""
    return {"paired": lambda before, after: before}


@exercise.mistake
def stopper_not_asked_last(**case):
    """The stopper never hears of the epoch that ends the loop: your history has a loss that it was
    not shown."""
    history, weights, losses = fit(**case)
    return [history, weights, losses[:-1]]


@exercise.telltale
def restored_too_early(seen):
    """best_weights was still None when you put it back: no update had been the best one yet. Is the
    stopper asked in every epoch, does the loop go on until it says stop, and is the model set back
    only once, after the loop?"""
    failure = next((o.failure for o in seen if o.failure), None)
    if not failure or "NoneType" not in failure.message:
        return False
    return failure.where == "write_weights" or "best_weights" in failure.source


@exercise.telltale
def not_as_arrays(seen):
    """The stopper was shown weights that are no list of NumPy arrays: it keeps a copy of each
    array. `read_weights` makes such a list."""
    return failed(seen, "a list of NumPy arrays")


@exercise.telltale
def looks_inside(seen):
    """Something of the stopper was read that not every stopper has. All of them have `update`, with
    its answer, and `best_weights`."""
    return failed(seen, "'EarlyStopping' object has no attribute")


@exercise.telltale
def measured_in_training(seen):
    """For a model with dropout your loss on validation is not the one that `evaluate` gives. Is the
    model still in training mode when you measure it, so that units are dropped?"""
    value = seen[DROPOUT].value
    history = value[0] if isinstance(value, list) and value else None
    if not isinstance(history, list) or [np.shape(pair) for pair in history] != [(2,)]:
        return False
    before, after = map(float, history[0])
    return abs(before) < 1e-5 and abs(after - np.round(after)) > 1e-3


@exercise.telltale
def other_epochs(seen):
    """Tried with 5 epochs and a stopper that says stop at update 4, your history does not have 4
    epochs. One update and one pair of losses belong to each epoch."""
    value = seen[0].value
    history = value[0] if isinstance(value, list) and value else None
    if not isinstance(history, list) or not all(np.shape(pair) == (2,) for pair in history):
        return False
    return len(history) not in (4, 5)
