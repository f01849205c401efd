"""Lesson 27: what its page says of one split of the digits holds for other splits, too."""

import numpy as np
import pytest

from duograd.data import digits, starting_weights
from harness import namespace_of

LESSON = "27_capstone"
IMAGES, LABELS = digits()


def lab(framework):
    """What the lab's cells define, with the data that they use."""
    space = namespace_of("solutions", LESSON, framework)
    space["starting_weights"] = starting_weights  # in place: the functions look for it there
    return space


def run(space, rows):
    """Train on three fifths of the rows; how many of both other parts are right, and the epochs."""
    learn, choose, test = (table(space, part) for part in np.split(rows, [1077, 1437]))
    model = space["Pipeline"](*space["scaling"](learn[0]), space["build_network"]())
    history = space["fit"](model, learn, choose, 0.02, 0.01, 40, 5)
    return *(space["count_right"](model, *part) for part in (choose, test)), len(history)


def table(space, rows):
    make = space["torch"].tensor if "torch" in space else space["tf"].constant
    return make(IMAGES[rows]), make(LABELS[rows])


def nearest_mean(rows):
    """How many of the validation images have their own digit's mean image nearest."""
    learn, choose, _ = np.split(rows, [1077, 1437])
    means = [IMAGES[learn][LABELS[learn] == digit].mean(axis=0) for digit in range(10)]
    squares = ((IMAGES[choose][:, None] - np.array(means)) ** 2).sum(axis=2)
    return int((squares.argmin(axis=1) == LABELS[choose]).sum())


@pytest.mark.parametrize(
    ("framework", "seed"), [*(("torch", seed) for seed in range(5)), ("tensorflow", 4)]
)
def test_what_the_page_says_of_one_split_holds_for_others(framework, seed):
    space = lab(framework)
    order = np.random.default_rng(seed).permutation(len(IMAGES))
    chosen, tested, epochs = run(space, order)
    assert 0.95 < chosen / 360 < 0.99
    assert 0.86 < nearest_mean(order) / 360 < 0.93
    assert epochs < 40

    in_order = np.concatenate([order[order < 1437], np.arange(1437, 1797)])
    _, last_rows, _ = run(space, in_order)
    assert 0.88 < last_rows / 360 < 0.93
    assert last_rows / 360 < space["interval"](tested, 360)[0]


def test_neighbours_in_the_file_look_alike_more_often_than_by_chance():
    squares = (IMAGES**2).sum(axis=1)
    distances = squares[:, None] - 2 * IMAGES @ IMAGES.T + squares
    np.fill_diagonal(distances, np.inf)
    nearest = distances.argmin(axis=1)
    shuffled = np.random.default_rng(0).permutation(len(IMAGES))
    assert near(nearest, np.arange(len(IMAGES))) > 0.5
    assert near(nearest, shuffled) < 0.15


def near(nearest, places):
    """The share of images whose nearest one has a place within 100 of its own."""
    return float((abs(places[nearest] - places) <= 100).mean())
