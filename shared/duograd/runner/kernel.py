"""What Linux offers to fence a process in, by ctypes: namespaces, mounts, Landlock, seccomp.

Sources: the manual pages unshare(2), mount_setattr(2), pivot_root(2), landlock(7), seccomp(2),
capabilities(7), prctl(2), and the kernel's system call tables for x86_64 and arm64.
Every function raises OSError where the kernel says no.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import signal
import struct
from collections.abc import Iterable, Sequence

NEW_MOUNTS, NEW_UTS, NEW_IPC = 0x20000, 0x4000000, 0x8000000
NEW_USERS, NEW_PIDS, NEW_NETWORK = 0x10000000, 0x20000000, 0x40000000
BIND, RECURSIVE, PRIVATE, NO_SUID, NO_DEVICES = 0x1000, 0x4000, 0x40000, 2, 4
DETACH = 2
RDONLY_ATTRIBUTE, NO_SUID_ATTRIBUTE = 1, 2
AT_CURRENT, AT_RECURSIVE = -100, 0x8000
SET_DEATH_SIGNAL, SET_DUMPABLE, SET_KEEP_CAPABILITIES = 1, 4, 8
SET_SECCOMP, SET_SUBREAPER, SET_NO_NEW_PRIVILEGES = 22, 36, 38
READ_ANY_FILE = 1 << 2  # CAP_DAC_READ_SEARCH

_libc = ctypes.PyDLL(None, use_errno=True)  # keeps Python's lock, as a fork must
_ARM = platform.machine() in ("aarch64", "arm64")
_NUMBERS = {
    "clone": (56, 220),
    "pivot_root": (155, 41),
    "capset": (126, 91),
    "mount_setattr": (442, 442),
}
_NUMBERS |= {"ruleset": (444, 444), "add_rule": (445, 445), "restrict_self": (446, 446)}


def _checked(result: int, what: str) -> int:
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")
    return result


def _syscall(name: str, *arguments: object) -> int:
    number = ctypes.c_long(_NUMBERS[name][_ARM])
    return _checked(_libc.syscall(number, *arguments), name)


def fork(namespaces: int = 0) -> int:
    """What os.fork does, with the child in new namespaces: 0 in the child, else its number.

    Only for a process of one thread: libc's own preparations for a fork are left out.
    """
    if not namespaces:
        return os.fork()
    python = ctypes.pythonapi
    python.PyOS_BeforeFork()
    try:
        child = _syscall("clone", ctypes.c_ulong(namespaces | signal.SIGCHLD), 0, 0, 0, 0)
    except OSError:
        python.PyOS_AfterFork_Parent()
        raise
    if child:
        python.PyOS_AfterFork_Parent()
    else:
        python.PyOS_AfterFork_Child()
    return child


def unshare(flags: int) -> None:
    """Leave the namespaces named by `flags` for new ones."""
    _checked(_libc.unshare(ctypes.c_int(flags)), "unshare")


def mount(source: str, target: str, kind: str | None, flags: int, options: str = "") -> None:
    """Mount a file system, or bind `source` where `flags` says so."""
    text = None if kind is None else kind.encode()
    code = _libc.mount(
        os.fsencode(source), os.fsencode(target), text, ctypes.c_ulong(flags), options.encode()
    )
    _checked(code, f"mount {target}")


def make_read_only(target: str) -> None:
    """Everything mounted at or below `target` becomes read-only and ignores set-user-id."""
    attributes = struct.pack("4Q", RDONLY_ATTRIBUTE | NO_SUID_ATTRIBUTE, 0, 0, 0)
    path, size = os.fsencode(target), ctypes.c_size_t(len(attributes))
    _syscall("mount_setattr", AT_CURRENT, path, AT_RECURSIVE, attributes, size)


def pivot_root(new_root: str) -> None:
    """Make the mount at `new_root` the root and let go of everything outside."""
    os.chdir(new_root)
    _syscall("pivot_root", b".", b".")
    _checked(_libc.umount2(b".", DETACH), "umount2")
    os.chdir("/")


def prctl(option: int, value: int) -> None:
    """Set one property of this process."""
    zero = ctypes.c_ulong(0)
    _checked(_libc.prctl(option, ctypes.c_ulong(value), zero, zero, zero), "prctl")


def keep_capabilities(bits: int = 0) -> None:
    """Give up every capability but these, also those inside a user namespace of one's own."""
    header = struct.pack("Ii", 0x20080522, 0)
    _syscall("capset", header, struct.pack("6I", bits, bits, 0, 0, 0, 0))


# Landlock: rights by the version of its interface that brought them.
_READ = 1 << 0 | 1 << 2 | 1 << 3  # execute (map a library), read a file, read a directory
_WRITE_BY_VERSION = {1: 0x1FF2, 2: 1 << 13, 3: 1 << 14, 5: 1 << 15}
_MAKE_FOLDER = 1 << 7  # never given: a flat folder is quick to measure and to delete
_FILE_RIGHTS = 1 << 0 | 1 << 1 | 1 << 2 | 1 << 14 | 1 << 15


def landlock(readable: Iterable[str], writable: Iterable[str]) -> None:
    """Allow this process these files and folders only, for good; no new folders."""
    version = _syscall("ruleset", None, ctypes.c_size_t(0), 1)
    rights = _READ
    for since, bits in _WRITE_BY_VERSION.items():
        rights |= bits if version >= since else 0
    handled = struct.pack("QQQ", rights, 3 if version >= 4 else 0, 3 if version >= 6 else 0)
    size = 8 if version < 4 else 16 if version < 6 else 24
    ruleset = _syscall("ruleset", handled, ctypes.c_size_t(size), 0)
    for path in readable:
        _allow(ruleset, path, _READ)
    for path in writable:
        _allow(ruleset, path, rights & ~_MAKE_FOLDER)
    prctl(SET_NO_NEW_PRIVILEGES, 1)
    _syscall("restrict_self", ruleset, 0)
    os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    try:
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    if not os.path.isdir(path):
        rights &= _FILE_RIGHTS
    try:
        _syscall("add_rule", ruleset, 1, struct.pack("=Qi", rights, handle), 0)
    finally:
        os.close(handle)


# seccomp: x86_64 and arm64 numbers; None where arm64 has no such call.
_DENIED: dict[str, tuple[int, int | None]] = {
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271),
    "kcmp": (312, 272), "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41),
    "chroot": (161, 51), "unshare": (272, 97), "setns": (308, 268), "add_key": (248, 217),
    "request_key": (249, 218), "keyctl": (250, 219), "bpf": (321, 280),
    "perf_event_open": (298, 241), "userfaultfd": (323, 282), "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426), "io_uring_register": (427, 427), "kexec_load": (246, 104),
    "kexec_file_load": (320, 294), "init_module": (175, 105), "finit_module": (313, 273),
    "delete_module": (176, 106), "reboot": (169, 142), "swapon": (167, 224),
    "swapoff": (168, 225), "quotactl": (179, 60), "socket": (41, 198), "personality": (135, 92),
    "open_by_handle_at": (304, 265), "name_to_handle_at": (303, 264), "acct": (163, 89),
    "settimeofday": (164, 170), "clock_settime": (227, 112), "adjtimex": (159, 171),
    "clock_adjtime": (305, 266), "iopl": (172, None), "ioperm": (173, None),
    "modify_ldt": (154, None), "shmget": (29, 194), "shmat": (30, 196), "msgget": (68, 186),
    "semget": (64, 190), "mq_open": (240, 180), "mknod": (133, None), "mknodat": (259, 33),
    "sethostname": (170, 161), "setdomainname": (171, 162), "syslog": (103, 116),
    "vhangup": (153, 58), "migrate_pages": (256, 238), "move_pages": (279, 239),
    "fanotify_init": (300, 262), "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240), "pidfd_open": (434, 434), "pidfd_send_signal": (424, 424),
    "pidfd_getfd": (438, 438), "open_tree": (428, 428), "move_mount": (429, 429),
    "fsopen": (430, 430), "fsconfig": (431, 431), "fsmount": (432, 432), "fspick": (433, 433),
    "mount_setattr": (442, 442), "setpriority": (141, 140), "tkill": (200, 130),
    "memfd_create": (319, 279), "memfd_secret": (447, 447), "sched_setaffinity": (203, 122),
    "sched_setscheduler": (144, 119), "sched_setparam": (142, 118), "sched_setattr": (314, 274),
    "ioprio_set": (251, 30), "sync": (162, 81), "syncfs": (306, 267),
    "inotify_init": (253, None), "inotify_init1": (294, 26), "inotify_add_watch": (254, 27),
}  # fmt: skip
_NEW_PROCESS: dict[str, tuple[int, int | None]] = {
    "fork": (57, None), "vfork": (58, None), "execve": (59, 221), "execveat": (322, 281),
}  # fmt: skip
# Landlock does not watch these: they would reach other files where there is no root of one's own.
_REACHES_FILES: dict[str, tuple[int, int | None]] = {
    "truncate": (76, 45), "chmod": (90, None), "fchmod": (91, 52), "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "chown": (92, None), "fchown": (93, 55), "lchown": (94, None), "fchownat": (260, 54),
    "utime": (132, None), "utimes": (235, None), "futimesat": (261, None),
    "utimensat": (280, 88), "setxattr": (188, 5), "lsetxattr": (189, 6), "fsetxattr": (190, 7),
    "removexattr": (197, 14), "lremovexattr": (198, 15), "fremovexattr": (199, 16),
    "getxattr": (191, 8), "lgetxattr": (192, 9), "listxattr": (194, 11), "llistxattr": (195, 12),
}  # fmt: skip
# All that a submission started is killed as one group, where it has no process numbers of its own.
_LEAVES_GROUP: dict[str, tuple[int, int | None]] = {"setsid": (112, 157), "setpgid": (109, 154)}
_CLONE, _CLONE3, _PRCTL = (56, 220), (435, 435), (157, 167)
_KILL_CALL, _TGKILL, _PRLIMIT = (62, 129), (234, 131), (302, 261)
# fcntl and ioctl that let the kernel send signals to any process of the same user.
_FCNTL, _SETS_OWNER = (72, 25), (8, 10, 15)
_IOCTL, _SETS_GROUP = (16, 29), (0x8901, 0x8902)
_NEWEST_KNOWN = 460
_ALLOW, _KILL, _EPERM = 0x7FFF0000, 0x80000000, 0x50000 | errno.EPERM
_ENOSYS = 0x50000 | errno.ENOSYS
_LOAD, _RETURN, _IF_EQUAL, _IF_ABOVE, _IF_ANY_BIT = 0x20, 0x06, 0x15, 0x25, 0x45
_ARCHITECTURE = (0xC000003E, 0xC00000B7)
_CLONE_THREAD, _ANY_NAMESPACE = 0x10000, 0x7E020000

Instruction = tuple[int, int, int, int]


def seccomp(own_pid: int, *, new_processes: bool, has_namespaces: bool) -> None:
    """Refuse system calls that no lesson needs, for this process and what it starts, for good.

    own_pid: the only process that may be signalled. new_processes: whether it may start others.
    has_namespaces: whether it has a root of its own, read-only, and process numbers of its own.
    """
    denied = dict(_DENIED)
    denied |= {} if new_processes else _NEW_PROCESS
    denied |= {} if has_namespaces else _REACHES_FILES | _LEAVES_GROUP
    program = _program(list(denied.values()), own_pid, new_processes)
    code = b"".join(struct.pack("HBBI", *one) for one in program)
    buffer = ctypes.create_string_buffer(code, len(code))
    header = struct.pack("HxxxxxxP", len(program), ctypes.addressof(buffer))
    prctl(SET_NO_NEW_PRIVILEGES, 1)
    address = ctypes.create_string_buffer(header, len(header))
    zero = ctypes.c_ulong(0)
    code_of = _libc.prctl(SET_SECCOMP, ctypes.c_ulong(2), address, zero, zero)
    _checked(code_of, "seccomp")


def _program(
    denied: Sequence[tuple[int, int | None]], own_pid: int, new_processes: bool
) -> list[Instruction]:
    """The filter: 16-byte data at 0: number, architecture; arguments follow from 16."""
    program = [(_LOAD, 0, 0, 4), (_IF_EQUAL, 1, 0, _ARCHITECTURE[_ARM]), (_RETURN, 0, 0, _KILL)]
    program += [(_LOAD, 0, 0, 0), (_IF_ABOVE, 0, 1, _NEWEST_KNOWN), (_RETURN, 0, 0, _ENOSYS)]
    for numbers in denied:
        number = numbers[_ARM]
        if number is not None:
            program += _when(number, [(_RETURN, 0, 0, _EPERM)])
    program += _when(_CLONE3[_ARM], [(_RETURN, 0, 0, _ENOSYS)])  # libc then calls clone
    program += _when(_CLONE[_ARM], _clone_rule(new_processes))
    death_signal: list[Instruction] = [(_LOAD, 0, 0, 16), (_IF_EQUAL, 0, 1, SET_DEATH_SIGNAL)]
    program += _when(_PRCTL[_ARM], [*death_signal, (_RETURN, 0, 0, _EPERM), *_ALLOWED])
    for numbers, asked in ((_FCNTL, _SETS_OWNER), (_IOCTL, _SETS_GROUP)):
        rule: list[Instruction] = [(_LOAD, 0, 0, 24)]
        for command in asked:
            rule += _when(command, [(_RETURN, 0, 0, _EPERM)])
        program += _when(numbers[_ARM], [*rule, *_ALLOWED])
    for numbers, own in ((_KILL_CALL, own_pid), (_TGKILL, own_pid), (_PRLIMIT, 0)):
        only: list[Instruction] = [(_LOAD, 0, 0, 16), (_IF_EQUAL, 1, 0, own)]
        program += _when(numbers[_ARM], [*only, (_RETURN, 0, 0, _EPERM), *_ALLOWED])
    return [*program, *_ALLOWED]


_ALLOWED: list[Instruction] = [(_RETURN, 0, 0, _ALLOW)]


def _when(number: int, then: list[Instruction]) -> list[Instruction]:
    return [(_IF_EQUAL, 0, len(then), number), *then]


def _clone_rule(new_processes: bool) -> list[Instruction]:
    rule: list[Instruction] = [(_LOAD, 0, 0, 16), (_IF_ANY_BIT, 0, 1, _ANY_NAMESPACE)]
    rule += [(_RETURN, 0, 0, _EPERM)]
    if not new_processes:
        rule += [(_IF_ANY_BIT, 1, 0, _CLONE_THREAD), (_RETURN, 0, 0, _EPERM)]
    return [*rule, *_ALLOWED]
