"""The same commands against other engines: what a folder answers, an endpoint answers too."""

import contextlib
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn

import pytest

from cooperation_graph.cli.endpoints import in_place_of_dataset
from cooperation_graph.dataset import Dataset
from cooperation_graph.dataset.combined import graph_of
from cooperation_graph.dataset.endpoint import Endpoint
from cooperation_graph.errors import DatasetError, UsageError
from cooperation_graph.sparql import run

BODY = "沈阳市发展和改革委员会"


@pytest.fixture(scope="module")
def oxigraph(
    two_notices_folder: Path, tmp_path_factory: pytest.TempPathFactory, ports: SimpleNamespace
) -> Iterator[str]:
    """Serve two notices with the server of the oxigraph wheel."""
    program = Path(sys.executable).with_name("oxigraph")
    if not program.exists():
        _absent("the oxigraph wheel is not installed: pip install oxigraph")
    place, port = str(tmp_path_factory.mktemp("oxigraph")), ports.free()
    load = [str(program), "load", "--location", place, "--file", str(two_notices_folder / "graph.nq")]
    subprocess.run(load, check=True, capture_output=True)
    command = [str(program), "serve-read-only", "--location", place, "--bind", f"127.0.0.1:{port}"]
    with _running(command):
        ports.wait_for(port)
        yield f"http://127.0.0.1:{port}/query"


@pytest.fixture(scope="module")
def virtuoso(
    two_notices_folder: Path, tmp_path_factory: pytest.TempPathFactory, ports: SimpleNamespace
) -> Iterator[str]:
    """Serve two notices with Virtuoso: the facts in a graph of their own, for its default graph is the union."""
    if not shutil.which("virtuoso-t") or not shutil.which("isql-vt"):
        _absent("Virtuoso is not installed: apt-get install virtuoso-opensource-7")
    folder = tmp_path_factory.mktemp("virtuoso")
    port, sql = ports.free(), ports.free()
    (folder / "virtuoso.ini").write_text(INI.format(folder=folder, port=port, sql=sql))
    # not facts.ttl: Virtuoso 7.2.5 keeps the backslashes of id:commitment\/…
    parts = {False: "", True: ""}
    for line in (two_notices_folder / "graph.nq").read_text(encoding="utf-8").splitlines(keepends=True):
        parts[bool(graph_of(line))] += line
    facts, evidence = folder / "facts.nt", folder / "evidence.nq"
    facts.write_text(parts[False], encoding="utf-8")
    evidence.write_text(parts[True], encoding="utf-8")
    with _running(
        [str(shutil.which("virtuoso-t")), "+foreground", "+configfile", str(folder / "virtuoso.ini")], folder
    ):
        ports.wait_for(port, 60)
        ports.wait_for(sql)
        script = f"DB.DBA.TTLP_MT(file_to_string_output('{facts}'), '', '{FACTS}', 0);\n"
        script += f"DB.DBA.TTLP_MT(file_to_string_output('{evidence}'), '', 'urn:rest', 512);\n"
        script += "checkpoint;\n"
        command = [str(shutil.which("isql-vt")), str(sql), "dba", "dba", "VERBOSE=OFF"]
        done = subprocess.run(command, input=script, text=True, capture_output=True, check=True)
        assert "Error" not in done.stdout + done.stderr
        yield f"http://127.0.0.1:{port}/sparql?default-graph-uri={FACTS}"


FACTS = "urn:facts"
INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{port}
[SPARQL]
ResultSetMaxRows = 1000000
"""


def _absent(reason: str) -> NoReturn:
    """Skip, or where nothing may be skipped, fail."""
    (pytest.fail if os.environ.get("COOPERATION_GRAPH_NO_SKIPS") else pytest.skip)(reason)


@contextlib.contextmanager
def _running(command: list[str], folder: Path | None = None) -> Iterator[None]:
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)
    try:
        yield
    finally:
        server.terminate()
        server.wait(30)


@pytest.fixture(params=["served", "oxigraph", "virtuoso"])
def address(request: pytest.FixtureRequest) -> str:
    """The address of an engine that holds the two notices."""
    return f"{request.getfixturevalue(request.param)}{'/sparql' if request.param == 'served' else ''}"


COMMANDS = (
    ("leads", "DATASET"),
    ("leads", "DATASET", "--body", BODY, "--evidence"),
    ("show", "DATASET", BODY),
    ("ask", "DATASET", "leads"),
    ("ask", "DATASET", "duties", f"body={BODY}"),
    ("sparql", "DATASET", "SELECT ?task ?body { ?task cg:ledBy ?body } ORDER BY ?task ?body"),
    ("network", "centrality", "DATASET"),
    ("network", "dependencies", "DATASET", "--of", BODY),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:2]))
def test_a_command_answers_as_it_does_from_the_folder(
    call: Callable[..., tuple[int, str, str]], two_notices_folder: Path, address: str, command: tuple[str, ...]
) -> None:
    code, expected, _ = call(*(str(two_notices_folder) if part == "DATASET" else part for part in command))
    assert code == 0
    code, actual, said = call(*(part for part in command if part != "DATASET"), "--endpoint", address)
    assert (code, sorted(actual.splitlines())) == (0, sorted(expected.splitlines())), said


def test_every_named_question_has_the_same_answer_from_another_engine(oxigraph: str, two_notices: Dataset) -> None:
    store = Endpoint(oxigraph).store
    for each in two_notices.questions():
        there, here = run(store, each.sparql), two_notices.query(each.sparql)  # type: ignore[arg-type]  # it asks alike
        assert (each.name, there.columns, sorted(map(str, there))) == (each.name, here.columns, sorted(map(str, here)))


def test_what_is_asked_about_goes_in_as_a_term(oxigraph: str) -> None:
    store = Endpoint(oxigraph).store
    query = "SELECT ?body ?task { ?task cg:ledBy ?body }"
    iri = "https://w3id.org/cooperation-graph/id/org/210100/发改委"
    assert len(run(store, query, {"body": iri})) == 1  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="is no IRI"):
        run(store, query, {"body": "x> } INSERT DATA { <u:a> <u:b> <u:c"})  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="SERVICE"):
        run(store, "SELECT * { SERVICE <u:x> { ?s ?p ?o } }")  # type: ignore[arg-type]


@contextlib.contextmanager
def answering(status: int, content: bytes, headers: dict[str, str], length: int | None = None) -> Iterator[str]:
    """Run a server that gives one answer to everything."""

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content) if length is None else length))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/sparql"
        finally:
            server.shutdown()
            thread.join()


JSON = {"Content-Type": "application/sparql-results+json"}
WHOLE = b'{"head": {"vars": ["a"]}, "results": {"bindings": [{"a": {"type": "literal", "value": "x"}}]}}'


@pytest.mark.parametrize(
    ("status", "content", "headers", "length", "reason"),
    [
        (200, WHOLE[:-5], JSON, None, "broke off"),
        (200, WHOLE, JSON, len(WHOLE) + 10, "broke off"),
        (200, b"<html>Hello</html>", {"Content-Type": "text/html"}, None, "broke off"),
        (200, WHOLE, JSON | {"X-SQL-State": "S1TAT"}, None, "not whole"),
        (429, b"later", {"Retry-After": "7"}, None, "try again in 7 s"),
        (503, b"too long", {}, None, "503: too long"),
    ],
)
def test_a_part_of_an_answer_is_none(
    status: int, content: bytes, headers: dict[str, str], length: int | None, reason: str
) -> None:
    with answering(status, content, headers, length) as address, pytest.raises(DatasetError, match=reason):
        run(Endpoint(address).store, "SELECT ?a { ?a ?b ?c }")  # type: ignore[arg-type]


def test_an_endpoint_that_is_not_there_or_none_is_told_in_one_line(
    call: Callable[..., tuple[int, str, str]], ports: SimpleNamespace
) -> None:
    code, _, said = call("leads", "--endpoint", f"http://127.0.0.1:{ports.free()}/sparql")
    assert (code, said.count("\n")) == (3, 1)
    assert "is the server running?" in said
    code, _, said = call("leads", "--endpoint", "file:///etc/passwd")
    assert (code, "http or https" in said) == (2, True)
    code, _, said = call("build", "--endpoint", "http://127.0.0.1/")
    assert (code, "goes with" in said) == (2, True)


def test_an_endpoint_that_does_not_answer_in_time_is_told() -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises(DatasetError, match=r"no answer within|timed out"):
            Endpoint(address, seconds=0.3).asked("ASK {}")


def test_the_address_stands_where_the_dataset_does() -> None:
    assert in_place_of_dataset(["leads", "graph"]) == ["leads", "graph"]
    assert in_place_of_dataset(["--lang", "zh", "show", "市发改委", "--endpoint", "http://h/"])[2:] == [
        "show",
        "endpoint:http%3A%2F%2Fh%2F",
        "市发改委",
    ]
