"""The tunes of lesson 18: they come from an installed package, and each can be read and played."""

import importlib.util
from fractions import Fraction

import numpy as np
import pytest

from duograd.data import tunes as book
from duograd.data.notation import BadTune, read_tune
from duograd.notebook import sound

SMALL = "M:6/8\nK:G\nG2AB2c|d3^c3|f6|\n"


def test_a_note_is_read_with_its_pitch_and_its_length():
    bars = read_tune(SMALL).bars
    assert bars[0].notes == [(67, 2), (69, 1), (71, 2), (72, 1)]
    assert bars[1].notes == [(74, 3), (73, 3)]
    assert bars[2].notes == [(78, 6)]  # the key of G raises each F


def test_a_sign_before_a_note_holds_until_the_end_of_the_bar():
    bars = read_tune("M:6/8\nK:C\n^c3c3|c6|\n").bars
    assert [pitch for bar in bars for pitch, _ in bar.notes] == [73, 73, 72]


def test_swings_and_triplets_share_out_their_time():
    bars = read_tune("M:6/8\nK:C\nA>B(3cdeA3|A6|\n").bars
    thirds = [Fraction(2, 3)] * 3
    assert [length for _, length in bars[0].notes] == [Fraction(3, 2), Fraction(1, 2), *thirds, 3]


def test_a_bar_is_right_if_it_lasts_as_long_as_the_meter_says():
    assert read_tune(SMALL).right_bars() == [True] * 3
    assert read_tune("M:6/8\nK:G\nG6|d3c2|f6|\n").right_bars() == [True, False, True]


def test_an_upbeat_and_what_stands_beside_a_repeat_may_be_shorter():
    tune = read_tune("M:6/8\nK:G\nd|G6|A5:|:B|c6|\n")
    assert tune.right_bars() == [True] * 5


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("M:6/8\nK:G\nG6", "no bar sign at the end"),
        ("M:5/8\nK:G\nG5|", "M:5/8 is no meter"),
        ("M:6/8\nK:H\nG6|", "K:H is no key"),
        ("M:6/8\nK:G\nG6?|", "'?' at place 2"),
        ("M:6/8\nK:G\n|", "no notes"),
        ("M:6/8\nK:G\nG0|", "no length"),
        ("M:6/8\nK:G\nG/0|", "no length"),
        ("", "is no meter"),
    ],
)
def test_what_is_no_tune_is_told_in_a_few_words(text, why):
    with pytest.raises(BadTune, match=why.replace("?", r"\?")):
        read_tune(text)


def test_every_tune_of_the_book_has_only_right_bars():
    jigs = book.tunes("6/8")
    assert len(jigs) > 400
    assert len(set(jigs)) == len(jigs)
    assert all(all(read_tune(jig).right_bars()) for jig in jigs)
    assert len(set("".join(jigs))) < 45
    assert all(jig.startswith("M:6/8\nK:") and jig.endswith("\n") for jig in jigs)


def test_without_the_package_one_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    book.tunes.cache_clear()
    with pytest.raises(book.TunesMissing, match="pip install music21"):
        book.tunes()
    book.tunes.cache_clear()


def test_the_sound_of_a_tune_has_its_length_and_its_pitch():
    tune = read_tune("M:6/8\nK:C\nA6|A6|\n")  # 440 Hz
    played = sound.samples(tune)
    assert len(played) == pytest.approx(12 * sound.EIGHTH["6/8"] * sound.RATE, abs=2)
    strength = abs(np.fft.rfft(played[: sound.RATE]))
    assert abs(strength[50:].argmax() + 50 - 440) <= 1
    assert abs(played).max() == 1


def test_silence_is_played_as_silence():
    assert not sound.samples(read_tune("M:6/8\nK:C\nz6|\n")).any()
