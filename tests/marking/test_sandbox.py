"""Of a submission nothing is left, and what the machine had no room for is nobody's fault."""

import contextlib
import errno
import os
import subprocess
from pathlib import Path

import numpy as np
import pytest

from duograd.classroom.grade import Threads, grade_all
from duograd.classroom.gradebook import Gradebook
from duograd.classroom.taking_in import read_in
from duograd.exercises import load
from duograd.marking import sandbox
from duograd.marking.judging import trials_of
from duograd.marking.marker import Settings, seed_of
from duograd.marking.sandbox import Sandbox, SandboxFailed, Work
from duograd.runner.cells import Cell
from duograd.runner.limits import TIERS, Limits
from grading import hand_in, solved

LAB, STEP = "05_gradient_descent", "gradient_step"
PLAIN = "def gradient_step(w, slope, learning_rate):\n    return 3\n"
LEAVING = """
def gradient_step(w, slope, learning_rate):
    import os

    def leave(*ways):
        for way in ways:
            try:
                way()
            except OSError:
                pass

    for _ in range(2):
        if os.fork() == 0:
            leave(os.setsid, lambda: os.setpgid(0, 0))
            leave(os.fork)
            while True:
                pass
    return 3
"""


@contextlib.contextmanager
def started(tier, **limits):
    with contextlib.ExitStack() as stack:
        try:
            box = stack.enter_context(Sandbox("torch", tier, Limits(**limits)))
        except SandboxFailed as error:
            pytest.skip(f"no {tier} here: {error}")
        yield box


def try_in(box, source):
    """What came back of an answer to one case."""
    trials = {STEP: trials_of(LAB, "torch", 1)[STEP][:1]}
    box.learn(LAB, trials, {STEP: load(LAB).exercises[STEP].seconds})
    return box.run(Work(LAB, [Cell(STEP, source)], {STEP: (1, 5.0)}, 60, 1))


def running(folder):
    """The processes whose command line names that folder, and are no zombies."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            named = str(folder).encode() in (path / "cmdline").read_bytes()
        except OSError:
            continue
        found += [int(path.name)] if named else []
    return found


@pytest.mark.parametrize("tier", TIERS)
def test_whatever_a_submission_started_ends_with_it_also_where_that_is_without_an_answer(tier):
    with started(tier, processes=8) as box:
        folder = box.folder.name
        ended = try_in(box, LEAVING)
        assert (ended.observations[0].value, ended.signal) == (3, 0)
        assert running(folder) == [box.process.pid]
        assert not try_in(box, LEAVING.replace("return 3", "os._exit(1)")).observations
    assert running(folder) == []


def fail_to_start(times, real=subprocess.Popen):
    """A Popen that finds no room, the first few times that a sandbox asks for one."""
    left = [times]

    def start(arguments, *rest, **options):
        if "duograd.runner.zygote" in arguments and left[0]:
            left[0] -= 1
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        return real(arguments, *rest, **options)

    return start


def graded(folder, tier, how_many_failures, monkeypatch):
    hand_in(folder / "in", "ann", solved())
    with Gradebook(folder / "gradebook.sqlite") as book:
        read_in(book, folder / "in")
        monkeypatch.setattr(sandbox.subprocess, "Popen", fail_to_start(how_many_failures))
        with Threads(Settings(tier, seed=3), 1) as crew:
            lost = grade_all(book, book.waiting(), crew, lambda done, total: None)
        return lost, book.waiting(), {row.verdict for row in book.exercises()}


def test_a_submission_for_which_there_was_no_room_is_tried_again(tmp_path, monkeypatch):
    tier = sandbox.choose_tier(Limits(), trust=False)
    assert graded(tmp_path, tier, 2, monkeypatch) == (0, [], {"right"})


def test_while_there_is_no_room_at_all_it_waits_without_a_verdict(tmp_path, monkeypatch):
    tier = sandbox.choose_tier(Limits(), trust=False)
    lost, waiting, verdicts = graded(tmp_path, tier, 99, monkeypatch)
    assert (lost, len(waiting), verdicts) == (1, 1, set())


LOOKING = """
def gradient_step(w, slope, learning_rate):
    import gc

    kept = [thing for thing in gc.get_objects() if type(thing).__name__ == "Request"]
    return [sorted({one.exercise for one in kept})]
"""


IMPORTED = """
def gradient_step(w, slope, learning_rate):
    import sys

    {0} = "torch._dynamo" in sys.modules
    return {0}
"""


def test_a_child_holds_the_inputs_of_its_own_lab_and_has_what_its_code_imports_late():
    with Sandbox("torch", sandbox.choose_tier(Limits(), trust=False), Limits()) as box:
        other = trials_of("00_tensors_and_gradients", "torch", 1)
        box.learn("00_tensors_and_gradients", other, dict.fromkeys(other, 1.0))
        assert try_in(box, LOOKING).observations[0].value == [[STEP]]
        for word in ("plain", "optim"):  # what an optimizer imports is there, and only for one
            assert try_in(box, IMPORTED.format(word)).observations[0].value == (word == "optim")


def test_each_attempt_gets_cases_of_its_own(tmp_path):
    with Gradebook(tmp_path / "gradebook.sqlite") as book:
        for text in (solved(), solved().replace("\n", "\n ", 1)):
            hand_in(tmp_path / "in", "ann", text)
            hand_in(tmp_path / "in", "bob", text)
            read_in(book, tmp_path / "in")
        before = {(book.submitted(n).student, book.handed_in_before(n)) for n in range(1, 5)}
    assert before == {("ann", 0), ("ann", 1), ("bob", 0), ("bob", 1)}
    one, other = (trials_of(LAB, "torch", seed_of(3, before)) for before in (0, 1))
    drawn = [[t.case.arguments["w"] for t in found[STEP]] for found in (one, other)]
    assert not all(map(np.array_equal, *drawn))
