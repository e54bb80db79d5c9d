"""What the page costs: size, time to the first useful view, and time per click, in Chromium, for ever larger datasets.

Run with `python benchmarks/page.py [COMMITMENTS…]`; by default 8, 200, 2,000 and 20,000. The datasets are copies of the
packaged notice under other numbers and other cities: as dense as the real one, each with its own text and evidence.
Budgets at 2,000 commitments: 5 MB, 1.5 s to the first view, 0.2 s a click.
"""

import hashlib
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from pyoxigraph import RdfFormat, Store

from cooperation_graph.pipeline import read_notice
from cooperation_graph.rdf import statements
from cooperation_graph.view import write_page

NOTICE = Path(__file__).parent.parent / "data" / "notices" / "shenyang-2009-1.txt"
COMMITMENTS = 8  # in that notice
CITIES = 40
NAMES = "甲乙丙丁戊己庚辛壬癸"
ROUNDS = 5  # other work on the machine only ever adds
SIZES = (8, 200, 2_000, 20_000)

# what a person does, as the page's own buttons; each is timed to the second frame after it
ACTIONS = {
    "commitment": "document.querySelectorAll('.ledger tbody tr')[3].click()",
    "body": "document.querySelector('.ledger .chip').click()",
    "matrix": "document.getElementById('tab-matrix').click()",
    "graph": "document.getElementById('tab-graph').click()",
    "text": "document.getElementById('tab-text').click()",
    "timeline": "document.getElementById('tab-timeline').click()",
    "cascade": "document.getElementById('tab-cascade').click()",
    "ledger": "document.getElementById('tab-ledger').click()",
    "search": "{const field = document.getElementById('search'); field.focus(); field.value = '交通';"
    "field.dispatchEvent(new Event('input')); field.blur()}",
}
TIMED = """(act) => new Promise((done) => {
  const begin = performance.now();
  act();
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begin)));
})"""


@dataclass
class Held:
    """A dataset as the page asks for it."""

    store: Store


def copies(count: int) -> Held:
    """Return a dataset of `count` notices; numbers and cities keep their length, so every offset holds."""
    text = NOTICE.read_bytes().decode()
    lines = "".join(statements(read_notice(NOTICE)))
    digest = hashlib.sha256(text.encode()).hexdigest()
    store = Store()
    for copy in range(count):
        city = copy % CITIES
        changes = (
            ("沈阳", NAMES[city // 10] + NAMES[city % 10]),
            ("210100", f"{990100 + city}"),
            ("政发〔2009〕1号", f"政发〔{1000 + copy}〕1号"),
            ("政发[2009]1号", f"政发[{1000 + copy}]1号"),
        )
        mine = replaced(text, changes)
        own = hashlib.sha256(mine.encode()).hexdigest()
        quads = replaced(lines, (*changes, (digest, own), (digest[:16], own[:16])))
        store.bulk_load(quads.encode(), format=RdfFormat.N_QUADS, lenient=True)
    return Held(store)


def replaced(text: str, changes: tuple[tuple[str, str], ...]) -> str:
    """Return a text with every change made."""
    for old, new in changes:
        text = text.replace(old, new)
    return text


def timed(page: Page, act: str) -> float:
    """Return the milliseconds until what an action does is drawn."""
    taken: float = page.evaluate(TIMED.replace("act();", f"{act};"))
    return taken


def measured(browser: Browser, file: Path) -> tuple[float, dict[str, float]]:
    """Return the milliseconds to the first useful view of a page, and of each action: the least of some rounds."""
    firsts, actions = [], {name: [] for name in ACTIONS}
    for _ in range(ROUNDS):
        page = browser.new_page(viewport={"width": 1400, "height": 860})
        begin = time.perf_counter()
        page.goto(f"{file.as_uri()}#v=ledger", wait_until="commit")
        page.wait_for_selector(".ledger tbody tr")
        firsts.append((time.perf_counter() - begin) * 1000)
        for name, act in ACTIONS.items():
            actions[name].append(timed(page, act))
        page.close()
    return min(firsts), {name: min(taken) for name, taken in actions.items()}


def main() -> None:
    """Print a line a size."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    print(
        f"{'commitments':>11} {'built s':>8} {'MB':>6} {'first ms':>9} " + " ".join(f"{name:>10}" for name in ACTIONS)
    )
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for size in sizes:
            held, file = copies(-(-size // COMMITMENTS)), Path(folder) / f"{size}.html"
            begin = time.perf_counter()
            write_page(held, file)
            built = time.perf_counter() - begin
            first, actions = measured(browser, file)
            figures = " ".join(f"{taken:10.0f}" for taken in actions.values())
            print(f"{size:11,} {built:8.1f} {file.stat().st_size / 1e6:6.2f} {first:9.0f} {figures}", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
