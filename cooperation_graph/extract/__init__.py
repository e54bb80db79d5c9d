"""The families of rules, in the order in which each may build on those before it."""

from msgspec.structs import replace

from ..model import Found, Outline
from ..text import View
from .citations import citations
from .measures import measures
from .mentions import mentions
from .responsibilities import responsibilities
from .targets import targets
from .times import times


def extract(view: View, outline: Outline) -> Found:
    """Return everything that the rules find in a notice."""
    cited = citations(view, outline)
    assigned, unparsed = responsibilities(view, outline)
    when = times(view, outline)
    aims = targets(view, outline)
    read = Found(cited, assigned, when, aims, unparsed=unparsed)
    named = mentions(view, outline, read)
    actions = measures(view, outline, assigned, named, when)
    return replace(read, mentions=named, measures=actions)
