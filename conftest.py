"""How notebooks are replayed, in what order tests run, and what is told of them.

Where DUOGRAD_ALL_TESTS is set, a test that is skipped has failed.

A kernel that dies while it starts is started again: two workers that start kernels at the same
moment can pick the same TCP port, and one of the kernels dies before it answers. That says nothing
about the notebook.
"""

import os
from collections.abc import Generator
from typing import Any

import nbclient.client
import nbval.kernel
import pytest
from nbval.plugin import IPyNbCell

import replay
from kernels import Kernels

collect_ignore_glob = ["tests/*.ipynb"]  # attacks, which only the grader may run
ATTEMPTS = 3
_start_for_nbval = nbval.kernel.start_new_kernel
_start_for_nbclient = nbclient.client.NotebookClient.async_start_new_kernel_client


def _start_again(*args: Any, **kwargs: Any) -> Any:
    for attempt in range(ATTEMPTS):
        try:
            return _start_for_nbval(*args, **kwargs)
        except RuntimeError:
            if attempt == ATTEMPTS - 1:
                raise
    raise AssertionError


async def _start_client_again(client: Any) -> Any:
    for attempt in range(ATTEMPTS):
        try:
            return await _start_for_nbclient(client)
        except RuntimeError:
            if attempt == ATTEMPTS - 1:
                raise
            await client.async_start_new_kernel()
    raise AssertionError


nbval.kernel.start_new_kernel = _start_again
nbval.kernel.NbvalKernelspecManager = Kernels
nbclient.client.NotebookClient.async_start_new_kernel_client = _start_client_again


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    """Let nothing be left out unseen where everything is there to run it."""
    report = yield
    if os.environ.get("DUOGRAD_ALL_TESTS") and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, but here every test must run: {report.longrepr}"
    return report


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Tell what tests measured, also where workers ran them."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value}")


def pytest_itemcollected(item: pytest.Item) -> None:
    """Keep the cells of a notebook in one worker."""
    if isinstance(item, IPyNbCell):
        item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Choose a notebook's kernel before it starts."""
    if isinstance(item, IPyNbCell):
        replay.begin(item)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Look at what a replayed cell shows."""
    yield
    if isinstance(item, IPyNbCell):
        replay.look_at(item)
