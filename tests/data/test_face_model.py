"""The shipped models of faces: new faces come back, and the recipe makes such models."""

import importlib
from importlib import resources

import numpy as np
import pytest

from duograd import frameworks
from duograd.data.face_model import N_LATENT, PATCHES, face_layers, starting_face_layers
from duograd.data.faces import draw_faces

SHAPES = [
    (3, 3, 3, PATCHES[0]), (3, 3, PATCHES[0], PATCHES[1]), (3, 3, PATCHES[1], PATCHES[2]),
    (288, 32), (32, 2 * N_LATENT), (N_LATENT, 64), (64, 1728),
]  # fmt: skip


def test_each_model_has_seven_layers_and_both_together_are_small():
    for layers in (face_layers(), face_layers(few_dark=True)):
        assert [W.shape for W, _ in layers] == SHAPES
        assert [b.shape for _, b in layers] == [shape[-1:] for shape in SHAPES]
        assert {array.dtype for layer in layers for array in layer} == {np.dtype("float32")}
    assert len((resources.files("duograd.data") / "face_model.npz").read_bytes()) < 500_000


def test_weights_to_start_from_have_the_same_shapes_and_depend_on_the_seed_alone():
    start = starting_face_layers(1)
    assert [W.shape for W, _ in start] == SHAPES
    assert np.array_equal(start[3][0], starting_face_layers(1)[3][0])
    assert not np.array_equal(start[3][0], starting_face_layers(2)[3][0])
    assert abs(start[3][0].std() - (2 / 288) ** 0.5) < 0.003
    assert not any(b.any() for _, b in start)


@pytest.fixture
def recipe():
    pytest.importorskip("torch")
    return importlib.import_module("duograd.lessons.21_vae.trained")


def error(recipe, model, n=300):
    """The mean squared error of what comes back of new faces, beside that of the mean face."""
    torch, X = importlib.import_module("torch"), draw_faces(np.random.RandomState(5), n).pictures
    with torch.no_grad():
        returned = model.decode(model.encode(torch.tensor(X))[0]).numpy()
    return ((returned - X) ** 2).mean() / ((X - X.mean(axis=0)) ** 2).mean()


@pytest.mark.parametrize("few_dark", [False, True])
def test_a_shipped_model_gives_new_faces_back(recipe, few_dark):
    model = recipe.Autoencoder()
    frameworks.load("torch").load_weights(model, face_layers(few_dark))
    assert error(recipe, model) < 0.3


def test_the_recipe_soon_gives_faces_back_too_and_its_layers_can_be_loaded(recipe):
    assert error(recipe, recipe.trained(0.5, steps=2)) > 0.9
    model = recipe.trained(0.5, steps=150)
    assert error(recipe, model) < 0.6
    again = recipe.Autoencoder()
    frameworks.load("torch").load_weights(again, recipe.layers_of(model))
    assert error(recipe, again) == error(recipe, model)
