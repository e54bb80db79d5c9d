"""How many of the words of responsibility in a dataset's texts were understood."""

from collections.abc import Collection
from typing import NamedTuple

from .evidence import text_of
from .facts import Facts, HasStore
from .values import Gap


class Triggers(NamedTuple):
    """The trigger words: all, and those listed with a reason; the others stand in a responsibility."""

    all: int
    unparsed: int
    false_friends: int

    @property
    def read(self) -> int:
        """Return how many stand in a responsibility."""
        return self.all - self.unparsed - self.false_friends


def trigger_words(dataset: HasStore, gaps: Collection[Gap], notices: Collection[str] = ()) -> Triggers:
    """Return the counts over the notices of these IRIs, over all where none are given; `gaps` are theirs."""
    from ..extract.responsibilities.words import triggers
    from ..text import clean

    facts = Facts(dataset)
    texts = {
        text for notice in notices or facts.of_class("cg:Notice") for text in facts.objects(notice, "cg:sourceText")
    }
    found = sum(sum(1 for _ in triggers(clean(text_of(facts, text) or "").text)) for text in sorted(texts))
    kinds = [gap.kind for gap in gaps]
    return Triggers(found, kinds.count("unparsed"), kinds.count("false_friend"))
