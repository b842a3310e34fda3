"""Opening the ledger file: readers at any time, one writer at a time, nothing half made.

A new ledger is built beside its final name and moved there in one step, so that a killed process
leaves either no ledger or a whole one. Files of other programs and ledgers of a newer Dragoman
are refused. Writers wait a few seconds for one another, then raise `LedgerBusy`.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path

from dragoman.errors import LedgerBusy, LedgerError

APPLICATION = 0x44524147  # "DRAG", in the header of the file
SCHEMA = 15  # user_version; raised by every change of the scripts of tables
SCRIPTS = ("schema.sql", "counts.sql")
PRECIOUS = ("page", "document", "judgement", "anchor", "source_setting")
COLLECTED = (
    "received", "received_body", "item", "list", "list_child", "complaint", "validator", "archive",
    "health", "robots", "rest", "superseded",
)  # fmt: skip
PATIENCE = 5.0  # seconds a writer waits for another


class Ledger:
    """An open ledger: its path and its connection. Use `reader` and `writer` to get one."""

    __slots__ = ("db", "path")

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        self.path = path
        self.db = db


@contextmanager
def reader(path: str | Path) -> Iterator[Ledger]:
    """Open an existing ledger for reading; a `LedgerError` says so when there is none."""
    with _connected(_existing(Path(path)), "ro") as book:
        yield book


@contextmanager
def writer(path: str | Path, *, make: bool = True) -> Iterator[Ledger]:
    """Open a ledger for writing; where the path is free it is made, or, without `make`, refused."""
    path = Path(path)
    if not make:
        _existing(path)
    elif not path.exists():
        _create(path)
    with _connected(path, "rw") as book:
        yield book


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise LedgerError(f"{path}: no ledger here; `dragoman add FILE...` makes one")
    return path


@contextmanager
def transaction(book: Ledger) -> Iterator[sqlite3.Connection]:
    """All or nothing; `LedgerBusy` when another process is writing for longer than `PATIENCE`."""
    try:
        book.db.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        raise _explained(book.path, error) from error
    try:
        yield book.db
        book.db.execute("UPDATE revision SET number = number + 1")
        book.db.execute("COMMIT")
    except sqlite3.OperationalError as error:
        _roll_back(book.db)
        raise _explained(book.path, error) from error
    except BaseException:
        _roll_back(book.db)
        raise


@contextmanager
def snapshot(book: Ledger) -> Iterator[Ledger]:
    """All that is asked within sees the ledger in one state, whatever is written meanwhile."""
    try:
        book.db.execute("BEGIN")
        yield book
    except sqlite3.DatabaseError as error:
        raise _explained(book.path, error) from error
    finally:
        _roll_back(book.db)


def revision(book: Ledger) -> int:
    """A number that every transaction raises: while it stays, the ledger says the same."""
    number: int = book.db.execute("SELECT number FROM revision").fetchone()[0]
    return number


def state(path: Path) -> tuple[int, ...]:
    """What changes whenever a file does, whether it is put in place, written anew or within.

    Of a ledger this tells a copy that was laid over it, whose revision may be the same; what is
    only in the log beside the file has raised the revision. Empty where there is no file.
    """
    try:
        about = path.stat()
    except OSError:  # reading it says what is wrong
        return ()
    return about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns


def _roll_back(db: sqlite3.Connection) -> None:
    if db.in_transaction:
        db.execute("ROLLBACK")


@contextmanager
def _connected(path: Path, mode: str) -> Iterator[Ledger]:
    try:
        uri = f"{path.absolute().as_uri()}?mode={mode}"
        db = sqlite3.connect(
            uri, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )
    except sqlite3.OperationalError as error:
        raise _explained(path, error) from error
    try:
        _check(path, db)
        yield Ledger(path, db)
    except sqlite3.DatabaseError as error:
        raise _explained(path, error) from error
    finally:
        db.close()


def _check(path: Path, db: sqlite3.Connection) -> None:
    application, schema = _form(db, path)
    if application != APPLICATION:
        raise LedgerError(f"{path}: is not a Dragoman ledger; name another file with --ledger")
    if schema > SCHEMA:
        raise LedgerError(
            f"{path}: written by a newer Dragoman (form {schema}, this one knows {SCHEMA}); "
            "upgrade this one"
        )
    if schema < SCHEMA:
        raise LedgerError(
            f"{path}: written by an older Dragoman (form {schema}, this one writes {SCHEMA}); "
            "`dragoman rebuild` brings it up to date"
        )


def _form(db: sqlite3.Connection, path: Path) -> tuple[int, int]:
    """Whose file it is, and of which form."""
    try:
        db.execute("PRAGMA foreign_keys = ON")
        application, schema = (
            db.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version")
        )
    except sqlite3.DatabaseError as error:
        raise _explained(path, error) from error
    return application, schema


def _create(path: Path) -> None:
    """Build the file under a name of this process, then move it; another's ledger is kept."""
    if not path.parent.is_dir():
        raise LedgerError(f"{path}: the folder {path.parent} does not exist; make it first")
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        draft.unlink(missing_ok=True)
        _lay_out(draft, *SCRIPTS)
        os.link(draft, path)
    except FileExistsError:
        pass  # someone else made it meanwhile
    except (OSError, sqlite3.OperationalError) as error:
        raise _explained(path, error) from error
    finally:
        draft.unlink(missing_ok=True)


def upgrade(path: str | Path) -> None:
    """Bring a ledger of an older form to this one: what is precious is kept, caches are empty.

    The new file takes the place of the old one in one step; `rebuild` must follow.
    """
    path = _existing(Path(path))
    with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as old:
        try:
            _check(path, old)
        except LedgerError:
            application, schema = _form(old, path)
            if application != APPLICATION or schema >= SCHEMA:
                raise
            _replace(path, old)


def _replace(path: Path, old: sqlite3.Connection) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    draft.unlink(missing_ok=True)
    try:
        _lay_out(draft, *SCRIPTS)
        old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if _columns(old, "main", "received"):
            _lay_out(draft, "collecting.sql")
        old.execute("ATTACH ? AS made", (str(draft),))
        for table in (*PRECIOUS, *COLLECTED):
            mine, theirs = (_columns(old, schema, table) for schema in ("made", "main"))
            names = ", ".join(f'"{name}"' for name in mine if name in theirs)
            if names:
                old.execute(f"INSERT INTO made.{table} ({names}) SELECT {names} FROM main.{table}")
        old.execute("DETACH made")
        draft.replace(path)
    except sqlite3.OperationalError as error:
        raise _explained(path, error) from error
    finally:
        draft.unlink(missing_ok=True)


def _columns(db: sqlite3.Connection, schema: str, table: str) -> list[str]:
    return [row[1] for row in db.execute(f"PRAGMA {schema}.table_info({table})")]


def _lay_out(path: Path, *scripts: str) -> None:
    text = "".join(files("dragoman.ledger").joinpath(s).read_text("utf-8") for s in scripts)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.executescript(
            f"BEGIN; {text}"
            f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {SCHEMA}; COMMIT;"
        )


def _explained(path: Path, error: Exception) -> LedgerError:
    words = str(error)
    if "locked" in words or "busy" in words:
        return LedgerBusy(f"{path}: another process is writing; nothing was changed, try again")
    if "malformed" in words:
        fix = "put a copy of it back, or add the articles to a new ledger"
        return LedgerError(f"{path}: the file is damaged ({words}); {fix}")
    if "not a database" in words:
        return LedgerError(f"{path}: is not a Dragoman ledger; name another file with --ledger")
    return LedgerError(f"{path}: {words}")
