"""The one tree of errors; each message says where and what to do, on one line.

CooperationGraphError
├── InputError       a file that cannot be read as a notice             exit 3
├── UsageError       a question that cannot be asked so                 exit 2
│   ├── NotFoundError    the question is fine, nothing answers it       exit 4
│   └── TooLongError     the question was given up                      exit 5
├── LexiconError     a row of data/lexicon that contradicts another     exit 2
└── DatasetError     a dataset folder that is damaged or half there     exit 3
"""


class CooperationGraphError(Exception):
    """Base of all errors a user can meet; str(error) is one line."""

    exit_code = 2


class InputError(CooperationGraphError):
    """A file that cannot be read as a notice."""

    exit_code = 3


class UsageError(CooperationGraphError):
    """A request that cannot be carried out as it stands."""

    exit_code = 2


class NotFoundError(UsageError):
    """A well-formed request that nothing in the dataset answers."""

    exit_code = 4


class TooLongError(UsageError):
    """A question that takes longer than it may."""

    exit_code = 5


class LexiconError(CooperationGraphError):
    """A row of data/lexicon that cannot be used."""

    exit_code = 2


class DatasetError(CooperationGraphError):
    """A dataset folder that is damaged, locked or half there."""

    exit_code = 3
