"""The command line on rubbish, on consoles of other encodings, and with any word in any place."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cooperation_graph.resources import resource

Call = Callable[..., tuple[int, str, str]]


def process(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a process of its own."""
    command = [sys.executable, "-m", "cooperation_graph", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8", **environment}
    )


def test_a_gbk_console_never_stops_the_output(two_notices_folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "rare.txt"
    file.write_text(
        "云川市人民政府关于开展工作的通知\n\n一、工作任务\n\n（一）支持𠮷林县发展😀。\n\n（牵头部门：市𠮷林局）\n"
    )
    for target, format_ in ((two_notices_folder, "table"), *((file, each) for each in ("table", "tsv", "json", "csv"))):
        done = process("leads", target, "--format", format_, PYTHONIOENCODING="gbk", LC_ALL="zh_CN.GBK")
        assert done.returncode == 0, done.stderr.decode("gbk")
        done.stdout.decode("gbk")


def test_help_can_be_printed_on_a_gbk_console() -> None:
    done = process("leads", "--help", PYTHONIOENCODING="gbk", LC_ALL="zh_CN.GBK")

    assert "谁牵头什么" in done.stdout.decode("gbk")


def test_a_reader_that_leaves_is_no_error(shenyang_folder: Path) -> None:
    command = f"{sys.executable} -m cooperation_graph export {shenyang_folder} --format nquads | head -n 1"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, check=False)  # noqa: S607

    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("build", "缺少参数 'FILE|FOLDER…' ("),
        ("leads x --nope", "没有选项 --nope"),
        ("network x", "没有命令 'x' ("),
        ("validate a b c", "多余的参数 (b c)"),
        ("leads x -o", "选项 '-o' 需要一个值"),
    ],
)
def test_the_parser_complains_in_chinese(call: Call, arguments: str, said: str) -> None:
    code, _, complaint = call("--lang", "zh", *arguments.split())

    assert code == 2
    assert said in complaint


WORDS = ("", "%", "a:b c", "http://[::1", "\udc80", "-x", "*" * 3000, "_:b0", "<x>", "'\"", "\n")
PLACES = (
    "W",
    "ask {data} W",
    "ask {data} duties body=W",
    "calendar {data} -o W",
    "cite {data} --verify W",
    "cite {data} W",
    "extract W",
    "gaps {data} --kind W",
    "leads W",
    "leads {data} --body W",
    "leads {data} --format W",
    "leads {data} --lang W",
    "leads {data} --notice W",
    "network path {data} W W",
    "show {data} W",
    "sparql {data} W",
    "status W",
)


@pytest.mark.parametrize("place", PLACES)
def test_no_word_in_any_place_ends_in_a_traceback(
    call: Call, shenyang_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for word in WORDS:
        arguments = [word if each == "W" else each.replace("W", word) for each in place.split()]
        code, _, err = call(*[str(shenyang_folder) if each == "{data}" else each for each in arguments])
        assert code in (0, 2, 3, 4)
        assert "Traceback" not in err
        assert code == 0 or err.strip()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b"\n\n \n"),
        ("binary.txt", bytes(range(256)) * 40),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 100),
        ("broken.docx", b"PK\x03\x04" + b"\0" * 100),
        ("broken.pdf", b"%PDF-1.4 nothing"),
    ],
)
def test_rubbish_is_refused_in_one_line(call: Call, tmp_path: Path, name: str, content: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    code, out, err = call("extract", file)

    assert (code, out) == (3, "")
    assert name in err
    assert len(err.splitlines()) == 1


def test_a_news_article_has_no_leads_and_says_so(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "news.txt"
    file.write_text("本报讯 昨日，云川市举行春季运动会，全市三千名选手参加。\n\n市民王先生说，今年的比赛很精彩。\n")

    assert json.loads(call("extract", file)[1])["commitments"] == []
    assert call("leads", file)[0] == 4


def test_one_line_of_fifty_megabytes_is_refused_at_once(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_bytes("牵头".encode() * 9_000_000)

    assert call("extract", file)[0] == 3


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes among the files there")
@pytest.mark.parametrize("name", ["p.txt", "p"])
def test_a_pipe_nobody_writes_to_is_refused_at_once(call: Call, tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    for arguments in (("leads", tmp_path / name), ("build", tmp_path / name, "--out", tmp_path / "graph")):
        code, _, err = call(*arguments)
        assert (code, "no regular file" in err, len(err.splitlines())) == (3, True, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes among the files there")
def test_a_pipe_in_a_folder_is_passed_over_and_named(call: Call, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    os.mkfifo(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "b.txt").symlink_to("nowhere")
    notice = resource("data/notices/01-yunchuan-baseline.txt")
    (tmp_path / "in" / "c.txt").write_bytes(notice.read_bytes())
    code, out, err = call("build", tmp_path / "in", "--out", tmp_path / "graph")

    assert (code, len(out.splitlines())) == (1, 2)
    assert "a.txt: is no regular file" in err
    assert "b.txt: No such file" in err


@pytest.mark.skipif(not os.path.exists("/dev/stdin"), reason="no such name here")  # noqa: PTH110
def test_the_name_of_standard_input_is_read_though_it_is_a_pipe() -> None:
    text = resource("data/notices/01-yunchuan-baseline.txt").read_bytes()
    command = [sys.executable, "-m", "cooperation_graph", "leads", "/dev/stdin"]

    assert "市教育局" in subprocess.run(command, input=text, capture_output=True, check=False).stdout.decode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_notice_is_read_from_standard_input_in_any_encoding(encoding: str) -> None:
    text = resource("data/notices/01-yunchuan-baseline.txt").read_text("utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "cooperation_graph", "leads", "-"],
        input=text.encode(encoding), capture_output=True, check=False,
    )  # fmt: skip

    assert "市教育局" in done.stdout.decode()


def test_control_characters_in_a_name_do_not_reach_the_terminal(call: Call) -> None:
    _, _, err = call("leads", "/no\x1b[31m/such\nfolder")

    assert "\x1b" not in err
    assert len(err.splitlines()) == 1


def test_a_folder_that_is_no_dataset_says_how_to_make_one(call: Call, tmp_path: Path) -> None:
    code, _, err = call("leads", tmp_path)

    assert code == 3
    assert "build" in err


@pytest.mark.parametrize("command", [("status",), ("verify",), ("rebuild",), ("remove", "云政发〔2016〕8号")])
def test_a_file_where_a_dataset_is_meant_is_said_to_be_none(
    call: Call, tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / "q.txt").write_text("一、")
    name, *rest = command

    code, _, err = call(name, tmp_path / "q.txt", *rest)
    assert (code, "q.txt: is no dataset but a file; make one with: build" in err) == (3, True)
    assert "不是数据集，而是文件" in call("--lang", "zh", name, tmp_path / "q.txt", *rest)[2]


@pytest.mark.parametrize("damage", [lambda path: path.write_text("<broken\n"), Path.unlink])
def test_a_damaged_notice_is_mended_as_the_messages_say(
    call: Call, tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    first, second = (resource(f"data/notices/{name}.txt") for name in ("01-yunchuan-baseline", "shenyang-2009-1"))
    call("build", first, "--out", tmp_path)
    (own,) = (tmp_path / "notices").iterdir()
    damage(own)

    for arguments in (("rebuild", tmp_path), ("build", second, "--out", tmp_path)):
        code, _, err = call(*arguments)
        assert (code, "is damaged; build the notice 云政发〔2016〕8号 again" in err) == (3, True)
    assert "请重新 build 公文 云政发〔2016〕8号" in call("--lang", "zh", "rebuild", tmp_path)[2]
    assert "build the notice again" in call("verify", tmp_path)[1]
    assert "请重新 build 该公文" in call("--lang", "zh", "verify", tmp_path)[1]
    assert call("build", first, "--out", tmp_path)[0] == 0
    assert call("verify", tmp_path)[0] == 0


def test_a_damaged_dataset_is_one_line(call: Call, tmp_path: Path) -> None:
    notice = "data/notices/01-yunchuan-baseline.txt"
    call("build", resource(notice), "--out", tmp_path)
    (own,) = (tmp_path / "notices").iterdir()
    for file, more in ((own, ["--evidence"]), (tmp_path / "facts.ttl", [])):
        file.write_text("<broken\n")
        code, _, err = call("leads", tmp_path, *more)
        assert (code, len(err.splitlines())) == (3, 1)


def test_a_folder_without_notices_is_said(call: Call, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    code, _, err = call("build", tmp_path / "in", "--out", tmp_path / "out")

    assert code == 3
    assert ".txt" in err
    assert not (tmp_path / "out" / "manifest.json").exists()


def test_a_text_without_commitments_is_kept_and_said_to_be_none(call: Call, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text("本报讯 云川市日前举行了开幕式，市民参与热情高涨。\n", encoding="utf-8")
    code, _, err = call("build", tmp_path / "news.txt", "--out", tmp_path / "graph", "--lang", "en")
    assert code == 0
    assert "no commitments found" in err
