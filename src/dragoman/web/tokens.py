"""Who may do what on a server that others reach: tokens, of which only hashes are kept.

A ledger's path comes in; the file `<ledger>.tokens` beside it, which only its owner can read, goes
out. A token is 256 bits of chance and shown once, so its SHA-256 is as good as the slow hashes that
guessable passwords need. The file is apart from the ledger: a copy of the ledger opens nothing.
"""

import os
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path
from secrets import token_urlsafe
from typing import Literal

import msgspec

from dragoman.errors import DragomanError, InputError
from dragoman.records import Record

Scope = Literal["read", "judge"]
MARK = "dgm_"  # so that a scanner knows one that was left somewhere
LONGEST = 80  # characters of a name


class Token(Record):
    """What is kept of a token: the name judgements are signed with, what it opens, its hash."""

    name: str
    scope: Scope
    sha256: str
    made: str  # UTC
    ends: str | None = None  # ISO day, the last on which it opens anything


def beside(ledger: Path) -> Path:
    """The file of tokens of a ledger."""
    return ledger.with_name(f"{ledger.name}.tokens")


def held(ledger: Path) -> tuple[Token, ...]:
    """All tokens there are, the oldest first."""
    file = beside(ledger)
    try:
        return msgspec.json.decode(file.read_bytes(), type=tuple[Token, ...])
    except FileNotFoundError:
        return ()
    except (OSError, msgspec.DecodeError) as error:
        raise DragomanError(
            f"{file}: cannot be read: {error}; remove it and make tokens anew"
        ) from error


def add(ledger: Path, name: str, scope: Scope, made: str, ends: str | None = None) -> str:
    """Make a token and give it out, the only time that it can be seen."""
    name = name.strip()
    if not name or len(name) > LONGEST or ":" in name or not name.isprintable():
        raise InputError(f"{name!r}: a name has 1 to {LONGEST} characters and no colon")
    known = held(ledger)
    if any(token.name == name for token in known):
        raise InputError(f"{name}: has a token; `dragoman token remove {name}` ends it")
    secret = MARK + token_urlsafe(32)
    _write(
        ledger, (*known, Token(name=name, scope=scope, sha256=_hash(secret), made=made, ends=ends))
    )
    return secret


def remove(ledger: Path, name: str) -> None:
    """End a token: at once, also on a server that runs."""
    known = held(ledger)
    rest = tuple(token for token in known if token.name != name)
    if rest == known:
        raise InputError(f"{name}: has no token; `dragoman token list` shows those there are")
    _write(ledger, rest)


def opened_by(ledger: Path, secret: str, today: str) -> Token | None:
    """The token that this is, if it is one and has not ended; every hash is compared."""
    digest, found = _hash(secret), None
    for token in held(ledger):
        if compare_digest(token.sha256, digest):
            found = token
    return None if found is None or (found.ends and found.ends < today) else found


def _hash(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()


def _write(ledger: Path, tokens: tuple[Token, ...]) -> None:
    """The whole file in one step, never readable by anyone else."""
    file = beside(ledger)
    draft = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(msgspec.json.format(msgspec.json.encode(tokens), indent=2) + b"\n")
        draft.replace(file)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise DragomanError(f"{file}: cannot be written: {error.strerror}") from error
