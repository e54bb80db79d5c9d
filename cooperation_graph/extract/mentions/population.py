"""Groups of persons as beneficiaries or objects: 农村劳动力, 离校未就业高校毕业生."""

import re
from collections.abc import Iterator

from ...model import Kind
from .clues import Candidate, Clues

_GOES_ON = re.compile(
    "制|(?<=新生)[态儿代产力市]|(?<=市民)(?:化|服务热线)|(?<=业主)[体管要导动渠]|(?<=外国人)才|专业合作|合作社|协会|联合会|之家|工作站|工作室|工资|夜校|节(?!约)|丰收|组织|服务中心|事业(?!单位)|医院|学校|学院|公寓|证|(?<=移民)安置(?:工程|区|点)"
)
# 获得省部级表彰的一线医务人员: the clause says which persons, not what they are like
_DEFINING = re.compile(
    "(?:(?:首次|直接|长期|长时间|自愿|主动|已经?|新|作为)?(?:获得|获|接收|参与|参加|从事|派赴|赴|驰援|支援|援助|作出|做出|享受|领取|吸纳|招用|登记|持有|患有"
    "|连续|返回|回到|来自|毕业于|列入|纳入|符合|居住|就读|承担|经营|超负荷工作|取得|离开)[^，。；、：的（）]{1,24})的$"
)


def _defined(clues: Clues, start: int) -> int:
    """Return where the clause that defines a group begins, or `start` where there is none."""
    if not clues.text.startswith("的", start - 1):
        return start
    clause = max(clues.clause(start), start - 30)
    match = _DEFINING.search(clues.text, clause, start)
    return match.start() if match else start


_LONGEST = 6  # modifiers and heads before a head: 建档立卡|贫困|家庭|高校|毕业生


def population(clues: Clues) -> Iterator[Candidate]:
    """Yield the groups: a head with the modifiers before it."""
    ends = {hit.end: hit.start for use in ("modifier", "person") for hit in reversed(clues.of(use))}
    done = -1
    for hit in clues.of("person"):
        if hit.start < done:
            continue
        done = hit.end
        if _GOES_ON.match(clues.text, hit.end):
            continue
        start = hit.start
        for _ in range(_LONGEST):
            start = ends.get(start, start)
        start = _defined(clues, start)
        bare = start == hit.start and (hit.what == "general" or clues.text.startswith("转移", hit.end))
        if not bare:
            yield Candidate(start, hit.end, Kind.POPULATION_GROUP, "population")
