"""Drawn faces: what is said of each is what was drawn, and a seed draws the same again."""

import numpy as np

from duograd.data.faces import SIZE, draw_faces, draw_others


def drawn(seed=0, n=200, dark_share=0.5):
    return draw_faces(np.random.RandomState(seed), n, dark_share)


def brightness_of_cheeks(faces):
    """The mean of the middle of the head, as if lit in full."""
    return faces.pictures[:, 13:16, 9:15].mean(axis=(1, 2, 3)) / faces.brightness


def test_pictures_are_small_have_three_colours_and_go_from_0_to_1():
    for pictures in (drawn().pictures, draw_others(np.random.RandomState(0), 200)):
        assert pictures.shape == (200, SIZE, SIZE, 3)
        assert pictures.dtype == np.float32
        assert 0 <= pictures.min() < 0.1
        assert 0.9 < pictures.max() <= 1


def test_the_same_seed_draws_the_same_and_another_seed_others():
    assert np.array_equal(drawn().pictures, drawn().pictures)
    assert not np.allclose(drawn().pictures, drawn(seed=1).pictures)


def test_as_many_are_dark_as_asked_and_dark_ones_look_darker():
    assert drawn(dark_share=0.0).dark.sum() == 0
    assert drawn(dark_share=1.0).dark.all()
    faces = drawn(n=2000, dark_share=0.05)
    assert 0.03 < faces.dark.mean() < 0.07
    assert np.array_equal(faces.dark, faces.tone > 0.5)
    cheeks = brightness_of_cheeks(faces)
    assert np.median(cheeks[faces.dark]) < np.median(cheeks[~faces.dark]) - 0.2


def test_spectacles_and_long_hair_are_seen_where_they_are_said():
    faces = drawn(n=2000, dark_share=0.0)
    eyes = faces.pictures[:, 9:13, 5:19].mean(axis=(1, 2, 3)) / faces.brightness
    assert eyes[faces.spectacles].mean() < eyes[~faces.spectacles].mean() - 0.03
    beside = faces.pictures[:, 17:20, [5, 18]] / faces.brightness[:, None, None, None]
    from_fair = np.abs(beside - [0.75, 0.6, 0.3]).mean(axis=(1, 2, 3))
    fair = faces.hair == 2
    assert from_fair[fair & faces.long].mean() < from_fair[fair & ~faces.long].mean() - 0.05


def test_no_picture_at_all_can_be_drawn():
    assert drawn(n=0).pictures.shape == (0, SIZE, SIZE, 3)
    assert draw_others(np.random.RandomState(0), 0).shape == (0, SIZE, SIZE, 3)
