"""Building many notices: time and memory a notice at a hundred and at many, two processes beside one, one more.

Run with `python benchmarks/many_notices.py [NOTICES] [ROUNDS]` (10,000 takes ten minutes and 8 GB). Budgets: the time a
notice of many within a tenth of that of a hundred, flat memory, two processes 1.7 times one. Every notice has its own
number, tasks and figures; the words are drawn with the notice's number as seed.

A machine that others use makes wall clocks lie: processor time stands beside them, and the small builds are made in the
midst of the large one. Two processes can take no less than half of all processor time, nor less than the one that
writes. `[NOTICES] 0` leaves the two processes out.
"""

import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cooperation_graph import build, dataset

FEW = 100

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
    """Milliseconds a notice: by the clock, of the processor in all, of it in the process that writes; megabytes."""

    clock: float
    processor: float
    writer: float
    megabytes: float


class Beside:
    """Builds of a hundred notices in the midst of a larger one, so that both meet the same machine."""

    def __init__(self, folder: Path) -> None:
        """Build below this folder."""
        self._folder = folder
        self.spent: list[float] = []  # processor seconds of each

    def between(self, paths: list[Path], every: int) -> Iterator[Path]:
        """Yield the paths of the larger build, with a small one now and then."""
        for number, path in enumerate(paths):
            if number % every == every // 2:
                begin = time.process_time()
                build(paths[number : number + FEW], self._folder / str(number))
                self.spent.append(time.process_time() - begin)
                shutil.rmtree(self._folder / str(number))
            yield path


def grown(count: int) -> None:
    """Build so many notices in one call, small datasets beside it, and print what both cost; then change one notice."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "graph"
        *paths, last = notices(Path(scratch) / "in", count + 1)
        build(paths[:FEW], Path(scratch) / "warm")
        few = _megabytes()
        beside = Beside(Path(scratch) / "few")
        begin, spent = time.perf_counter(), time.process_time()
        changes = build(beside.between(paths, count // 10), folder)
        clock, processor = time.perf_counter() - begin, time.process_time() - spent - sum(beside.spent)
        assert {change.what for change in changes} == {"added"}  # noqa: S101
        statements = sum(change.notice.quads for change in changes)
        print(f"{count} notices, {statements} statements, {clock:.0f} s with ten small datasets beside")
        many, small = processor / count, statistics.median(beside.spent) / FEW
        print(f"  processor time a notice: {1000 * many:.2f} ms, of {FEW}: {1000 * small:.2f} ms: {many / small:.2f}")
        print(f"  largest memory: {_megabytes():.0f} MB, of {FEW}: {few:.0f} MB: {_megabytes() / few:.2f}")
        _changed(folder, last, len(changes))


def _changed(folder: Path, last: Path, count: int) -> None:
    """Print what it takes to add one notice to many, to supersede it and to take both texts away."""
    text = last.read_text("utf-8")
    for what, work in (
        ("adding one", lambda: build([last], folder)),
        ("superseding it", lambda: (last.write_text(text + "\n", "utf-8"), build([last], folder))),
        ("removing one", lambda: dataset.remove(folder, dataset.open_dataset(folder).notices[-1].key)),
    ):
        begin, spent = time.perf_counter(), time.process_time()
        work()
        clock, processor = time.perf_counter() - begin, time.process_time() - spent
        print(f"  {what} of {count}: {clock:.2f} s by the clock, {processor:.2f} s of the processor", flush=True)


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def one_run(count: int, processes: int) -> None:
    """Build so many notices in so many processes, and print what it cost."""
    with tempfile.TemporaryDirectory() as scratch:
        paths = notices(Path(scratch) / "in", count)
        build(paths[:2], Path(scratch) / "warm")
        begin, spent = time.perf_counter(), time.process_time()
        build(paths, Path(scratch) / "graph", processes)
        clock, writer = time.perf_counter() - begin, time.process_time() - spent
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(*(1000 * each / count for each in (clock, writer + others.ru_utime + others.ru_stime, writer)), _megabytes())


def run(count: int, processes: int) -> Cost:
    """Return what a run in a process of its own cost."""
    command = (sys.executable, __file__, "--one", str(count), str(processes))
    # compiled modules are kept, as they are where the package is installed
    known = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=known)  # noqa: S603  # our own
    return Cost(*map(float, done.stdout.split()))


def compared(count: int, rounds: int) -> None:
    """Print what two processes take beside one, in turns."""
    taken = [(run(count, 1), run(count, 2)) for _ in range(rounds)]
    for processes, costs in enumerate(zip(*taken, strict=True), 1):
        clock, processor, writer, megabytes = map(statistics.median, zip(*costs, strict=True))
        print(
            f"{count} notices, {processes} process(es): {clock:.2f} ms a notice by the clock, {processor:.2f} of the"
            f" processor, {writer:.2f} of it in the one that writes, {megabytes:.0f} MB in that one"
        )
    print(f"  by the clock: {statistics.median(one.clock / two.clock for one, two in taken):.2f}")
    best = [one.processor / max(two.processor / 2, two.writer) for one, two in taken]
    print(f"  by processor time, on two free processors: {statistics.median(best):.2f}")


def main() -> None:
    """Print what many notices cost, and what two processes take beside one."""
    if "--one" in sys.argv:
        one_run(int(sys.argv[2]), int(sys.argv[3]))
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    grown(count)
    if rounds:
        compared(min(count, 1000), rounds)


if __name__ == "__main__":
    main()
