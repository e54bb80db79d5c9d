"""A PDF that unfolds to gigabytes, or never ends, is given up, and its reader with it."""

import resource
import time
import zlib

import pytest

from cooperation_graph.errors import InputError
from cooperation_graph.read import pdf
from cooperation_graph.read.pdf import pdf_blocks

pytest.importorskip("pdfplumber", reason="the extra pdf is not installed")

MEGABYTE = 2**20


def deflated(piece: bytes, times: int) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join([*(packer.compress(piece) for _ in range(times)), packer.flush()])


def one_page(content: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    """Return a PDF of one page with this content."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter %s>>\nstream\n%s\nendstream" % (len(content), filters, content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    file, offsets = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return b"%s%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (file, table, len(file))


def test_the_page_that_the_bombs_are_built_on_is_read() -> None:
    content = zlib.compress(b"BT /F1 9 Tf 10 700 Td (all is well) Tj ET")
    assert [block.text for block in pdf_blocks("a.pdf", one_page(content))] == ["all is well"]


@pytest.mark.parametrize(
    ("content", "filters"),
    [
        (deflated(b" " * MEGABYTE, 2048), b"/FlateDecode"),
        (zlib.compress(deflated(b" " * MEGABYTE, 2048), 9), b"[/FlateDecode/FlateDecode]"),
    ],
    ids=["two gigabytes", "packed twice"],
)
def test_a_pdf_that_unfolds_to_gigabytes_is_refused_within_the_memory_of_its_process(
    content: bytes, filters: bytes
) -> None:
    bomb = one_page(content, filters)
    assert len(bomb) < 3 * MEGABYTE
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(InputError, match="takes more than 1 GB"):
        pdf_blocks("bomb.pdf", bomb)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 * 1024


@pytest.mark.parametrize(
    "content",
    [deflated(b"0 0 m 1 1 l S " * 70_000, 60), deflated(b"[" * MEGABYTE, 60), deflated(b"<<" * MEGABYTE, 6)],
    ids=["lines without end", "deep lists", "deep dictionaries"],
)
def test_a_pdf_that_takes_for_ever_is_given_up_with_its_process(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "_SECONDS", 3)
    bomb = one_page(content)
    begin = time.monotonic()
    with pytest.raises(InputError, match="takes longer than 3 s"):
        pdf_blocks("bomb.pdf", bomb)
    assert time.monotonic() - begin < 4.5
