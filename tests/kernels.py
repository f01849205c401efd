"""Kernels that start at once and lack one framework: forks of a process that imported the other.

A fork is a fresh kernel: nothing but imports has run in it. Jupyter starts a small program as
the kernel; that has the kernel forked, and ends with it.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbval.kernel import NbvalKernelspecManager
from traitlets import default

ABSENT = {"torch": ("tensorflow", "keras"), "tensorflow": ("torch",)}
FOLDER = "DUOGRAD_KERNELS"  # names where the processes listen that fork kernels
SECONDS = 120
EARLY = ("ipykernel.kernelapp", "ipywidgets", "matplotlib.pyplot", "sklearn.linear_model")
EARLY += ("duograd.notebook", "duograd.pictures.sliders", "duograd.pictures.contours")
BACKEND = "module://matplotlib_inline.backend_inline"  # which ipykernel chooses, too late here
LAUNCHER = """
import json, os, socket, sys
address, file = sys.argv[1:]
with socket.socket(socket.AF_UNIX) as line:
    line.connect(address)
    line.sendall(json.dumps({"file": file, "cwd": os.getcwd()}).encode() + b"\\n")
    while True:
        try:
            if not line.recv(1):
                break
        except KeyboardInterrupt:
            line.sendall(b"!")
"""


class Kernels(NbvalKernelspecManager):
    """Knows `torch` and `tensorflow` too, as the names of kernels."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        if kernel_name not in ABSENT:
            return super().get_kernel_spec(kernel_name)
        program = [sys.executable, "-I", "-S", "-c", LAUNCHER, nursery(kernel_name)]
        return KernelSpec(argv=[*program, "{connection_file}"], language="python")


class Manager(AsyncKernelManager):
    """Starts those kernels for nbclient too."""

    @default("kernel_spec_manager")
    def _know_them_too(self) -> Kernels:
        return Kernels()


def open_nurseries() -> None:
    """Start the processes that fork kernels, once for this process and all that it starts."""
    if FOLDER in os.environ:
        return
    folder = Path(tempfile.mkdtemp(prefix="kernels-"))
    atexit.register(shutil.rmtree, folder)
    os.environ[FOLDER] = str(folder)
    for framework in ABSENT:
        _open_nursery(framework, folder)


def _open_nursery(framework: str, folder: Path) -> None:
    from harness import without

    (folder / f"{framework} only").mkdir()
    process = subprocess.Popen(
        [sys.executable, __file__, framework, folder / framework],
        stdin=subprocess.PIPE,  # it ends when this is closed
        env=without(folder / f"{framework} only", ABSENT[framework], Path(__file__).parent),
    )
    atexit.register(process.communicate)


def nursery(framework: str) -> str:
    """Where a process listens that forks kernels of a framework."""
    open_nurseries()
    address = Path(os.environ[FOLDER], framework)
    end = time.monotonic() + SECONDS
    while not address.exists():
        assert time.monotonic() < end, f"no process forks kernels of {framework}"
        time.sleep(0.05)
    return str(address)


def serve(framework: str, address: str) -> None:
    """Import, then fork a kernel for each that asks, until standard input closes."""
    os.environ["MPLBACKEND"] = BACKEND
    from duograd import frameworks

    frameworks.load(framework)  # no op may run here: forks would hang
    for name in EARLY:
        import_module(name)
    gc.collect()
    gc.freeze()
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(f"{address} soon")
        door.listen()
        os.rename(f"{address} soon", address)
        for line in _callers(door):
            if os.fork() == 0:
                door.close()
                _be_kernel(line)
            line.close()
            _bury()


def _callers(door: socket.socket) -> Iterator[socket.socket]:
    while door in select.select([door, 0], [], [])[0]:
        yield door.accept()[0]


def _bury() -> None:
    """Let kernels that have ended go, so that their seconds count as ours."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _be_kernel(line: socket.socket) -> None:
    """Never returns."""
    try:
        job = json.loads(line.makefile().readline())
        os.setsid()
        os.chdir(job["cwd"])
        sink = os.open(os.devnull, os.O_RDWR)
        for standard in (0, 1, 2):
            os.dup2(sink, standard)
        threading.Thread(target=_obey, args=(line,), daemon=True).start()
        os.environ.pop("JPY_PARENT_PID", None)
        _run_kernel(job["file"])
    finally:
        os._exit(0)


def _obey(line: socket.socket) -> None:
    """Interrupt where that is asked for; end with the one who asked for the kernel."""
    while line.recv(1):
        os.kill(os.getpid(), signal.SIGINT)
    os._exit(0)


def _run_kernel(file: str) -> None:
    application: Any = import_module("ipykernel.kernelapp").IPKernelApp
    application.launch_instance(argv=["-f", file])


if __name__ == "__main__":
    serve(*sys.argv[1:])
