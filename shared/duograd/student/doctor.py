"""Can a lab run here? What is installed is held against what the labs are tested with.

Standard library only, no framework is imported, and nothing is ever installed: for each thing that
lacks there is one line to run.
"""

from __future__ import annotations

import importlib.util
import os
import platform
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from importlib import metadata
from pathlib import Path
from typing import Any, Literal

import duograd
from duograd.frameworks import surroundings
from duograd.student.packages import PACKAGES, PYTHON, Package, is_older, release

Health = Literal["ok", "not here", "look", "missing", "too old", "broken"]
MARKS: dict[Health, str] = {
    "ok": "✓",
    "not here": "○",
    "look": "!",
    "missing": "✗",
    "too old": "✗",
    "broken": "✗",
}
BAD = ("missing", "too old", "broken")
START_SECONDS = 120.0
START = """
import sys
from duograd import frameworks
with frameworks.quiet():
    native = frameworks.load(sys.argv[1])
    native.warm_up()
    device = native.device()
print(device)
"""


@dataclass(frozen=True)
class Row:
    """One thing that was looked at. blocks: no lab runs while it is bad. mend: a line to run."""

    name: str
    found: str
    wanted: str = ""
    state: Health = "ok"
    remark: str = ""
    mend: str = ""
    blocks: bool = False


@dataclass(frozen=True)
class Report:
    """All rows, whether a lab can run, that in one sentence, and whether a kernel runs us."""

    rows: list[Row]
    can_run: bool
    summary: str
    in_kernel: bool

    @property
    def mends(self) -> list[Row]:
        """What lacks and has a line that mends it."""
        return [row for row in self.rows if row.mend]

    @property
    def advice(self) -> str:
        """What to do with those lines, or nothing if there are none."""
        if not self.mends:
            return ""
        return f"Run in a terminal{', then restart the kernel' if self.in_kernel else ''}:"


def diagnose(start: bool = False) -> Report:
    """Look at everything. start: also start each framework in a process of its own (seconds)."""
    kernel = in_kernel()
    frameworks = [_framework(p, start) for p in PACKAGES if p.role == "framework"]
    rows = [_python(), _duograd(), *_in_the_way(), *_one_is_enough(frameworks), *_keras()]
    rows += [_needed(p) for p in PACKAGES if p.role == "must"]
    rows += [*_front_ends(kernel), _widgets(), _device()]
    if kernel:
        rows = [_kernel(), *(_as_loaded(row) for row in rows)]
    usable = [row.name for row in frameworks if row.state in ("ok", "look")]
    return Report(rows, *_conclusion(rows, usable), kernel)


def show(start: bool = False) -> None:
    """The report as a card in a notebook, as text elsewhere or where cards cannot be made."""
    report = diagnose(start)
    try:
        from duograd.notebook import cards
    except Exception:  # without NumPy, say: then a card is what we cannot show
        print(as_text(report))
        return
    kind = "note" if report.can_run else "error"
    cards.show(cards.Card(as_text(report), cards.boxed(kind, _as_html(report))))


def as_text(report: Report) -> str:
    """The report for a plain screen: a line for each thing, then what to run."""
    lines = [report.summary]
    for row in report.rows:
        parts = [f"{row.name} {row.found}", row.wanted, row.remark]
        lines.append(f"  {MARKS[row.state]} {' · '.join(part for part in parts if part)}")
    lines += [report.advice] if report.advice else []
    return "\n".join([*lines, *(f"  {row.name}: {row.mend}" for row in report.mends)])


def _as_html(report: Report) -> str:
    cell = 'style="text-align: left; padding: 1px 12px 1px 0; background: #fbfbf8; color: #1a1a1a"'
    rows = ""
    for row in report.rows:
        texts = (f"{MARKS[row.state]} {row.name}", row.found, row.wanted, row.remark)
        rows += f"<tr>{''.join(f'<td {cell}>{escape(text)}</td>' for text in texts)}</tr>"
    code = '<code style="background: #ececec; color: #1a1a1a">'
    lines = (f"<br>{escape(x.name)}: {code}{escape(x.mend)}</code>" for x in report.mends)
    table = f'<table style="background: #fbfbf8; color: #1a1a1a"><tbody>{rows}</tbody></table>'
    return f"<strong>{escape(report.summary)}</strong>{table}{report.advice}{''.join(lines)}"


def _conclusion(rows: list[Row], usable: list[str]) -> tuple[bool, str]:
    bad = [row.name for row in rows if row.blocks and row.state in BAD]
    if not bad:
        return True, f"A lab can run here, in {' and in '.join(usable)}."
    if not usable:
        names = [p.title for p in PACKAGES if p.role == "framework"]
        either = f"{' or '.join(names)} (one is enough)"
        bad = [either, *(name for name in bad if name not in names)]
    return False, f"A lab cannot run here yet. Mend first: {', '.join(bad)}."


def in_kernel() -> bool:
    """Whether a Jupyter kernel runs us, asked without importing anything."""
    ipython = sys.modules.get("IPython")
    return hasattr(ipython.get_ipython(), "kernel") if ipython else False


def installed(package: Package) -> str | None:
    """The installed version, or None. Nothing is imported."""
    for name in (package.name, *package.others):
        try:
            if version := metadata.version(name):
                return version
        except metadata.PackageNotFoundError:
            continue
    return None


def pip_install(*arguments: str) -> str:
    """The line that installs something into this very Python."""
    python, asked = _quoted(sys.executable), " ".join(map(_quoted, arguments))
    if importlib.util.find_spec("pip") is None and shutil.which("uv"):
        return f"uv pip install --python {python} {asked}"
    return f"{python} -m pip install {asked}"


def _quoted(part: str) -> str:
    if os.name == "nt":
        return f'"{part}"' if set(part) & set(' <>&|^"') else part
    return shlex.quote(part)


def _python() -> Row:
    found, wanted = platform.python_version(), f"{PYTHON} or newer"
    row = Row("Python", found, wanted, remark=sys.executable, blocks=True)
    if not is_older(found, PYTHON):
        return row
    return replace(row, state="too old", remark=f"install Python {PYTHON}: https://www.python.org")


def _duograd() -> Row:
    return Row("Duograd", duograd.__version__, remark=str(Path(duograd.__file__).parent))


def _in_the_way() -> list[Row]:
    """Files beside the labs that are imported in place of a package."""
    words = [*surroundings.in_the_way(), *surroundings.in_the_way(folder="labs")]
    return [Row("a file's name", "in the way", "", "broken", w, blocks=True) for w in words]


def _keras() -> list[Row]:
    """Settings with which Keras is not what TensorFlow's labs need."""
    found = filter(None, (surroundings.keras_elsewhere(), surroundings.odd_numbers()))
    return [Row("Keras", "set otherwise", "", "look", words) for words in found]


def _row(package: Package, found: str | None) -> Row:
    """A package as it is, before its role is weighed."""
    exact = f"=={package.tested}" if package.tested else f">={package.least}"
    tested = f"tested with {package.tested}" if package.tested else ""
    row = Row(package.title, found or "not installed", tested or f"{package.least} or newer")
    if found is None:
        return replace(row, state="missing", mend=pip_install(package.name + exact))
    if is_older(found, package.least):
        text = f"older than {package.least}"
        return replace(row, state="too old", remark=text, mend=pip_install(package.name + exact))
    ours, theirs = release(found)[:2], release(package.tested)[:2]
    if not package.tested or ours == theirs:
        return row
    age = "newer" if ours > theirs else "older"
    return replace(row, remark=f"{age} than tested: should do")


def _needed(package: Package) -> Row:
    return replace(_row(package, installed(package)), blocks=True)


def _framework(package: Package, start: bool) -> Row:
    row = _row(package, installed(package))
    if row.state in BAD or not start:
        return row
    device, trouble = _started(package.name)
    if not trouble:
        return replace(row, remark=f"starts, on {device}")
    mend = pip_install("--force-reinstall", f"{package.name}=={package.tested}")
    return replace(row, state="broken", remark=f"does not start: {trouble}", mend=mend)


def _started(framework: str) -> tuple[str, str]:
    """The device that a framework found in a process of its own, or why it did not start."""
    ours = str(Path(duograd.__file__).parents[1])
    path = os.pathsep.join(filter(None, (ours, os.environ.get("PYTHONPATH", ""))))
    try:
        run = subprocess.run(
            [sys.executable, "-c", START, framework],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=START_SECONDS,
            env={**os.environ, "PYTHONPATH": path},
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return "", str(error).rpartition("' ")[2] or type(error).__name__
    said = (run.stdout if run.returncode == 0 else run.stderr).strip().split("\n")[-1]
    if run.returncode == 0:
        return said, ""
    return "", said or f"it ended with exit code {run.returncode}"


def _one_is_enough(frameworks: list[Row]) -> Iterator[Row]:
    """A framework that is not installed lacks only for its own labs, if another one is there."""
    some = any(row.state not in BAD for row in frameworks)
    for row in frameworks:
        if some and row.state in BAD:
            state: Health = "not here" if row.state == "missing" else row.state
            only = f"only for {row.name}'s labs"
            remark = f"{row.remark}; needed {only}" if row.remark else f"needed {only}"
            yield replace(row, state=state, remark=remark)
        else:
            yield replace(row, blocks=not some)


def _front_ends(kernel: bool) -> list[Row]:
    """JupyterLab or Notebook: one will do, and none is needed where a lab is open already."""
    packages = [p for p in PACKAGES if p.role == "front end"]
    rows = [_row(p, found) for p in packages if (found := installed(p))]
    if any(row.state not in BAD for row in rows):
        return rows
    if kernel or os.environ.get("TERM_PROGRAM") == "vscode":
        elsewhere = "what shows your notebooks runs outside of this Python"
        return [Row("JupyterLab", "not here", remark=elsewhere)]
    rows = rows or [_row(packages[0], None)]
    remark = "or open the labs in VS Code, which needs neither"
    return [replace(row, blocks=True, remark=row.remark or remark) for row in rows]


def _widgets() -> Row:
    """ipywidgets, and the part of it that JupyterLab needs where JupyterLab is in this Python."""
    package = next(p for p in PACKAGES if p.role == "widgets")
    row = _row(package, found := installed(package))
    if found is None or row.state in BAD:
        return replace(row, remark=f"{row.remark} without it sliders are still pictures".strip())
    wanted = "3" if release(found) >= (8,) else "1"
    shown = installed(Package("jupyterlab-widgets", "", "widgets", wanted))
    lab = installed(Package("jupyterlab", "", "front end", ""))
    if lab is None or (shown and shown.split(".")[0] == wanted):
        return row
    mend = pip_install(f"jupyterlab-widgets=={wanted}.*")
    remark = "JupyterLab cannot show sliders without jupyterlab-widgets"
    return replace(row, state="look", remark=remark, mend=mend)


def _device() -> Row:
    """What a lab that runs has found, else the GPUs that the driver lists."""
    running = sys.modules.get("duograd.notebook.session")
    try:
        if running is not None:
            return Row("device", running.session.framework.device(), remark="of the lab that runs")
    except RuntimeError:
        pass  # no lab was started
    said = "a lab says at its start what its framework uses; checks run on the CPU"
    return Row("device", _gpus() or "CPU", remark=said)


def _gpus() -> str:
    command = ["nvidia-smi", "--query-gpu=name", "--format=csv,noheader"]
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=5, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return ", ".join(run.stdout.strip().split("\n")) if run.returncode == 0 else ""


def _kernel() -> Row:
    """Whether the packages are those of the kernel's own Python."""
    row = Row("kernel's Python", sys.prefix, remark="the packages are in it")
    places = {str(place) for p in PACKAGES if (place := _place(p)) is not None}
    outside = sorted(p for p in places if not Path(p).is_relative_to(Path(sys.prefix).resolve()))
    if outside:
        return replace(row, state="look", remark=f"packages also come from {', '.join(outside)}")
    other = shutil.which("python") or shutil.which("python3")
    if other and Path(other).absolute().parent != Path(sys.executable).absolute().parent:
        return replace(row, remark=f"the packages are in it; `python` in a terminal may be {other}")
    return row


def _place(package: Package) -> Path | None:
    for name in (package.name, *package.others):
        try:
            return Path(str(metadata.distribution(name).locate_file(""))).resolve()
        except metadata.PackageNotFoundError:
            continue
    return None


def _as_loaded(row: Row) -> Row:
    """Say where the kernel still runs another version than the one that is installed now."""
    package = next((p for p in PACKAGES if p.title == row.name), None)
    if package is None:
        return row
    module: Any = sys.modules.get(package.module or package.name)
    loaded = str(getattr(module, "__version__", ""))
    if not loaded or row.state in BAD or release(loaded) == release(row.found):
        return row
    return replace(row, state="look", remark=f"the kernel still runs {loaded}: restart the kernel")
