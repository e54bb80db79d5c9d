"""How the time of clean, outline and citations grows with the text: ten times the text should take ten times as long.

    python benchmarks/structure.py [--characters 1000000] [--repeat 3]

Prints, for our own notices with and without line breaks and for hostile lines, the seconds for a tenth of the text and
for all of it (best of the repeats) and their ratio.
"""

import argparse
import time

from cooperation_graph.extract.citations import citations
from cooperation_graph.resources import resource
from cooperation_graph.structure import outline
from cooperation_graph.text import clean

HOSTILE = {
    "（": "（",
    "《": "《",
    "一、": "一、",
    "（一）中": "（一）中",
    "1.": "1.",
    "tabs": "\t",
    "。附件1": "。附件1 ",
    "signatures": "云川市人民政府\n2009年1月1日\n",
    "列表": "序号\n任务\n责任单位\n",
    "〔2009〕": "〔2009〕",
    "根据《办法》": "根据《云川办法》",
    "，⏎": "云川，\n",
}


def seconds(text: str, repeat: int) -> float:
    """Return the best time of reading a text's structure."""
    best = float("inf")
    for _ in range(repeat):
        start = time.perf_counter()
        view = clean(text)
        citations(view, outline(view))
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    """Print one line a text."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--characters", type=int, default=1_000_000)
    arguments.add_argument("--repeat", type=int, default=3)
    options = arguments.parse_args()
    notices = "".join(path.read_text(encoding="utf-8") for path in sorted(resource("data/notices").glob("*.txt")))
    texts = {"notices": notices, "notices in one line": notices.replace("\n", ""), **HOSTILE}
    for name, unit in texts.items():
        text = (unit * (options.characters // len(unit) + 1))[: options.characters]
        part, whole = seconds(text[: len(text) // 10], options.repeat), seconds(text, options.repeat)
        print(f"{name:20} {part:8.3f} s {whole:8.3f} s  ×{whole / part:5.1f}  {len(text) / whole / 1e6:6.2f} M chars/s")


if __name__ == "__main__":
    main()
