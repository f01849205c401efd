"""Which tests run in what order, how notebooks are replayed, and what is told of them.

With `--lesson 05` only what is proven of that one lesson; with `--parts` the seconds of each part.

Where DUOGRAD_ALL_TESTS is set, a test that is skipped has failed.

A kernel that dies while it starts is started again: two workers that start kernels at the same
moment can pick the same TCP port, and one of the kernels dies before it answers. That says nothing
about the notebook.
"""

import os
from collections import Counter
from collections.abc import Generator
from typing import Any

import nbclient.client
import nbval.kernel
import pytest
from nbval.plugin import IPyNbCell

import replay
import schedule
from kernels import Kernels, open_nurseries

collect_ignore_glob = ["tests/*.ipynb"]  # attacks, which only the grader may run
ALWAYS = ("test_nothing_is_stale",)
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


os.environ["DUOGRAD_REAL_MODEL"] = "tiny"  # the last sections of 25 and 26 fetch nothing
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


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of ours."""
    parser.addoption("--lesson", help="only what is proven of one lesson: 05, or its whole name")
    parser.addoption("--parts", action="store_true", help="tell the seconds that each part takes")


def pytest_configure(config: pytest.Config) -> None:
    """Where notebooks will be replayed, begin at once to import what their kernels need."""
    if config.option.nbval:
        open_nurseries()


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Tell what tests measured, also where workers ran them."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value}")
    if config.getoption("--parts"):
        reports = [r for found in terminalreporter.stats.values() for r in found]
        for part, seconds in _parts(reports).most_common():
            terminalreporter.write_line(f"{seconds:7.1f} s of work: {part}")


def _parts(reports: list[Any]) -> Counter[str]:
    """The seconds that workers spent, by file of tests or folder of notebooks."""
    seconds: Counter[str] = Counter()
    for report in reports:
        if hasattr(report, "duration"):
            file = report.nodeid.partition("::")[0]
            seconds[file if file.endswith(".py") else os.path.dirname(file)] += report.duration
    return seconds


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Choose one lesson's tests, if one is asked for, and begin with what takes longest."""
    if asked := config.getoption("--lesson"):
        mine = [item for item in items if _is_about(item, asked) or item.name in ALWAYS]
        config.hook.pytest_deselected(items=list(set(items) - set(mine)))
        items[:] = mine
    items.sort(key=lambda item: schedule.place_of(item.nodeid))


def _is_about(item: pytest.Item, asked: str) -> bool:
    lesson = schedule.lesson_called(asked)
    if not lesson:
        raise pytest.UsageError(f"no lesson is called {asked!r}")
    return schedule.is_about(item.path.as_posix(), item.name, lesson)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> schedule.LongestFirst:
    """Give tests out to the workers."""
    return schedule.LongestFirst(config, log)


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
