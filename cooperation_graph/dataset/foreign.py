"""The dataset in the hands of rdflib."""

from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, Store

if TYPE_CHECKING:
    import rdflib


def as_rdflib(store: Store) -> "rdflib.Dataset":
    """Return the quads of a store as a dataset of rdflib that fetches nothing from anywhere."""
    import rdflib
    import rdflib.plugins.sparql as engine

    engine.SPARQL_LOAD_GRAPHS = False  # FROM <file:…> would otherwise read any file
    dataset = rdflib.Dataset(default_union=False)
    content = store.dump(format=RdfFormat.N_QUADS)
    dataset.parse(data=content, format="nquads")
    return dataset
