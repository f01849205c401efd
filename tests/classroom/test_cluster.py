"""`duograd grade --dask`: the same verdicts from a cluster, also when a worker dies."""

import contextlib
import os
import signal
import subprocess

import pytest
from distributed import Client, LocalCluster
from test_grade import made, rows, wait_for_verdicts

from duograd.classroom import cluster as grading_cluster
from duograd.classroom.cluster import grade_shard
from duograd.classroom.gradebook import Gradebook
from duograd.marking.marker import Settings
from duograd.marking.sandbox import choose_tier
from duograd.marking.submission import read_notebook
from duograd.runner.limits import TIERS, Limits
from grading import DESCENT, command, hand_in, run, solved, untouched, uphill, with_answer

CLASS = 24


@pytest.fixture(scope="module")
def cluster():
    with LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as local:
        yield local


def test_a_worker_that_is_killed_in_the_middle_loses_nothing(cluster, tmp_path):
    inside, here, there = (tmp_path / name for name in ("in", "here", "there"))
    for number in range(CLASS):
        hand_in(inside, f"s{number:02}", [solved(), uphill(), untouched()][number % 3])
    arguments = ("grade", inside, "--seed", 3, "--out")
    process = subprocess.Popen(
        command(*arguments, there, "--dask", cluster.scheduler_address),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert wait_for_verdicts(there / "gradebook.sqlite", process)
    os.kill(cluster.workers[0].process.pid, signal.SIGKILL)
    still_to_do = CLASS - len({key[0] for key in made(there / "gradebook.sqlite")})
    told, _ = process.communicate(timeout=300)
    assert process.returncode == 0, told
    assert still_to_do > 0, "the worker was killed too late to matter"
    assert run(*arguments, here).returncode == 0
    assert len(rows(there / "grades.csv")) == CLASS
    assert (there / "exercises.csv").read_text() == (here / "exercises.csv").read_text()


@contextlib.contextmanager
def allowing(cluster, *tiers):
    """One of the workers has only these tiers, and others whatever they have."""
    setting = "from duograd.marking import sandbox; sandbox.TIERS = {}"
    with Client(cluster, set_as_default=False) as client:
        workers = sorted(client.nthreads())[:1]
        client.run(exec, setting.format(tiers), {}, workers=workers)
        yield
        client.run(exec, setting.format(TIERS), {}, workers=workers)


def test_each_worker_uses_the_strongest_sandbox_that_it_has_and_all_are_told(cluster, tmp_path):
    for number in range(8):
        hand_in(tmp_path / "in", f"s{number}", uphill())
    own = choose_tier(Limits(), trust=False)
    arguments = ("grade", tmp_path / "in", "--out", tmp_path / "out", "--seed", 7)
    with allowing(cluster, "landlock", "trusted"):
        found = run(*arguments, "--dask", cluster.scheduler_address)
    assert found.returncode == 0, found.stderr
    sandboxes = ", ".join(sorted({own, "landlock"}))
    assert facts(tmp_path / "out")["sandbox"] == sandboxes
    assert (f"same sandbox: {sandboxes}." in found.stdout) == (own != "landlock")


def test_where_a_worker_has_no_sandbox_nothing_is_graded_unless_submissions_are_trusted(
    cluster, tmp_path
):
    hand_in(tmp_path / "in", "ann", solved())
    out = tmp_path / "out"
    arguments = ("grade", tmp_path / "in", "--out", out, "--dask", cluster.scheduler_address)
    with allowing(cluster, "trusted"):
        refused = run(*arguments)
        assert made(out / "gradebook.sqlite") == {}
        trusted = run(*arguments, "--trust-submissions")
    assert refused.returncode == 2
    [told] = refused.stderr.strip().splitlines()
    assert "cannot grade: No sandbox works on" in told
    assert trusted.returncode == 0, trusted.stderr
    assert facts(out)["sandbox"] == "trusted"


def test_who_runs_out_of_time_on_the_cluster_is_tried_again_alone(cluster, tmp_path):
    endless = "def gradient_step(w, slope, learning_rate):\n    while True:\n        pass\n"
    hand_in(tmp_path / "in", "ann", with_answer("gradient_step", endless))
    arguments = ("grade", tmp_path / "in", "--out", tmp_path / "out", "--seconds", 1)
    found = run(*arguments, "--dask", cluster.scheduler_address)
    assert found.returncode == 0, found.stderr
    limits = {row["exercise"]: row["limit"] for row in rows(tmp_path / "out" / "exercises.csv")}
    assert limits["gradient_step"] == "time"


def facts(out):
    with Gradebook(out / "gradebook.sqlite") as book:
        return book.facts()


def test_a_worker_that_gets_other_settings_ends_the_processes_of_the_old_ones():
    tier = choose_tier(Limits(), trust=False)
    notebook = read_notebook(untouched().encode(), f"{DESCENT}_torch.ipynb")
    grade_shard(Settings(tier, seed=3), [(1, notebook)])
    [sandbox] = grading_cluster._mine.marker.sandboxes.values()
    assert sandbox.process.poll() is None
    grade_shard(Settings(tier, seed=4), [])
    assert sandbox.process.returncode is not None


def test_an_address_where_nothing_answers_is_one_sentence(tmp_path):
    hand_in(tmp_path / "in", "ann", untouched())
    out = tmp_path / "out"
    found = run("grade", tmp_path / "in", "--out", out, "--dask", "tcp://127.0.0.1:9")
    assert found.returncode == 2
    assert "no Dask scheduler answers at tcp://127.0.0.1:9" in found.stderr
    assert "Traceback" not in found.stderr
