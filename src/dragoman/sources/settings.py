"""One TOML file a source: read, checked, written whole or not at all.

A folder comes in, `Source` records go out, in the order of their names. A file that breaks the
rules is an `InputError` that names the file and the key; the other sources are still read. Writing
replaces the file in one step and keeps no comments.
"""

import json
import math
import os
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from dragoman.errors import InputError
from dragoman.records import Record

Kind = Literal["feed", "sitemap", "section", "folder"]
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,99}")
_YEAR = 525_600.0  # minutes


class Source(Record):
    """A place that news is taken from, as its file says; the file's name is `name`."""

    name: str
    url: str  # an address, or the path of a folder or file
    kind: Kind
    title: str | None = None
    language: str | None = None  # ISO 639-1
    country: str | None = None  # ISO 3166-1 alpha-3
    owner: str | None = None
    state_owned: bool | None = None
    grade: str | None = None
    paused: bool = False
    every: float | None = None  # minutes between looks; None: learned from its history
    gap: float = 1.0  # seconds between requests to its host
    robots: bool = True  # False only where the owner gave leave
    headers: dict[str, str] = {}  # sent to the origin of `url` alone


def folder_of(ledger: Path) -> Path:
    """Where the sources of a ledger are kept."""
    return ledger.absolute().parent / "sources"


def load(folder: Path, on_error: Callable[[InputError], None]) -> tuple[Source, ...]:
    """All sources of a folder; one that cannot be read goes to `on_error`."""
    found = []
    for path in sorted(folder.glob("*.toml")):
        try:
            found.append(_read(path, _state(path)))
        except InputError as error:
            on_error(error)
    return tuple(found)


def _state(path: Path) -> tuple[int, ...]:
    """What changes whenever a file does, whether it is written anew or within."""
    try:
        about = path.stat()
    except OSError:  # reading it says what is wrong
        return ()
    return about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns


@lru_cache(maxsize=1024)  # every page of today reads them
def _read(path: Path, _: tuple[int, ...]) -> Source:
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
        source = msgspec.convert({"name": path.stem, **given}, Source)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise InputError(f"{path}: is no source: {error}") from error
    if source.name != path.stem:
        raise InputError(f"{path}: name it in small letters, digits and hyphens")
    _check(source, path)
    return source


def _check(source: Source, place: object) -> None:
    if not _NAME.fullmatch(source.name):
        raise InputError(f"{place}: name it in small letters, digits and hyphens")
    every = 1.0 if source.every is None else source.every
    if not 0 <= source.gap < math.inf or not 0 < every <= _YEAR:  # no comparison holds for nan
        raise InputError(f"{place}: `gap` and `every` must be positive, `every` at most a year")


def save(folder: Path, source: Source, *, new: bool = False) -> Path:
    """Write a source, in one step; `new` refuses a name that is taken. Raises `InputError`."""
    _check(source, source.name)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{source.name}.toml"
    draft = folder / f".{source.name}.{os.getpid()}.new"
    draft.write_text(toml(source), encoding="utf-8")
    try:
        if new:
            os.link(draft, path)
        else:
            draft.replace(path)
    except FileExistsError as error:
        raise InputError(f"{source.name}: there is a source of this name already") from error
    finally:
        draft.unlink(missing_ok=True)
    return path


def names(folder: Path) -> frozenset[str]:
    """Names that are taken, also by files that cannot be read."""
    return frozenset(path.stem for path in folder.glob("*.toml"))


def toml(source: Source) -> str:
    """A source's file: what is not the usual, in the order of the record."""
    lines = []
    for field in msgspec.structs.fields(source):
        value = getattr(source, field.name)
        usual = field.default if field.default is not msgspec.NODEFAULT else None
        if field.name not in ("name", "headers") and (field.required or value != usual):
            lines.append(f"{field.name} = {_value(value)}")
    if source.headers:
        lines.append("\n[headers]")
        lines += [f"{_value(name)} = {_value(value)}" for name, value in source.headers.items()]
    return "\n".join(lines) + "\n"


def _value(value: object) -> str:
    """A basic value in TOML, whose strings are those of JSON but for one control character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def remove(folder: Path, name: str) -> bool:
    """Drop a source's file; False where there was none. What it brought stays in the ledger."""
    if not _NAME.fullmatch(name):
        return False
    path = folder / f"{name}.toml"
    existed = path.is_file()
    path.unlink(missing_ok=True)
    return existed


def name_for(text: str, taken: Iterable[str]) -> str:
    """A free name from an address or title: `example.org-news`."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    plain = re.sub(r"^https?://(?:www\.)?", "", plain)
    stem = re.sub(r"[^a-z0-9.]+", "-", plain).strip("-.")[:60].strip("-.") or "source"
    names, number, name = set(taken), 1, stem
    while name in names:
        number += 1
        name = f"{stem}-{number}"
    return name
