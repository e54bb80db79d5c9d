"""The command line as people meet it: in this process where that shows the same, in processes where it does not."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cooperation_graph import __version__
from cooperation_graph.cli.commands import COMMANDS, load
from cooperation_graph.cli.help_zh import COMMANDS as COMMANDS_ZH
from cooperation_graph.cli.help_zh import OPTIONS as OPTIONS_ZH
from cooperation_graph.cli.help_zh import option_name
from cooperation_graph.cli.language import choose_language
from cooperation_graph.cli.messages import MESSAGES
from cooperation_graph.dataset import Dataset
from cooperation_graph.resources import resource

Call = Callable[..., tuple[int, str, str]]


def parts() -> list[tuple[str, object]]:
    """Return every command and subcommand by its full name."""
    choose_language([], {})
    found: list[tuple[str, object]] = []
    for top in COMMANDS:
        command = load(top)
        found.append((top, command))
        found += [(f"{top} {inner}", part) for inner, part in getattr(command, "commands", {}).items()]
    return found


def test_version(call: Call) -> None:
    assert call("--version") == (0, f"cooperation-graph {__version__}\n", "")


@pytest.mark.parametrize("name", [name for name, _ in parts()])
def test_each_command_says_what_it_does_with_an_example(call: Call, name: str) -> None:
    code, out, _ = call(*name.split(), "--help")

    assert code == 0
    assert f"cooperation-graph {name}" in out.split("Example", 1)[1]


@pytest.mark.parametrize(("name", "command"), parts(), ids=lambda each: each if isinstance(each, str) else "")
def test_each_command_and_option_has_help_in_both_languages(name: str, command: object) -> None:
    assert command.help  # type: ignore[attr-defined]
    assert name in COMMANDS_ZH
    for parameter in command.params:  # type: ignore[attr-defined]
        key = option_name(parameter)
        assert parameter.help, f"{name} {key}"
        assert f"{name} {key}" in OPTIONS_ZH or key in OPTIONS_ZH, f"{name} {key}"


ROOT = {"--help", "--install-completion", "--show-completion", "--version"}


def test_no_chinese_help_is_left_over() -> None:
    known = {name for name, _ in parts()}
    keys = {option_name(each) for _, command in parts() for each in command.params}  # type: ignore[attr-defined]

    assert COMMANDS_ZH.keys() - known - {""} == set()
    assert {key.rpartition(" ")[2] for key in OPTIONS_ZH} - keys - ROOT == set()


def test_messages_take_the_same_values_in_both_languages() -> None:
    fields = {key: [set(re.findall(r"{(\w+)", text)) for text in texts] for key, texts in MESSAGES.items()}

    assert [key for key, (zh, en) in fields.items() if zh != en] == []


def test_leads_in_a_pipe_is_tsv_with_codes(call: Call, shenyang_folder: Path) -> None:
    code, out, err = call("leads", shenyang_folder)
    lines = [line.split("\t") for line in out.splitlines()]

    assert (code, err) == (0, "")
    assert lines[0] == ["task", "heading", "lead", "responsible", "state"]
    assert lines[1][:3] == ["三（一）", "全面贯彻实施《沈阜产业经济带发展规划》", "市发改委"]
    assert lines[8][4] == "truncated"


def test_facts_alone_answer_like_everything(shenyang: Dataset) -> None:
    from cooperation_graph.cli.asking import Quads
    from cooperation_graph.query import leads

    assert leads(Quads(shenyang.facts)) == leads(shenyang)


def test_words_are_of_the_language_that_is_asked_for(call: Call, shenyang_folder: Path) -> None:
    assert "原文截断" in call("leads", shenyang_folder, "--lang", "zh", "--format", "md")[1]
    assert "text breaks off" in call("--lang", "en", "leads", shenyang_folder, "--format", "md")[1]


def test_the_locale_gives_the_language(call: Call, shenyang_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")

    assert "牵头" in call("leads", shenyang_folder, "--format", "csv")[1].splitlines()[0]


def test_several_notices_get_a_column(call: Call, two_notices_folder: Path) -> None:
    lines = call("leads", two_notices_folder)[1].splitlines()

    assert lines[0].split("\t")[0] == "notice"
    assert len(call("leads", two_notices_folder, "--notice", "云政发[2016]8号")[1].splitlines()) < len(lines)


def test_evidence_has_quotation_and_offsets(call: Call, shenyang_folder: Path) -> None:
    _, out, err = call(
        "leads", shenyang_folder, "--evidence", "--body", "市旅游局", "--role", "牵头", "--format", "json"
    )
    (first, *_) = json.loads(out)

    assert (first["quotation"], first["start"], first["end"]) == ("市旅游局", 1900, 1904)
    assert "市旅游局" in err


def test_how_a_name_was_matched_is_said_beside_the_answer(call: Call, shenyang_folder: Path) -> None:
    code, _, err = call("show", shenyang_folder, "劳动力转移")

    assert code == 0
    assert "words of the task" in err


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["leeds", "."], 2, "did you mean leads?"),
        (["leads"], 2, "DATASET"),
        (["leads", "{data}", "--rolle", "x"], 2, "--role"),
        (["leads", "{data}", "--role", "boss"], 2, "lead | responsible"),
        (["leads", "{data}", "--format", "xml"], 2, "table, tsv, csv, json, md"),
        (["leads", "{data}", "--lang", "fr"], 2, "zh | en"),
        (["leads", "{data}", "--body", "市旅旅局"], 4, "did you mean"),
        (["leads", "{data}", "--body", "市旅游局", "--role", "support"], 4, "nothing answers"),
        (["leads", "{data}", "--notice", "沈政发〔2010〕1号"], 4, "沈政发〔2009〕1号"),
        (["leads", "/no/such/folder"], 3, "/no/such/folder"),
        (["show", "{data}", "月球"], 4, "月球"),
        (["gaps", "{data}", "--kind", "truncate"], 2, "did you mean truncated"),
        (["ask", "{data}", "leed"], 2, "did you mean"),
        (["ask", "{data}", "duties", "boddy=x"], 2, "body"),
        (["sparql", "{data}", "SELECT {"], 2, "SPARQL"),
        (["sparql", "{data}", "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }"], 2, "SERVICE"),
        (["sparql", "{data}", "no-such-file.rq"], 3, "no-such-file.rq"),
        (["network", "impact", "{data}", "月球"], 4, "月球"),
        (["export", "{data}", "--format", "tutle"], 2, "did you mean turtle"),
        (["export", "{data}", "-o", "x.docx"], 2, "xlsx"),
        (["cite", "{data}"], 2, "--verify"),
        (["extract", "/no/such/file.txt"], 3, "/no/such/file.txt"),
        (["build", "/no/such/file.txt", "--out", "{new}"], 3, "/no/such/file.txt"),
        (["build", "/dev/null", "--out", "{new}"], 3, "no regular file"),
    ],
)
def test_whatever_goes_wrong_is_one_line_and_a_code(
    call: Call, shenyang_folder: Path, tmp_path: Path, arguments: list[str], code: int, says: str
) -> None:
    given = [each.replace("{data}", str(shenyang_folder)).replace("{new}", str(tmp_path / "new")) for each in arguments]
    got, out, err = call(*given)
    last = err.splitlines()[-1]

    assert (got, out) == (code, "")
    assert says in last
    assert "Traceback" not in err


def test_the_program_says_in_chinese_what_it_is_for(call: Call) -> None:
    _, out, _ = call("--lang", "zh", "--help")

    assert "谁须为谁做什么" in out
    assert "显示谁牵头什么\n" in out


def test_no_arguments_at_all_is_the_help(call: Call) -> None:
    code, _, err = call()

    assert code == 2
    assert "demo" in err


def test_build_passes_over_what_it_cannot_read_and_says_so(call: Call, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(resource("data/notices/01-yunchuan-baseline.txt").read_bytes())
    (tmp_path / "in" / "b.txt").write_bytes(b"")
    code, out, err = call("build", tmp_path / "in", "--out", tmp_path / "out")

    assert code == 1
    assert "added" in out
    assert "b.txt" in err


def test_the_same_notice_twice_changes_nothing(call: Call, tmp_path: Path) -> None:
    notice = resource("data/notices/01-yunchuan-baseline.txt")
    call("build", notice, "--out", tmp_path)
    before = (tmp_path / "graph.nq").read_bytes()

    assert call("build", notice, "--out", tmp_path)[1].splitlines()[1].startswith("unchanged")
    assert (tmp_path / "graph.nq").read_bytes() == before


def test_a_notice_is_answered_on_the_spot(call: Call) -> None:
    assert "市教育局" in call("leads", resource("data/notices/01-yunchuan-baseline.txt"))[1]


def test_demo_shows_the_leads_and_writes_graph_page_and_calendar(call: Call, tmp_path: Path) -> None:
    code, out, _ = call("demo", "--out", tmp_path / "demo")

    assert code == 0
    assert "市发改委" in out
    assert {"graph.trig", "facts.ttl", "page.html", "calendar.ics"} <= {
        each.name for each in (tmp_path / "demo").iterdir()
    }


def test_questions_are_listed_and_answered(call: Call, shenyang_folder: Path) -> None:
    assert "Who leads each commitment?" in call("ask", shenyang_folder)[1]
    assert "谁" in call("ask", shenyang_folder, "--lang", "zh")[1]
    code, out, err = call("ask", shenyang_folder, "leads")

    assert (code, "市发改委" in out, "Who leads" in err) == (0, True, True)


def test_a_question_is_asked_of_one_body(call: Call, shenyang_folder: Path) -> None:
    _, out, _ = call("ask", shenyang_folder, "duties", "body=市发改委", "--format", "json")

    assert len(json.loads(out)) == 2


def test_sparql_from_text_file_and_standard_input(call: Call, shenyang_folder: Path, tmp_path: Path) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?task cg:ledBy ?body }"
    (tmp_path / "q.rq").write_text(query)
    piped = subprocess.run(
        [sys.executable, "-m", "cooperation_graph", "sparql", shenyang_folder, "-"],
        input=query.encode(), capture_output=True, check=True,
    )  # fmt: skip

    assert call("sparql", shenyang_folder, query)[1] == "n\n7\n"
    assert call("sparql", shenyang_folder, tmp_path / "q.rq")[1] == "n\n7\n"
    assert piped.stdout == b"n\n7\n"


@pytest.mark.parametrize("name", ["centrality", "dependencies", "components", "critical"])
def test_each_network_answers(call: Call, shenyang_folder: Path, name: str) -> None:
    code, out, _ = call("network", name, shenyang_folder)

    assert code == 0
    assert "市发改委" in out


@pytest.mark.parametrize("asked", ["network centrality", "network components", "network critical", "leads"])
@pytest.mark.parametrize("format_", ["table", "tsv", "json"])
def test_bodies_of_two_cities_with_one_printed_name_are_told_apart(
    call: Call, two_notices_folder: Path, asked: str, format_: str
) -> None:
    only = ["--collectives"] if "critical" in asked else ["--body", "市教育局"] if asked == "leads" else []
    out = call(*asked.split(), two_notices_folder, *only, "--format", format_)[1]

    assert "沈阳市教育局" in out
    assert "云川市教育局" in out
    assert not re.search("(?<![阳川])市教育局", out)


def test_what_has_no_full_name_is_told_apart_by_its_notice(call: Call, tmp_path: Path) -> None:
    names = ("08-danpu-numbering", "08-danpu-numbering-flat")
    call("build", *(resource(f"data/notices/{name}.txt") for name in names), "--out", tmp_path / "graph")
    out = call("network", "components", tmp_path / "graph")[1]

    assert len(set(re.findall("市财政局（[^）]*sha256-[^）]*））", out))) == 2
    rows = call("leads", tmp_path / "graph", "--format", "tsv")[1].splitlines()[1:]
    assert any("市财政局" in row for row in rows)
    assert not any("市财政局（" in row for row in rows)  # the row says of which notice it is


def test_a_name_that_stands_for_one_body_stays_as_printed(call: Call, shenyang_folder: Path) -> None:
    assert call("network", "components", shenyang_folder)[1].count("市教育局") == 1
    assert "沈阳市教育局" not in call("network", "components", shenyang_folder)[1]


@pytest.mark.parametrize("arguments", ["network --lang zh --help", "network --help --lang zh"])
def test_the_group_of_networks_takes_a_language(call: Call, arguments: str) -> None:
    code, out, _ = call(*arguments.split())

    assert code == 0
    assert "查询单位网络" in out


def test_the_way_is_told_in_the_words_of_the_language_and_to_programs_in_codes(
    call: Call, shenyang_folder: Path
) -> None:
    for options, word in (("zh", "牵头"), ("en", "lead")):
        told = call("network", "impact", shenyang_folder, "市经委", "--format", "md", "--lang", options)[1]
        assert f"-{word}->" in told.replace("\\", "")
    assert "-lead-> 市经委" in call("network", "impact", shenyang_folder, "市经委", "--lang", "zh")[1]


def test_a_name_without_its_language_is_said_to_lack_it(call: Call, shenyang_folder: Path) -> None:
    query = "SELECT ?body {{ ?body rdfs:label {} }}"
    code, _, said = call("sparql", shenyang_folder, query.format("'市发改委'"))
    assert (code, "write '市发改委'@zh" in said) == (4, True)
    assert call("sparql", shenyang_folder, query.format("'市发改委'@zh"))[0] == 0
    assert "@zh" not in call("sparql", shenyang_folder, query.format("'月球'@zh"))[2]


@pytest.mark.parametrize("command", [("rebuild",), ("remove", "沈政发〔2009〕1号")])
def test_a_mistyped_folder_is_not_made(call: Call, tmp_path: Path, command: tuple[str, ...]) -> None:
    name, *rest = command
    code, _, said = call(name, tmp_path / "grahp", *rest)
    assert (code, "no dataset" in said, (tmp_path / "grahp").exists()) == (3, True, False)


def test_what_the_system_says_is_said_in_chinese_too(call: Call, tmp_path: Path, shenyang_folder: Path) -> None:
    for arguments in (("build", tmp_path / "no.txt", "--out", tmp_path), ("sparql", shenyang_folder, "no.rq")):
        assert "没有这个文件或文件夹" in call("--lang", "zh", *arguments)[2]
    (tmp_path / "empty.rq").write_text(" ")
    assert "the query is empty" in call("sparql", shenyang_folder, tmp_path / "empty.rq")[2]


@pytest.mark.parametrize("name", ["", "show", "network", "network impact", "validate"])
def test_the_help_in_chinese_has_no_english_around_it(call: Call, name: str) -> None:
    out = call("--lang", "zh", *name.split(), "--help")[1]
    assert "用法：" in out
    for english in ("Usage", "OPTIONS", "Options:", "Arguments:", "Commands:", "Show this", "required", "default"):
        assert english not in out


def test_a_body_is_asked_for_by_the_name_of_a_body(call: Call, shenyang_folder: Path) -> None:
    code, _, said = call("ask", shenyang_folder, "duties", "body=阜新市")
    assert (code, "nothing here is called" in said) == (4, True)


def test_a_number_that_is_none_gets_the_nearest_one_offered(call: Call, shenyang_folder: Path) -> None:
    for asked, offered in (("三（四", "三（四）"), ("三四", "三（四）"), ("三(二", "三（二）")):
        code, _, said = call("show", shenyang_folder, asked)
        assert (code, f"did you mean {offered}" in said) == (4, True)


def test_impact_and_path_show_the_way(call: Call, shenyang_folder: Path) -> None:
    assert "三（五）" in call("network", "impact", shenyang_folder, "市经委")[1]
    assert "[2406-2410]" in call("network", "path", shenyang_folder, "市教育局", "市经委")[1]


def test_a_dataset_is_listed_emptied_and_made_anew(call: Call, tmp_path: Path) -> None:
    call("build", resource("data/notices/01-yunchuan-baseline.txt"), "--out", tmp_path)

    assert "云政发〔2016〕8号" in call("status", tmp_path)[1]
    (tmp_path / "facts.ttl").write_text("# changed by hand")
    assert call("verify", tmp_path)[:2] == (
        1,
        "where\tproblem\nfacts.ttl\tthe combined file is not as it was written; run: rebuild\n",
    )
    assert call("rebuild", tmp_path)[0] == 0
    assert call("verify", tmp_path)[0] == 0
    assert call("remove", tmp_path, "云政发〔2016〕8号")[0] == 0
    assert call("status", tmp_path)[0] == 4


def test_completion_is_offered_for_the_shell() -> None:
    asked = {"_COOPERATION_GRAPH_COMPLETE": "complete_bash", "COMP_WORDS": "cooperation-graph le", "COMP_CWORD": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "cooperation_graph"], capture_output=True, check=False, env={**os.environ, **asked}
    )

    assert b"leads" in done.stdout


def test_a_short_answer_imports_nothing_heavy(shenyang_folder: Path) -> None:
    code = (
        "import sys; from cooperation_graph.cli import run; run(['leads', sys.argv[1]]);"
        "print([m for m in ('rich', 'rdflib', 'networkx', 'pyshacl', 'pyvis', 'jinja2', 'pandas', 'numpy',"
        "'cooperation_graph.model', 'cooperation_graph.sparql') if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, shenyang_folder], capture_output=True, check=True)

    assert done.stderr.decode().strip() == "[]"
