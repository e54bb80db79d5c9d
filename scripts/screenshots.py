"""Make the pictures of docs/images from the packaged notices, in the Chromium of the system.

Run with `python scripts/screenshots.py`; it needs playwright (dev group) and chromium; CHROMIUM names another one.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright
from pyoxigraph import RdfFormat, Store

from cooperation_graph.pipeline import build, read_notice
from cooperation_graph.rdf import statements
from cooperation_graph.view import write_page

ROOT = Path(__file__).parent.parent
NOTICE = ROOT / "data" / "notices" / "shenyang-2009-1.txt"
IMAGES = ROOT / "docs" / "images"
TASK = quote("commitment/沈政发〔2009〕1号/3.5")
BODY = quote("org/210100/经委")


class Shot(NamedTuple):
    """A picture: its file, the state of the page, the window."""

    name: str
    fragment: str
    width: int = 1440
    height: int = 900


SHOTS = (
    Shot("graph.png", "v=graph"),
    Shot("graph-selected.png", f"v=graph&s={BODY}"),
    Shot("ledger.png", f"v=ledger&s={TASK}"),
    Shot("matrix.png", "v=matrix"),
    Shot("text.png", f"v=text&s={BODY}"),
    Shot("timeline.png", "v=timeline"),
    Shot("cascade.png", "v=cascade"),
    Shot("english-dark.png", "v=ledger&lang=en&theme=dark"),
    Shot("phone.png", "v=ledger", 390, 844),
)


SERVED = (
    Shot("query.png", "/sparql#question=08-load&view=chart", 1280, 860),
    Shot("evidence.png", "/id/commitment/沈政发〔2009〕1号/3.1", 1280, 860),
)
"""Pictures of the server's pages, which hold all packaged notices."""


@dataclass
class Held:
    """A dataset as the page asks for it."""

    store: Store


def dataset() -> Held:
    """Return the dataset of the packaged notice."""
    store = Store()
    store.load("".join(statements(read_notice(NOTICE))).encode(), format=RdfFormat.N_QUADS)
    return Held(store)


def take(browser: Browser, page_file: Path, shot: Shot) -> None:
    """Write one picture."""
    page = browser.new_page(viewport={"width": shot.width, "height": shot.height})
    page.goto(f"{page_file.as_uri()}#{shot.fragment}")
    page.wait_for_selector("#view > *")
    page.wait_for_timeout(500)  # the canvas draws its first frame
    page.screenshot(path=IMAGES / shot.name)
    page.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve all packaged notices, and yield the address."""
    build(sorted(NOTICE.parent.glob("*.txt")), folder)
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port = str(asked.getsockname()[1])
    server = subprocess.Popen([sys.executable, "-m", "cooperation_graph", "serve", str(folder), "--port", port])  # noqa: S603
    try:
        for _ in range(300):
            with suppress(OSError), socket.create_connection(("127.0.0.1", int(port)), 1):
                break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


def take_served(browser: Browser, address: str, shot: Shot) -> None:
    """Write one picture of a page of the server."""
    page = browser.new_page(viewport={"width": shot.width, "height": shot.height}, locale="zh-CN")
    page.goto(address + shot.fragment)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    page.screenshot(path=IMAGES / shot.name)
    page.close()


def main() -> None:
    """Write all pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        file = Path(folder) / "page.html"
        write_page(dataset(), file)
        chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for shot in SHOTS:
            take(browser, file, shot)
        with served(Path(folder) / "graph") as address:
            for shot in SERVED:
                take_served(browser, address, shot)
        browser.close()


if __name__ == "__main__":
    main()
