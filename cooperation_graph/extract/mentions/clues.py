"""One pass over the text for every word of the lexicons: names, heads of names, and places where a name may begin."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from ...model import Kind
from . import lexicon


class Hit(NamedTuple):
    """A word of a lexicon found in the text."""

    start: int
    end: int
    use: str  # what the word is for: "name", "head", "field", "person", …
    what: str  # a kind of mention, or a finer use


class Candidate(NamedTuple):
    """A mention before overlaps are settled; of two that overlap the higher rank wins, then the longer."""

    start: int
    end: int
    kind: Kind
    rule: str
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Clues:
    """A cleaned text with what the lexicons see in it, in reading order."""

    text: str
    hits: dict[str, tuple[Hit, ...]]
    cuts: tuple[int, ...]  # where a name may begin: after a sign, a verb, a word of grammar
    places: tuple[tuple[int, int], ...] = ()  # the divisions

    def of(self, use: str) -> tuple[Hit, ...]:
        """Return the hits of one use."""
        return self.hits.get(use, ())

    def begin(self, at: int, limit: int = 24) -> int | None:
        """Return the nearest place before `at` where a name may begin, or None if it is further than `limit`.

        A pair of quotation marks is part of the name that it opens or stands in: 实施“快递进村”工程.
        """
        quoted = self.text.rfind("”", max(0, at - limit), at)
        cut = self._cut(at)
        if quoted >= 0 and quoted >= cut - 1:
            opened = self.text.rfind("“", max(0, quoted - limit), quoted)
            if opened >= 0:
                cut = self._cut(opened)
        return cut if at - cut <= limit else None

    def place_to(self, end: int) -> int | None:
        """Return where the division that ends at a place begins."""
        at = bisect_right(self.places, (end, 0)) - 1
        return self.places[at][0] if at >= 0 and self.places[at][1] == end else None

    def place_in(self, start: int, end: int) -> int | None:
        """Return where the first division inside a range begins."""
        at = bisect_left(self.places, (start, 0))
        return self.places[at][0] if at < len(self.places) and self.places[at][1] <= end else None

    def may_begin(self, at: int) -> bool:
        """Return whether a name may begin at a place."""
        return self._cut(at) == at

    def after(self, names: Iterable[tuple[int, int]]) -> "Clues":
        """Return the clues with the ends of names as places where another may begin, and the verbs behind them."""
        ends = {end for _, end in names}
        verbs = {hit.start: hit.end for hit in reversed(self.of("verb"))}
        cuts = {*self.cuts, *ends, *(verbs[end] for end in ends if end in verbs)}
        return replace(self, cuts=tuple(sorted(cuts)))

    def past_verb(self, ends: Iterable[int]) -> "Clues":
        """Return the clues with the end of each verb right behind a name as a place where another may begin."""
        verbs = {hit.start: hit.end for hit in reversed(self.of("verb"))}
        return replace(self, cuts=tuple(sorted({*self.cuts, *(verbs[end] for end in ends if end in verbs)})))

    def clause(self, at: int) -> int:
        """Return where the clause of a place begins: after a stop or comma."""
        text = self.text
        return max(text.rfind(sign, max(0, at - 80), at) for sign in "，。；：\n") + 1

    def _cut(self, at: int) -> int:
        place = bisect_right(self.cuts, at)
        return self.cuts[place - 1] if place else 0


# ， 。 “ ” end a name's left side; so do the words of grammar that are one character, where no longer word holds them
_SIGNS = re.compile(
    r"""[，。；：、！？（）《》〈〉【】〔〕「」…\n\s/|—–“”含]
      | [0-9]{1,3}[.．]
      | 对(?![外口接日俄韩标照称])|与(?!会)|和(?![平谐县田林政龙睦])|及(?![时格])|(?<![自理事缘])由(?!此)|将(?![乐军])|向(?![阳])
      | 在(?![线职校编岗建读])|到(?![期位岗])|从(?![业江化])|为(?!民)|[把被是让]|于(?![洪都田])|等(?![级离])(?:[省市县区]|地(?!方|区))?
      | 使(?![用馆命])|的(?!士)|并(?![网购轨联])|或(?!许)|[各该赴至请]|经(?![济营费贸信验历常开委核典过])|已(?!经)|以(?![色])|有(?![色机限效关序利偿力线氧声形无益害望])|内(?![容部贸地陆科需外河蒙])|了(?!解)
    """,
    re.VERBOSE,
)


# 供应链, 使用权, 管理局, 合作社: what makes a noun of the verb before it
_LONGER = re.compile(
    "[性链者局厅委]|权(?![益利力责威])|员(?!工)|率(?!先)|费(?!用)|师(?![资范生])|商(?![务贸业品会机标圈协])"
    "|业(?![务绩主态])|社(?![会区保])|区(?![域块县])|会(?![议计展员同])"
)


def clues(text: str) -> Clues:
    """Return what the lexicons see in a cleaned text."""
    found: dict[str, list[Hit]] = {}
    cuts = [match.end() for match in _SIGNS.finditer(text)]
    signs = set(cuts)
    verb_cuts: list[int] = []
    words, busy = lexicon.by_two(), 0
    last = -1
    for at in [at for at, pair in enumerate(map(str.__add__, text, text[1:])) if pair in words]:
        for word, use, what in words[text[at : at + 2]]:
            if not text.startswith(word, at):
                continue
            end = at + len(word)
            if use == "cut":
                if at >= busy and not _LONGER.match(text, end):
                    verb_cuts.append(end)
                    busy = last = end
            elif use == "verb":
                found.setdefault(use, []).append(Hit(at, end, use, what))
                # 建设胡台新城: a word that is noun and verb is a verb where a clause or another verb goes before it
                if at >= busy and (at == last or at in signs or at == 0) and not _LONGER.match(text, end):
                    verb_cuts.append(end)
                    busy = last = end
            else:
                found.setdefault(use, []).append(Hit(at, end, use, what))
    return Clues(text, {use: tuple(hits) for use, hits in found.items()}, tuple(sorted({0, *cuts, *verb_cuts})))
