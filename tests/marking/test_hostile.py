"""Hostile submissions gain nothing and harm nobody; odd ones that are right lose nothing.

Each notebook in `hostile/` says in its metadata what it tries, how many points it honestly
deserves, and a part of what the student is told (` | ` between alternatives). What it steals, it
reports in an error that begins with GOT. All are graded in one run, honest students among them.
"""

import importlib.util
import json
import os
import re
import shutil
import tempfile
import tomllib
import unicodedata
import zipfile
from collections import defaultdict
from pathlib import Path

import pytest

import duograd
from duograd.classroom.grade import Threads, grade_all
from duograd.classroom.gradebook import Gradebook
from duograd.classroom.taking_in import read_in
from duograd.marking import sandbox
from duograd.marking.marker import Settings
from duograd.marking.sandbox import Sandbox, SandboxFailed, choose_tier
from duograd.runner.limits import Limits

HOSTILE = Path(__file__).parent / "hostile"
LAB = "05_gradient_descent"
SEED = 7
LIMITS = Limits(wall=15, cpu=20, memory=1024, disk=16, output=8)
LOOT = re.compile(r"RuntimeError: GOT (?!NOTHING)")
LONGEST = 20_000


def facts_of(path):
    """What a notebook says of itself."""
    return json.loads(path.read_text(encoding="utf-8"))["metadata"]["duograd_hostile"]


BROKEN = tomllib.loads((HOSTILE / "broken.toml").read_text())
FACTS = {
    path.stem: facts_of(path) for path in sorted(HOSTILE.glob("*.ipynb")) if path.name not in BROKEN
} | {Path(name).stem: facts for name, facts in BROKEN.items()}
RIGHT = {path.stem: facts_of(path) for path in sorted((HOSTILE / "right").glob("*.ipynb"))}
MADE = {
    "made_too_large": "Larger than 20 MB",
    "made_too_many_parts": "too many parts",
    "made_too_much_code": "KB of code",
    "made_blank_lines": "no cell defines gradient_descent",
    "made_zip_escape": "",
    "made_zip_link": "A link or a device",
    "made_zip_bomb": "Larger than 20 MB",
    "made_zip_twins": "",
    "made_link": "A link, which is not followed",
}
UNDER_LANDLOCK = (
    "secret_passwd", "secret_oracle", "secret_lessons", "hunt_lessons",
    "secret_proc_environ", "secret_environment",
    "secret_gradebook_by_name", "secret_other_submissions", "secret_memory_of_parent",
    "carry_ask_ahead", "carry_forged",
    "network_loopback", "network_unix_socket", "power_kill_parent", "power_kill_all",
    "power_signal_by_file", "fork_bomb", "late_daemon", "write_mode", "write_times",
    "write_truncate", "write_tmp", "disk_fill", "disk_inodes", "memory_anonymous_file",
    "threads_bomb", "threads_small", "watch_files", "power_sync", "secret_attributes",
)  # fmt: skip


def start_cell(source=""):
    lines = f'start("{LAB}", "torch")\n\nimport torch\n{source}'
    return {"cell_type": "code", "id": "code-01", "metadata": {}, "source": lines}


def notebook_of(*sources):
    cells = [{"cell_type": "code", "metadata": {}, "source": source} for source in sources]
    return json.dumps({"cells": [start_cell(), *cells], "metadata": {}, "nbformat": 4})


STEP = "def gradient_step(w, slope, learning_rate):\n    return w - learning_rate * slope\n"
WRONG = "def has_converged(losses, tolerance):\n    return True\n"


def make_files(folder):
    """Submissions that are too large, or too much of a trap, to be kept in a repository."""
    (folder / "made_too_large").mkdir()
    (folder / "made_too_large" / "lab.ipynb").write_bytes(b'{"cells": "' + b"x" * 25 * 2**20)
    for name, text in {
        "made_too_many_parts": '{"cells": [' + "{}," * 2_000_000,
        "made_too_much_code": notebook_of("a = 1\n" * 400_000),
        "made_blank_lines": notebook_of("\n" * 400_000 + STEP),
    }.items():
        (folder / name).mkdir()
        (folder / name / "lab.ipynb").write_text(text)
    (folder / "made_link").mkdir()
    (folder / "made_link" / "lab.ipynb").symlink_to("/etc/passwd")
    wrong = notebook_of(WRONG)
    link = zipfile.ZipInfo("lab.ipynb")
    link.external_attr = 0o120777 << 16
    for name, members in {
        "made_zip_escape": [
            ("../../0 right/lab.ipynb", wrong),
            ("/tmp/duograd-canary.ipynb", wrong),
        ],
        "made_zip_link": [(link, "/etc/passwd")],
        "made_zip_bomb": [("lab.ipynb", bytes(60 * 2**20))],
        "made_zip_twins": [
            ("lab.ipynb", wrong),
            ("LAB.ipynb", wrong),
            ("lab.ipynb/x.ipynb", wrong),
        ],
    }.items():
        with zipfile.ZipFile(folder / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for member, content in members:
                archive.writestr(member, content)


HONEST = {"right": notebook_of(STEP), "half": notebook_of(STEP, WRONG)}
HONEST_NAMES = [f"{place} {kind}" for place in ("0", "hm", "zz") for kind in HONEST]


def hand_in_honest(folder):
    """A right and a half right submission: before, between and after the others."""
    for name in HONEST_NAMES:
        (folder / name).mkdir(parents=True)
        (folder / name / "lab.ipynb").write_text(HONEST[name.split()[1]])


class Run:
    """One class, handed in and graded."""

    def __init__(self, folder, tier, workers):
        self.folder, self.verdicts, self.reasons = folder, defaultdict(list), defaultdict(str)
        settings = Settings(tier, SEED, LIMITS, seconds=1.5)
        with Gradebook(folder / "gradebook.sqlite") as book:
            read_in(book, folder / "handed in")
            with Threads(settings, workers) as crew:
                grade_all(book, book.waiting(), crew, lambda done, total: None)
            assert book.waiting() == []
            for row in book.exercises():
                self.verdicts[row.student].append(row)
            for origin, reason in book.problems():
                self.reasons[origin.split("/")[0].removesuffix(".zip")] += f"{origin}: {reason}\n"

    def points(self, student):
        return sum(row.points for row in self.verdicts[student])

    def told(self, student):
        messages = [f"{row.exercise}: {row.message}" for row in self.verdicts[student]]
        return "\n".join([*messages, self.reasons[student]])

    def marks(self, student):
        rows = self.verdicts[student]
        return [(row.exercise, row.points, row.verdict, row.message, row.hit) for row in rows]


@pytest.fixture(scope="module")
def patched():
    """Less patience than for a class, and a place, a home and a secret to look out for."""
    folder = Path(tempfile.mkdtemp(prefix="hostile-"))
    folder.chmod(0o711)
    (folder / "home").mkdir()
    (folder / "home" / "canary").write_text("sings")
    (folder / "canary").write_text("sings")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(folder))
        patch.setattr(sandbox, "SLACK", 0.5)
        patch.setattr(sandbox, "START_OF_CELLS", 5.0)
        patch.setattr(sandbox, "CELL_SECONDS", 1.0)
        patch.setenv("HOME", str(folder / "home"))
        patch.setenv("DUOGRAD_CANARY", "sings")
        yield folder
    shutil.rmtree(folder)


def package_files():
    """Every file of the package: path, mode, size, date."""
    files = Path(duograd.__file__).parent.rglob("*")
    found = [(path, path.stat()) for path in files if "__pycache__" not in path.parts]
    return [(str(path), s.st_mode, s.st_size, s.st_mtime_ns) for path, s in found]


def processes(folder):
    """The processes whose command line names that folder: the graders' and their children."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found += [path.parent.name] if str(folder).encode() in path.read_bytes() else []
        except OSError:
            continue  # it ended meanwhile
    return found


def copy_submissions(names, folder):
    for name in names:
        file = next(HOSTILE.glob(f"{name}.*"))
        (folder / name).mkdir(parents=True)
        target = file.name if file.suffix != ".ipynb" else "lab.ipynb"
        shutil.copy(file, folder / name / target)


@pytest.fixture(scope="module")
def tier():
    return choose_tier(LIMITS, trust=False)


@pytest.fixture(scope="module")
def run(patched, tier):
    folder = patched / "all"
    handed_in = folder / "handed in"
    hand_in_honest(handed_in)
    copy_submissions(FACTS, handed_in)
    make_files(handed_in)
    for name in RIGHT:
        (handed_in / f"right {name}").mkdir()
        shutil.copy(HOSTILE / "right" / f"{name}.ipynb", handed_in / f"right {name}" / "lab.ipynb")
    before = package_files()
    result = Run(folder, tier, workers=2)
    result.package = before, package_files()
    return result


@pytest.fixture(scope="module")
def honest_run(patched, tier):
    hand_in_honest(patched / "honest" / "handed in")
    return Run(patched / "honest", tier, workers=1)


@pytest.fixture(scope="module")
def landlock_run(patched):
    try:
        with Sandbox("torch", "landlock", LIMITS):
            pass
    except SandboxFailed as error:
        pytest.skip(f"no Landlock here: {error}")
    folder = patched / "landlock"
    hand_in_honest(folder / "handed in")
    copy_submissions(UNDER_LANDLOCK, folder / "handed in")
    before = package_files()
    result = Run(folder, "landlock", workers=2)
    result.package = before, package_files()
    return result


def test_what_they_import_of_ours_exists():
    imports = re.compile(r"\b(?:import|from) (duograd[.\w]*)")
    texts = [path.read_text(encoding="utf-8", errors="ignore") for path in HOSTILE.glob("*.ipynb")]
    names = {name for text in texts for name in imports.findall(text)}
    assert len(names) > 5
    assert not [name for name in names if not importlib.util.find_spec(name)]


def assert_told(said, expected):
    assert any(part in said for part in expected.split(" | ")), said


@pytest.mark.parametrize("name", FACTS)
def test_a_hostile_submission_gains_no_point_beyond_what_it_deserves(name, run):
    assert run.points(name) == FACTS[name]["points"], run.told(name)
    assert not LOOT.search(run.told(name)), run.told(name)


@pytest.mark.parametrize("name", FACTS)
def test_whoever_hands_it_in_is_told_the_reason(name, run):
    assert_told(run.told(name), FACTS[name]["told"])
    assert run.verdicts[name] or run.reasons[name]


@pytest.mark.parametrize("name", MADE)
def test_files_that_are_too_large_or_a_trap_are_refused_or_graded_as_what_they_are(name, run):
    assert_told(run.told(name), MADE[name])
    assert run.points(name) == (2 if name == "made_blank_lines" else 0)


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_answer_that_looks_odd_scores_full(name, run):
    assert run.points(f"right {name}") == RIGHT[name]["points"], run.told(f"right {name}")


@pytest.mark.parametrize("name", HONEST_NAMES)
def test_honest_students_get_the_same_verdicts_as_without_hostile_ones(name, run, honest_run):
    assert run.marks(name) == honest_run.marks(name) != []
    assert run.points(name) == 2


def test_what_is_told_is_short_and_printable(run):
    for student in [*run.verdicts, *run.reasons]:
        text = run.told(student)
        assert len(text) < LONGEST, student
        odd = [c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs")]
        assert not odd, (student, odd)


def test_nothing_outside_the_scratch_folders_changed(run, patched):
    assert run.package[0] == run.package[1]
    assert (patched / "canary").read_text() == "sings"
    assert os.listdir(patched / "home") == ["canary"]
    assert not list(Path("/tmp").glob("duograd-canary*"))


def test_nothing_is_left_behind(run, honest_run, patched):
    assert processes(patched) == []
    assert not list(patched.glob("duograd-sandbox-*"))


@pytest.mark.parametrize("name", UNDER_LANDLOCK)
def test_where_there_are_no_namespaces_landlock_fences_as_well(name, landlock_run):
    assert landlock_run.points(name) == 0
    assert not LOOT.search(landlock_run.told(name)), landlock_run.told(name)
    assert_told(landlock_run.told(name), FACTS[name]["told"])


def test_under_landlock_nothing_changed_outside_and_nothing_is_left(
    landlock_run, honest_run, patched
):
    assert landlock_run.package[0] == landlock_run.package[1]
    assert [landlock_run.marks(n) for n in HONEST_NAMES] == [
        honest_run.marks(n) for n in HONEST_NAMES
    ]
    assert processes(patched) == []
    assert not list(patched.glob("duograd-sandbox-*"))


def test_too_much_processor_time_is_called_so(patched, tier):
    folder = patched / "processor"
    loop = "import signal\nsignal.signal(signal.SIGALRM, signal.SIG_IGN)\nwhile True:\n    pass\n"
    student = folder / "handed in" / "busy"
    student.mkdir(parents=True)
    (student / "lab.ipynb").write_text(notebook_of(loop + STEP))
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(globals(), "LIMITS", Limits(wall=20, cpu=2, memory=1024))
        patch.setattr(sandbox, "CELL_SECONDS", 15.0)
        patch.setattr(sandbox, "START_OF_CELLS", 15.0)
        assert "processor time" in Run(folder, tier, workers=1).told("busy")
