"""Run the solutions on Google Colab's Python and versions; see what a student sees.

Usage: python tests/colab.py [lesson ...], in the environment that `make test-colab` makes. The
solutions are those of the frameworks that are installed there. One lab is also run standalone.
"""

import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from duograd.classroom.handout import hand_out

ROOT = Path(__file__).resolve().parents[1]
LIST = ROOT / "tests" / "data" / "colab-2026-08-19.txt"
FRAMEWORKS = [name for name in ("tensorflow", "torch") if find_spec(name)]
MATTER = ["ipykernel", "ipython", "ipywidgets", "matplotlib", "numpy", *FRAMEWORKS]
MATTER += ["keras"] if "tensorflow" in FRAMEWORKS else []
VERSIONS = f"""from importlib.metadata import version
for name in {MATTER}:
    print(name + "==" + version(name))"""
SLIDER = "05_gradient_descent"
IN_COLAB = "import sys, types\nsys.modules['google.colab'] = types.ModuleType('google.colab')"
MOVE = """import ipywidgets
alive = list(ipywidgets.Widget.widgets.values())
(slider,) = [w for w in alive if isinstance(w, (ipywidgets.FloatSlider, ipywidgets.FloatLogSlider))]
(screen,) = [w for w in alive if isinstance(w, ipywidgets.Image)]
before, slider.value = screen.value, slider.min
print(before[1:4] == screen.value[1:4] == b"PNG" and before != screen.value)"""
PLACE = "import duograd\nprint(duograd.__file__)"
WIDGET = "application/vnd.jupyter.widget-view+json"


def main(lessons):
    """Run each lesson's solution, then move a slider. The exit code is the number of faults."""
    paths = [p for f in FRAMEWORKS for p in sorted((ROOT / "solutions").glob(f"[0-9]*_{f}.ipynb"))]
    paths = [path for path in paths if not lessons or path.stem.startswith(tuple(lessons))]
    faults = version_faults()
    for path in paths:
        faults += replayed(path)
    for framework in FRAMEWORKS:
        faults += slider_faults(framework)
        faults += standalone_faults(framework)
    print("\n".join(faults) or "All is as it was where the solutions were built.")
    return len(faults)


def version_faults():
    """Where a kernel here has another version than Colab."""
    (cell,) = executed([nbformat.v4.new_code_cell(VERSIONS)])
    print(f"Python {sys.version.split()[0]}", *shown(cell).split(), flush=True)
    theirs = LIST.read_text(encoding="utf-8").split()
    return [f"{pin} is not Colab's" for pin in shown(cell).split() if pin not in theirs]


def replayed(path, *before):
    """What a solution shows otherwise here, where other cells run before it, than where built."""
    stored = nbformat.read(path, as_version=4)
    run = executed([*before, *nbformat.read(path, as_version=4).cells])[len(before) :]
    code = [cell for cell in stored.cells if cell.cell_type == "code"]
    faults = []
    for old, new in zip(code, run, strict=True):
        one, other = (shown(cell) for cell in (old, new))
        if one != other and "nbval-ignore-output" not in old.metadata.get("tags", ()):
            faults.append(f"{path.stem}: {old.id} shows\n  {other}\nand not\n  {one}")
    print(f"{path.stem}: {len(code)} cells, {len(faults)} differ", flush=True)
    return faults


def shown(cell):
    """What stands below a cell, in words; a picture is the words about it."""
    return "".join(words(output) for output in cell.outputs)


def words(output):
    data = output.get("data", {})
    alt = output.get("metadata", {}).get("image/png", {}).get("alt", "")
    errors = output.get("ename", "")
    return "".join([output.get("text", ""), data.get("text/plain", ""), alt, errors])


def executed(cells):
    """The code cells, run in a kernel of their own; one that fails shows its error."""
    code = [cell for cell in cells if cell.cell_type == "code"]
    book = nbformat.v4.new_notebook(cells=code)
    client = NotebookClient(book, timeout=300, kernel_name="python3", allow_errors=True)
    client.execute(stderr=subprocess.DEVNULL)
    return book.cells


def slider_faults(framework):
    """What is wrong with the slider of the lesson that has one, in a notebook that is watched."""
    book = nbformat.read(ROOT / "solutions" / f"{SLIDER}_{framework}.ipynb", as_version=4)
    begin, move = (nbformat.v4.new_code_cell(text) for text in (IN_COLAB, MOVE))
    run = executed([begin, *book.cells, move])
    views = [o for c in run for o in c.outputs if WIDGET in o.get("data", {})]
    faults = [] if len(views) == 1 else [f"{len(views)} sliders are shown, not one"]
    moved = shown(run[-1]).strip()
    print(f"slider: {len(views)} shown; moving it draws a new picture: {moved}")
    return faults + ([] if "True" in moved.split() else ["the picture does not follow the slider"])


def standalone_faults(framework):
    """What a lab that brings its helper along shows otherwise, and whether it is that helper."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        (path,) = hand_out([SLIDER], [framework], Path(folder), True)
        cells = nbformat.read(path, as_version=4).cells
        helper = next(cell for cell in cells if cell.cell_type == "code")
        place = shown(executed([helper, nbformat.v4.new_code_cell(PLACE)])[1]).strip()
        faults = replayed(ROOT / "solutions" / path.name, helper)
        os.chdir(ROOT)
    print(f"standalone: its helper is {place}")
    return faults if place.startswith(folder) else [*faults, f"not the lab's own helper: {place}"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
