"""Whatever an instructor mistypes, or the disk refuses, costs one sentence and nothing else."""

import os
import shutil
import subprocess
import time

import pytest

from grading import command, hand_in, hand_in_class, run, solved

ONE = ("--workers", 1, "--trust-submissions")


def refused(done, told):
    """Whether a command ended with one sentence that holds a text."""
    said = " ".join(done.stderr.split())
    assert done.returncode == 2, done.stdout + done.stderr
    assert told in said
    assert "Traceback" not in said
    return True


@pytest.fixture
def handed_in(tmp_path):
    hand_in(tmp_path / "in", "ann", solved())
    return tmp_path / "in"


@pytest.mark.parametrize(
    "option", ["wall", "cpu", "memory", "processes", "disk", "output", "seconds"]
)
@pytest.mark.parametrize("value", [0, -1])
def test_a_limit_of_nothing_is_refused(handed_in, tmp_path, option, value):
    done = run("grade", handed_in, "--out", tmp_path / "out", f"--{option}", value)
    assert refused(done, f"--{option}")
    assert not (tmp_path / "out").exists()


def test_a_mistyped_path_makes_no_gradebook(tmp_path):
    done = run("grade", tmp_path / "im", "--out", tmp_path / "out")
    assert refused(done, "no such folder or zip")
    assert not (tmp_path / "out").exists()


def test_a_pipe_is_no_class(tmp_path):
    os.mkfifo(tmp_path / "in.zip")
    assert refused(run("grade", tmp_path / "in.zip", "--out", tmp_path / "out"), "neither a folder")


def test_results_do_not_go_among_what_was_handed_in(handed_in):
    done = run("grade", handed_in, "--out", handed_in / "graded")
    assert refused(done, "lies in what was handed in")
    assert os.listdir(handed_in) == ["ann"]


@pytest.mark.parametrize("name", ["grades.csv", "report.html"])
def test_a_file_of_somebody_else_is_not_overwritten(handed_in, tmp_path, name):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).write_text("mine")
    assert refused(run("grade", handed_in, "--out", tmp_path / "out"), name)
    assert (tmp_path / "out" / name).read_text() == "mine"
    assert os.listdir(tmp_path / "out") == [name]


def test_odd_things_among_the_submissions_are_told_and_stop_nothing(handed_in, tmp_path):
    os.mkfifo(handed_in / "ann" / "pipe.ipynb")
    (handed_in / "bob" / "05_gradient_descent_torch.ipynb").mkdir(parents=True)
    done = run("grade", handed_in, "--out", tmp_path / "out", *ONE)
    assert done.returncode == 0, done.stderr
    said = " ".join(done.stdout.split())
    assert "pipe.ipynb: Neither a file nor a folder" in said
    assert "A folder that is called like a notebook" in said
    assert "ann,05_gradient_descent,torch,10" in (tmp_path / "out" / "grades.csv").read_text()


def test_a_mark_that_nobody_answers_for_is_refused(handed_in, tmp_path):
    out = tmp_path / "out"
    run("grade", handed_in, "--out", out, *ONE)
    before = (out / "exercises.csv").read_text()
    mark = ("override", out, "ann", "05_gradient_descent", "gradient_step", 0)
    assert refused(run(*mark, "--who", " ", "--why", "x"), "--who is empty")
    (tmp_path / "marks.csv").write_text(
        "student,lab,exercise,points\nann,05_gradient_descent,gradient_step,0\n"
    )
    assert refused(run("marks", out, tmp_path / "marks.csv", "--who", ""), "--who is empty")
    assert (out / "exercises.csv").read_text() == before


def test_a_table_that_cannot_be_written_is_one_sentence(handed_in, tmp_path):
    out = tmp_path / "out"
    run("grade", handed_in, "--out", out, *ONE)
    (out / "grades.csv").unlink()
    (out / "grades.csv").mkdir()
    assert refused(run("grade", handed_in, "--out", out, *ONE), "cannot be written")
    (out / "grades.csv").rmdir()
    assert run("grade", handed_in, "--out", out, *ONE).returncode == 0


@pytest.fixture
def small_disk(tmp_path):
    """A disk of three megabytes, where this machine lets us have one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=3m", "none", str(disk)]
    if (
        not shutil.which("mount")
        or subprocess.run(mounting, capture_output=True, check=False).returncode
    ):
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_full_disk_is_one_sentence_and_the_same_command_goes_on(tmp_path, small_disk):
    hand_in_class(tmp_path / "in")
    arguments = ("grade", tmp_path / "in", "--out", small_disk / "out", *ONE)
    filled = small_disk / "filled"
    for left in (60_000, 100_000, 150_000):  # room to begin with, and not to end with
        filled.write_bytes(bytes(3 * 2**20 - left - used(small_disk, filled)))
        assert refused(run(*arguments), "The disk is full")
    filled.unlink()
    assert run(*arguments).returncode == 0
    assert "ann,05_gradient_descent,torch,10" in (small_disk / "out" / "grades.csv").read_text()


def used(disk, filled):
    filled.unlink(missing_ok=True)
    return sum(path.stat().st_blocks * 512 for path in disk.rglob("*"))


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path):
    hand_in_class(tmp_path / "in")
    places = tmp_path / "temporary"
    places.mkdir()
    environment = {**os.environ, "TMPDIR": str(places)}
    arguments = command("grade", tmp_path / "in", "--out", tmp_path / "out", "--workers", 1)
    begun = subprocess.Popen(arguments, env=environment, stderr=subprocess.DEVNULL)
    while not list(places.iterdir()) and begun.poll() is None:
        time.sleep(0.01)
    begun.kill()
    begun.wait()
    (left,) = places.iterdir()
    os.utime(left, (0, 0))
    subprocess.run(arguments, env=environment, check=True, capture_output=True)
    assert list(places.iterdir()) == []
