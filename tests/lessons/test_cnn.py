"""Lesson 20: what its page says of one training holds for other starts and digits, too."""

import functools

import numpy as np
import pytest

from duograd import frameworks
from duograd.data import digits
from harness import namespace_of

LESSON = "20_cnn"
runs = pytest.mark.parametrize(
    ("framework", "seed"), [("torch", 0), ("torch", 2), ("tensorflow", 1)]
)


@functools.cache
def lab(framework, seed):
    """What the lab's cells define, with the digits that they use, and its trained CNN."""
    space = namespace_of("solutions", LESSON, framework)
    images, labels = digits()
    images = np.pad(images.reshape(-1, 8, 8, 1), ((0, 0), (2, 2), (2, 2), (0, 0)))
    order = np.random.RandomState(seed).permutation(len(images))
    space |= {"SEED": seed, "images": images, "labels": labels}
    space |= {"learning": order[:600], "choosing": order[600:800], "testing": order[800:]}
    space["cnn"] = space["trained"](lambda: space["build_cnn"](8), images)
    return space


def share_right(space, logits):
    return (logits.argmax(axis=1) == space["labels"][space["testing"]]).mean()


@runs
def test_a_move_hurts_a_dense_network_most_and_one_that_forgets_places_least(framework, seed):
    space = lab(framework, seed)
    trained, by_move = space["trained"], space["by_move"]
    dense, largest = (
        by_move(trained(space[build], space["images"]))
        for build in ("build_dense", "build_largest")
    )
    cnn = by_move(space["cnn"])
    assert min(dense[0], cnn[0], largest[0]) > 0.9
    assert dense[1] < min(cnn[1], 0.6) < largest[1]
    assert dense[2] < min(cnn[2], 0.25) < cnn[2] + 0.3 < largest[2]
    assert largest[1] + 0.03 < largest[2]  # a move by 2 fits the grid of the pooling


@runs
def test_taught_with_moved_digits_the_cnn_is_far_better_than_the_dense_network(framework, seed):
    space, random = lab(framework, seed), np.random.RandomState(seed)
    images = space["images"]
    moved = np.stack([np.roll(one, tuple(random.randint(-2, 3, 2)), (0, 1)) for one in images])
    dense = space["by_move"](space["trained"](space["build_dense"], moved))
    cnn = space["by_move"](space["trained"](lambda: space["build_cnn"](8), moved))
    assert max(dense) < 0.75 < min(cnn)
    assert dense[0] < space["by_move"](space["cnn"])[0] - 0.2


@runs
def test_weights_in_the_order_of_the_other_frameworks_flatten_are_as_good_as_guessing(
    framework, seed
):
    space = lab(framework, seed)
    (W, b), last = space["dense_rows"](space["cnn"]), pooled(space)
    flat = last.transpose(0, 3, 1, 2).reshape(len(last), -1)  # as PyTorch flattens
    ordered = space["reorder_rows"](W, 3, 3, 16)
    assert share_right(space, flat @ W.numpy() + b) < 0.3
    assert share_right(space, flat @ ordered.numpy() + b) > 0.9


def pooled(space):
    """What the CNN's second pooling gives for the test digits."""
    last = space["maps_of"](space["cnn"], space["images"][space["testing"]])[-1]
    return last.reshape(-1, 3, 2, 3, 2, 16).max(axis=(2, 4))


@runs
def test_covering_tells_the_stroke_and_is_not_silent_where_nothing_is_covered(framework, seed):
    space, native = lab(framework, seed), frameworks.load(framework)
    score = space["score_of"](space["cnn"], 7)
    sevens = [k for k in space["testing"] if space["labels"][k] == 7]
    for image in space["images"][sevens[:3]]:
        falls = native.array(space["occlusion_map"](score, native.tensor(image), 2))
        ink = image.reshape(6, 2, 6, 2).max(axis=(1, 3))
        assert ink.flat[falls.argmax()] > 0.5
        assert abs(falls[ink == 0]).max() > 0.1 * falls.max()


@runs
def test_filters_grow_and_their_neighbours_agree_more_often(framework, seed):
    space = lab(framework, seed)
    space["seed_all"]()
    before = np.array(space["first_filters"](space["build_cnn"](8)))
    after = np.array(space["first_filters"](space["cnn"]))
    assert (np.square(after).sum(axis=(0, 1)) > np.square(before).sum(axis=(0, 1))).all()
    assert agreeing(after) > agreeing(before)


def agreeing(filters):
    """The share of numbers side by side that have the same sign."""
    across, down = filters[1:] * filters[:-1] > 0, filters[:, 1:] * filters[:, :-1] > 0
    return np.mean([*across.ravel(), *down.ravel()])
