"""docs/cli.md is the help of today."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "scripts" / "cli_docs.py"


@pytest.mark.skipif(not SCRIPT.exists(), reason="only in a checkout")
def test_the_page_of_commands_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("cli_docs", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)

    assert (ROOT / "docs" / "cli.md").read_text("utf-8") == script.page(), "run: python scripts/cli_docs.py"
