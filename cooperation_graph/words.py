"""The closed sets of words that say how something was read, who does what, and what kind a thing is of."""

from enum import StrEnum


class Derivation(StrEnum):
    """How a statement was read."""

    STATED = "stated"
    RESOLVED = "resolved"
    INFERRED = "inferred"
    CURATED = "curated"
    REFERENCE = "reference"


class Role(StrEnum):
    """What a body does for a commitment."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    SUPERVISE = "supervise"


class State(StrEnum):
    """Whether a commitment names who is responsible, and if not, why."""

    STATED = "stated"
    NONE_STATED = "none_stated"
    TRUNCATED = "truncated"


class Kind(StrEnum):
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


class TimeKind(StrEnum):
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


class Force(StrEnum):
    """How strongly a measure binds (genre: 必须, 要, bare verb, 推动, 支持, 鼓励)."""

    DUTY = "duty"
    OBLIGATION = "obligation"
    DIRECTIVE = "directive"
    PROMOTE = "promote"
    SUPPORT = "support"
    ENCOURAGE = "encourage"


class MeasureStatus(StrEnum):
    """Whether an action is promised here, already done, content of a cited plan, or only forecast."""

    PROMISED = "promised"
    DONE = "done"
    PLAN_CONTENT = "plan_content"
    FORECAST = "forecast"


class Mode(StrEnum):
    """How an actor, beneficiary or place was understood."""

    EXPLICIT = "explicit"
    IMPLICIT = "implicit"
    INHERITED = "inherited"
    INFERRED = "inferred"
    RECIPROCAL = "reciprocal"


class SectionKind(StrEnum):
    """What a section is for."""

    TASK = "task"
    PRINCIPLE = "principle"
    ORGANISATION = "organisation"
    OTHER = "other"
