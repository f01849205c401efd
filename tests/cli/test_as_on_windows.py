"""What Windows and macOS lack is taken away: the commands work, or say one sentence."""

import os
import subprocess
import sys

import pytest

from grading import DESCENT, command, hand_in, solved, uphill
from harness import ROOT

# Ours find none of it; the frameworks, which are others' to make run there, keep theirs.
SITE = """
import builtins, os, signal, sys

LACKING = {"resource", "fcntl"}
given = builtins.__import__

def ours(frame):
    return f"{os.sep}duograd{os.sep}" in frame.f_code.co_filename

def imported(name, *rest, **more):
    if name in LACKING and ours(sys._getframe(1)):
        raise ModuleNotFoundError(f"No module named {name!r}")
    return given(name, *rest, **more)

builtins.__import__ = imported
for module, names in {
    os: ("fork", "geteuid", "getuid", "setsid", "killpg", "O_NOFOLLOW", "O_NONBLOCK"),
    signal: ("SIGALRM", "setitimer", "ITIMER_REAL"),
}.items():
    for name in names:
        if hasattr(module, name):
            delattr(module, name)
"""


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """Run a command where all that is gone, in the processes that it starts too."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "sitecustomize.py").write_text(SITE)
    paths = os.pathsep.join([str(folder), str(ROOT / "shared")])

    def run(arguments):
        return subprocess.run(
            arguments,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": paths},
            check=False,
        )

    def started(*arguments):
        return run(command(*arguments))

    started.python = lambda code: run([sys.executable, "-c", code])
    return started


@pytest.fixture
def handed_in(tmp_path):
    hand_in(tmp_path / "in", "ann", solved())
    hand_in(tmp_path / "in", "bob", uphill())
    return tmp_path / "in"


def test_what_is_taken_away_is_gone(bare):
    found = bare.python("import os, signal; print(hasattr(os, 'fork'), hasattr(signal, 'SIGALRM'))")
    assert found.stdout.split() == ["False", "False"]


def test_a_check_judges_as_elsewhere(bare, handed_in):
    done = bare("check", handed_in / "ann" / f"{DESCENT}_torch.ipynb")
    assert done.returncode == 0, done.stdout + done.stderr
    wrong = bare("check", handed_in / "bob" / f"{DESCENT}_torch.ipynb")
    assert "uphill" in wrong.stdout


def test_grading_says_that_there_is_no_sandbox(bare, handed_in, tmp_path):
    done = bare("grade", handed_in, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "--trust-submissions" in done.stderr


def test_with_trust_each_submission_is_graded_in_a_process_of_its_own(bare, handed_in, tmp_path):
    out = tmp_path / "out"
    done = bare("grade", handed_in, "--out", out, "--trust-submissions", "--workers", 1)
    assert done.returncode == 0, done.stdout + done.stderr
    table = (out / "grades.csv").read_text()
    assert f"ann,{DESCENT},torch,10" in table
    assert f"bob,{DESCENT},torch," in table
    assert f"bob,{DESCENT},torch,10" not in table


def test_status_and_submit_work(bare, handed_in, tmp_path):
    lab = handed_in / "ann" / f"{DESCENT}_torch.ipynb"
    assert bare("status", lab.parent).returncode == 0
    done = bare("submit", lab)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0, done.stdout + done.stderr
