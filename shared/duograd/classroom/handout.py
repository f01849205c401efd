"""What an instructor gives away: labs as they are, or labs that bring along all that they need.

A standalone lab holds its helper in a cell: the parts of this package that the lab imports, with
the exercises of that one lesson. It is unpacked beside the notebook when the cell runs.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import io
import json
import re
from collections.abc import Iterator, Sequence
from modulefinder import ModuleFinder
from pathlib import Path
from typing import Any
from zipfile import ZipFile, ZipInfo

import duograd
from duograd.exercises import full_name, lesson_names
from duograd.exercises.labs import ADVICE, HELPER, IF_MISSING, labs_folder, repository

PACKAGE = Path(duograd.__file__).parent
FOR_LESSONS = ("boundary", "data", "exercises", "notebook", "pictures")  # what these may import
INSTALL = "%pip install --quiet git+https://github.com/{}"
UNPACK = f"""{HELPER}, packed. Run this cell first; you need not read it.
def _unpack(name, packed):
    import base64, io, os, sys, tempfile, zipfile

    try:
        import lzma
    except ImportError:
        told = "This Python was built without lzma, which the helper needs: choose another Python."
        raise ImportError(told) from None
    place = os.getcwd() if os.access(".", os.W_OK) else tempfile.mkdtemp()
    folder = os.path.join(place, name)
    if not os.path.isdir(folder):
        new = tempfile.mkdtemp(dir=place, prefix=".duograd-")
        files = io.BytesIO(lzma.decompress(base64.b85decode(packed)))
        zipfile.ZipFile(files).extractall(new)
        os.rename(new, folder)
    if folder not in sys.path:
        sys.path.insert(0, folder)
    print("The helper is ready. Go on with the next cell.")


_unpack("{{name}}", "{{packed}}")
del _unpack"""
FOLDED = {"cellView": "form", "jupyter": {"source_hidden": True}}  # in Colab, in JupyterLab
ELSEWHERE = re.compile(r"^\[.*\.ipynb\)\n\n| \(\[[^]]*\]\(\w+\.ipynb\)\)", re.MULTILINE)


class NotHandedOut(Exception):
    """Nothing, or not all, was handed out: one sentence says why and what to do."""


def hand_out(
    names: Sequence[str], frameworks: Sequence[str], out: Path, standalone: bool
) -> Iterator[Path]:
    """Write the labs of these lessons, by name or number (none: all); yield each file.

    What else is in the way stays as it is. Raises UnknownLesson or NotHandedOut.
    """
    lessons = [full_name(name) for name in names] or lesson_names()
    for lesson in dict.fromkeys(lessons):
        for framework in frameworks:
            path = out / f"{lesson}_{framework}.ipynb"
            made = (labs_folder() / path.name).read_text(encoding="utf-8")
            _write(path, _standalone(made, lesson, framework) if standalone else made)
            yield path


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.read_bytes() != text.encode():
            raise NotHandedOut(
                f"{path}: another version is there; remove it, or choose another --out."
            )
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise NotHandedOut(f"{path}: cannot be written: {error.strerror}.") from None


def _standalone(made: str, lesson: str, framework: str) -> str:
    """The lab with a cell that brings the helper, and without links to other files."""
    book = json.loads(made)
    cells = book["cells"]
    first = next(place for place, cell in enumerate(cells) if cell["cell_type"] == "code")
    for cell in cells:
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            text = ELSEWHERE.sub("", text)
        elif cell is cells[first]:
            text = ADVICE.sub(f"{IF_MISSING} Run the cell above first.", text)
        cell["source"] = text
    cells.insert(first, _bringing(lesson, framework))
    return json.dumps(book, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _bringing(lesson: str, framework: str) -> dict[str, Any]:
    """The cell that installs the helper from its public address, or else holds it."""
    public = repository(labs_folder().parent)
    text = INSTALL.format(public) if public else _unpacking(lesson, framework)
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": "helper",
        "metadata": {} if public else FOLDED,
        "outputs": [],
        "source": text,
    }


def _unpacking(lesson: str, framework: str) -> str:
    packed = _packed(helper_of(lesson, framework))
    version = hashlib.sha256(packed).hexdigest()[:8]
    name = f".duograd-{duograd.__version__}-{version}"  # hidden: what is in it is not handed in
    return UNPACK.format(name=name, packed=base64.b85encode(packed).decode())


def _packed(files: dict[str, bytes]) -> bytes:
    """A zip, the same for the same files. Compressed as a whole it is a third smaller."""
    try:
        import lzma
    except ImportError:
        told = "This Python was built without lzma, which --standalone needs."
        raise NotHandedOut(told) from None
    target = io.BytesIO()
    with ZipFile(target, "w") as archive:
        for name, data in sorted(files.items()):
            archive.writestr(ZipInfo(name), data)
    return lzma.compress(target.getvalue())


def helper_of(lesson: str, framework: str) -> dict[str, bytes]:
    """The files that a lab needs, by their paths. None is of another lesson, none grades."""
    own, data = PACKAGE / "lessons" / lesson, PACKAGE / "data"
    lab = f"{lesson}_{framework}.ipynb"
    text = (labs_folder() / lab).read_text(encoding="utf-8")
    book = json.loads(text)
    theirs = [p for p in [*own.glob("*.py"), *own.glob("exercises/*.py")] if p.name != "trained.py"]
    text += "".join(path.read_text(encoding="utf-8") for path in theirs)
    weights = [path for path in data.glob("*.npz") if _asks_for(path, text)]
    paths = [*_modules(framework), *theirs, PACKAGE / "lessons" / "__init__.py", *weights]
    paths += data.glob("*.csv")
    files = {p.relative_to(PACKAGE.parent).as_posix(): p.read_bytes() for p in paths}
    kept = [{key: cell[key] for key in ("cell_type", "id", "source")} for cell in book["cells"]]
    code = [cell for cell in kept if cell["cell_type"] == "code"]
    return {**files, f"duograd/labs/{lab}": json.dumps({"cells": code}).encode()}


def _asks_for(weights: Path, text: str) -> bool:
    """Whether a lab imports the module that reads these weights, which is called like them."""
    module = weights.with_suffix(".py")
    return not module.exists() or f"duograd.data.{module.stem}" in text


@functools.cache
def _modules(framework: str) -> list[Path]:
    """The files of this package that labs of a framework import, lessons apart."""
    finder = ModuleFinder([])  # what is not ours is not looked for
    finder.load_package("duograd", str(PACKAGE))
    finder.import_hook(f"duograd.frameworks.{framework}")
    for path in (path for room in FOR_LESSONS for path in (PACKAGE / room).glob("*.py")):
        name = path.parent if path.stem == "__init__" else path.with_suffix("")
        finder.import_hook(".".join(name.relative_to(PACKAGE.parent).parts))
    found = finder.modules.items()
    return [Path(vars(m)["__file__"]) for name, m in found if name.partition(".")[0] == "duograd"]
