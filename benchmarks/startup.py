"""What a short answer costs beside importing typer alone: whole processes, taken in turns, medians and their ratio.

Run with `python benchmarks/startup.py [ROUNDS]`. Budgets: --version 1.5, leads on a built dataset 2.5, demo 2 seconds.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NOTICE = Path(__file__).parent.parent / "data" / "notices" / "shenyang-2009-1.txt"
PROGRAM = (sys.executable, "-m", "cooperation_graph")


def seconds(command: tuple[str, ...]) -> float:
    """Return how long one process takes from start to end."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=os.environ | {"LANG": "C"})  # noqa: S603  # our own
    return time.perf_counter() - begin


def main() -> None:
    """Print a line a command: median in milliseconds and how many times the import of typer it is."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        dataset = str(Path(folder) / "graph")
        subprocess.run((*PROGRAM, "build", str(NOTICE), "--out", dataset), check=True, capture_output=True)  # noqa: S603  # our own
        commands = {
            "import typer": (sys.executable, "-c", "import typer"),
            "--version": (*PROGRAM, "--version"),
            "--help": (*PROGRAM, "--help"),
            "leads": (*PROGRAM, "leads", dataset),
            "leads --format table": (*PROGRAM, "leads", dataset, "--format", "table"),
            "demo": (*PROGRAM, "demo", "--out", str(Path(folder) / "demo")),
        }
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds + 1):
            for name, command in commands.items():
                taken[name].append(seconds(command))
    base = statistics.median(taken["import typer"][1:])
    for name, times in taken.items():
        median = statistics.median(times[1:])  # the first round warms the disk
        print(f"{name:22}{median * 1000:8.0f} ms{median / base:8.2f}")


if __name__ == "__main__":
    main()
