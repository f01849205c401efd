"""The shipped models of faces: they know new faces, and the recipe makes such models."""

import importlib

import numpy as np
import pytest

from duograd import frameworks
from duograd.data.face_encoder import N_LATENT, PATCHES, face_encoder_layers
from duograd.data.face_model import face_layers, starting_face_layers
from duograd.data.faces import draw_faces

SHAPES = [
    (3, 3, 3, PATCHES[0]), (3, 3, PATCHES[0], PATCHES[1]), (3, 3, PATCHES[1], PATCHES[2]),
    (288, 32), (32, 2 * N_LATENT), (N_LATENT, 64), (64, 1728),
]  # fmt: skip


def test_the_model_has_seven_layers_and_the_encoder_the_first_five_of_such_a_one():
    for layers, shapes in ((face_layers(), SHAPES), (face_encoder_layers(), SHAPES[:5])):
        assert [W.shape for W, _ in layers] == shapes
        assert [b.shape for _, b in layers] == [shape[-1:] for shape in shapes]
        assert {array.dtype for layer in layers for array in layer} == {np.dtype("float32")}


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


def test_the_shipped_model_gives_new_faces_back(recipe):
    model = recipe.Autoencoder()
    frameworks.load("torch").load_weights(model, face_layers())
    assert error(recipe, model) < 0.3


def test_from_the_codes_of_the_shipped_encoder_the_tone_of_new_faces_can_be_read(recipe):
    torch, model = importlib.import_module("torch"), recipe.Autoencoder()
    layers = face_encoder_layers() + starting_face_layers()[5:]
    frameworks.load("torch").load_weights(model, layers)
    faces = draw_faces(np.random.RandomState(5), 600)
    with torch.no_grad():
        mu = model.encode(torch.tensor(faces.pictures))[0].numpy()
    means = np.column_stack([np.ones(600), mu])
    weights = np.linalg.lstsq(means[:300], faces.tone[:300], rcond=None)[0]
    assert np.corrcoef(means[300:] @ weights, faces.tone[300:])[0, 1] > 0.8


def test_the_recipe_soon_gives_faces_back_too_and_its_layers_can_be_loaded(recipe):
    assert error(recipe, recipe.trained(0.5, steps=2)) > 0.9
    model = recipe.trained(0.5, steps=150)
    assert error(recipe, model) < 0.6
    again = recipe.Autoencoder()
    frameworks.load("torch").load_weights(again, recipe.layers_of(model))
    assert error(recipe, again) == error(recipe, model)
