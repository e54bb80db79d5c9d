"""What a named question costs: through the Python face and over HTTP, each beside bare pyoxigraph.

Run with `python benchmarks/questions.py [NOTICES] [ROUNDS]`; 17 notices make 100,000 quads. Budgets: the face 1.5 times
bare pyoxigraph, HTTP 15 ms more, a connection for each request. The first time a question is asked over HTTP is set
beside the later ones; on a busy machine the least of the rounds says more than their median. The last line is one
answer from the dataset in a process of its own, beside the import of typer; budget 3.
"""

import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path

from cooperation_graph import build, open_dataset
from cooperation_graph.vocabulary import PREFIXES

NOTICE = Path(__file__).parent.parent / "data" / "notices" / "shenyang-2009-1.txt"


def notices(folder: Path, count: int) -> list[Path]:
    """Write notices that differ in their number and in their last line."""
    text = NOTICE.read_text(encoding="utf-8")
    paths = [folder / f"{number:06}.txt" for number in range(1, count + 1)]
    for number, path in enumerate(paths, 1):
        path.write_text(
            text.replace("〔2009〕1号", f"〔2009〕{number}号").replace("[2009]1号", f"[2009]{number}号"), "utf-8"
        )
    return paths


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long one call takes."""
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def main() -> None:
    """Print a line a question, and the sums."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 17
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as scratch:
        folder, port = Path(scratch) / "graph", free_port()
        build(notices(Path(scratch), count), folder)
        data = open_dataset(folder)
        store = data.store
        print(f"{len(store)} quads of {len(data.notices)} notices")
        command = (sys.executable, "-m", "cooperation_graph", "serve", str(folder), "--port", str(port))
        server = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603  # our own
        try:
            _wait(port)
            _compare(data, rounds, f"http://127.0.0.1:{port}/sparql")
        finally:
            server.terminate()
            server.wait()


def _compare(data: "object", rounds: int, address: str) -> None:
    from cooperation_graph import Dataset

    assert isinstance(data, Dataset)  # noqa: S101
    ratios, more, least, first, sums = [], [], [], [], [0.0, 0.0, 0.0]
    for each in data.questions():
        query = each.sparql
        request = f"{address}?{urllib.parse.urlencode({'query': query})}"
        ways: tuple[Callable[[], object], ...] = (
            lambda query=query: [tuple(row) for row in data.store.query(query, prefixes=PREFIXES)],  # type: ignore[misc]
            lambda each=each: data.ask(each.name),  # type: ignore[misc]
            lambda request=request: urllib.request.urlopen(request).read(),  # type: ignore[misc]  # noqa: S310
        )
        cold, *taken = [[milliseconds(way) for way in ways] for _ in range(rounds + 1)]
        bare, face, http = (statistics.median(each) for each in zip(*taken, strict=True))
        print(
            f"{each.name:24}{bare:9.2f}{face:9.2f}{http:9.2f} ms"
            f"  face/bare {face / bare:5.2f}  HTTP {http - bare:+6.2f} ms, first {cold[2] - bare:+6.2f} ms"
        )
        ratios.append(face / bare)
        more.append(http - bare)
        least.append(min(row[2] for row in taken) - min(row[0] for row in taken))
        first.append(cold[2] - bare)
        sums = [total + one for total, one in zip(sums, (bare, face, http), strict=True)]
    print(f"all: face/bare {sums[1] / sums[0]:.2f} (median of the questions {statistics.median(ratios):.2f})")
    for name, differences in (("median of the rounds", more), ("least of the rounds", least), ("first time", first)):
        over = sum(each > 15 for each in differences)
        middle, most = statistics.median(differences), max(differences)
        print(f"HTTP beside bare, {name}: median {middle:+.1f} ms, most {most:+.1f} ms, {over} above 15 ms")


def _wait(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return


if __name__ == "__main__":
    main()
