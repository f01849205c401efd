"""Where a stranger's code runs: what it may read, where it may write, how much it may use.

Three tiers, strongest first. `namespaces`: a root of its own with the Python libraries read-only,
no network, its own process numbers, a scratch disk that vanishes. `landlock`: the same files by
Landlock, one process, no sockets. `trusted`: limits only. In all but the last seccomp refuses what
no lesson needs. The process that runs this holds no right answer in any tier.
"""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import signal
import socket
import sys
import sysconfig
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import duograd
from duograd.runner import kernel
from duograd.runner.limits import Limits

NOBODY = 65534
OURS = ("__init__.py", "boundary", "frameworks", "runner", "data")
DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")
SYSTEM = ("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/etc/ld.so.cache", "/usr/share/zoneinfo")
SCRATCH = "/scratch"
COMMAND_LINE = "/proc/self/cmdline"  # TensorFlow aborts if it cannot read this
MIB = 2**20
MOST_FILES = 4096
MORE_THREADS, MOST_THREADS = 64, 2**16  # of a submission; of a user


def readable() -> list[Path]:
    """Files and folders that a submission may read: Python's libraries, and the runner's own."""
    package = Path(duograd.__file__).parent
    names = ("stdlib", "platstdlib", "purelib", "platlib")
    wanted = [Path(sysconfig.get_path(name)) for name in names]
    wanted += [Path(sys.base_prefix) / "lib", Path(sys.prefix) / "lib", *map(Path, SYSTEM)]
    installed = [Path(entry) for entry in sys.path]
    wanted += [path for path in installed if path.name in ("site-packages", "dist-packages")]
    hidden = {package.resolve(), *_copies(wanted)}
    found = {path: None for one in wanted if one.exists() for path in _without(one, hidden)}
    outermost = [path for path in found if not any(parent in found for parent in path.parents)]
    ours = [package / name for name in OURS if (package / name).exists()]
    return [*outermost, *ours, *sorted(package.glob("lessons/*/named.py"))]


def _copies(folders: list[Path]) -> set[Path]:
    """Where this package is installed, also for other Pythons: a copy holds the same answers."""
    places = ("duograd", "*-packages/duograd", "python*/*-packages/duograd")
    return {path.resolve() for folder in folders for place in places for path in folder.glob(place)}


def _without(folder: Path, hidden: set[Path]) -> list[Path]:
    """The folder, or what stands in it if a hidden one lies somewhere inside, seen through links.

    A link in it that leads to such a folder again is left out: it could lead round in circles.
    """
    if not _holds(folder, hidden):
        return [folder]
    children = [child for child in folder.iterdir() if child.resolve() not in hidden]
    children = [one for one in children if not (one.is_symlink() and _holds(one, hidden))]
    return [path for child in children for path in _without(child, hidden)]


def _holds(folder: Path, hidden: set[Path]) -> bool:
    real = folder.resolve()
    return any(one.is_relative_to(real) for one in hidden)


class Jail:
    """One tier, entered once by the process that forks, and left by nobody.

    folder: an empty folder of the caller's, where a root is built or scratch folders are made.
    """

    def __init__(self, tier: str, folder: str, limits: Limits) -> None:
        self.tier, self.folder, self.limits = tier, folder, limits
        self.proc = -1

    def enter(self) -> None:
        """Fence this process in, before the framework is imported. Raises OSError."""
        os.environ["TMPDIR"] = SCRATCH if self.tier == "namespaces" else self.folder
        if self.tier == "namespaces":
            self.proc = os.open("/proc", os.O_PATH | os.O_DIRECTORY)
            self._enter_namespaces()
        else:
            kernel.prctl(kernel.SET_SUBREAPER, 1)  # whose parent ended becomes a child of ours

    def _enter_namespaces(self) -> None:
        alone = kernel.NEW_NETWORK | kernel.NEW_IPC | kernel.NEW_UTS
        if os.geteuid() == 0:
            kernel.unshare(kernel.NEW_MOUNTS)
            self._build_root()
            _become_nobody()
            self._unshare_users(kernel.NEW_MOUNTS | alone)
        else:
            self._unshare_users(kernel.NEW_MOUNTS | alone)
            self._build_root()

    def _unshare_users(self, flags: int) -> None:
        user, group = os.geteuid(), os.getegid()
        kernel.prctl(kernel.SET_DUMPABLE, 1)
        kernel.unshare(kernel.NEW_USERS | flags)
        texts = {"setgroups": "deny", "uid_map": f"{user} {user} 1"}
        for name, text in {**texts, "gid_map": f"{group} {group} 1"}.items():
            handle = os.open(f"self/{name}", os.O_WRONLY, dir_fd=self.proc)
            os.write(handle, text.encode())
            os.close(handle)

    def _build_root(self) -> None:
        """A small read-only root of the allowed folders; everything else is gone."""
        kernel.mount("none", "/", None, kernel.RECURSIVE | kernel.PRIVATE)
        root = self.folder
        flags = kernel.NO_SUID | kernel.NO_DEVICES
        kernel.mount("tmpfs", root, "tmpfs", flags, "mode=755,size=4m,nr_inodes=8k")
        links = [path for path in map(Path, SYSTEM) if path.is_symlink()]
        for path in [*readable(), *map(Path, DEVICES)]:
            if path not in links and not any(link in path.parents for link in links):
                _bind(path, root)
        for link in links:
            os.symlink(os.readlink(link), root + str(link))
        _pretend_proc(root)
        os.mkdir(root + SCRATCH)
        kernel.make_read_only(root)
        kernel.mount("tmpfs", root + SCRATCH, "tmpfs", flags, "mode=1777,size=4m,nr_inodes=1k")
        kernel.pivot_root(root)

    def size(self) -> int:
        """The address space that this process has mapped, in bytes (0 where nobody tells)."""
        try:
            path = "self/statm" if self.proc >= 0 else "/proc/self/statm"
            handle = os.open(path, os.O_RDONLY, dir_fd=self.proc if self.proc >= 0 else None)
        except OSError:
            return 0
        with os.fdopen(handle) as statm:
            return int(statm.read().split()[0]) * resource.getpagesize()

    @contextlib.contextmanager
    def scratch(self) -> Iterator[str]:
        """An empty folder for one submission; in a mount namespace `shut` puts a disk there."""
        if self.tier == "namespaces":
            yield SCRATCH
            return
        folder = os.path.join(self.folder, "scratch")
        os.mkdir(folder, 0o700)
        if os.geteuid() == 0 and self.tier == "landlock":
            os.chown(folder, NOBODY, NOBODY)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def fork(self) -> int:
        """A child for one submission, with processes and mounts of its own where that can be."""
        if self.tier == "namespaces":
            return kernel.fork(kernel.NEW_MOUNTS | kernel.NEW_PIDS)
        child = kernel.fork()
        with contextlib.suppress(OSError):  # on both sides: whoever comes first
            os.setpgid(child, child)
        return child

    def end_all_of(self, child: int) -> None:
        """Kill what a child has started, before it is waited for: later its number is another's.

        In namespaces the kernel has done so at the child's end.
        """
        if self.tier != "namespaces":
            with contextlib.suppress(OSError):
                os.killpg(child, signal.SIGKILL)

    def reap(self) -> None:
        """Wait until nothing runs any more that a submission started. Kills what left its group."""
        with contextlib.suppress(ChildProcessError):
            while self.tier != "namespaces":
                for child in _children():
                    os.kill(child, signal.SIGKILL)
                os.waitpid(-1, 0)

    def _mount_scratch(self) -> None:
        options = f"mode=700,size={self.limits.disk}m,nr_inodes=4k"
        kernel.mount("tmpfs", SCRATCH, "tmpfs", kernel.NO_SUID | kernel.NO_DEVICES, options)

    def is_full(self, scratch: str) -> bool:
        """Whether a scratch folder, where it is no disk of its own, holds more than it may."""
        if self.tier != "landlock":
            return False
        blocks = [0]
        with contextlib.suppress(OSError), os.scandir(scratch) as found:  # files come and go
            blocks += [one.stat(follow_symlinks=False).st_blocks for one in found]
        return sum(blocks) * 512 > self.limits.disk * MIB or len(blocks) > MOST_FILES

    def shut(self, scratch: str, size: int) -> None:
        """The last thing before a stranger's code runs. Nothing undoes it. Raises OSError."""
        if self.tier == "namespaces":
            self._mount_scratch()
        os.chdir(scratch)
        os.environ.update(dict.fromkeys(("HOME", "TMPDIR", "MPLCONFIGDIR"), scratch))
        self._limit(size)
        if self.tier == "trusted":
            return
        if self.tier == "landlock":
            allowed = [str(path) for path in readable()]
            kernel.landlock([*allowed, *DEVICES, COMMAND_LINE], [scratch, "/dev/null"])
            if os.geteuid() == 0:
                kernel.prctl(kernel.SET_KEEP_CAPABILITIES, 1)
                _become_nobody()
                kernel.keep_capabilities(kernel.READ_ANY_FILE)  # where Landlock allows it
        else:
            kernel.keep_capabilities()
        kernel.prctl(kernel.SET_DEATH_SIGNAL, 9)
        _set(resource.RLIMIT_NPROC, _threads_there_are() + self.limits.processes + MORE_THREADS)
        kernel.seccomp(
            os.getpid(),
            new_processes=self.limits.processes > 1,
            has_namespaces=self.tier == "namespaces",
        )

    def _limit(self, size: int) -> None:
        limits = self.limits
        memory = size + limits.memory * MIB if size else resource.RLIM_INFINITY
        _set(resource.RLIMIT_AS, memory)
        _set(resource.RLIMIT_CPU, limits.cpu)
        # Files that were opened and deleted are not seen by `is_full`: 256 small ones at most.
        share = 64 if self.tier == "landlock" else 1
        _set(resource.RLIMIT_FSIZE, limits.disk * MIB // share)
        _set(resource.RLIMIT_CORE, 0)
        _set(resource.RLIMIT_NOFILE, 256)

    def holds(self, size: int) -> str:
        """Try in a child what a stranger must not be able to do: what succeeded, or empty."""
        with self.scratch() as scratch:
            child = self.fork()
            if child == 0:
                self._escape(scratch, size)
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        names = [name for place, name in enumerate(_FORBIDDEN) if code >> place & 1]
        return "" if code == 0 else f"it does not forbid to {', '.join(names) or 'crash'}"

    def _escape(self, scratch: str, size: int) -> None:
        code = 255
        try:
            self.shut(scratch, size)
            Path(scratch, "own").write_text("this must work")
            Path(os.__file__).read_bytes()  # so must this: some modules are imported late
            code = sum(_succeeds(act) << n for n, act in enumerate(_FORBIDDEN.values()))
        finally:
            os._exit(code)


_FORBIDDEN = {
    "read files": lambda: os.listdir(Path(__file__).parents[1] / "exercises"),
    "write files": lambda: Path(Path(__file__).parent, "x").write_text(""),
    "use the network": lambda: socket.socket().close(),
    "signal others": lambda: os.kill(os.getppid() or 2, 0),
    "gain rights": lambda: kernel.unshare(kernel.NEW_USERS),
}


def _succeeds(act: Callable[[], object]) -> bool:
    try:
        act()
    except OSError:
        return False
    return True


def _set(which: int, value: int) -> None:
    hard = resource.getrlimit(which)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(which, (value, value))


def _threads_there_are() -> int:
    """How many the limit of processes counts now, found by trying: most of them are not seen.

    It counts all threads of a user, also those of other containers.
    """
    hard = resource.getrlimit(resource.RLIMIT_NPROC)[1]
    low, high = 0, MOST_THREADS if hard == resource.RLIM_INFINITY else min(hard, MOST_THREADS)
    while low < high:
        middle = (low + high) // 2
        resource.setrlimit(resource.RLIMIT_NPROC, (middle, hard))
        low, high = (low, middle) if _can_start_thread() else (middle + 1, high)
    return low


def _can_start_thread() -> bool:
    thread = threading.Thread(target=int)
    try:
        thread.start()
    except RuntimeError:
        return False
    thread.join()
    return True


def _children() -> list[int]:
    try:
        return list(map(int, Path("/proc/thread-self/children").read_text().split()))
    except OSError:
        return []


def _become_nobody() -> None:
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)


def _pretend_proc(root: str) -> None:
    """In place of /proc, what TensorFlow looks for at its first op."""
    os.makedirs(root + "/proc/self")
    os.symlink(sys.executable, root + "/proc/self/exe")
    Path(root + COMMAND_LINE).write_bytes(b"python\0")


def _bind(path: Path, root: str) -> None:
    target = root + str(path)
    if path.is_dir():
        os.makedirs(target, exist_ok=True)
    else:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with contextlib.suppress(FileExistsError):
            os.close(os.open(target, os.O_CREAT | os.O_EXCL, 0o444))
    kernel.mount(str(path), target, None, kernel.BIND | kernel.RECURSIVE)
