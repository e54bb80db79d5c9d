"""Rows of tables: 序号 | 工作任务 | 牵头领导 | 牵头单位 | 责任单位, a merged cell standing for the one above."""

from collections.abc import Iterator

from msgspec.structs import replace

from ...model import Outline, Role, Span, Table
from ...text import View
from .clause import parse, under, without_stump
from .cues import note_role
from .lines import Line, Rejected, Spans

_ROLES = {role.value: role for role in Role}


def cells(view: View, outline: Outline, _taken: Spans) -> Iterator[Line | Rejected]:
    """Yield the cells that name who answers for a row."""
    for table in outline.tables:
        if any(each in _ROLES for each in table.columns):
            yield from _table(view, table)


def _table(view: View, table: Table) -> Iterator[Line | Rejected]:
    columns = [at for at, each in enumerate(table.columns) if each in _ROLES or each == "person"]
    above: dict[int, Span] = {}
    for number, row in enumerate(table.rows):
        path = table.paths[number] if number < len(table.paths) else None
        filled = {at for at in columns if at < len(row) and row[at].start < row[at].end}
        for at in columns:
            if at in filled:
                above[at] = row[at]
            elif at not in above or not _goes_on(table, at, filled):
                continue
            yield from _cell(view, table, at, above[at], path)


def _goes_on(table: Table, at: int, filled: set[int]) -> bool:
    """Return whether an empty cell repeats the one above it: a row with a lead of its own may have no supporters."""
    if not table.merges:
        return False
    if table.columns[at] in (Role.LEAD, "person"):
        return True
    return not any(table.columns[each] in _ROLES for each in filled)


def _cell(view: View, table: Table, at: int, span: Span, path: str | None) -> Iterator[Line | Rejected]:
    start, end = view.locate(span)
    heading = view.locate(table.header[at]) if at < len(table.header) else None
    kind = table.columns[at]
    person = kind == "person"
    word = view.text[slice(*heading)].strip() if heading else ""
    role = _person_role(word) if person else _ROLES[kind]
    line, reason = (None, "") if person else parse(view.text, start, end)
    if line is None:
        line, reason = under(view.text, (start, end), role, heading, person=person)
    if line is None:
        yield Rejected(start, end, reason)
        return
    if end >= len(view.text.rstrip()) and (cut := without_stump(view.text, line)):
        line = cut
    elif end >= len(view.text.rstrip()):
        return
    named = tuple(replace(each, path=path) for each in line.named)
    yield replace(line, kind="cell", named=named)


def _person_role(word: str) -> Role:
    """Return the role of the post that heads a column: 牵头领导 leads, 责任人 is responsible."""
    try:
        return note_role(word)
    except ValueError:
        return Role.RESPONSIBLE
