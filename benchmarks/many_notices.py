"""Building many notices: time per notice and memory at a hundred and at many, and two processes beside one.

Run with `python benchmarks/many_notices.py [NOTICES]` (10,000 takes a while). Budgets: the time per notice of many
within a tenth of that of a hundred, flat memory, two processes 1.7 times one.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NOTICE = Path(__file__).parent.parent / "data" / "notices" / "shenyang-2009-1.txt"
PART = 1500
"""Characters of each notice: its masthead and its first tasks."""


def notices(folder: Path, count: int) -> list[Path]:
    """Write notices that differ in their number."""
    text = NOTICE.read_text(encoding="utf-8")[:PART]
    paths = [folder / f"{number:06}.txt" for number in range(1, count + 1)]
    for number, path in enumerate(paths, 1):
        path.write_text(
            text.replace("[2009]1号", f"[2009]{number}号").replace("〔2009〕1号", f"〔2009〕{number}号"), "utf-8"
        )
    return paths


def one_run(count: int, processes: int) -> None:
    """Build so many notices, and print seconds and megabytes."""
    from cooperation_graph import build

    with tempfile.TemporaryDirectory() as scratch:
        paths = notices(Path(scratch), count)
        build(paths[:2], Path(scratch) / "warm")
        begin = time.perf_counter()
        changes = build(paths, Path(scratch) / "graph", processes)
        taken = time.perf_counter() - begin
        assert {change.what for change in changes} == {"added"}  # noqa: S101
    print(taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def run(count: int, processes: int) -> tuple[float, float]:
    """Return seconds and megabytes of a run in a process of its own."""
    command = (sys.executable, __file__, "--one", str(count), str(processes))
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  # our own
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)


def main() -> None:
    """Print a line a run, and the ratios."""
    if "--one" in sys.argv:
        one_run(int(sys.argv[2]), int(sys.argv[3]))
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    taken = {(number, processes): run(number, processes) for number, processes in ((100, 1), (count, 1), (count, 2))}
    for (number, processes), (seconds, megabytes) in taken.items():
        each = 1000 * seconds / number
        print(f"{number:7} notices, {processes} process(es): {each:7.2f} ms a notice, {megabytes:6.0f} MB")
    few, many, two = taken[100, 1], taken[count, 1], taken[count, 2]
    print(f"time a notice, many beside a hundred: {(many[0] / count) / (few[0] / 100):.2f}")
    print(f"memory, many beside a hundred: {many[1] / few[1]:.2f}")
    print(f"two processes beside one: {many[0] / two[0]:.2f}")


if __name__ == "__main__":
    main()
