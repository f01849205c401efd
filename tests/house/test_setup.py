"""Set-up by make: which torch a computer gets, and one framework only. Nothing is downloaded.

The Python that make is given notes what pip is asked for, and installs nothing.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from harness import ROOT

CPU_INDEX = "https://download.pytorch.org/whl/cpu"
WANTED = next(
    line
    for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    if line.startswith("torch==")
)
# It shares no installed package with the Python that runs the tests.
PYTHON = f"""#!/bin/sh
case "$1 $2" in
"-m venv")
  mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && printf '#!/bin/sh\\n' > "$3/bin/jupyter" &&
    chmod +x "$3/bin/jupyter" ;;
"-m pip")
  echo "$PIP_INDEX_URL|$PIP_EXTRA_INDEX_URL|$PIP_FIND_LINKS|$*" >> "$NOTES"
  while [ $# -gt 0 ]; do
    if [ "$1" = -r ]; then cat "$2" >> "$INSTALLED"; fi; shift
  done
  if [ -n "$BROKEN" ]; then echo "ERROR: No space left" >&2; exit 1; fi
  if [ -n "$PIP_INDEX_URL" ] && [ -n "$UNREACHABLE" ]; then exit 1; fi ;;
*) exec "{sys.executable}" -S "$@" ;;
esac
"""
TIMEOUT = """#!/bin/sh
[ -z "$SILENT" ] || exit 124
shift
exec "$@"
"""


@dataclass
class Computer:
    """A fresh clone on a computer; what is said and what pip is asked for there."""

    folder: Path
    environment: dict[str, str]
    said: list[str] = field(default_factory=list)

    def make(self, *arguments):
        """Run make, and return its exit status."""
        (self.folder / "installed").write_text("")
        (self.folder / "notes").write_text("")
        command = ["make", "PYTHON=python-stub", *arguments]
        run = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        self.said = (run.stdout + run.stderr).splitlines()
        return run.returncode

    def program(self, name, text):
        path = self.folder / "programs" / name
        path.write_text(text)
        path.chmod(0o755)

    @property
    def pip(self):
        """Each call of pip: where it may look, and its arguments."""
        notes = (self.folder / "notes").read_text().splitlines()
        return [(note.split("|")[:3], note.split("|")[3]) for note in notes]

    @property
    def installed(self):
        """The packages that pip was asked to install, apart from torch on its own."""
        lines = (self.folder / "installed").read_text().splitlines()
        return {line.partition("==")[0] for line in lines if "==" in line}

    @property
    def about_torch(self):
        return [line for line in self.said if line.startswith("torch ")]

    def has_torch(self, version):
        there = self.folder / "packages" / f"torch-{version}.dist-info"
        there.mkdir(parents=True)
        (there / "METADATA").write_text(f"Name: torch\nVersion: {version}\n")


def computer(folder, system="Linux", gpu=False, **environment):
    for name in ("Makefile", "requirements.txt", "requirements-dev.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    programs = folder / "programs"
    programs.mkdir()
    paths = {name: str(folder / name.lower()) for name in ("NOTES", "INSTALLED")}
    paths |= {"PATH": f"{programs}:{os.environ['PATH']}", "PYTHONPATH": str(folder / "packages")}
    made = Computer(folder, paths | environment)
    made.program("python-stub", PYTHON)
    made.program("uname", f"#!/bin/sh\necho {system}\n")
    made.program("nvidia-smi", f"#!/bin/sh\nexit {0 if gpu else 9}\n")
    made.program("timeout", TIMEOUT)  # macOS has none
    return made


@pytest.fixture
def linux(tmp_path):
    return computer(tmp_path)


def test_linux_without_a_gpu_takes_torch_from_pytorchs_cpu_index(linux):
    assert linux.make("setup") == 0
    look, torch, rest = linux.pip
    assert look[0][0] == torch[0][0] == CPU_INDEX
    assert look[1].endswith("index versions torch")
    assert torch[1].endswith(f"--no-deps {WANTED}")
    assert rest[0] == ["", "", ""]
    assert {"torch", "tensorflow", "jupyterlab"} <= linux.installed
    assert linux.about_torch == ["torch came from PyTorch's CPU index, without CUDA."]


def test_no_other_place_of_pips_settings_answers_for_the_cpu_index(tmp_path):
    linux = computer(tmp_path, PIP_EXTRA_INDEX_URL="/elsewhere", PIP_FIND_LINKS="/elsewhere")
    assert linux.make("setup") == 0
    look, torch, rest = linux.pip
    assert look[0] == torch[0] == [CPU_INDEX, " ", " "]
    assert rest[0] == ["", "/elsewhere", "/elsewhere"]


def test_where_the_cpu_index_cannot_be_reached_the_ordinary_one_is_taken_and_told(tmp_path):
    linux = computer(tmp_path, UNREACHABLE="yes")
    assert linux.make("setup") == 0
    look, rest = linux.pip
    assert look[0][0] == CPU_INDEX
    assert rest[0][0] == ""
    assert {"torch", "tensorflow"} <= linux.installed
    (told,) = linux.about_torch
    assert told.startswith("torch comes from pip's ordinary index, perhaps with gigabytes of CUDA")


def test_a_cpu_index_that_does_not_answer_is_not_waited_for(tmp_path):
    linux = computer(tmp_path, SILENT="yes")
    assert linux.make("setup") == 0
    ((places, _),) = linux.pip
    assert places[0] == ""
    assert "PyTorch's CPU index did not give it" in linux.about_torch[0]


@pytest.mark.parametrize(("system", "gpu"), [("Linux", True), ("Darwin", False)])
def test_with_a_gpu_or_on_macos_only_the_ordinary_index_is_asked(system, gpu, tmp_path):
    here = computer(tmp_path, system, gpu)
    assert here.make("setup") == 0
    ((places, _),) = here.pip
    assert places[0] == ""
    (told,) = here.about_torch
    assert told.startswith("torch comes from pip's ordinary index")
    assert ("CUDA" in told) == gpu


@pytest.mark.parametrize("local", ["", "+cpu", "+cu130"])
def test_a_torch_that_is_already_there_is_kept(local, linux):
    linux.has_torch(WANTED.partition("==")[2] + local)
    assert linux.make("setup") == 0
    assert len(linux.pip) == 1, "only what else lacks"
    assert linux.about_torch == ["torch is here already."]


def test_a_torch_of_another_version_is_replaced(linux):
    linux.has_torch("2.0.0+cpu")
    assert linux.make("setup") == 0
    assert WANTED in linux.pip[1][1]


def test_torch_alone_is_set_up_without_tensorflow(linux):
    assert linux.make("lab", "FRAMEWORKS=torch") == 0
    assert {"torch", "jupyterlab"} <= linux.installed
    assert "tensorflow" not in linux.installed
    assert len(linux.about_torch) == 1


def test_tensorflow_alone_is_set_up_without_torch(linux):
    assert linux.make("lab", "FRAMEWORKS=tensorflow") == 0
    assert {"tensorflow", "jupyterlab"} <= linux.installed
    assert "torch" not in linux.installed
    assert not any("torch" in asked for _, asked in linux.pip)
    assert not linux.about_torch


def test_what_lacks_is_installed_later_and_nothing_twice(linux):
    assert linux.make("setup", "FRAMEWORKS=tensorflow") == 0
    assert linux.make("setup", "FRAMEWORKS=tensorflow") == 0
    assert not linux.pip
    assert linux.make("setup", "FRAMEWORKS=torch") == 0
    assert "torch" in linux.installed
    assert linux.make("setup") == 0
    assert {"torch", "tensorflow"} <= linux.installed
    assert linux.make("setup") == 0
    assert not linux.pip


def test_where_both_are_set_up_one_alone_is_too(linux):
    assert linux.make("setup") == 0
    for frameworks in ("torch", "tensorflow", "torch tensorflow"):
        assert linux.make("setup", f"FRAMEWORKS={frameworks}") == 0
        assert not linux.pip


def test_tests_get_both_frameworks_whatever_was_asked(linux):
    assert linux.make("setup", "FRAMEWORKS=torch") == 0
    assert linux.make(".venv/ready-dev", "FRAMEWORKS=torch") == 0
    assert {"torch", "tensorflow", "ruff"} <= linux.installed


@pytest.mark.parametrize("frameworks", ["jax", "torch jax", "torch,tensorflow", ""])
def test_an_unknown_framework_is_told_in_one_sentence(frameworks, linux):
    assert linux.make("setup", f"FRAMEWORKS={frameworks}") != 0
    assert not linux.pip
    (told,) = linux.said
    assert "FRAMEWORKS can be torch, tensorflow or" in told
    assert f'not "{frameworks}"' in told


def test_what_pip_cannot_install_is_told_in_one_sentence(tmp_path):
    linux = computer(tmp_path, BROKEN="yes")
    assert linux.make("setup") != 0
    assert "pip could not install this: No space left" in linux.said
    assert not (linux.folder / ".venv" / "ready").exists()
