"""A real browser, and pages made from notices with invented places."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pyoxigraph import RdfFormat, Store

from cooperation_graph.dataset import Dataset, open_dataset
from cooperation_graph.pipeline import build, read_notice
from cooperation_graph.rdf import statements
from cooperation_graph.resources import resource
from cooperation_graph.view import HasStore, write_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let these tests come last: the driver of the browser leaves a loop running, and others need one of their own."""
    items.sort(key=lambda item: "browser" in item.path.parts)


# an emoji before every span: it is one code point and two units of a JavaScript string
NOTICE = """【文件来源】云川市人民政府网站📢

云川市人民政府关于印发云川市对口帮扶白石县工作方案的通知

云政发〔2016〕8号

各县（市、区）人民政府，市政府各部门：

现将《云川市对口帮扶白石县工作方案》印发给你们，请认真组织实施。

云川市人民政府
2016年3月18日

云川市对口帮扶白石县工作方案

根据《青岚省人民政府关于对口帮扶的意见》（青政发〔2015〕30号）精神，制定本方案。

一、主要任务

（一）支持白石县发展特色农业。

每年组织一次农产品产销对接会，支持白石县建设蔬菜基地。

（牵头部门：市农业委员会。责任部门：市商务局、市供销合作社）

（二）改善白石县交通条件。

2017年底前完成白石县出口路改造。

（牵头部门：市交通运输局。责任部门：市农业委员会、市财政局）

（三）帮助白石县开发旅游资源。

尽快编制旅游规划，从2016年秋季开始共同推介旅游线路。

（牵头部门：市旅游局。责任部门：市直有关部门）

（四）加强教育对口支援。

建立结对帮扶机制，组织骨干教师到白石县支教。"""


@dataclass
class Held:
    """A dataset as the page asks for it."""

    store: Store = field(default_factory=Store)


def dataset_of(*files: Path) -> Held:
    """Return the dataset of some notices."""
    held = Held()
    for file in files:
        held.store.load("".join(statements(read_notice(file))).encode(), format=RdfFormat.N_QUADS)
    return held


@pytest.fixture(scope="session")
def notice_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("notice") / "yunchuan.txt"
    path.write_text(NOTICE, encoding="utf-8", newline="")
    return path


@pytest.fixture(scope="session")
def dataset(notice_file: Path) -> Held:
    return dataset_of(notice_file)


@pytest.fixture(scope="session")
def page_file(dataset: Held, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "page.html"
    write_page(dataset, path)
    return path


@pytest.fixture(scope="session")
def many() -> Held:
    return dataset_of(*sorted(resource("data/notices").glob("*.txt")))


@pytest.fixture(scope="session")
def many_file(many: Held, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("many") / "page.html"
    write_page(many, path)
    return path


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    missing = None
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing = "playwright is not installed"
    if missing is None and not CHROMIUM.exists():
        missing = f"there is no Chromium at {CHROMIUM}"
    if missing and os.environ.get("COOPERATION_GRAPH_NO_SKIPS"):
        pytest.fail(missing)
    if missing:
        pytest.skip(missing)
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield chromium
        chromium.close()


@dataclass
class Opened:
    """A page in the browser, with all that went wrong in it or went out of it."""

    page: "Page"
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    origin: str = ""

    def listen(self) -> None:
        """Note what goes wrong and what goes out from now on."""
        self.page.on("console", lambda said: self.faults.append(said.text) if said.type != "log" else None)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("dialog", lambda dialog: self.faults.append(dialog.message))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def outside(self) -> list[str]:
        """Return what was asked of anybody but the server that gave the page."""
        return [url for url in self.requests if not url.startswith((f"{self.origin}/", "data:", "blob:"))]

    def state(self) -> str:
        """Return the address after the #, decoded."""
        found: str = self.page.evaluate("decodeURIComponent(location.hash)")
        return found


Open = Callable[..., Opened]
Serve = Callable[..., Iterator[str]]


@pytest.fixture
def open_page(browser: "Browser", page_file: Path) -> Iterator[Open]:
    """Return a function that opens the page at a fragment, e.g. open_page("v=text", width=390)."""
    contexts = []

    def open_at(
        fragment: str = "",
        *,
        file: Path = page_file,
        width: int = 1400,
        height: int = 860,
        **more: Any,  # noqa: ANN401  # as Playwright names them
    ) -> Opened:
        context = browser.new_context(viewport={"width": width, "height": height}, **more)
        context.set_default_timeout(8000)
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.listen()
        opened.page.goto(f"{file.as_uri()}#{fragment}")
        opened.page.wait_for_selector("#view > *")
        return opened

    yield open_at
    for context in contexts:
        context.close()


ENGINES = (
    Path(os.environ.get("COOPERATION_GRAPH_OXIGRAPH", "/nowhere")),
    Path("build/node/node_modules/oxigraph"),
    Path("node_modules/oxigraph"),
)


@pytest.fixture(scope="session")
def oxigraph() -> Path:
    """The folder of the npm package."""
    folder = next((path for path in ENGINES if (path / "web_bg.wasm").is_file()), None)
    if folder is None:
        missing = "oxigraph is not there: npm install --prefix build/node oxigraph"
        if os.environ.get("COOPERATION_GRAPH_NO_SKIPS"):
            pytest.fail(missing)
        pytest.skip(missing)
    return folder


@pytest.fixture(scope="session")
def asking_file(dataset: HasStore, oxigraph: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the notice with a SPARQL engine inside."""
    path = tmp_path_factory.mktemp("asking") / "page.html"
    write_page(dataset, path, sparql=True, engine=oxigraph)
    return path


PLACES = (
    Path(os.environ.get("AXE_CORE", "")),
    Path("build/node/node_modules/axe-core/axe.min.js"),
    Path("node_modules/axe-core/axe.min.js"),
)


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core."""
    found = next((path for path in PLACES if path.is_file()), None)
    if found is None:
        missing = "axe-core is not there: npm install --prefix build/node axe-core"
        if os.environ.get("COOPERATION_GRAPH_NO_SKIPS"):
            pytest.fail(missing)
        pytest.skip(missing)
    return found.read_text(encoding="utf-8")


HOSTILE = """云川市人民政府关于<script>window.ran=1</script>做好“<img src=x onerror=window.ran=1>”工作的通知

云政发〔2017〕9号

各县（市、区）人民政府：

根据《关于<script>window.ran=1</script>的意见》（云政发〔2016〕<b>7号）制定本方案。

一、主要任务

（一）支持</script><script>window.ran=1</script>发展{{7*7}}农业。

每年组织一次<img src=x onerror=window.ran=1>对接会，支持白石县建设\u202e蔬菜基地。

（牵头部门：市<svg onload=window.ran=1>局。责任部门：市商务局、市"'><script>window.ran=1</script>公司）

（二）javascript:window.ran=1 改善交通条件。

2018年底前完成改造。

（牵头部门：市交通运输局。责任部门：市农业委员会、市财政局）

云川市人民政府
2017年3月18日
"""


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The dataset of a notice with something hostile in every name."""
    folder = tmp_path_factory.mktemp("hostile-site")
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8", newline="")
    build([folder / "hostile.txt"], folder / "graph")
    return open_dataset(folder / "graph")


@pytest.fixture(scope="session")
def site(notice_file: Path, tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> Iterator[str]:
    """The address of a server of the notice."""
    folder = tmp_path_factory.mktemp("site") / "graph"
    build([notice_file], folder)
    yield from serve(folder)


@pytest.fixture(scope="session")
def hostile_site(hostile: Dataset, serve: Serve) -> Iterator[str]:
    """The address of a server of the hostile notice."""
    yield from serve(hostile.folder)


def _opener(browser: "Browser", origin: str) -> Iterator[Open]:
    contexts = []

    def open_at(
        address: str,
        *,
        lang: str = "zh",
        width: int = 1300,
        height: int = 860,
        **more: Any,  # noqa: ANN401  # as Playwright names them
    ) -> Opened:
        locale = {"zh": "zh-CN", "en": "en-GB"}[lang]
        context = browser.new_context(viewport={"width": width, "height": height}, locale=locale, **more)
        context.set_default_timeout(8000)
        contexts.append(context)
        opened = Opened(context.new_page(), origin=origin)
        opened.listen()
        opened.page.goto(origin + address)
        return opened

    yield open_at
    for context in contexts:
        context.close()


@pytest.fixture
def open_site(browser: "Browser", site: str) -> Iterator[Open]:
    """Return a function that opens a page of the server, e.g. open_site("/sparql", lang="en")."""
    yield from _opener(browser, site)


@pytest.fixture
def open_hostile(browser: "Browser", hostile_site: str) -> Iterator[Open]:
    """Return a function that opens a page of the server of the hostile notice."""
    yield from _opener(browser, hostile_site)
