"""Lesson 21: what its page says of one training and of 600 faces holds for others, too."""

import functools

import numpy as np
import pytest

from duograd import frameworks
from duograd.data.face_model import N_LATENT, face_layers, starting_face_layers
from duograd.data.faces import draw_faces
from harness import namespace_of

LESSON = "21_vae"
RUNS = [("torch", 1), ("tensorflow", 2)]
runs = pytest.mark.parametrize(("framework", "seed"), RUNS)
one_each = pytest.mark.parametrize("framework", ["torch", "tensorflow"])


@functools.cache
def lab(framework):
    """What the lab's cells define."""
    space, native = namespace_of("solutions", LESSON, framework), frameworks.load(framework)
    space |= {"N_LATENT": N_LATENT, "starting_face_layers": starting_face_layers}
    space["load_weights"] = native.load_weights
    space["train"] = functools.partial(space["train"], steps=250)  # the page takes 400
    return space


@functools.cache
def models(framework, seed):
    """Decoder and what was seen while training: without KL, with β = 1 and with β = 20."""
    space, native = lab(framework), frameworks.load(framework)
    space |= {"SEED": seed, "faces": draw_faces(np.random.RandomState(seed), 1000)}
    plain, layers = space["Autoencoder"](N_LATENT), starting_face_layers(seed)
    layers[4] = [part[..., :N_LATENT] for part in layers[4]]
    plain(native.tensor(space["faces"].pictures[:1]))
    native.load_weights(plain, layers)
    space["autoencoder"] = plain
    errors = space["train"](plain, space["plain_loss"])
    vaes = [space["trained_vae"](beta) for beta in (1, 20)]
    return [(plain.decoder, errors), *((vae.decoder, seen) for vae, seen in vaes)]


def decoded_noise(framework, decoder):
    """What a decoder makes of 200 codes from the standard normal distribution."""
    native = frameworks.load(framework)
    noise = np.random.RandomState(7).normal(0, 1, (200, N_LATENT)).astype("float32")
    return native.array(decoder(native.tensor(noise)))


def glaring(pictures):
    return ((pictures < 0.03) | (pictures > 0.97)).mean()


@runs
def test_errors_fall_below_a_quarter_while_the_kl_rises_above_20_nats(framework, seed):
    (_, plain), (_, seen), _ = models(framework, seed)
    assert plain[-20:].mean() < plain[0, 0] / 4
    assert seen[-20:, 1].mean() < seen[:5, 1].mean() / 4
    assert seen[:5, 2].mean() < 2
    assert 20 < seen[-20:, 2].mean() < 35


@runs
def test_a_large_beta_makes_the_kl_small_and_the_errors_larger(framework, seed):
    _, (_, seen), (_, dear) = models(framework, seed)
    assert dear[-20:, 2].mean() < seen[-20:, 2].mean() / 2
    assert dear[-20:, 1].mean() > seen[-20:, 1].mean()


@runs
def test_decoded_noise_is_less_glaring_and_nearer_to_faces_the_larger_beta(framework, seed):
    made = [decoded_noise(framework, decoder) for decoder, _ in models(framework, seed)]
    assert glaring(made[0]) > 2 * glaring(made[1]) > 4 * glaring(made[2])
    faces = draw_faces(np.random.RandomState(seed), 1000).pictures
    far = [nearest(one, faces) for one in made]
    assert far[0] > far[1] + 0.01 > far[2] + 0.02


def nearest(made, faces):
    """How far, on average, what was made is from the nearest face: root mean squared."""
    a, b = made.reshape(len(made), -1), faces.reshape(len(faces), -1)
    squares = (a**2).sum(axis=1)[:, None] + (b**2).sum(axis=1) - 2 * a @ b.T
    return np.sqrt(squares.min(axis=1) / a.shape[1]).mean()


@functools.cache
def shipped(framework):
    return lab(framework)["vae_with"](face_layers())


@functools.cache
def codes(framework, seed):
    """600 new faces, and the means that the shipped encoder gives for them."""
    faces = draw_faces(np.random.RandomState(500 + seed), 600)
    return faces, lab(framework)["clouds_of"](shipped(framework), faces.pictures)[0]


@pytest.mark.parametrize(("framework", "seed"), [("torch", 0), ("torch", 1), ("tensorflow", 2)])
def test_a_code_holds_background_tone_and_hair_and_hardly_spectacles(framework, seed):
    faces, mu = codes(framework, seed)
    means = np.column_stack([np.ones(len(mu)), mu])

    def read(truth):
        weights = np.linalg.lstsq(means[:300], truth[:300].astype(float), rcond=None)[0]
        return np.corrcoef(means[300:] @ weights, truth[300:])[0, 1]

    background = faces.pictures[:, :3][:, :, [0, 1, 2, 21, 22, 23]].mean(axis=(1, 2, 3))
    hair = np.array([0.1, 0.2, 0.5, 0.6])[faces.hair]
    assert read(background) > 0.95 > min(read(faces.tone), read(hair)) > 0.8
    assert read(faces.light) > 0.7
    assert 0.24 < read(faces.long) < 0.5
    assert max(read(faces.spectacles), read(faces.yaw)) < 0.24


@one_each
def test_tone_is_spread_over_several_latents_and_z5_goes_with_it_most(framework):
    faces, mu = codes(framework, 3)
    with_tone = abs(np.corrcoef(mu.T, faces.tone)[-1, :-1])
    assert with_tone.argmax() == 4
    assert (with_tone > 0.4).nonzero()[0].tolist() == [2, 3, 4, 7]


@one_each
def test_on_a_walk_from_a_light_to_a_dark_face_the_skin_darkens_with_each_step(framework):
    space, native = lab(framework), frameworks.load(framework)
    faces, mu = codes(framework, 4)
    ends = np.flatnonzero(~faces.dark)[:3], np.flatnonzero(faces.dark)[:3]
    for first, last in zip(*ends, strict=True):
        walk = space["latent_walk"](native.tensor(mu[first]), native.tensor(mu[last]), 8)
        skin = native.array(shipped(framework).decoder(walk))[:, 13:16, 9:15].mean(axis=(1, 2, 3))
        assert (np.diff(skin) < 0).all()
