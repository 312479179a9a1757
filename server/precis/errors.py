"""The exception tree of Précis; every message says what happened and what to do next.

PrecisError
├── InputError             the document, file or selection cannot be worked on      exit 3
│   ├── NothingToWorkOn    nothing selected, or only white space
│   ├── NotText            a binary file, or not UTF-8
│   └── TooLong            the prompt does not fit the model's context
├── SettingsError          a setting or option has no such value                    exit 2
├── EngineError            the engine could not answer                              exit 4
│   ├── ModelMissing       the model is not on this machine                         exit 5
│   ├── ModelCorrupt       the model file is not the one that was published         exit 5
│   └── EngineGone         the engine's process ended in the middle
└── WritingError           the model answered, but with nothing that can be used    exit 6
"""

from __future__ import annotations


class PrecisError(Exception):
    """Base of all our errors. `exit_code` is what the command line ends with."""

    exit_code = 1


class InputError(PrecisError):
    """The document, file or selection cannot be worked on."""

    exit_code = 3


class NothingToWorkOn(InputError):
    """Nothing is selected and no section is under the cursor."""


class NotText(InputError):
    """The file is binary or not UTF-8."""


class TooLong(InputError):
    """The prompt does not fit the model's context; the message holds both numbers in tokens."""


class SettingsError(PrecisError):
    """A setting or option has no such value."""

    exit_code = 2


class EngineError(PrecisError):
    """The engine could not answer."""

    exit_code = 4


class ModelMissing(EngineError):
    """The model is not on this machine; the message holds the command that brings it."""

    exit_code = 5


class ModelCorrupt(EngineError):
    """The model file's checksum is not the published one."""

    exit_code = 5


class EngineGone(EngineError):
    """The engine's process ended while it worked; the next request starts it again."""


class WritingError(PrecisError):
    """The model answered with nothing that can be used (empty, or a loop from the first word)."""

    exit_code = 6
