"""The notebooks run from the first cell to the last and print what they have saved."""

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def runner() -> ModuleType:
    for needed in ("nbclient", "ipykernel"):
        if importlib.util.find_spec(needed) is None:
            if os.environ.get("COOPERATION_GRAPH_NO_SKIPS"):
                pytest.fail(f"{needed} is not installed")
            pytest.skip(f"{needed} is not installed; it runs the notebooks")
    spec = importlib.util.spec_from_file_location("run_notebooks", ROOT / "scripts" / "run_notebooks.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _outputs(notebook: object) -> list[object]:
    return [cell.get("outputs") for cell in notebook.cells]  # type: ignore[attr-defined]


@pytest.mark.filterwarnings("ignore")  # of the kernel's own libraries
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_prints_what_it_has_saved(path: Path, runner: ModuleType) -> None:
    saved = runner.nbformat.read(path, as_version=4)
    assert _outputs(runner.run(path)) == _outputs(saved)
    assert any(_outputs(saved))


def test_there_is_a_notebook_for_each_typical_study() -> None:
    assert len(NOTEBOOKS) == 3
