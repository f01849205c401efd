"""A real browser before a real Jupyter server: what the browser tests share."""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
import shlex
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from harness import ROOT

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
HOW_TO_INSTALL = "no Chromium here: `apt-get install chromium` brings it"
QUIET = ("extensions", "gpu", "quic", "background-networking", "component-update", "sync")
SECONDS = 120  # for any one state to come about, on a machine that is busy with other things
POLL = 0.1
RAN = re.compile(r"\[\d+\]")
PLUGINS = "@jupyterlab/apputils-extension"

# Errors on the browser's console that an empty notebook calls forth too, here in Notebook 7.6.
NOT_OURS = ("Cannot read properties of undefined (reading 'schema')",)


@dataclass(frozen=True)
class Server:
    """A Jupyter server that runs: where it answers, and whose files it shows."""

    url: str
    token: str
    folder: Path
    settings: Path

    def address(self, path: str) -> str:
        """The address of a page, with the token that opens it."""
        return f"{self.url}{path}?token={self.token}"

    def in_lab(self, file: str) -> str:
        """The address that opens a file in JupyterLab, in a workspace with no tabs of before."""
        return self.address(f"lab/workspaces/{secrets.token_hex(4)}/tree/{file}")

    def listens(self, file: str) -> bool:
        """Whether the kernel of a notebook is up, idle, and connected to a page."""
        with urllib.request.urlopen(self.address("api/sessions"), timeout=SECONDS) as answer:
            kernels = [row["kernel"] for row in json.load(answer) if row["path"] == file]
        return any(k["connections"] and k["execution_state"] == "idle" for k in kernels)

    def use_theme(self, name: str) -> None:
        """Choose `Light` or `Dark` as a student does in the settings, for pages opened later."""
        self.set(f"{PLUGINS}/themes", theme=f"JupyterLab {name}")

    def set(self, plugin: str, **values: Any) -> None:
        """Write a plugin's settings where JupyterLab keeps those of the user."""
        file = self.settings / f"{plugin}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values))


def make_lab() -> list[str]:
    """What `make lab` runs, word for word, but that it opens no browser."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    flags = f"LAB_FLAGS=--no-browser --port={free_port()}"
    command = ["make", "-n", "-o", ".venv/ready", "VENV=.venv", "lab", flags]
    told = subprocess.run(
        command, cwd=ROOT, env=bare, capture_output=True, text=True, check=True
    ).stdout
    program, *rest = shlex.split(told.replace("\\\n", " "))
    assert program == ".venv/bin/jupyter"
    return rest


def free_port() -> int:
    """A port that nothing listens on now; Jupyter takes a later one should it be gone."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def serve(arguments: Sequence[str], folder: Path, home: Path) -> Iterator[Server]:
    """Run `jupyter` with these arguments in a folder, with all that it remembers in `home`."""
    settings = home / "settings"
    own = {"CONFIG_DIR": "config", "DATA_DIR": "data", "RUNTIME_DIR": "runtime"}
    places = {f"JUPYTER_{name}": str(home / place) for name, place in own.items()}
    places |= {"JUPYTERLAB_SETTINGS_DIR": str(settings), "IPYTHONDIR": str(home / "ipython")}
    places |= {"JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces")}
    home.mkdir(parents=True)
    with (home / "log").open("w") as log:
        process = subprocess.Popen(
            [Path(sys.executable).with_name("jupyter"), *arguments],
            cwd=folder,
            env={**os.environ, **places},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        told = wait_for(lambda: _where_it_answers(home / "runtime"), process, home / "log")
        server = Server(told["url"], told["token"], Path(told["root_dir"]), settings)
        server.set(f"{PLUGINS}/notification", fetchNews="false", checkForUpdates=False)
        yield server
    finally:
        process.terminate()  # its kernels end with it
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
        process.wait()


def _where_it_answers(runtime: Path) -> dict[str, Any] | None:
    """What a server wrote down about itself, once it answers."""
    for file in runtime.glob("jpserver-*.json"):
        with contextlib.suppress(ValueError, OSError):
            told: dict[str, Any] = json.loads(file.read_text())
            urllib.request.urlopen(f"{told['url']}api?token={told['token']}", timeout=5).close()
            return told
    return None


def wait_for(
    look: Callable[[], Any], process: subprocess.Popen[bytes] | None = None, log: Path | None = None
) -> Any:
    """What `look` sees once it sees something."""
    end = time.monotonic() + SECONDS
    while not (seen := look()):
        alive = process is None or process.poll() is None
        assert alive and time.monotonic() < end, log.read_text() if log else "it never came"
        time.sleep(POLL)
    return seen


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as play:
        flags = ["--no-sandbox", "--no-first-run", *(f"--disable-{name}" for name in QUIET)]
        browser = play.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield browser
        browser.close()


@contextlib.contextmanager
def opened(browser: Browser, address: str, pictures: Path) -> Iterator[Page]:
    """A page as a new visitor sees it; what fails leaves a picture of it.

    Fails where something of ours shows up as an error on the browser's console.
    """
    page = browser.new_page(viewport={"width": 1300, "height": 1000})
    page.set_default_timeout(SECONDS * 1000)
    expect.set_options(timeout=SECONDS * 1000)
    told: list[str] = []
    page.on("console", lambda message: told.extend(_complaint(message)))
    page.on("pageerror", lambda error: told.append(str(error)))
    try:
        page.goto(address)
        yield page
        assert not [line for line in told if not any(own in line for own in NOT_OURS)]
    except Exception as error:
        with contextlib.suppress(PlaywrightError):
            page.screenshot(path=pictures / "seen.png")
        error.add_note(f"what the browser showed: {pictures / 'seen.png'}; its console: {told}")
        raise
    finally:
        page.close()


def _complaint(message: ConsoleMessage) -> list[str]:
    return [f"{message.text} ({message.location['url']})"] if message.type == "error" else []


class Notebook:
    """A notebook in a page: its cells by the ids that they have in the file."""

    def __init__(self, page: Page, server: Server, name: str) -> None:
        """Wait until all cells of an opened notebook are there and its kernel listens.

        What is run before that is dropped: JupyterLab shows an idle kernel before there is one.
        """
        self.page, self.file = page, server.folder / name
        cells = nbformat.read(self.file, as_version=4).cells
        self.ids = [cell.id for cell in cells]
        self.sources = {cell.id: cell.source for cell in cells}
        self.last = [cell.id for cell in cells if cell.cell_type == "code"][-1]
        expect(self._cells()).to_have_count(len(self.ids))
        wait_for(lambda: server.listens(name))
        page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for()

    def _cells(self) -> Locator:
        return self.page.locator(".jp-Notebook:visible .jp-Cell")

    def cell(self, name: str) -> Locator:
        """The cell of that id."""
        return self._cells().nth(self.ids.index(name))

    def holding(self, code: str) -> str:
        """The id of the first cell with this code."""
        return next(name for name, source in self.sources.items() if code in source)

    def output(self, name: str) -> Locator:
        """What stands below the cell of that id."""
        return self.cell(name).locator(".jp-Cell-outputWrapper")

    def run_all(self) -> None:
        """Run all cells from the menu, and wait for the last one."""
        self.page.locator(".lm-MenuBar-itemLabel", has_text="Run").first.click()
        self.page.locator("li[data-command='runmenu:run-all']").click()
        expect(self._prompt(self.last)).to_have_text(RAN)

    def _prompt(self, name: str) -> Locator:
        return self.cell(name).locator(".jp-InputArea-prompt")

    def edit(self, name: str) -> None:
        """Put the cursor at the end of a cell."""
        self.cell(name).locator(".cm-content").click()
        self.page.keyboard.press("Control+End")

    def type_last_line(self, name: str, text: str) -> None:
        """Type over a cell's last line, key by key."""
        self.edit(name)
        self.page.keyboard.press("Shift+Home")
        self.page.keyboard.type(text)

    def paste(self, name: str, text: str) -> None:
        """Put other text in place of a cell's."""
        self.edit(name)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def insert_below(self, name: str, new: str, text: str) -> None:
        """Make a cell of its own below another one, and write into it."""
        self.edit(name)
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("b")
        self.ids.insert(self.ids.index(name) + 1, new)
        expect(self._cells()).to_have_count(len(self.ids))
        self.paste(new, text)

    def run(self, name: str) -> None:
        """Run a cell from the keyboard, and wait until it is done."""
        before = self._prompt(name).inner_text()
        self.edit(name)
        self.page.keyboard.press("Control+Enter")
        expect(self._prompt(name)).not_to_have_text(before)
        expect(self._prompt(name)).to_have_text(RAN)

    def seconds_to_see(self, name: str, words: str) -> float:
        """Run a cell; the seconds from the key that runs it to these words on the screen."""
        self.edit(name)
        cell = self.cell(name).element_handle()
        assert words not in self.output(name).inner_text()
        self.page.evaluate(_WATCH, [cell, words, SECONDS])
        self.page.keyboard.press("Control+Enter")
        return float(self.page.evaluate("window.untilSeen")) / 1000

    def save(self, *words: str) -> None:
        """Save from the keyboard, and wait until the file holds these words."""
        self.page.keyboard.press("Control+s")
        wait_for(lambda: self._whole_with(words))

    def _whole_with(self, words: Sequence[str]) -> bool:
        text = self.file.read_text(encoding="utf-8")
        with contextlib.suppress(ValueError):  # half written
            return bool(json.loads(text)) and all(word in text for word in words)
        return False


_WATCH = """([cell, words, seconds]) => { window.untilSeen = new Promise((done, fail) => {
  let began;
  setTimeout(() => fail(`not seen: ${words}`), 1000 * seconds);
  const pressed = event => { if (event.key === "Enter") began ??= event.timeStamp; };
  document.addEventListener("keydown", pressed, true);
  const look = () => {
    if (!cell.querySelector(".jp-Cell-outputWrapper").innerText.includes(words)) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
  };
  const watch = new MutationObserver(look);
  watch.observe(cell, {childList: true, subtree: true, characterData: true});
}); }"""
