"""The dataset in the hands of rdflib."""

import warnings
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
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # its reader uses a name that it warns of
        dataset.parse(data=content, format="nquads")
    return dataset
