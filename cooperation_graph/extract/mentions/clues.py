"""One pass over the text for every word of the lexicons: names, heads of names, and places where a name may begin."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from ...model import Kind
from . import lexicon

HIDDEN = "\uffff"  # stands for each character of a name that is settled already


class Hit(Struct, frozen=True, gc=False):
    """A word of a lexicon found in the text."""

    start: int
    end: int
    what: str  # a kind of mention, or a finer use


class Candidate(Struct, frozen=True, order=True, gc=False):
    """A mention before overlaps are settled; of two that overlap the higher rank wins, then the longer."""

    start: int
    end: int
    kind: Kind
    rule: str
    rank: int = 0


class Clues(Struct, frozen=True):
    """A cleaned text with what the lexicons see in it, in reading order."""

    text: str
    hits: dict[str, list[Hit]]
    verbs: dict[int, int]  # nouns that are verbs in their place: start and end
    begins: bytes  # 1 where a name may begin: after a sign, a verb, a word of grammar
    heads: dict[
        str, list[tuple[Hit, str]]
    ]  # the last words of names by kind, none inside a longer one, and their needs
    places: tuple[tuple[int, int], ...] = ()  # the divisions

    def of(self, use: str) -> list[Hit]:
        """Return the hits of one use in reading order, of those that begin together the longest first."""
        return self.hits[use]

    def at(self, use: str, start: int) -> list[Hit]:
        """Return the hits of one use that begin at a place, the longest first."""
        hits = self.hits[use]
        first = bisect_left(hits, start, key=_start)
        return hits[first : bisect_right(hits, start, first, key=_start)]

    def begin(self, at: int, limit: int = 24) -> int | None:
        """Return the nearest place before `at` where a name may begin, or None if it is further than `limit`.

        A pair of quotation marks is part of the name that it opens or stands in: 实施“快递进村”工程.
        """
        low = max(0, at - limit)
        cut = self.begins.rfind(1, low, at + 1)
        quoted = self.text.rfind("”", max(low, cut - 1), at)
        if quoted >= 0:
            opened = self.text.rfind("“", max(0, quoted - limit), quoted)
            if opened >= 0:
                cut = self.begins.rfind(1, low, opened + 1)
        if cut < 0:
            return None
        bracketed = _NATIONAL_OF.search(self.text, max(0, cut - 10), cut) if self.text[cut - 1 : cut] == "）" else None
        if bracketed is not None:
            cut = bracketed.start()
        return cut if at - cut <= limit else None

    def place_to(self, end: int) -> int | None:
        """Return where the division that ends at a place begins."""
        at = bisect_right(self.places, (end, 0)) - 1
        return self.places[at][0] if at >= 0 and self.places[at][1] == end else None

    def place_from(self, start: int) -> int | None:
        """Return where the division that begins at a place ends."""
        at = bisect_left(self.places, (start, 0))
        return self.places[at][1] if at < len(self.places) and self.places[at][0] == start else None

    def place_in(self, start: int, end: int) -> int | None:
        """Return where the first division inside a range begins."""
        at = bisect_left(self.places, (start, 0))
        return self.places[at][0] if at < len(self.places) and self.places[at][1] <= end else None

    def may_begin(self, at: int) -> bool:
        """Return whether a name may begin at a place."""
        return self.begins[at] == 1

    def after(self, ends: Iterable[int], *, verb_only: bool = False) -> "Clues":
        """Return the clues with more places where a name may begin: behind names, and behind a verb right there."""
        begins = bytearray(self.begins)
        for end in ends:
            if end in self.verbs:
                begins[self.verbs[end]] = 1
            if not verb_only:
                begins[end] = 1
        return replace(self, begins=bytes(begins))

    def clause(self, at: int) -> int:
        """Return where the clause of a place begins: after a stop or comma."""
        text = self.text
        return max(text.rfind(sign, max(0, at - 80), at) for sign in "，。；：\n") + 1


_start = attrgetter("start")
# 中国（云川）|自由贸易试验区
_NATIONAL_OF = re.compile("(?:中国|国家|全国|中[德日韩新俄法英意白葡澳])（[\u4e00-\u9fff]{2,6}）$")
_SIGN = re.compile(f'[，。；：、！？（）《》〈〉【】〔〕「」…\\n\\t /|—–“”"{HIDDEN}]')
# 1. and 3.1 before a name; 1996年, 1月18日 before who acted then
_NUMBER = re.compile("[0-9](?:[.]|年(?![初底末中度代均级份内前后]|以来)|日(?![内前均期产供]))")


def clues(text: str) -> Clues:
    """Return what the lexicons see in a cleaned text."""
    begins = _after_signs(text)
    hits, verbs = _words(text, begins)
    return Clues(text, hits, verbs, bytes(begins), _heads(hits["head"]))


def _heads(hits: Iterable[Hit]) -> dict[str, list[tuple[Hit, str]]]:
    """Return the heads by kind with what each needs before it; one that ends inside a longer one is left out."""
    found: dict[str, list[tuple[Hit, str]]] = {}
    ends: dict[str, int] = {}
    for hit in hits:
        kind, _, need = hit.what.partition(" ")
        if hit.end > ends.get(kind, -1):
            ends[kind] = hit.end
            found.setdefault(kind, []).append((hit, need))
    return found


def _after_signs(text: str) -> bytearray:
    """Return 1 behind signs and words of grammar of one character, where no longer word holds them, and at 0."""
    begins = bytearray(len(text) + 1)
    begins[0] = 1
    for pattern in (_SIGN, _NUMBER, _particle()):
        for end in map(re.Match.end, pattern.finditer(text)):
            begins[end] = 1
    return begins


@cache
def _particle() -> re.Pattern[str]:
    """Return the pattern of the words of grammar of one character, with what 等 closes: 等地, 等五市."""
    closed = {"等": "(?:[省市县区](?!场)|地(?!方|区)|国(?![家际有内外]))?"}
    return re.compile(
        "|".join(
            word
            + (f"(?<![{lexicon.of_set(row.after)}].)" if row.after else "")
            + (f"(?![{lexicon.of_set(row.before)}])" if row.before else "")
            + closed.get(word, "")
            for word, row in lexicon.particles("cut").items()
        )
    )


def _words(text: str, begins: bytearray) -> tuple[dict[str, list[Hit]], dict[int, int]]:
    """Return the words of the lexicons by use, and the verbs; mark where a name may begin behind words."""
    hits: dict[str, list[Hit]] = {use: [] for use in lexicon.USES}
    verbs: dict[int, int] = {}
    nouns = lexicon.particles("noun")
    busy = 0  # the end of the latest word that was taken as a verb or as grammar
    whole = 0  # the end of the latest long name, which no verb inside it cuts: 京津冀|协同|发展
    for at, row in enumerate(map(lexicon.by_two().get, lexicon.pairs(text))):
        if row is None:
            continue
        named = 0  # 服务贸易, 开发区: no verb where a longer noun begins
        two, longer = row
        for size, use, what, word in longer.get(text[at + 2 : at + 3], two) if longer else two:
            if word and not text.startswith(word, at):
                continue
            end = at + size
            found = hits.get(use)
            if found is not None:  # neither a verb nor grammar
                found.append(Hit(at, end, what))
                named = named or size
                whole = end if size > 4 and use == "name" and end > whole else whole
                continue
            if use == "verb" and end >= whole:
                verbs.setdefault(at, end)
            if size < named or end < whole:
                continue
            # 建设胡台新城: a word that is noun and verb is a verb where a clause or another verb goes before it
            if at >= busy and (use == "cut" or begins[at]):
                behind = text[end : end + 1]
                noun = nouns.get(behind)
                if noun is None or text[end + 1 : end + 2] in noun.before:
                    end += behind in _DONE  # 做好云川新城建设
                    begins[end] = 1
                    busy = end
    return hits, verbs


_DONE = ("好", "了")
