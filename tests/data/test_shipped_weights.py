"""Shipped weights: rounded so that they compress, and hardly changed by it."""

import lzma
from importlib import resources

import numpy as np
import pytest

from duograd.data.weights import STEPS, pairs, read, rounded

FILES = list(resources.files("duograd.data").iterdir())
W = np.random.RandomState(0).normal(0, 0.07, (64, 256)).astype("float32")


def test_rounded_weights_compress_to_little_more_than_a_byte_each_and_the_others_hardly():
    assert len(lzma.compress(rounded(W).tobytes())) < 1.15 * W.size
    assert len(lzma.compress(W.astype("float16").tobytes())) > 1.7 * W.size


def test_rounding_moves_a_weight_by_less_than_one_thirtieth_of_their_deviation():
    assert abs(rounded(W) - W).max() < W.std() / STEPS
    assert np.array_equal(rounded(rounded(W)), rounded(W))
    assert rounded(W).dtype == np.float16


def test_all_shipped_weights_together_take_less_than_a_megabyte():
    sizes = [len(file.read_bytes()) for file in FILES if file.name.endswith(".npz")]
    assert len(sizes) == 5
    assert sum(sizes) < 1_000_000


@pytest.mark.parametrize("name", ["face_model", "face_encoder", "language_model"])
def test_a_model_for_both_frameworks_is_held_as_float16(name):
    held = read(f"{name}.npz")
    assert {array.dtype.str for key, array in held.items() if key[0].isdigit()} == {"<f2"}


def test_layers_come_in_their_order():
    assert [len(W.shape) for W, b in pairs("face_model.npz")] == [4, 4, 4, 2, 2, 2, 2]
