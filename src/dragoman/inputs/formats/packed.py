"""ZIP and TAR files of pages: members are streamed, never unpacked to a path.

A member's name is only a name: `../` in it leads nowhere. Links, devices, encrypted members and
archives inside are told and left out; a member that grows a thousandfold, entries that overlap and
more than `TOTAL` bytes end the archive. Positions are numbers of members.
"""

import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from dragoman.errors import InputError
from dragoman.inputs.formats import LIMIT, Records, Skipped, kind_of
from dragoman.records import Page

SUFFIXES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
TOTAL = 4 * 1024**3  # bytes of all members together
MEMBER = 256 * 1024 * 1024  # bytes that a tar is read past to reach the next member
_RATIO = 1000  # deflate gives no more; overlapping tricks do
_MOST = 1_000_000  # members


def records(path: Path, skipped: Skipped, start: int = 0) -> Records:
    """A page for each member that is one."""
    read = _zip if path.name.lower().endswith(".zip") else _tar
    total = 0
    for number, name, raw in read(path, skipped, start):
        total += len(raw)
        if total > TOTAL or number > _MOST:
            raise InputError(f"{path}: unpacks to more than {TOTAL:,} bytes; split it")
        yield number, Page(source=f"{path.name}: {name}", raw=raw, media_type=kind_of(name))


def _wanted(name: str) -> bool:
    try:
        kind_of(name)
    except KeyError:
        return False
    return not Path(name).name.startswith((".", "._"))


def _zip(path: Path, skipped: Skipped, start: int) -> Iterator[tuple[int, str, bytes]]:
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_overlap(archive.infolist(), path)
            for number, member in enumerate(archive.infolist()[start:], start + 1):
                raw = _unzipped(archive, member, path.name, skipped)
                if raw is not None:
                    yield number, member.filename, raw
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError) as error:
        raise InputError(f"{path}: is no ZIP that can be read ({error}); get it anew") from error


def _refuse_overlap(members: Sequence[zipfile.ZipInfo], path: Path) -> None:
    """Entries that share bytes unpack to far more than the file holds."""
    end = 0
    for member in sorted(members, key=lambda m: m.header_offset):
        if member.header_offset < end:
            raise InputError(f"{path}: entries overlap; refused")
        end = member.header_offset + 30 + member.compress_size


def _unzipped(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str, skipped: Skipped
) -> bytes | None:
    name = f"{where}: {member.filename}"
    if member.is_dir() or not _wanted(member.filename):
        return None
    if stat.S_ISLNK(member.external_attr >> 16):
        skipped(f"{name}: is a link")
    elif member.flag_bits & 1:
        skipped(f"{name}: is encrypted")
    elif member.file_size > LIMIT or member.file_size > _RATIO * max(1, member.compress_size):
        skipped(f"{name}: would unpack to {member.file_size:,} bytes")
    else:
        try:
            with archive.open(member) as file:
                return _bounded(file, name, skipped)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            skipped(f"{name}: {error}")
    return None


def _bounded(file: IO[bytes], name: str, skipped: Skipped) -> bytes | None:
    raw = file.read(LIMIT + 1)
    if len(raw) > LIMIT:
        skipped(f"{name}: larger than {LIMIT:,} bytes")
        return None
    return raw


def _tar(path: Path, skipped: Skipped, start: int) -> Iterator[tuple[int, str, bytes]]:
    try:
        with tarfile.open(path, "r|*") as archive:
            for number, member in enumerate(archive, 1):
                raw = _untarred(archive, member, path, skipped) if number > start else None
                if raw is not None:
                    yield number, member.name, raw
    except (tarfile.TarError, EOFError, OSError, zlib.error) as error:
        skipped(f"{path.name}: ends early: {error}")


def _untarred(
    archive: tarfile.TarFile, member: tarfile.TarInfo, path: Path, skipped: Skipped
) -> bytes | None:
    name = f"{path.name}: {member.name}"
    if member.size > MEMBER:
        raise InputError(f"{name}: has {member.size:,} bytes; what follows it is not read")
    if member.isdir() or not _wanted(member.name):
        return None
    if not member.isreg() or member.issparse():
        skipped(f"{name}: is no plain file")
        return None
    if member.size > LIMIT:
        skipped(f"{name}: larger than {LIMIT:,} bytes")
        return None
    file = archive.extractfile(member)
    return _bounded(file, name, skipped) if file is not None else None
