"""Building many notices: time and memory a notice at a hundred and at many, two processes beside one, one more.

Run with `python benchmarks/many_notices.py [NOTICES]` (10,000 takes ten minutes and 8 GB). Budgets: the time a notice
of many within a tenth of that of a hundred, flat memory, two processes 1.7 times one. Every notice has its own number,
tasks and figures; the words are drawn with the notice's number as seed.

A machine that others use makes wall clocks lie, so processor seconds stand beside them: of the whole run, and of the
process that writes. Two processes can take no less than the larger of half of all seconds and those of the writer.
"""

import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

HEAD = """云川市人民政府关于印发云川市第{number}批重点工作任务的通知

云政发〔{year}〕{number}号

各县（市、区）人民政府，市政府各部门：

现将《云川市第{number}批重点工作任务》印发给你们，请认真组织实施。

云川市人民政府

{year}年{month}月18日

云川市第{number}批重点工作任务

根据《青岚省人民政府关于深化对口帮扶工作的意见》（青政发〔2015〕30号）精神，结合我市实际，制定本方案。
"""
TASK = """
{numeral}、{heading}。

{measure}，{year}年底前完成投资{amount}万元，惠及{place}居民{people}户。

（牵头部门：{lead}。责任部门：{others}）
"""
NUMERALS = "一二三四五六七八九十"
HEADINGS = (
    *("支持县域发展特色农业", "改善县域交通条件", "加强教育对口支援", "推进中小河流治理", "扩大农村安全饮水"),
    *("完善城乡公共卫生服务", "加快老旧小区改造", "促进高校毕业生就业", "培育骨干民营企业", "保护重点文物"),
)
MEASURES = (
    *("建设高山蔬菜种植基地，每年举办一次农产品产销对接会", "建成二级公路，同步完善县乡客运网络"),
    *("组织市属学校与当地中小学结对，选派优秀教师到当地支教", "开展河道疏浚和堤防加固", "新建改造供水管网"),
    *("每季度组织一次巡回医疗", "更新供热管线，增设公共停车位", "建立就业信息交流平台，提供创业贷款贴息"),
)
PLACES = ("白石县", "北岗区", "临河市", "全市", "市区")
BODIES = (
    *("市农业委员会", "市商务局", "市供销合作社", "市交通运输局", "市发展和改革委员会", "市财政局", "市教育局"),
    *("市人力资源和社会保障局", "市卫生局", "市水利局", "市文化局", "市住房和城乡建设局", "市环境保护局"),
)


def text_of(number: int) -> str:
    """Return the text of a notice, another one for each number."""
    chance = random.Random(number)  # noqa: S311  # a seed makes it repeatable
    year = 2015 + number % 9
    tasks = []
    for numeral in NUMERALS[: chance.randint(4, 6)]:
        lead, *others = chance.sample(BODIES, 3)
        drawn = {
            "numeral": numeral,
            "heading": chance.choice(HEADINGS),
            "measure": chance.choice(MEASURES),
            "place": chance.choice(PLACES),
            "amount": chance.randint(100, 9999),
            "people": chance.randint(100, 9999),
        }
        tasks.append(TASK.format(lead=lead, others="、".join(others), year=year + 1, **drawn))
    return HEAD.format(number=number, year=year, month=chance.randint(1, 12)) + "".join(tasks)


def notices(folder: Path, count: int) -> list[Path]:
    """Write so many notices."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number:06}.txt" for number in range(1, count + 1)]
    for number, path in enumerate(paths, 1):
        path.write_text(text_of(number), "utf-8")
    return paths


class Cost(NamedTuple):
    """What a build cost: seconds by the clock, of the processor in all, of it in the process that writes, megabytes."""

    wall: float
    processor: float
    writer: float
    megabytes: float
    statements: float
    one_more: float  # seconds by the clock of adding one notice then


def one_run(count: int, processes: int) -> None:
    """Build so many notices, and one more, and print what it cost."""
    from cooperation_graph import build

    with tempfile.TemporaryDirectory() as scratch:
        *paths, last = notices(Path(scratch) / "in", count + 1)
        build(paths[:2], Path(scratch) / "warm")
        begin, spent = time.perf_counter(), time.process_time()
        changes = build(paths, Path(scratch) / "graph", processes)
        wall, writer = time.perf_counter() - begin, time.process_time() - spent
        assert {change.what for change in changes} == {"added"}  # noqa: S101
        others = resource.getrusage(resource.RUSAGE_CHILDREN)
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        begin = time.perf_counter()
        build([last], Path(scratch) / "graph")
        one_more = time.perf_counter() - begin
        statements = sum(change.notice.quads for change in changes) / count
    print(wall, writer + others.ru_utime + others.ru_stime, writer, megabytes, statements, one_more)


def run(count: int, processes: int) -> Cost:
    """Return what a run in a process of its own cost."""
    command = (sys.executable, __file__, "--one", str(count), str(processes))
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  # our own
    return Cost(*map(float, done.stdout.split()))


def main() -> None:
    """Print a line a run, and the ratios."""
    if "--one" in sys.argv:
        one_run(int(sys.argv[2]), int(sys.argv[3]))
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    costs: dict[tuple[int, int], list[Cost]] = {}
    for number, processes in ((100, 1), (count, 1), (count, 2), (100, 1)):  # a hundred before and after
        cost = run(number, processes)
        costs.setdefault((number, processes), []).append(cost)
        each = [f"{1000 * seconds / number:6.2f}" for seconds in cost[:3]]
        print(
            f"{number:6} notices of {cost.statements:.0f} statements, {processes} process(es): {each[0]} ms a notice,"
            f" processor {each[1]}, writer {each[2]}; {cost.megabytes:.0f} MB; one more {cost.one_more:.2f} s",
            flush=True,
        )
    few = min(costs[100, 1], key=lambda cost: cost.processor)
    (many,), (two,) = costs[count, 1], costs[count, 2]
    print(f"processor time a notice, many beside a hundred: {(many.processor / count) / (few.processor / 100):.2f}")
    print(f"memory, many beside a hundred: {many.megabytes / few.megabytes:.2f}")
    print(f"two processes beside one, by the clock: {many.wall / two.wall:.2f}")
    print(f"  by processor seconds at best: {many.processor / max(two.processor / 2, two.writer):.2f}")


if __name__ == "__main__":
    main()
