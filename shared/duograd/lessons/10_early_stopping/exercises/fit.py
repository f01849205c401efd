"""TODO say what `fit` asks."""

import itertools

import numpy as np

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


def _forward(weights, X):
    """The values of every layer, the input's first, the last one's linear."""
    values = [X]
    for place, (W, b) in enumerate(weights):
        z = values[-1] @ W + b
        values.append(z if place == len(weights) - 1 else np.tanh(z))
    return values


def _loss(weights, X, Y):
    return float(((_forward(weights, X)[-1] - Y) ** 2).mean())


def _stepped(weights, train, learning_rate):
    """The weights after one step of gradient descent on the mean squared error."""
    X, Y = train
    values, stepped = _forward(weights, X), list(weights)
    upstream = 2 * (values[-1] - Y) / Y.size
    for place in range(len(weights) - 1, -1, -1):
        (W, b), below = weights[place], values[place]
        slopes = below.T @ upstream, upstream.sum(0)
        stepped[place] = [W - learning_rate * slopes[0], b - learning_rate * slopes[1]]
        upstream = (upstream @ W.T) * (1 - below**2)
    return stepped


def _fit(case, watched=1, stops=True, restores="always"):
    """Run the case; the keywords are what students do otherwise."""
    weights, stopper, history, stopped = case["model"]["weights"], case["stopper"], [], False
    for _ in range(case["epochs"]):
        before = _loss(weights, *case["train"])
        weights = _stepped(weights, case["train"], case["optimizer"]["learning_rate"])
        history.append([before, _loss(weights, *case["validation"])])
        flat = [array for pair in weights for array in pair]
        stopped = stopper.update(history[-1][watched], flat)
        if stopped and stops:
            break
    if restores in ("always", "stopped" if stopped else "ran out"):
        best = stopper.best_weights
        weights = [best[i : i + 2] for i in range(0, len(best), 2)]
    return [history, weights, stopper.seen]


@exercise.oracle
def fit(model, loss_fn, optimizer, train, validation, epochs, stopper):
    return _fit(
        {
            "model": model,
            "optimizer": optimizer,
            "train": train,
            "validation": validation,
            "epochs": epochs,
            "stopper": stopper,
        }
    )


def _training(rng, sizes, epochs, stop_at, best_at):
    pairs = [
        [rng.normal(0, 0.7, shape), rng.normal(0, 0.3, shape[1])]
        for shape in itertools.pairwise(sizes)
    ]
    train, validation = ([rng.normal(0, 1, (n, m)) for m in (sizes[0], sizes[-1])] for n in (5, 3))
    arguments = {
        "model": Named("network", {"weights": pairs}),
        "loss_fn": Named("mse_loss"),
        "optimizer": Named("sgd", {"learning_rate": 0.2}),
        "train": train,
        "validation": validation,
        "epochs": epochs,
        "stopper": Named("scripted_stopper", {"stop_at": stop_at, "best_at": best_at}),
    }
    told = (
        f"{epochs} epochs and a stopper that says stop at update {stop_at} and keeps the weights "
        f"of update {best_at} as the best"
    )
    tables = ["train", "validation"]
    return Case(arguments, pairs=tables, observe=["model", "stopper"], told=told)


@exercise.cases
def cases(rng):
    # Few and short: in Keras the models and the steps of this check take a tenth of a second.
    yield _training(rng, (1, 1), epochs=5, stop_at=3, best_at=2)
    yield _training(rng, (2, 3, 1), epochs=4, stop_at=9, best_at=2)
    yield _training(rng, (3, 1), epochs=2, stop_at=2, best_at=2)


@exercise.mistake
def restored_only_if_stopped(**case):
    """When the epochs run out without a stop, your model keeps its last weights. It should be left
    at its best however the loop ends."""
    return _fit(case, restores="stopped")


@exercise.mistake
def restored_only_if_not_stopped(**case):
    """When the stopper says stop, your model keeps its last weights. Do you return from inside the
    loop? Leave the loop only: what comes after it must still happen."""
    return _fit(case, restores="ran out")


@exercise.mistake
def last_for_best(**case):
    """Your model ends with its last weights. The stopper has kept the best ones: who puts them
    back?"""
    return _fit(case, restores="never")


@exercise.mistake
def watches_training_loss(**case):
    """You show the stopper the training loss. It falls on and on, so it can never say when the
    network starts to memorise."""
    return _fit(case, watched=0)


@exercise.mistake
def never_stops(**case):
    """Your loop goes on after the stopper has said stop. What becomes of its answer?"""
    return _fit(case, stops=False)


@exercise.mistake
def stopper_not_asked_last(**case):
    """The stopper never hears of the epoch that ends the loop: your history has a loss that it was
    not shown."""
    value = _fit(case)
    return [value[0], value[1], value[2][:-1]]


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
def looks_inside(seen):
    """Your loop reads something of the stopper that not every stopper has. All of them have
    `update`, with its answer, and `best_weights`."""
    return failed(seen, "'EarlyStopping' object has no attribute")


@exercise.telltale
def other_epochs(seen):
    """Tried with 5 epochs and a stopper that says stop at update 3, your history does not have 3
    epochs. One update and one pair of losses belong to each epoch."""
    value = seen[0].value
    history = value[0] if isinstance(value, list) and value else None
    if not isinstance(history, list) or not all(np.shape(pair) == (2,) for pair in history):
        return False
    return len(history) not in (3, 5)
