"""One answer from a large dataset in a process of its own, beside one that only imports typer.

Run with `python benchmarks/opening.py [NOTICES] [ROUNDS]`; 170 notices make a million statements. Budget: three times
typer. Processes are taken in turns; what counts are medians of processor seconds, for a machine that others use.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from questions import notices

from cooperation_graph import build

TASK = "https://w3id.org/cooperation-graph/id/commitment/沈政发〔2009〕1号/3.1"
BODY = "市劳动保障局"
COMMANDS = {
    "leads of a notice": ("leads", "{}", "--notice", "沈政发〔2009〕1号"),
    "leads of a body in a notice": ("leads", "{}", "--body", BODY, "--notice", "沈政发〔2009〕1号"),
    "show a commitment": ("show", "{}", TASK),
    "ask masthead": ("ask", "{}", "masthead"),
    "ask order commitment=…": ("ask", "{}", "order", f"commitment={TASK}"),
    "ask never-lead": ("ask", "{}", "never-lead"),
    "leads of a body everywhere": ("leads", "{}", "--body", BODY),
    "ask duties body=…": ("ask", "{}", "duties", f"body={BODY}"),
    "show a body of all notices": ("show", "{}", BODY),
    "ask evidence": ("ask", "{}", "evidence"),
}
# compiled modules are kept, as they are where the package is installed
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(command: tuple[str, ...]) -> tuple[float, float, int]:
    """Return the seconds of the processor and of the clock that one process takes, and the lines it prints."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=ENVIRONMENT)  # noqa: S603  # our own
    assert process.stdout is not None  # noqa: S101
    lines = process.stdout.read().count(b"\n")
    process.stdout.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command  # noqa: S101
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - begin, lines


def main() -> None:
    """Print a line a command."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 170
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 9
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "graph"
        changes = build(notices(Path(scratch), count), folder, 2)
        print(f"{sum(change.notice.quads for change in changes)} statements of {count} notices")
        program = (sys.executable, "-m", "cooperation_graph")
        commands: dict[str, tuple[str, ...]] = {"import typer": (sys.executable, "-c", "import typer")}
        for name, words in COMMANDS.items():
            commands[name] = (*program, *(str(folder) if word == "{}" else word for word in words))
        taken: dict[str, list[tuple[float, float, int]]] = {name: [] for name in commands}
        for _ in range(rounds + 1):
            for name, command in commands.items():
                taken[name].append(seconds(command))
    base = _median(taken["import typer"])
    for name, times in taken.items():
        processor, wall = _median(times)
        print(
            f"{name:30}{times[0][2]:6} rows{processor * 1000:8.0f} ms of the processor{processor / base[0]:7.2f}"
            f"{wall * 1000:8.0f} ms by the clock{wall / base[1]:7.2f}"
        )


def _median(times: list[tuple[float, float, int]]) -> tuple[float, float]:
    """Return the medians without the first round, which warms the disk."""
    processor, wall, _ = zip(*times[1:], strict=True)
    return statistics.median(processor), statistics.median(wall)


if __name__ == "__main__":
    main()
