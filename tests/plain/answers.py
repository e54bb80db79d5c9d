"""Every named question answered in plain Python: loops over facts, no SPARQL and nothing of the package."""

from . import bodies, contents, documents
from .asking import QUESTIONS, answer

__all__ = ["QUESTIONS", "answer", "bodies", "contents", "documents"]
