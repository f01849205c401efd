"""`duograd grade --dask`: the same verdicts from a cluster, also when a worker dies."""

import os
import signal
import subprocess

import pytest
from distributed import LocalCluster

from duograd.grading import cluster as grading_cluster
from duograd.grading.cluster import grade_shard
from duograd.grading.examiner import Settings
from duograd.grading.submission import read_notebook
from duograd.grading.zygote import choose_tier
from duograd.runner.jail import Limits
from grading import DESCENT, command, hand_in, run, solved, untouched, uphill
from test_grade import made, rows, wait_for_verdicts

pytestmark = pytest.mark.xdist_group("cluster")  # one grading run serves all its tests

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


def test_a_worker_that_gets_other_settings_ends_the_processes_of_the_old_ones():
    tier = choose_tier(Limits(), trust=False)
    notebook = read_notebook(untouched().encode(), f"{DESCENT}_torch.ipynb")
    grade_shard(Settings(tier, seed=3), [(1, notebook)])
    [zygote] = grading_cluster._mine.examiner.zygotes.values()
    assert zygote.process.poll() is None
    grade_shard(Settings(tier, seed=4), [])
    assert zygote.process.returncode is not None


def test_an_address_where_nothing_answers_is_one_sentence(tmp_path):
    hand_in(tmp_path / "in", "ann", untouched())
    out = tmp_path / "out"
    found = run("grade", tmp_path / "in", "--out", out, "--dask", "tcp://127.0.0.1:9")
    assert found.returncode == 2
    assert "no Dask scheduler answers at tcp://127.0.0.1:9" in found.stderr
    assert "Traceback" not in found.stderr
