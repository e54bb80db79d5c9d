"""Saved web pages of government sites: the article, without navigation and sharing bars, tables kept."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .blocks import Block, table_rows

_NO_CONTENT = "script, style, noscript, iframe, form, select, button, nav, footer, svg, object, head, input, textarea"
# class="nav-bar", id="share_box": parts of the site, not of the notice
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|share|breadcrumb|crumbs?|footer|copyright|sidebar|toolbar|related|recommend|pagination|"
    r"fontsize|search|login|qrcode|bdshare\w*)(?:$|[\s_-])",
    re.IGNORECASE,
)
# 索引号 | 000014349/2018-00123, 发文字号 | 国办发〔2018〕117号: what the site says about the notice stands beside it
_RECORD = re.compile(r"索\s*引\s*号|发文字号|成文日期|发文机关|文\s*号")
_BLOCKS = frozenset(
    {
        *("p", "div", "section", "article", "main", "header", "body", "center", "pre", "blockquote", "fieldset"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "tr"),
    }
)
_HAN = re.compile("[\u4e00-\u9fff]")
_BREAK_BETWEEN_HAN = re.compile("(?<=[\u3000-\uffee])[ \t]*\r?\n[ \t\r\n]*(?=[\u3000-\uffee])")
_BLANKS = re.compile("[ \t\r\n\f]+")
_COPY = 5  # blocks that must repeat before a half counts as a copy
_MOST = 0.8  # the article holds at least this share of the page's own text


def html_blocks(text: str) -> list[Block]:
    """Return the article of a page as blocks: title, the site's record of it, paragraphs, table rows."""
    tree = LexborHTMLParser(text)
    title = _title(tree)
    for node in tree.css(_NO_CONTENT):
        node.decompose()
    body = tree.body
    if body is None:
        return []
    for node in body.css("[class], [id]"):
        names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
        if _FURNITURE.search(names) and _own_text(node) < _MOST * _own_text(body):
            node.decompose()
    article = _article(body)
    blocks = list(_record(body, article)) + _once(_content(article))
    seen = "".join(block.text for block in blocks)[:2000]
    if title and _squeezed(title) not in _squeezed(seen):
        blocks.insert(0, Block(title, "title"))
    return blocks


def _once(blocks: list[Block]) -> list[Block]:
    """Return the blocks without a second copy of the whole article (pages keep one for print or for phones)."""
    half = len(blocks) // 2
    texts = [block.text for block in blocks]
    return blocks[:half] if half > _COPY and texts[:half] == texts[half:] else blocks


def _title(tree: LexborHTMLParser) -> str | None:
    """Return the heading or declared title of the article."""
    for selector in ('meta[name="ArticleTitle" i]', "h1"):
        node = tree.css_first(selector)
        if node is not None:
            value = node.attributes.get("content") if node.tag == "meta" else node.text()
            if value and _HAN.search(value):
                return _flat(value)
    return None


def _own_text(node: LexborNode) -> int:
    """Return the number of Chinese characters outside links."""
    linked = sum(len(_HAN.findall(link.text())) for link in node.css("a"))
    return len(_HAN.findall(node.text())) - linked


def _article(body: LexborNode) -> LexborNode:
    """Return the smallest element that still holds most of the page's own text."""
    node, whole = body, _own_text(body)
    while True:
        children = [child for child in node.iter() if child.tag not in ("p", "table", "tbody", "tr", "span")]
        inside = [child for child in node.iter() if child.tag in ("table", "tbody", "tr")]
        best = max(children + inside, key=_own_text, default=None)
        if best is None or _own_text(best) < _MOST * whole:
            return node
        node = best


def _record(body: LexborNode, article: LexborNode) -> Iterator[Block]:
    """Yield the rows of a small table beside the article that holds number, date and title."""
    for number, table in enumerate(body.css("table"), 1):
        text = table.text()
        if len(text) < 1500 and _RECORD.search(text) and table.mem_id not in {n.mem_id for n in article.css("table")}:
            for row in table.css("tr"):
                cells = [cell for cell in (_flat(cell.text()) for cell in row.css("td, th")) if cell]
                for line in _labelled(cells):
                    yield Block(line, f"record {number}")


def _labelled(cells: list[str]) -> Iterator[str]:
    """Yield label and value a line, whether they share a cell (文号：赣府发〔2020〕6号) or stand in two."""
    label = ""
    for cell in cells:
        if label or not cell.endswith((":", "：")):
            yield label + cell
            label = ""
        else:
            label = cell


def _content(article: LexborNode) -> list[Block]:
    """Return the blocks of an element in reading order."""
    blocks: list[Block] = []
    line: list[str] = []
    tables = 0

    def _close() -> None:
        text = _flat("".join(line))
        line.clear()
        if text.strip():
            blocks.append(Block(text, f"paragraph {len(blocks) + 1}"))

    # an explicit stack: a hostile page nests deeper than Python may recurse
    stack: list[LexborNode | None] = [article]
    while stack:
        node = stack.pop()
        if node is None or node.tag == "br":
            _close()
        elif node.tag == "-text":
            line.append(_BREAK_BETWEEN_HAN.sub("", node.text(deep=False)))
        elif node.tag == "table" and _is_grid(node):
            _close()
            tables += 1
            blocks.extend(table_rows(_grid(node), tables))
        else:
            if node.tag in ("td", "th"):
                line.append("\t" if line else "")
            block = node.tag in _BLOCKS and not (node.tag in ("p", "div") and _inside_cell(node))
            if block:
                _close()
                stack.append(None)
            stack.extend(reversed(list(node.iter(include_text=True))))
    _close()
    return blocks


def _is_grid(table: LexborNode) -> bool:
    """Return whether a table holds rows of several cells (pages also use tables for their layout)."""
    rows = [len(row.css("td, th")) for row in table.css("tr")]
    return len(rows) > 1 and sum(count > 1 for count in rows) * 2 > len(rows) and not table.css("table table")


def _inside_cell(node: LexborNode) -> bool:
    return node.parent is not None and node.parent.tag in ("td", "th") and len(node.parent.css("p, div")) == 1


def _grid(table: LexborNode) -> Iterator[list[str]]:
    """Yield the cells of each row; a cell that a rowspan or colspan covers is empty."""
    covered: dict[int, int] = {}  # column → rows still covered from above
    for row in table.css("tr"):
        cells: list[str] = []
        for cell in row.css("td, th"):
            while covered.get(len(cells), 0) > 0:
                covered[len(cells)] -= 1
                cells.append("")
            down, across = _number(cell, "rowspan"), _number(cell, "colspan")
            for column in range(len(cells), len(cells) + across):
                covered[column] = down - 1
            cells.append(_flat(cell.text(separator="")))
            cells.extend([""] * (across - 1))
        while covered.get(len(cells), 0) > 0:
            covered[len(cells)] -= 1
            cells.append("")
        yield cells


def _number(cell: LexborNode, name: str) -> int:
    value = cell.attributes.get(name) or "1"
    return min(int(value), 1000) if value.isascii() and value.isdigit() and value != "0" else 1


def _flat(text: str) -> str:
    return _BLANKS.sub(lambda blank: "\t" if blank.group() == "\t" else " ", _BREAK_BETWEEN_HAN.sub("", text)).strip(
        " "
    )


def _squeezed(text: str) -> str:
    return "".join(text.split())
