"""The memory of the process that an answer runs in, read from outside as no submission can.

It holds the inputs of its own lab, and nothing else that anybody could want.
"""

import functools
import json
import threading
import time

import numpy as np
import pytest

from duograd.boundary.wire import encode
from duograd.exercises import lesson_names
from duograd.marking.judging import trials_of
from duograd.marking.marker import Marker, Settings
from duograd.marking.submission import read_notebook
from grading import DESCENT, solved, with_answer

SEED, EARLIER, PATIENCE = 11, "08_optimizers", 60
WAITING = """
def gradient_step(w, slope, learning_rate):
    import pathlib
    import time
    pathlib.Path({!r}).touch()
    time.sleep(5)
"""

IN_WORDS = ("23_tokens", "26_judge")  # labs whose answers are no arrays: sought as they are sent
LONG = 40  # characters that come together nowhere by chance


def memory_of(process):
    """All that a process can write to, region by region."""
    with open(f"/proc/{process}/maps") as maps, open(f"/proc/{process}/mem", "rb", 0) as memory:
        for line in maps:
            span, mode = line.split()[:2]
            if mode.startswith("rw"):
                first, last = (int(number, 16) for number in span.split("-"))
                memory.seek(first)
                yield memory.read(last - first)


def arrays(value):
    """The arrays of a value that are seen nowhere by chance."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return [array for item in value for array in arrays(item)]
    row = np.ravel(value)[:8] if isinstance(value, np.ndarray) else np.zeros(0)
    odd = row.dtype.kind == "f" and np.sum(~np.isclose(row * 8, np.round(row * 8))) > 2
    return [row] if odd else []


def as_bytes(values):
    return {a.astype(kind).tobytes() for a in arrays(values) for kind in ("float32", "float64")}


def tried(lab):
    return [trial for these in trials_of(lab, "torch", SEED).values() for trial in these]


@functools.cache
def inputs_of(lab):
    return as_bytes([[t.request.arguments, t.request.options] for t in tried(lab)])


@functools.cache
def answers_of(lab):
    return as_bytes([[t.value, dict(t.gradients)] for t in tried(lab)]) - inputs_of(lab)


def as_sent(values):
    """Values as they would come through the pipe."""
    sent = {json.dumps(encode(value)).encode() for value in values}
    return {text for text in sent if len(text) >= LONG}


def sent_to(lab):
    return as_sent(value for t in tried(lab) for value in t.request.arguments.values())


def beginnings(memory):
    """The first eight bytes of what is looked for, wherever an array can begin: quick to find."""
    wanted = set().union(*(inputs_of(lab) | answers_of(lab) for lab in lesson_names()))
    sought = np.unique([np.frombuffer(thing[:8], "uint64")[0] for thing in wanted])
    words = np.frombuffer(memory[: len(memory) // 8 * 8], "uint64")
    place = np.searchsorted(sought, words).clip(max=len(sought) - 1)
    return {word.tobytes() for word in np.unique(words[sought[place] == words])}


def wait_for(there):
    end = time.monotonic() + PATIENCE
    while not there() and time.monotonic() < end:
        time.sleep(0.05)
    assert there()


@pytest.fixture(scope="module")
def memory(tmp_path_factory):
    """The memory of a child while its answer runs, region by region."""
    mark = tmp_path_factory.mktemp("memory") / "it runs"
    text = with_answer("gradient_step", WAITING.format(str(mark)))
    with Marker(Settings("trusted", SEED)) as marker:
        for lab in (DESCENT, EARLIER):
            marker.mark(read_notebook(solved(lab).encode(), "lab.ipynb"))
        notebook = read_notebook(text.encode(), "lab.ipynb")
        run = threading.Thread(target=marker.mark, args=[notebook])
        run.start()
        wait_for(mark.exists)
        first = marker.sandboxes["torch"].process.pid
        with open(f"/proc/{first}/task/{first}/children") as children:
            read = list(memory_of(children.read().split()[0]))
        run.join()
    return read


@pytest.fixture(scope="module")
def found(memory):
    """What of these arrays is found there."""
    begun = set().union(*(beginnings(part) for part in memory))
    return lambda things: {t for t in things if t[:8] in begun and any(t in m for m in memory)}


def test_the_inputs_of_its_own_lab_are_there(found):
    assert len(found(inputs_of(DESCENT))) > 3


def test_those_of_an_earlier_lab_are_not(found):
    assert len(inputs_of(EARLIER)) > 30
    assert found(inputs_of(EARLIER)) == set()


@pytest.mark.parametrize("lab", [lab for lab in lesson_names() if lab not in IN_WORDS])
def test_no_right_answer_of_any_lab_is(found, lab):
    assert answers_of(lab)
    assert found(answers_of(lab)) == set()


@pytest.mark.parametrize("lab", IN_WORDS)
def test_no_right_answer_in_words_is(memory, lab):
    def seen(texts):
        return {text for text in texts if any(text in part for part in memory)}

    assert len(seen(sent_to(DESCENT))) > 3
    answers = as_sent(trial.value for trial in tried(lab)) - sent_to(DESCENT)
    assert len(answers) > 3
    assert seen(answers) == set()
