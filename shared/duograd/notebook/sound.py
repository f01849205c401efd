"""Play a tune below a cell, only where a live front end can, and store nothing of it."""

from __future__ import annotations

import io
import wave
from typing import Any

import numpy as np
from IPython.display import Audio, display
from numpy.typing import NDArray

from duograd.data.notation import BadTune, Tune, read_tune
from duograd.notebook import cards

__all__ = ["hear", "samples"]

RATE = 8000  # samples a second: 195 kB for 18 seconds, as the browser gets it
EIGHTH = {"2/4": 0.22, "3/4": 0.26, "4/4": 0.17, "6/8": 0.19, "9/8": 0.19}  # seconds
OVERTONES = (1, 2, 3, 4)
CONCERT_PITCH, ITS_KEY = 440.0, 69  # Hz; as MIDI numbers the keys of a piano


def hear(tune: str) -> None:
    """Play a tune in ABC where somebody listens; what is no tune is told in one sentence."""
    try:
        sound = _wave(samples(read_tune(tune)))
    except BadTune as error:
        cards.show(cards.note(f"This cannot be played: {error}."))
        return
    if cards.is_watched():
        display(Audio(data=sound))


def samples(tune: Tune) -> NDArray[np.float64]:
    """The sound of a tune, between −1 and 1, RATE samples a second."""
    seconds = EIGHTH[tune.meter]
    notes = [note for bar in tune.bars for note in bar.notes]
    sound = np.concatenate([_note(pitch, float(length) * seconds) for pitch, length in notes])
    loudest: Any = np.abs(sound).max(initial=0)
    return sound / loudest if loudest else sound


def _note(pitch: int | None, seconds: float) -> NDArray[np.float64]:
    """A plucked string: four overtones that fade; silence for None."""
    t = np.arange(int(seconds * RATE)) / RATE
    if pitch is None:
        return np.zeros(len(t))
    fade = np.exp(-3 * t) * np.minimum(1, t / 0.005) * np.minimum(1, (seconds - t) / 0.01)
    hertz = CONCERT_PITCH * 2 ** ((pitch - ITS_KEY) / 12)
    string: Any = sum(np.sin(2 * np.pi * hertz * k * t) / k**1.5 for k in OVERTONES)
    return np.asarray(fade * string)


def _wave(sound: NDArray[np.float64]) -> bytes:
    """The bytes of a WAV file with 8 bits a sample."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(1)
        out.setframerate(RATE)
        out.writeframes((sound * 120 + 128).astype("uint8").tobytes())
    return file.getvalue()
