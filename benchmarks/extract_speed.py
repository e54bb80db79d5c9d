"""Characters per second of reading notices, beside one pass of jieba's cut over the same text.

    python benchmarks/extract_speed.py [--characters 400000] [--repeat 3]

The text is our own notices (data/notices) over and over, each renumbered so that no two are the same. Both run in this
process, alternating; the figures are medians, and the ratio is what counts. Needs jieba (a benchmark only).
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable

from cooperation_graph.contract import as_json
from cooperation_graph.model import Source
from cooperation_graph.pipeline import understand
from cooperation_graph.read import read_bytes
from cooperation_graph.resources import resource


def notices(characters: int) -> list[Source]:
    """Return our own notices, varied, until they hold so many characters."""
    texts = [path.read_bytes().decode() for path in sorted(resource("data/notices").glob("*.txt"))]
    made: list[Source] = []
    size = 0
    while size < characters:
        text = texts[len(made) % len(texts)].replace("云川", "云川" if len(made) % 2 else "丹浦") + f"\n{len(made)}\n"
        made.append(read_bytes(f"{len(made)}.txt", text.encode()))
        size += len(text)
    return made


def seconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Print the figures as one JSON object."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--characters", type=int, default=400_000)
    arguments.add_argument("--repeat", type=int, default=3)
    options = arguments.parse_args()
    import jieba

    from cooperation_graph.rdf import quads

    jieba.initialize()
    sources = notices(options.characters)
    size = sum(len(source.text) for source in sources)
    understand(sources[0])  # loads the lexicons, as jieba's dictionary is loaded above

    def cut() -> None:
        for source in sources:
            list(jieba.cut(source.text))

    def extract() -> None:
        for source in sources:
            json.dumps(as_json(understand(source)), ensure_ascii=False)

    def graph() -> None:
        for source in sources:
            list(quads(understand(source)))

    times: dict[str, list[float]] = {"jieba": [], "extract": [], "rdf": []}
    for _ in range(options.repeat):
        for name, work in (("jieba", cut), ("extract", extract), ("rdf", graph)):
            times[name].append(seconds(work))
    middle = {name: statistics.median(values) for name, values in times.items()}
    print(
        json.dumps(
            {
                "characters": size,
                "notices": len(sources),
                **{f"{name}_characters_per_second": round(size / value) for name, value in middle.items()},
                "extract_over_jieba": round(middle["extract"] / middle["jieba"], 2),
                "rdf_over_jieba": round(middle["rdf"] / middle["jieba"], 2),
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
