"""axe-core finds no serious fault, in any view, in either theme and language."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

Open = Callable[..., Any]  # conftest.Opened comes back
VIEWS = ("ledger", "matrix", "graph", "text", "timeline", "cascade")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_no_serious_fault(open_page: Open, axe: str, view: str, lang: str, theme: str) -> None:
    chosen = quote("commitment/云政发〔2016〕8号/1.1")
    page = open_page(f"v={view}&lang={lang}&theme={theme}&s={chosen}").page
    page.evaluate(axe)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    serious = [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in ("serious", "critical")]
    assert serious == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_query_view_has_no_serious_fault(open_page: Open, asking_file: Path, axe: str, theme: str) -> None:
    page = open_page(f"v=sparql&lang=en&theme={theme}&sq=01-leads", file=asking_file).page
    page.wait_for_selector("#sparql-answer tbody tr")
    page.evaluate(axe)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == []


def test_a_phone_has_no_serious_fault(open_page: Open, axe: str) -> None:
    page = open_page("v=ledger", width=390, height=844).page
    page.evaluate(axe)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == []
