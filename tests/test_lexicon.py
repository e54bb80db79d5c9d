"""Each file of data/lexicon is read by typed rows, says where each row comes from, and each example is found."""

import ast
import csv
import importlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cooperation_graph import reasons
from cooperation_graph.extract import extract
from cooperation_graph.lexicon import rows
from cooperation_graph.model import Found, Outline
from cooperation_graph.resources import resource
from cooperation_graph.structure import outline
from cooperation_graph.text import View, clean
from cooperation_graph.words import Force, Role, SectionKind, TimeKind

PACKAGE = Path(__file__).parent.parent / "cooperation_graph"
FILES = sorted(path.stem for path in resource("data/lexicon").glob("*.csv"))
Row = dict[str, str]

# what a row is known by, where its first column alone may repeat
KEYS: dict[str, tuple[str, ...]] = {
    "clause_words": ("word", "role"),
    "collective_words": ("word", "use"),
    "division_homonyms": ("word", "use"),
    "divisions": ("code", "name", "valid_from"),
    "list_words": ("word", "use"),
    "name_heads": ("word", "kind"),
    "name_stops": ("word", "use"),
    "population_words": ("word", "use"),
    "reorganisations": ("place", "day", "from_id", "to_id"),
    "role_parts": ("word", "part"),
    "role_words": ("word", "use"),
}
# tables of things and of pairs, in which no row is a word of a text
NO_EXAMPLES = {"divisions", "glossary", "reasons", "traditional"}
# rows that are known by a code and not by a word
CODED = {"departments", "reorganisations"}


def table(name: str) -> list[Row]:
    with (resource("data/lexicon") / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def typed() -> Iterator[tuple[str, str, str]]:
    """Yield file, module and class of each call of `rows` in the package."""
    for path in sorted(PACKAGE.rglob("*.py")):
        module = ".".join(("cooperation_graph", *path.relative_to(PACKAGE).with_suffix("").parts))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "rows":
                match node.args:
                    case [ast.Constant(value=str(name)), ast.Name(id=kind)] if name in FILES:
                        yield name, module.removesuffix(".__init__"), kind


@pytest.mark.parametrize(("name", "module", "kind"), sorted(set(typed())))
def test_a_file_is_read_through_its_typed_rows(name: str, module: str, kind: str) -> None:
    assert len(rows(name, getattr(importlib.import_module(module), kind))) == len(table(name))


def test_no_file_is_unused() -> None:
    # divisions are read by places.py for speed, stops and fields by a loop, the glossary by the page
    others = {"divisions", "division_homonyms", "glossary", "name_stops", "body_fields"}
    assert {name for name, _, _ in typed()} | others == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_no_two_rows_are_the_same_and_each_has_a_source(name: str) -> None:
    found = table(name)
    keys = [tuple(row[column] for column in KEYS.get(name, tuple(found[0])[:1])) for row in found]
    assert sorted(set(keys)) == sorted(keys)
    assert [row for row in found if not row["source"]] == []


@pytest.mark.parametrize("name", sorted(set(FILES) - NO_EXAMPLES))
def test_each_row_has_an_example_with_its_word(name: str) -> None:
    found = table(name)
    word = next(iter(found[0]))
    assert [row for row in found if not row["example"]] == []
    if name not in CODED:
        assert [row for row in found if row[word] not in "".join(row["example"].split())] == []


# columns that hold one of few words
CLOSED = {
    ("citation_relations", "relation"): {"basedOn", "carriesOut", "cites"},
    ("clause_words", "force"): {"", *Force},
    ("role_words", "role"): {"", *Role},
    ("section_kinds", "kind"): set(SectionKind),
    ("table_headers", "column"): {*Role, "number", "task", "person", "time", "target", "other"},
    ("table_heading_endings", "column"): {"task", "person", "time", "target", "other"},
    ("time_words", "kind"): set(TimeKind),
    ("verbs", "force"): {"", *Force},
}


@pytest.mark.parametrize(("name", "column"), sorted(CLOSED))
def test_a_column_of_few_words_holds_no_other(name: str, column: str) -> None:
    assert {row[column] for row in table(name)} <= CLOSED[name, column]


def test_the_readme_describes_every_file_with_its_columns() -> None:
    described = re.findall(
        r"^\| (\w+)\.csv \| ([^|]+) \|", (resource("data/lexicon/README.md")).read_text("utf-8"), re.MULTILINE
    )
    assert sorted((name, columns.strip()) for name, columns in described) == [
        (name, ", ".join(table(name)[0])) for name in FILES
    ]


Seen = tuple[View, Outline, Found]


def seen(text: str) -> Seen:
    view = clean(text)
    parts = outline(view)
    return view, parts, extract(view, parts)


def in_task(words: str) -> Seen:
    return seen(f"云政发〔2021〕1号\n一、任务\n（一）工作。{words}。\n")


def is_false_friend(row: Row) -> bool:
    _, _, found = in_task(row["example"])
    return not found.responsibilities and row["reason"] in [each.reason for each in found.unparsed]


def gives_its_role(row: Row) -> bool:
    both = (in_task(row["example"]), seen(f"一、任务\n（一）工作。\n（{row['example']}）\n"))
    return any(
        row["word"] in part.role_word and row["role"] in ("", part.role.value)
        for _, _, found in both
        for part in found.responsibilities
    )


def is_time(word: str, before: str = "") -> Callable[[Row], bool]:
    def found(row: Row) -> bool:
        view, _, told = in_task(before + row["example"])
        return any(row[word] in view.read(each.span) for each in told.times)

    return found


def is_target(word: str, before: str = "", after: str = "") -> Callable[[Row], bool]:
    def found(row: Row) -> bool:
        view, _, told = in_task(before + row["example"] + after)
        return any(row[word] in view.read(each.span) for each in told.targets)

    return found


def is_group(row: Row) -> bool:
    view, _, told = in_task(row["example"])
    return any(row["word"] in view.read(each.span) for each in told.mentions)


def gives_its_relation(row: Row) -> bool:
    _, _, told = seen(f"云川市人民政府关于修路的通知\n{row['example']}，制定本方案。\n一、任务\n")
    return row["relation"] in [each.relation for each in told.citations]


def is_label(row: Row) -> bool:
    return row["label"] in [label for label, _ in outline(clean(row["example"] + "\n")).masthead.labelled]


def tells_its_kind(row: Row) -> bool:
    heading = re.sub("^（?[一二三四五六七八九十]+[、）]|^第.章 ", "", row["example"])
    parts = outline(clean(f"一、{heading}\n（一）工作。抓好落实。\n（二）修路。修好路。\n二、其他\n")).sections
    return parts[0].kind.value == row["kind"]


RULES: dict[str, Callable[[Row], bool]] = {
    "false_friends": is_false_friend,
    "role_words": gives_its_role,
    "time_words": is_time("word"),
    "plan_periods": is_time("name"),
    "seasons": is_time("name", before="每年"),
    "comparators": is_target("word"),
    "units": is_target("unit", before="达到", after="以上"),
    "collective_words": is_group,
    "citation_relations": gives_its_relation,
    "masthead_labels": is_label,
    "section_kinds": tells_its_kind,
}


@pytest.mark.parametrize("name", sorted(RULES))
def test_each_example_is_found_by_the_rule_that_it_belongs_to(name: str) -> None:
    assert [row["example"] for row in table(name) if not RULES[name](row)] == []


# a reason in the code is the first words of a call, or of a value that is handed on as one
GIVEN = re.compile(r'(?:because|told)\(\s*"([^"]+)"')


def test_every_reason_in_the_code_is_said_in_both_languages() -> None:
    given = {text for path in PACKAGE.rglob("*.py") for text in GIVEN.findall(path.read_text(encoding="utf-8"))}
    assert len(given) > 15
    assert given | {row["reason"] for row in table("false_friends")} - reasons.known() <= reasons.known()
    for row in table("reasons"):
        assert reasons.fields(row["en"]) == reasons.fields(row["zh"])


def test_what_is_not_understood_has_its_reason_in_both_languages() -> None:
    told = {
        each.reason
        for path in sorted(resource("data/notices").glob("*.txt"))
        for each in seen(path.read_text(encoding="utf-8"))[2].unparsed
    }
    assert told <= reasons.known()
