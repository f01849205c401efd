"""Files of strangers, on disk and in zips, listed and read without trusting them.

Nothing is extracted, written or followed; what must not be opened says why in its `trouble`.
"""

from __future__ import annotations

import errno
import io
import itertools
import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from duograd.marking.strangers import printable

# What Windows has of these: no newline is changed, no link followed, no pipe waited for.
CAREFULLY = sum(getattr(os, f"O_{name}", 0) for name in ("BINARY", "NOFOLLOW", "NONBLOCK"))
MAX_DEPTH = 16
MAX_PATH = 1000
MAX_INNER_ZIP = 100 * 2**20  # a zip in a zip is held in memory
MAX_CONTENTS = 8 * 2**20  # a zip's table of contents, which Python turns into ten times that
MADE_ON_WINDOWS = {0, 10}  # a zip's numbers for its file systems FAT and NTFS
NOTEBOOK = re.compile(r"\.ipynb(\.txt|\.json)?$|\.json$", re.IGNORECASE)
CHECKPOINT = re.compile(r"-checkpoint\.ipynb$", re.IGNORECASE)
JUNK = {"ipynb_checkpoints", "node_modules", "__MACOSX", "__pycache__", "Thumbs.db", "desktop.ini"}
# Hidden folders in which no student's own notebooks lie.
QUIET = {
    *(".git", ".ipynb_checkpoints", ".cache", ".local", ".config", ".ipython", ".jupyter", ".venv"),
    *(".conda", ".npm", ".vscode", ".idea", ".virtual_documents", ".github", ".keras"),
}
HIDDEN = "A hidden folder with notebooks, which are left alone: rename it if they are handed in."
MOST_HIDDEN = 1000  # files that are looked at in one hidden folder
NO_FILE = "A folder that is called like a notebook: what lies in it is read, if anything does."
TOO_DEEP = "The folders go too deep."
SPECIAL = "Neither a file nor a folder but a pipe, a socket or a device: left alone."
KINDS = {
    stat.S_IFREG: "",
    stat.S_IFDIR: TOO_DEEP,
    stat.S_IFLNK: "A link, which is not followed: put the file itself here.",
}


class Refused(Exception):
    """A file that is not opened, or not to its end: one sentence says why."""


@dataclass(frozen=True)
class ZipLimits:
    """The most that a zip may hold: files, and bytes of all its notebooks when unpacked."""

    files: int
    size: int


@dataclass(frozen=True)
class Entry:
    """A file. parts: its path. origin: the path to print. zips: how many zips it lies in.

    when: seconds since 1970. trouble: why it must not be opened, or nothing. cloned: whether it
    lies in a clone of a Git repository.
    """

    parts: tuple[str, ...]
    origin: str
    when: float
    size: int
    zips: int
    trouble: str
    open: Callable[[], IO[bytes]]
    cloned: bool = False

    @property
    def suffix(self) -> str:
        """The end of the name in lower case, such as ".zip"."""
        return os.path.splitext(self.parts[-1])[1].lower()

    @property
    def wanted(self) -> bool:
        """Whether it can be a notebook or hold some."""
        return not self.trouble and (self.suffix == ".zip" or self.is_notebook)

    @property
    def is_notebook(self) -> bool:
        """Whether its name can be a notebook's, also one that a browser or an editor added to."""
        return _is_notebook(self.parts[-1])


def walk(root: Path) -> Iterator[Entry]:
    """The files below a folder, in no order, and the folders that cannot be entered."""
    waiting: list[tuple[tuple[str, ...], bool]] = [((), False)]
    while waiting:
        parts, cloned = waiting.pop()
        try:
            names = os.listdir(root.joinpath(*parts))
        except OSError as error:
            here = on_disk(root.joinpath(*parts), parts or (root.name,))
            yield replace(here, trouble=f"The folder cannot be read: {error.strerror}.")
            continue
        cloned = cloned or (".git" in names and bool(parts))
        for below in ((*parts, name) for name in names if not _is_litter(name)):
            entry = on_disk(root.joinpath(*below), below)
            if below[-1].startswith(".") and entry.trouble != TOO_DEEP:
                continue
            if entry.trouble != TOO_DEEP or len(below) > MAX_DEPTH:
                yield replace(entry, cloned=cloned)
            elif not below[-1].startswith("."):
                waiting.append((below, cloned))
                if _is_notebook(below[-1]):
                    yield replace(entry, trouble=NO_FILE)
            elif _holds_notebooks(root.joinpath(*below)):
                yield replace(entry, trouble=HIDDEN)


def _holds_notebooks(folder: Path) -> bool:
    """Whether a notebook lies in a hidden folder, as far as one looks."""
    names = (name for _, _, files in os.walk(folder) for name in files)
    return any(map(_is_notebook, itertools.islice(names, MOST_HIDDEN)))


def _is_litter(name: str) -> bool:
    return name in JUNK | QUIET or CHECKPOINT.search(name) is not None


def _is_notebook(name: str) -> bool:
    return NOTEBOOK.search(name) is not None and CHECKPOINT.search(name) is None


def on_disk(path: Path, parts: tuple[str, ...]) -> Entry:
    """The file at that path, known by those parts; a link or a folder is an entry in trouble."""
    when, size = 0.0, 0
    try:
        found = path.lstat()
        trouble = KINDS.get(stat.S_IFMT(found.st_mode), SPECIAL)
        when, size = found.st_mtime, found.st_size
    except OSError as error:
        trouble = f"Cannot be read: {error.strerror}."

    def read() -> IO[bytes]:
        # It may have become a pipe or a link since we looked.
        number = os.open(path, os.O_RDONLY | CAREFULLY)
        return open(number, "rb", buffering=0)

    return Entry(parts, _origin("/".join(parts)), when, size, 0, trouble, read)


class _Bounded(io.BufferedReader):
    """A file for ZipFile, which otherwise reads a table of contents of any size at once."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > MAX_CONTENTS:
            raise Refused("A zip with far too many files: hand in only the .ipynb.")
        return super().read(size)


@contextmanager
def opened(entry: Entry, limits: ZipLimits) -> Iterator[list[Entry]]:
    """The files in a zip, readable while it is open. Raises Refused."""
    with ExitStack() as stack:
        with _refusing("Not a zip that can be opened: zip the notebooks again."):
            raw = io.BytesIO(read(entry, MAX_INNER_ZIP)) if entry.zips else entry.open()
            file = stack.enter_context(_Bounded(raw))  # type: ignore[arg-type]
            archive = stack.enter_context(ZipFile(file))
            members = _members(archive, entry, limits)
        yield members


def _members(archive: ZipFile, parent: Entry, limits: ZipLimits) -> list[Entry]:
    infos = archive.infolist()
    if len(infos) > limits.files:
        raise Refused(f"A zip with more than {limits.files} files: hand in only the .ipynb.")
    named = [(info, _member_name(info)) for info in infos]
    members = [_member(archive, info, name, parent) for info, name in named if name[-1:] != "/"]
    members = _without_hidden(members)
    # A file is never read beyond the size that it declares, so the sum bounds the work.
    if sum(entry.size for entry in members if entry.wanted) > limits.size:
        raise Refused(f"A zip that unpacks to more than {limits.size // 2**20} MB: not opened.")
    # A folder that was compressed as a whole: class.zip, or class (1).zip, holds only class/…
    folder = re.sub(r" ?\(\d+\)$", "", os.path.splitext(parent.parts[-1])[0])
    if all(entry.parts[0] == folder and len(entry.parts) > 1 for entry in members):
        members = [replace(entry, parts=entry.parts[1:]) for entry in members]
    return members


def _without_hidden(members: list[Entry]) -> list[Entry]:
    """The members that are looked at; a hidden folder with notebooks is one, in trouble."""
    kept: list[Entry] = []
    hidden: dict[tuple[str, ...], Entry] = {}
    for entry in members:
        if entry.trouble or not _ignored(entry.parts):
            kept.append(entry)
        elif _is_notebook(entry.parts[-1]) and not any(map(_is_litter, entry.parts)):
            depth = next(i for i, part in enumerate(entry.parts) if part.startswith("."))
            if depth < len(entry.parts) - 1:
                hidden.setdefault(entry.parts[: depth + 1], entry)
    return kept + [replace(e, parts=parts, trouble=HIDDEN) for parts, e in hidden.items()]


def _member(archive: ZipFile, info: ZipInfo, name: str, parent: Entry) -> Entry:
    parts = tuple(part for part in name.split("/") if part not in {"", "."})
    trouble = _unsafe_name(name, parts)
    if not trouble and not _ignored(parts):
        trouble = _unsafe_kind(info)
    try:
        when = datetime(*info.date_time).timestamp()
    except (ValueError, OverflowError, OSError):
        when = parent.when
    origin = _origin(f"{parent.origin}/{name}")
    parts, zips, size = parts or ("",), parent.zips + 1, info.file_size
    return Entry(parts, origin, when, size, zips, trouble, lambda: archive.open(info))


def _member_name(info: ZipInfo) -> str:
    """The whole name: zipfile stops at a null, and macOS does not say that it writes UTF-8.

    Some programs on Windows put backslashes between folders. Elsewhere one is part of a name, that
    a student may have chosen to look like another's folder.
    """
    name = info.orig_filename
    if not info.flag_bits & 0x800:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    windows = info.create_system in MADE_ON_WINDOWS and "/" not in name
    return name.replace("\\", "/") if windows else name


def _unsafe_name(name: str, parts: tuple[str, ...]) -> str:
    outside = name.startswith("/") or "\\" in name or ".." in parts
    if outside or re.match("[A-Za-z]:", name) or not parts:
        return "Its path leads out of the zip: zip the notebook by itself."
    if len(name) > MAX_PATH or len(parts) > MAX_DEPTH or max(map(len, parts)) > 255:
        return "Its name is too long, or its folders go too deep."
    return ""


def _unsafe_kind(info: ZipInfo) -> str:
    if stat.S_IFMT(info.external_attr >> 16) not in {0, stat.S_IFREG}:
        return "A link or a device in a zip, which is not followed: zip the file itself."
    if info.flag_bits & 0x1:
        return "Encrypted: zip it without a password."
    # Python unpacks the other methods without a bound, whatever size is declared.
    if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        return "Packed in an unusual way: zip it with the ordinary method."
    return ""


def read(entry: Entry, most: int) -> bytes:
    """The whole file. Raises Refused if it is larger than that, damaged or cannot be read."""
    data = bytearray()
    if entry.size <= most:
        with _refusing("Damaged in its zip: zip it again."), entry.open() as file:
            while len(data) <= most and (chunk := file.read(2**20)):
                data += chunk
    if max(entry.size, len(data)) > most:
        hint = "hand in the .ipynb" if entry.suffix == ".zip" else "clear its outputs"
        raise Refused(f"Larger than {most // 2**20} MB: {hint}.")
    return bytes(data)


@contextmanager
def _refusing(damage: str) -> Iterator[None]:
    try:
        yield
    except Refused:
        raise
    except OSError as error:
        # A zip that points outside itself makes seek fail so.
        reason = damage if error.errno == errno.EINVAL else f"Cannot be read: {error.strerror}."
        raise Refused(reason) from None
    except Exception:  # a hostile zip finds errors that zipfile does not list
        raise Refused(damage) from None


def _ignored(parts: tuple[str, ...]) -> bool:
    return any(part.startswith(".") or _is_litter(part) for part in parts)


def _origin(path: str) -> str:
    text = printable(path)
    return text if len(text) <= MAX_PATH else f"{text[:300]}…{text[-300:]}"
