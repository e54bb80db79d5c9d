"""What a query process gives up before its first query: files, sockets, other processes, memory without end.

Limits of the process say so wherever there is `setrlimit`. On Linux a seccomp filter says it too, by naming the few
calls to the kernel that computing an answer takes; each other one fails with EPERM. It needs no privilege, cannot be
taken off again, and stops what limits do not: removing or renaming files, signals to other processes, other programs.
"""

import contextlib
import ctypes
import platform
import resource
import struct
import sys
from pathlib import Path

# how the audit interface of the kernel calls the machine, and the column of its numbers in _CALLS
_MACHINES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}
# include/uapi/asm-generic/unistd.h and arch/x86/entry/syscalls/syscall_64.tbl of the kernel
_CALLS = {
    "read": (0, 63),
    "write": (1, 64),
    "writev": (20, 66),
    "close": (3, 57),
    "recvfrom": (45, 207),
    "sendto": (44, 206),
    "poll": (7, None),
    "ppoll": (271, 73),
    "brk": (12, 214),
    "mmap": (9, 222),
    "munmap": (11, 215),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "futex": (202, 98),
    "getrandom": (318, 278),
    "clock_gettime": (228, 113),
    "getrusage": (98, 165),
    "setitimer": (38, 103),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132),
    "sched_yield": (24, 124),
    "getpid": (39, 172),
    "gettid": (186, 178),
    "exit": (60, 93),
    "exit_group": (231, 94),
}
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _NOT_PERMITTED = 0x7FFF0000, 0x00050001
_NUMBER_AT, _MACHINE_AT = 0, 4


class _Program(ctypes.Structure):
    """A filter as prctl takes it."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def confine(memory: int) -> bool:
    """Take from this process what a query has no use for, and return whether the kernel filters its calls.

    `memory` is what it may take on top of what it has, in bytes; where there is no /proc, no cap is set.
    """
    with contextlib.suppress(OSError):  # where memory runs out, a query goes and not the server
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    with contextlib.suppress(FileNotFoundError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        cap = pages * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (cap, cap))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))  # neither a file nor a socket can be opened from here on
    return _filter_calls()


def _filter_calls() -> bool:
    """Let the kernel refuse every call that is not in the list; return whether it does."""
    if sys.platform != "linux" or platform.machine() not in _MACHINES or sys.maxsize < 2**32:
        return False
    machine, column = _MACHINES[platform.machine()]
    code = _instructions(machine, [number for call in _CALLS.values() if (number := call[column]) is not None])
    control = ctypes.CDLL(None, use_errno=True).prctl
    control.argtypes = [ctypes.c_int, *[ctypes.c_ulong] * 4]
    program = _Program(len(code) // 8, code)
    if control(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(control(_SET_SECCOMP, _FILTER, ctypes.addressof(program), 0, 0) == 0)


def _instructions(machine: int, numbers: list[int]) -> bytes:
    """Return the program: refuse on another machine, allow each number, refuse the rest."""
    count = len(numbers)
    lines = [
        (_LOAD, 0, 0, _MACHINE_AT),
        (_EQUAL, 0, count + 1, machine),
        (_LOAD, 0, 0, _NUMBER_AT),
        *((_EQUAL, count - at, 0, number) for at, number in enumerate(numbers)),
        (_RETURN, 0, 0, _NOT_PERMITTED),
        (_RETURN, 0, 0, _ALLOW),
    ]
    return b"".join(struct.pack("HBBI", *line) for line in lines)
