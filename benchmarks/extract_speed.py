"""Characters per second of reading notices, beside one pass of jieba's cut over the same text.

    python benchmarks/extract_speed.py [--characters 200000] [--repeat 5] [--folder FOLDER]

The text is made of our own notices (data/notices without the real one). They are short and hold little but names, as
each shows one thing; notices as they are issued have five to eight thousand characters, and some 240 a task. So each
text here has the head of one of them, and tasks of all of them, turned by one from text to text and numbered anew: the
heading and the responsibility line of one task, with the words of three others between. Nothing is drawn by lot. With
--folder the texts of a folder are read instead.

"extract" ends with the JSON of a notice as bytes, "rdf" with the content of its N-Quads file. All run in this
process, alternating; what counts are processor seconds, medians, as ratios to jieba. Needs jieba (a benchmark only).
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable, Iterator
from itertools import count, cycle, islice
from pathlib import Path
from typing import NamedTuple

from cooperation_graph.contract import as_bytes
from cooperation_graph.model import Reading, Source
from cooperation_graph.pipeline import read_notice, understand
from cooperation_graph.rdf import n_quads
from cooperation_graph.read import read, read_bytes
from cooperation_graph.resources import resource

LENGTH = 6000  # characters of a text
NUMERALS = "一二三四五六七八九十"


class Task(NamedTuple):
    """A task as a notice prints it, in three pieces."""

    heading: str
    words: str
    line: str  # of responsibilities


def notices(characters: int) -> list[Source]:
    """Return texts of a realistic length, no two the same, that hold so many characters."""
    paths = [path for path in sorted(resource("data/notices").glob("*.txt")) if not path.name.startswith("shenyang")]
    readings = [read_notice(path) for path in paths]
    tasks = [task for reading in readings for task in _tasks(reading)]
    made: list[Source] = []
    size = 0
    while size < characters:
        number = len(made)
        head = _head(readings[number % len(readings)])
        turned = islice(cycle(tasks), number, None)
        text = f"{head}{_body(turned, LENGTH - len(head))}\n{number}\n"
        made.append(read_bytes(f"{number}.txt", text.encode()))
        size += len(text)
    return made


def _head(reading: Reading) -> str:
    """Return what stands before the first section of a notice."""
    return reading.source.text[: reading.outline.sections[0].span.start]


def _tasks(reading: Reading) -> Iterator[Task]:
    """Yield the tasks with a heading whose responsibilities stand in one line at their end."""
    text = reading.source.text
    for each in reading.commitments:
        lines = {part.line for part in each.responsibilities}
        if each.heading_span and len(lines) == 1:
            line = lines.pop()
            if each.heading_span.end < line.start and line.end <= each.span.end:
                words = text[each.heading_span.end + 1 : line.start].rstrip("（\n ")
                yield Task(
                    reading.source.quote(each.heading_span),
                    words.strip(),
                    f"（{text[line.start : line.end].strip('（）')}）",
                )


def _body(tasks: Iterator[Task], length: int) -> str:
    """Return chapters of ten numbered tasks, until they fill a length."""
    lines: list[str] = []
    for number in count():
        if sum(map(len, lines)) > length:
            break
        if number % 10 == 0:
            lines.append(f"{NUMERALS[number // 10 % 10]}、重点任务")
        first, *others = islice(tasks, 4)
        words = "".join(f"{other.heading}，{other.words}" for other in others)
        lines.append(f"（{NUMERALS[number % 10]}）{first.heading}。{words}{first.line}")
    return "\n".join(lines)


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time that a piece of work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Print the figures as one JSON object."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--characters", type=int, default=200_000)
    arguments.add_argument("--repeat", type=int, default=5)
    arguments.add_argument("--folder", type=Path)
    options = arguments.parse_args()
    import jieba  # type: ignore[import-untyped]

    jieba.initialize()
    sources = (
        [read(path) for path in sorted(options.folder.glob("*.txt"))] if options.folder else notices(options.characters)
    )
    size = sum(len(source.text) for source in sources)
    n_quads(understand(sources[0]))  # loads the lexicons, as jieba's dictionary is loaded above

    def cut() -> None:
        for source in sources:
            list(jieba.cut(source.text))

    def extract() -> None:
        for source in sources:
            as_bytes(understand(source))

    def graph() -> None:
        for source in sources:
            n_quads(understand(source))

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
