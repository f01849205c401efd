"""Print seconds per submission for our grader, nbgrader, otter, and the bare floor.

All grade the same notebooks, half of them wrong, with the same check. The floor imports once,
forks, and runs the answers on the same cases, with no sandbox and nobody who judges.
Usage: python tests/benchmarks/grading.py [torch|tensorflow ...] [--many N]
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from duograd import frameworks
from duograd.exercises import load
from duograd.marking.assembling import assemble
from duograd.marking.judging import trials_of
from duograd.marking.submission import Notebook, read_notebook
from duograd.runner.child import answers
from grading import DESCENT, command, hand_in, solved, uphill
from harness import ROOT

PEERS = ROOT / ".venv" / "peers" / "bin"
OURS, THEIRS, CORES = 200, 4, os.cpu_count() or 1
AIMS = {"torch": (100, 200), "tensorflow": (20, 40)}
OTTER_TEST = """
OK_FORMAT = False
from otter.test_files import test_case
name = "{name}"
points = {points}

@test_case(points={points})
def test_it(env):
    from duograd.notebook.session import session
    begun = session.lab
    verdict = begun.check(begun.exercise("{name}"), env["{name}"])
    assert verdict.outcome == "right", str(verdict)
"""


def submissions(folder: Path, framework: str, count: int) -> None:
    """`count` students, every second one right, the others walking uphill."""
    for number in range(count):
        text = (solved, uphill)[number % 2](framework=framework)
        hand_in(folder, f"s{number:05}", text, f"{DESCENT}_{framework}.ipynb")


def ours(folder: Path, framework: str, count: int, *options: str) -> float:
    """Our command, start and pages included, on all cores."""
    submissions(folder / "in", framework, count)
    arguments = command("grade", folder / "in", "--out", folder / "out", *options)
    return timed(arguments) / count


def floor(framework: str, count: int) -> float:
    """Import once, fork, run the answers: in a process of its own, as many at once as cores."""
    script = [sys.executable, __file__, "floor", framework, str(count)]
    return float(subprocess.run(script, capture_output=True, check=True, text=True).stdout) / count


def run_floor(framework: str, count: int) -> None:
    """Print the seconds for `count` forks, import included."""
    start = time.perf_counter()
    native = frameworks.load(framework)
    native.ready_to_fork()
    texts = [make(framework=framework).encode() for make in (solved, uphill)]
    notebooks: list[Notebook] = [read_notebook(text, "a lab") for text in texts]
    running = 0
    for number in range(count):
        if running == CORES:
            os.wait()
            running -= 1
        running += 1
        if os.fork() == 0:
            run_answers(native, notebooks[number % 2])
            os._exit(0)
    while running:
        os.wait()
        running -= 1
    print(time.perf_counter() - start)


def run_answers(native: frameworks.Framework, notebook: Notebook) -> None:
    """What a child of the floor does."""
    submission = assemble(notebook)
    trials = trials_of(notebook.lab, notebook.framework, 3)
    rows = [(name, [trial.request for trial in these], 10.0) for name, these in trials.items()]
    cells = [{"exercise": cell.exercise, "source": cell.source} for cell in submission.cells]
    for _ in answers(native, cells, rows, 10.0):
        pass


def nbgrader(folder: Path, framework: str, count: int) -> float:
    """`nbgrader autograde`, which has one process."""
    name = f"{DESCENT}_{framework}"
    hand_in(folder / "source", name, solved(framework=framework), f"{name}.ipynb")
    submissions(folder / "students", framework, count)
    for student in (folder / "students").iterdir():
        shutil.move(student, folder / "submitted" / student.name / name)
    timed([PEERS / "nbgrader", "generate_assignment", name], folder)
    return timed([PEERS / "nbgrader", "autograde", name], folder) / count


def otter(folder: Path, framework: str, count: int) -> float:
    """`otter run` for each submission, one after the other."""
    (folder / "tests").mkdir()
    (folder / "results").mkdir()
    for x in load(DESCENT):
        test = OTTER_TEST.format(name=x.name, points=x.points)
        (folder / "tests" / f"{x.name}.py").write_text(test)
    bare = ["--no-environment", "--no-requirements"]
    timed([PEERS / "otter", "generate", "-t", "tests", *bare, "-o", "grader.zip"], folder)
    submissions(folder / "in", framework, count)
    options = ["-a", "grader.zip", "-o", "results", "--no-logo"]
    papers = sorted((folder / "in").rglob("*.ipynb"))
    return sum(timed([PEERS / "otter", "run", *options, p], folder) for p in papers) / count


def timed(arguments: list, folder: Path = ROOT) -> float:
    """Seconds that a command takes."""
    paths = {"PATH": f"{PEERS}{os.pathsep}{os.environ['PATH']}"}
    start = time.perf_counter()
    subprocess.run(arguments, cwd=folder, env=os.environ | paths, capture_output=True, check=True)
    return time.perf_counter() - start


def compare(framework: str) -> None:
    """One table, all in one run."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name in ("ours", "alone", "nbgrader", "otter"):
            (folder / name).mkdir()
        mine = ours(folder / "ours", framework, OURS)
        alone = ours(folder / "alone", framework, OURS, "--no-carry-forward")
        bare = floor(framework, OURS)
        theirs = (
            nbgrader(folder / "nbgrader", framework, THEIRS),
            otter(folder / "otter", framework, THEIRS),
        )
    print(f"\n{framework}: seconds per submission, {CORES} cores, start included")
    print(f"  duograd grade   {mine:7.3f}   ({OURS} submissions)")
    print(f"  each run once   {alone:7.3f}   with --no-carry-forward, as the floor and others do")
    print(f"  bare floor      {bare:7.3f}   that is {alone / bare:.2f} times it (aim: 1.5)")
    for name, seconds, aim in zip(("nbgrader", "otter"), theirs, AIMS[framework], strict=True):
        told = f"ours is {seconds / mine:5.0f} times faster (aim: {aim})"
        print(f"  {name:15} {seconds:7.3f}   {told}", flush=True)


def many(count: int) -> None:
    """A large class: is the rate of the last thousand that of the first, and memory flat?"""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        submissions(folder / "in", "torch", count)
        arguments = command("grade", folder / "in", "--out", folder / "out")
        process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        marks, start = [], time.perf_counter()
        while process.poll() is None:
            time.sleep(1)
            done = graded(folder / "out" / "gradebook.sqlite")
            if done >= (len(marks) + 1) * count / 10:
                marks.append((done, time.perf_counter() - start, memory(process.pid)))
                print(f"  {done:6} graded after {marks[-1][1]:6.0f} s, {marks[-1][2]:5.0f} MiB")
        print(f"  all of {count} with pages: {time.perf_counter() - start:.0f} s", flush=True)


def graded(path: Path) -> int:
    """How many submissions have verdicts."""
    try:
        with sqlite3.connect(path, timeout=10) as db:
            return int(db.execute("SELECT COUNT(DISTINCT submission) FROM verdicts").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def memory(pid: int) -> float:
    """MiB that a process holds."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def main() -> None:
    """Compare, or (for a process of its own) run the floor, or grade many."""
    words = sys.argv[1:]
    if words[:1] == ["floor"]:
        run_floor(words[1], int(words[2]))
    elif words[:1] == ["--many"]:
        many(int(words[1]))
    else:
        for framework in words or AIMS:
            compare(framework)


if __name__ == "__main__":
    main()
