"""Print how long imports, checks, solutions and tests take on this machine, in seconds.

Usage: python tests/benchmarks/bench.py [imports|checks|solutions|tests ...]; no names: all.
"""

import gc
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from nbclient import NotebookClient

from duograd import exercises, frameworks
from duograd.frameworks import NAMES
from duograd.notebook.lab import Lab
from harness import LESSONS, ROOT, namespace_of, notebook

IMPORT = """
import time
import {framework}
start = time.perf_counter()
import duograd
from duograd.notebook import check, hint, pictures, predict, progress, start as begin
print(time.perf_counter() - start)
"""


def imports() -> Iterator[str]:
    """What the helper adds to a framework's import; the median of five."""
    for framework in NAMES:
        command = [sys.executable, "-c", IMPORT.format(framework=framework)]
        runs = [
            subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(5)
        ]
        took = sorted(float(run.stdout) for run in runs)[2]
        yield f"import duograd after {framework:10} {took:7.3f}   (aim: under 0.15)"


def checks() -> Iterator[str]:
    """How long a check takes once the first one ran: 95 of 100 are faster than this."""
    for framework in NAMES:
        native, took = frameworks.load(framework), []
        with frameworks.quiet():
            native.warm_up()  # as a lab's first cell does
        gc.freeze()  # and this, too
        for lesson in LESSONS:
            lab = Lab(exercises.load(lesson), native, namespace_of("solutions", lesson, framework))
            for exercise in lab.lesson:
                answer = lab.namespace[exercise.name]
                lab.check(exercise, answer)
                for _ in range(5):
                    start = time.perf_counter()
                    lab.check(exercise, answer)
                    took.append((time.perf_counter() - start, exercise.name))
        took.sort()
        p95, slowest = took[int(0.95 * len(took))][0], took[-1]
        half = float(np.median([seconds for seconds, _ in took]))
        yield (
            f"a check in {framework:10} median {half:6.3f}, 95 of 100 under {p95:6.3f}, slowest "
            f"{slowest[0]:.3f} ({slowest[1]})   (aim: under 0.1)"
        )


def solutions() -> Iterator[str]:
    """How long each solution's cells take, the first cell with the imports left out."""
    for lesson in LESSONS:
        for framework in NAMES:
            book = notebook("solutions", lesson, framework)
            client = NotebookClient(book, timeout=120, kernel_name="python3")
            with client.setup_kernel():
                code = [i for i, cell in enumerate(book.cells) if cell.cell_type == "code"]
                client.execute_cell(book.cells[code[0]], code[0])
                start = time.perf_counter()
                for place in code[1:]:
                    client.execute_cell(book.cells[place], place)
                took = time.perf_counter() - start
            yield f"solution {lesson + ' in ' + framework:40} {took:6.1f}   (aim: under 15)"


def tests() -> Iterator[str]:
    """How long `make test` takes for one lesson and for all, and the work in each part."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    for lesson, aim in (["LESSON=05"], 60), ([], 540):
        start = time.perf_counter()
        command = ["make", "test", *lesson]
        run = subprocess.run(
            command, cwd=ROOT, env=bare, capture_output=True, text=True, check=False
        )
        took, how = time.perf_counter() - start, "" if run.returncode == 0 else ", and it fails"
        yield f"{' '.join(command):20} {took:6.0f}   (aim: under {aim}){how}"
        yield from (line for line in run.stdout.splitlines() if "s of work: " in line)


def main() -> None:
    """Print what was asked for."""
    parts = {"imports": imports, "checks": checks, "solutions": solutions, "tests": tests}
    for name in sys.argv[1:] or parts:
        for line in parts[name]():
            print(line, flush=True)


if __name__ == "__main__":
    main()
