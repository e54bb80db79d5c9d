"""The answers: typed questions to a dataset, whose facts stand in the default graph of `dataset.store`."""

from .commitments import commitment_at, commitments, leads, named, notice_at, notices, section_at, sections
from .dossier import classes_of, dossier, label_of
from .evidence import described, evidence_of, facts_evidence, text_of
from .facts import Facts, HasStore, node
from .gaps import KINDS as KINDS_OF_GAP
from .gaps import gaps
from .labels import term_label
from .names import alike, matches, matching_commitments
from .triggers import Triggers, trigger_words
from .values import Assignment, Commitment, Evidence, Gap, Match, Named, Notice, Statement

__all__ = [
    "KINDS_OF_GAP",
    "Assignment",
    "Commitment",
    "Evidence",
    "Facts",
    "Gap",
    "HasStore",
    "Match",
    "Named",
    "Notice",
    "Statement",
    "Triggers",
    "alike",
    "classes_of",
    "commitment_at",
    "commitments",
    "described",
    "dossier",
    "evidence_of",
    "facts_evidence",
    "gaps",
    "label_of",
    "leads",
    "matches",
    "matching_commitments",
    "named",
    "node",
    "notice_at",
    "notices",
    "section_at",
    "sections",
    "term_label",
    "text_of",
    "trigger_words",
]
