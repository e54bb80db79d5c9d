"""A dataset opened for questions."""

import contextlib
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pyoxigraph import RdfFormat, Store

from ..errors import DatasetError
from .combined import facts_of, is_fresh, merged, superseding
from .folder import Held, current, find, is_large, notice_file, read_manifest
from .index import facts_on_disk, is_indexed, supersedes_file
from .searched import stored_text

if TYPE_CHECKING:
    import rdflib

    from ..sparql import Binding, Rows
    from .lookup import Lookup
    from .questions import Question
    from .quotations import Quotation

VERY_LARGE = 5_000_000
"""Statements above which not even the facts alone, a fifth of them, are loaded: 400 bytes of memory each."""

Loaded = TypeVar("Loaded")


def open_dataset(path: Path | str) -> "Dataset":
    """Return the dataset in a folder, ready for questions."""
    folder = Path(path)
    return Dataset(folder, read_manifest(folder))


class Dataset:
    """The notices of a folder and what they say; nothing here changes it."""

    def __init__(self, folder: Path, held: dict[str, Held]) -> None:
        """Open what the manifest lists."""
        self.folder = folder
        self.held = held

    @property
    def notices(self) -> tuple[Held, ...]:
        """Return the notices that stand, none that another supersedes."""
        return tuple(self.held[key] for key in current(self.held))

    @property
    def is_up_to_date(self) -> bool:
        """Return whether what is derived, the combined files or the index, belongs to what is held."""
        return (is_indexed if is_large(self.held) else is_fresh)(self.folder, self.held)

    @property
    def files(self) -> list[Path]:
        """Return the N-Quads files that hold the quads: the combined one where there is one, else one a notice."""
        if is_fresh(self.folder, self.held):
            return [self.folder / "graph.nq"]
        found = [notice_file(self.folder, self.held[key]) for key in current(self.held)]
        if (supersedes := supersedes_file(self.folder, self.held)).exists():
            found.append(supersedes)
        return found

    def lines(self) -> Iterator[bytes]:
        """Yield the statements as sorted lines of N-Quads, each once, in flat memory."""
        if is_fresh(self.folder, self.held):
            with (self.folder / "graph.nq").open("rb") as lines:
                yield from lines
        else:
            yield from (line.encode() for line in merged(self.folder, self.held))

    @cached_property
    def store(self) -> Store:
        """Return the quads: facts in the default graph, and again in a named graph per piece of evidence."""
        return self._as_held(self._loaded)

    @cached_property
    def facts(self) -> Store:
        """Return the facts alone, in memory unless they are very many: quickest for a session of questions."""
        return self.store if "store" in self.__dict__ else self._as_held(self._loaded_facts)

    @cached_property
    def facts_at_once(self) -> Store:
        """Return the facts alone, of a large dataset from its index on disk: quickest for one question."""
        if not is_large(self.held):
            return self.facts
        return self._as_held(lambda: facts_on_disk(self.folder, self.held)) or self.facts

    @property
    def lookup(self) -> "Dataset | Lookup":
        """Return what a few questions are asked of: nothing is loaded that they do not need."""
        return self if "store" in self.__dict__ else self._lookup

    @cached_property
    def _lookup(self) -> "Lookup":
        from .lookup import Lookup

        return Lookup(self)

    def _as_held(self, load: Callable[[], Loaded]) -> Loaded:
        """Return what `load` reads, read anew where a writer changed the dataset meanwhile: never a mixture of two."""
        for _ in range(_TRIES):
            found = []
            with contextlib.suppress(DatasetError):
                found.append(load())
            if (held := read_manifest(self.folder)) == self.held:
                return found[0] if found else load()
            self.held = held
        raise DatasetError(f"{self.folder}: is being written to all the time; try again when that is done")

    def _loaded(self) -> Store:
        store = Store()
        for file in self.files:
            with self._whole(file):
                store.bulk_load(path=str(file), format=RdfFormat.N_QUADS, lenient=True)
        store.bulk_load("".join(superseding(self.held)).encode(), format=RdfFormat.N_QUADS)
        return store

    def _loaded_facts(self) -> Store:
        very_large = sum(each.quads for each in self.notices) > VERY_LARGE
        if very_large and (indexed := facts_on_disk(self.folder, self.held)):
            return indexed
        store = Store()
        if is_fresh(self.folder, self.held):
            file = self.folder / "facts.ttl"
            with self._whole(file):
                store.bulk_load(path=str(file), format=RdfFormat.TURTLE, lenient=True)
            return store
        for key in current(self.held):
            file = notice_file(self.folder, self.held[key])
            with self._whole(file):
                store.bulk_load(facts_of(file.read_bytes()), format=RdfFormat.N_QUADS, lenient=True)
        return store

    @contextlib.contextmanager
    def _whole(self, file: Path) -> Iterator[None]:
        """Tell where a file cannot be read."""
        try:
            yield
        except (SyntaxError, OSError) as error:
            raise DatasetError(f"{file}: is damaged ({_reason(error)}); run: verify {self.folder}") from None

    def query(self, sparql: str, **bindings: "Binding") -> "Rows":
        """Return the rows of a query; each binding sets a variable to an IRI, a number or a term.

        The default graph holds the facts, GRAPH ?evidence { … } the same facts by where they were read.
        """
        from ..sparql import names_graphs, run

        if "store" in self.__dict__ or names_graphs(sparql):
            return run(self.store, sparql, bindings)
        return run(self.facts, sparql, bindings)

    def questions(self) -> "tuple[Question, ...]":
        """Return the named questions."""
        from .questions import questions

        return questions()

    def ask(self, name: str, **bindings: "Binding") -> "Rows":
        """Return the answer to a named question."""
        from .questions import question

        return self.query(question(name).sparql, **bindings)

    def evidence(self, subject: str, predicate: str | None = None, value: str | None = None) -> "tuple[Quotation, ...]":
        """Return where the facts about a subject were read; IRIs may be CURIEs, a value that is no IRI is a literal."""
        from .quotations import quotations

        return quotations(self.lookup.store, subject, predicate, value)

    def rdflib(self) -> "rdflib.Dataset":
        """Return the same quads as a dataset of rdflib."""
        from .foreign import as_rdflib

        return as_rdflib(self.store)

    def said_by(self, notice: str) -> Store:
        """Return the quads of one notice, named by its IRI, number, title or file name."""

        def _load() -> Store:
            store, file = Store(), notice_file(self.folder, find(self.held, notice))
            with self._whole(file):
                store.bulk_load(path=str(file), format=RdfFormat.N_QUADS, lenient=True)
            return store

        return self._as_held(_load)

    def text(self, notice: str) -> str:
        """Return the stored text of a notice, named by its IRI, number, title or file name."""
        found = self._as_held(lambda: stored_text(self.folder, find(self.held, notice)))
        if found is None:
            raise DatasetError(f"{self.folder}: the text of {notice} is missing; run: verify {self.folder}")
        return found


_TRIES = 20


def _reason(error: Exception) -> str:
    return " ".join(str(getattr(error, "msg", None) or error).split())
