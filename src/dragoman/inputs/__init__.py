"""Names given on a command line to pages: files, folders, and "-" for standard input.

Folders are walked in sorted order; hidden entries, files of unknown suffix, READMEs (they tell of
the folder) and what is no file, such as a pipe, are left out. A file named outright is read
whatever its name. Archives (WARC, JSON Lines, CSV, mbox, ZIP, TAR: `formats`) are streamed, a page
a record. A bad input becomes an `InputError` that names the path and the remedy; it goes to
`on_error` and the others are still read. Nothing is decoded here.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from dragoman.errors import InputError
from dragoman.inputs import formats
from dragoman.inputs.formats import MEDIA_TYPES
from dragoman.records import Page

LIMIT = 16 * 1024 * 1024  # bytes read from one input; `pages` accepts no more


class Bookmarks(NamedTuple):
    """Where archives were left, and where they are: kept by who can remember it."""

    begin: Callable[[Path], int | None]  # a position to go on behind; None: read to its end
    passed: Callable[[Path, int], None]  # the record at this position is done with
    ended: Callable[[Path], None]


def _raise(error: InputError) -> None:
    raise error


def pages(
    names: Iterable[str],
    *,
    on_error: Callable[[InputError], None] = _raise,
    stdin: BinaryIO | None = None,
    wanted: Callable[[Page], bool] | None = None,
    marks: Bookmarks | None = None,
) -> Iterator[Page]:
    """Yield a page for each input, in order; `source` is its name without the folder.

    An input that cannot be read is passed to `on_error` as an `InputError` and skipped; by
    default it is raised. `stdin` stands in for standard input where "-" is named. `wanted` is
    asked of the records of archives; those it refuses are left out. `marks` let an archive be gone
    on with where an earlier run stopped: a record is passed when the page after it is asked for.
    """
    for name in names:
        try:
            if name == "-":
                yield _page("-", (stdin or sys.stdin.buffer).read(LIMIT + 1), name)
                continue
            found = _files(name, on_error)
        except InputError as error:
            on_error(error)
            continue
        for path in found:
            if formats.is_archive(path):
                yield from _archived(path, on_error, wanted, marks)
                continue
            try:
                page = _read(path)
            except InputError as error:
                on_error(error)
                continue
            yield page


def is_one(names: Sequence[str]) -> bool:
    """Whether these names are one file that is a page, and no folder or archive."""
    if len(names) != 1:
        return False
    path = Path(names[0])
    return not (path.is_dir() or formats.is_archive(path))


def page(name: str) -> Page:
    """The page that one file is; an `InputError` when it cannot be read."""
    return _read(Path(name))


def _archived(
    path: Path,
    on_error: Callable[[InputError], None],
    wanted: Callable[[Page], bool] | None,
    marks: Bookmarks | None,
) -> Iterator[Page]:
    """The pages of an archive; what it holds that cannot be read goes to `on_error`."""
    told = 0
    try:
        begin = marks.begin(path) if marks else 0
        if begin is None:
            return

        def skipped(words: str) -> None:
            nonlocal told
            told += 1
            on_error(InputError(words))

        for position, page in formats.records(path, skipped, begin):
            told += 1
            if wanted is None or wanted(page):
                yield page
            if marks:
                marks.passed(path, position)
        if not told and not begin:
            skipped(f"{path}: holds no page that can be read; look whether it is whole")
        if marks:
            marks.ended(path)
    except FileNotFoundError:
        on_error(InputError(f"{path}: no such file or folder; check the path"))
    except InputError as error:
        on_error(error)
    except (OSError, EOFError, UnicodeError) as error:
        on_error(InputError(f"{path}: cannot be read: {error}"))


def _files(name: str, on_error: Callable[[InputError], None]) -> list[Path]:
    """The files an input stands for; an error where there are none."""
    if "://" in name:
        instead = f"`dragoman source add {name}` follows it, or save the page and add the file"
        raise InputError(f"{name}: is an address; {instead}")
    path = Path(name)
    if not path.is_dir():
        return [path]
    found = sorted(_walk(path, on_error))
    if not found:
        known = " ".join((*MEDIA_TYPES, *formats.suffixes()))
        raise InputError(f"{path}: the folder holds no file to read ({known})")
    return found


def _walk(folder: Path, on_error: Callable[[InputError], None]) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        on_error(InputError(f"{error.filename}: cannot be read: {error.strerror}"))

    for at, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (path for path in (Path(at, name) for name in files) if _wanted(path))


def _wanted(path: Path) -> bool:
    """Whether a folder's entry is an article; a link to nowhere is, so that it is complained of."""
    known = path.suffix.lower() in MEDIA_TYPES and path.stem.lower() != "readme"
    known = known or formats.is_archive(path)
    return known and not path.name.startswith(".") and (path.is_file() or not path.exists())


def _read(path: Path) -> Page:
    try:
        with path.open("rb") as file:
            return _page(path.name, file.read(LIMIT + 1), str(path))
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file or folder; check the path") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError as error:  # a NUL in the name
        raise InputError(f"{path!s}: is no path: {error}") from error


def _page(source: str, raw: bytes, path: str) -> Page:
    if len(raw) > LIMIT:
        raise InputError(f"{path}: larger than {LIMIT:,} bytes; split it")
    return Page(source=source, raw=raw, media_type=MEDIA_TYPES.get(Path(source).suffix.lower()))
