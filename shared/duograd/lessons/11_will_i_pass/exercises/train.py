"""TODO say what `train` asks."""

import numpy as np

from duograd.data import chance_to_pass, every_student, make_students
from duograd.exercises import Case, Exercise, Named

from .common import AGAIN

EVERYONE = every_student()


CHANCE = chance_to_pass(EVERYONE)


STUDENT_4_5 = int(np.flatnonzero((EVERYONE == (4, 5)).all(axis=1))[0])


# How many in a hundred fresh students (all kinds, all kinds of luck) a model gets right:
#   always the likelier outcome: 95.0, nobody can do better
#   the best straight line: 86.0 (all lines tried)
#   8 tanh units, Adam at 0.1, 100 full steps, the best epoch kept (data/trained.py), learning from
#   400 students and choosing with 200, over 1000 seeds of students and weights: 94.8 on average,
#   94.2 for the worst ten, 93.7 for the worst one. Its worst ŷ(4, 5) was 0.89.
#   The same in torch with the 5 % of dropout that the case has, 200 seeds: worst 93.9, worst
#   ŷ(4, 5) 0.91.
ENOUGH = 0.895


exercise = Exercise(
    seconds=60,
    points=4,
    probe="model",
    hints=[
        "Print the loss on the training students at the first and at the last step. It should "
        "start near ln 2 ≈ 0.69 and end well below 0.3. Where does yours end?",
        "Many steps on all training students. After each, measure the loss on the validation "
        "students, and keep a copy of the weights whenever it is the lowest so far.",
        "Before the loop: a loss, an optimizer for model's parameters, a best loss of infinity. "
        "After the loop: put the best weights back, and return the model. If it hardly learns: "
        "more steps, or a larger learning rate.",
        "A like example: to tune a radio you turn the knob a little at a time, write down the "
        "setting whenever it sounds clearer than ever before, and turn back to that one in the "
        "end.",
    ],
)


def _tables(students, scale):
    X = (students.X - scale.X.mean(axis=0)) / scale.X.std(axis=0)
    return [X, students.passed]


@exercise.cases
def cases(rng):
    """Fresh students; the answers about everyone, and about one student again and again.

    The network drops a little, so that it shows if it is left in training mode.
    """
    learn, choose = make_students(rng, 400), make_students(rng, 200)
    everyone = (EVERYONE - learn.X.mean(axis=0)) / learn.X.std(axis=0)
    weights = [
        [rng.normal(0, n**-0.5, (n, m)), np.zeros(m)] for n, m in ((2, 8), (8, 1))
    ]  # as in `starting_weights`
    network = {"weights": weights, "activation": "tanh", "output": "sigmoid", "dropout": 0.05}
    yield Case(
        {
            "model": Named("network", network),
            "train": _tables(learn, learn),
            "validation": _tables(choose, learn),
        },
        pairs=["train", "validation"],
        inputs={"X": np.concatenate([everyone, everyone[[STUDENT_4_5] * AGAIN]])},
        judged_by="properties",
        told="400 fresh students to learn from and 200 to choose with",
    )
    del network["dropout"]
    yield Case(
        {"model": Named("network", network), "train": _kinds(3), "validation": _kinds(2)},
        pairs=["train", "validation"],
        inputs={"X": KINDS},
        judged_by="properties",
        told="100 students of each of three kinds, of which 80, 80 and 20 pass, and validation "
        "students of the first two kinds only",
    )


# Which loss was used, and on which table, does not show in how many answers are right. Here it
# does. With 40 starts of the weights each, right ways (Adam or SGD, cross-entropy or squares,
# batches of 10, 32, 100 or all) gave both kinds that pass 0.60 to 0.94, and the third 0.08 to
# 0.36. A loss that expects logits drives them to 0.97 or more and 0.01 or less, and whoever
# learns from the validation students gives the third kind 0.67 to 0.87.
KINDS = np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 1.5]])


def _kinds(count):
    """100 students of each of the first `count` kinds, shuffled the same way each time."""
    X = np.repeat(KINDS[:count], 100, axis=0)
    passed = np.repeat([[1, 0], [1, 0], [0, 1]][:count], [80, 20] * count)
    order = np.random.default_rng(3).permutation(len(X))
    return [X[order], passed.astype(float)[order]]


def _of_kinds(X):
    """Whether this is the case of the three kinds, which is judged by properties of its own."""
    return len(X) == len(KINDS)


def _share_right(value):
    """The share of fresh students that a model gets right, averaged over their luck."""
    return float(np.where(value[: len(CHANCE), 0] > 0.5, CHANCE, 1 - CHANCE).mean())


def _start(model, X):
    (W1, b1), (W2, b2) = model.parameters["weights"]
    return 1 / (1 + np.exp(-(np.tanh(X @ W1 + b1) @ W2 + b2)))


@exercise.telltale
def too_long(seen):
    """The time for this check, a minute, ran out. Does a loop never end? Or is an optimizer made
    anew at every step? That is slow, and a new one remembers nothing."""
    return any(
        o.failure and (o.failure.kind == "time" or "TimeIsUp" in o.failure.message) for o in seen
    )


@exercise.property  # fmt: skip
def not_a_number(value, **_):
    """The answers are NaN: somewhere the numbers became too large. Try a smaller learning rate."""
    return bool(np.isfinite(value).all())


@exercise.property
def untrained(value, X, model, **_):
    # Not the largest difference: with dropout still on, an untrained answer trembles a little.
    """The model answers as it did before training, or nearly so. Does every step reach its weights,
    and how far does it move them?"""
    return _of_kinds(X) or bool(np.median(np.abs(value - _start(model, X))) > 0.02)


exercise.property(
    lambda value, X, **_: _of_kinds(X) or value.min() < 0.5 < value.max(),
    slug="always_the_same",
    words="Your model gives every student the same verdict, pass or fail. It has learned how many pass, "
    "and nothing about who does.",
)


exercise.property(
    lambda value, X, **_: _of_kinds(X) or _share_right(value) > 0.4,
    slug="upside_down",
    words="Your model is wrong more often than right, far beyond chance: does it learn from the true "
    "labels, and does the loss go down?",
)


exercise.property(
    lambda value, X, **_: _of_kinds(X) or _share_right(value) >= ENOUGH,
    slug="no_better_than_a_line",
    words="On students it has never seen, your model is hardly better than the best straight line, which "
    "gets 86 in a hundred right. Print the training loss of each step. If it still falls at the "
    "end, more steps or larger ones help; if it jumps or grows, ask how large the steps are and "
    "what goes into them.",
)


exercise.property(
    lambda value, X, **_: _of_kinds(X) or value[STUDENT_4_5, 0] > 0.5,
    slug="student_4_5",
    words="The student with 4 lectures and 5 hours passes 99 times in a hundred; your model says fail.",
)


@exercise.property
def dropout_left_on(value, X, **_):
    """Asked about one student again and again, the returned model changes its answer: it still
    drops units. A model that predicts is in evaluation mode."""
    return _of_kinds(X) or bool(np.ptp(value[-AGAIN:]) < 1e-6)


exercise.property(
    lambda value, X, **_: not _of_kinds(X) or not value.min() > 0.5,
    slug="learned_from_validation",
    words="The training students hold a kind that the validation students do not, and of it your model "
    "knows nothing. Which students should move the weights, and which only choose the best ones?",
)


exercise.property(
    lambda value, X, **_: not _of_kinds(X) or not (value[:2].min() > 0.95 and value[2] < 0.05),
    slug="no_chances",
    words="Of the first kinds 80 in 100 pass, and your model says nearly 100; of the third 20, and it "
    "says nearly none: these are no chances. Does your loss expect logits? The model gives "
    "probabilities already.",
)
