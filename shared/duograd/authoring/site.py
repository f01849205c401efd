"""Make the lessons a book of web pages, and see that each of its links leads somewhere."""

from __future__ import annotations

import io
import re
import shutil
import tempfile
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import nbformat

from duograd.authoring.build import read_course
from duograd.authoring.notebooks import as_text, make_notebook
from duograd.authoring.source import LessonError, LessonSource
from duograd.authoring.texts import MAP, Course, file_of, index, other_than
from duograd.frameworks import NAMES, TITLES

FRAME = Path("docs", "site")
PLACE = "<!-- lessons -->"
MARK = Path("_static", "duograd.css")  # every book of ours has it
BESIDE = ("docs/instructors.md", "docs/cluster.md", "CONTRIBUTING.md", "CHANGELOG.md")
# Cells that speak to a student about an answer of their own: a book has none.
ANSWERING = re.compile(r"(check|enter|hint|predict|progress)\(.*\)", re.DOTALL)


def make_site(root: Path, out: Path) -> None:
    """Write the book of the project in `root` into the folder `out`, anew.

    Raises LessonError if a lesson, a page or a link is not as it should be, or if `out` holds
    anything but an earlier book.
    """
    if out.exists() and not (out / MARK).exists() and (not out.is_dir() or any(out.iterdir())):
        raise LessonError(f"{out}: there is something else; name a folder that is new or empty")
    import_module("sphinx")  # if it lacks, that is told before all is read
    with tempfile.TemporaryDirectory() as place:
        pages, made = Path(place, "pages"), Path(place, "site")
        write_pages(root, pages)
        _bind(root / FRAME, pages, made)
        shutil.copytree(root / "labs", made / "labs", ignore=shutil.ignore_patterns(".*"))
        if broken := list(broken_links(made)):
            raise LessonError("\n".join(["The site has links that lead nowhere:", *broken]))
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(made, out, ignore=shutil.ignore_patterns(".buildinfo*", "objects.inv"))


def write_pages(root: Path, folder: Path) -> None:
    """Write the sources of all pages: what Sphinx reads. Raises LessonError."""
    home = (root / FRAME / "index.md").read_text(encoding="utf-8")
    course = read_course(root)
    folder.mkdir(parents=True)
    (folder / "index.md").write_text(home.replace(PLACE, index(course)), encoding="utf-8")
    shown = [root / "labs" / MAP, *(root / "docs").glob("*.png")]
    for page in [*(root / name for name in BESIDE), *shown]:
        shutil.copy(page, folder / page.name.lower())
    for framework in NAMES:
        (folder / f"{framework}.md").write_text(_contents(course, framework), encoding="utf-8")
        for source in course.lessons:
            page = _page(root, course, source, framework)
            (folder / file_of(source, framework)).write_text(as_text(page), encoding="utf-8")


def _contents(course: Course, framework: str) -> str:
    """The page that lists the lessons of one framework."""
    rows = [f"{source.heading} <{file_of(source, framework)}>" for source in course.lessons]
    return "\n".join([f"# {TITLES[framework]}", "", "```{toctree}", *rows, "```", ""])


def _page(root: Path, course: Course, source: LessonSource, framework: str) -> Any:
    """A lesson as its lab asks it, each cell with what the solution shows below it."""
    page = make_notebook(course, source, framework, lab=True)
    stored = root / "solutions" / file_of(source, framework)
    if not stored.exists():
        raise LessonError(f"{stored}: missing; `duograd build` makes it")
    solution = nbformat.read(stored, as_version=nbformat.NO_CONVERT)
    outputs = {cell.id: cell.get("outputs", []) for cell in solution.cells}
    page.cells = [cell for cell in page.cells if not ANSWERING.fullmatch(cell.source.strip())]
    for cell in page.cells:
        if cell.cell_type == "markdown":
            cell.source = cell.source.replace("](index.ipynb)", "](index.md)")
        else:
            _fold(cell, outputs.get(cell.id, []))
    head, _, rest = page.cells[0].source.partition("\n")
    page.cells[0].source = f"{head} ({TITLES[framework]})\n\n{_switch(source, framework)}\n{rest}"
    return page


def _fold(cell: Any, outputs: list[Any]) -> None:
    """Put outputs behind a click; a figure is named, and the words below it tell the rest.

    What no replay compares tells of one machine only, and is left out, but for pictures.
    """
    compared = "nbval-ignore-output" not in cell.metadata.get("tags", ())
    drawn = any("image/png" in output.get("data", {}) for output in outputs)
    cell.outputs = outputs if compared or drawn else []
    cell.metadata = {"tags": ["hide-output"]}
    for output in outputs:
        if "image/png" in output.get("data", {}):
            name = output["data"]["text/plain"].strip("<>")  # <Figure: loss surface>
            cell.metadata["mystnb"] = {"image": {"alt": f"{name}, told in the text below"}}


def _switch(source: LessonSource, framework: str) -> str:
    """The links between the two frameworks, and to the lab's own file."""
    other, file = other_than(framework), file_of(source, framework)
    here = f'<a aria-current="page" href="{Path(file).stem}.html">{TITLES[framework]}</a>'
    there = f'<a href="{Path(file_of(source, other)).stem}.html">{TITLES[other]}</a>'
    links = [here, there] if framework == NAMES[0] else [there, here]
    lab = f'<a href="labs/{file}" download>Download the lab</a>'
    return f'<nav class="switch" aria-label="Framework">{"".join(links)}{lab}</nav>\n'


def _bind(frame: Path, pages: Path, out: Path) -> None:
    from sphinx.application import Sphinx
    from sphinx.errors import SphinxError
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    told, doctrees = io.StringIO(), pages.with_name("doctrees")
    try:
        with patch_docutils(frame), docutils_namespace():  # else a second book finds the first's
            Sphinx(pages, frame, out, doctrees, "html", status=None, warning=told).build()
    except SphinxError as error:
        raise LessonError(f"the site cannot be made: {error}") from None
    if complaints := told.getvalue().strip():
        raise LessonError(f"the site cannot be made:\n{complaints}")


class _Links(HTMLParser):
    """What a page links to or shows, and what can be linked to in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.anchors = {""}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src"} and value:
                self.targets.append(value)
            elif name in {"id", "name"} and value:
                self.anchors.add(value)


def broken_links(site: Path) -> Iterator[str]:
    """Each link within a built site that leads to no file, or to no place in its page."""
    pages = {path: _Links(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    for path, page in sorted(pages.items()):
        for target in dict.fromkeys(page.targets):
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            file = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            known = pages.get(file)
            if not file.is_file() or (known and unquote(parts.fragment) not in known.anchors):
                yield f"{path.relative_to(site)}: {target}"
