"""Folders and zips as they are handed in, for the tests of intake, and what was found in them."""

import csv
import io
import itertools
import json
import zipfile

from duograd.classroom import entries
from duograd.classroom.delivering import HandedIn, Problem
from duograd.classroom.intake import Remark, collect
from duograd.exercises.verdict import Verdict
from duograd.marking import strangers
from harness import ROOT

LAB = "05_gradient_descent_torch.ipynb"
NOON = (2026, 3, 1, 12, 0, 0)
NOON_IN_UTC = 1772366400.0


def put(path, data=b"{}"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def zipped(*members):
    """A zip of names, or of (name or ZipInfo, data), in memory."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in members:
            name, data = member if isinstance(member, tuple) else (member, b"{}")
            if isinstance(name, str):
                name = zipfile.ZipInfo(name, NOON)
                name.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(name, data)
    return file.getvalue()


def got(path, roster=None, level=0):
    found = [f for f in collect(path, roster, level) if not isinstance(f, Remark)]
    for row in found:
        row.origin.encode()
        assert row.origin == strangers.printable(row.origin)
        assert len(row.origin) <= entries.MAX_PATH
    handed = [row for row in found if isinstance(row, HandedIn)]
    return handed, [(row.origin, row.reason) for row in found if isinstance(row, Problem)]


def whose(path, roster=None, level=0):
    """Each notebook's student, name and origin, where nothing is a problem."""
    handed, problems = got(path, roster, level)
    assert problems == []
    return [(row.student, row.name, row.origin) for row in handed]


def notebook(lab="05_gradient_descent", framework="torch", note=""):
    """The least that is known as a lab; note: what makes it another one."""
    source = f'start("{lab}", "{framework}")  # {note}'
    cell = {"cell_type": "code", "id": "start", "metadata": {}, "outputs": [], "source": source}
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4}).encode()


def untouched(lab="05_gradient_descent", framework="torch"):
    """The lab as it is handed out."""
    return (ROOT / "labs" / f"{lab}_{framework}.ipynb").read_bytes()


def judged(book, points=(2,), most=2):
    """Give verdicts to all that wait, in their order, without running anything."""
    for number, got in zip(book.waiting(), itertools.cycle(points), strict=False):
        outcome = "right" if got == most else "wrong"
        book.record(number, [Verdict("gradient_step", outcome, got, most, "")], {})
    book.choose_attempts()


def table(path):
    """The rows of a CSV file."""
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))
