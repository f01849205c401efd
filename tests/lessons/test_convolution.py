"""Lesson 19: what its page says of one picture holds for other pictures and weights, too."""

import functools
import itertools

import numpy as np
import pytest

from duograd.data import digits
from duograd.frameworks import NAMES
from harness import namespace_of, notebook

LESSON = "19_convolution"
IMAGES, LABELS = digits()
in_both = pytest.mark.parametrize("framework", NAMES)


@functools.cache
def lab(framework):
    """What the lab's cells define."""
    return namespace_of("solutions", LESSON, framework)


def native(framework, *arrays):
    space = lab(framework)
    make = space["torch"].tensor if framework == "torch" else space["tf"].constant
    return [make(np.asarray(array, "float32")) for array in arrays]


def asked(framework, name, *arrays_and_numbers):
    """What the lab's function answers to arrays and whole numbers, as an array."""
    given = [x if isinstance(x, int) else native(framework, x)[0] for x in arrays_and_numbers]
    return np.asarray(lab(framework)[name](*given))


@in_both
def test_upper_edge_has_the_largest_part_of_its_orange_on_the_upper_bar_of_a_seven(framework):
    sevens = np.pad(IMAGES[LABELS == 7].reshape(-1, 8, 8, 1), ((0, 0), (1, 1), (1, 1), (0, 0)))
    kernels = kernels_of_the_page()
    W, b = np.stack(list(kernels.values()), axis=2)[:, :, None], np.zeros(len(kernels))
    orange = np.maximum(asked(framework, "builtin_conv2d", sevens, W, b), 0).sum(axis=2)
    best = (orange[:, 0] / orange.sum(axis=1)).argmax(axis=1)
    assert (best == list(kernels).index("upper edge")).mean() > 0.95


def kernels_of_the_page():
    """The six kernels, as the page's own cells make them."""
    space = {"np": np, "digits": digits}
    for cell in notebook("solutions", LESSON, "torch").cells:
        if cell.source.startswith(("images =", "kernels =")):
            exec(cell.source.partition("\npictures")[0], space)
    return space["kernels"]


@in_both
@pytest.mark.parametrize("seed", range(5))
def test_a_move_of_the_picture_moves_the_map_and_changes_all_of_a_dense_layer(framework, seed):
    random = np.random.RandomState(seed)
    canvas = np.zeros((10, 12))
    canvas[1:9, 1:9] = IMAGES[seed].reshape(8, 8)
    moved, kernel = np.roll(canvas, 1, axis=1), random.normal(0, 1, (3, 3))
    before, after = (asked(framework, "correlate", x, kernel) for x in (canvas, moved))
    assert np.allclose(before[:, :-1], after[:, 1:], atol=1e-5)
    weights = random.normal(0, 1, (120, 80))
    assert np.abs((moved - canvas).reshape(-1) @ weights).max() > 0.1


@in_both
@pytest.mark.parametrize("seed", range(5))
def test_the_table_of_a_dense_layer_answers_as_the_kernel_does(framework, seed):
    kernel, image = np.random.RandomState(seed).normal(0, 1, (3, 3)), IMAGES[seed].reshape(8, 8)
    table = asked(framework, "as_dense", kernel, 8, 8)
    map_ = asked(framework, "correlate", image, kernel)
    assert np.allclose(image.reshape(-1) @ table, map_.reshape(-1), atol=1e-5)
    assert (table.size, np.count_nonzero(table), len(np.unique(table)) - 1) == (2304, 324, 9)


@in_both
def test_a_dot_is_pooled_alike_wherever_it_stands_in_a_square(framework):
    pooled = [
        asked(framework, "max_pool2d", np.eye(16)[place].reshape(1, 2, 8, 1), 2)
        for place in range(8)
    ]
    alike = [np.array_equal(one, other) for one, other in itertools.pairwise(pooled)]
    assert alike == [True, False, True, False, True, False, True]


@in_both
def test_a_kernel_turned_round_is_what_mathematics_calls_a_convolution(framework):
    image, kernel = np.arange(12).reshape(3, 4), np.array([[1, 2], [3, 5]])
    there, turned = (asked(framework, "correlate", image, k) for k in (kernel, kernel[::-1, ::-1]))
    assert (there[0, 0], turned[0, 0]) == (39, 16)
    assert turned[0, 0] == np.convolve(image[:2].reshape(-1)[[0, 1, 4, 5]], [1, 2, 3, 5])[3]
