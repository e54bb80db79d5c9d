"""Make the SPARQL editor of the query page from npm packages, and gather their licences.

python scripts/editor.py writes cooperation_graph/serve/pages/editor.js and editor.licences.txt; with --check it says
whether they are what the pinned packages give. It needs npm; versions are those of scripts/editor/package-lock.json.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "scripts" / "editor"
BUILD = ROOT / "build" / "editor"
PAGES = ROOT / "cooperation_graph" / "serve" / "pages"
_OPTIONS = (
    "--bundle",
    "--minify",
    "--format=iife",
    "--target=es2022",
    "--charset=utf8",
    "--legal-comments=none",
    "--log-level=error",
)
_HEAD = "/* CodeMirror 6 with its SPARQL mode; made by scripts/editor.py; licences: editor.licences.txt */\n"


def files() -> dict[Path, str]:
    """Return what each file that is made here should hold."""
    BUILD.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", "editor.js"):
        shutil.copy(SOURCE / name, BUILD / name)
    _run("npm", "ci", "--ignore-scripts", "--silent", "--no-audit", "--no-fund")
    _run("node_modules/.bin/esbuild", "editor.js", *_OPTIONS, "--outfile=made.js", "--metafile=inputs.json")
    script = (BUILD / "made.js").read_text(encoding="utf-8")
    return {PAGES / "editor.js": _HEAD + script, PAGES / "editor.licences.txt": _licences()}


def _licences() -> str:
    """Return the licence of each package that the script holds a part of."""
    inputs = json.loads((BUILD / "inputs.json").read_text(encoding="utf-8"))["inputs"]
    folders = sorted({_package(name) for name in inputs if name.startswith("node_modules/")})
    return "\n".join(map(_licence, folders))


def _package(file: str) -> str:
    """Return the package of a file: node_modules/@codemirror/view/dist/index.js is of @codemirror/view."""
    parts = file.split("/")
    return "/".join(parts[1:3] if parts[1].startswith("@") else parts[1:2])


def _licence(package: str) -> str:
    folder = BUILD / "node_modules" / package
    about = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    text = (folder / "LICENSE").read_text(encoding="utf-8").strip()
    return f"{package} {about['version']} ({about['license']})\n\n{text}\n\n{'-' * 72}\n"


def _run(*command: str) -> None:
    subprocess.run(command, cwd=BUILD, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  # our own words


def main() -> None:
    """Write the files, or with --check say which differ."""
    made = files()
    if "--check" in sys.argv:
        wrong = [path.name for path, content in made.items() if path.read_text(encoding="utf-8") != content]
        sys.exit(f"not what scripts/editor.py makes: {', '.join(wrong)}" if wrong else 0)
    for path, content in made.items():
        path.write_text(content, encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
