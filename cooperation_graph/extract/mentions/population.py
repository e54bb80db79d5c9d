"""Groups of persons as beneficiaries or objects: 农村劳动力, 离校未就业高校毕业生."""

from collections.abc import Iterator

from ...model import Kind
from .clues import Candidate, Clues

# too common to be a group by themselves
_BARE = frozenset("人口 工作人员 人才 群众 员工 干部 管理人员 居民 专家 企业家 教师 游客 旅客 消费者 患者 孩子 配偶 青年 校长 医生 司机 导游 考生 病人 乘客".split())


def population(clues: Clues) -> Iterator[Candidate]:
    """Yield the groups: a head with the modifiers before it."""
    words = sorted(clues.of("person"), key=lambda hit: (hit.start, -hit.end))
    ends = {}
    for hit in words:
        if hit.what == "modifier":
            ends.setdefault(hit.end, hit.start)
    done = -1
    for hit in words:
        if hit.what != "head" or hit.start < done:
            continue
        done = hit.end
        start = hit.start
        while start in ends:
            start = ends[start]
        if start < hit.start or clues.text[hit.start : hit.end] not in _BARE:
            yield Candidate(start, hit.end, Kind.POPULATION_GROUP, "population")
