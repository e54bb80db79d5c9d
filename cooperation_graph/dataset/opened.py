"""A dataset opened for questions."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from .. import iri
from ..errors import DatasetError
from .combined import is_fresh
from .folder import Held, current, find, notice_file, read_manifest

if TYPE_CHECKING:
    import rdflib

    from ..sparql import Binding, Rows
    from .questions import Question
    from .quotations import Quotation


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
    def files(self) -> list[Path]:
        """Return the N-Quads files that hold the quads: the combined one where it is fresh, else one a notice."""
        if is_fresh(self.folder, self.held):
            return [self.folder / "graph.nq"]
        return [notice_file(self.folder, self.held[key]) for key in current(self.held)]

    @cached_property
    def store(self) -> Store:
        """Return the quads: facts in the default graph, and again in a named graph per piece of evidence."""
        return self._as_held(lambda: self._loaded(self.files, RdfFormat.N_QUADS))

    @cached_property
    def facts(self) -> Store:
        """Return the facts alone: an eighth of the time where nobody asks for evidence."""
        if "store" in self.__dict__:
            return self.store

        def load() -> Store:
            if is_fresh(self.folder, self.held):
                return self._loaded([self.folder / "facts.ttl"], RdfFormat.TURTLE)
            return self._loaded(self.files, RdfFormat.N_QUADS)

        return self._as_held(load)

    def _as_held(self, load: Callable[[], Store]) -> Store:
        """Return what `load` reads, read anew where a writer changed the dataset meanwhile: never a mixture of two."""
        for _ in range(_TRIES):
            try:
                store = load()
            except DatasetError:
                store = None
            if (held := read_manifest(self.folder)) == self.held:
                return store or load()
            self.held = held
        raise DatasetError(f"{self.folder}: is being written to all the time; try again when that is done")

    def _loaded(self, files: list[Path], form: RdfFormat) -> Store:
        store = Store()
        for file in files:
            try:
                store.bulk_load(path=str(file), format=form, lenient=True)
            except (SyntaxError, OSError) as error:
                raise DatasetError(f"{file}: is damaged ({_reason(error)}); run: verify {self.folder}") from None
        return store

    def query(self, sparql: str, **bindings: "Binding") -> "Rows":
        """Return the rows of a query; each binding sets a variable to an IRI, a number or a term.

        The default graph holds the facts, GRAPH ?evidence { … } the same facts by where they were read.
        """
        from ..sparql import run

        return run(self.store, sparql, bindings)

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

        return quotations(self.store, subject, predicate, value)

    def rdflib(self) -> "rdflib.Dataset":
        """Return the same quads as a dataset of rdflib."""
        from .foreign import as_rdflib

        return as_rdflib(self.store)

    def text(self, notice: str) -> str:
        """Return the stored text of a notice, named by its IRI, number, title or file name."""
        held = find(self.held, notice)
        text = NamedNode(f"{iri.BASE}id/text/sha256-{held.key}")
        graph = NamedNode(f"{iri.BASE}graph/evidence")
        for quad in self.store.quads_for_pattern(text, NamedNode(_VALUE), None, graph):
            if isinstance(quad.object, Literal):
                return quad.object.value
        raise DatasetError(f"{self.folder}: the text of {notice} is missing; run: verify {self.folder}")


_TRIES = 20
_VALUE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"


def _reason(error: Exception) -> str:
    return " ".join(str(getattr(error, "msg", None) or error).split())
