"""A query process opens no file and no socket, starts and ends no other process, and touches nothing on the disk."""

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="no process limits on this system")

# tried inside a process that is confined as a worker is; what fails is named by its error
ATTEMPTS = """
import ctypes, encodings.idna, json, os, resource, socket, sys
from pathlib import Path
from cooperation_graph.serve.confined import confine
folder = Path(sys.argv[1])
pair = socket.socketpair()
libc = ctypes.CDLL(None, use_errno=True)
filtered = confine(2**28)

def by_number(call, *arguments):
    if libc.syscall(call, *arguments) < 0:
        raise OSError(ctypes.get_errno(), "")

attempts = {
    "read a file": lambda: open(folder / "kept.txt"),
    "list a folder": lambda: os.listdir(folder),
    "write a file": lambda: open(folder / "new.txt", "w"),
    "open a socket": lambda: socket.socket(),
    "open a pipe": lambda: os.pipe(),
    "look up a name": lambda: socket.create_connection(("localhost", 9), 1),
    "remove a file": lambda: os.unlink(folder / "kept.txt"),
    "rename a file": lambda: os.rename(folder / "kept.txt", folder / "moved.txt"),
    "change a mode": lambda: os.chmod(folder / "kept.txt", 0o777),
    "make a folder": lambda: os.mkdir(folder / "made"),
    "run a program": lambda: os.execv(sys.executable, [sys.executable, "-c", "pass"]),
    "start a process": lambda: os.fork() or os._exit(0),
    "signal its parent": lambda: os.kill(os.getppid(), 0),
    "raise a limit": lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64)),
    "read another's memory": lambda: by_number(310, os.getppid(), 0, 0, 0, 0, 0),
}
found = {}
for name, attempt in attempts.items():
    try:
        attempt()
        found[name] = "done"
    except (OSError, ValueError):
        found[name] = "refused"
pair[0].sendall(b"still talks")
found["answer"] = pair[1].recv(20).decode()
os.write(1, json.dumps({"filtered": filtered, "found": found}).encode())
os._exit(0)
"""
EVERYWHERE = {"read a file", "list a folder", "write a file", "open a socket", "open a pipe", "look up a name"}


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    folder = tmp_path_factory.mktemp("confined")
    (folder / "kept.txt").write_text("kept", encoding="utf-8")
    command = [sys.executable, "-c", ATTEMPTS, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    found["folder"] = sorted(path.name for path in folder.iterdir())
    return found


def outcomes(tried: dict[str, object]) -> dict[str, str]:
    found = tried["found"]
    assert isinstance(found, dict)
    return found


def test_a_confined_process_opens_nothing_and_still_answers(tried: dict[str, object]) -> None:
    found = outcomes(tried)
    assert {name: found[name] for name in EVERYWHERE} == dict.fromkeys(EVERYWHERE, "refused")
    assert found["answer"] == "still talks"


def test_where_the_kernel_filters_calls_nothing_else_is_done_either(tried: dict[str, object]) -> None:
    if not tried["filtered"]:
        pytest.skip(f"no seccomp filter on {platform.system()} {platform.machine()}: only the limits hold there")
    found = outcomes(tried)
    assert {name: done for name, done in found.items() if done == "done"} == {}
    assert tried["folder"] == ["kept.txt"]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc: the state of a process is not told")
def test_the_processes_that_answer_are_confined_before_they_are_asked(served: str) -> None:
    del served
    workers = [pid for pid, command in descendants(os.getpid()) if b"cooperation_graph.serve.zygote" in command]
    confined = [pid for pid in workers if "Max open files 0 0" in limits_of(pid)]
    assert len(confined) == 4
    if platform.machine() in ("x86_64", "aarch64"):
        assert {seccomp(pid) for pid in confined} == {"2"}


def descendants(root: int) -> list[tuple[int, bytes]]:
    """Return number and command of the processes below one."""
    processes: dict[int, tuple[int, bytes]] = {}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((path / "stat").read_text().rpartition(")")[2].split()[1])
            processes[int(path.name)] = (parent, (path / "cmdline").read_bytes())
        except OSError:  # ended in the meantime
            continue
    below: set[int] = {root}
    found: list[tuple[int, bytes]] = []
    while more := [pid for pid, (parent, _) in processes.items() if parent in below and pid not in below]:
        below.update(more)
        found += [(pid, processes[pid][1]) for pid in more]
    return found


def limits_of(pid: int) -> str:
    return " ".join(Path(f"/proc/{pid}/limits").read_text().split())


def seccomp(pid: int) -> str:
    status = Path(f"/proc/{pid}/status").read_text()
    return next(line.split()[1] for line in status.splitlines() if line.startswith("Seccomp:"))
