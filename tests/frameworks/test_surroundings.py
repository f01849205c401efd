"""What stands in a framework's way is told in one sentence, by a lab's start and by doctor."""

import json
import os
import subprocess
import sys

import pytest

from duograd.frameworks import surroundings
from duograd.student import doctor
from harness import ROOT

START = "from duograd.notebook import start\nstart('01_perceptron', '{}')"
KERAS = ("KERAS_BACKEND", "KERAS_HOME", "TF_USE_LEGACY_KERAS")
WAYS = {
    "KERAS_BACKEND": "torch",
    "TF_USE_LEGACY_KERAS": "1",
    "backend": "jax",
    "floatx": "float64",
}


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder of a student's in which nothing is in the way."""
    for name in KERAS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def set_otherwise(way, here, monkeypatch):
    if way.isupper():
        monkeypatch.setenv(way, WAYS[way])
    else:
        (here / "keras").mkdir()
        (here / "keras" / "keras.json").write_text(json.dumps({way: WAYS[way]}))


def started(framework, here):
    """What a lab's first cell prints in a kernel whose notebook lies here, and its error."""
    code = f"import sys\nsys.path.insert(0, '')\n{START.format(framework)}"
    env = os.environ | {"PYTHONPATH": str(ROOT / "shared")}
    command = [sys.executable, "-c", code]
    run = subprocess.run(command, capture_output=True, text=True, cwd=here, env=env, check=False)
    return run.stdout.strip(), run.stderr.strip().split("\n")[-1]


def test_where_nothing_is_in_the_way_nothing_is_said(here):
    assert surroundings.hindrances("tensorflow") == []
    assert surroundings.odd_numbers() == ""
    assert not {"a file's name", "Keras"} & {row.name for row in doctor.diagnose().rows}


@pytest.mark.parametrize("framework", ["torch", "tensorflow"])
def test_a_file_with_a_frameworks_name_is_told_by_the_labs_start(framework, here):
    (here / f"{framework}.py").write_text("print('mine')")
    said, error = started(framework, here)
    file, told = here / f"{framework}.py", f"is imported in place of {framework}: rename that file"
    assert (said, error) == (f"{file} {told}, then restart the kernel.", "")


def test_a_file_called_numpy_is_told_by_the_first_import(here):
    (here / "numpy.py").write_text("")
    _, error = started("torch", here)
    assert error.startswith(f"ImportError: {here / 'numpy.py'} is imported in place of numpy")


@pytest.mark.parametrize("place", ["", "labs"])
@pytest.mark.parametrize("name", ["duograd", "numpy", "tensorflow", "torch"])
def test_doctor_names_the_file_and_says_that_no_lab_runs(name, place, here):
    (here / place).mkdir(exist_ok=True)
    (here / place / f"{name}.py").write_text("")
    report = doctor.diagnose()
    row = next(row for row in report.rows if row.name == "a file's name")
    assert str(here / place / f"{name}.py") in row.remark
    assert not report.can_run


@pytest.mark.parametrize("way", ["KERAS_BACKEND", "TF_USE_LEGACY_KERAS", "backend"])
def test_another_keras_is_told_by_the_start_of_tensorflows_labs_only(way, here, monkeypatch):
    set_otherwise(way, here, monkeypatch)
    (sentence,) = surroundings.hindrances("tensorflow")
    assert started("tensorflow", here) == (sentence, "")
    assert surroundings.hindrances("torch") == []
    assert sentence.endswith(", then restart the kernel.")


def test_keras_with_other_numbers_starts_and_is_told(here, monkeypatch):
    set_otherwise("floatx", here, monkeypatch)
    said, error = started("tensorflow", here)
    ready, remark = said.split("\n")
    assert ready.startswith("Lab 01_perceptron is ready")
    assert "makes Keras compute in float64: take `floatx` out of that file" in remark
    assert error == ""


@pytest.mark.parametrize("way", WAYS)
def test_doctor_says_how_keras_is_mended(way, here, monkeypatch):
    set_otherwise(way, here, monkeypatch)
    row = next(row for row in doctor.diagnose().rows if row.name == "Keras")
    assert row.state == "look"
    assert row.remark.endswith(", then restart the kernel.")


def test_a_check_by_command_uses_the_keras_of_the_labs_whatever_is_set(here, monkeypatch):
    for way in WAYS:
        if way.isupper():
            set_otherwise(way, here, monkeypatch)
    solution = ROOT / "solutions" / "02_dense_layer_tensorflow.ipynb"
    command = [sys.executable, "-m", "duograd", "check", str(solution), "--json"]
    run = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_a_backend_that_matplotlib_does_not_know_is_put_aside():
    code = f"{START.format('torch')}\nfrom duograd.notebook import pictures\npictures.activations"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "MPLBACKEND": "nonsense"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout.count("MPLBACKEND is set to 'nonsense', which matplotlib does not know") == 1
    assert not ran.stderr
