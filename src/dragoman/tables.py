"""Tables of who held which office, made elsewhere, read as one more source.

A page with the bytes of a CSV file comes in, readings go out: one document for each source and
party in it, whose text is its rows as they stand, and a tenure claim for each start and each end.
Columns are person, party, office, start, end, source; of start and end one may be empty, and so may
be all sources. Anything else is refused as a whole, every faulty line named with its remedy.
"""

import csv
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from dragoman.dates import edtf
from dragoman.errors import InputError
from dragoman.lexicon import typed_parties
from dragoman.records import Document, Evidence, Page, Reading, TenureClaim

TENURES = "text/csv; header=tenures"  # the media type of such a page
COLUMNS = ("person", "party", "office", "start", "end", "source")
NEEDED = frozenset(COLUMNS[:5])
LONGEST = 300  # characters of a cell
MOST = 20  # faults told at once


class Row(NamedTuple):
    """One checked row and the line as it stands."""

    person: str
    party: str
    office: str
    start: str
    end: str
    source: str
    words: str


def read(page: Page) -> tuple[Reading, ...]:
    """The readings of a table; an `InputError` lists every faulty line."""
    rows, faults = list[Row](), list[str]()
    for number, cells, words in _lines(page):
        try:
            rows.append(_row(cells, words))
        except InputError as error:
            faults.append(f"{page.source}:{number}: {error}")
    if faults:
        more = [f"and {len(faults) - MOST} more"] if len(faults) > MOST else []
        raise InputError("\n".join([*faults[:MOST], *more]))
    if not rows:
        raise InputError(f"{page.source}: has no row under its header")
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in dict.fromkeys(rows):
        groups.setdefault((row.source, row.party), []).append(row)
    return tuple(
        _reading(page, n, source, party, groups[source, party])
        for n, (source, party) in enumerate(sorted(groups), 1)
    )


def _lines(page: Page) -> Iterator[tuple[int, dict[str, str], str]]:
    """(line, cells by column, the line as it stands) of every row."""
    text = _decoded(page)
    lines = text.splitlines(keepends=True)
    table = csv.reader(lines, strict=True)
    header, before = None, 0
    try:
        for cells in table:
            words, before = "".join(lines[before : table.line_num]).rstrip("\r\n"), table.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = _header(page, cells)
            else:
                yield table.line_num, _cells(page, table.line_num, header, cells), words
    except csv.Error as error:
        raise InputError(
            f"{page.source}:{table.line_num}: is no CSV: {error}; save the table as CSV, UTF-8"
        ) from error


def _decoded(page: Page) -> str:
    try:
        return page.raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = page.raw.count(b"\n", 0, error.start) + 1
        raise InputError(f"{page.source}:{line}: is not UTF-8; save the table as UTF-8") from error


def _header(page: Page, cells: Sequence[str]) -> list[str]:
    names = [cell.strip().lower() for cell in cells]
    missing = sorted(NEEDED - set(names), key=COLUMNS.index)
    if missing:
        words = f"has no column {', '.join(missing)}; the first line must read {','.join(COLUMNS)}"
        raise InputError(f"{page.source}:1: {words}")
    if len(set(names)) < len(names):
        raise InputError(f"{page.source}:1: names a column twice; keep one of each")
    return names


def _cells(page: Page, line: int, header: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) != len(header):
        words = f"has {len(cells)} cells, the header {len(header)}; put cells with commas in quotes"
        raise InputError(f"{page.source}:{line}: {words}")
    return {name: " ".join(cell.split()) for name, cell in zip(header, cells, strict=True)}


def _row(cells: dict[str, str], words: str) -> Row:
    for name in COLUMNS:
        if len(cells.get(name, "")) > LONGEST:
            raise InputError(f"{name}: longer than {LONGEST} characters; shorten it")
    for name in ("person", "party", "office"):
        if not cells[name]:
            raise InputError(f"{name}: is empty; fill it or take the line out")
    party = typed_parties.code(cells["party"])
    if party is None:
        raise InputError(
            f"party: {cells['party']!r} names no state or organisation; write a code such as VNM"
        )
    start, end = _date("start", cells["start"]), _date("end", cells["end"])
    _in_order(start, end)
    source = cells.get("source", "")
    return Row(cells["person"], party, cells["office"], start, end, source, words)


def _date(name: str, text: str) -> str:
    if text and not _plain(text):
        raise InputError(f"{name}: {text!r} is no date; write 2021-04-08, 2021-04 or 2021")
    return text


def _plain(text: str) -> bool:
    """Whether it is a day, a month or a year."""
    try:
        return edtf.precision(text) in ("day", "month", "year")
    except InputError:
        return False


def _in_order(start: str, end: str) -> None:
    if not (start or end):
        raise InputError("start and end: both are empty; give the one that is known")
    first, last = edtf.bounds(start or end), edtf.bounds(end or start)
    if first and last and first[0] > last[1]:
        raise InputError(f"start {start} comes after end {end}; swap or mend them")


def _reading(page: Page, number: int, source: str, party: str, rows: Sequence[Row]) -> Reading:
    text = "\n".join(row.words for row in rows)
    document = Document(
        source=f"{page.source}#{number}", kind="article", title=f"Offices of {party}",
        publisher=source or None, url=None, published=None, language="und", text=text,
        sha256=sha256(text.encode()).hexdigest(),
    )  # fmt: skip
    claims, at = list[TenureClaim](), 0
    for row in rows:
        quote = Evidence(start=at, end=at + len(row.words), quote=row.words)
        claims += _claims(row, quote)
        at = quote.end + 1
    return Reading(document=document, tenures=tuple(claims))


def _claims(row: Row, quote: Evidence) -> Iterator[TenureClaim]:
    if row.start:
        yield TenureClaim(
            name=row.person, party=row.party, office=row.office, on=row.start, state="starts",
            evidence=(quote,), by="table/tenures:start",
        )  # fmt: skip
    if row.end:
        yield TenureClaim(
            name=row.person, party=row.party, office=row.office, on=row.end, state="ends",
            evidence=(quote,), by="table/tenures:end",
        )  # fmt: skip
