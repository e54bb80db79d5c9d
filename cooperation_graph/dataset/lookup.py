"""What questions need of a store, without loading what they do not ask for.

The facts come from the index or from the facts file; where a fact was read comes from the notices' own files, which are
sorted by subject. Only a query that speaks of named graphs loads everything.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, cast

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    Variable,
    parse,
)

from .. import iri
from ..errors import DatasetError
from .combined import superseding
from .folder import Held, notice_file
from .searched import lines_about

if TYPE_CHECKING:
    from .opened import Dataset

# …/id/commitment/沈政发〔2009〕1号/3.1: only the notice of that name says anything about it
_PART = re.compile(rf"{re.escape(iri.BASE)}id/(?:commitment|finding|measure|responsibility|target|time)/([^/]+)/")
# …/id/evidence/2727164df33a3fbd/… and …/id/text/sha256-2727164df33a3fbd…
_READ = re.compile(rf"{re.escape(iri.BASE)}id/(?:evidence/|text/sha256-)([0-9a-f]{{16}})")


def _part_of(term: object) -> str | None:
    """Return the name of the notice that alone says anything about a term."""
    match = _PART.match(term.value) if isinstance(term, NamedNode) else None
    return match[1] if match else None


class Lookup:
    """The quads of a dataset, looked up one subject at a time."""

    def __init__(self, dataset: "Dataset") -> None:
        """Look up in this dataset."""
        self._dataset = dataset
        self._named = lru_cache(maxsize=20_000)(self._read)

    @property
    def store(self) -> Store:
        """Return this, which answers all that the questions ask of a store."""
        return cast("Store", self)

    def query(
        self,
        query: str,
        *,
        prefixes: dict[str, str] | None = None,
        substitutions: dict[Variable, NamedNode | BlankNode | Literal | Triple] | None = None,
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Return the answer to a query."""
        from ..sparql import names_graphs

        store = self._dataset.store if names_graphs(query) else self._dataset.facts_at_once
        return store.query(query, prefixes=prefixes, substitutions=substitutions)

    def contains_named_graph(self, graph: NamedNode) -> bool:
        """Return whether there is such a piece of evidence."""
        return self._dataset.store.contains_named_graph(graph)

    def quads_for_pattern(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        object: NamedNode | Literal | None,  # noqa: A002  # pyoxigraph's name
        graph_name: NamedNode | DefaultGraph | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads of a pattern; one without a subject that does not only ask for facts loads everything."""
        if isinstance(graph_name, DefaultGraph):
            return iter(self._facts(subject, predicate, object))
        if subject is None:
            return iter(self._dataset.store.quads_for_pattern(subject, predicate, object, graph_name))
        named = [
            quad
            for quad in self._named(subject.value, _part_of(object))
            if predicate in (None, quad.predicate)
            and object in (None, quad.object)
            and graph_name in (None, quad.graph_name)
        ]
        if graph_name is not None:
            return iter(named)
        facts = self._facts(subject, predicate, object)
        if facts and not named:  # every fact has evidence
            raise DatasetError(f"{self._dataset.folder}: notices are damaged; run: verify {self._dataset.folder}")
        return chain(facts, named)

    def _facts(
        self, subject: NamedNode | None, predicate: NamedNode | None, target: NamedNode | Literal | None
    ) -> list[Quad]:
        try:
            return list(self._dataset.facts_at_once.quads_for_pattern(subject, predicate, target, DefaultGraph()))
        except (OSError, RuntimeError):  # the checksum of a block does not fit
            folder = self._dataset.folder
            raise DatasetError(f"{folder / 'index'}: is damaged; run: rebuild {folder}") from None

    def _read(self, subject: str, notice: str | None) -> tuple[Quad, ...]:
        """Return what stands about a subject in named graphs, in the file of one notice or of all that may have it."""
        files = self._files_about(subject) if notice is None else self._by_name[notice]
        lines = {line for path in files for line in lines_about(path, subject)}
        if _READ.match(subject) and files and not lines:
            raise DatasetError(f"{files[0]}: is damaged; run: verify {self._dataset.folder}")
        lines.update(self._superseding.get(subject, ()))
        quads = parse(b"".join(sorted(lines)), format=RdfFormat.N_QUADS, lenient=True)
        return tuple(quad for quad in quads if isinstance(quad.graph_name, NamedNode))

    def _files_about(self, subject: str) -> list[Path]:
        if match := _READ.match(subject):
            return [path for path in (self._files.get(match[1]),) if path]
        if match := _PART.match(subject):
            return self._by_name[match[1]]
        return list(self._files.values())

    @cached_property
    def _held(self) -> tuple[Held, ...]:
        """Return the notices that stand in the state of which the facts are."""
        _ = self._dataset.facts_at_once
        return self._dataset.notices

    @cached_property
    def _files(self) -> dict[str, Path]:
        """Return the files by the beginning of the digest of the text."""
        return {each.key[:16]: notice_file(self._dataset.folder, each) for each in self._held}

    @cached_property
    def _by_name(self) -> defaultdict[str, list[Path]]:
        found: defaultdict[str, list[Path]] = defaultdict(list)
        for each in self._held:
            found[each.iri.rpartition("/")[2]].append(self._files[each.key[:16]])
        return found

    @cached_property
    def _superseding(self) -> defaultdict[str, list[bytes]]:
        found: defaultdict[str, list[bytes]] = defaultdict(list)
        for line in superseding(self._dataset.held):
            found[line[1:].partition(">")[0]].append(line.encode())
        return found
