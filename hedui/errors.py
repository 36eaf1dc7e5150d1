"""What can go wrong with a whole document or run, and the exit codes that tell it.

A bad document raises one of these; it becomes that document's status and the batch goes on. A bad *value* never raises:
it becomes a finding. Every message is one sentence or two for the person at the keyboard: what, why, and what to do.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of every command."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    DOCUMENT_FAILED = 3
    ENGINE_MISSING = 4
    INTERRUPTED = 130


class HeduiError(Exception):
    """The root of all errors that hedui raises on purpose."""

    exit_code = ExitCode.DOCUMENT_FAILED


class UsageError(HeduiError):
    """The command, an option or a settings file asks for something that cannot be."""

    exit_code = ExitCode.USAGE


class CatalogueError(UsageError):
    """A catalogue file is malformed, or names a field or type that does not exist."""


class OutputError(UsageError):
    """The output folder or a file in it cannot be written."""


class EngineMissingError(HeduiError):
    """An engine was asked for that is not installed."""

    exit_code = ExitCode.ENGINE_MISSING


class ClusterLostError(HeduiError):
    """The cluster that did the work is gone; what it had not finished is still to be done."""


class DocumentError(HeduiError):
    """One document could not be processed."""


class UnreadableFileError(DocumentError):
    """The file does not exist, is a folder, or may not be opened."""


class ChangedWhileReadError(DocumentError):
    """Somebody kept writing to the file while it was read."""


class UnsupportedFileError(DocumentError):
    """The content is no kind of document that hedui reads."""


class EmptyDocumentError(DocumentError):
    """The file holds no bytes, no pages or no text at all."""


class UnreadDocumentError(DocumentError):
    """No page of the document gave any text; its record says why, page by page."""


class DamagedDocumentError(DocumentError):
    """The file is truncated or malformed."""


class EncryptedDocumentError(DocumentError):
    """The document is locked with a password."""


class UnknownEncodingError(DocumentError):
    """The bytes are text in no encoding that hedui knows."""


class TooLargeError(DocumentError):
    """The document has more pages, pixels or bytes than the settings allow."""
