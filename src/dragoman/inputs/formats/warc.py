"""Web archives (WARC and WET, plain, gzip or zst): the home of FastWARC.

Answers with status 200 that are pages come out, named by their address, with the time they were
made left to the archive. Where a record is damaged, cut off or lies about its length, reading
begins anew at the next one that can be found, and the damaged one is told. Positions are bytes;
for the first record, and where an archive was packed in one piece, numbers of records below zero.
"""

import mmap
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol, cast

from dragoman.inputs.formats import LIMIT, Records, Skipped
from dragoman.records import Page

SUFFIXES = (".warc", ".warc.gz", ".warc.zst", ".wet", ".wet.gz")
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_NEXT = b"\r\n\r\nWARC/1."  # inside a body: its length is wrong
_STARTS = {b"\x1f\x8b": b"\x1f\x8b\x08", b"(\xb5": b"(\xb5/\xfd"}
_PLAIN = b"\nWARC/1."


class _Reader(Protocol):
    def read(self, size: int = -1) -> bytes: ...


class _Record(Protocol):
    stream_pos: int
    reader: _Reader
    record_type: object
    headers: dict[str, str]
    http_headers: "_Http | None"
    http_content_type: str | None


class _Http(Protocol):
    status_code: int | None

    def get(self, name: str, default: str | None = None) -> str | None: ...


def records(path: Path, skipped: Skipped, start: int = 0) -> Records:
    """Pages of an archive with the position of the record after which to go on."""
    size = path.stat().st_size
    if size == 0:
        return
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
        at, number = _after(whole, start) if start > 0 else 0, 0
        while at < size:
            last = at - 1
            try:
                for record in _read_from(path, at):
                    last, number = record.stream_pos, number + 1
                    if number <= -start:
                        continue
                    page = _page(record, f"{path.name} at byte {last:,}", skipped)
                    if page is not None:
                        yield last if 0 < last < size else -number, page
                at = size
            except (OSError, ValueError) as error:
                bad = max(last, at)
                skipped(f"{path.name} at byte {bad:,}: {' '.join(str(error).split())[:200]}")
                at = _after(whole, bad)


def _read_from(path: Path, at: int) -> Iterator[_Record]:
    """Records from a byte on, with their true positions; `OSError` where one is damaged."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415  # compiled

    wanted = (
        WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
        | WarcRecordType.revisit
    )  # fmt: skip
    with path.open("rb") as file:  # never a name: FastWARC would fetch an address
        file.seek(at)
        found = ArchiveIterator(file, record_types=wanted, parse_http=True, auto_decode="all")
        for record in found:
            yield cast("_Record", _Placed(record, at))


class _Placed:
    """A record whose position counts from the beginning of the file."""

    def __init__(self, record: object, base: int) -> None:
        self._record = record
        self.stream_pos = base + int(getattr(record, "stream_pos", 0))

    def __getattr__(self, name: str) -> object:
        return getattr(self._record, name)


def _page(record: _Record, where: str, skipped: Skipped) -> Page | None:
    """The page of a record; None where it holds none. `ValueError` where it is damaged."""
    headers = record.headers
    url = (headers.get("WARC-Target-URI") or "").strip(" <>") or None
    if headers.get("WARC-Type") == "revisit":
        skipped(f"{where}: a revisit, whose text stands in another record")
        return None
    http = record.http_headers
    if http is not None and http.status_code != 200:
        return None
    kind = (record.http_content_type if http is not None else headers.get("Content-Type")) or ""
    if kind.partition(";")[0].strip().lower() not in ("", *_PAGES):
        return None
    raw = record.reader.read(LIMIT + 1)
    if len(raw) > LIMIT:
        skipped(f"{where}: larger than {LIMIT:,} bytes")
        return None
    if _NEXT in raw:
        raise ValueError("its length is wrong: the next record begins inside it")
    if http is not None and not http.get("Content-Encoding") and _is_cut(http, raw):
        skipped(f"{where}: shorter than its own length says")
        return None
    named = (http.get("Content-Type") if http is not None else kind) or kind or None
    return Page(source=url or where, raw=raw, media_type=named, url=url)


def _is_cut(http: _Http, raw: bytes) -> bool:
    said = (http.get("Content-Length") or "").strip()
    return said.isdigit() and len(said) < 12 and len(raw) < int(said)


def _after(whole: mmap.mmap, at: int) -> int:
    """Where the next record begins behind a byte; the end where no more can be found."""
    start = _STARTS.get(whole[:2], _PLAIN)
    while True:
        at = whole.find(start, at + 1)
        if at < 0:
            return len(whole)
        if start == _PLAIN:
            return at + 1
        if start[:2] != b"\x1f\x8b" or _opens(whole[at : at + 4096]):
            return at


def _opens(raw: bytes) -> bool:
    """Whether a gzip member begins here that begins with a record."""
    try:
        return zlib.decompressobj(31).decompress(raw, 5) == b"WARC/"
    except zlib.error:
        return False
