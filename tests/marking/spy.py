"""Look from inside a sandbox for what must not be there: `python spy.py TIER` prints what it saw.

stdin holds a JSON table of what to look for, as a submission would: which of the `files` open,
what the `folders` list, which `modules` import, which `named` functions are found, and which files
of the whole disk are twins of a known one: of one of the `sizes` and with a SHA-256 in `prints`.
"""

import json
import sys

from duograd.exercises import load
from duograd.marking.judging import trials_of
from duograd.marking.sandbox import Sandbox, Work
from duograd.runner.cells import Cell
from duograd.runner.jail import readable
from duograd.runner.limits import Limits

LAB, EXERCISE = "05_gradient_descent", "gradient_step"
SEEN = ("files", "listed", "modules", "named", "twins", "count")
LOOK = """
def gradient_step(w, slope, learning_rate):
    import hashlib
    import importlib
    import os

    from duograd import frameworks

    def works(act, thing):
        try:
            act(thing)
        except (OSError, ImportError):
            return False
        return True

    def read(path):
        with open(path, "rb") as file:
            return file.read()

    def compare(path):
        size = os.stat(path).st_size
        twin = prints.get(hashlib.sha256(read(path)).hexdigest()) if size in sizes else None
        if twin:
            twins.append([twin, path])

    prints, twins, count = QUESTIONS["prints"], [], 0
    sizes = set(QUESTIONS["sizes"])
    for root in ["/", *QUESTIONS["roots"]]:
        works(compare, root)  # it may be a file
        for folder, _, files in os.walk(root):
            count += len(files)
            for file in files:
                works(compare, os.path.join(folder, file))
    listed = []
    for folder in QUESTIONS["folders"]:
        works(lambda f: listed.extend(os.path.join(f, name) for name in os.listdir(f)), folder)
    native = frameworks.load("torch")
    return [
        [path for path in QUESTIONS["files"] if works(read, path)],
        listed,
        [name for name in QUESTIONS["modules"] if works(importlib.import_module, name)],
        [name for name in QUESTIONS["named"] if works(lambda n: native.named(n, {}, {}), name)],
        twins,
        count,
    ]
"""


def main() -> None:
    """Ask what stdin holds in a sandbox of that tier, with PyTorch."""
    questions = json.load(sys.stdin)
    questions["roots"] = [*map(str, readable()), *sys.path]
    trials = {EXERCISE: trials_of(LAB, "torch", 1)[EXERCISE][:1]}
    cell = Cell(EXERCISE, f"QUESTIONS = {questions!r}\n{LOOK}")
    with Sandbox("torch", sys.argv[1], Limits(wall=300, cpu=200)) as sandbox:
        sandbox.learn(LAB, trials, {EXERCISE: load(LAB).exercises[EXERCISE].seconds})
        ended = sandbox.run(Work(LAB, [cell], {EXERCISE: (1, 200.0)}, 300, 1, 200.0))
    (seen,) = ended.observations
    if seen.failure:
        raise SystemExit(f"the spy itself failed: {seen.failure}")
    print(json.dumps(dict(zip(SEEN, seen.value, strict=True))))


if __name__ == "__main__":
    main()
