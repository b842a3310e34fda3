"""Every error Dragoman raises on purpose. The tree:

    DragomanError
    ├── InputError        a file, page or record cannot be read as what it claims to be
    ├── FetchError        an address may not or cannot be fetched (the reason is a field)
    ├── DataError         a file under data/ breaks its own rules (file and key are named)
    ├── LedgerError       the ledger cannot be opened, or was written by a newer Dragoman
    │   ├── LedgerBusy    another process is writing; nothing was changed
    │   └── NotInLedger   an identifier, person or relation the ledger does not hold
    └── IntegrityError    a stored quote no longer equals its characters

A message names the file or identifier, the place in it, and what to do. Programming errors
are not in this tree; `pipeline.read_page` alone catches them, for callers that list defects.
"""

from typing import Literal


class DragomanError(Exception):
    """Base of everything a caller may want to catch; `str()` is fit to show a user."""


class InputError(DragomanError):
    """An input cannot be read: missing, too large, undecodable, or not of its stated form."""


FetchReason = Literal["refused", "gone", "rest", "failed"]


class FetchError(DragomanError):
    """An address that gave nothing.

    `reason`: "refused" by a rule of ours or theirs, "gone" (asking again is no use), "rest" (the
    host wants to be left alone for `rest` seconds), "failed" (another time may do).
    """

    def __init__(self, message: str, reason: FetchReason, rest: float | None = None) -> None:
        super().__init__(message)
        self.reason = reason
        self.rest = rest


class DataError(DragomanError):
    """A data file breaks its own rules; the message names the file and the key."""


class LedgerError(DragomanError):
    """The ledger file cannot be used as it is."""


class LedgerBusy(LedgerError):
    """Another process holds the ledger for writing."""


class NotInLedger(LedgerError):
    """What was asked for is not in this ledger."""


class IntegrityError(DragomanError):
    """Stored evidence does not equal its text."""
