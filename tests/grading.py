"""Submissions for the tests of the grader: labs filled in rightly, wrongly, not at all."""

import json
import subprocess
import sys
from pathlib import Path

from harness import ROOT

DESCENT = "05_gradient_descent"
UPHILL = ("w - learning_rate * slope", "w + learning_rate * slope")


def solved(lab=DESCENT, framework="torch"):
    return (ROOT / "solutions" / f"{lab}_{framework}.ipynb").read_text()


def untouched(lab=DESCENT, framework="torch"):
    return (ROOT / "labs" / f"{lab}_{framework}.ipynb").read_text()


def uphill(lab=DESCENT, framework="torch"):
    """The solution with one sign turned round: the gradient points up."""
    text = solved(lab, framework)
    assert UPHILL[0] in text
    return text.replace(*UPHILL)


def with_answer(name, source, text=None):
    """A lab in which one cell holds other source."""
    notebook = json.loads(text or solved())
    for cell in notebook["cells"]:
        if cell["id"] == name:
            cell["source"] = source
    return json.dumps(notebook)


def hand_in(folder, student, text, name=f"{DESCENT}_torch.ipynb"):
    path = Path(folder) / student / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def hand_in_class(folder):
    """Right, wrong, untouched, and no notebook at all: of ann, bob, cid and eve."""
    hand_in(folder, "ann", solved())
    hand_in(folder, "bob", uphill())
    hand_in(folder, "cid", untouched())
    hand_in(folder, "eve", "this is no notebook")


def command(*arguments):
    return [sys.executable, "-m", "duograd", *map(str, arguments)]


def run(*arguments):
    return subprocess.run(command(*arguments), capture_output=True, text=True, check=False)
