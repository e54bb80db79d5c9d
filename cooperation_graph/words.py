"""The closed sets of words that say how something was read, who does what, and what kind a thing is of."""

from enum import StrEnum


class Word(StrEnum):
    """A word of a closed set; it hashes as the string that it equals, which also takes a fifth of the time."""

    __hash__ = str.__hash__


class Derivation(Word):
    """How a statement was read."""

    STATED = "stated"
    RESOLVED = "resolved"
    INFERRED = "inferred"
    CURATED = "curated"
    REFERENCE = "reference"


class Role(Word):
    """What a body does for a commitment."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    SUPERVISE = "supervise"


class State(Word):
    """Whether a commitment names who is responsible, and if not, why."""

    STATED = "stated"
    NONE_STATED = "none_stated"
    TRUNCATED = "truncated"


class Kind(Word):
    """What a mention names; the values are classes of the ontology."""

    ADMINISTRATIVE_DIVISION = "AdministrativeDivision"
    REGION = "Region"
    DEVELOPMENT_ZONE = "DevelopmentZone"
    PUBLIC_BODY = "PublicBody"
    COLLECTIVE_AGENT = "CollectiveAgent"
    ENTERPRISE = "Enterprise"
    INDUSTRY = "Industry"
    TOURIST_SITE = "TouristSite"
    INFRASTRUCTURE_PROJECT = "InfrastructureProject"
    POLICY_DOCUMENT = "PolicyDocument"
    PROGRAMME = "Programme"
    PLANNED_EVENT = "PlannedEvent"
    POPULATION_GROUP = "PopulationGroup"
    TIME_EXPRESSION = "TimeExpression"
    TARGET = "Target"


class TimeKind(Word):
    """What a time expression says."""

    DATE = "date"
    DEADLINE = "deadline"
    INTERVAL = "interval"
    START = "start"
    RECURRENCE = "recurrence"
    DURATION = "duration"
    ORDER = "order"
    VAGUE = "vague"
    VALIDITY = "validity"


class Force(Word):
    """How strongly a measure binds (genre: 必须, 要, bare verb, 推动, 支持, 鼓励)."""

    DUTY = "duty"
    OBLIGATION = "obligation"
    DIRECTIVE = "directive"
    PROMOTE = "promote"
    SUPPORT = "support"
    ENCOURAGE = "encourage"


class MeasureStatus(Word):
    """Whether an action is promised here, already done, content of a cited plan, or only forecast."""

    PROMISED = "promised"
    DONE = "done"
    PLAN_CONTENT = "plan_content"
    FORECAST = "forecast"


class Mode(Word):
    """How an actor, beneficiary or place was understood."""

    EXPLICIT = "explicit"
    IMPLICIT = "implicit"
    INHERITED = "inherited"
    INFERRED = "inferred"
    RECIPROCAL = "reciprocal"


class SectionKind(Word):
    """What a section is for."""

    TASK = "task"
    PRINCIPLE = "principle"
    ORGANISATION = "organisation"
    OTHER = "other"
